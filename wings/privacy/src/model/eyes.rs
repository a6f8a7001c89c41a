//! Somebody opened the file: who it was, in the words of a reader.

use jalon_kernel::page::Words;
use jiff::Timestamp;

/// Whose eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Eye {
    /// The person themselves.
    Oneself,
    /// A professional, with the operator and the site they acted for.
    Professional {
        /// Their name.
        name: String,
        /// The operator and the site of the mandate they acted under.
        place: Option<(String, String)>,
    },
    /// An automatic task of the platform.
    Platform,
    /// Somebody the log does not let us name; the person should know that too.
    Unnamed,
}

/// One opening of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// When the visit began.
    pub at: Timestamp,
    /// Who looked.
    pub by: Eye,
    /// What for: a code of the house.
    pub purpose: String,
    /// When the agreement was given under which they looked, if one was needed.
    pub agreed_at: Option<Timestamp>,
}

impl Eye {
    /// The word of the format for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Oneself => "soi",
            Self::Professional { .. } => "professionnel",
            Self::Platform => "plateforme",
            Self::Unnamed => "inconnu",
        }
    }

    /// Who, in words.
    pub fn name(&self, words: &Words) -> String {
        match self {
            Self::Oneself => words.t("privacy-eye-self").into_owned(),
            Self::Professional { name, .. } => name.clone(),
            Self::Platform => words.t("privacy-eye-platform").into_owned(),
            Self::Unnamed => words.t("privacy-eye-unknown").into_owned(),
        }
    }

    /// For whom they acted, in words; empty when for nobody else.
    pub fn place(&self) -> String {
        match self {
            Self::Professional { place: Some((operator, site)), .. } => format!("{operator}, {site}"),
            _ => String::new(),
        }
    }
}

impl Seen {
    /// What for, in words.
    pub fn purpose(&self, words: &Words) -> String {
        let text = words.find(&format!("purpose-{}", self.purpose)).or_else(|| words.find(&self.purpose));
        text.map_or_else(|| words.t("privacy-purpose-other").into_owned(), |text| text.into_owned())
    }
}
