//! Which words go with which groups of skills: learned from the names of the skills in each group.
//!
//! Classifications name one skill in dozens of ways and put them in one group. A word that stands in many names of a group
//! and in few others points to that group, whatever else was said.

use std::collections::BTreeMap;

use crate::labels::Labels;
use crate::lexicon::{Lexicon, Stem};
use crate::taxonomy::{GroupId, ItemId, Nature, OccupationId, Taxonomy};
use crate::ties::{Rows, Ties, Weighed};

/// Names seen in thought beside the real ones: what a word met once says is not taken for certain.
const DOUBT: f32 = 2.0;

/// Below this a word does not point to a group.
const POINTS_MIN: f32 = 0.04;

/// How many groups a word points to at most.
const KEPT: usize = 12;

/// What points to groups.
#[derive(Clone, Debug)]
pub struct Groups {
    /// For each family of words, the groups it points to and how surely, 0 to 1.
    pub by_stem: Rows<Weighed<GroupId>>,
    /// For each occupation, its groups of skills; the heaviest at 1.
    pub by_occupation: Rows<Weighed<GroupId>>,
    /// The skills of each group.
    pub members: Vec<Vec<ItemId>>,
}

impl Groups {
    /// Learns them.
    pub fn new(taxonomy: &Taxonomy, ties: &Ties, lexicon: &Lexicon, labels: &Labels) -> Self {
        let group_of = |item: ItemId| match taxonomy.items[item.index()].nature {
            Nature::Skill | Nature::Attitude => taxonomy.group(item),
            _ => None,
        };
        let mut members = vec![Vec::new(); taxonomy.groups.len()];
        for item in taxonomy.items() {
            if let Some(group) = group_of(item) {
                members[group.0 as usize].push(item);
            }
        }
        let by_stem = Rows::new((0..lexicon.len()).map(|stem| {
            let holders = labels.holders(Stem::try_from(stem).unwrap_or(Stem::MAX));
            let mut counts: BTreeMap<GroupId, f32> = BTreeMap::new();
            let mut all = DOUBT;
            for group in holders.iter().filter_map(|&label| group_of(ItemId(label))) {
                *counts.entry(group).or_default() += 1.0;
                all += 1.0;
            }
            strongest(counts.into_iter().map(|(id, count)| Weighed { id, weight: count / all }))
        }));
        let by_occupation =
            Rows::new(taxonomy.occupations().map(|occupation| of_occupation(ties, occupation, group_of)));
        Self { by_stem, by_occupation, members }
    }
}

fn of_occupation(
    ties: &Ties,
    occupation: OccupationId,
    group_of: impl Fn(ItemId) -> Option<GroupId>,
) -> Vec<Weighed<GroupId>> {
    let mut sums: BTreeMap<GroupId, f32> = BTreeMap::new();
    for asked in ties.asked.row(occupation.index()) {
        if let Some(group) = group_of(asked.id) {
            *sums.entry(group).or_default() += asked.weight;
        }
    }
    let most = sums.values().copied().fold(f32::MIN_POSITIVE, f32::max);
    sums.into_iter().map(|(id, sum)| Weighed { id, weight: (sum / most).sqrt() }).collect()
}

fn strongest(pointed: impl Iterator<Item = Weighed<GroupId>>) -> Vec<Weighed<GroupId>> {
    let mut pointed: Vec<_> = pointed.filter(|one| one.weight >= POINTS_MIN).collect();
    pointed.sort_by(|one, other| other.weight.total_cmp(&one.weight).then(one.id.cmp(&other.id)));
    pointed.truncate(KEPT);
    pointed
}
