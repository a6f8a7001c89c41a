//! Any number of choices among a few; with one choice only, an agreement.

use askama::Template;

use super::{
    About, Choice, Field, Icon, Sample,
    field::with_field,
    radios::choice_id,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "checkboxes",
    purpose: "Any number of choices. `form.checkboxes(frame, name, [\"a\", \"b\"])`, read with `form.parse_all`.",
    options: &[("Choice::hint(text)", "a second line under the choice"), ("Choice::icon(icon)", "a drawing that says it again"), ("grid()", "many choices in columns")],
    criteria: &["A group with a legend; the whole line can be clicked.", "Nothing is checked in advance: an agreement is an act."],
};

/// Any number of choices.
#[derive(Debug, Clone, Template)]
#[template(path = "checkboxes/template.html")]
pub struct Checkboxes {
    field: Field,
    choices: Vec<Choice>,
    is_grid: bool,
}
html_safe!(Checkboxes);
with_field!(Checkboxes);

impl Checkboxes {
    /// A group of boxes.
    pub fn new(field: Field, choices: Vec<Choice>) -> Self {
        Self { field, choices, is_grid: false }
    }

    /// Many choices stand in columns where there is room.
    pub fn grid(mut self) -> Self {
        self.is_grid = true;
        self
    }

    fn choice_id(&self, index: &usize) -> String {
        choice_id(&self.field.id, *index)
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let boxes = |name: &str, label: &str, choices: Vec<Choice>| Checkboxes::new(Field::new(frame, name, label), choices);
    let situations = || {
        let mut list = vec![
            Choice::new("salarie", "Je suis salarié ou salariée"),
            Choice::new("demandeur", "Je cherche un emploi"),
            Choice::new("independant", "Je travaille à mon compte"),
        ];
        list[0].checked = true;
        list[2].checked = true;
        list
    };
    vec![
        sample("typical", boxes("boxes-typical", "Votre situation aujourd’hui", situations()).hint("Plusieurs réponses sont possibles.")),
        sample("grid", boxes("boxes-grid", "Ce que vous avez déjà fait", situations()).grid()),
        sample("empty", boxes("boxes-empty", "Vos documents", Vec::new())),
        sample("error", boxes("boxes-error", "Votre accord", vec![Choice::new("oui", "Je suis d’accord avec cette synthèse")]).error("Cochez la case si vous êtes d’accord.")),
        sample("long", boxes("boxes-long", LONG, vec![Choice::new("a", LONG).hint(LONG)])),
        sample("hostile", boxes("boxes-hostile", HOSTILE, vec![Choice::new(HOSTILE, HOSTILE)])),
    ]
}
