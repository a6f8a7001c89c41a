//! The small set of occupations written for the demonstration, carried in the program.

use anyhow::Context as _;
use jalon_information::import::{self, Options};
use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_kernel::db::Db;

macro_rules! files {
    ($($name:literal,)*) => {
        &[$(($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/starter/rome/", $name)).as_slice())),*]
    };
}

/// The files of the set, as they would be published.
const FILES: &[(&str, &[u8])] = files![
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
];

/// Imports the set the way real data are imported: checked, and marked as a demonstration wherever it shows.
pub async fn import_starter(db: &Db, clock: &Clock, chance: &Chance) -> anyhow::Result<()> {
    let files = FILES.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect();
    import::rome(db, clock, chance, files, Options::default(), &mut |_| {})
        .await
        .map(drop)
        .context("les métiers de démonstration n’ont pas pu être importés")
}
