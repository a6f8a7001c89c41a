//! From a typed document to a sheet of blocks: what is said, in which order, under which heading.
//!
//! Nothing here knows of fonts, pages or tags.

mod paper;
mod personal_data;
mod plan;
mod synthesis;

use jiff::tz::Offset;

use crate::blocks::Sheet;
use crate::document::{Document, Options};
use crate::words::Labels;

/// Composes a document in the language asked for.
pub(crate) fn sheet(document: &Document, options: &Options) -> Sheet {
    let labels = Labels::of(options.language);
    match document {
        Document::Synthesis(synthesis) => synthesis::sheet(synthesis, options, labels),
        Document::PersonalData(data) => personal_data::sheet(data, options, labels),
        Document::Paper(paper) => paper::sheet(paper),
    }
}

/// The day the document was made, in UTC.
fn made_on(options: &Options, labels: &Labels) -> String {
    let day = Offset::UTC.to_datetime(options.created_at).date();
    format!("{} {}", labels.made_on, labels.day(day))
}

#[cfg(test)]
mod tests;
