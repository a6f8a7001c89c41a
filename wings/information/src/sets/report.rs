//! What an import of a set says: while it runs, when it is done, and when it refuses. In French: people read it.

use std::fmt;
use std::io;

use jalon_kernel::db::DbError;
use jalon_reference::findings::{Refused, Remark};
use jalon_reference::registry::Source;
use jalon_reference::shrinkage::{Shrinkage, Tolerance};
use jiff::civil;

use super::difference::SetDifference;
use crate::import::Run;
use crate::model::dataset::Dataset;

/// How a set is imported.
#[derive(Clone, Debug, Default)]
pub struct SetOptions {
    /// Whether anything is written.
    pub run: Run,
    /// The share of each count that may be lost from one version to the next without suspicion.
    pub tolerance: Tolerance,
    /// The share of the records of a file that may be refused.
    pub rows_lost: Tolerance,
    /// What the publisher calls this version, when its file names do not say it.
    pub edition: Option<String>,
    /// When the publisher published it.
    pub published_on: Option<civil::Date>,
}

/// How far an import is: bytes of its files, and rows written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetProgress {
    pub bytes: u64,
    pub total: u64,
    pub rows: u64,
}

/// What came of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetOutcome {
    /// The data are in place.
    Applied,
    /// Nothing was written, as asked.
    Rehearsed,
    /// These very files are in place already: nothing was done.
    AlreadyCurrent,
}

/// What an import did.
#[derive(Clone, Debug)]
pub struct SetReport {
    pub outcome: SetOutcome,
    pub source: &'static Source,
    /// The data that were read.
    pub dataset: Dataset,
    /// The data in place before.
    pub previous: Option<Dataset>,
    pub difference: SetDifference,
    /// Records that were refused, within what was tolerated.
    pub lost: u64,
    /// Records told more than once, of which the first was kept.
    pub doubles: u64,
    pub remarks: Vec<Remark>,
}

impl SetReport {
    pub(super) fn unchanged(source: &'static Source, known: Dataset) -> Self {
        Self {
            outcome: SetOutcome::AlreadyCurrent,
            source,
            dataset: known.clone(),
            previous: Some(known),
            difference: SetDifference::default(),
            lost: 0,
            doubles: 0,
            remarks: Vec::new(),
        }
    }
}

impl fmt::Display for SetReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Dataset { edition, publisher, licence, checksum, counts, .. } = &self.dataset;
        writeln!(f, "{}, édition {edition}, {publisher}, {licence}", self.source.name)?;
        if self.dataset.is_demonstration() {
            writeln!(f, "Données de démonstration : à ne pas utiliser pour conseiller une personne.")?;
        }
        writeln!(f, "Empreinte du lot : {checksum}")?;
        for (name, count) in counts.pairs() {
            writeln!(f, "- {name} : {count}")?;
        }
        if self.lost > 0 {
            writeln!(f, "Enregistrements refusés, laissés de côté : {}", self.lost)?;
        }
        if self.doubles > 0 {
            writeln!(f, "Dits plusieurs fois, gardés une fois : {}", self.doubles)?;
        }
        match &self.previous {
            None => writeln!(f, "Aucune version n'était en place.")?,
            Some(previous) => write!(
                f,
                "Par rapport à l'édition {} de {} :\n{}",
                previous.edition, previous.publisher, self.difference
            )?,
        }
        for remark in &self.remarks {
            writeln!(f, "Remarque : {remark}")?;
        }
        f.write_str(match self.outcome {
            SetOutcome::Applied => "Ces données sont maintenant celles que les pages montrent.",
            SetOutcome::Rehearsed => "Essai à blanc : rien n'a été écrit.",
            SetOutcome::AlreadyCurrent => "Ces fichiers sont déjà en place : rien n'a été écrit.",
        })
    }
}

/// Why an import was refused; the data in place are untouched.
#[derive(Debug, thiserror::Error)]
pub enum SetError {
    /// None of the files belongs to the source.
    #[error("Aucun de ces fichiers n'est de cette source. Noms attendus : {}.", expected.join(", "))]
    NothingToRead {
        /// The names of the publisher; `*` stands for what changes.
        expected: Vec<String>,
    },
    /// A file cannot be read.
    #[error("Un fichier ne se lit pas, la version en place ne change pas.")]
    Unreadable(#[source] io::Error),
    /// The files are damaged, or lose more records than was tolerated.
    #[error("{0}")]
    Refused(Refused),
    /// The new data hold suspiciously less than those in place.
    #[error(
        "Le lot contient nettement moins que la version en place : il est peut-être incomplet.\n{}\nRien n'a changé. \
         Si cette baisse est voulue, recommencez en la tolérant.",
        .0.iter().map(|loss| format!("- {loss}")).collect::<Vec<_>>().join("\n")
    )]
    Shrunk(Vec<Shrinkage>),
    /// Invented data must not take the place of published ones.
    #[error("Des données de démonstration ne remplacent pas des données publiées : rien n'a changé.")]
    DemonstrationOverPublished,
    /// Another import ended while this one was running.
    #[error("Un autre import s'est terminé pendant celui-ci : rien n'a changé, recommencez.")]
    Overtaken,
    /// There is no version to go back to.
    #[error("Aucune version précédente n'est gardée : rien n'a changé.")]
    NothingBefore,
    /// The thread that read the files died.
    #[error("La lecture des fichiers s'est interrompue : rien n'a changé.")]
    Interrupted,
    /// The database refused.
    #[error("L'import n'a pas pu écrire dans la base de données, la version en place ne change pas.")]
    Db(#[source] DbError),
}

impl From<DbError> for SetError {
    fn from(error: DbError) -> Self {
        if error.is_unique_violation() { Self::Overtaken } else { Self::Db(error) }
    }
}
