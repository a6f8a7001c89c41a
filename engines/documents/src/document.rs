//! The documents this crate knows how to write, how they may be asked for, and why one can be refused.

use jiff::Timestamp;

use crate::paper::Paper;
use crate::personal_data::PersonalData;
use crate::synthesis::Synthesis;
use crate::words::Language;

/// A document ready to be rendered. Everything shown in it is inside the value.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// The *document de synthèse* handed to the person (cahier des charges 2.2).
    Synthesis(Box<Synthesis>),
    /// Everything held about a person, readable by a person (RGPD, articles 15 and 20).
    PersonalData(PersonalData),
    /// A letter, a notice, a plan: words of the caller's.
    Paper(Paper),
}

/// How large the text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// 11.5 points.
    #[default]
    Normal,
    /// 18 points; tables become lists of records, since columns would be too narrow to read.
    Large,
}

/// How a document is to be rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The language of headings and labels, and the language the file declares to screen readers.
    pub language: Language,
    /// The size of the text.
    pub text_size: TextSize,
    /// The creation date written into the file, in UTC.
    pub created_at: Timestamp,
}

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The values could not be handed to the typesetter.
    #[error("preparing the document for typesetting failed")]
    Prepare(#[source] serde_json::Error),
    /// The typesetter refused the layout.
    #[error("typesetting the document failed: {0}")]
    Typeset(String),
    /// The exporter found that the file would not meet PDF/UA-1 and PDF/A-2a.
    #[error("exporting the document as PDF/UA-1 and PDF/A-2a failed: {0}")]
    Export(String),
}
