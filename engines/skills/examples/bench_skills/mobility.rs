//! Official mobility of ROME 4: how many of the published neighbours of an occupation are among the ten nearest.
//!
//! The mobility table is only read to count; nothing was fitted on it. The reference, the cosine of tf-idf over items, is
//! measured in the same run.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use jalon_skills::{Atlas, OccupationId, Taxonomy};

use crate::data;

/// Prints precision at ten of the reference and of the engine.
pub fn measure(folder: &Path) {
    let atlas = Atlas::learn(data::rome4(folder), data::everyday());
    let taxonomy = atlas.taxonomy();
    let mut official: BTreeMap<OccupationId, HashSet<OccupationId>> = BTreeMap::new();
    for row in data::rows(&folder.join("rome_v460/unix_rubrique_mobilite_v460_utf8.csv")) {
        let (from, to) =
            (taxonomy.occupation(&row["code_rome"]), taxonomy.occupation(&row["code_rome_cible"]));
        if let (Some(from), Some(to)) = (from, to) {
            official.entry(from).or_default().insert(to);
        }
    }
    let precision = |nearest: &dyn Fn(OccupationId) -> Vec<OccupationId>| {
        let hits: usize = official
            .iter()
            .map(|(from, targets)| nearest(*from).iter().take(10).filter(|one| targets.contains(one)).count())
            .sum();
        hits as f64 / (10 * official.len()) as f64
    };
    let most: usize = official.values().map(|targets| targets.len().min(10)).sum();
    let cosine = Cosine::new(taxonomy);
    println!(
        "mobility: {} occupations; tf-idf cosine {:.3}, engine {:.3}, the most there is to find {:.3}",
        official.len(),
        precision(&|from| cosine.nearest(from)),
        precision(&|from| atlas
            .neighbours(from, 10)
            .into_iter()
            .map(|neighbour| neighbour.occupation)
            .collect()),
        most as f64 / (10 * official.len()) as f64,
    );
}

/// Occupations as tf-idf vectors of all their items.
struct Cosine {
    vectors: Vec<HashMap<String, f64>>,
    ids: Vec<OccupationId>,
}

impl Cosine {
    fn new(taxonomy: &Taxonomy) -> Self {
        let ids: Vec<OccupationId> = taxonomy.occupations().collect();
        let items = |id: OccupationId| {
            taxonomy.asked(id).iter().map(|(item, _)| taxonomy.item_record(*item).key.clone())
        };
        let mut with: HashMap<String, f64> = HashMap::new();
        ids.iter().flat_map(|id| items(*id)).for_each(|key| *with.entry(key).or_default() += 1.0);
        let vectors = ids
            .iter()
            .map(|id| {
                let raw: Vec<(String, f64)> = items(*id)
                    .map(|key| (ids.len() as f64 / with[&key]).ln())
                    .zip(items(*id))
                    .map(|(weight, key)| (key, weight))
                    .collect();
                let length =
                    raw.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
                raw.into_iter().map(|(key, weight)| (key, weight / length)).collect()
            })
            .collect();
        Self { vectors, ids }
    }

    fn nearest(&self, from: OccupationId) -> Vec<OccupationId> {
        let place = self.ids.iter().position(|id| *id == from).unwrap_or_default();
        let own = &self.vectors[place];
        let mut scored: Vec<(f64, OccupationId)> = self
            .vectors
            .iter()
            .zip(&self.ids)
            .filter(|(_, id)| **id != from)
            .map(|(other, id)| {
                (own.iter().filter_map(|(key, weight)| Some(weight * other.get(key)?)).sum(), *id)
            })
            .collect();
        scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        scored.into_iter().take(10).map(|(_, id)| id).collect()
    }
}
