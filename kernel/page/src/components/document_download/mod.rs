//! A file to take away, with its kind and its weight said before.

use askama::Template;

use super::{
    About, Icon, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "document_download",
    purpose: "A PDF, a calendar file, the export of one's data.",
    options: &[("note(text)", "what it is, when it was made")],
    criteria: &["Kind and weight are part of the link (RGAA 13.3).", "Opens where one is; the browser decides what to do with it."],
};

/// A file to take away.
#[derive(Debug, Clone, Template)]
#[template(path = "document_download/template.html")]
pub struct DocumentDownload {
    href: String,
    title: String,
    format: String,
    size: String,
    note: Option<String>,
}
html_safe!(DocumentDownload);

impl DocumentDownload {
    /// `format` as people say it ("PDF"), the weight in bytes.
    pub fn new(frame: &Frame, href: impl ToString, title: impl ToString, format: impl ToString, bytes: u64) -> Self {
        Self { href: href.to_string(), title: title.to_string(), format: format.to_string(), size: frame.words.size(bytes), note: None }
    }

    /// What it is, when it was made.
    pub fn note(mut self, note: impl ToString) -> Self {
        self.note = Some(note.to_string());
        self
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", DocumentDownload::new(frame, "/synthese.pdf", "Ma synthèse", "PDF", 184_320).note("Version 3, du 12 juin 2026, signée à deux")),
        sample("long", DocumentDownload::new(frame, "/a", LONG, "JSON", 12_345_678).note(LONG)),
        sample("hostile", DocumentDownload::new(frame, "/a?\"", HOSTILE, HOSTILE, 1).note(HOSTILE)),
    ]
}
