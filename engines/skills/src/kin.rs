//! Items that are close to each other: who does one of them nearly does the other.
//!
//! Two items of one nature are close when their names hold the same rare words, closer when the classification puts them in
//! one group.

use crate::labels::{Labels, Sums};
use crate::lexicon::Lexicon;
use crate::taxonomy::{ItemId, Nature, Taxonomy};
use crate::ties::{Rows, Weighed};

/// Below this likeness two items are not close.
const CLOSE_MIN: f32 = 0.5;

/// How many close items are kept for each.
const KEPT: usize = 6;

/// Words that stand in more labels than this say too little to look through all of them.
const HOLDERS_MAX: usize = 300;

/// What is left of a likeness across groups.
const ACROSS_GROUPS: f32 = 0.85;

/// The close items of each item, closest first.
pub fn near(taxonomy: &Taxonomy, lexicon: &Lexicon, labels: &Labels) -> Rows<Weighed<ItemId>> {
    let mut sums = Sums::new(labels.len());
    Rows::new(taxonomy.items().map(|item| {
        let nature = taxonomy.items[item.index()].nature;
        if matches!(nature, Nature::Context | Nature::Credential) {
            return Vec::new();
        }
        let own = labels.mass(item.0);
        for word in labels.words(item.0) {
            let holders = labels.holders(word.stem);
            if holders.len() <= HOLDERS_MAX {
                holders.iter().for_each(|&other| sums.add(other, lexicon.rarity(word.stem)));
            }
        }
        let mut close: Vec<Weighed<ItemId>> = sums
            .take()
            .into_iter()
            .filter(|found| found.label != item.0)
            .filter_map(|found| {
                let other = ItemId(found.label);
                let both = own + labels.mass(found.label);
                // The common words left out above may still bring it over the bar.
                if 2.0 * found.met / both < CLOSE_MIN * 0.6 || taxonomy.items[other.index()].nature != nature {
                    return None;
                }
                let shared: f32 = labels
                    .words(item.0)
                    .iter()
                    .filter(|word| labels.words(other.0).iter().any(|its| its.stem == word.stem))
                    .map(|word| lexicon.rarity(word.stem))
                    .sum();
                let same_group = taxonomy.group(item).is_some() && taxonomy.group(item) == taxonomy.group(other);
                let likeness = 2.0 * shared / both * if same_group { 1.0 } else { ACROSS_GROUPS };
                (likeness >= CLOSE_MIN).then_some(Weighed { id: other, weight: likeness.min(0.99) })
            })
            .collect();
        close.sort_by(|one, other| other.weight.total_cmp(&one.weight).then(one.id.cmp(&other.id)));
        close.truncate(KEPT);
        close
    }))
}
