//! Rules about statements: one a file, plain, used, and understood by both engines.

use std::collections::BTreeSet;

use jalon_kernel::db::Sql;
use jalon_kernel::testing::World;
use jalon_tidy::{File, files, literals, read, without_tests};

use crate::hold;

/// Where one text cannot serve both engines; the reason is on the first line of each file.
const PAIRS: &str = "tests/tidy/pairs.txt";

fn statements() -> Vec<File> {
    let found: Vec<File> =
        files(&[".sql"]).into_iter().filter(|file| file.place.contains("/queries/")).collect();
    assert!(found.len() > 50, "the statements of the house are in queries/ folders");
    found
}

/// The crate of a statement, and its name without ending.
fn name_of(place: &str) -> (&str, &str) {
    let (folder, file) = place.split_once("/queries/").expect("a statement lies in queries/");
    (folder, file.trim_end_matches(".sql").trim_end_matches(".sqlite").trim_end_matches(".postgres"))
}

fn is_of_one_engine(place: &str) -> bool {
    place.ends_with(".sqlite.sql") || place.ends_with(".postgres.sql")
}

#[test]
fn a_statement_is_one_lower_case_sentence_with_a_comment() {
    let mut breaches = Vec::new();
    for File { place, text } in statements() {
        if !text.starts_with("-- ") {
            breaches.push(format!("{place}: the first line says what it answers"));
        }
        let code: String =
            text.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
        let outside: String = code.split('\'').step_by(2).collect();
        if outside.chars().any(char::is_uppercase) {
            breaches.push(format!("{place}: lower case outside quotes"));
        }
        if outside.trim_end().trim_end_matches(';').contains(';') {
            breaches.push(format!("{place}: one statement a file"));
        }
        if outside.contains("select *") {
            breaches.push(format!("{place}: the columns are named"));
        }
        if outside.contains('?') {
            breaches.push(format!("{place}: parameters are $1, $2"));
        }
    }
    hold("statements", &breaches);
}

#[test]
fn every_statement_is_used_by_its_crate_and_every_use_has_its_file() {
    let rust = files(&[".rs"]);
    let mut used = BTreeSet::new();
    let mut breaches = Vec::new();
    let statements = statements();
    let known: BTreeSet<_> = statements.iter().map(|file| name_of(&file.place)).collect();
    for file in rust.iter().filter(|file| file.place.contains("/src/")) {
        let folder = file.place.split_once("/src/").map_or("", |(folder, _)| folder).to_owned();
        for literal in literals(&without_tests(&file.text)) {
            if literal.before.ends_with("sql!(") || literal.before.ends_with("sql!(pair") {
                if !known.contains(&(folder.as_str(), literal.text.as_str())) {
                    breaches
                        .push(format!("{}:{}: no file for « {} »", file.place, literal.line, literal.text));
                }
                used.insert((folder.clone(), literal.text));
            }
        }
    }
    for (folder, name) in known {
        if !used.contains(&(folder.to_owned(), name.to_owned())) {
            breaches.push(format!("{folder}/queries/{name}: nothing uses it"));
        }
    }
    hold("sql!(…) and queries/ agree", &breaches);
}

#[test]
fn texts_for_one_engine_are_listed_and_come_in_pairs() {
    let listed = read(PAIRS);
    let listed: BTreeSet<&str> =
        listed.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let statements = statements();
    let places: BTreeSet<&str> = statements.iter().map(|file| file.place.as_str()).collect();
    let mut breaches = Vec::new();
    let mut found = BTreeSet::new();
    for file in statements.iter().filter(|file| is_of_one_engine(&file.place)) {
        let (folder, name) = name_of(&file.place);
        found.insert(format!("{folder}/queries/{name}"));
        for engine in ["sqlite", "postgres"] {
            let other = format!("{folder}/queries/{name}.{engine}.sql");
            if !places.contains(other.as_str()) {
                breaches.push(format!("{other} is missing"));
            }
        }
    }
    breaches.extend(
        found
            .iter()
            .filter(|pair| !listed.contains(pair.as_str()))
            .map(|pair| format!("{pair} is not in {PAIRS}")),
    );
    breaches.extend(
        listed
            .iter()
            .filter(|pair| !found.contains(**pair))
            .map(|pair| format!("{pair} is in {PAIRS} for nothing")),
    );
    hold("pairs are few and known", &breaches);
}

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    let statements = statements();
    for world in World::each().await {
        let mut breaches = Vec::new();
        let other_engine = if world.db.engine() == "sqlite" { ".postgres.sql" } else { ".sqlite.sql" };
        for file in statements.iter().filter(|file| !file.place.ends_with(other_engine)) {
            // `Sql` holds texts of the program; a test may let its own live until the end.
            let text: &'static str = file.text.clone().leak();
            let name: &'static str = file.place.clone().leak();
            if let Err(error) = world.db.prepare(&Sql { name, sqlite: text, postgres: text }).await {
                let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
                breaches.push(format!("{}: {cause}", file.place));
            }
        }
        hold(&format!("{} understands every statement", world.db.engine()), &breaches);
    }
}
