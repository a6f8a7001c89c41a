//! Everyday expressions and what they stand for: "boss", "tenir la caisse", "mamie". A table that a domain expert edits.

use std::collections::HashMap;

use thiserror::Error;

use crate::{text, words};

/// The longest expression, in words.
const WORDS_MAX: usize = 5;

/// Expressions, by the forms of their words.
#[derive(Clone, Debug, Default)]
pub struct Everyday {
    meanings: HashMap<Vec<String>, Vec<String>>,
}

/// Why a table was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EverydayError {
    #[error("line {0}: an expression, a tabulation and what it means are needed")]
    NoMeaning(usize),
    #[error("line {0}: the expression holds no word, or more than five")]
    NoExpression(usize),
    #[error("line {0}: the expression already stands above")]
    Twice(usize),
}

impl Everyday {
    /// Reads a table: expression, tabulation, meanings parted by "|", then perhaps a remark after another tabulation.
    /// Empty lines and lines that begin with "#" are left out.
    ///
    /// # Errors
    ///
    /// On a line without meaning, without words, or whose expression came before; the number of the line is given.
    pub fn parse(table: &str) -> Result<Self, EverydayError> {
        let mut meanings = HashMap::new();
        for (number, line) in table.lines().enumerate().map(|(number, line)| (number + 1, line)) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let mut columns = line.split('\t');
            let (Some(expression), Some(meaning)) = (columns.next(), columns.next()) else {
                return Err(EverydayError::NoMeaning(number));
            };
            let meant: Vec<String> =
                meaning.split('|').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect();
            if meant.is_empty() {
                return Err(EverydayError::NoMeaning(number));
            }
            let key = key(text::words(expression).iter().map(String::as_str));
            if key.is_empty() || key.len() > WORDS_MAX {
                return Err(EverydayError::NoExpression(number));
            }
            if meanings.insert(key, meant).is_some() {
                return Err(EverydayError::Twice(number));
            }
        }
        Ok(Self { meanings })
    }

    /// Whether no expression is known.
    pub fn is_empty(&self) -> bool {
        self.meanings.is_empty()
    }

    /// The expressions in a run of folded words: first and last place of each, and its meanings. Longer ones win.
    pub fn found<'e>(&'e self, said: &[&str]) -> Vec<(usize, usize, &'e [String])> {
        let mut found = Vec::new();
        if self.meanings.is_empty() {
            return found;
        }
        let mut at = 0;
        while at < said.len() {
            let longest = self.longest_at(&said[at..]);
            if let Some((length, meanings)) = longest {
                found.push((at, at + length - 1, meanings));
            }
            at += longest.map_or(1, |(length, _)| length);
        }
        found
    }

    // Small words inside an expression do not count, so a run of said words may be longer than its key.
    fn longest_at(&self, said: &[&str]) -> Option<(usize, &[String])> {
        if said.first().is_some_and(|word| words::is_empty_word(word)) && said.len() > 1 {
            return None;
        }
        (1..=said.len().min(WORDS_MAX + 2)).rev().find_map(|length| {
            if words::is_empty_word(said[length - 1]) && length > 1 {
                return None;
            }
            let meanings = self.meanings.get(&key(said[..length].iter().copied()))?;
            Some((length, meanings.as_slice()))
        })
    }
}

fn key<'w>(said: impl Iterator<Item = &'w str>) -> Vec<String> {
    said.filter(|word| !words::is_empty_word(word)).map(words::stem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_expression_wins_and_small_words_do_not_count() {
        let table = "# titre\n\ncaisse\targent\ntenir la caisse\tencaisser | gérer une caisse\tremarque";
        let everyday = Everyday::parse(table).expect("the table is right");
        let found = everyday.found(&["tenu", "tenir", "une", "caisse", "et", "caisses"]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].0, found[0].1, found[0].2.len()), (1, 3, 2));
        assert_eq!((found[1].0, found[1].1), (5, 5));
    }

    #[test]
    fn a_wrong_line_is_refused_with_its_number() {
        assert_eq!(Everyday::parse("boss").unwrap_err(), EverydayError::NoMeaning(1));
        assert_eq!(Everyday::parse("boss\t | ").unwrap_err(), EverydayError::NoMeaning(1));
        assert_eq!(Everyday::parse("\n...\tx").unwrap_err(), EverydayError::NoExpression(2));
        assert_eq!(Everyday::parse("boire\tx\nun chat noir aime boire tiède dehors\tx").unwrap_err(), EverydayError::NoExpression(2));
        assert_eq!(Everyday::parse("boss\tx\nboss\ty").unwrap_err(), EverydayError::Twice(2));
    }
}
