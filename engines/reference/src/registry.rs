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
    under(
        "© Caisse des Dépôts, réutilisation à confirmer",
        "https://www.of.moncompteformation.gouv.fr/",
        published(
            "edof",
            "Catalogue Mon Compte Formation (EDOF)",
            "offres de formation éligibles au CPF",
            "Caisse des Dépôts",
            "Source : Caisse des Dépôts, Mon Compte Formation",
            "https://www.of.moncompteformation.gouv.fr/",
        ),
    ),
    under(
        "réutilisation à confirmer avec chaque Carif-Oref",
        "https://www.intercariforef.org/",
        published(
            "lheo",
            "Offres de formation en LHÉO",
            "offres de formation des Carif-Oref",
            "DGEFP, réseau des Carif-Oref",
            "Source : réseau des Carif-Oref, format LHÉO",
            "https://www.intercariforef.org/",
        ),
    ),
    under(
        "© Centre Inffo, réutilisation à confirmer",
        "https://formacode.centre-inffo.fr/",
        published(
            "formacode",
            "Formacode",
            "thésaurus de l'offre de formation, recherche par synonymes",
            "Centre Inffo",
            "Formacode®, Centre Inffo",
            "https://formacode.centre-inffo.fr/",
        ),
    ),
    under(
        "Licence Ouverte",
        LO2_URL,
        published(
            "nsf",
            "Nomenclature des spécialités de formation",
            "domaines des formations, niveaux des diplômes",
            "Insee, ministère de l'Éducation nationale",
            "Source : Insee, NSF",
            "https://www.insee.fr/fr/information/1730",
        ),
    ),
    under(
        "données ouvertes, licence à confirmer",
        "https://www.data.gouv.fr/organizations/reseau-des-carif-oref/",
        published(
            "certif-info",
            "Certif Info",
            "liens entre certifications, Formacode, NSF et ROME",
            "Réseau des Carif-Oref",
            "Source : réseau des Carif-Oref, Certif Info",
            "https://www.data.gouv.fr/organizations/reseau-des-carif-oref/",
        ),
    ),
    published(
        "data-inclusion",
        "data·inclusion",
        "structures et services près de chez soi",
        "GIP Plateforme de l'inclusion",
        "Source : GIP Plateforme de l'inclusion, data·inclusion",
        "https://data.inclusion.gouv.fr/",
    ),
    under(
        "réutilisation à confirmer",
        "https://www.data.gouv.fr/organizations/france-travail/",
        published(
            "annuaire-operateurs",
            "Annuaire des opérateurs",
            "agences avec adresse et position",
            "France Travail et autres réseaux",
            "Source : France Travail et réseaux du service public de l'emploi",
            "https://www.data.gouv.fr/organizations/france-travail/",
        ),
    ),
    published(
        "bmo",
        "Enquête Besoins en main-d'œuvre",
        "projets de recrutement par métier et territoire",
        "France Travail, Crédoc",
        "Source : France Travail, Crédoc, enquête Besoins en main-d'œuvre",
        "https://statistiques.francetravail.org/bmo",
    ),
    under(
        "réutilisation à confirmer",
        "https://labonneboite.francetravail.fr/",
        published(
            "tensions-bassins",
            "Tensions par bassin d'emploi",
            "difficulté à recruter par métier et bassin",
            "Pôle emploi",
            "Source : Pôle emploi",
            "https://labonneboite.francetravail.fr/",
        ),
    ),
    under(
        "Licence Ouverte",
        LO2_URL,
        published(
            "dares-metiers",
            "Portraits statistiques des métiers",
            "tensions, salaires et effectifs par famille de métiers",
            "Dares",
            "Source : Dares, Portraits statistiques des métiers",
            "https://dares.travail-emploi.gouv.fr/",
        ),
    ),
    under(
        "Licence Ouverte",
        LO2_URL,
        published(
            "fap",
            "Familles professionnelles",
            "passages entre métiers ROME et familles statistiques",
            "Dares",
            "Source : Dares, familles professionnelles",
            "https://dares.travail-emploi.gouv.fr/",
        ),
    ),
    under(
        "Licence Ouverte",
        LO2_URL,
        published(
            "metiers-en-tension",
            "Liste des métiers en tension",
            "métiers en tension par région",
            "Ministère du Travail",
            "Source : arrêté fixant la liste des métiers en tension",
            "https://www.legifrance.gouv.fr/",
        ),
    ),
    under(
        "réutilisation à confirmer",
        "https://labonneboite.francetravail.fr/",
        published(
            "rome-connexe",
            "Métiers connexes observés",
            "mobilités observées entre métiers par bassin",
            "Pôle emploi, La Bonne Boîte",
            "Source : Pôle emploi, La Bonne Boîte",
            "https://labonneboite.francetravail.fr/",
        ),
    ),
    under(
        "Licence Ouverte, à confirmer",
        "https://www.data.gouv.fr/organizations/france-travail/",
        published(
            "rome-isco08",
            "Passage du ROME 3 à la CITP-08",
            "comparaisons européennes",
            "Pôle emploi",
            "Source : Pôle emploi",
            "https://www.data.gouv.fr/organizations/france-travail/",
        ),
    ),
    under(
        "avis de réutilisation de la Commission européenne, CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/deed.fr",
        published(
            "esco",
            "ESCO",
            "synonymes européens des métiers et des compétences",
            "Commission européenne",
            "Ce service utilise la classification ESCO de la Commission européenne.",
            "https://esco.ec.europa.eu/fr",
        ),
    ),
    under(
        "avis de réutilisation de la Commission européenne, CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/deed.fr",
        published(
            "rome-esco",
            "Passage du ROME à ESCO",
            "portabilité européenne des profils",
            "Pôle emploi, ESCO",
            "Ce service utilise la classification ESCO de la Commission européenne.",
            "https://esco.ec.europa.eu/fr",
        ),
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

/// The same source under another licence.
const fn under(licence: &'static str, licence_url: &'static str, source: Source) -> Source {
    Source { licence, licence_url, ..source }
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
