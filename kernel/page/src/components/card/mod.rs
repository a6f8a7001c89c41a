//! A part of a page, with its title.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::{frame::Frame, html::Html};

pub(super) const ABOUT: About = About {
    name: "card",
    purpose: "One part of a page. In a template, `<section class=\"card\" aria-labelledby=\"x\"><h2 id=\"x\">` is the same thing.",
    options: &[("id", "of the title, unique in the page"), ("body", "the HTML of other components, or a text")],
    criteria: &["A region named by its heading; headings follow each other without a gap."],
};

/// A part of a page.
#[derive(Debug, Clone, Template)]
#[template(path = "card/template.html")]
pub struct Card {
    id: String,
    title: String,
    body: Html,
}
html_safe!(Card);

#[derive(Template)]
#[template(ext = "html", source = "<p>{{ text }}</p>")]
struct Paragraph<'a> {
    text: &'a str,
}
html_safe!(Paragraph<'_>);

impl Card {
    /// A part with what is in it.
    pub fn new(id: impl ToString, title: impl ToString, body: Html) -> Self {
        Self { id: id.to_string(), title: title.to_string(), body }
    }

    /// A part with one paragraph.
    pub fn text(id: impl ToString, title: impl ToString, text: impl ToString) -> Self {
        Self::new(id, title, Html::of(&Paragraph { text: &text.to_string() }))
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", Card::text("carte-1", "Qui voit quoi", "Claire voit tout votre parcours. Votre employeur n’a rien et n’aura rien.")),
        sample("empty", Card::new("carte-2", "Vos documents", Html::default())),
        sample("long", Card::text("carte-3", format!("{LONG} (carte)"), LONG)),
        sample("hostile", Card::text("carte-4", format!("{HOSTILE} (carte)"), HOSTILE)),
    ]
}
