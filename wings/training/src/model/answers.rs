//! What somebody answered: facts by their names in the rules, and the questions they passed over.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Answers as they are kept: the values are what a form sends, written as the rules write them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The facts that are known, by name.
    pub facts: BTreeMap<String, String>,
    /// The questions answered by "I do not know".
    pub unknown: BTreeSet<String>,
}

impl Answers {
    /// Reads the sealed text back; a text that is none of ours reads as nothing answered.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The text to seal.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether nothing was answered at all.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.unknown.is_empty()
    }

    /// Notes a fact, or that it is not known.
    pub fn note(&mut self, name: &str, value: Option<String>) {
        match value {
            Some(value) => {
                self.unknown.remove(name);
                self.facts.insert(name.to_owned(), value);
            }
            None => {
                self.facts.remove(name);
                self.unknown.insert(name.to_owned());
            }
        }
    }

    /// Takes an answer back, so that it is asked again.
    pub fn forget(&mut self, name: &str) {
        self.facts.remove(name);
        self.unknown.remove(name);
    }

    /// Whether a question was answered, or passed over.
    pub fn is_answered(&self, name: &str) -> bool {
        self.facts.contains_key(name) || self.unknown.contains(name)
    }

    /// These answers, and what only `other` knows.
    pub fn completed_by(&self, other: &Self) -> Self {
        let mut all = other.clone();
        for (name, value) in &self.facts {
            all.note(name, Some(value.clone()));
        }
        for name in &self.unknown {
            if !all.facts.contains_key(name) {
                all.unknown.insert(name.clone());
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_back_as_they_were_and_nonsense_is_nothing() {
        let mut answers = Answers::default();
        answers.note("compte . solde", Some("1200".into()));
        answers.note("personne . âge", None);
        assert_eq!(Answers::read(&answers.write()), answers);
        for text in ["", "{", "[]", "{\"facts\":3}"] {
            assert!(Answers::read(text).is_empty());
        }
    }

    #[test]
    fn what_is_known_on_one_side_completes_the_other_and_ones_own_word_counts() {
        let (mut own, mut brought) = (Answers::default(), Answers::default());
        own.note("a", Some("1".into()));
        own.note("b", None);
        brought.note("a", Some("2".into()));
        brought.note("b", Some("3".into()));
        brought.note("c", None);
        let all = own.completed_by(&brought);
        assert_eq!(all.facts.get("a").map(String::as_str), Some("1"));
        assert_eq!(all.facts.get("b").map(String::as_str), Some("3"));
        assert!(all.unknown.contains("c") && !all.unknown.contains("b"));
    }
}
