//! Rules about the text of files.

use jalon_tidy::{files, is_test_code, literals, read, without_tests};

use crate::hold;

const LONGEST: usize = 400;

#[test]
fn a_file_has_at_most_400_lines_of_code() {
    let breaches: Vec<String> = files(&[".rs"])
        .iter()
        .filter(|file| !is_test_code(&file.place))
        .map(|file| (file, without_tests(&file.text).lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(file, lines)| format!("{}: {lines} lines", file.place))
        .collect();
    hold("one idea a file", &breaches);
}

#[test]
fn every_module_says_what_it_is() {
    let breaches: Vec<String> = files(&[".rs"])
        .iter()
        .filter(|file| !file.place.ends_with("/tests.rs") && !file.text.starts_with("//!"))
        .map(|file| file.place.clone())
        .collect();
    hold("a module opens with a paragraph", &breaches);
}

#[test]
fn nothing_is_left_for_later_or_left_out() {
    // Written in two pieces, so that this file does not break its own rule.
    let banned =
        [["todo", "!("], ["unimplemented", "!("], ["#[ig", "nore"], ["#[should", "_panic"], ["dbg", "!("]];
    let banned = banned.map(|pieces| pieces.concat());
    hold("no hole and no test that does not run", &found(&[".rs"], &banned));
}

#[test]
fn no_file_names_the_machine_it_was_written_on() {
    let banned = [
        ["/wo", "rk/"],
        ["sub", "agent"],
        ["/.lib", "rary"],
        ["/ro", "ot/"],
        ["arti", "factory"],
        ["/ho", "me/"],
    ];
    let banned = banned.map(|pieces| pieces.concat());
    hold("files are about the house only", &found(&[], &banned));
}

#[test]
fn crates_come_from_the_public_registry() {
    let source = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let lock = read("Cargo.lock");
    let breaches: Vec<String> = lock
        .lines()
        .filter(|line| line.starts_with("source = ") && *line != source)
        .map(str::to_owned)
        .collect();
    hold("one registry", &breaches);
    assert!(lock.contains(source));
}

#[test]
fn statements_are_not_glued_together() {
    // Rows in bulk and archives name their tables and columns, which come from the program itself.
    let allowed = ["kernel/src/db/", "kernel/src/archive/", "kernel/src/testing.rs"];
    let begins = [
        "select ",
        "insert into ",
        "update ",
        "delete from ",
        "create ",
        "alter ",
        "drop ",
        "copy ",
        "with ",
    ];
    let breaches: Vec<String> = files(&[".rs"])
        .iter()
        .filter(|file| {
            !is_test_code(&file.place) && !allowed.iter().any(|place| file.place.starts_with(place))
        })
        .flat_map(|file| {
            literals(&file.text)
                .into_iter()
                .filter(|literal| {
                    let text = literal.text.trim_start().to_lowercase();
                    literal.before.ends_with("format!(")
                        && begins.iter().any(|begin| text.starts_with(begin))
                        && [" from ", " set ", " values", " table ", " database ", " into "]
                            .iter()
                            .any(|word| text.contains(word))
                })
                .map(|literal| format!("{}:{}: {}", file.place, literal.line, literal.text))
                .collect::<Vec<_>>()
        })
        .collect();
    hold("a statement is a file, its values are parameters", &breaches);
}

#[test]
fn only_the_doors_of_the_database_take_text_for_a_statement() {
    // Spelled in pieces for this file's own sake.
    let passes = ["AssertSql", "Safe"].concat();
    let allowed = ["kernel/src/db/", "kernel/src/archive/", "kernel/src/testing.rs"];
    let breaches: Vec<String> = files(&[".rs"])
        .iter()
        .filter(|file| file.text.contains(&passes) && !is_test_code(&file.place))
        .filter(|file| !allowed.iter().any(|place| file.place.starts_with(place)))
        .map(|file| file.place.clone())
        .collect();
    hold("no statement made of text", &breaches);
}

#[test]
fn the_licence_is_the_eupl() {
    assert!(read("LICENSE").contains("European Union Public Licence"));
    assert!(read("Cargo.toml").contains("license = \"EUPL-1.2\""));
}

#[test]
fn scripts_stay_light() {
    let scripts: Vec<_> =
        files(&[".js"]).into_iter().filter(|file| !file.place.starts_with("tests/")).collect();
    let strays: Vec<String> = scripts
        .iter()
        .filter(|file| !file.place.starts_with("kernel/page/assets/"))
        .map(|file| file.place.clone())
        .collect();
    hold("scripts are in kernel/page/assets", &strays);
    let weight: usize = scripts.iter().map(|file| file.text.len()).sum();
    assert!((1..15_000).contains(&weight), "the scripts weigh {weight} bytes");
    assert!(jalon_page::assets::script_weight() < 15_000);
}

#[test]
fn clauses_named_by_tests_exist() {
    let known = read("docs/clauses.tsv");
    let known: Vec<String> = known
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(id, _)| id.to_lowercase().replace(['.', '-'], "_"))
        .collect();
    let mut named = 0;
    let mut breaches = Vec::new();
    for file in files(&[".rs"]).iter().filter(|file| !file.place.starts_with("xtask/")) {
        for name in file.text.split("fn ").skip(1).filter_map(|rest| rest.split(['(', '<', ' ']).next()) {
            for clause in name.split("clause_").skip(1) {
                named += 1;
                if !known.iter().any(|known| clause.starts_with(known.as_str())) {
                    breaches.push(format!("{}: {name}", file.place));
                }
            }
        }
    }
    hold("a test names a clause of docs/clauses.tsv", &breaches);
    assert!(named > 0, "no test names a clause");
}

fn found(endings: &[&str], banned: &[String]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files(endings) {
        for (number, line) in file.text.lines().enumerate() {
            for word in banned.iter().filter(|word| line.contains(word.as_str())) {
                breaches.push(format!("{}:{}: {word}", file.place, number + 1));
            }
        }
    }
    breaches
}
