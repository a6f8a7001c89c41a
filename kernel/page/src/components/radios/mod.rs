//! One choice among a few, each big, with its hint.

use askama::Template;

use super::{
    About, Field, Icon, Sample,
    field::with_field,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "radios",
    purpose: "One choice among at most seven. `form.radios(frame, name, [\"a\", \"b\"])`; the words of a choice are in the key of the field followed by its value.",
    options: &[("Choice::hint(text)", "a second line under the choice"), ("Choice::icon(icon)", "a drawing that says it again"), ("inline()", "short choices side by side: yes, no")],
    criteria: &["A group with a legend; arrows move, the whole line can be clicked (at least 44 px).", "“I don’t know” is a choice like the others where people may not know."],
};

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) icon: Option<Icon>,
    pub(crate) checked: bool,
}

impl Choice {
    /// What is sent and what is read.
    pub fn new(value: impl ToString, label: impl ToString) -> Self {
        Self { value: value.to_string(), label: label.to_string(), hint: None, icon: None, checked: false }
    }

    /// A second line.
    pub fn hint(mut self, hint: impl ToString) -> Self {
        self.hint = Some(hint.to_string());
        self
    }

    /// Chosen already.
    pub fn checked(mut self) -> Self {
        self.checked = true;
        self
    }

    /// A drawing that says it again.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }
}

/// One choice among a few.
#[derive(Debug, Clone, Template)]
#[template(path = "radios/template.html")]
pub struct Radios {
    field: Field,
    choices: Vec<Choice>,
    is_inline: bool,
}
html_safe!(Radios);
with_field!(Radios);

impl Radios {
    /// A group of choices.
    pub fn new(field: Field, choices: Vec<Choice>) -> Self {
        Self { field, choices, is_inline: false }
    }

    /// Short choices stand side by side where there is room.
    pub fn inline(mut self) -> Self {
        self.is_inline = true;
        self
    }

    /// The first choice bears the id of the field, so that the summary of errors leads to it.
    fn choice_id(&self, index: &usize) -> String {
        choice_id(&self.field.id, *index)
    }
}

pub(super) fn choice_id(field: &str, index: usize) -> String {
    if index == 0 { field.to_owned() } else { format!("{field}-{}", index + 1) }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let radios = |name: &str, label: &str, choices: Vec<Choice>| Radios::new(Field::new(frame, name, label), choices);
    let ways = || {
        let mut ways = vec![
            Choice::new("face", "En face").hint("Dans l’agence la plus proche de chez vous.").icon(Icon::People),
            Choice::new("telephone", "Au téléphone").icon(Icon::Phone),
            Choice::new("video", "En vidéo").hint("Sur un ordinateur ou un téléphone.").icon(Icon::Video),
        ];
        ways[1].checked = true;
        ways
    };
    vec![
        sample("typical", radios("radios-typical", "Comment voulez-vous échanger ?", ways()).hint("Vous pourrez changer.")),
        sample("inline", radios("radios-inline", "Savez-vous tenir une caisse ?", vec![Choice::new("oui", "Oui"), Choice::new("peu", "Un peu"), Choice::new("non", "Non")]).inline()),
        sample("empty", radios("radios-empty", "Vos rendez-vous possibles", Vec::new())),
        sample("error", radios("radios-error", "Êtes-vous d’accord ?", vec![Choice::new("oui", "Oui"), Choice::new("non", "Non")]).error("Répondez oui ou non.")),
        sample("long", radios("radios-long", LONG, vec![Choice::new("a", LONG).hint(LONG)])),
        sample("hostile", radios("radios-hostile", HOSTILE, vec![Choice::new(HOSTILE, HOSTILE).hint(HOSTILE)])),
    ]
}
