//! A search field with its button, in a form of its own.

use askama::Template;

use super::{
    About, Field, Sample,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "search_box",
    purpose: "Looking for something by words. `form.search_box(frame, \"q\", \"/metiers\").suggest(\"/metiers/suggestions\")`. It is a form: do not put it into another.",
    options: &[("suggest(url)", "suggestions while typing"), ("examples(text)", "what others type"), ("button(text)", "instead of “Chercher”")],
    criteria: &["A search landmark with a label that stays.", "Works with the button; suggestions only spare typing."],
};

/// A search field.
#[derive(Debug, Clone, Template)]
#[template(path = "search_box/template.html")]
pub struct SearchBox {
    field: Field,
    value: String,
    action: String,
    suggest: Option<String>,
    examples: Option<String>,
    button: String,
}
html_safe!(SearchBox);

impl SearchBox {
    /// Sends `?name=...` to `action` by GET.
    pub fn new(field: Field, value: impl ToString, action: impl ToString) -> Self {
        let button = field.words.t("page-search").into_owned();
        let examples = field.hint.clone();
        Self { field, value: value.to_string(), action: action.to_string(), suggest: None, examples, button }
    }

    /// Suggestions while typing, as for [`TextField::suggest`](super::TextField::suggest).
    pub fn suggest(mut self, url: impl ToString) -> Self {
        self.suggest = Some(url.to_string());
        self
    }

    /// What others type.
    pub fn examples(mut self, examples: impl ToString) -> Self {
        self.examples = Some(examples.to_string());
        self
    }

    /// Instead of "search".
    pub fn button(mut self, button: impl ToString) -> Self {
        self.button = button.to_string();
        self
    }

    /// Replaces the label found in the words of the form.
    pub fn label(mut self, label: impl ToString) -> Self {
        self.field.label = label.to_string();
        self
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let search = |name: &str, label: &str, value: &str| SearchBox::new(Field::new(frame, name, label), value, "/metiers");
    vec![
        sample("typical", search("q-typical", "Un métier, une activité, une compétence", "vélo").suggest("/metiers/suggestions").examples("Par exemple : « boulangère », « réparer des vélos »")),
        sample("empty", search("q-empty", "Un mot", "")),
        sample("long", search("q-long", LONG, LONG)),
        sample("hostile", search("q-hostile", HOSTILE, HOSTILE).suggest(HOSTILE).examples(HOSTILE)),
    ]
}
