//! Accessible PDF: tagged, in reading order, with language, title, bookmarks and table headers.
//!
//! The layout is one fixed typst program that reads one JSON value; no text of a person is ever part of the program.
//! The exporter itself checks PDF/UA-1 and PDF/A-2a and refuses a file that would break them. It is the caller who
//! keeps a [`Renderer`] (about 2 ms to make): it may be shared between threads.

pub(crate) mod fonts;
mod setting;
mod world;

use jiff::tz::Offset;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::compose;
use crate::document::{Document, DocumentError, Options};
use fonts::Fonts;
use world::{Layout, OneDocument};

/// What every rendering shares: the fonts and the layout program.
pub struct Renderer {
    fonts: Fonts,
    layout: Layout,
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}

impl Renderer {
    /// Reads the embedded fonts and the layout.
    pub fn new() -> Self {
        Self { fonts: Fonts::embedded(), layout: Layout::new() }
    }
}

/// Renders a document as a PDF file.
///
/// # Errors
/// [`DocumentError`] if the file would not be accessible or the typesetter fails; no text a person can write is known
/// to cause either.
pub fn render(renderer: &Renderer, document: &Document, options: &Options) -> Result<Vec<u8>, DocumentError> {
    let sheet = compose::sheet(document, options);
    let setting = setting::set(&sheet, options, &renderer.fonts);
    let values = serde_json::to_vec(&setting).map_err(DocumentError::Prepare)?;
    let world = OneDocument { fonts: &renderer.fonts, layout: &renderer.layout, values: Bytes::new(values) };
    let outcome = typeset(&world, options);
    // The typesetter remembers results between runs. What it remembers here is the text of a person, so it forgets.
    comemo::evict(0);
    outcome
}

fn typeset(world: &OneDocument<'_>, options: &Options) -> Result<Vec<u8>, DocumentError> {
    let pages = typst::compile::<PagedDocument>(world)
        .output
        .map_err(|problems| DocumentError::Typeset(in_words(&problems)))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|problem| DocumentError::Export(problem.message().to_string()))?;
    let export = PdfOptions {
        creator: Smart::Custom(Some("Jalon".to_owned())),
        timestamp: timestamp(options),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &export).map_err(|problems| DocumentError::Export(in_words(&problems)))
}

/// The creation date. Years beyond those a PDF can write (0 to 9999) leave it out.
fn timestamp(options: &Options) -> Option<Timestamp> {
    let at = Offset::UTC.to_datetime(options.created_at);
    let part = |number: i8| u8::try_from(number).ok();
    Datetime::from_ymd_hms(
        at.year().into(),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )
    .map(Timestamp::new_utc)
}

/// What went wrong, without the text of the document: problems end up in logs.
fn in_words(problems: &[SourceDiagnostic]) -> String {
    problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests;
