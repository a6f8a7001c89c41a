//! Every published file at hand: imported with the counts its description gives, or listed as not for import.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::common::{shared, survey};
use jalon_reference::shrinkage::Tolerance;

/// File, records taken, records refused.
const EXPECTED: &[(&str, u64, u64)] = &[
    ("v_commune_2024.csv", 37_544, 0),
    ("v_commune_comer_2024.csv", 94, 0),
    ("laposte_hexasmal.csv", 39_201, 0),
    // 34,936 lines, one of which holds only separators.
    ("Export_Communes_Zones_Emploi_2020.csv", 34_935, 0),
    ("France_Travail_Bassin_Emploi_2021.csv", 37_498, 0),
    ("lexique-bassins.csv", 35_357, 0),
    ("insee-estimation-population-2024.csv", 34_995, 0),
    ("insee_region_2022.csv", 18, 0),
    ("regions.json", 26, 0),
    ("departements.json", 109, 0),
    ("departements_academies_regions.csv", 122, 0),
    ("anciennes-nouvelles-regions.json", 68, 0),
    ("export_fiches_RNCP_fixture.xml", 8, 0),
    ("export_fiches_RS_fixture.xml", 5, 0),
    ("export_fiches_CSV_Ancienne_Nouvelle_Certification_2024_02_22.csv", 9, 0),
    ("export_fiches_CSV_Blocs_De_Compétences_2024_02_22.csv", 6, 0),
    ("export_fiches_CSV_CCN_2024_02_22.csv", 2, 0),
    ("export_fiches_CSV_Certificateurs_2024_02_22.csv", 6, 0),
    ("export_fiches_CSV_Formacode_2024_02_22.csv", 5, 0),
    ("export_fiches_CSV_Nsf_2024_02_22.csv", 10, 0),
    ("export_fiches_CSV_Partenaires_2024_02_22.csv", 10, 0),
    ("export_fiches_CSV_Rome_2024_02_22.csv", 15, 0),
    ("export_fiches_CSV_Standard_2024_02_22.csv", 10, 0),
    ("export_fiches_CSV_VoixdAccès_2024_02_22.csv", 34, 0),
];

/// Folders and files that are not for import; the crate's README gives the reasons.
const NOT_FOR_IMPORT: &[&str] = &[
    "bmo_2025",
    "certif_info",
    "dares_portraits_metiers",
    "data_inclusion",
    "esco_v1_0_fr",
    "esco_v1_1_1_relations",
    "fap",
    "formacode",
    "lheo",
    "marche_travail_rome_2026",
    "melo_fra",
    "nsf",
    "onet_29_3",
    "onet_esco",
    "operateurs",
    "publicodes_mechanisms",
    "rome_connexe",
    "rome_esco",
    "rome_isco08",
    "tension_bassin_2019_2020",
];

/// Folders that `rome` reads as whole sets, with tests of their own.
const ROME_SETS: [&str; 2] = ["rome_v347", "rome_v460"];

#[test]
fn every_published_file_is_read_with_its_counts() {
    let Some(shared) = shared() else { return };
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<&str, bool> = EXPECTED.iter().map(|(name, ..)| (*name, false)).collect();
    let mut folders: Vec<_> =
        fs::read_dir(&shared).expect("folder").map(|it| it.expect("entry").path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let name = folder.file_name().expect("name").to_string_lossy().into_owned();
        if !ROME_SETS.contains(&name.as_str()) && !NOT_FOR_IMPORT.contains(&name.as_str()) {
            walk(folder, &mut seen, &mut wrong);
        }
    }
    wrong.extend(seen.iter().filter(|(_, seen)| !**seen).map(|(name, _)| format!("{name}: not found")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn walk(folder: &Path, seen: &mut BTreeMap<&str, bool>, wrong: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        let file = path.file_name().expect("name").to_string_lossy().into_owned();
        if path.is_dir() {
            walk(&path, seen, wrong);
            continue;
        }
        if NOT_FOR_IMPORT.contains(&file.as_str()) {
            continue;
        }
        for (name, intake) in survey(&path).unwrap_or_else(|rejected| panic!("{rejected}")) {
            let Some(intake) = intake else {
                wrong.push(format!("{name}: neither read nor listed"));
                continue;
            };
            let found = (intake.taken(), intake.lost());
            match EXPECTED.iter().find(|(expected, ..)| *expected == name) {
                Some((_, taken, lost)) if (*taken, *lost) == found => {}
                expected => wrong.push(format!("{name}: {found:?} instead of {expected:?}")),
            }
            if let Some(seen) = seen.get_mut(name.as_str()) {
                *seen = true;
            }
            match intake.judge(Tolerance::per_thousand(0).expect("none")) {
                Ok(remarks) => remarks.iter().for_each(|remark| println!("{remark}")),
                Err(refused) => println!("{refused}"),
            }
        }
    }
}
