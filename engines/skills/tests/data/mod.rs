//! The published sets as records of the engine: for tests and benchmarks, found beside the workspace, never committed.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use jalon_skills::{
    Everyday, GroupRecord, ItemRecord, LinkRecord, Nature, OccupationRecord, Reach, Stake, Taxonomy,
    TitleRecord,
};

/// The reference data, when they are there.
pub fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if folder.join("rome_v460").is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: no reference data at {}", folder.display());
    None
}

/// The tables of everyday expressions that the house edits: names of occupations, then things done.
pub fn everyday() -> Everyday {
    table("search/synonymes.tsv").and(table("skills/expressions.tsv"))
}

fn table(name: &str) -> Everyday {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data").join(name);
    let table = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Everyday::parse(&table).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of a comma-separated file, gzipped or not, each by the names of its columns.
pub fn rows(path: &Path) -> Vec<HashMap<String, String>> {
    let bytes = bytes(path);
    let text = String::from_utf8_lossy(&bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let rows =
        reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    rows.collect()
}

fn bytes(path: &Path) -> Vec<u8> {
    let open = |path: &Path| File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut bytes = Vec::new();
    let read = if path.extension().is_some_and(|ending| ending == "gz") {
        GzDecoder::new(open(path)).read_to_end(&mut bytes)
    } else {
        open(path).read_to_end(&mut bytes)
    };
    read.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    bytes
}

/// ROME 4.
pub fn rome4(folder: &Path) -> Taxonomy {
    let (occupations, items, groups) = rome4_records(folder);
    Taxonomy::new(occupations, items, groups).expect("ROME 4 is whole")
}

/// The records of ROME 4.
pub fn rome4_records(folder: &Path) -> (Vec<OccupationRecord>, Vec<ItemRecord>, Vec<GroupRecord>) {
    let file = |name: &str| {
        let path = folder.join("rome_v460").join(format!("unix_{name}_v460_utf8.csv"));
        if path.exists() { rows(&path) } else { rows(&path.with_extension("csv.gz")) }
    };
    let mut groups: Vec<GroupRecord> = Vec::new();
    let mut items: Vec<ItemRecord> = Vec::new();
    for row in file("referentiel_competence") {
        let is_macro = row["nature"] != "Compétence";
        if is_macro {
            groups
                .push(GroupRecord { key: row["code_ogr"].clone(), label: plain(&row["libelle_competence"]) });
        }
        let attitude = row["cat_comp"].starts_with("Savoir-être");
        items.push(ItemRecord {
            key: row["code_ogr"].clone(),
            label: plain(&row["libelle_competence"]),
            nature: if attitude { Nature::Attitude } else { Nature::Skill },
            reach: match row["sous_cat_comp"].as_str() {
                "Transverse" => Reach::Transverse,
                "Technique expert" => Reach::Expert,
                _ => Reach::Technical,
            },
            group: Some(if is_macro { &row["code_ogr"] } else { &row["code_ogr_macro_comp"] }.clone()),
            definition: plain(&row["definition"]),
        });
    }
    for row in file("referentiel_savoir") {
        let credential = row["categorie_savoir"].starts_with("Certifications");
        let group = row["sous_categorie_savoir"].clone();
        if !groups.iter().any(|known| known.key == group) {
            groups.push(GroupRecord { key: group.clone(), label: group.clone() });
        }
        items.push(ItemRecord {
            key: row["code_ogr_savoir"].clone(),
            label: plain(&row["libelle_savoir"]),
            nature: if credential { Nature::Credential } else { Nature::Knowledge },
            reach: Reach::Unsaid,
            group: Some(group),
            definition: String::new(),
        });
    }
    for row in file("referentiel_contexte_travail") {
        items.push(ItemRecord {
            key: row["code_ogr"].clone(),
            label: plain(&row["libelle_cont_travail"]),
            nature: Nature::Context,
            reach: Reach::Unsaid,
            group: None,
            definition: String::new(),
        });
    }
    let mut stakes: HashMap<(String, String), Stake> = HashMap::new();
    for row in file("coherence_item") {
        let stake = match row["coeur_metier"].as_str() {
            "Principale" => Stake::Core,
            "Émergente" | "Emergente" => Stake::Emerging,
            _ => continue,
        };
        stakes.insert((row["code_rome"].clone(), row["code_ogr"].clone()), stake);
    }
    let mut occupations: Vec<OccupationRecord> = Vec::new();
    let mut place: HashMap<String, usize> = HashMap::new();
    for row in file("referentiel_code_rome") {
        let code = row["code_rome"].clone();
        place.insert(code.clone(), occupations.len());
        occupations.push(OccupationRecord {
            families: vec![code[..1].to_owned(), code[..3].to_owned(), row["code_rome_parent"].clone()],
            label: plain(&row["libelle_rome"]),
            regulated: row["emploi_reglemente"] == "O",
            key: code,
            ..OccupationRecord::default()
        });
    }
    for row in file("referentiel_appellation") {
        let title =
            TitleRecord { key: row["code_ogr"].clone(), label: plain(&row["libelle_appellation_long"]) };
        occupations[place[&row["code_rome"]]].titles.push(title);
    }
    for row in file("texte").into_iter().filter(|row| row["libelle_type_texte"] == "definition") {
        let definition = &mut occupations[place[&row["code_rome"]]].definition;
        definition.push_str(&plain(&row["libelle_texte"]));
        definition.push('\n');
    }
    for row in file("arborescence_centre_interet") {
        let interest = (row["libelle_centre_interet"].clone(), row["principal"] == "oui");
        occupations[place[&row["code_rome"]]].interests.push(interest);
    }
    for row in file("liens_rome_referentiels") {
        if matches!(row["code_compo_bloc"].as_str(), "5" | "6") {
            let key = (row["code_rome"].clone(), row["code_ogr"].clone());
            let stake = stakes.get(&key).copied().unwrap_or_default();
            occupations[place[&key.0]].links.push(LinkRecord { item: key.1, stake });
        }
    }
    (occupations, items, groups)
}

/// Apostrophes come doubled in some files.
fn plain(text: &str) -> String {
    text.replace("''", "'")
}
