//! The promise of the occupation search, measured on the real ROME with queries written before it was tuned.

use std::sync::LazyLock;
use std::time::Instant;

use jalon_search::{How, Index, Query, Request, Schema, WordMatch, build};

mod lists;
mod rome;

use lists::{FIRST_LIST, HOLD_OUT};

static INDEX: LazyLock<Option<Index<Vec<u8>>>> = LazyLock::new(|| {
    let bytes = build(&Schema::occupations(), &rome::synonyms(), &rome::documents()?)
        .expect("the ROME can be indexed");
    Some(Index::open(bytes).expect("what was built opens"))
});

/// Checks that at least `least` queries of a list find an accepted occupation first.
#[track_caller]
fn check(list: &str, of: usize, least: usize) {
    let queries = lists::queries(list);
    assert_eq!(queries.len(), of);
    let Some(index) = INDEX.as_ref() else { return };
    let missed: Vec<String> = queries
        .iter()
        .filter_map(|(typed, codes)| {
            let hits = index.search(&Request::new(Query::parse(typed))).hits;
            let first = hits.first().map_or("nothing", |hit| hit.key.as_str());
            (!codes.iter().any(|code| code == first)).then(|| format!("{typed} -> {first}, not {codes:?}"))
        })
        .collect();
    assert!(
        of - missed.len() >= least,
        "{} of {of} found first, {least} wanted:\n{}",
        of - missed.len(),
        missed.join("\n")
    );
}

#[test]
fn at_least_95_of_100_everyday_queries_find_their_occupation_first() {
    check(FIRST_LIST, 100, 95);
}

#[test]
fn the_queries_kept_apart_do_nearly_as_well() {
    check(HOLD_OUT, 60, 54);
}

#[test]
fn titles_typed_with_a_fault_find_their_own_occupation() {
    let Some(index) = INDEX.as_ref() else { return };
    let titles: Vec<(String, String)> = rome::faulty_titles().into_iter().step_by(13).collect();
    let first = titles.iter().filter(|(code, typed)| {
        index
            .search(&Request::new(Query::parse(typed)).page(0, 1))
            .hits
            .first()
            .is_some_and(|hit| hit.key == *code)
    });
    let first = first.count();
    assert!(first * 100 >= titles.len() * 98, "{first} of {}", titles.len());
}

#[test]
fn a_query_takes_less_than_5_ms_at_the_median() {
    let Some(index) = INDEX.as_ref() else { return };
    let queries = lists::queries(FIRST_LIST);
    let mut times: Vec<u128> = queries
        .iter()
        .map(|(typed, _)| {
            let start = Instant::now();
            index.search(&Request::new(Query::parse(typed)));
            start.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    assert!(times[times.len() / 2] < 5_000, "median {} µs", times[times.len() / 2]);
}

#[test]
fn hostile_texts_cost_no_more_than_a_sentence() {
    let Some(index) = INDEX.as_ref() else { return };
    let letters = "abcdefghijklmnopqrstuvwxyz ".repeat(400_000);
    let faults = "tecnhicein resposnable ingenieru conduteur ".repeat(300_000);
    for typed in [letters.as_str(), &faults, &"é".repeat(10_000_000), &"agent ".repeat(2_000_000)] {
        let start = Instant::now();
        index.search(&Request::new(Query::parse(typed)));
        assert!(start.elapsed().as_millis() < 500, "{:?} for {}...", start.elapsed(), &typed[..20]);
    }
}

#[test]
fn every_meaning_in_the_table_of_synonyms_names_something_in_the_rome() {
    let Some(index) = INDEX.as_ref() else { return };
    let table = include_str!("../../../data/search/synonymes.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let meanings = rows.filter_map(|row| row.split('\t').nth(1)).flat_map(|meanings| meanings.split('|'));
    let lost: Vec<&str> = meanings
        .map(str::trim)
        .filter(|meaning| {
            let hits = index.search(&Request::new(Query::parse(meaning)).page(0, 1)).hits;
            let missing =
                |word: &WordMatch| !matches!(word, WordMatch::Here { how: How::Exact | How::Form, .. });
            hits.first().is_none_or(|hit| hit.reason.words.iter().any(missing))
        })
        .collect();
    assert!(lost.is_empty(), "no label holds all words of: {lost:?}");
}

#[test]
fn typing_a_title_proposes_it() {
    let Some(index) = INDEX.as_ref() else { return };
    for (typed, label) in [
        ("boulan", "Boulanger / Boulangère"),
        ("aide-soi", "Aide-soignant / Aide-soignante"),
        ("plaq", "Plaquiste"),
        ("nounou", "Garde d'enfant"),
        ("femme de mén", "Employé / Employée de ménage"),
    ] {
        let proposed = index.suggest(&Query::parse_while_typing(typed), 8);
        assert!(proposed.iter().any(|one| one.label == label), "{typed}: {proposed:#?}");
    }
}
