//! Occupations that stand near one another, whoever practises them: for a map, and where a list runs dry.
//!
//! Six kinds of nearness are kept apart; the order adds them. It is symmetric: what a step takes is in `steps`.

use crate::labels::Labels;
use crate::taxonomy::{Nature, OccupationId, Taxonomy};
use crate::ties::{Rows, Weighed};

/// What each kind of nearness counts beside that of items.
const WORDS: f32 = 0.4;
const GROUPS: f32 = 0.2;
const TITLES: f32 = 0.2;
const INTERESTS: f32 = 0.1;
const FAMILY: f32 = 0.1;

/// An occupation near another; each kind lies between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    pub occupation: OccupationId,
    /// The same skills, knowledge, contexts.
    pub items: f32,
    /// Skills and knowledge named with the same words.
    pub words: f32,
    /// Skills of the same groups.
    pub groups: f32,
    pub titles: f32,
    pub interests: f32,
    /// Share of the two broadest families in common.
    pub family: f32,
}

impl Neighbour {
    fn near(&self) -> f32 {
        self.items
            + WORDS * self.words
            + GROUPS * self.groups
            + TITLES * self.titles
            + INTERESTS * self.interests
            + 2.0 * FAMILY * self.family
    }
}

/// Every kind of nearness, ready to be asked.
#[derive(Clone, Debug)]
pub struct Nearness {
    items: Facet,
    words: Facet,
    groups: Facet,
    titles: Facet,
    interests: Facet,
    families: Vec<Vec<String>>,
}

impl Nearness {
    /// Learns it. `titles_of` gives the titles of each occupation as numbers of title labels.
    pub fn new(
        taxonomy: &Taxonomy,
        item_labels: &Labels,
        title_labels: &Labels,
        titles_of: &[Vec<u32>],
        interests: &Rows<Weighed<u32>>,
    ) -> Self {
        let all = |features: fn(&Taxonomy, &Labels, usize) -> Vec<u32>| {
            Facet::new((0..taxonomy.occupations.len()).map(|one| features(taxonomy, item_labels, one)))
        };
        let titles = titles_of.iter().map(|titles| {
            titles.iter().flat_map(|title| title_labels.words(*title)).map(|word| word.stem).collect()
        });
        let interests = (0..taxonomy.occupations.len())
            .map(|one| interests.row(one).iter().map(|interest| interest.id).collect());
        Self {
            items: all(|taxonomy, _, one| taxonomy.links[one].iter().map(|(item, _)| item.0).collect()),
            words: all(|taxonomy, labels, one| {
                taxonomy.links[one]
                    .iter()
                    .filter(|(item, _)| taxonomy.items[item.index()].nature != Nature::Context)
                    .flat_map(|(item, _)| labels.words(item.0))
                    .map(|word| word.stem)
                    .collect()
            }),
            groups: all(|taxonomy, _, one| {
                taxonomy.links[one]
                    .iter()
                    .filter(|(item, _)| taxonomy.items[item.index()].nature == Nature::Skill)
                    .filter_map(|(item, _)| taxonomy.group(*item))
                    .map(|group| group.0)
                    .collect()
            }),
            titles: Facet::new(titles),
            interests: Facet::new(interests),
            families: taxonomy
                .occupations
                .iter()
                .map(|one| one.families.iter().take(2).cloned().collect())
                .collect(),
        }
    }

    /// The occupations nearest to one, itself left out: at most `limit`.
    pub fn of(&self, occupation: OccupationId, limit: usize) -> Vec<Neighbour> {
        let own = occupation.index();
        let [items, words, groups, titles, interests] =
            [&self.items, &self.words, &self.groups, &self.titles, &self.interests]
                .map(|facet| facet.cosines(own));
        let mut found: Vec<Neighbour> = (0u32..)
            .map(OccupationId)
            .take(items.len())
            .filter(|other| *other != occupation)
            .map(|other| {
                let at = other.index();
                Neighbour {
                    occupation: other,
                    items: items[at],
                    words: words[at],
                    groups: groups[at],
                    titles: titles[at],
                    interests: interests[at],
                    family: self.family(own, at),
                }
            })
            .filter(|neighbour| neighbour.near() > 0.0)
            .collect();
        found.sort_by(|one, other| {
            other.near().total_cmp(&one.near()).then(one.occupation.cmp(&other.occupation))
        });
        found.truncate(limit);
        found
    }

    fn family(&self, one: usize, other: usize) -> f32 {
        let shared =
            self.families[one].iter().zip(&self.families[other]).take_while(|(one, other)| one == other);
        shared.count() as f32 / 2.0
    }
}

/// Occupations as vectors of one kind of feature, by rarity.
#[derive(Clone, Debug)]
struct Facet {
    rows: Rows<(u32, f32)>,
    holders: Rows<(u32, f32)>,
}

impl Facet {
    fn new(occupations: impl Iterator<Item = Vec<u32>>) -> Self {
        let counts: Vec<Vec<(u32, f32)>> = occupations
            .map(|mut features| {
                features.sort_unstable();
                features
                    .chunk_by(|one, other| one == other)
                    .map(|same| (same[0], same.len() as f32))
                    .collect()
            })
            .collect();
        let size = counts.iter().filter_map(|one| one.last()).map(|(last, _)| *last as usize + 1).max();
        let mut with = vec![0.0f32; size.unwrap_or(0)];
        counts.iter().flatten().for_each(|(feature, _)| with[*feature as usize] += 1.0);
        let mut holders = vec![Vec::new(); with.len()];
        let mut rows = Vec::with_capacity(counts.len());
        let all = counts.len() as f32;
        for (number, counts) in (0u32..).zip(&counts) {
            let weighed: Vec<(u32, f32)> = counts
                .iter()
                .map(|(feature, count)| (*feature, count * (all / with[*feature as usize]).ln()))
                .collect();
            let length =
                weighed.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            let row: Vec<(u32, f32)> =
                weighed.into_iter().map(|(feature, weight)| (feature, weight / length)).collect();
            row.iter().for_each(|&(feature, weight)| holders[feature as usize].push((number, weight)));
            rows.push(row);
        }
        Self { rows: Rows::new(rows.into_iter()), holders: Rows::new(holders.into_iter()) }
    }

    fn cosines(&self, own: usize) -> Vec<f32> {
        let mut cosines = vec![0.0; self.rows.len()];
        for &(feature, weight) in self.rows.row(own) {
            for &(other, its) in self.holders.row(feature as usize) {
                cosines[other as usize] += weight * its;
            }
        }
        cosines
    }
}
