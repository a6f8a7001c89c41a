//! A search that somebody keeps, to be told of what is new.
//!
//! The text is made to be read back years later: keys are words, what has its default value may be missing, and a text that
//! asks for something unknown is refused rather than understood more widely than it was meant.

use serde::{Deserialize, Serialize};

use crate::everything::EverythingQuery;
use crate::sessions::SessionQuery;

/// A kept search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "recherche", content = "demande", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SavedSearch {
    /// Of sessions of training.
    #[serde(rename = "sessions")]
    Sessions(Box<SessionQuery>),
    /// Of anything.
    #[serde(rename = "tout")]
    Everything(EverythingQuery),
}

/// A text that is not a kept search.
#[derive(Debug, thiserror::Error)]
#[error("reading a saved search")]
pub struct SavedSearchError(#[source] serde_json::Error);

impl SavedSearch {
    /// As a text to keep.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From a text that was kept.
    pub fn from_text(text: &str) -> Result<SavedSearch, SavedSearchError> {
        serde_json::from_str(text).map_err(SavedSearchError)
    }
}
