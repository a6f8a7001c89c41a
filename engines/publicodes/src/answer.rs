//! Answers: a value, not applicable, or not known yet and here is what to ask.

use std::fmt;
use std::sync::Arc;

use crate::date::Date;

/// What a rule gives in a situation.
#[derive(Debug, Clone, PartialEq)]
pub enum Answered {
    /// Something is missing; [`Answer::missing`] says what.
    Unknown,
    /// The rule does not concern this situation.
    NotApplicable,
    Bool(bool),
    Number(f64),
    Text(String),
    Date(Date),
}

/// A rule that a situation should say more about.
#[derive(Debug, Clone, PartialEq)]
pub struct Missing {
    /// Full name of the rule.
    pub rule: String,
    /// The higher, the more the answer depends on it.
    pub score: f64,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub(crate) value: Answered,
    pub(crate) unit: Arc<str>,
    pub(crate) missing: Vec<Missing>,
    /// The number in the simplest unit, which is how it is shown; that unit, unless it is the same.
    pub(crate) shown: (f64, Option<Arc<str>>),
}

impl Answer {
    pub fn value(&self) -> &Answered {
        &self.value
    }

    /// The number, in the unit of [`Answer::unit`].
    pub fn number(&self) -> Option<f64> {
        match self.value {
            Answered::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Yes, no, or not known: not applicable counts for no.
    pub fn holds(&self) -> Option<bool> {
        match self.value {
            Answered::Unknown => None,
            Answered::NotApplicable | Answered::Bool(false) => Some(false),
            _ => Some(true),
        }
    }

    pub fn is_unknown(&self) -> bool {
        self.value == Answered::Unknown
    }

    pub fn is_not_applicable(&self) -> bool {
        self.value == Answered::NotApplicable
    }

    /// Unit of the number, empty when it has none.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// What would make the answer surer, what matters most first. An answer already known may still have some: rules
    /// that stood on their default.
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }
}

/// The answer as a French reader expects it: `1 234,50 €`, `oui`, `Non applicable`.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Answered::Unknown => f.write_str("Pas encore défini"),
            Answered::NotApplicable => f.write_str("Non applicable"),
            Answered::Bool(true) => f.write_str("oui"),
            Answered::Bool(false) => f.write_str("non"),
            Answered::Text(text) => f.write_str(text),
            Answered::Date(date) => write!(f, "{date}"),
            Answered::Number(_) => {
                let mut text = String::new();
                crate::eval::numeric::shown_number(
                    &mut text,
                    self.shown.0,
                    self.shown.1.as_ref().unwrap_or(&self.unit),
                );
                f.write_str(&text)
            }
        }
    }
}
