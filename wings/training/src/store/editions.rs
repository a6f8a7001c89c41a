//! The rows of the sets of scheme files: the one that is served, those that were refused and why.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::{params, sql};
use jiff::Timestamp;

/// A set of scheme files that somebody asked to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its number, from one.
    pub number: i64,
    /// When it was asked.
    pub at: Timestamp,
    /// Where it came from, as it was named.
    pub origin: String,
    /// The SHA-256 of its paths and texts, in hexadecimal.
    pub digest: String,
    /// Whether it was put in place; a refused one changed nothing.
    pub accepted: bool,
    /// What changed, or why it was refused; in French, line by line.
    pub report: String,
}

/// What changes when other rules are to be served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The last accepted set; none, and the rules of the program are served.
    pub edition: Option<i64>,
    /// The last value a region wrote.
    pub written: Option<i64>,
}

/// What is to be served now.
pub async fn stamp(tx: &mut Tx) -> Result<Stamp, DbError> {
    tx.one(sql!("read_rules_stamp"), params![], |row| {
        Ok(Stamp { edition: row.get("edition")?, written: row.get("written")? })
    })
    .await
}

/// The files of a set: their paths and their text.
pub async fn files(tx: &mut Tx, number: i64) -> Result<Vec<(String, String)>, DbError> {
    tx.all(sql!("list_scheme_files"), params![number], |row| Ok((row.get("path")?, row.get("content")?)))
        .await
}

/// The sets that somebody asked to import, the latest first, at most `most` of them.
pub async fn list(tx: &mut Tx, most: i64) -> Result<Vec<Edition>, DbError> {
    tx.all(sql!("list_editions"), params![most], |row| {
        Ok(Edition {
            number: row.get("number")?,
            at: row.get("imported_at")?,
            origin: row.get("origin")?,
            digest: row.get("digest")?,
            accepted: row.get("accepted")?,
            report: row.get("report")?,
        })
    })
    .await
}

/// Keeps a set under the next number; its files are kept only if it is accepted.
pub async fn insert(tx: &mut Tx, edition: &Edition, files: &[(String, String)]) -> Result<i64, DbError> {
    let number: i64 = tx.one(sql!("next_edition_number"), params![], |row| row.get("number")).await?;
    let row = params![
        number,
        edition.at,
        edition.origin.as_str(),
        edition.digest.as_str(),
        edition.accepted,
        edition.report.as_str()
    ];
    tx.execute(sql!("insert_edition"), row).await?;
    if edition.accepted {
        for (path, content) in files {
            tx.execute(sql!("insert_scheme_file"), params![number, path.as_str(), content.as_str()]).await?;
        }
    }
    Ok(number)
}
