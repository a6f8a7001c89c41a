//! One choice among a long list.

use askama::Template;

use super::{
    About, Choice, Field, Icon, Sample,
    field::with_field,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "select",
    purpose: "One choice among more than seven. For fewer, radios are easier. `form.select(frame, name, values)`.",
    options: &[("choices", "in the order they are shown; a first empty line asks to choose")],
    criteria: &["The native control, so that every keyboard, reader and telephone knows it.", "Nothing happens on change: the button sends."],
};

/// One choice among a long list.
#[derive(Debug, Clone, Template)]
#[template(path = "select/template.html")]
pub struct Select {
    field: Field,
    choices: Vec<Choice>,
}
html_safe!(Select);
with_field!(Select);

impl Select {
    /// A list with a first empty line.
    pub fn new(field: Field, choices: Vec<Choice>) -> Self {
        Self { field, choices }
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let select = |name: &str, label: &str, choices: Vec<Choice>| Select::new(Field::new(frame, name, label), choices);
    let regions = || ["Bretagne", "Normandie", "Occitanie"].map(|name| Choice::new(name.to_lowercase(), name)).to_vec();
    vec![
        sample("typical", select("select-typical", "Votre région", regions())),
        sample("empty", select("select-empty", "Votre site", Vec::new())),
        sample("error", select("select-error", "Votre région ou votre pays", regions()).error("Choisissez une région.")),
        sample("long", select("select-long", LONG, vec![Choice::new("a", LONG)])),
        sample("hostile", select("select-hostile", HOSTILE, vec![Choice::new(HOSTILE, HOSTILE)])),
    ]
}
