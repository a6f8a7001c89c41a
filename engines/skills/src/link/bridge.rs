//! Evidence through another classification: two names of one thing there are worth linking here.
//!
//! A collection of titles grouped by occupation (ROME) says that "responsable logistique de production" and "supply chain
//! manager" name one occupation. A mention near the one and a label near the other then go together, though they share no
//! word.

use crate::link::features::{Space, Vector};
use crate::link::store::Store;
use crate::ties::Rows;

/// How sharply the likeliest occupations of the bridge are preferred: exponents of a likeness.
const SHARP: i32 = 10;
const BROAD: i32 = 6;

/// Likenesses below this say nothing.
const LIKE_MIN: f32 = 0.25;

/// How many occupations of the bridge are kept for each name.
const KEPT: usize = 60;

/// A grouping of titles, seen from the names to link.
#[derive(Clone, Debug)]
pub struct Bridge {
    titles: Store,
    /// The group of each title.
    group_of: Vec<u32>,
    groups: usize,
    /// For each name, the groups it is like, and how much.
    like: Rows<(u32, f32)>,
    /// For each name, the sum over groups.
    spreads: Vec<f32>,
}

/// What the bridge says of one name, each 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Through {
    /// Mention and name are like the same groups.
    pub shared: f32,
    /// The same, when the name is like few other groups.
    pub focused: f32,
}

impl Bridge {
    /// Learns how the names (each a list of vectors) stand in the groups of titles.
    pub fn new(space: &Space, groups: &[Vec<Vector>], names: &[Vec<&Vector>]) -> Self {
        let all: Vec<Vector> = groups.iter().flatten().cloned().collect();
        let group_of = (0u32..).zip(groups).flat_map(|(group, titles)| vec![group; titles.len()]).collect();
        let mut bridge = Self {
            titles: Store::new(space.len(), &all),
            group_of,
            groups: groups.len(),
            like: Rows::new(std::iter::empty()),
            spreads: Vec::with_capacity(names.len()),
        };
        let rows: Vec<Vec<(u32, f32)>> = names
            .iter()
            .map(|labels| {
                let mut best = vec![0.0f32; bridge.groups];
                for label in labels {
                    for (group, likeness) in bridge.groups_like(label).into_iter().enumerate() {
                        best[group] = best[group].max(likeness);
                    }
                }
                strongest(&best)
            })
            .collect();
        for row in &rows {
            bridge.spreads.push(row.iter().map(|(_, likeness)| likeness.powi(SHARP)).sum());
        }
        bridge.like = Rows::new(rows.into_iter());
        bridge
    }

    /// The likeness of each group with a label: that of its likest title.
    fn groups_like(&self, label: &Vector) -> Vec<f32> {
        let mut best = vec![0.0f32; self.groups];
        for (likeness, &group) in self.titles.likenesses(label).into_iter().zip(&self.group_of) {
            let known = &mut best[group as usize];
            *known = known.max(likeness);
        }
        best
    }

    /// What the bridge says of each name for a mention.
    pub fn through(&self, mention: &Vector) -> Vec<Through> {
        let like = self.groups_like(mention);
        let (sharp, broad) = (sharpened(&like, SHARP), sharpened(&like, BROAD));
        let mut found: Vec<Through> = (0..self.spreads.len())
            .map(|name| {
                let mut through = Through::default();
                for &(group, likeness) in self.like.row(name) {
                    let group = group as usize;
                    through.shared += broad[group] * likeness.powi(BROAD);
                    through.focused +=
                        sharp[group] * likeness.powi(SHARP) / self.spreads[name].max(f32::MIN_POSITIVE);
                }
                through
            })
            .collect();
        let most = found.iter().map(|one| one.shared).fold(f32::MIN_POSITIVE, f32::max);
        found.iter_mut().for_each(|one| one.shared /= most);
        found
    }
}

fn sharpened(like: &[f32], power: i32) -> Vec<f32> {
    let raised: Vec<f32> = like.iter().map(|one| one.powi(power)).collect();
    let all: f32 = raised.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    raised.into_iter().map(|one| one / all).collect()
}

fn strongest(best: &[f32]) -> Vec<(u32, f32)> {
    let mut row: Vec<(u32, f32)> =
        (0u32..).zip(best.iter().copied()).filter(|(_, likeness)| *likeness >= LIKE_MIN).collect();
    row.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    row.truncate(KEPT);
    row
}
