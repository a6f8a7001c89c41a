//! `docs/conformity.md`: which clause of the cahier des charges is walked by which test.
//!
//! A test that covers a clause bears its number in its name: `clause_2_2_01_…` for 2.2-01, `clause_p_01_…` for P-01.
//! `docs/clauses.tsv` lists the clauses; this file joins the two.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::shell::root;

/// Writes the file.
pub fn write() -> Result<()> {
    let text = render(&root())?;
    std::fs::write(root().join("docs/conformity.md"), text)?;
    Ok(())
}

/// The text the file must have.
fn render(root: &Path) -> Result<String> {
    let clauses = std::fs::read_to_string(root.join("docs/clauses.tsv")).context("docs/clauses.tsv")?;
    let tests = tests_by_clause(root)?;
    let mut table = String::new();
    let (mut covered, mut all) = (0, 0);
    for line in clauses.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (id, title) =
            line.split_once('\t').with_context(|| format!("a clause without a title: {line}"))?;
        let walked = tests.get(&id.to_lowercase()).map_or(&[][..], Vec::as_slice);
        all += 1;
        covered += usize::from(walked.iter().any(|test| test.contains("tests/journeys/")));
        let walked = if walked.is_empty() { "—".to_owned() } else { walked.join("<br>") };
        writeln!(table, "| {id} | {title} | {walked} |")?;
    }
    Ok(format!(
        "# Conformity to the cahier des charges\n\n\
         Written by `cargo xtask conformity` from the names of the tests; do not edit. A clause counts as covered when a\n\
         journey in `tests/journeys` that bears its number walks it: {covered} of {all} clauses today. Other tests that\n\
         bear the number prove a part of it.\n\n\
         | clause | what it asks | tests that walk it |\n|---|---|---|\n{table}"
    ))
}

fn tests_by_clause(root: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for folder in ["engines", "kernel", "wings", "server", "tests"] {
        for file in rust_files(&root.join(folder))? {
            let text = std::fs::read_to_string(&file)?;
            let place = file.strip_prefix(root)?.display().to_string();
            for name in text.split("fn ").skip(1).filter_map(|rest| rest.split(['(', '<', ' ']).next()) {
                for clause in clauses_in(name) {
                    found.entry(clause).or_default().push(format!("`{name}` ({place})"));
                }
            }
        }
    }
    for tests in found.values_mut() {
        tests.sort();
        tests.dedup();
    }
    Ok(found)
}

// `clause_2_2_01_clause_3_03_the_plan` bears 2.2-01 and 3-03.
fn clauses_in(name: &str) -> Vec<String> {
    name.split("clause_")
        .skip(1)
        .filter_map(|rest| {
            let mut parts = rest.split('_');
            let section = parts.next()?;
            let second = parts.next()?;
            let is_number = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            if is_number(second) {
                return Some(format!("{section}-{second}"));
            }
            let third = parts.next()?;
            is_number(third).then(|| format!("{section}.{second}-{third}"))
        })
        .collect()
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "target" && name != "node_modules" {
            files.extend(rust_files(&path)?);
        } else if name.ends_with(".rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_bears_the_clauses_it_walks() {
        assert_eq!(clauses_in("clause_2_2_01_a_diagnosis"), ["2.2-01"]);
        assert_eq!(clauses_in("clause_p_01_clause_1_12_anyone"), ["p-01", "1-12"]);
        assert_eq!(clauses_in("clause_3_1_05_free_access"), ["3.1-05"]);
        assert!(clauses_in("a_clause_without_number").is_empty());
    }

    #[test]
    fn the_written_conformity_is_current() {
        let written = std::fs::read_to_string(root().join("docs/conformity.md")).expect("docs/conformity.md");
        assert_eq!(written, render(&root()).expect("it renders"), "run: cargo xtask conformity");
    }
}
