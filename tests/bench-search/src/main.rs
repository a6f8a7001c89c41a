//! `cargo xtask bench search [SESSIONS]`: the training search beside tantivy and PostgreSQL full-text search.
//!
//! All three index the same generated sessions with the same analysis of French (ours) and answer the same queries: two or
//! three words, 30 km, 90 days, facets. Each must find as many sessions as the others, or the run fails. Ours also counts
//! every facet and explains its first twenty answers; the others only count and give the twenty soonest.

mod beside_postgres;
mod beside_tantivy;
#[path = "../../../engines/search/tests/generated/mod.rs"]
mod generated;
mod shared;

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use jalon_search::Synonyms;
use jalon_search::sessions::{Near, Page, SessionQuery, Sessions, build_sessions};
use shared::{Asked, Shared};

const SEED: u64 = 2026;
const QUERIES: usize = 2_000;
/// PostgreSQL is asked the first of them: it is slower, and its figures settle early.
const QUERIES_POSTGRES: usize = 300;
const ROUNDS: usize = 5;
const KM: u16 = 30;
const DAYS: u16 = 90;

const SYNONYMS: &str = include_str!("../../../data/search/synonymes.tsv");

fn main() -> Result<()> {
    let wanted = std::env::args().nth(1).map_or(Ok(500_000), |count| count.parse())?;
    let trainings = generated::trainings();
    let mut lot = generated::Lot(SEED + 1);
    let asked: Vec<Asked> = (0..QUERIES)
        .map(|_| {
            let (words, point, wanted) = generated::mixed_query(&mut lot, &trainings);
            Asked::new(words, point, wanted)
        })
        .collect();
    let bytes = built(wanted, &Synonyms::default())?;
    let sessions = Sessions::open(bytes)?;
    let ours = measured("jalon-search", QUERIES, |place| {
        let results = sessions.search(&query(&asked[place]), generated::TODAY, Page::default());
        Ok(results.sessions)
    })?;
    let with_synonyms = Sessions::open(built(wanted, &Synonyms::parse(SYNONYMS)?)?)?;
    measured("the same, everyday words understood", QUERIES, |place| {
        Ok(with_synonyms.search(&query(&asked[place]), generated::TODAY, Page::default()).sessions)
    })?;
    drop(with_synonyms);
    let start = Instant::now();
    let alone = sessions.search(&SessionQuery::default(), generated::TODAY, Page::default());
    println!("nothing asked: {} sessions and their facets in {:.1?}", alone.sessions, start.elapsed());
    drop(sessions);
    let shared = Shared::gather(SEED, wanted);
    let tantivy = beside_tantivy::Tantivy::build(&shared)?;
    let theirs = measured("tantivy", QUERIES, |place| tantivy.search(&asked[place]))?;
    agree("tantivy", &ours, &theirs, &asked)?;
    drop(tantivy);
    match std::env::var("JALON_TEST_POSTGRES") {
        Ok(address) => {
            let mut postgres = beside_postgres::Postgres::load(&address, &shared)?;
            let theirs = measured("PostgreSQL", QUERIES_POSTGRES, |place| postgres.search(&asked[place]))?;
            agree("PostgreSQL", &ours, &theirs, &asked)?;
        }
        Err(_) => println!("PostgreSQL SKIPPED: JALON_TEST_POSTGRES gives no address"),
    }
    Ok(())
}

fn query(asked: &Asked) -> SessionQuery {
    SessionQuery {
        words: asked.words.clone(),
        near: Some(Near { point: asked.point, km: KM, remote: Default::default() }),
        within_days: Some(DAYS),
        wanted: asked.wanted,
        ..SessionQuery::default()
    }
}

fn built(wanted: usize, synonyms: &Synonyms) -> Result<Vec<u8>> {
    let start = Instant::now();
    let offers: Vec<_> = generated::offers(SEED, wanted).collect();
    let generated = start.elapsed();
    let count = offers.len();
    let start = Instant::now();
    let bytes = build_sessions(synonyms, offers)?;
    println!(
        "jalon-search: {wanted} sessions of {count} offers generated in {generated:.1?}, indexed in {:.1?}, {} MB",
        start.elapsed(),
        bytes.len() / 1_000_000
    );
    Ok(bytes)
}

/// Asks every query in several rounds. The quickest asking of each query is what it costs; all askings together also show what
/// else the machine was doing, and memory getting warm.
fn measured(
    name: &str,
    queries: usize,
    mut search: impl FnMut(usize) -> Result<usize>,
) -> Result<Vec<usize>> {
    let mut counts = vec![0; queries];
    let mut quickest = vec![Duration::MAX; queries];
    let mut all: Vec<Duration> = Vec::with_capacity(queries * ROUNDS);
    for _ in 0..ROUNDS {
        for place in 0..queries {
            let start = Instant::now();
            counts[place] = search(place)?;
            let taken = start.elapsed();
            quickest[place] = quickest[place].min(taken);
            all.push(taken);
        }
    }
    quickest.sort_unstable();
    all.sort_unstable();
    let at = |times: &[Duration], part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1e3;
    println!(
        "{name}: {queries} queries, median {:.3} ms, p99 {:.3} ms, slowest {:.3} ms (all {} askings: median {:.3} ms, \
         p99 {:.3} ms); {} sessions found",
        at(&quickest, 50),
        at(&quickest, 99),
        at(&quickest, 100),
        all.len(),
        at(&all, 50),
        at(&all, 99),
        counts.iter().sum::<usize>()
    );
    Ok(counts)
}

fn agree(name: &str, ours: &[usize], theirs: &[usize], asked: &[Asked]) -> Result<()> {
    let differ: Vec<String> = ours
        .iter()
        .zip(theirs)
        .zip(asked)
        .filter(|((ours, theirs), _)| ours != theirs)
        .map(|((ours, theirs), asked)| format!("{ours} / {theirs}: {asked:?}"))
        .collect();
    ensure!(
        differ.is_empty(),
        "jalon-search and {name} disagree on {} of {} queries:\n{}",
        differ.len(),
        theirs.len(),
        differ[..differ.len().min(5)].join("\n")
    );
    println!("{name} finds as many sessions for each of the {} queries", theirs.len());
    Ok(())
}
