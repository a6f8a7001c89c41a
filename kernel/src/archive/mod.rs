//! Backups: every table of the house in one portable file, and the keys of people in another.
//!
//! The same file restores on SQLite and on PostgreSQL. It is written from one snapshot while the house goes on, and read
//! back whole or not at all. Without the file of the keys nothing personal in it can be read, which is why the two are
//! kept apart: see `docs/guides/sauvegarde.md`. What only serves for minutes (sessions, login codes, counts of tries) is
//! left out.

mod file;
mod tables;

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::db::{Db, DbError, migrations};
use file::{Hashed, read_rows, write_row};
use tables::{KEYS, Table, tables};

const FORMAT: u32 = 1;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Everything but the keys of people.
    Data,
    /// The keys of people, and nothing else.
    Keys,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    format: u32,
    content: Content,
    migrations: Vec<String>,
    tables: Vec<Entry>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    rows: u64,
    sha256: String,
}

/// Why a backup could not be written or read back. The words are for whoever runs the house.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The database failed.
    #[error("la base de données a refusé")]
    Db(#[from] DbError),
    /// The file could not be used.
    #[error("le fichier {path} n’a pas pu être lu ou écrit")]
    Io {
        /// The file.
        path: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The file is not a backup, or was damaged.
    #[error("ce fichier n’est pas une sauvegarde entière : {0}")]
    Damaged(String),
    /// The file holds something else than what was asked for.
    #[error("ce fichier contient {found}, il faut {wanted}")]
    OtherContent {
        /// What it holds.
        found: &'static str,
        /// What was asked for.
        wanted: &'static str,
    },
    /// The backup was written by a newer program.
    #[error("cette sauvegarde vient d’un programme plus récent (étape {0} du schéma)")]
    FromTheFuture(String),
    /// The database already holds something.
    #[error(
        "cette base contient déjà des données ({table}) : une sauvegarde se restaure dans une base neuve"
    )]
    NotEmpty {
        /// The first table that is not empty.
        table: String,
    },
}

impl Content {
    fn says(self) -> &'static str {
        match self {
            Self::Data => "les données",
            Self::Keys => "les clés",
        }
    }

    fn tables(self) -> impl Iterator<Item = &'static Table> {
        tables().iter().filter(move |table| (table.name == KEYS) == (self == Self::Keys))
    }
}

/// Writes a backup to a file that must not exist yet; how many rows it holds.
pub async fn backup(db: &Db, path: &Path, content: Content) -> Result<u64, ArchiveError> {
    let io = |source| ArchiveError::Io { path: path.display().to_string(), source };
    let damaged = |error: zip::result::ZipError| io(std::io::Error::other(error));
    let file = File::options().write(true).create_new(true).open(path).map_err(io)?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let options = SimpleFileOptions::default().large_file(true);
    let mut manifest = Manifest {
        format: FORMAT,
        content,
        migrations: migrations().iter().map(|migration| migration.name.to_owned()).collect(),
        tables: Vec::new(),
    };
    let mut tx = db.snapshot().await?;
    for table in content.tables() {
        zip.start_file(format!("tables/{}", table.name), options).map_err(damaged)?;
        let mut sink = Hashed::new(&mut zip);
        let mut failure = None;
        let rows = tx
            .each(&table.read, |row| {
                let values = table.values(row)?;
                if failure.is_none() {
                    failure = write_row(&mut sink, &values).err();
                }
                Ok(())
            })
            .await?;
        if let Some(source) = failure {
            return Err(io(source));
        }
        manifest.tables.push(Entry { name: table.name.to_owned(), rows, sha256: sink.digest() });
    }
    zip.start_file("manifest.json", options).map_err(damaged)?;
    serde_json::to_writer_pretty(&mut zip, &manifest).map_err(|error| io(error.into()))?;
    let file = zip.finish().map_err(damaged)?.into_inner().map_err(|error| io(error.into_error()))?;
    file.sync_all().map_err(io)?;
    Ok(manifest.tables.iter().map(|table| table.rows).sum())
}

/// Reads a backup back into a fresh house, in one transaction; with its keys when they are given.
pub async fn restore(db: &Db, data: &Path, keys: Option<&Path>) -> Result<u64, ArchiveError> {
    let mut archives = vec![open(data, Content::Data)?];
    if let Some(keys) = keys {
        archives.push(open(keys, Content::Keys)?);
    }
    db.migrate().await?;
    let mut tx = db.write().await?;
    for table in tables() {
        if tx.optional(&table.any, &[], |_| Ok(())).await?.is_some() {
            return Err(ArchiveError::NotEmpty { table: table.name.to_owned() });
        }
    }
    let mut rows = 0;
    for (mut archive, manifest) in archives {
        for table in manifest.content.tables() {
            let Some(entry) = manifest.tables.iter().find(|entry| entry.name == table.name) else { continue };
            let bytes = archive
                .by_name(&format!("tables/{}", table.name))
                .map_err(|error| ArchiveError::Damaged(error.to_string()))?;
            let mut source = Hashed::new(BufReader::new(bytes));
            let mut failure = None;
            // Nothing of a damaged table reaches the database: what it would say of it helps nobody.
            let values: Vec<_> = read_rows(&mut source, table.columns.len(), entry.rows)
                .map_while(|row| row.map_err(|error| failure = Some(error)).ok())
                .collect();
            let is_whole =
                failure.is_none() && values.len() as u64 == entry.rows && source.digest() == entry.sha256;
            if !is_whole {
                return Err(ArchiveError::Damaged(format!(
                    "la table {} n’est pas celle qui a été écrite",
                    table.name
                )));
            }
            rows += tx.copy(&table.into, values.into_iter()).await?;
        }
    }
    tx.commit().await?;
    Ok(rows)
}

type Opened = (ZipArchive<BufReader<File>>, Manifest);

fn open(path: &Path, wanted: Content) -> Result<Opened, ArchiveError> {
    let file =
        File::open(path).map_err(|source| ArchiveError::Io { path: path.display().to_string(), source })?;
    let damaged = |error: &dyn std::fmt::Display| ArchiveError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(&error))?;
    let manifest: Manifest = {
        let bytes = archive.by_name("manifest.json").map_err(|error| damaged(&error))?;
        serde_json::from_reader(bytes).map_err(|error| damaged(&error))?
    };
    if manifest.format != FORMAT {
        return Err(ArchiveError::FromTheFuture(format!("format {}", manifest.format)));
    }
    if manifest.content != wanted {
        return Err(ArchiveError::OtherContent { found: manifest.content.says(), wanted: wanted.says() });
    }
    let known = |name: &String| migrations().iter().any(|migration| migration.name == name);
    match manifest.migrations.iter().find(|name| !known(name)) {
        Some(unknown) => Err(ArchiveError::FromTheFuture(unknown.clone())),
        None => Ok((archive, manifest)),
    }
}

fn hexadecimal(hasher: Sha256) -> String {
    crate::seal::hex(&hasher.finalize())
}
