//! How far one occupation is from another, and the ways there: one step, or two through a bridge.
//!
//! A step is asymmetric: from a trade to its neighbour may be easy and the way back long. What it takes is shown in parts
//! (what is kept, what is missing, how much of that is long to learn); its size is a word, not a mark.

use crate::atlas::Atlas;
use crate::marks::Marks;
use crate::profile::{Held, Profile};
use crate::taxonomy::{ItemId, Nature, OccupationId, Reach};

/// How big a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Size {
    /// Mostly what one already does.
    Small,
    /// A few things to learn, some of them on the job.
    Medium,
    /// A trade to learn on a base one has.
    Large,
    /// Another trade.
    VeryLarge,
}

/// Shares of what is asked, weighed by what it takes to learn, from which a step counts as bigger.
const MEDIUM_FROM: f32 = 0.45;
const LARGE_FROM: f32 = 0.7;
const VERY_LARGE_FROM: f32 = 0.9;

/// A bridge must spare at least this much of the direct effort at its harder step.
const BRIDGE_SPARES: f32 = 0.08;

/// How many bridges are weighed exactly, of those that look best.
const BRIDGES_WEIGHED: usize = 48;

/// What a step takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub to: OccupationId,
    pub size: Size,
    /// Of what is asked, weighed by what it takes to learn, the share that is missing: 0 to 1.
    pub effort: f32,
    /// What one brings.
    pub kept: Vec<ItemId>,
    /// What is not there yet, heaviest first; what is nearly there is in `nearly`.
    pub missing: Vec<ItemId>,
    /// What is close to something one brings.
    pub nearly: Vec<(ItemId, ItemId)>,
    /// How many of the missing items are long to learn.
    pub long_to_learn: usize,
    /// Whether the law says who may practise the occupation.
    pub regulated: bool,
}

/// The ways from somewhere to an occupation.
#[derive(Clone, Debug, PartialEq)]
pub struct Paths {
    pub direct: Step,
    /// Ways in two steps that are easier than the direct one, easiest first.
    pub bridges: Vec<Bridge>,
}

/// A way in two steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    pub first: Step,
    /// From everything held then: what one had and what the bridge occupation teaches.
    pub second: Step,
}

impl Bridge {
    /// The harder of its two steps.
    pub fn hardest(&self) -> f32 {
        self.first.effort.max(self.second.effort)
    }
}

impl Atlas {
    /// A profile that holds all that an occupation asks for: somebody who practises it.
    pub fn practitioner(&self, occupation: OccupationId) -> Profile {
        Profile::new(self.ties.asked.row(occupation.index()).iter().map(|one| Held::new(one.id)))
    }

    /// The step from a profile to an occupation.
    pub fn step(&self, profile: &Profile, to: OccupationId) -> Step {
        self.step_with(&Marks::new(profile, &self.near), to)
    }

    /// The step and the ways in two steps from a profile to an occupation; at most `limit` bridges.
    pub fn paths(&self, profile: &Profile, to: OccupationId, limit: usize) -> Paths {
        let marks = Marks::new(profile, &self.near);
        let direct = self.step_with(&marks, to);
        let mut likely: Vec<(f32, OccupationId)> = self
            .towards(to)
            .into_iter()
            .filter(|(occupation, _)| *occupation != to)
            .map(|(occupation, brings)| (self.effort(&marks, occupation).max(1.0 - brings), occupation))
            .collect();
        likely.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let mut bridges: Vec<Bridge> = likely
            .into_iter()
            .take(BRIDGES_WEIGHED)
            .map(|(_, through)| {
                let then = profile.with(self.ties.asked.row(through.index()).iter().map(|one| one.id));
                Bridge { first: self.step_with(&marks, through), second: self.step(&then, to) }
            })
            .filter(|bridge| {
                bridge.hardest() <= direct.effort - BRIDGE_SPARES && bridge.second.effort < direct.effort
                    // A bridge on which one already stands leads nowhere new.
                    && bridge.first.effort > 0.0
            })
            .collect();
        bridges.sort_by(|one, other| one.hardest().total_cmp(&other.hardest()).then(one.first.to.cmp(&other.first.to)));
        bridges.truncate(limit);
        Paths { direct, bridges }
    }

    /// Occupations that share something with this one, each with the share of what it asks that they bring.
    fn towards(&self, to: OccupationId) -> Vec<(OccupationId, f32)> {
        let mut brings = vec![0.0f32; self.taxonomy.occupations.len()];
        let asked = self.ties.asked.row(to.index());
        let total: f32 = asked.iter().map(|one| one.weight * self.time_to_learn(one.id)).sum();
        for one in asked {
            for asker in self.ties.askers.row(one.id.index()) {
                brings[asker.id.index()] += one.weight * self.time_to_learn(one.id);
            }
        }
        self.taxonomy
            .occupations()
            .zip(brings)
            .filter(|(_, sum)| *sum > 0.0)
            .map(|(occupation, sum)| (occupation, sum / total))
            .collect()
    }

    fn effort(&self, marks: &Marks, to: OccupationId) -> f32 {
        let (mut missing, mut all) = (0.0, 0.0);
        for one in self.ties.asked.row(to.index()) {
            let weight = one.weight * self.time_to_learn(one.id);
            all += weight;
            missing += weight * (1.0 - marks.get(one.id).map_or(0.0, |mark| mark.credit));
        }
        if all > 0.0 { missing / all } else { 0.0 }
    }

    fn step_with(&self, marks: &Marks, to: OccupationId) -> Step {
        let effort = self.effort(marks, to);
        let (mut kept, mut missing, mut nearly) = (Vec::new(), Vec::new(), Vec::new());
        for one in self.ties.asked.row(to.index()) {
            match marks.get(one.id) {
                Some(mark) if mark.is_held() => kept.push(one.id),
                Some(mark) => nearly.push((one.id, mark.through)),
                None => missing.push(one.id),
            }
        }
        let long_to_learn = missing.iter().filter(|item| self.is_long_to_learn(**item)).count();
        let regulated = self.taxonomy.occupation_record(to).regulated;
        Step { to, size: size(effort), effort, kept, missing, nearly, long_to_learn, regulated }
    }

    /// Whether an item is learned in a training rather than on the job.
    pub fn is_long_to_learn(&self, item: ItemId) -> bool {
        let record = &self.taxonomy.items[item.index()];
        record.reach == Reach::Expert || record.nature == Nature::Credential
    }

    // Beside an ordinary skill: attitudes are mostly there or come with practice, expert skills take a training.
    fn time_to_learn(&self, item: ItemId) -> f32 {
        let record = &self.taxonomy.items[item.index()];
        match (record.nature, record.reach) {
            (Nature::Attitude, _) | (_, Reach::Transverse) => 0.6,
            (_, Reach::Expert) => 1.5,
            (Nature::Knowledge, _) => 1.2,
            _ => 1.0,
        }
    }
}

fn size(effort: f32) -> Size {
    match effort {
        _ if effort < MEDIUM_FROM => Size::Small,
        _ if effort < LARGE_FROM => Size::Medium,
        _ if effort < VERY_LARGE_FROM => Size::Large,
        _ => Size::VeryLarge,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_begins_at_its_bar() {
        assert_eq!(size(0.0), Size::Small);
        assert_eq!(size(0.449), Size::Small);
        assert_eq!(size(0.45), Size::Medium);
        assert_eq!(size(0.699), Size::Medium);
        assert_eq!(size(0.7), Size::Large);
        assert_eq!(size(0.899), Size::Large);
        assert_eq!(size(0.9), Size::VeryLarge);
    }
}
