//! Nothing there yet, and what to do about it.

use askama::Template;

use super::{
    About, LinkButton, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "empty_state",
    purpose: "In the place of a list that is empty: says so in words and shows the way on.",
    options: &[("action(link)", "what to do")],
    criteria: &["A text, not a picture.", "Says what one can do now."],
};

/// Nothing there yet.
#[derive(Debug, Clone, Template)]
#[template(path = "empty_state/template.html")]
pub struct EmptyState {
    title: String,
    text: String,
    action: Option<LinkButton>,
}
html_safe!(EmptyState);

impl EmptyState {
    /// What is missing, and what that means.
    pub fn new(title: impl ToString, text: impl ToString) -> Self {
        Self { title: title.to_string(), text: text.to_string(), action: None }
    }

    /// What to do.
    pub fn action(mut self, action: LinkButton) -> Self {
        self.action = Some(action);
        self
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", EmptyState::new("Vous n’avez pas encore gardé de métier", "Cherchez un métier et gardez ceux qui vous plaisent.").action(LinkButton::main("Chercher un métier", "/metiers"))),
        sample("long", EmptyState::new(LONG, LONG)),
        sample("hostile", EmptyState::new(HOSTILE, HOSTILE)),
    ]
}
