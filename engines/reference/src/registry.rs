//! Who publishes what, under which licence, in which files.
//!
//! The "Sources" page and the import command read this list; a source is added here when its reader exists. The
//! attribution is what the licence requires to be shown wherever the data shows.

use crate::rome::files::{self, FileSpec};

/// A published reference source.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Short name used on the command line and in stored provenance.
    pub id: &'static str,
    /// Full name, in French.
    pub name: &'static str,
    pub publisher: &'static str,
    pub licence: &'static str,
    pub licence_url: &'static str,
    /// Mention to show, in French.
    pub attribution: &'static str,
    /// Where an operator obtains new versions.
    pub home: &'static str,
    /// Shape of the file names; `{stem}` and `{version}` vary.
    pub file_pattern: &'static str,
    /// The files of a set.
    pub files: &'static [FileSpec],
}

/// Every source this crate reads.
pub const SOURCES: &[Source] = &[
    Source {
        id: "rome-4",
        name: "ROME 4.0, répertoire opérationnel des métiers et des emplois",
        publisher: "France Travail",
        licence: "Licence Ouverte 2.0",
        licence_url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        attribution: "Source : France Travail, ROME 4.0",
        home: "https://www.data.gouv.fr/datasets/repertoire-operationnel-des-metiers-et-des-emplois-rome/",
        file_pattern: "unix_{stem}_v{version}_utf8.csv",
        files: files::ROME4,
    },
    Source {
        id: "rome-3",
        name: "ROME 3, répertoire opérationnel des métiers et des emplois",
        publisher: "Pôle emploi",
        licence: "Licence Ouverte",
        licence_url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        attribution: "Source : Pôle emploi, ROME 3",
        home: "https://www.data.gouv.fr/datasets/repertoire-operationnel-des-metiers-et-des-emplois-rome/",
        file_pattern: "unix_{stem}_v{version}_utf8.csv",
        files: files::ROME3,
    },
];

/// The source of that short name.
pub fn source(id: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.id == id)
}

/// The source that publishes a version of ROME.
pub fn rome(version: crate::rome::Version) -> Option<&'static Source> {
    source(&format!("rome-{}", version.edition()))
}
