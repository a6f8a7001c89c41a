//! Everything held about a person, as a document that person can read.
//!
//! The caller hands over sections of facts, tables and free trees (what a wing exports as JSON); this module turns a
//! tree into headings and tables and loses none of it. It does not decide what belongs to the person.

use jiff::civil::DateTime;
use serde_json::Value;

/// Everything held about a person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonalData {
    /// The name the person chose to appear under.
    pub chosen_name: String,
    /// The reference of the file.
    pub reference: String,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// Who opened the file.
    pub access_log: Vec<Access>,
}

/// A part of what is held.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its title, for a reader.
    pub title: String,
    /// Why it is held and until when, if told.
    pub about: Option<String>,
    /// What is held.
    pub content: Tree,
}

/// Values within values, in the order they are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// Nothing was filled in.
    Nothing,
    /// Yes or no.
    Flag(Answer),
    /// A text, a number, a date as written.
    Text(String),
    /// Several values of the same kind.
    List(Vec<Tree>),
    /// Named values.
    Record(Vec<(String, Tree)>),
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// One opening of the file by someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// When, in the local time of the reader.
    pub at: DateTime,
    /// Who.
    pub who: String,
    /// For which operator.
    pub operator: String,
    /// What for.
    pub purpose: String,
}

impl From<&Value> for Tree {
    /// Reads a JSON value; keys come in the order `serde_json` gives them.
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Tree::Nothing,
            Value::Bool(true) => Tree::Flag(Answer::Yes),
            Value::Bool(false) => Tree::Flag(Answer::No),
            Value::Number(number) => Tree::Text(number.to_string()),
            Value::String(text) => Tree::Text(text.clone()),
            Value::Array(items) => Tree::List(items.iter().map(Tree::from).collect()),
            Value::Object(fields) => {
                Tree::Record(fields.iter().map(|(name, value)| (name.clone(), Tree::from(value))).collect())
            }
        }
    }
}
