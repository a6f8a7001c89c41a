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
    // Ten lines with the header.
    ("export_fiches_CSV_Standard_2024_02_22.csv", 9, 0),
    ("export_fiches_CSV_VoixdAccès_2024_02_22.csv", 34, 0),
    ("carif.xml", 10, 0),
    ("Exemple de catalogue à importer_v7r0.xml", 4, 0),
    ("formacodes-v14.csv", 2_775, 0),
    ("formacodes-grands-domaines-v14.csv", 14, 0),
    ("formacodes-v13.csv", 2_632, 0),
    ("n_groupe_specialite_.csv", 115, 0),
    ("n_domaine_specialite_.csv", 22, 0),
    ("n_categorie_specialite_.csv", 5, 0),
    ("nNiveauFormationDiplome_.csv", 212, 0),
    ("index_formations.csv", 92, 0),
    ("certif_info.csv", 10_067, 0),
    ("Base_open_data_BMO_2025.xlsx", 50_076, 0),
    ("cities-tension-utf8.csv", 27_053, 0),
    ("cities-tension.csv", 2_088, 0),
    ("tensions.csv", 31_034, 0),
    ("evol_tensions.csv", 2_367, 0),
    ("salaires_3niv.csv", 1_645, 0),
    ("salaire_median_3niv.csv", 654, 0),
    ("effectifs_3niv.csv", 36, 0),
    // 768 lines, three of which hold only separators.
    ("fap225_rome.csv", 765, 0),
    ("FAP_PCS.csv", 486, 0),
    ("dares_nomenclature_fap2021.csv", 341, 0),
    ("intitule_fap2009.txt", 343, 0),
    ("passage_fap2009_romev3.txt", 561, 0),
    // 1,253 lines, 324 of which hold only separators.
    ("table-correspondance-pcs-rome.csv", 929, 0),
    ("metiers_en_tension_mars_2024.csv", 399, 0),
    ("lbb-pse_bassin-emploi_rome-connexe.csv", 10_317, 0),
    ("Correspondance_ROME_ISCO08.xlsx", 106, 0),
    // One of each has an empty name: it is refused, as the publisher's own schema would.
    ("structures.json", 5, 1),
    ("services.json", 6, 1),
    ("sources.json", 15, 0),
    ("thematiques.json", 69, 0),
    ("publics.json", 14, 0),
    ("frais.json", 2, 0),
    ("modes-accueil.json", 2, 0),
    ("modes-mobilisation.json", 4, 0),
    ("personnes-mobilisatrices.json", 2, 0),
    ("reseaux-porteurs.json", 108, 0),
    ("types-de-services.json", 6, 0),
    ("typologies-de-services.json", 11, 0),
    ("prescribers__organization.json", 1_003, 0),
    ("occupations_fr.csv", 2_942, 0),
    ("skills_fr.csv", 13_485, 0),
    ("ISCOGroups_fr.csv", 619, 0),
    ("skillGroups_fr.csv", 17, 0),
    ("esco_v1_0_fr/broaderRelationsOccPillar.csv", 3_551, 0),
    ("esco_v1_0_fr/broaderRelationsSkillPillar.csv", 7_161, 0),
    ("esco_v1_1_1_relations/broaderRelationsOccPillar.csv", 3_617, 0),
    ("esco_v1_1_1_relations/broaderRelationsSkillPillar.csv", 20_656, 0),
    ("occupationSkillRelations.csv", 123_855, 0),
    ("skillSkillRelations.csv", 5_899, 0),
    ("FR_20230607_mapping_esco_rome.csv", 2_130, 0),
];

/// Folders and files that are not for import; the crate's README gives the reasons.
const NOT_FOR_IMPORT: &[&str] = &[
    "melo_fra",
    "onet_29_3",
    "onet_esco",
    "publicodes_mechanisms",
    "marche_travail_rome_2026",
    "Correspondance_Rome_Formacode.txt",
    "Dictionnaire variables PSM.xlsx",
    "lheo.xsd",
    "lheo-gml.xml",
    "structure.json",
    "service.json",
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
            let folder = folder.file_name().expect("name").to_string_lossy();
            let full = format!("{folder}/{name}");
            let expected = EXPECTED.iter().find(|(expected, ..)| *expected == name || *expected == full);
            match expected {
                Some((_, taken, lost)) if (*taken, *lost) == found => {}
                expected => wrong.push(format!("{full}: {found:?} instead of {expected:?}")),
            }
            if let Some(seen) = expected.and_then(|(name, ..)| seen.get_mut(name)) {
                *seen = true;
            }
            match intake.judge(Tolerance::per_thousand(0).expect("none")) {
                Ok(remarks) => remarks.iter().for_each(|remark| println!("{remark}")),
                Err(refused) => println!("{refused}"),
            }
        }
    }
}
