//! Why a field was refused, as a key: the words are found when the page is shown, in the reader's language.

use std::borrow::Cow;

use crate::i18n::{Value, Words};

/// Why a field was refused.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldError {
    key: Cow<'static, str>,
    arguments: Vec<(&'static str, Value<'static>)>,
}

const MISSING: &str = "page-error-missing";

impl FieldError {
    /// The error said by the Fluent message `key`.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), arguments: Vec::new() }
    }

    /// Nothing was answered where an answer is needed.
    pub fn missing() -> Self {
        Self::new(MISSING)
    }

    /// Gives the sentence one of its arguments.
    pub fn with<'v>(mut self, name: &'static str, value: impl Into<Value<'v>>) -> Self {
        self.arguments.push((name, value.into().into_owned()));
        self
    }

    /// The key of the sentence.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether this is [`FieldError::missing`].
    pub fn is_missing(&self) -> bool {
        self.key == MISSING
    }

    /// The sentence in the words of a locale.
    pub fn text<'w>(&self, words: &'w Words) -> Cow<'w, str> {
        words.with(&self.key, &self.arguments)
    }
}

/// One line of the summary on top of a refused form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownError {
    /// Where the field is (`#champ-email`).
    pub href: String,
    /// What to do about it.
    pub text: String,
}
