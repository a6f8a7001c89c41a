//! The starter set: invented occupation sheets, carried in the program, for demonstrations and tests.
//!
//! Its release note says that it is a demonstration; every page that shows it says so too.

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        vec![$((
            $name.to_owned(),
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/starter/rome/", $name)).as_slice(),
        )),+]
    };
}

/// The files of the starter set, ready for [`rome`](super::rome).
pub fn starter() -> Vec<(String, &'static [u8])> {
    files![
        "SHA256SUMS",
        "unix_arborescence_centre_interet_v400_utf8.csv",
        "unix_arborescence_secteur_activite_v400_utf8.csv",
        "unix_centre_interet_v400_utf8.csv",
        "unix_coherence_item_v400_utf8.csv",
        "unix_cr_gd_dp_v400_utf8.csv",
        "unix_domaine_professionnel_v400_utf8.csv",
        "unix_grand_domaine_v400_utf8.csv",
        "unix_item_v400_utf8.csv",
        "unix_liens_rome_referentiels_v400_utf8.csv",
        "unix_referentiel_appellation_v400_utf8.csv",
        "unix_referentiel_code_rome_riasec_v400_utf8.csv",
        "unix_referentiel_code_rome_v400_utf8.csv",
        "unix_referentiel_competence_v400_utf8.csv",
        "unix_referentiel_contexte_travail_v400_utf8.csv",
        "unix_referentiel_macro_competence_riasec_v400_utf8.csv",
        "unix_referentiel_savoir_v400_utf8.csv",
        "unix_rubrique_mobilite_v400_utf8.csv",
        "unix_secteur_activite_v400_utf8.csv",
        "unix_texte_v400_utf8.csv",
        "version.txt",
    ]
}
