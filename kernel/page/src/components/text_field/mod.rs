//! A line of text, in all its kinds: plain, e-mail, telephone, date, time, number, password, code.

use askama::Template;

use super::{
    About, Field, Icon, Sample,
    field::with_field,
    sample::{HOSTILE, LONG, sample},
};
use crate::frame::Frame;

pub(super) const ABOUT: About = About {
    name: "text_field",
    purpose: "A short answer. `form.text_field(frame, name)`, `form.email`, `form.tel`, `form.date`, `form.time`, `form.number`, `form.password`, `form.code`.",
    options: &[
        ("autocomplete(token)", "what the browser may fill in (WCAG 1.3.5): given-name, family-name, bday, postal-code"),
        ("short()", "a narrow control, for a short answer"),
        ("suggest(url)", "suggestions from an address that answers JSON; the field works without them"),
    ],
    criteria: &[
        "Any usual way of writing a date, a time or a number is taken: one field, one example in the hint, no mask.",
        "The keyboard of telephones fits the answer (inputmode), browsers may fill in what they know (autocomplete).",
        "Pasting is never blocked; passwords and codes can be pasted and filled by managers.",
        "Suggestions follow the combobox pattern: arrows, Enter, Escape, and the count is said.",
    ],
};

/// What kind of text is expected: chooses keyboard and autocompletion, never blocks an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kind {
    kind: &'static str,
    inputmode: Option<&'static str>,
    is_spelt: bool,
}

const PLAIN: Kind = Kind { kind: "text", inputmode: None, is_spelt: true };

/// A line of text.
#[derive(Debug, Clone, Template)]
#[template(path = "text_field/template.html")]
pub struct TextField {
    pub(super) field: Field,
    value: String,
    kind: Kind,
    autocomplete: Option<&'static str>,
    is_short: bool,
    suggest: Option<String>,
}
html_safe!(TextField);
with_field!(TextField);

impl TextField {
    /// A plain text.
    pub fn new(field: Field, value: impl ToString) -> Self {
        Self { field, value: value.to_string(), kind: PLAIN, autocomplete: None, is_short: false, suggest: None }
    }

    /// What the browser may fill in, a token of HTML's list (`given-name`, `bday`...).
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// A narrow control for a short answer.
    pub fn short(mut self) -> Self {
        self.is_short = true;
        self
    }

    /// Suggestions while typing, from an address that answers `?q=` with JSON `[{"label": "...", "href": "..."}]`.
    pub fn suggest(mut self, url: impl ToString) -> Self {
        self.suggest = Some(url.to_string());
        self
    }

    pub(crate) fn email(mut self) -> Self {
        self.kind = Kind { kind: "email", inputmode: Some("email"), is_spelt: false };
        self.hinted("page-hint-email").autocomplete("email")
    }

    pub(crate) fn tel(mut self) -> Self {
        self.kind = Kind { kind: "tel", inputmode: Some("tel"), is_spelt: false };
        self.hinted("page-hint-phone").autocomplete("tel").short()
    }

    pub(crate) fn date(mut self) -> Self {
        self.kind = Kind { is_spelt: false, ..PLAIN };
        self.hinted("page-hint-date").short()
    }

    pub(crate) fn time(mut self) -> Self {
        self.kind = Kind { is_spelt: false, ..PLAIN };
        self.hinted("page-hint-time").short()
    }

    pub(crate) fn number(mut self) -> Self {
        self.kind = Kind { inputmode: Some("decimal"), is_spelt: false, ..PLAIN };
        self.short()
    }

    pub(crate) fn password(mut self) -> Self {
        self.kind = Kind { kind: "password", inputmode: None, is_spelt: false };
        self.autocomplete("current-password")
    }

    pub(crate) fn code(mut self) -> Self {
        self.kind = Kind { inputmode: Some("numeric"), is_spelt: false, ..PLAIN };
        self.autocomplete("one-time-code").short()
    }

    /// An example of what is expected, when the form says nothing of its own.
    fn hinted(mut self, key: &str) -> Self {
        if self.field.hint.is_none() {
            self.field.hint = Some(self.field.words.t(key).into_owned());
        }
        self
    }
}

pub(super) fn samples(frame: &Frame) -> Vec<Sample> {
    let field = |name: &str, label: &str| TextField::new(Field::new(frame, name, label), "");
    let filled = |name: &str, label: &str, value: &str| TextField::new(Field::new(frame, name, label), value);
    vec![
        sample("typical", filled("text-typical", "Votre prénom", "Samira").autocomplete("given-name")),
        sample("empty", field("text-empty", "Votre dernier métier").hint("Par exemple : carrossière").optional()),
        sample("error", filled("text-error", "Votre adresse e-mail", "samira").email().error("Il manque le signe @.")),
        sample("telephone", filled("text-tel", "Votre téléphone", "06 12 34 56 78").tel()),
        sample("date", filled("text-date", "Le premier jour", "12 juin 2026").date()),
        sample("time", filled("text-time", "L’heure", "14 h 30").time()),
        sample("number", filled("text-number", "Vos heures par semaine", "35").number()),
        sample("password", field("text-password", "Votre mot de passe").password()),
        sample("code", field("text-code", "Le code reçu").code()),
        sample("suggestions", field("text-suggest", "Un métier").suggest("/metiers/suggestions")),
        sample("long", filled("text-long", LONG, LONG)),
        sample("hostile", filled("text-hostile", HOSTILE, HOSTILE).suggest(HOSTILE)),
    ]
}
