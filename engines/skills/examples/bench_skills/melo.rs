//! MELO, French: 1,435 occupation mentions to link to ESCO, next to the figures its authors published.
//!
//! Ranks are those of labels when each concept is listed once, by its likest label. Concepts were parted in two halves before
//! anything was tuned; weights were fitted on the first. The mentions are titles of ROME: the bridge is measured with all of
//! ROME's titles, without the title of each mention, and without any mention's title. ROME's table to ESCO is never read.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::time::Instant;

use jalon_skills::{Linker, Named};

use crate::data;

/// Prints the figures of each protocol on each half.
pub fn measure(folder: &Path) {
    let melo = Melo::read(&folder.join("melo_fra"));
    let titles = rome_titles(folder);
    let mentions: HashSet<&str> = melo.queries.iter().map(|query| query.text.as_str()).collect();
    let without: Vec<Vec<String>> = titles
        .iter()
        .map(|titles| titles.iter().filter(|title| !mentions.contains(title.as_str())).cloned().collect())
        .collect();
    println!(
        "published: BM25 on lemmas 0.804/0.767/0.868, E5-mistral 0.863/0.827/0.930, best 0.872/0.831/0.942"
    );
    for (name, groups) in [
        ("ESCO labels alone", &[][..]),
        ("with ROME's titles", &titles[..]),
        ("with ROME's titles less every mention's", &without[..]),
    ] {
        let started = Instant::now();
        let linker = Linker::learn(melo.names.clone(), groups);
        let learned = started.elapsed();
        let started = Instant::now();
        melo.print(name, |text| linker.link(text, 200).into_iter().map(|linked| linked.name).collect());
        let each = started.elapsed() / u32::try_from(melo.queries.len()).unwrap_or(1);
        println!("    learned in {learned:.1?}, {each:.1?} a mention");
    }
}

struct Query {
    text: String,
    /// Place of the right concept in the list.
    wanted: usize,
    /// Whether its concept belongs to the half on which weights were fitted.
    development: bool,
}

struct Melo {
    names: Vec<Named>,
    queries: Vec<Query>,
}

impl Melo {
    fn read(folder: &Path) -> Self {
        let concept = |element: &str| element.split('_').next().unwrap_or(element).to_owned();
        let mut labels: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in rows(&folder.join("corpus_elements.tsv")) {
            labels.entry(concept(&row[0])).or_default().push(row[1].clone());
        }
        let families: HashSet<String> = rows(&folder.join("concept_mapping.tsv"))
            .into_iter()
            .filter(|row| row[1].contains("/isco/"))
            .map(|row| concept(&row[0]))
            .collect();
        let names: Vec<Named> = labels
            .into_iter()
            .map(|(key, labels)| Named { is_family: families.contains(&key), key, labels })
            .collect();
        let place: HashMap<&str, usize> =
            names.iter().enumerate().map(|(place, name)| (name.key.as_str(), place)).collect();
        let wanted: HashMap<String, String> = rows(&folder.join("annotations.tsv"))
            .into_iter()
            .filter(|row| row[3] == "1")
            .map(|row| (row[0].clone(), concept(&row[2])))
            .collect();
        let queries = rows(&folder.join("queries.tsv"))
            .into_iter()
            .map(|row| {
                let key = &wanted[&row[0]];
                Query { wanted: place[key.as_str()], development: is_development(key), text: row[1].clone() }
            })
            .collect();
        Self { names, queries }
    }

    fn print(&self, name: &str, link: impl Fn(&str) -> Vec<usize>) {
        let ranks: Vec<(bool, Option<usize>)> = self
            .queries
            .iter()
            .map(|query| {
                let rank = link(&query.text).iter().position(|place| *place == query.wanted);
                (query.development, rank)
            })
            .collect();
        let figures = |half: Option<bool>| {
            let kept: Vec<Option<usize>> =
                ranks.iter().filter(|one| half.is_none_or(|half| one.0 == half)).map(|one| one.1).collect();
            let all = kept.len() as f64;
            let reciprocal: f64 = kept.iter().flatten().map(|rank| 1.0 / (*rank as f64 + 1.0)).sum();
            let within =
                |places: usize| kept.iter().flatten().filter(|rank| **rank < places).count() as f64 / all;
            format!("{:.3}/{:.3}/{:.3}", reciprocal / all, within(1), within(10))
        };
        println!(
            "melo, {name}: all {}, held out {}, development {}",
            figures(None),
            figures(Some(false)),
            figures(Some(true))
        );
    }
}

/// The half of a concept, from the sum of the letters of its key: fixed, and blind to what the concept is.
fn is_development(key: &str) -> bool {
    key.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) % 2 == 0
}

/// ROME 4: for each occupation its label and titles.
fn rome_titles(folder: &Path) -> Vec<Vec<String>> {
    let (occupations, _, _) = data::rome4_records(folder);
    occupations
        .into_iter()
        .map(|one| {
            std::iter::once(one.label).chain(one.titles.into_iter().map(|title| title.label)).collect()
        })
        .collect()
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
