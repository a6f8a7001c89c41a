//! What sends a form.

use askama::Template;

use super::{
    About, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "button",
    purpose: "Sends the form it is in. `Button::main(text)` once a page, `Button::quiet(text)` for the rest, `Button::danger(text)` for what cannot be undone.",
    options: &[("sends(name, value)", "says which button was used"), ("busy(text)", "what it says while the answer is awaited")],
    criteria: &["A verb that says what happens.", "44 px at least.", "A second click does nothing while the first is on its way, and it says so."],
};

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do here.
    Main,
    /// Another thing one can do.
    Quiet,
    /// What cannot be undone.
    Danger,
}

impl Weight {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Main => "do",
            Self::Quiet => "do quiet",
            Self::Danger => "do danger",
        }
    }
}

/// What sends a form.
#[derive(Debug, Clone, Template)]
#[template(path = "button/template.html")]
pub struct Button {
    label: String,
    weight: Weight,
    sends: Option<(String, String)>,
    busy: Option<String>,
}
html_safe!(Button);

impl Button {
    /// The one thing to do here.
    pub fn main(label: impl ToString) -> Self {
        Self { label: label.to_string(), weight: Weight::Main, sends: None, busy: None }
    }

    /// Another thing one can do.
    pub fn quiet(label: impl ToString) -> Self {
        Self { weight: Weight::Quiet, ..Self::main(label) }
    }

    /// What cannot be undone.
    pub fn danger(label: impl ToString) -> Self {
        Self { weight: Weight::Danger, ..Self::main(label) }
    }

    /// Says which button was used.
    pub fn sends(mut self, name: impl ToString, value: impl ToString) -> Self {
        self.sends = Some((name.to_string(), value.to_string()));
        self
    }

    /// What it says while the answer is awaited.
    pub fn busy(mut self, text: impl ToString) -> Self {
        self.busy = Some(text.to_string());
        self
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", Button::main("Envoyer ma demande").busy("Envoi en cours")),
        sample("quiet", Button::quiet("Enregistrer et continuer plus tard").sends("suite", "plus-tard")),
        sample("danger", Button::danger("Effacer mon dossier")),
        sample("long", Button::main(LONG)),
        sample("hostile", Button::quiet(HOSTILE).sends(HOSTILE, HOSTILE).busy(HOSTILE)),
    ]
}
