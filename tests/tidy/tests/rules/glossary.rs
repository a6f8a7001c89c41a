//! The glossary promises that the names it sets as code stand in the code.

use std::collections::HashSet;

use jalon_tidy::{files, read, root};

use crate::hold;

#[test]
fn every_name_of_the_glossary_stands_in_the_code() {
    let sources = files(&[".rs", ".sql", ".toml", ".yaml"]);
    let mut names: HashSet<&str> = sources
        .iter()
        .filter(|file| !file.place.starts_with("tests/tidy/"))
        .flat_map(|file| file.text.split(|letter: char| !letter.is_alphanumeric() && !"_-".contains(letter)))
        .collect();
    // A folder of schemes is a name as well.
    let folders: Vec<&str> = sources.iter().flat_map(|file| file.place.split('/')).collect();
    names.extend(folders);
    let glossary = read("docs/glossary.md");
    let breaches: Vec<String> = glossary
        .lines()
        .filter(|line| line.starts_with('|'))
        .filter_map(|line| line.split('|').nth(2))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .filter(|name| {
            let last = name.rsplit("::").next().unwrap_or(name);
            !names.contains(last) && !root().join(name).exists()
        })
        .map(|name| format!("docs/glossary.md: `{name}`"))
        .collect();
    assert!(glossary.contains("| `Parcours` |"), "the glossary has lost its table");
    hold("a name set as code stands in the code", &breaches);
}
