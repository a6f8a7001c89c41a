//! What a reading found on its way: refusals, which stop the import, and remarks, which are told and kept.
//!
//! Reading goes on after a refusal so that a person sees several faults at once, but keeps only the first
//! [`KEPT`] of them; the rest are counted. How severe a contradiction between two tables is depends on [`Scrutiny`].

use std::fmt;

use thiserror::Error;

use crate::place::Rejected;

/// Number of refusals kept word for word.
pub const KEPT: usize = 50;

/// How contradictions between the tables of one set are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scrutiny {
    /// Two tables that contradict each other mean a damaged set: refuse. What versions 3.47 and 4.60 satisfy.
    #[default]
    Exact,
    /// Keep the main table's word and remark the contradiction: for a version the publisher issued with a slip.
    Tolerant,
}

/// Something worth telling that does not stop an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Characters of Windows-1252 found in another encoding and put right.
    Repaired { file: String, characters: usize, first_line: usize },
    /// The header holds a column this reader does not know; its content is not taken.
    UnknownColumn { file: String, column: String },
    /// A column that some versions have is not there.
    AbsentColumn { file: String, column: &'static str },
    /// The file is not part of what is read.
    FileIgnored { file: String },
    /// An optional file is not in the set.
    FileAbsent { file: String },
    /// Rows that lead nowhere because the set lacks a table or an entry, left out.
    SetAside { file: String, rows: usize, why: String },
    /// An entry absent from its own table, taken from another.
    Completed { what: String, from: String },
    /// A contradiction let through by [`Scrutiny::Tolerant`].
    Contradiction(Rejected),
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Repaired { file, characters, first_line } => write!(
                f,
                "fichier {file} : {characters} caractère(s) mal encodé(s) par l'éditeur remis en état, le premier ligne {first_line}"
            ),
            Self::UnknownColumn { file, column } => {
                write!(f, "fichier {file} : colonne « {column} » inconnue, non lue")
            }
            Self::AbsentColumn { file, column } => {
                write!(f, "fichier {file} : colonne « {column} » absente de cette version")
            }
            Self::FileIgnored { file } => write!(f, "fichier {file} : non lu"),
            Self::FileAbsent { file } => write!(f, "fichier {file} : absent du lot, facultatif"),
            Self::SetAside { file, rows, why } => {
                write!(f, "fichier {file} : {rows} ligne(s) laissée(s) de côté, {why}")
            }
            Self::Completed { what, from } => write!(f, "{what} : absent de sa table, repris de {from}"),
            Self::Contradiction(rejected) => write!(f, "toléré : {rejected}"),
        }
    }
}

/// A set that was not taken: the first refusals, and how many more there were.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct Refused {
    rejections: Vec<Rejected>,
    further: usize,
}

impl Refused {
    /// The refusals kept, in the order they were met; never empty.
    pub fn rejections(&self) -> &[Rejected] {
        &self.rejections
    }

    /// How many refusals there were beyond those kept.
    pub fn further(&self) -> usize {
        self.further
    }
}

impl From<Rejected> for Refused {
    fn from(rejected: Rejected) -> Self {
        Self { rejections: vec![rejected], further: 0 }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Le lot est refusé, la version en place ne change pas.")?;
        for rejected in &self.rejections {
            writeln!(f, "- {rejected}")?;
        }
        if self.further > 0 {
            writeln!(f, "- et au moins {} autre(s) anomalie(s)", self.further)?;
        }
        Ok(())
    }
}

/// Gathers refusals and remarks while a set is read.
#[derive(Debug, Default)]
pub struct Findings {
    scrutiny: Scrutiny,
    rejections: Vec<Rejected>,
    further: usize,
    contradictions: usize,
    remarks: Vec<Remark>,
}

impl Findings {
    /// An empty gathering under the given severity.
    pub fn under(scrutiny: Scrutiny) -> Self {
        Self { scrutiny, ..Self::default() }
    }

    /// Keeps a refusal; the set will not be taken. The same fault met twice is told once.
    pub fn reject(&mut self, rejected: Rejected) {
        if self.rejections.contains(&rejected) {
            return;
        }
        if self.rejections.len() < KEPT {
            self.rejections.push(rejected);
        } else {
            self.further += 1;
        }
    }

    /// Keeps a contradiction between tables: a refusal, or a remark when the caller tolerates it.
    pub fn doubt(&mut self, rejected: Rejected) {
        match self.scrutiny {
            Scrutiny::Exact => self.reject(rejected),
            // A slip makes a few contradictions; more than that is damage.
            Scrutiny::Tolerant if self.contradictions >= KEPT => self.reject(rejected),
            Scrutiny::Tolerant => {
                self.contradictions += 1;
                self.remark(Remark::Contradiction(rejected));
            }
        }
    }

    /// Keeps a remark, once.
    pub fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// The value if there is one; otherwise keeps the refusal.
    pub fn accept<T>(&mut self, outcome: Result<T, Rejected>) -> Option<T> {
        outcome.map_err(|rejected| self.reject(rejected)).ok()
    }

    /// The remarks if nothing was refused.
    pub fn conclude(self) -> Result<Vec<Remark>, Refused> {
        if self.rejections.is_empty() {
            Ok(self.remarks)
        } else {
            Err(Refused { rejections: self.rejections, further: self.further })
        }
    }

    /// The refusals as remarks about records left out, when the loss is accepted; `lost` is how many there were.
    pub fn into_set_aside(self, lost: u64) -> Vec<Remark> {
        let Some(first) = self.rejections.first() else { return self.remarks };
        let told = Remark::SetAside {
            file: first.place.file.clone(),
            rows: usize::try_from(lost).unwrap_or(usize::MAX),
            why: format!("la première ligne {} : {}", first.place.line, first.reason),
        };
        self.remarks.into_iter().chain([told]).collect()
    }

    /// True when as many refusals were met as are kept: finding more would only cost time.
    pub fn is_full(&self) -> bool {
        self.rejections.len() >= KEPT
    }

    /// True when at least one refusal was kept.
    pub fn refuses(&self) -> bool {
        !self.rejections.is_empty()
    }
}
