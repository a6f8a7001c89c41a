//! More for those who want it: "why these amounts?".

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::{frame::Frame, html::Html};

pub(super) const ABOUT: About = About {
    name: "details",
    purpose: "What most people do not need: reasons, sources, rules. Never what one must know.",
    options: &[("body", "the HTML of other components, or lines of text")],
    criteria: &["The native element: works without JavaScript, opens for the search of the page, prints open."],
};

/// More for those who want it.
#[derive(Debug, Clone, Template)]
#[template(path = "details/template.html")]
pub struct Details {
    summary: String,
    body: Html,
}
html_safe!(Details);

#[derive(Template)]
#[template(ext = "html", source = "{% for line in text.lines() %}<p>{{ line }}</p>{% endfor %}")]
struct Lines {
    text: String,
}
html_safe!(Lines);

impl Details {
    /// What the question is, and its answer as HTML.
    pub fn new(summary: impl ToString, body: Html) -> Self {
        Self { summary: summary.to_string(), body }
    }

    /// The same with a text, a paragraph a line.
    pub fn text(summary: impl ToString, text: impl ToString) -> Self {
        Self::new(summary, Html::of(&Lines { text: text.to_string() }))
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", Details::text("Pourquoi ces montants ?", "Transitions Pro paie les cours jusqu’à 18 000 €.\nVotre CPF passe en premier.")),
        sample("long", Details::text(LONG, LONG)),
        sample("hostile", Details::text(HOSTILE, HOSTILE)),
    ]
}
