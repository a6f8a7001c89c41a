//! Rules about words: every key asked for exists, and every key that exists is asked for.

use std::collections::{BTreeMap, BTreeSet};

use jalon_tidy::{expressions, files, keys, literals, read, without_tests};

use crate::hold;

/// Keys that nothing seems to ask for: each with the reason why it stays.
const UNUSED: &str = "tests/tidy/unused_words.txt";

/// Attributes that components look for by themselves.
const ATTRIBUTES: [&str; 4] = ["hint", "audience", "missing", "label"];

/// Each key with the file that defines it, from the French words: the catalogue checks that the others have the same.
fn defined() -> BTreeMap<String, String> {
    let found: BTreeMap<String, String> = files(&["/fr.ftl", "fr.ftl"])
        .iter()
        .flat_map(|file| keys(&file.text).into_iter().map(|key| (key, file.place.clone())))
        .collect();
    assert!(found.len() > 200, "the words of the house are found");
    found
}

/// A text between quotes in Rust or in a template: where it stands, what it says, what calls it.
struct Said {
    place: String,
    text: String,
    before: String,
}

fn said() -> Vec<Said> {
    let mut found = Vec::new();
    for file in files(&[".rs", ".html", ".cedar"]) {
        if file.place.starts_with("tests/")
            || file.place.starts_with("xtask/")
            || file.place.starts_with("engines/")
        {
            continue;
        }
        let code =
            if file.place.ends_with(".html") { expressions(&file.text) } else { without_tests(&file.text) };
        for literal in literals(&code) {
            let place = if file.place.ends_with(".rs") {
                format!("{}:{}", file.place, literal.line)
            } else {
                file.place.clone()
            };
            found.push(Said { place, text: literal.text, before: literal.before });
        }
    }
    found
}

fn is_test(place: &str) -> bool {
    place.contains("/tests/") || place.contains("/tests.rs")
}

#[test]
fn every_key_asked_for_exists() {
    let defined = defined();
    let asks = [".t(", ".t1(", ".t2(", "words.with(", ".words.find("];
    let mut asked = 0;
    let mut breaches = Vec::new();
    for said in said().iter().filter(|said| !is_test(&said.place)) {
        if asks.iter().any(|ask| said.before.ends_with(ask)) && !said.text.is_empty() {
            asked += 1;
            if !defined.contains_key(&said.text) {
                breaches.push(format!("{}: « {} »", said.place, said.text));
            }
        }
    }
    assert!(asked > 100, "pages ask for words");
    hold("no key without words", &breaches);
}

#[test]
fn a_text_that_looks_like_a_key_is_one() {
    let defined = defined();
    let wings = [
        "information-",
        "reception-",
        "counselling-",
        "privacy-",
        "exploration-",
        "training-",
        "house-",
        "page-",
        "kernel-",
    ];
    let mut breaches = Vec::new();
    for said in said().iter().filter(|said| !is_test(&said.place)) {
        let looks_like_a_key = wings.iter().any(|wing| said.text.starts_with(wing))
            && said.text.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.')
            });
        // What is told once is named without its `told-`; a constant that names a kind of job is no key.
        let is_told = defined.contains_key(&format!("told-{}", said.text));
        let is_constant = said.before.ends_with(":&str=");
        // A scope, or the beginning that `format!` completes, stands for the keys that begin with it.
        let begins_keys = || defined.keys().any(|key| key.starts_with(said.text.trim_end_matches('-')));
        if looks_like_a_key && !is_told && !is_constant && !begins_keys() {
            breaches.push(format!("{}: « {} »", said.place, said.text));
        }
    }
    hold("a key in the code has words", &breaches);
}

#[test]
fn every_key_is_asked_for() {
    let said = said();
    let texts: BTreeSet<&str> = said.iter().map(|said| said.text.as_str()).collect();
    // What stands before the first brace of a format: `reception-state-{}`; and what after the last: `{}-subject`.
    let begins: BTreeSet<&str> = texts
        .iter()
        .filter_map(|text| text.split_once('{').map(|(begin, _)| begin))
        .filter(|begin| begin.len() > 2 && begin.ends_with('-'))
        .collect();
    let scopes: BTreeSet<&str> =
        said.iter().filter(|said| names_a_scope(&said.before)).map(|said| said.text.as_str()).collect();
    let excused = read(UNUSED);
    let excused: BTreeSet<&str> =
        excused.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut breaches = Vec::new();
    let mut unused = BTreeSet::new();
    for (key, file) in &defined() {
        let (message, attribute) = key.split_once('.').unwrap_or((key, ""));
        if ATTRIBUTES.contains(&attribute) {
            continue;
        }
        // A field of a form: its scope, then its name, then perhaps one of its choices.
        let is_of_a_form = || {
            scopes.iter().any(|scope| {
                let field = message.strip_prefix(scope).and_then(|rest| rest.strip_prefix('-'));
                field.is_some_and(|field| {
                    texts.contains(field)
                        || field.match_indices('-').any(|(end, _)| texts.contains(&field[..end]))
                })
            })
        };
        let is_asked = texts.contains(key.as_str())
            || texts.contains(message)
            || begins.iter().any(|begin| message.starts_with(begin))
            || is_of_a_form();
        if !is_asked {
            unused.insert(message.to_owned());
            if !excused.contains(message) {
                breaches.push(format!("{file}: {key}"));
            }
        }
    }
    let stale: Vec<String> = excused
        .iter()
        .filter(|key| !unused.contains(**key))
        .map(|key| format!("{key} is in {UNUSED} for nothing"))
        .collect();
    breaches.extend(stale);
    hold("no words that nobody reads", &breaches);
}

// Given at once, or by a constant that several pages share.
fn names_a_scope(before: &str) -> bool {
    ["scope(", "SCOPE:&str=", "SCOPE:&'staticstr="].iter().any(|end| before.ends_with(end))
}
