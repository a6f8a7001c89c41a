//! `cargo run --release -p jalon-search --example bench_scale -- 500000`: the same engine on many generated documents.
//!
//! Each document is a training session: a title made of a real title of the ROME and one of many specialities, a sentence,
//! a region and a level. It shows where the engine stands for the training search to come.

use std::time::{Duration, Instant};

use jalon_search::{Document, FieldKind, Index, Query, Request, Schema, build};

#[path = "../tests/rome/mod.rs"]
mod rome;

const SPECIALITIES: [&str; 8] = [
    "initiation",
    "perfectionnement",
    "en alternance",
    "à distance",
    "niveau 1",
    "niveau 2",
    "certifiante",
    "intensive",
];

fn main() {
    let wanted: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(500_000);
    if rome::documents().is_none() {
        return;
    }
    let titles = rome::faulty_titles();
    let schema = Schema::new()
        .field("intitule", FieldKind::Title, 1.0)
        .field("objectif", FieldKind::Text, 0.5)
        .facet("region")
        .facet("niveau");
    let documents: Vec<Document> = (0..wanted)
        .map(|place| {
            let (code, title) = &titles[place * 7919 % titles.len()];
            let speciality = SPECIALITIES[place / titles.len() % SPECIALITIES.len()];
            Document::new(&format!("S{place}"))
                .with("intitule", &format!("{title} {speciality}"))
                .with("objectif", &format!("Exercer le métier de {title} dans une entreprise"))
                .facet("region", &format!("R{:02}", place * 31 % 18))
                .facet("niveau", &code[..1])
        })
        .collect();
    let start = Instant::now();
    let bytes = build(&schema, &rome::synonyms(), &documents).expect("generated documents can be indexed");
    println!("built {wanted} documents in {:?}: {} MB", start.elapsed(), bytes.len() / 1_000_000);
    drop(documents);
    let start = Instant::now();
    let index = Index::open(bytes).expect("what was built opens");
    println!("opened and verified in {:?}", start.elapsed());
    for filtered in ["", "R07"] {
        let mut times: Vec<(Duration, usize, &str)> = titles
            .iter()
            .step_by(37)
            .map(|(_, typed)| {
                let request = Request::new(Query::parse(typed));
                let request = if filtered.is_empty() { request } else { request.keep("region", &[filtered]) };
                let start = Instant::now();
                let total = index.search(&request).total;
                (start.elapsed(), total, typed.as_str())
            })
            .collect();
        times.sort_unstable();
        let at = |part: usize| times[(times.len() - 1) * part / 100];
        println!("region {filtered:?}: median {:?}, p99 {:?}, slowest {:?}", at(50), at(99), at(100));
    }
}
