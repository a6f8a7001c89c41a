//! Which question this is, of how many.

use askama::Template;

use super::{About, Sample, sample::sample};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "progress",
    purpose: "Above the question in a guided form.",
    options: &[("now, total", "counted from 1")],
    criteria: &["The sentence says it; the bar repeats it and is hidden from readers."],
};

/// Which question this is.
#[derive(Debug, Clone, Template)]
#[template(path = "progress/template.html")]
pub struct Progress {
    text: String,
    now: u16,
    total: u16,
}
html_safe!(Progress);

impl Progress {
    /// Question `now` of `total`.
    pub fn new(frame: &Frame, now: u16, total: u16) -> Self {
        let total = total.max(1);
        let now = now.clamp(1, total);
        Self { text: frame.t2("page-progress", "now", now, "total", total).into_owned(), now, total }
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", Progress::new(frame, 2, 7)),
        sample("empty", Progress::new(frame, 0, 0)),
        sample("last", Progress::new(frame, 7, 7)),
    ]
}
