//! Someone else wrote first: both texts, side by side, nothing lost.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::{frame::Frame, i18n::Words};

pub(super) const ABOUT: About = About {
    name: "stale_edit",
    purpose: "On top of a form whose version was overtaken: the form below holds the person's own text and the new version.",
    options: &[("theirs", "what is kept now, who wrote it and when"), ("yours", "what this person has just sent")],
    criteria: &["Both texts whole and selectable, each under its heading.", "Says what will happen with each."],
};

/// Two versions of a text.
#[derive(Debug, Clone, Template)]
#[template(path = "stale_edit/template.html")]
pub struct StaleEdit {
    words: Words,
    id: String,
    byline: String,
    theirs: String,
    yours: String,
}
html_safe!(StaleEdit);

impl StaleEdit {
    /// `byline` says who wrote the text that is kept now, and when.
    pub fn new(frame: &Frame, byline: impl ToString, theirs: impl ToString, yours: impl ToString) -> Self {
        Self {
            words: frame.words.clone(),
            id: "deux-textes".to_owned(),
            byline: byline.to_string(),
            theirs: theirs.to_string(),
            yours: yours.to_string(),
        }
    }

    fn lines<'a>(&self, text: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        text.lines()
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let stale = |id: &str, byline: &str, theirs: &str, yours: &str| StaleEdit { id: id.to_owned(), ..StaleEdit::new(frame, byline, theirs, yours) };
    vec![
        sample("typical", stale("deux-textes-1", "Claire, à 14 h 02", "Huit ans en carrosserie.\nSoudure fine.", "Huit ans en carrosserie, dont deux comme chef d’équipe.")),
        sample("empty", stale("deux-textes-2", "Claire", "", "Mon texte")),
        sample("long", stale("deux-textes-3", LONG, LONG, LONG)),
        sample("hostile", stale("deux-textes-4", HOSTILE, HOSTILE, HOSTILE)),
    ]
}
