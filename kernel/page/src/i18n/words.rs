//! The catalogue seen from one locale: what pages and components hold.

use std::{borrow::Cow, sync::Arc};

use super::{Catalogue, Locale, Value};

/// The words of one locale. Cheap to clone: every component that speaks holds one.
#[derive(Debug, Clone)]
pub struct Words {
    catalogue: Arc<Catalogue>,
    locale: Locale,
}

impl Words {
    /// The words of `locale` in `catalogue`.
    pub fn new(catalogue: Arc<Catalogue>, locale: Locale) -> Self {
        Self { catalogue, locale }
    }

    /// The locale spoken.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The same catalogue in another locale.
    pub fn in_locale(&self, locale: Locale) -> Self {
        Self { catalogue: self.catalogue.clone(), locale }
    }

    /// The text of `key` (`message` or `message.attribute`). A missing key is counted and shows as `[key]`.
    pub fn t(&self, key: &str) -> Cow<'_, str> {
        self.catalogue.text(self.locale, key, &[])
    }

    /// The text of `key` with its arguments.
    pub fn with(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Cow<'_, str> {
        self.catalogue.text(self.locale, key, arguments)
    }

    /// The text of `key` if there is one: for the optional attributes of a label, such as its hint.
    pub fn find(&self, key: &str) -> Option<Cow<'_, str>> {
        self.catalogue.holds(self.locale, key).then(|| self.t(key))
    }

    /// `a, b et c`, `a, b and c`.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let and = if self.locale == Locale::En { " and " } else { " et " };
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [before @ .., last] => {
                let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
                before.join(", ") + and + last.as_ref()
            }
        }
    }
}
