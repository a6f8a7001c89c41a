//! Scheme files into the database: everything is checked first, compared with what is served, and put in place in one
//! transaction. A set with one error changes nothing; that it was refused, and why, is kept for the administrators.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jalon_financing::{Dated, Finding, Schemes};
use jalon_kernel::clock::Clock;
use jalon_kernel::db::{Db, DbError};
use jalon_kernel::journal::{self, Author, Entry};
use jalon_kernel::seal::Secrets;
use sha2::{Digest as _, Sha256};

use crate::rules::{FILES, Rules};
use crate::store::editions::{self, Edition};

/// Whether anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// Check and compare only.
    Rehearse,
    /// Put in place.
    Apply,
}

/// More text than this is no set of schemes.
pub const MOST_BYTES: usize = 10_000_000;

/// Why nothing was put in place.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is no file, or too much text.
    #[error("{0}")]
    NotASet(&'static str),
    /// The files have errors; each is told.
    #[error("{} ; la version en place reste.\n{}", count(.0.len()), lines(.0))]
    Refused(Vec<Finding>),
    /// The database could not be read or written.
    #[error("la base de données n’a pas pu être lue ou écrite")]
    Db(#[from] DbError),
}

fn count(errors: usize) -> String {
    match errors {
        1 => "1 erreur dans les dispositifs".to_owned(),
        more => format!("{more} erreurs dans les dispositifs"),
    }
}

fn lines(findings: &[Finding]) -> String {
    findings.iter().map(|it| format!("  {it}")).collect::<Vec<_>>().join("\n")
}

/// What an import did, or would do.
#[derive(Debug)]
pub struct Report {
    /// The number of the set that was put in place; none when nothing was written.
    pub number: Option<i64>,
    /// How many files were read.
    pub files: usize,
    /// What changes, in French, one line each.
    pub changes: Vec<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Dispositifs : {} fichiers relus, aucune erreur.", self.files)?;
        match self.changes.as_slice() {
            [] => writeln!(f, "Rien ne change : ces fichiers sont ceux qui servent déjà.")?,
            changes => {
                writeln!(f, "Ce qui change :")?;
                for change in changes {
                    writeln!(f, "  {change}")?;
                }
            }
        }
        match self.number {
            Some(number) => write!(f, "Version {number} en place."),
            None if self.changes.is_empty() => Ok(()),
            None => write!(f, "Rien n’a été écrit."),
        }
    }
}

/// The files of the program, to go back to them.
pub fn built_in() -> Vec<(String, String)> {
    FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Checks a set of files and puts it in place. `origin` is shown to the administrators: where the files came from.
///
/// # Errors
/// [`ImportError`]; what is served has not changed then. A refusal is kept with its reasons, unless this is a rehearsal.
pub async fn schemes(
    db: &Db,
    secrets: &Secrets,
    clock: &Clock,
    origin: &str,
    mut files: Vec<(String, String)>,
    run: Run,
) -> Result<Report, ImportError> {
    files.sort();
    let size: usize = files.iter().map(|(path, text)| path.len() + text.len()).sum();
    if files.is_empty() {
        return Err(ImportError::NotASet("ce dossier ne contient aucun fichier : est-ce le bon ?"));
    }
    if size > MOST_BYTES {
        return Err(ImportError::NotASet("ce dossier contient plus de 10 Mo de texte : est-ce le bon ?"));
    }
    let examined = Rules::examine(&files);
    let mut edition = Edition {
        number: 0,
        at: clock.now(),
        origin: origin.chars().take(300).collect(),
        digest: digest(&files),
        accepted: examined.is_ok(),
        report: String::new(),
    };
    let mut tx = db.write().await?;
    let rules = match examined {
        Ok(rules) => rules,
        Err(findings) => {
            if run == Run::Apply {
                edition.report = lines(&findings);
                editions::insert(&mut tx, &edition, &[]).await?;
                tx.commit().await?;
            }
            return Err(ImportError::Refused(findings));
        }
    };
    let before = match editions::stamp(&mut tx).await?.edition {
        Some(number) => editions::files(&mut tx, number).await?,
        None => built_in(),
    };
    // What an older program accepted may no longer be read; then every file is what changes.
    let changes = difference(Schemes::read(&before).ok().as_ref(), &before, rules.schemes(), &files);
    let mut report = Report { number: None, files: files.len(), changes };
    if run == Run::Apply && !report.changes.is_empty() {
        edition.report = report.changes.join("\n");
        let number = editions::insert(&mut tx, &edition, &files).await?;
        let author = Author { kind: "system", id: None };
        let detail = serde_json::json!({ "edition": number, "digest": edition.digest });
        let entry = Entry { chain: journal::HOUSE, author, act: "schemes.import", detail };
        journal::record(&mut tx, secrets, edition.at, entry).await?;
        tx.commit().await?;
        report.number = Some(number);
    }
    Ok(report)
}

// Lengths keep two sets apart whose paths and texts only together are the same.
fn digest(files: &[(String, String)]) -> String {
    let mut sum = Sha256::new();
    for part in files.iter().flat_map(|(path, text)| [path, text]) {
        sum.update(part.len().to_le_bytes());
        sum.update(part.as_bytes());
    }
    sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What changes from one set to another: schemes that come and go, dated values, then the files changed otherwise.
fn difference(
    before: Option<&Schemes>,
    old: &[(String, String)],
    after: &Schemes,
    new: &[(String, String)],
) -> Vec<String> {
    let mut changes = Vec::new();
    if let Some(before) = before {
        let names = |schemes: &Schemes| -> BTreeSet<String> {
            schemes.all().map(|scheme| scheme.id.to_string()).collect()
        };
        let (had, has) = (names(before), names(after));
        changes.extend(has.difference(&had).map(|id| format!("+ dispositif {id}")));
        changes.extend(had.difference(&has).map(|id| format!("- dispositif {id}")));
        for parameter in after.parameters() {
            let known = before.parameter(&parameter.name);
            let had: &[Dated] = known.map_or(&[], |known| &known.values);
            let same = |a: &Dated, b: &Dated| a.from == b.from && a.announced == b.announced;
            for value in &parameter.values {
                let shown = parameter.show(value.worth);
                match had.iter().find(|old| same(old, value)) {
                    Some(old) if old.worth == value.worth => {}
                    Some(old) => changes.push(format!(
                        "~ {} au {} : {} devient {shown}",
                        parameter.name,
                        value.from,
                        parameter.show(old.worth)
                    )),
                    None => changes.push(format!("+ {} au {} : {shown}", parameter.name, value.from)),
                }
            }
            for old in had.iter().filter(|old| parameter.values.iter().all(|value| !same(old, value))) {
                let shown = parameter.show(old.worth);
                changes.push(format!("- {} au {} : {shown}", parameter.name, old.from));
            }
        }
    }
    let texts = |files: &[(String, String)]| -> BTreeMap<String, String> { files.iter().cloned().collect() };
    let (had, has) = (texts(old), texts(new));
    for (path, text) in &has {
        match had.get(path) {
            Some(known) if known == text => {}
            Some(_) => changes.push(format!("~ fichier {path}")),
            None => changes.push(format!("+ fichier {path}")),
        }
    }
    changes
        .extend(had.keys().filter(|path| !has.contains_key(*path)).map(|path| format!("- fichier {path}")));
    changes
}
