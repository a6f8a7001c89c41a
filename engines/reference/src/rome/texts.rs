//! The sentences of an occupation's texts, put back in order.
//!
//! Each row of `texte` holds one sentence and its rank. Ranks must follow each other without a gap: that is how a
//! sentence lost in the middle or at the end of an occupation's text is noticed.

use std::collections::{BTreeMap, HashMap};

use super::code::RomeCode;
use super::draft::rank;
use super::set::Reader;
use crate::delimited::{Cell, Row};
use crate::place::{Reason, Rejected};

/// The sentences of one kind of text, by occupation and rank.
#[derive(Debug, Default)]
pub(super) struct Texts(BTreeMap<RomeCode, BTreeMap<u32, (String, usize)>>);

impl Texts {
    /// Adds a sentence at the rank its row gives.
    pub fn add(
        &mut self,
        code: RomeCode,
        row: &Row<'_, '_>,
        rank_cell: Cell<'_>,
        sentence: String,
    ) -> Result<(), Rejected> {
        let taken = self.0.entry(code).or_default().insert(rank(rank_cell)?, (sentence, row.at()));
        match taken {
            None => Ok(()),
            Some((_, first)) => {
                let value = format!("{code}, phrase {}", rank_cell.raw());
                Err(rank_cell.reject(Reason::Duplicate { value, first_line: row.line_of(first) }))
            }
        }
    }

    /// The sentences in order; doubts a table whose ranks do not run on from `first`.
    pub fn finish(
        self,
        reader: &mut Reader,
        stem: &str,
        what: &str,
        first: u32,
    ) -> HashMap<RomeCode, Vec<String>> {
        let mut ordered = HashMap::with_capacity(self.0.len());
        for (code, sentences) in self.0 {
            if !sentences.keys().copied().eq((first..).take(sentences.len())) {
                reader.doubt_end(stem, format!("une phrase du texte « {what} » de la fiche {code} manque"));
            }
            ordered.insert(code, sentences.into_values().map(|(sentence, _)| sentence).collect());
        }
        ordered
    }
}
