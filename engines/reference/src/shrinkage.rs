//! Does a new version hold suspiciously less than the one in place?
//!
//! The last guard against a truncation that falls exactly at the end of a record in a file that nothing else vouches
//! for. Pure comparison of counts; what to do about it is the caller's decision.

use std::collections::BTreeMap;
use std::fmt;

use crate::rome::{Classification, GroupKind, LinkKind};

/// What a version holds, by name of thing. Names are French, for people, and stable, for storage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts(BTreeMap<String, u64>);

impl Counts {
    /// Counts from stored pairs of name and number.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, u64)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// Pairs of name and number, in the order of names.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, u64)> {
        self.0.iter().map(|(name, count)| (name.as_str(), *count))
    }

    /// The count of one thing, 0 if it is not counted.
    pub fn get(&self, name: &str) -> u64 {
        self.0.get(name).copied().unwrap_or(0)
    }

    /// What a classification of occupations holds.
    pub fn of_rome(classification: &Classification) -> Self {
        let sentences = |take: fn(&crate::rome::Occupation) -> usize| {
            classification.occupations().iter().map(take).sum::<usize>()
        };
        let links =
            |kinds: &[LinkKind]| classification.links().iter().filter(|it| kinds.contains(&it.kind)).count();
        let members =
            |kind: GroupKind| classification.memberships().iter().filter(|it| it.kind == kind).count();
        let counted = [
            ("métiers", classification.occupations().len()),
            ("appellations", classification.titles().len()),
            ("compétences", classification.skills().len()),
            ("savoirs", classification.knowledge().len()),
            ("contextes de travail", classification.contexts().len()),
            ("liens", classification.links().len()),
            ("liens vers les compétences", links(&[LinkKind::Skill, LinkKind::Behaviour])),
            ("liens vers les savoirs", links(&[LinkKind::Knowledge])),
            ("liens vers les contextes", links(&[LinkKind::Context])),
            ("mobilités", classification.mobilities().len()),
            ("phrases de définition", sentences(|it| it.definition.len())),
            ("phrases d'accès au métier", sentences(|it| it.access.len())),
            ("phrases de conditions", sentences(|it| it.conditions.len())),
            ("rattachements aux domaines", members(GroupKind::Domain)),
            ("rattachements aux secteurs", members(GroupKind::Sector)),
            ("rattachements aux secteurs NAF", members(GroupKind::Naf)),
            ("rattachements aux centres d'intérêt", members(GroupKind::Interest)),
            ("rattachements aux thèmes", members(GroupKind::Theme)),
        ];
        Self(counted.into_iter().map(|(name, count)| (name.to_owned(), count as u64)).collect())
    }
}

/// The share of a count that may be lost without suspicion, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tolerance {
    per_thousand: u64,
}

impl Tolerance {
    /// A tolerance in thousandths, at most 1000.
    pub fn per_thousand(per_thousand: u16) -> Option<Self> {
        (per_thousand <= 1000).then(|| Self { per_thousand: per_thousand.into() })
    }

    /// Whether losing `lost` of `all` is without suspicion.
    pub fn allows(self, lost: u64, all: u64) -> bool {
        u128::from(lost) * 1000 <= u128::from(all) * u128::from(self.per_thousand)
    }
}

impl Default for Tolerance {
    /// Two in a hundred: between two quarterly versions ROME loses items by the dozen, never by the thousand.
    fn default() -> Self {
        Self { per_thousand: 20 }
    }
}

/// A count that fell by more than was tolerated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shrinkage {
    pub what: String,
    pub previous: u64,
    pub new: u64,
}

impl fmt::Display for Shrinkage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, previous, new } = self;
        write!(f, "{what} : {new} au lieu de {previous} dans la version en place")
    }
}

/// The counts that fell by more than the tolerance. A thing the previous version did not count is never suspicious.
pub fn suspicious_shrinkage(previous: &Counts, new: &Counts, tolerance: Tolerance) -> Vec<Shrinkage> {
    previous
        .pairs()
        .filter_map(|(what, before)| {
            let after = new.get(what);
            let too_much = !tolerance.allows(before.saturating_sub(after), before);
            too_much.then(|| Shrinkage { what: what.to_owned(), previous: before, new: after })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(occupations: u64, titles: u64) -> Counts {
        Counts::from_pairs([("métiers".to_owned(), occupations), ("appellations".to_owned(), titles)])
    }

    #[test]
    fn a_loss_up_to_the_tolerance_is_usual_and_beyond_it_is_told() {
        let before = counts(1000, 10_000);
        assert_eq!(suspicious_shrinkage(&before, &counts(980, 20_000), Tolerance::default()), []);
        let told = suspicious_shrinkage(&before, &counts(979, 20_000), Tolerance::default());
        assert_eq!(told, [Shrinkage { what: "métiers".into(), previous: 1000, new: 979 }]);
        assert_eq!(told[0].to_string(), "métiers : 979 au lieu de 1000 dans la version en place");
    }

    #[test]
    fn a_thing_that_vanished_is_told_and_extremes_do_not_overflow() {
        let before = Counts::from_pairs([("liens".to_owned(), u64::MAX)]);
        assert_eq!(suspicious_shrinkage(&before, &Counts::default(), Tolerance::default()).len(), 1);
        assert_eq!(suspicious_shrinkage(&Counts::default(), &before, Tolerance::default()), []);
        assert_eq!(Tolerance::per_thousand(1001), None);
    }
}
