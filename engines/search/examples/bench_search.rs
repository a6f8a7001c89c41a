//! `cargo run --release -p jalon-search --example bench_search [-- --verbose]`: build time, size, quality and time per
//! query on the real ROME. `--verbose` shows what fails in the first list; the hold-out list is never shown, so that nobody
//! tunes on it.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::time::{Duration, Instant};

use jalon_search::{Index, Query, Request, Schema, build};

#[path = "../tests/rome/mod.rs"]
mod rome;

const LISTS: [(&str, &str); 2] = [
    ("occupations", include_str!("../tests/queries/occupations.tsv")),
    ("occupations_holdout", include_str!("../tests/queries/occupations_holdout.tsv")),
];
const ROUNDS: usize = 30;

fn main() {
    let verbose = std::env::args().any(|argument| argument == "--verbose");
    let Some(documents) = rome::documents() else { return };
    let start = Instant::now();
    let bytes =
        build(&Schema::occupations(), &rome::synonyms(), &documents).expect("the ROME can be indexed");
    println!("built {} documents in {:?}: {} kB", documents.len(), start.elapsed(), bytes.len() / 1000);
    let start = Instant::now();
    let index = Index::open(bytes).expect("what was built opens");
    println!("opened and verified in {:?}", start.elapsed());
    let start = Instant::now();
    let (first, all) = faulty_titles(&index);
    let each = start.elapsed() / all.max(1) as u32;
    println!("titles with a fault: own occupation first {first}/{all}, {each:?} each on average");
    for (name, list) in LISTS {
        let queries = rome::queries(list);
        let (mut first, mut third) = (0, 0);
        for (typed, codes) in &queries {
            let results = index.search(&Request::new(Query::parse(typed)));
            let rank = results.hits.iter().position(|hit| codes.contains(&hit.key));
            first += usize::from(rank == Some(0));
            third += usize::from(rank.is_some_and(|rank| rank < 3));
            if verbose && name == "occupations" && rank != Some(0) {
                println!("  {typed:?} wants {codes:?}, rank {rank:?} of {}", results.total);
                for hit in results.hits.iter().take(4) {
                    println!("    {:.3} {} {:?} by {:?}", hit.score, hit.key, hit.title, hit.reason.label);
                }
            }
        }
        println!("{name}: first {first}/{}, in the first three {third}/{}", queries.len(), queries.len());
        report("  search", time(&queries, |typed| index.search(&Request::new(Query::parse(typed))).total));
        report(
            "  suggest",
            time(&queries, |typed| index.suggest(&Query::parse_while_typing(typed), 8).len()),
        );
    }
}

/// Every title of the ROME typed in the feminine, with one fault in its longest word: how often its own
/// occupation comes first. Nobody chose these queries.
fn faulty_titles(index: &Index<Vec<u8>>) -> (usize, usize) {
    let (mut first, mut all, mut seed) = (0, 0, 7u64);
    for (code, title) in rome::appellations() {
        // The side after the slash is complete: "Conducteur / Conductrice d'engins agricoles".
        let typed = with_fault(title.rsplit(" / ").next().unwrap_or(&title), &mut seed);
        let results = index.search(&Request::new(Query::parse(&typed)).page(0, 1));
        all += 1;
        first += usize::from(results.hits.first().is_some_and(|hit| hit.key == code));
    }
    (first, all)
}

/// One letter left out, doubled or swapped with the next, inside the longest word.
fn with_fault(title: &str, seed: &mut u64) -> String {
    let mut next = |below: usize| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) as usize % below
    };
    let mut words: Vec<Vec<char>> = title.split(' ').map(|word| word.chars().collect()).collect();
    if let Some(longest) = words.iter_mut().max_by_key(|word| word.len()).filter(|word| word.len() >= 5) {
        let place = 1 + next(longest.len() - 2);
        match next(3) {
            0 => drop(longest.remove(place)),
            1 => longest.insert(place, longest[place]),
            _ => longest.swap(place, place + 1),
        }
    }
    words.iter().map(|word| word.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn time(queries: &[(String, Vec<String>)], mut run: impl FnMut(&str) -> usize) -> Vec<Duration> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        for (typed, _) in queries {
            let start = Instant::now();
            std::hint::black_box(run(typed));
            times.push(start.elapsed());
        }
    }
    times.sort_unstable();
    times
}

fn report(what: &str, times: Vec<Duration>) {
    let at = |part: usize| times[(times.len() - 1) * part / 100];
    println!("{what}: median {:?}, p99 {:?}, slowest {:?} ({} runs)", at(50), at(99), at(100), times.len());
}
