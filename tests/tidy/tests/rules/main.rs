//! The rules of this house that a machine can hold: each test names the files that break one.

mod glossary;
mod imports;
mod pages;
mod queries;
mod schemas;
mod sources;
mod words;

/// Fails with one line for each breach.
#[track_caller]
fn hold(rule: &str, breaches: &[String]) {
    assert!(breaches.is_empty(), "{rule}:\n{}", breaches.join("\n"));
}
