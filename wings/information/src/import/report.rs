//! What an import says: while it runs, when it is done, and when it refuses. In French: people read it.

use std::fmt;

use jalon_kernel::db::DbError;
use jalon_reference::findings::{Refused, Remark, Scrutiny};
use jalon_reference::rome::FileReport;
use jalon_reference::shrinkage::{Shrinkage, Tolerance};

use super::difference::Difference;
use crate::model::dataset::Dataset;

/// Whether anything is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Run {
    /// The data are read, compared and put in place.
    #[default]
    Apply,
    /// The data are read and compared; nothing changes.
    Rehearse,
}

/// How an import is done.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether anything is written.
    pub run: Run,
    /// The share of each count that may be lost without suspicion.
    pub tolerance: Tolerance,
    /// How contradictions between the publisher's own tables are judged.
    pub scrutiny: Scrutiny,
}

/// How far an import is.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress<'a> {
    /// A file was read and expanded: the `done`-th of `total`.
    Expanded {
        /// The file.
        name: &'a str,
        /// How many were expanded.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// The files are being understood and held against each other.
    Checking {
        /// How many bytes.
        bytes: usize,
    },
    /// They were accepted and compared with the data in place.
    Compared(&'a Difference),
    /// Rows of a table are being written.
    Writing {
        /// The table.
        table: &'static str,
        /// How many rows.
        rows: usize,
    },
    /// Older data are being removed.
    Tidying,
}

impl fmt::Display for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expanded { name, done, total } => write!(f, "lecture {done}/{total} : {name}"),
            Self::Checking { bytes } => {
                write!(f, "vérification de {} Mo de données", bytes.div_ceil(1_000_000))
            }
            Self::Compared(difference) => {
                write!(f, "comparaison avec la version en place :\n{difference}")
            }
            Self::Writing { table, rows } => write!(f, "écriture de {rows} lignes dans {table}"),
            Self::Tidying => f.write_str("retrait de la version d'avant la précédente"),
        }
    }
}

/// What came of an import that was not refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The data are in place.
    Applied,
    /// Nothing was written, as asked.
    Rehearsed,
    /// These very files are in place already: nothing was done.
    AlreadyCurrent,
}

/// What an import did.
#[derive(Clone, Debug)]
pub struct ImportReport {
    /// What came of it.
    pub outcome: Outcome,
    /// The data that were read.
    pub dataset: Dataset,
    /// The data in place before.
    pub previous: Option<Dataset>,
    /// What changes from the one to the other.
    pub difference: Difference,
    /// What is worth telling about the files.
    pub remarks: Vec<Remark>,
    /// The files.
    pub files: Vec<FileReport>,
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Dataset { edition, publisher, licence, checksum, counts, .. } = &self.dataset;
        writeln!(f, "ROME {edition}, {publisher}, {licence}")?;
        if self.dataset.is_demonstration() {
            writeln!(f, "Données de démonstration : à ne pas utiliser pour conseiller une personne.")?;
        }
        writeln!(f, "Empreinte du lot : {checksum}")?;
        for (name, count) in counts.pairs() {
            writeln!(f, "- {name} : {count}")?;
        }
        match &self.previous {
            None => writeln!(f, "Aucune version n'était en place.")?,
            Some(previous) => write!(
                f,
                "Par rapport à la version {} de {} :\n{}",
                previous.edition, previous.publisher, self.difference
            )?,
        }
        for remark in &self.remarks {
            writeln!(f, "Remarque : {remark}")?;
        }
        f.write_str(match self.outcome {
            Outcome::Applied => "Ces données sont maintenant celles que les pages montrent.",
            Outcome::Rehearsed => "Essai à blanc : rien n'a été écrit.",
            Outcome::AlreadyCurrent => "Ces fichiers sont déjà en place : rien n'a été écrit.",
        })
    }
}

/// Why an import was refused; the data in place are untouched.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The files are damaged, incomplete or contradictory.
    #[error("{0}")]
    Refused(#[from] Refused),
    /// The new data hold suspiciously less than those in place.
    #[error(
        "Le lot contient nettement moins que la version en place : il est peut-être incomplet.\n{}\nRien n'a changé. \
         Si cette baisse est voulue, recommencez en la tolérant.",
        list(.0)
    )]
    Shrunk(Vec<Shrinkage>),
    /// Another import ended while this one was running.
    #[error("Un autre import s'est terminé pendant celui-ci : rien n'a changé, recommencez.")]
    Overtaken,
    /// The database refused.
    #[error("L'import n'a pas pu écrire dans la base de données, la version en place ne change pas.")]
    Db(#[source] DbError),
}

impl From<DbError> for ImportError {
    fn from(error: DbError) -> Self {
        if error.is_unique_violation() { Self::Overtaken } else { Self::Db(error) }
    }
}

fn list(losses: &[Shrinkage]) -> String {
    losses.iter().map(|loss| format!("- {loss}")).collect::<Vec<_>>().join("\n")
}
