//! The examples of the language, one file a mechanism: ours always, those published with the reference engine when the
//! shared data folder stands beside the repository.

use publicodes::{Date, Engine, Options, Source};
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    files
}

fn check(path: &Path) -> Result<usize, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let name = path.display().to_string();
    let options =
        Options { filter_choices: true, today: Date::new(2026, 6, 15).ok(), ..Options::like_reference() };
    let engine =
        Engine::read(&[Source { name: &name, text: &text }], options).map_err(|errors| errors.to_string())?;
    let report = engine.check_examples();
    if report.failures.is_empty() {
        return Ok(report.tried);
    }
    let lines: Vec<String> = report
        .failures
        .iter()
        .map(|f| {
            format!(
                "{name}:{}: « {} », {} : attendu {}, donné {}",
                f.line, f.rule, f.example, f.expected, f.given
            )
        })
        .collect();
    Err(lines.join("\n"))
}

fn check_all(folder: &Path) -> usize {
    let mut failures = Vec::new();
    let mut tried = 0;
    for path in files(folder) {
        match check(&path) {
            Ok(count) => tried += count,
            Err(message) => failures.push(message),
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    tried
}

#[test]
fn our_examples_hold() {
    let tried = check_all(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mechanisms")));
    assert!(tried > 80, "only {tried} examples were found");
}

#[test]
fn published_examples_hold() {
    let folder =
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/publicodes_mechanisms"));
    if !folder.exists() {
        println!("SKIPPED: the published examples are not there ({})", folder.display());
        return;
    }
    let tried = check_all(folder);
    assert!(tried > 200, "only {tried} examples were found");
}
