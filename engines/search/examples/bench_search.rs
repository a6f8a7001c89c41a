//! `cargo run --release -p jalon-search --example bench_search [-- --verbose]`: build time, size, quality and time per
//! query on the real ROME. `--verbose` shows what fails in the first list; the hold-out list is never shown, so that nobody
//! tunes on it.

use std::time::{Duration, Instant};

use jalon_search::{Index, Query, Request, Schema, build};

#[path = "../tests/lists/mod.rs"]
mod lists;
#[path = "../tests/rome/mod.rs"]
mod rome;

const LISTS: [(&str, &str); 2] =
    [("occupations", lists::FIRST_LIST), ("occupations_holdout", lists::HOLD_OUT)];
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
        let queries = lists::queries(list);
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

/// How often the occupation of a title typed with a fault comes first.
fn faulty_titles(index: &Index<Vec<u8>>) -> (usize, usize) {
    let titles = rome::faulty_titles();
    let first = titles.iter().filter(|(code, typed)| {
        let results = index.search(&Request::new(Query::parse(typed)).page(0, 1));
        results.hits.first().is_some_and(|hit| hit.key == *code)
    });
    (first.count(), titles.len())
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
