//! What ties occupations and items together, as numbers: who asks for what, how much it weighs, what is near what.
//!
//! Weights are worked out once, from the classification alone: the rarer an item, the more it says; the heart of an
//! occupation counts more than its edges. Contexts and credentials weigh nothing: they are conditions, shown apart.

use crate::taxonomy::{ItemId, Nature, OccupationId, Reach, Stake, Taxonomy};

/// Above this share of occupations an item of unsaid reach is taken as transverse.
const TRANSVERSE_SHARE: f32 = 0.04;

/// Rows of pairs, stored end to end.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    starts: Vec<u32>,
    all: Vec<T>,
}

impl<T: Copy> Rows<T> {
    /// Rows in order.
    pub fn new(rows: impl Iterator<Item = Vec<T>>) -> Self {
        let (mut starts, mut all) = (vec![0], Vec::new());
        for row in rows {
            all.extend(row);
            starts.push(u32::try_from(all.len()).unwrap_or(u32::MAX));
        }
        Self { starts, all }
    }

    /// One row.
    pub fn row(&self, number: usize) -> &[T] {
        &self.all[self.starts[number] as usize..self.starts[number + 1] as usize]
    }
}

/// Something weighed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed<Id> {
    pub id: Id,
    pub weight: f32,
}

/// The numbers of a taxonomy.
#[derive(Clone, Debug)]
pub struct Ties {
    /// Items of each occupation that can be held or missing, heaviest first.
    pub asked: Rows<Weighed<ItemId>>,
    /// Occupations that ask for each item.
    pub askers: Rows<Weighed<OccupationId>>,
    /// Sum of the weights of each occupation.
    pub totals: Vec<f32>,
    /// How rare each item is: 0 (every occupation asks for it) to 1 (one alone).
    pub rarity: Vec<f32>,
    /// Whether each item carries from most occupations to most others.
    pub transverse: Vec<bool>,
}

impl Ties {
    /// Works the numbers out.
    pub fn new(taxonomy: &Taxonomy) -> Self {
        let occupations = taxonomy.occupations.len().max(1) as f32;
        let mut counts = vec![0u32; taxonomy.items.len()];
        for (item, _) in taxonomy.links.iter().flatten() {
            counts[item.index()] += 1;
        }
        let all = (1.0 + occupations).ln();
        let rarity: Vec<f32> =
            counts.iter().map(|&count| ((1.0 + occupations) / (1.0 + count.max(1) as f32)).ln() / all).collect();
        let transverse = taxonomy
            .items
            .iter()
            .zip(&counts)
            .map(|(item, &count)| match (item.nature, item.reach) {
                (Nature::Attitude, _) | (_, Reach::Transverse) => true,
                (_, Reach::Unsaid) => count as f32 > occupations * TRANSVERSE_SHARE,
                _ => false,
            })
            .collect();
        let weigh = |(item, stake): (ItemId, Stake)| {
            let weight = rarity[item.index()] * nature_weight(taxonomy.items[item.index()].nature) * stake_weight(stake);
            Weighed { id: item, weight }
        };
        let asked = Rows::new(taxonomy.links.iter().map(|links| {
            let mut row: Vec<_> = links.iter().copied().map(weigh).filter(|one| one.weight > 0.0).collect();
            row.sort_by(|one, other| other.weight.total_cmp(&one.weight).then(one.id.cmp(&other.id)));
            row
        }));
        let totals = (0..taxonomy.occupations.len())
            .map(|number| asked.row(number).iter().map(|one| one.weight).sum())
            .collect();
        let mut askers = vec![Vec::new(); taxonomy.items.len()];
        for occupation in taxonomy.occupations() {
            for one in asked.row(occupation.index()) {
                askers[one.id.index()].push(Weighed { id: occupation, weight: one.weight });
            }
        }
        let askers = Rows::new(askers.into_iter());
        Self { asked, askers, totals, rarity, transverse }
    }
}

fn nature_weight(nature: Nature) -> f32 {
    match nature {
        Nature::Skill => 1.0,
        Nature::Knowledge => 0.7,
        Nature::Attitude => 0.4,
        Nature::Credential | Nature::Context => 0.0,
    }
}

fn stake_weight(stake: Stake) -> f32 {
    match stake {
        Stake::Core => 1.6,
        Stake::Emerging => 1.2,
        Stake::Ordinary => 1.0,
    }
}
