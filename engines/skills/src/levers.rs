//! Which few skills would open the most doors.
//!
//! A door is open when what one holds covers enough of what the occupation asks. Skills are chosen one after the other, each
//! time the one that opens most, so that the second is worth learning after the first.

use std::collections::HashMap;

use crate::atlas::Atlas;
use crate::marks::Marks;
use crate::profile::Profile;
use crate::taxonomy::{ItemId, Nature, OccupationId};

/// From this covered share of an occupation its door counts as open.
pub const OPEN_FROM: f32 = 0.35;

/// Occupations less covered than this are too far for one skill to matter.
const NEAR_FROM: f32 = 0.12;

/// One skill, and what it would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    pub item: ItemId,
    /// Doors that open with it (and with the levers before it).
    pub opens: Vec<OccupationId>,
    /// How many occupations come nearer, the opened ones included.
    pub brings_nearer: usize,
}

impl Atlas {
    /// The skills or pieces of knowledge that would open the most doors, in order: at most `limit`.
    pub fn levers(&self, profile: &Profile, limit: usize) -> Vec<Lever> {
        let mut profile = profile.clone();
        let mut levers = Vec::new();
        while levers.len() < limit {
            let Some(lever) = self.best_lever(&profile) else { break };
            profile = profile.with([lever.item]);
            levers.push(lever);
        }
        levers
    }

    /// The share of each occupation that a profile covers.
    fn covered(&self, marks: &Marks) -> Vec<f32> {
        let mut covered = vec![0.0f32; self.taxonomy.occupations.len()];
        for mark in marks.iter() {
            for asker in self.ties.askers.row(mark.item.index()) {
                covered[asker.id.index()] += asker.weight * mark.credit;
            }
        }
        for (sum, total) in covered.iter_mut().zip(&self.ties.totals) {
            *sum = if *total > 0.0 { *sum / total } else { 0.0 };
        }
        covered
    }

    fn best_lever(&self, profile: &Profile) -> Option<Lever> {
        let marks = Marks::new(profile, &self.near);
        let covered = self.covered(&marks);
        // For each item: doors it opens, occupations it brings nearer, and by how much in all.
        let mut gains: HashMap<ItemId, (usize, usize, f32)> = HashMap::new();
        for occupation in self.taxonomy.occupations() {
            let share = covered[occupation.index()];
            if !(NEAR_FROM..OPEN_FROM).contains(&share) {
                continue;
            }
            for one in self.ties.asked.row(occupation.index()) {
                let gain = self.gain(&marks, occupation, one.id, one.weight);
                if gain > 0.0 && self.can_be_learned(one.id) {
                    let entry = gains.entry(one.id).or_default();
                    entry.0 += usize::from(share + gain >= OPEN_FROM);
                    entry.1 += 1;
                    entry.2 += gain;
                }
            }
        }
        let (item, (_, brings_nearer, _)) = gains.into_iter().max_by(|(one, gain), (other, most)| {
            gain.0.cmp(&most.0).then(gain.2.total_cmp(&most.2)).then(other.cmp(one))
        })?;
        let opens = self
            .ties
            .askers
            .row(item.index())
            .iter()
            .filter(|asker| {
                let share = covered[asker.id.index()];
                (NEAR_FROM..OPEN_FROM).contains(&share)
                    && share + self.gain(&marks, asker.id, item, asker.weight) >= OPEN_FROM
            })
            .map(|asker| asker.id)
            .collect();
        Some(Lever { item, opens, brings_nearer })
    }

    /// What holding an item would add to the covered share of an occupation.
    fn gain(&self, marks: &Marks, occupation: OccupationId, item: ItemId, weight: f32) -> f32 {
        let already = marks.get(item).map_or(0.0, |mark| if mark.is_held() { 1.0 } else { mark.credit });
        weight * (1.0 - already) / self.ties.totals[occupation.index()]
    }

    fn can_be_learned(&self, item: ItemId) -> bool {
        matches!(self.taxonomy.items[item.index()].nature, Nature::Skill | Nature::Knowledge)
    }
}
