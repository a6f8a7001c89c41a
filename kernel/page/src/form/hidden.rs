//! The hidden fields every form carries: who sent the page, which attempt this is, which version was read.

use askama::Template;
use uuid::Uuid;

use super::Form;
use crate::{frame::Frame, html::Html};

/// Name of the field that proves the form came from our own page.
pub const CSRF_FIELD: &str = "_csrf";
/// Name of the field that makes a double click create one thing.
pub const ONCE_FIELD: &str = "_once";
/// Name of the field that says which version the person was reading.
pub const VERSION_FIELD: &str = "_version";

#[derive(Template)]
#[template(ext = "html", source = r#"<input type="hidden" name="{{ name }}" value="{{ value }}">"#)]
pub(crate) struct Hidden<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: &'a str,
}

impl askama::filters::HtmlSafe for Hidden<'_> {}

impl Form {
    /// Gives a new form the key of its one effect; a form sent back keeps the key it came with.
    pub fn once(self, key: Uuid) -> Self {
        if self.value(ONCE_FIELD).is_empty() { self.fill(ONCE_FIELD, key) } else { self }
    }

    /// The key that makes a double click create one thing, if a well-formed one came.
    pub fn idempotency_key(&self) -> Option<Uuid> {
        self.value(ONCE_FIELD).parse().ok()
    }

    /// Notes the version of what is being edited.
    pub fn at_version(self, version: i64) -> Self {
        if self.value(VERSION_FIELD).is_empty() { self.fill(VERSION_FIELD, version) } else { self }
    }

    /// The version the person was reading, if a well-formed one came.
    pub fn version(&self) -> Option<i64> {
        self.value(VERSION_FIELD).parse().ok()
    }

    /// The same form on another version: after a stale edit, when the person has seen both texts.
    pub fn moved_to_version(mut self, version: i64) -> Self {
        self.values.retain(|(name, _)| name != VERSION_FIELD);
        self.at_version(version)
    }

    /// All hidden fields of this form; the first thing inside each `<form method="post">`.
    pub fn hidden(&self, frame: &Frame) -> Html {
        let mut fields = frame.csrf_field().into_string();
        for name in [ONCE_FIELD, VERSION_FIELD] {
            let value = self.value(name);
            if !value.is_empty() {
                fields += Html::of(&Hidden { name, value }).as_str();
            }
        }
        Html::trusted(fields)
    }
}
