//! What every page gets besides its own matter: words, who is here, where one can go, how one reads.
//!
//! The kernel fills a frame for each request; templates call its methods. It decides nothing and reads nothing.

mod reading;
mod who;

pub use reading::{Contrast, Reading, Spacing, TextSize, Theme};
pub use who::Who;

use std::borrow::{Borrow, Cow};

use jiff::{Timestamp, civil::Date};

use crate::{
    components::{ErrorSummary, Flash, LanguageSwitch},
    form::{CSRF_FIELD, Form, Hidden, ShownError},
    headers::Nonce,
    html::Html,
    i18n::{Locale, Value, Words},
};

/// One entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavEntry {
    /// The key of its words.
    pub label_key: Cow<'static, str>,
    /// Where it leads.
    pub href: String,
    /// Whether the page shown is in this part.
    pub current: bool,
}

/// That this is a demonstration, and where its simulated mail can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demo {
    /// The page of the messages that would have been sent.
    pub messages_href: String,
}

/// The frame of one page for one person.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The words of the reader's locale.
    pub words: Words,
    /// The only key that lets a script of this page run.
    pub nonce: Nonce,
    /// Who is here.
    pub who: Who,
    /// The menu.
    pub navigation: Vec<NavEntry>,
    /// Path and query of this page, to come back to it after a change of language.
    pub path: String,
    /// What just happened, said once.
    pub flash: Vec<Flash>,
    /// How this person reads.
    pub reading: Reading,
    /// The token that proves a form came from our page.
    pub csrf: String,
    /// Set in a demonstration only.
    pub demo: Option<Demo>,
    /// Where one asks to be called back.
    pub call_back_href: String,
    /// What was refused in the form of this page (see [`Frame::with_form`]).
    pub errors: Vec<ShownError>,
}

impl Frame {
    /// A frame for a visitor, with nothing but words; the kernel fills in the rest.
    pub fn new(words: Words, nonce: Nonce) -> Self {
        Self {
            words,
            nonce,
            who: Who::Visitor,
            navigation: Vec::new(),
            path: "/".to_owned(),
            flash: Vec::new(),
            reading: Reading::default(),
            csrf: String::new(),
            demo: None,
            call_back_href: "/etre-rappele".to_owned(),
            errors: Vec::new(),
        }
    }

    /// Puts the refusals of `form` on top of the page and in its title. Every page that shows a form again does this.
    pub fn with_form(mut self, form: &Form) -> Self {
        self.errors = form.shown_errors(&self.words);
        self
    }

    /// The text of `key`.
    pub fn t(&self, key: &str) -> Cow<'_, str> {
        self.words.t(key)
    }

    /// The text of `key` with one argument.
    pub fn t1<'v>(&self, key: &str, name: &str, value: impl Into<Value<'v>>) -> Cow<'_, str> {
        self.words.with(key, &[(name, value.into())])
    }

    /// The text of `key` with two arguments.
    pub fn t2<'v, 'w>(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Value<'v>>,
        other: &str,
        other_value: impl Into<Value<'w>>,
    ) -> Cow<'_, str> {
        self.words.with(key, &[(name, value.into()), (other, other_value.into())])
    }

    /// `12 juin 2026`.
    pub fn date(&self, date: impl Borrow<Date>) -> String {
        self.words.date(*date.borrow())
    }

    /// `vendredi 12 juin 2026`.
    pub fn day(&self, date: impl Borrow<Date>) -> String {
        self.words.day(*date.borrow())
    }

    /// `12 juin 2026 à 14 h 02`, on the clocks of Paris.
    pub fn date_time(&self, moment: impl Borrow<Timestamp>) -> String {
        self.words.date_time(*moment.borrow())
    }

    /// `12 345`.
    pub fn number<'v>(&self, number: impl Into<Value<'v>>) -> String {
        match number.into() {
            Value::Number(number) => self.words.number(number),
            Value::Text(text) => text.into_owned(),
        }
    }

    /// The hidden field that proves the form came from this page. [`Form::hidden`] holds it already.
    pub fn csrf_field(&self) -> Html {
        Html::of(&Hidden { name: CSRF_FIELD, value: &self.csrf })
    }

    /// The address of one of the kernel's own files, with its content in it so that it can be kept for ever.
    pub fn asset(&self, name: &str) -> String {
        crate::assets::href(name)
    }

    /// The locale spoken.
    pub fn locale(&self) -> Locale {
        self.words.locale()
    }

    /// The `lang` of the page.
    pub fn lang(&self) -> &'static str {
        self.locale().lang()
    }

    /// The forms that switch the language of this page.
    pub fn language_switch(&self) -> LanguageSwitch {
        LanguageSwitch::new(self)
    }

    /// The summary of what was refused; empty when nothing was.
    pub fn error_summary(&self) -> ErrorSummary {
        ErrorSummary::new(&self.words, self.errors.clone())
    }

    /// `Erreur : ` before the title of a page whose form was refused.
    pub fn title_prefix(&self) -> Cow<'_, str> {
        if self.errors.is_empty() { Cow::Borrowed("") } else { self.t("page-title-error") }
    }

    /// A frame for tests and samples: a visitor on a page with a menu.
    pub fn sample(locale: Locale) -> Self {
        let catalogue = std::sync::Arc::new(
            crate::i18n::Catalogue::build(&[]).unwrap_or_else(|faults| panic!("{}", faults.join("\n"))),
        );
        Self::sample_with(catalogue.words(locale))
    }

    /// The same with the words of a wing.
    pub fn sample_with(words: Words) -> Self {
        let entry = |key: &'static str, href: &str| NavEntry {
            label_key: Cow::Borrowed(key),
            href: href.to_owned(),
            current: href == "/metiers",
        };
        Self {
            path: "/metiers?q=velo".to_owned(),
            csrf: "sample-token".to_owned(),
            navigation: vec![
                entry("page-nav-occupations", "/metiers"),
                entry("page-nav-appointments", "/rendez-vous"),
                entry("page-nav-space", "/mon-espace"),
            ],
            ..Self::new(words, Nonce::from_bytes([7; 16]))
        }
    }
}
