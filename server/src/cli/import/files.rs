//! The files that a path stands for.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// Folders inside folders that are looked into.
const DEPTH: usize = 4;

/// The files of ROME at a place: those of a folder, or one alone.
pub(super) fn of_set(source: &Path) -> anyhow::Result<Vec<(String, File)>> {
    if !source.is_dir() {
        return Ok(vec![open(source)?]);
    }
    let entries = source.read_dir().with_context(|| format!("{} ne se lit pas", source.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("{} ne se lit pas", source.display()))?.path();
        if path.is_file() && is_part_of_a_set(&path) {
            paths.push(path);
        }
    }
    anyhow::ensure!(
        !paths.is_empty(),
        "{} ne contient aucun fichier .csv, .csv.gz ou .zip : est-ce le bon dossier ?",
        source.display()
    );
    paths.sort();
    paths.iter().map(|path| open(path)).collect()
}

// Beside the tables, the release note and the sums that vouch for them.
fn is_part_of_a_set(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    [".csv", ".csv.gz", ".zip"].iter().any(|end| name.ends_with(end))
        || name == "version.txt"
        || name == "sha256sums"
}

/// Every file at a place, and in the folders below it.
pub(super) fn below(source: &Path) -> anyhow::Result<Vec<(String, File)>> {
    let mut paths = Vec::new();
    walk(source, DEPTH, &mut paths)?;
    anyhow::ensure!(!paths.is_empty(), "{} ne contient aucun fichier", source.display());
    paths.sort();
    paths.iter().map(|path| open(path)).collect()
}

fn walk(path: &Path, depth: usize, into: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !path.is_dir() {
        into.push(path.to_owned());
        return Ok(());
    }
    if depth == 0 {
        return Ok(());
    }
    let entries = path.read_dir().with_context(|| format!("{} ne se lit pas", path.display()))?;
    for entry in entries {
        walk(&entry.with_context(|| format!("{} ne se lit pas", path.display()))?.path(), depth - 1, into)?;
    }
    Ok(())
}

fn open(path: &Path) -> anyhow::Result<(String, File)> {
    let file = File::open(path).with_context(|| format!("{} ne s’ouvre pas", path.display()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, file))
}
