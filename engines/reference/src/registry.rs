//! Who publishes what, under which licence, in which files.
//!
//! The "Sources" page and the import command read this list; a source is added here when its reader exists. The
//! attribution is what the licence requires to be shown wherever the data shows.

use crate::formats;
use crate::rome::files::{self, FileSpec, Need};

/// A published reference source.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Short name used on the command line and in stored provenance.
    pub id: &'static str,
    /// Full name, in French.
    pub name: &'static str,
    /// What it serves for in the product, in French.
    pub purpose: &'static str,
    pub publisher: &'static str,
    pub licence: &'static str,
    pub licence_url: &'static str,
    /// Mention to show, in French.
    pub attribution: &'static str,
    /// Where an operator obtains new versions.
    pub home: &'static str,
    /// Shape of the file names of a set; `{stem}` and `{version}` vary. Empty when [`formats`](crate::formats) knows them.
    pub file_pattern: &'static str,
    /// The files of a set, when it is read as a whole.
    pub files: &'static [FileSpec],
}

impl Source {
    /// The file names that are expected; `*` stands for what varies.
    pub fn expected_files(&self) -> Vec<String> {
        let of_set = self.files.iter().filter(|file| file.need != Need::NotRead);
        let of_set =
            of_set.map(|file| self.file_pattern.replace("{stem}", file.stem).replace("{version}", "*"));
        of_set.chain(formats::of_source(self.id).map(|format| format.file.to_owned())).collect()
    }
}

/// Every source this crate reads.
pub const SOURCES: &[Source] = &[
    Source {
        id: "rome-4",
        name: "ROME 4.0, répertoire opérationnel des métiers et des emplois",
        purpose: "fiches métiers, compétences, mobilités",
        publisher: "France Travail",
        licence: LO2,
        licence_url: LO2_URL,
        attribution: "Source : France Travail, ROME 4.0",
        home: "https://www.data.gouv.fr/datasets/repertoire-operationnel-des-metiers-et-des-emplois-rome/",
        file_pattern: "unix_{stem}_v{version}_utf8.csv",
        files: files::ROME4,
    },
    Source {
        id: "rome-3",
        name: "ROME 3, répertoire opérationnel des métiers et des emplois",
        purpose: "lecture des données plus anciennes, codées en ROME 3",
        publisher: "Pôle emploi",
        licence: "Licence Ouverte",
        licence_url: LO2_URL,
        attribution: "Source : Pôle emploi, ROME 3",
        home: "https://www.data.gouv.fr/datasets/repertoire-operationnel-des-metiers-et-des-emplois-rome/",
        file_pattern: "unix_{stem}_v{version}_utf8.csv",
        files: files::ROME3,
    },
    published(
        "cog",
        "Code officiel géographique",
        "communes, anciennes communes, départements, régions",
        "Insee",
        "Source : Insee, Code officiel géographique",
        "https://www.insee.fr/fr/information/2560452",
    ),
    published(
        "codes-postaux",
        "Base officielle des codes postaux",
        "recherche de commune par code postal, coordonnées",
        "La Poste",
        "Source : La Poste, base officielle des codes postaux",
        "https://datanova.laposte.fr/datasets/laposte-hexasmal",
    ),
    published(
        "zones-emploi",
        "Zones d'emploi 2020",
        "rattachement d'une commune à sa zone d'emploi",
        "Insee",
        "Source : Insee, zones d'emploi 2020",
        "https://www.insee.fr/fr/information/4652957",
    ),
    published(
        "bassins-france-travail",
        "Bassins d'emploi de France Travail",
        "rattachement d'une commune à son bassin d'emploi",
        "France Travail",
        "Source : France Travail, bassins d'emploi",
        "https://www.data.gouv.fr/organizations/france-travail/",
    ),
    published(
        "bassins-bmo",
        "Bassins d'emploi de l'enquête BMO",
        "lecture des indicateurs de tension de 2019 et 2020",
        "Pôle emploi",
        "Source : Pôle emploi, enquête Besoins en main-d'œuvre",
        "https://statistiques.francetravail.org/bmo",
    ),
    published(
        "population",
        "Populations communales",
        "taille des communes et des territoires",
        "Insee",
        "Source : Insee, recensements de la population",
        "https://www.insee.fr/fr/statistiques/3698339",
    ),
    published(
        "decoupage-administratif",
        "Découpage administratif : régions et départements",
        "noms et chefs-lieux des départements et régions",
        "Insee, data.gouv.fr",
        "Source : Insee, Code officiel géographique",
        "https://www.data.gouv.fr/datasets/decoupage-administratif-communal/",
    ),
    published(
        "academies",
        "Départements, académies et régions",
        "académie d'un département",
        "Ministère de l'Éducation nationale",
        "Source : ministère de l'Éducation nationale",
        "https://data.education.gouv.fr/",
    ),
    published(
        "anciennes-regions",
        "Anciennes et nouvelles régions",
        "lecture des données d'avant 2016",
        "Insee",
        "Source : Insee, Code officiel géographique",
        "https://www.data.gouv.fr/datasets/anciennes-et-nouvelles-regions/",
    ),
    published(
        "rncp",
        "RNCP et répertoire spécifique",
        "fiches des certifications, blocs, voies d'accès, résultats",
        "France compétences",
        "Source : France compétences, RNCP et répertoire spécifique",
        "https://www.data.gouv.fr/datasets/repertoire-national-des-certifications-professionnelles-et-repertoire-specifique/",
    ),
];

const LO2: &str = "Licence Ouverte 2.0";
const LO2_URL: &str = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

/// A source under the Licence Ouverte, whose files are those of [`formats`](crate::formats).
const fn published(
    id: &'static str,
    name: &'static str,
    purpose: &'static str,
    publisher: &'static str,
    attribution: &'static str,
    home: &'static str,
) -> Source {
    Source {
        id,
        name,
        purpose,
        publisher,
        licence: LO2,
        licence_url: LO2_URL,
        attribution,
        home,
        file_pattern: "",
        files: &[],
    }
}

/// The source of that short name.
pub fn source(id: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.id == id)
}

/// The source that publishes a version of ROME.
pub fn rome(version: crate::rome::Version) -> Option<&'static Source> {
    source(&format!("rome-{}", version.edition()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_says_who_what_and_which_files() {
        for (index, source) in SOURCES.iter().enumerate() {
            assert!(SOURCES[..index].iter().all(|other| other.id != source.id), "{}", source.id);
            for said in [source.name, source.purpose, source.publisher, source.licence, source.attribution] {
                assert!(!said.is_empty(), "{}", source.id);
            }
            assert!(source.home.starts_with("https://") && source.licence_url.starts_with("https://"));
            assert!(!source.expected_files().is_empty(), "{}", source.id);
        }
    }
}
