//! What the words of a text may stand for in the classification: themselves, their family, a word they are a fault of, or
//! what an everyday expression means.

use crate::atlas::Atlas;
use crate::lexicon::{Form, Stem};
use crate::text::{self, Token};
use crate::words;

/// How a word was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// The very word, in any gender or number.
    Word,
    /// A word of its family.
    Family,
    /// A word that resembles it: a fault, or a word made from it.
    Resembling,
    /// An everyday expression.
    Everyday,
}

/// Something a word may stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sense {
    pub stem: Stem,
    /// The exact form, when it is the word itself.
    pub form: Option<Form>,
    /// How far it is believed, 0 to 1.
    pub trust: f32,
    pub how: How,
}

/// A word, or an everyday expression, and what it may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Where it stands in the plain text, in bytes.
    pub start: usize,
    pub end: usize,
    pub clause: usize,
    pub senses: Vec<Sense>,
}

const FAMILY_TRUST: f32 = 0.85;
const EVERYDAY_TRUST: f32 = 0.9;

/// A second meaning is believed a little less than the first.
const SECOND_MEANING: f32 = 0.92;

/// From this likeness a word not known is taken for a known one.
const FAULT_FROM: f32 = 0.66;

impl Atlas {
    /// The words of a text that carry meaning, each with its senses (perhaps none), and the expressions.
    pub(crate) fn said(&self, tokens: &[Token]) -> Vec<Said> {
        let folded: Vec<&str> = tokens.iter().map(|token| token.folded.as_str()).collect();
        let mut said: Vec<Said> = tokens
            .iter()
            .filter(|token| !words::is_empty_word(&token.folded))
            .map(|token| Said {
                start: token.start,
                end: token.end,
                clause: token.clause,
                senses: self.senses(&token.folded),
            })
            .collect();
        for (first, last, meanings) in self.everyday.found(&folded) {
            let mut senses: Vec<Sense> = Vec::new();
            for (rank, meaning) in meanings.iter().enumerate() {
                let trust = EVERYDAY_TRUST * SECOND_MEANING.powi(i32::try_from(rank).unwrap_or(i32::MAX));
                for word in text::words(meaning).iter().filter(|word| !words::is_empty_word(word)) {
                    let Some(stem) = self.lexicon.family(word) else { continue };
                    if !senses.iter().any(|sense| sense.stem == stem) {
                        let form = self.lexicon.known(word).map(|known| known.form);
                        senses.push(Sense { stem, form, trust, how: How::Everyday });
                    }
                }
            }
            let (start, end) = (tokens[first].start, tokens[last].end);
            said.push(Said { start, end, clause: tokens[first].clause, senses });
        }
        said.sort_by_key(|said| (said.start, said.end));
        said
    }

    fn senses(&self, word: &str) -> Vec<Sense> {
        if let Some(known) = self.lexicon.known(word) {
            return vec![Sense { stem: known.stem, form: Some(known.form), trust: 1.0, how: How::Word }];
        }
        if let Some(stem) = self.lexicon.family(word) {
            return vec![Sense { stem, form: None, trust: FAMILY_TRUST, how: How::Family }];
        }
        self.lexicon
            .alike(word, 3)
            .into_iter()
            .filter(|(_, likeness)| *likeness >= FAULT_FROM)
            .map(|(known, likeness)| Sense {
                stem: known.stem,
                form: Some(known.form),
                trust: likeness * likeness,
                how: How::Resembling,
            })
            .collect()
    }
}
