//! A piece of HTML that is safe to embed, because a template of this crate wrote it.

use std::fmt;

use askama::filters::HtmlSafe;

/// HTML made by our own templates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Takes a text that a template with escaping has written. Never hand it anything a person typed.
    pub fn trusted(html: String) -> Self {
        Self(html)
    }

    /// The HTML of a component.
    pub fn of(component: &impl HtmlSafe) -> Self {
        Self(component.to_string())
    }

    /// The text itself.
    pub fn into_string(self) -> String {
        self.0
    }

    /// The text itself, lent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}
