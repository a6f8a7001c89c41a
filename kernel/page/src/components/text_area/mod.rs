//! Several lines of text, saved as one types where the form allows it, with who will read it written beside.

use askama::Template;

use super::{
    About, Field, Icon, Sample,
    field::with_field,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "text_area",
    purpose: "A long answer in one's own words. `form.text_area(frame, name)`.",
    options: &[
        ("rows(n)", "the height at first; it grows with the text"),
        ("counter(max)", "says how many characters are left when few are"),
        ("autosave()", "sends the form as one types and says when it was kept; without JavaScript, the button does"),
        ("dictated()", "a button to speak instead of typing, only where the browser understands speech on the device itself"),
    ],
    criteria: &[
        "Who will read the text is said before one writes.",
        "That it was saved is said in a status region, not only shown, and at most every few seconds.",
        "When it could not be saved, the text stays and the page says so.",
        "The limit is said in words; nothing is cut.",
    ],
};

/// Several lines of text.
#[derive(Debug, Clone, Template)]
#[template(path = "text_area/template.html")]
pub struct TextArea {
    field: Field,
    value: String,
    rows: u8,
    counter: Option<usize>,
    is_autosaved: bool,
    is_dictated: bool,
}
html_safe!(TextArea);
with_field!(TextArea);

impl TextArea {
    /// A text of a few lines.
    pub fn new(field: Field, value: impl ToString) -> Self {
        Self { field, value: value.to_string(), rows: 6, counter: None, is_autosaved: false, is_dictated: false }
    }

    /// The height at first.
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// Says how many characters are left when few are.
    pub fn counter(mut self, max: usize) -> Self {
        self.counter = Some(max);
        self
    }

    /// Can be spoken, in browsers that understand speech without sending it anywhere.
    pub fn dictated(mut self) -> Self {
        self.is_dictated = true;
        self
    }

    /// Saves the form as one types.
    pub fn autosave(mut self) -> Self {
        self.is_autosaved = true;
        self
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let area = |name: &str, label: &str, value: &str| TextArea::new(Field::new(frame, name, label), value);
    vec![
        sample("typical", area("area-typical", "Ce qui compte pour vous", "Rester dans la mécanique.\nRentrer le soir.").audience("Vous et Claire, votre conseillère.").autosave()),
        sample("empty", area("area-empty", "Autre chose à dire", "").optional().counter(2000)),
        sample("dictated", area("area-dictated", "Racontez ce que vous faites", "").dictated()),
        sample("error", area("area-error", "Votre question", "").error("Écrivez votre question.")),
        sample("long", area("area-long", LONG, &LONG.repeat(4)).counter(500)),
        sample("hostile", area("area-hostile", HOSTILE, &format!("\n</textarea>{HOSTILE}"))),
    ]
}
