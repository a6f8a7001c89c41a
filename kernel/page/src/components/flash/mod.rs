//! What just happened, said once on the next page.

use askama::Template;

use super::{
    About, Mood, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "flash",
    purpose: "One sentence after an act: kept, sent, erased. Shown by the base layout from `frame.flash`.",
    options: &[("mood", "ok, info, warn or bad")],
    criteria: &["A status region, read when the page opens, that does not take the focus and does not go away by itself."],
};

/// What just happened.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "flash/template.html")]
pub struct Flash {
    mood: Mood,
    text: String,
}
html_safe!(Flash);

impl Flash {
    /// A sentence in the reader's words.
    pub fn new(mood: Mood, text: impl ToString) -> Self {
        Self { mood, text: text.to_string() }
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    vec![
        sample("typical", Flash::new(Mood::Ok, "Votre demande est partie.")),
        sample("warn", Flash::new(Mood::Warn, "Le message n’est pas encore parti. Nous réessayons.")),
        sample("bad", Flash::new(Mood::Bad, "Rien n’a été enregistré.")),
        sample("long", Flash::new(Mood::Info, LONG)),
        sample("hostile", Flash::new(Mood::Ok, HOSTILE)),
    ]
}
