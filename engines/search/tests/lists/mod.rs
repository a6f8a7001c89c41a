//! The everyday queries, written before anything was tuned, with the codes that answer each.

/// One hundred queries.
pub const FIRST_LIST: &str = include_str!("../queries/occupations.tsv");
/// Sixty more, kept apart: see the README for what was seen of them.
pub const HOLD_OUT: &str = include_str!("../queries/occupations_holdout.tsv");

/// A list of queries with the codes that answer each.
pub fn queries(list: &str) -> Vec<(String, Vec<String>)> {
    let rows = list.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|row| {
        let (query, codes) = row.split_once('\t').expect("two columns");
        (query.to_string(), codes.split(',').map(str::to_string).collect())
    })
    .collect()
}
