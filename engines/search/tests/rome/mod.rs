//! The real ROME 4.0, version 60, as documents; nothing when the reference data are not beside the repository.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use jalon_search::{Document, Synonyms};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/rome_v460");
const SYNONYMS: &str = include_str!("../../../../data/search/synonymes.tsv");

/// The table of synonyms that domain experts edit.
pub fn synonyms() -> Synonyms {
    Synonyms::parse(SYNONYMS).expect("data/search/synonymes.tsv is well formed")
}

/// One document per occupation.
pub fn documents() -> Option<Vec<Document>> {
    if !PathBuf::from(DATA).is_dir() {
        eprintln!("SKIPPED: no reference data at {DATA}");
        return None;
    }
    let mut order = Vec::new();
    let mut by_code: HashMap<String, Document> = HashMap::new();
    for row in rows("unix_referentiel_code_rome_v460_utf8.csv") {
        let (code, label, manager) = (&row[0], &row[3], &row[8]);
        let document = Document::new(code)
            .with("titre", label)
            .facet("domaine", &code[..1])
            .facet("famille", &code[..3])
            .facet("cadre", if manager == "O" { "oui" } else { "non" });
        order.push(code.to_string());
        by_code.insert(code.to_string(), document);
    }
    let mut add = |code: &str, field: &str, value: &str| {
        if let Some(document) = by_code.get_mut(code) {
            *document = std::mem::take(document).with(field, value);
        }
    };
    for row in rows("unix_referentiel_appellation_v460_utf8.csv.gz") {
        add(&row[3], "appellation", &row[1]);
    }
    for row in rows("unix_texte_v460_utf8.csv") {
        if &row[2] == "definition" {
            add(&row[0], "definition", &row[4].replace("''", "'"));
        }
    }
    let skills = labels("unix_referentiel_competence_v460_utf8.csv.gz", 2);
    let knowledge = labels("unix_referentiel_savoir_v460_utf8.csv", 1);
    for row in rows("unix_liens_rome_referentiels_v460_utf8.csv.gz") {
        if let Some(skill) = skills.get(&row[3]) {
            add(&row[0], "competence", skill);
        } else if let Some(item) = knowledge.get(&row[3]) {
            add(&row[0], "savoir", item);
        }
    }
    Some(order.into_iter().filter_map(|code| by_code.remove(&code)).collect())
}

/// Code and title of every title of the ROME, typed in the feminine with one fault in its longest word. Nobody chose these
/// queries.
pub fn faulty_titles() -> Vec<(String, String)> {
    let mut seed = 7;
    let rows = rows("unix_referentiel_appellation_v460_utf8.csv.gz");
    rows.into_iter()
        .map(|row| {
            // The side after the slash is complete: "Conducteur / Conductrice d'engins agricoles".
            let feminine = row[1].rsplit(" / ").next().unwrap_or(&row[1]);
            (row[3].to_string(), with_fault(feminine, &mut seed))
        })
        .collect()
}

/// One letter left out, doubled or swapped with the next, inside the longest word.
fn with_fault(title: &str, seed: &mut u64) -> String {
    let mut next = |below: usize| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) as usize % below
    };
    let mut words: Vec<Vec<char>> = title.split(' ').map(|word| word.chars().collect()).collect();
    if let Some(longest) = words.iter_mut().max_by_key(|word| word.len()).filter(|word| word.len() >= 5) {
        let place = 1 + next(longest.len() - 2);
        match next(3) {
            0 => drop(longest.remove(place)),
            1 => longest.insert(place, longest[place]),
            _ => longest.swap(place, place + 1),
        }
    }
    words.iter().map(|word| word.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn labels(name: &str, column: usize) -> HashMap<String, String> {
    rows(name).into_iter().map(|row| (row[0].to_string(), row[column].to_string())).collect()
}

fn rows(name: &str) -> Vec<csv::StringRecord> {
    let file = File::open(PathBuf::from(DATA).join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let reader: Box<dyn Read> =
        if name.ends_with(".gz") { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    csv::Reader::from_reader(reader).into_records().map(|row| row.expect("readable row")).collect()
}
