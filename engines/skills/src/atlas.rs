//! A classification with everything learned from it: the numbers of its ties, its words, what is close to what.
//!
//! Learning is deterministic and uses nothing but the records and the table of everyday expressions.

use std::collections::HashMap;

use crate::everyday::Everyday;
use crate::kin;
use crate::labels::Labels;
use crate::lexicon::{Lexicon, Word};
use crate::taxonomy::{ItemId, OccupationId, Taxonomy};
use crate::ties::{Rows, Ties, Weighed};
use crate::{text, titles};

/// What a secondary interest counts beside a main one.
const SECONDARY_INTEREST: f32 = 0.5;

/// A classification, ready to answer.
#[derive(Clone, Debug)]
pub struct Atlas {
    pub(crate) taxonomy: Taxonomy,
    pub(crate) ties: Ties,
    pub(crate) lexicon: Lexicon,
    /// One label an item, under the number of the item.
    pub(crate) item_labels: Labels,
    /// The titles and labels of occupations, under the number of their reference.
    pub(crate) title_labels: Labels,
    pub(crate) title_refs: Vec<TitleRef>,
    /// Items close to each item.
    pub(crate) near: Rows<Weighed<ItemId>>,
    pub(crate) interests: Rows<Weighed<u32>>,
    interest_keys: HashMap<String, u32>,
    pub(crate) everyday: Everyday,
}

/// Where a title comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TitleRef {
    pub occupation: OccupationId,
    /// Its place among the titles of the occupation; nothing for the label of the occupation itself.
    pub title: Option<u32>,
}

impl Atlas {
    /// Learns a classification.
    pub fn learn(taxonomy: Taxonomy, everyday: Everyday) -> Self {
        let ties = Ties::new(&taxonomy);
        let mut lexicon = Lexicon::default();
        let item_words: Vec<Vec<Word>> =
            taxonomy.items.iter().map(|item| lexicon.learn(&text::words(&item.label))).collect();
        let (mut title_refs, mut title_words) = (Vec::new(), Vec::new());
        for occupation in taxonomy.occupations() {
            let record = &taxonomy.occupations[occupation.index()];
            let names = std::iter::once((None, &record.label))
                .chain((0..).map(Some).zip(record.titles.iter().map(|title| &title.label)));
            for (title, label) in names {
                for words in titles::read(label) {
                    title_words.push(lexicon.learn(&words));
                    title_refs.push(TitleRef { occupation, title });
                }
            }
        }
        for words in item_words.iter().chain(&title_words) {
            lexicon.count(words);
        }
        lexicon.close();
        let item_labels = Labels::new(&lexicon, item_words);
        let title_labels = Labels::new(&lexicon, title_words);
        let near = kin::near(&taxonomy, &lexicon, &item_labels);
        let (interests, interest_keys) = interests(&taxonomy);
        Self {
            taxonomy,
            ties,
            lexicon,
            item_labels,
            title_labels,
            title_refs,
            near,
            interests,
            interest_keys,
            everyday,
        }
    }

    /// The classification itself.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }

    /// Whether an item carries from most occupations to most others: *compétence transférable*.
    pub fn is_transferable(&self, item: ItemId) -> bool {
        self.ties.transverse[item.index()]
    }

    /// Items close to this one, closest first, with their closeness, 0.5 to 1.
    pub fn close_to(&self, item: ItemId) -> impl Iterator<Item = (ItemId, f32)> {
        self.near.row(item.index()).iter().map(|one| (one.id, one.weight))
    }

    pub(crate) fn interest(&self, key: &str) -> Option<u32> {
        self.interest_keys.get(key).copied()
    }
}

fn interests(taxonomy: &Taxonomy) -> (Rows<Weighed<u32>>, HashMap<String, u32>) {
    let mut keys: HashMap<String, u32> = HashMap::new();
    let rows = Rows::new(taxonomy.occupations.iter().map(|occupation| {
        let mut row = Vec::with_capacity(occupation.interests.len());
        for (key, main) in &occupation.interests {
            let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
            let id = *keys.entry(key.clone()).or_insert(next);
            row.push(Weighed { id, weight: if *main { 1.0 } else { SECONDARY_INTEREST } });
        }
        row
    }));
    (rows, keys)
}
