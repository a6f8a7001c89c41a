//! What a person typed, made safe and short.
//!
//! Parsing never fails: whatever was typed, something can be looked for, or nothing (an honest empty answer). It reads at
//! most [`BYTES_READ`] bytes and keeps at most [`WORDS_MAX`] words, so that no text, however long or strange, costs more
//! than a long sentence; [`Query::is_cut`] says that something was left out.

use std::collections::BTreeSet;

use crate::text;
use crate::words;

/// How much of what was typed is read.
pub const BYTES_READ: usize = 512;
/// How many distinct words are looked for.
pub const WORDS_MAX: usize = 12;

/// Whether the person is still typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Typing {
    /// The text is complete.
    Done,
    /// The last word may be the start of a longer one.
    UnderWay,
}

/// Words to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    typing: Typing,
    cut: Cut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    Nothing,
    Something,
}

impl Query {
    /// Reads a text that was sent.
    pub fn parse(typed: &str) -> Query {
        Query::read(typed, Typing::Done)
    }

    /// Reads a text that is still being typed.
    pub fn parse_while_typing(typed: &str) -> Query {
        Query::read(typed, Typing::UnderWay)
    }

    fn read(typed: &str, typing: Typing) -> Query {
        let start = &typed[..typed.floor_char_boundary(BYTES_READ)];
        let mut cut = if start.len() < typed.len() { Cut::Something } else { Cut::Nothing };
        let ends_in_word = start.chars().next_back().is_some_and(char::is_alphanumeric);
        let mut all = text::words(start);
        let last = all.last().cloned().filter(|_| ends_in_word && typing == Typing::UnderWay);
        // The start of a word is kept even when it is itself an empty word: "sa" may become "sage-femme".
        all.retain(|word| !words::is_empty_word(word) || last.as_ref() == Some(word));
        let mut seen = BTreeSet::new();
        all.retain(|word| seen.insert(words::form(word)));
        if all.len() > WORDS_MAX {
            all.truncate(WORDS_MAX);
            cut = Cut::Something;
        }
        let typing = if last.is_some() { typing } else { Typing::Done };
        Query { words: all, typing, cut }
    }

    /// The words looked for, folded, without doubles.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// True when nothing that was typed can be looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// True when a part of what was typed was left out for its length.
    pub fn is_cut(&self) -> bool {
        self.cut == Cut::Something
    }

    /// Whether the last word may go on.
    pub fn typing(&self) -> Typing {
        self.typing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_and_doubles_are_left_out() {
        assert_eq!(Query::parse("L'infirmière de nuit, une infirmière").words(), ["infirmiere", "nuit"]);
        assert_eq!(Query::parse("vendeur / vendeuse (H/F)").words(), ["vendeur"]);
    }

    #[test]
    fn strange_texts_leave_nothing_to_look_for() {
        for typed in ["", "   ", "de la les", "🧑‍🍳🔥", "\u{0}\u{1b}[31m"] {
            assert!(Query::parse(typed).words().iter().all(|word| word == "31m"), "{typed:?}");
        }
    }

    #[test]
    fn a_huge_text_is_cut() {
        let query = Query::parse(&"é mot ".repeat(2_000_000));
        assert!(query.is_cut());
        assert_eq!(query.words(), ["e", "mot"]);
        let many: String = (0..40).map(|n| format!("mot{n} ")).collect();
        assert_eq!(Query::parse(&many).words().len(), WORDS_MAX);
        assert!(Query::parse(&many).is_cut());
    }

    #[test]
    fn the_last_word_goes_on_only_while_it_is_being_typed() {
        assert_eq!(Query::parse_while_typing("sa").words(), ["sa"]);
        assert_eq!(Query::parse_while_typing("boul").typing(), Typing::UnderWay);
        assert_eq!(Query::parse_while_typing("boul ").typing(), Typing::Done);
    }
}
