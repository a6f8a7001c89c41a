//! Every document in its typical, empty, long and hostile variants.
//!
//! The people and places are invented. The tests render all of them in all languages and sizes, and the page of
//! samples shows them; whoever adds a part to a document adds it here.

mod hostile;
mod paper;
mod personal_data;
mod synthesis;

use crate::document::Document;

pub use hostile::HOSTILE_TEXTS;

/// A sample document with a name fit for a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Such as "synthesis-typical".
    pub name: &'static str,
    /// The document.
    pub document: Document,
}

/// Every sample.
pub fn samples() -> Vec<Sample> {
    let synthesis = |name, synthesis| Sample { name, document: Document::Synthesis(Box::new(synthesis)) };
    let data = |name, data| Sample { name, document: Document::PersonalData(data) };
    let paper = |name, paper| Sample { name, document: Document::Paper(paper) };
    vec![
        synthesis("synthesis-typical", synthesis::typical()),
        synthesis("synthesis-draft", synthesis::draft()),
        synthesis("synthesis-empty", synthesis::empty()),
        synthesis("synthesis-long", synthesis::long()),
        synthesis("synthesis-hostile", hostile::synthesis()),
        data("personal-data-typical", personal_data::typical()),
        data("personal-data-empty", personal_data::empty()),
        data("personal-data-long", personal_data::long()),
        data("personal-data-hostile", hostile::personal_data()),
        paper("paper-letter", paper::letter()),
        paper("paper-empty", paper::empty()),
        paper("paper-hostile", paper::hostile()),
    ]
}
