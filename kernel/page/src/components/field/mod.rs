//! What every control shares: its label, its hint, who will read it, what was wrong, and how they are tied together.

use super::{
    About, Sample,
    sample::{HOSTILE, LONG},
    text_field::TextField,
};
use crate::{form::field_id, frame::Frame, i18n::Words};

pub(super) const ABOUT: About = About {
    name: "field",
    purpose: "The shell of every control: label, hint, audience, error. Made by `Form`, never by hand.",
    options: &[
        ("label(text)", "replaces the label found in the words of the form"),
        ("hint(text)", "replaces the hint"),
        ("audience(text)", "who will read the answer, said beside the field"),
        ("optional()", "says that the answer may be left out"),
        ("heading()", "the label is the title of the page: one question a page"),
    ],
    criteria: &[
        "The label is a <label> or a <legend> and stays visible while one types.",
        "Hint, audience and error are read with the control (aria-describedby) and stand before it.",
        "An error is a text, not only a colour, and the control says aria-invalid.",
        "What is optional says so in words; everything else is expected.",
    ],
};

/// The shell of one control.
#[derive(Debug, Clone)]
pub struct Field {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) audience: Option<String>,
    pub(crate) error: Option<String>,
    pub(crate) is_optional: bool,
    pub(crate) is_heading: bool,
    pub(crate) words: Words,
}

impl Field {
    /// A shell with a label and nothing else: for controls outside a [`Form`](crate::Form).
    pub fn new(frame: &Frame, name: &str, label: impl ToString) -> Self {
        Self {
            id: field_id(name),
            name: name.to_owned(),
            label: label.to_string(),
            hint: None,
            audience: None,
            error: None,
            is_optional: false,
            is_heading: false,
            words: frame.words.clone(),
        }
    }

    /// The ids of all that must be read with the control.
    pub(super) fn described_by(&self) -> Option<String> {
        let parts = [
            self.hint.is_some().then_some("aide"),
            self.audience.is_some().then_some("lecteurs"),
            self.error.is_some().then_some("erreur"),
        ];
        let ids: Vec<String> = parts.into_iter().flatten().map(|part| format!("{}-{part}", self.id)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// Gives a control the setters of its shell.
macro_rules! with_field {
    ($control:ty) => {
        impl $control {
            /// Replaces the label found in the words of the form.
            pub fn label(mut self, label: impl ToString) -> Self {
                self.field.label = label.to_string();
                self
            }

            /// Replaces the hint found in the words of the form.
            pub fn hint(mut self, hint: impl ToString) -> Self {
                self.field.hint = Some(hint.to_string());
                self
            }

            /// Says who will read the answer.
            pub fn audience(mut self, audience: impl ToString) -> Self {
                self.field.audience = Some(audience.to_string());
                self
            }

            /// Says that the answer may be left out.
            pub fn optional(mut self) -> Self {
                self.field.is_optional = true;
                self
            }

            /// Makes the label the title of the page: one question a page.
            pub fn heading(mut self) -> Self {
                self.field.is_heading = true;
                self
            }

            /// Says what was wrong, for controls outside a form.
            pub fn error(mut self, error: impl ToString) -> Self {
                self.field.error = Some(error.to_string());
                self
            }
        }
    };
}
pub(super) use with_field;

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let field = |name: &str, label: &str| TextField::new(Field::new(frame, name, label), "");
    vec![
        super::sample::sample("hint and audience", field("field-typical", "Ce que vous aimez faire").hint("Deux ou trois choses suffisent.").audience("Votre conseillère le lira.")),
        super::sample::sample("everything, wrong", field("field-error", "Votre rue").hint("Sans le numéro.").audience("Vous seul.").optional().error("Écrivez le nom de la rue.")),
        super::sample::sample("long", field("field-long", LONG).hint(LONG).error(LONG)),
        super::sample::sample("hostile", field("field-hostile", HOSTILE).hint(HOSTILE).audience(HOSTILE).error(HOSTILE)),
    ]
}
