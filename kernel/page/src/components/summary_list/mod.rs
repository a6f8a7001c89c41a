//! What was said, before it is sent or as it is kept, each line with its link to change it.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::{frame::Frame, i18n::Words};

pub(super) const ABOUT: About = About {
    name: "summary_list",
    purpose: "The recap before sending; the facts of a sheet.",
    options: &[("SummaryRow::change(href)", "leads back to the question"), ("an empty value", "says “pas encore dit”")],
    criteria: &["A description list; each “modifier” says what it changes."],
};

/// One line of a recap.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    term: String,
    value: String,
    change: Option<String>,
}

impl SummaryRow {
    /// A question and its answer.
    pub fn new(term: impl ToString, value: impl ToString) -> Self {
        Self { term: term.to_string(), value: value.to_string(), change: None }
    }

    /// Where the answer can be changed.
    pub fn change(mut self, href: impl ToString) -> Self {
        self.change = Some(href.to_string());
        self
    }
}

/// A recap.
#[derive(Debug, Clone, Template)]
#[template(path = "summary_list/template.html")]
pub struct SummaryList {
    words: Words,
    rows: Vec<SummaryRow>,
}
html_safe!(SummaryList);

impl SummaryList {
    /// The lines in the order they were asked.
    pub fn new(frame: &Frame, rows: Vec<SummaryRow>) -> Self {
        Self { words: frame.words.clone(), rows }
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let row = |term: &str, value: &str| SummaryRow::new(term, value).change("/demande/2");
    vec![
        sample("typical", SummaryList::new(frame, vec![row("Votre situation", "Je suis salariée\nJe travaille à mon compte"), row("Comment vous joindre", "06 12 34 56 78"), row("Votre nom", "")])),
        sample("empty", SummaryList::new(frame, Vec::new())),
        sample("long", SummaryList::new(frame, vec![row(LONG, LONG)])),
        sample("hostile", SummaryList::new(frame, vec![SummaryRow::new(HOSTILE, HOSTILE).change("/?a=1&b=\"")])),
    ]
}
