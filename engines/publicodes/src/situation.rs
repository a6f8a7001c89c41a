//! Situations: what is known of a person or a case, as facts about rules.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::read::yaml::{Item, Yaml, read_yaml};

/// What is known of one rule.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    Number(f64),
    /// A number and its unit: `(3000.0, "€/mois")`.
    Amount(f64, String),
    Bool(bool),
    /// A text, or the name of a choice.
    Text(String),
    Date(Date),
    /// The rule does not concern this case.
    NotApplicable,
    /// Anything the language can write: `2 * 1500 €/mois`, `'CDI'`, or a mapping of mechanisms.
    Expression(String),
}

impl From<f64> for FactValue {
    fn from(number: f64) -> Self {
        FactValue::Number(number)
    }
}

impl From<bool> for FactValue {
    fn from(value: bool) -> Self {
        FactValue::Bool(value)
    }
}

impl From<Date> for FactValue {
    fn from(date: Date) -> Self {
        FactValue::Date(date)
    }
}

/// Text is read as an expression, as in a situation file: a choice stands between quotes, `"'CDI'"`.
impl From<&str> for FactValue {
    fn from(expression: &str) -> Self {
        FactValue::Expression(expression.to_owned())
    }
}

impl From<String> for FactValue {
    fn from(expression: String) -> Self {
        FactValue::Expression(expression)
    }
}

/// Facts, by full name of rule.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Situation {
    facts: BTreeMap<String, FactValue>,
}

impl Situation {
    pub fn new() -> Self {
        Situation::default()
    }

    /// The same situation with one more fact, or another value for it.
    pub fn with(mut self, rule: impl Into<String>, value: impl Into<FactValue>) -> Self {
        self.facts.insert(rule.into(), value.into());
        self
    }

    /// Reads facts from YAML or JSON text: one rule a line, `salaire: 2000 €/mois`.
    pub fn read(text: &str) -> Result<Situation, String> {
        let (documents, errors) = read_yaml(0, text);
        if let Some(error) = errors.first() {
            return Err(format!("ligne {} : {}", error.position.line, error.message));
        }
        let mut facts = BTreeMap::new();
        for document in &documents {
            match &document.value {
                Yaml::Map(entries) => {
                    for entry in entries {
                        facts.insert(entry.key.to_string(), fact(&entry.item));
                    }
                }
                Yaml::Null => {}
                _ => return Err("une situation s'écrit « règle: valeur », une par ligne".to_owned()),
            }
        }
        Ok(Situation { facts })
    }

    pub fn facts(&self) -> impl Iterator<Item = (&str, &FactValue)> {
        self.facts.iter().map(|(name, value)| (name.as_str(), value))
    }

    pub fn get(&self, rule: &str) -> Option<&FactValue> {
        self.facts.get(rule)
    }
}

impl<N: Into<String>, V: Into<FactValue>> FromIterator<(N, V)> for Situation {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(facts: I) -> Self {
        Situation { facts: facts.into_iter().map(|(name, value)| (name.into(), value.into())).collect() }
    }
}

fn fact(item: &Item) -> FactValue {
    match &item.value {
        Yaml::Null => FactValue::NotApplicable,
        Yaml::Bool(value) => FactValue::Bool(*value),
        Yaml::Number(number) => FactValue::Number(*number),
        Yaml::Text { text, .. } => FactValue::Expression(text.to_string()),
        Yaml::List(_) | Yaml::Map(_) => FactValue::Expression(item.to_json()),
    }
}
