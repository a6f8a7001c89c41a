//! `cargo run --release -p jalon-search --example bench_melo`: the engine on a published set that nobody here wrote, MELO
//! (French): 1,435 occupation mentions to link to ESCO concepts, next to the figures its authors published.
//!
//! Each ESCO concept is a document, its labels are its titles; no synonyms. Ranks are those of concepts.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;

use jalon_search::{Document, Index, Query, Request, Schema, Synonyms, build};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/melo_fra");

fn main() {
    if !Path::new(DATA).is_dir() {
        eprintln!("SKIPPED: no reference data at {DATA}");
        return;
    }
    let mut labels: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows("corpus_elements.tsv") {
        labels.entry(concept(&row[0]).to_string()).or_default().push(row[1].clone());
    }
    let documents: Vec<Document> = labels
        .iter()
        .map(|(concept, labels)| {
            labels.iter().fold(Document::new(concept), |document, label| document.with("appellation", label))
        })
        .collect();
    let bytes = build(&Schema::occupations(), &Synonyms::default(), &documents).expect("ESCO can be indexed");
    let index = Index::open(bytes).expect("what was built opens");
    let mut wanted: HashMap<String, HashSet<String>> = HashMap::new();
    for row in rows("annotations.tsv").into_iter().filter(|row| row[3] == "1") {
        wanted.entry(row[0].clone()).or_default().insert(concept(&row[2]).to_string());
    }
    let queries = rows("queries.tsv");
    let (mut reciprocal, mut first, mut tenth) = (0.0, 0, 0);
    for query in &queries {
        let hits = index.search(&Request::new(Query::parse(&query[1])).page(0, 200)).hits;
        let rank =
            hits.iter().position(|hit| wanted.get(&query[0]).is_some_and(|codes| codes.contains(&hit.key)));
        reciprocal += rank.map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0));
        first += usize::from(rank == Some(0));
        tenth += usize::from(rank.is_some_and(|rank| rank < 10));
    }
    let all = queries.len() as f64;
    println!("{} concepts, {} queries", documents.len(), queries.len());
    println!(
        "mean reciprocal rank {:.3}, first {:.3}, in ten {:.3}",
        reciprocal / all,
        first as f64 / all,
        tenth as f64 / all
    );
    println!(
        "published: BM25 on lemmas 0.804 / 0.767 / 0.868, BGE-M3 0.845 / 0.804 / 0.916, best 0.872 / 0.831 / 0.942"
    );
}

/// The concept of an element: "C000001_fr_000" is a label of "C000001".
fn concept(element: &str) -> &str {
    element.split('_').next().unwrap_or(element)
}

fn rows(name: &str) -> Vec<Vec<String>> {
    let text =
        fs::read_to_string(Path::new(DATA).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    text.lines().map(|line| line.split('\t').map(str::to_string).collect()).collect()
}
