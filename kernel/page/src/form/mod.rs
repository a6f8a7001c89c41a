//! A form between the person and the house: what they typed, kept as typed, and what was wrong with it, said field by field.
//!
//! Values are read with [`Form::required`], [`Form::optional`] and [`Form::parse`] and the parsers of [`parse`]; each refusal
//! stays beside its field until the page is shown again. Nothing a person typed is ever dropped or changed in what they see,
//! except secrets, which are never shown again. This does not check CSRF, idempotency or versions: the kernel does, with the
//! hidden fields named here.

mod error;
mod hidden;
mod inputs;
pub mod parse;

pub use error::{FieldError, ShownError};
pub(crate) use hidden::Hidden;
pub use hidden::{CSRF_FIELD, ONCE_FIELD, VERSION_FIELD};

use crate::i18n::Words;

/// Values and errors of one form, in the order they came.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Form {
    scope: String,
    values: Vec<(String, String)>,
    errors: Vec<(String, FieldError)>,
    /// Whether each control is given its own label, from data, instead of one found in the words.
    is_labelled_by_data: bool,
}

impl Form {
    /// A form nobody has filled in yet.
    pub fn blank() -> Self {
        Self::default()
    }

    /// A form as it was sent.
    pub fn received(values: Vec<(String, String)>) -> Self {
        Self { values, ..Self::default() }
    }

    /// Says where the words of this form are: the field `email` of the scope `reception-request` has its label in the key
    /// `reception-request-email`, with the optional attributes `.hint`, `.audience` (who will read it) and `.missing` (what
    /// is said when it is empty). Without a scope the key is the field's name.
    pub fn scope(mut self, scope: &str) -> Self {
        scope.clone_into(&mut self.scope);
        self
    }

    /// Says that the labels of this form come from data: each control is given its own with `.label(...)`.
    pub fn labelled_by_data(mut self) -> Self {
        self.is_labelled_by_data = true;
        self
    }

    /// Writes a first value in a field, for a form that changes something that exists.
    pub fn fill(mut self, field: &str, value: impl ToString) -> Self {
        self.values.push((field.to_owned(), value.to_string()));
        self
    }

    /// The first value of a field as it was typed, empty if there is none.
    pub fn value(&self, field: &str) -> &str {
        self.values.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// All values of a field as they were sent: checked boxes.
    pub fn values<'f>(&'f self, field: &'f str) -> impl Iterator<Item = &'f str> {
        self.values.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Whether the field holds anything but spaces.
    pub fn is_filled(&self, field: &str) -> bool {
        self.values(field).any(|value| !value.trim().is_empty())
    }

    /// Reads a field with `parser`, which gets it cleaned and trimmed (see [`parse::clean`]); `None` when it was refused.
    pub fn parse<T>(&mut self, field: &str, parser: impl FnOnce(&str) -> Result<T, FieldError>) -> Option<T> {
        let cleaned = parse::clean(self.value(field));
        match parser(&cleaned) {
            Ok(value) => Some(value),
            Err(error) => {
                self.error(field, error);
                None
            }
        }
    }

    /// Like [`Form::parse`], and an empty field is refused.
    pub fn required<T>(
        &mut self,
        field: &str,
        parser: impl FnOnce(&str) -> Result<T, FieldError>,
    ) -> Option<T> {
        if parse::clean(self.value(field)).is_empty() {
            self.error(field, FieldError::missing());
            return None;
        }
        self.parse(field, parser)
    }

    /// Like [`Form::parse`], and an empty field is `None` without an error.
    pub fn optional<T>(
        &mut self,
        field: &str,
        parser: impl FnOnce(&str) -> Result<T, FieldError>,
    ) -> Option<T> {
        if parse::clean(self.value(field)).is_empty() {
            return None;
        }
        self.parse(field, parser)
    }

    /// Reads every value of a field; those refused are named once by the first refusal.
    pub fn parse_all<T>(
        &mut self,
        field: &str,
        mut parser: impl FnMut(&str) -> Result<T, FieldError>,
    ) -> Vec<T> {
        let mut kept = Vec::new();
        let mut refused = None;
        for value in self.values(field) {
            match parser(&parse::clean(value)) {
                Ok(value) => kept.push(value),
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        if let Some(error) = refused {
            self.error(field, error);
        }
        kept
    }

    /// Notes an error beside a field: for rules that look at several fields or at the file.
    pub fn error(&mut self, field: &str, error: FieldError) {
        self.errors.push((field.to_owned(), error));
    }

    /// Whether anything was refused.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// What was refused, in the order of reading.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &FieldError)> {
        self.errors.iter().map(|(field, error)| (field.as_str(), error))
    }

    /// What was refused, in the reader's words, with where it is: for the summary on top of the page.
    pub fn shown_errors(&self, words: &Words) -> Vec<ShownError> {
        self.errors
            .iter()
            .map(|(field, error)| {
                let message = self.message(words, field, error);
                let label = words.find(&self.key(field));
                let text = match label {
                    Some(label) if !message.own => words
                        .with(
                            "page-error-item",
                            &[
                                ("label", label.trim_end_matches(['?', '\u{202f}', ' ', ':']).into()),
                                ("message", (&message.text).into()),
                            ],
                        )
                        .into_owned(),
                    _ => message.text,
                };
                ShownError { href: format!("#{}", self.id(field)), text }
            })
            .collect()
    }

    fn error_text(&self, words: &Words, field: &str) -> Option<String> {
        let (_, error) = self.errors.iter().find(|(name, _)| name == field)?;
        Some(self.message(words, field, error).text)
    }

    fn message(&self, words: &Words, field: &str, error: &FieldError) -> Message {
        if error.is_missing()
            && let Some(text) = words.find(&format!("{}.missing", self.key(field)))
        {
            return Message { text: text.into_owned(), own: true };
        }
        Message { text: error.text(words).into_owned(), own: false }
    }

    /// The key of a field's words.
    fn key(&self, field: &str) -> String {
        if self.scope.is_empty() { field.to_owned() } else { format!("{}-{field}", self.scope) }
    }

    /// The id of a field's control in the page.
    fn id(&self, field: &str) -> String {
        field_id(field)
    }
}

/// The id of the control named `name`: letters, digits and hyphens only.
pub fn field_id(name: &str) -> String {
    let safe: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    format!("champ-{safe}")
}

struct Message {
    text: String,
    /// Written for this field, so that it reads alone.
    own: bool,
}

#[cfg(test)]
mod tests;
