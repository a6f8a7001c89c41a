//! What is given to the index: a schema, then documents that follow it.
//!
//! The schema is chosen by whoever knows the subject (occupations, trainings, pages); the engine only knows that a *title*
//! names the document and a *text* speaks of it. A document carries no weight of its own: nothing can be paid to rise.

use serde::{Deserialize, Serialize};

/// What a field says about its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(usize)]
pub enum FieldKind {
    /// Each value names the document; a search that covers the whole value ranks above one that covers a part.
    Title = 0,
    /// Each value speaks of the document: a sentence, a skill.
    Text = 1,
}

/// One field of a schema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    pub(crate) name: String,
    pub(crate) kind: FieldKind,
    pub(crate) weight: f32,
}

/// Which fields and facets the documents of an index have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    pub(crate) fields: Vec<Field>,
    pub(crate) facets: Vec<String>,
}

/// More fields than this cannot be told apart in the index.
pub const FIELDS_MAX: usize = 16;

impl Schema {
    /// A schema without fields.
    pub fn new() -> Schema {
        Schema::default()
    }

    /// Adds a field; `weight` is what a perfect match there is worth, cut to 0..=1.
    pub fn field(mut self, name: &str, kind: FieldKind, weight: f32) -> Schema {
        let weight = if weight.is_finite() { weight.clamp(0.0, 1.0) } else { 0.0 };
        self.fields.push(Field { name: name.to_string(), kind, weight });
        self
    }

    /// Adds a facet: values by which results are counted and filtered.
    pub fn facet(mut self, name: &str) -> Schema {
        self.facets.push(name.to_string());
        self
    }

    /// The schema of occupation sheets: main title, other titles, skills, knowledge, definition; facets `domaine` (first
    /// letter of the ROME code), `famille` (its first three characters) and `cadre`.
    pub fn occupations() -> Schema {
        Schema::new()
            .field("titre", FieldKind::Title, 1.0)
            .field("appellation", FieldKind::Title, 0.97)
            .field("competence", FieldKind::Text, 0.6)
            .field("definition", FieldKind::Text, 0.55)
            .field("savoir", FieldKind::Text, 0.4)
            .facet("domaine")
            .facet("famille")
            .facet("cadre")
    }
}

/// One thing to find: a key that its owner understands, values by field, values by facet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub(crate) key: String,
    pub(crate) values: Vec<(String, String)>,
    pub(crate) facets: Vec<(String, String)>,
}

impl Document {
    /// A document without content; `key` comes back with each hit.
    pub fn new(key: &str) -> Document {
        Document { key: key.to_string(), ..Document::default() }
    }

    /// Adds one value of a field; the first title given is the one shown.
    pub fn with(mut self, field: &str, value: &str) -> Document {
        self.values.push((field.to_string(), value.to_string()));
        self
    }

    /// Adds one value of a facet.
    pub fn facet(mut self, facet: &str, value: &str) -> Document {
        self.facets.push((facet.to_string(), value.to_string()));
        self
    }
}
