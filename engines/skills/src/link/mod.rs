//! Which name of a list a mention means: a title from elsewhere linked to a classification.
//!
//! Each name has several labels, the preferred one first. Evidence is kept in parts ([`Evidence`]): likeness of words,
//! families and letters, the first word, the preferred label, and what a grouping of other titles says ([`bridge`]). The
//! parts are added with fixed weights; README.md says how these were found and on what.

mod bridge;
mod features;
mod store;

use std::collections::HashSet;

use bridge::Bridge;
use features::{Part, Space, Vector};
use store::Store;

/// From this likeness a label is the mention itself.
const SAME_FROM: f32 = 0.999;

/// Something with names.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub key: String,
    /// The preferred label first.
    pub labels: Vec<String>,
    /// Whether it is a family of occupations rather than one: a mention rarely means it.
    pub is_family: bool,
}

/// What speaks for a name; each part lies between 0 and 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Likeness with the likest label, and with the preferred one.
    pub likest: f32,
    pub preferred: f32,
    /// Of the rare families of mention and label, the share that is common.
    pub common: f32,
    /// Likeness with the likest label that begins with the same word.
    pub same_head: f32,
    /// Whether a label, or the preferred one, is the mention itself.
    pub same: bool,
    pub same_preferred: bool,
    /// What the bridge says: both are near the same groups; the name is near few others.
    pub shared: f32,
    pub focused: f32,
}

impl Evidence {
    fn weighed(&self, is_family: bool) -> f32 {
        let flag = |flag: bool| f32::from(u8::from(flag));
        WEIGHTS.likest * self.likest
            + WEIGHTS.preferred * self.preferred
            + WEIGHTS.common * self.common
            + WEIGHTS.same_head * self.same_head
            + WEIGHTS.same * flag(self.same)
            + WEIGHTS.same_preferred * flag(self.same_preferred)
            + WEIGHTS.shared * self.shared
            + WEIGHTS.focused * self.focused
            - WEIGHTS.family * flag(is_family)
    }
}

struct EvidenceWeights {
    likest: f32,
    preferred: f32,
    common: f32,
    same_head: f32,
    same: f32,
    same_preferred: f32,
    shared: f32,
    focused: f32,
    family: f32,
}

/// Found by a logistic regression over candidates on the development half of MELO (README.md).
const WEIGHTS: EvidenceWeights = EvidenceWeights {
    likest: 2.4,
    preferred: 3.5,
    common: 2.2,
    same_head: 1.8,
    same: 0.4,
    same_preferred: 1.3,
    shared: 1.3,
    focused: 2.3,
    family: 3.0,
};

/// A name that a mention may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// Place of the name in the list learned.
    pub name: usize,
    /// Its likest label.
    pub label: usize,
    pub evidence: Evidence,
}

/// A label as it is stored.
#[derive(Clone, Debug)]
struct Stored {
    name: usize,
    /// Its place among the labels of its name.
    place: usize,
    /// Its families, the first word's first, each once, with their rarity.
    families: Vec<(String, f32)>,
    /// Sum of the rarities.
    mass: f32,
}

/// A list of names, ready to link mentions to.
#[derive(Clone, Debug)]
pub struct Linker {
    names: Vec<Named>,
    space: Space,
    store: Store,
    /// For each stored label.
    labels: Vec<Stored>,
    bridge: Option<Bridge>,
}

impl Linker {
    /// Learns names, and the groups of titles of another classification (perhaps none).
    pub fn learn(names: Vec<Named>, groups: &[Vec<String>]) -> Self {
        let mut space = Space::default();
        let mut labels: Vec<(usize, usize, Vec<Part>)> = Vec::new();
        for (number, name) in names.iter().enumerate() {
            let mut seen: HashSet<Vec<Part>> = HashSet::new();
            for (place, label) in name.labels.iter().enumerate() {
                let parts = features::parts(label);
                if !parts.is_empty() && seen.insert(parts.clone()) {
                    labels.push((number, place, parts));
                }
            }
        }
        let titles: Vec<Vec<Vec<Part>>> =
            groups.iter().map(|titles| titles.iter().map(|title| features::parts(title)).collect()).collect();
        labels
            .iter()
            .map(|(_, _, parts)| parts)
            .chain(titles.iter().flatten())
            .for_each(|parts| space.count(parts));
        let vectors: Vec<Vector> = labels.iter().map(|(_, _, parts)| space.vector(parts)).collect();
        let bridge = (!groups.is_empty()).then(|| {
            let titles: Vec<Vec<Vector>> = titles
                .iter()
                .map(|titles| titles.iter().map(|parts| space.vector(parts)).collect())
                .collect();
            let mut by_name: Vec<Vec<&Vector>> = vec![Vec::new(); names.len()];
            for ((name, _, _), vector) in labels.iter().zip(&vectors) {
                by_name[*name].push(vector);
            }
            Bridge::new(&space, &titles, &by_name)
        });
        let store = Store::new(space.len(), &vectors);
        let labels = labels
            .into_iter()
            .map(|(name, place, parts)| {
                let families = families(&space, &parts);
                Stored { name, place, mass: mass(&families), families }
            })
            .collect();
        Self { names, space, store, labels, bridge }
    }

    /// What was learned of a name.
    pub fn name(&self, place: usize) -> &Named {
        &self.names[place]
    }

    /// The names a mention may mean, likeliest first: at most `limit`.
    pub fn link(&self, mention: &str, limit: usize) -> Vec<Linked> {
        let beginning: String = mention.chars().take(MENTION_MAX).collect();
        let parts = features::parts(&beginning);
        let vector = self.space.vector(&parts);
        if vector.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Linked> = (0..self.names.len())
            .map(|name| Linked { name, label: 0, evidence: Evidence::default() })
            .collect();
        let own = families(&self.space, &parts);
        let own_mass = mass(&own);
        for (likeness, label) in self.store.likenesses(&vector).into_iter().zip(&self.labels) {
            if likeness == 0.0 {
                continue;
            }
            let linked = &mut found[label.name];
            let evidence = &mut linked.evidence;
            if likeness > evidence.likest {
                evidence.likest = likeness;
                linked.label = label.place;
            }
            evidence.same |= likeness > SAME_FROM;
            if label.place == 0 {
                evidence.preferred = likeness;
                evidence.same_preferred = likeness > SAME_FROM;
            }
            let shared = |(family, _): &&(String, f32)| label.families.iter().any(|(its, _)| its == family);
            let met: f32 = own.iter().filter(shared).map(|(_, rarity)| rarity).sum();
            evidence.common = evidence.common.max(2.0 * met / (own_mass + label.mass));
            if own[0].0 == label.families[0].0 {
                evidence.same_head = evidence.same_head.max(likeness);
            }
        }
        if let Some(bridge) = &self.bridge {
            for (linked, through) in found.iter_mut().zip(bridge.through(&vector)) {
                linked.evidence.shared = through.shared;
                linked.evidence.focused = through.focused;
            }
        }
        let weighed = |linked: &Linked| linked.evidence.weighed(self.names[linked.name].is_family);
        found.sort_by(|one, other| weighed(other).total_cmp(&weighed(one)).then(one.name.cmp(&other.name)));
        found.truncate(limit);
        found
    }
}

/// The families of a label, each once, with their rarity.
fn families(space: &Space, parts: &[Part]) -> Vec<(String, f32)> {
    let mut families: Vec<(String, f32)> = Vec::with_capacity(parts.len());
    for part in parts {
        if !families.iter().any(|(known, _)| *known == part.stem) {
            families.push((part.stem.clone(), space.rarity(&part.stem)));
        }
    }
    families
}

fn mass(families: &[(String, f32)]) -> f32 {
    families.iter().map(|(_, rarity)| rarity).sum()
}

/// The longest mention read, in characters.
const MENTION_MAX: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    fn named(key: &str, labels: &[&str], is_family: bool) -> Named {
        Named { key: key.into(), labels: labels.iter().map(|label| (*label).into()).collect(), is_family }
    }

    fn first(linker: &Linker, mention: &str) -> String {
        linker.link(mention, 3).first().map(|linked| linker.name(linked.name).key.clone()).unwrap_or_default()
    }

    #[test]
    fn the_preferred_label_and_the_single_occupation_win_at_equal_words() {
        let names = vec![
            named("caviste", &["caviste", "sommelier"], false),
            named("sommelier", &["sommelier/sommelière"], false),
            named("famille", &["Sommeliers"], true),
        ];
        let linker = Linker::learn(names, &[]);
        assert_eq!(first(&linker, "Sommelier / Sommelière"), "sommelier");
        assert_eq!(first(&linker, "sommelière de restaurant"), "sommelier");
    }

    #[test]
    fn a_grouping_of_titles_links_what_shares_no_word() {
        let names = vec![
            named("a", &["supply chain manager"], false),
            named("b", &["responsable de la qualité"], false),
        ];
        let groups = [
            vec!["Responsable logistique de production".into(), "Supply chain manager".into()],
            vec!["Responsable qualité".into(), "Qualiticien".into()],
        ];
        let without = Linker::learn(names.clone(), &[]);
        assert_eq!(first(&without, "Responsable logistique de production"), "b");
        let with = Linker::learn(names, &groups);
        assert_eq!(first(&with, "Responsable logistique de production"), "a");
    }

    #[test]
    fn nothing_is_linked_to_nothing() {
        let linker = Linker::learn(vec![named("a", &["boulanger"], false)], &[]);
        assert_eq!(linker.link("", 5), []);
        assert_eq!(linker.link("🧑‍🍳", 5), []);
        assert_eq!(linker.link("boulanger", 0), []);
        assert_eq!(linker.link(&"boulanger ".repeat(1_000_000), 5).len(), 1);
        assert_eq!(Linker::learn(Vec::new(), &[]).link("boulanger", 5), []);
    }
}
