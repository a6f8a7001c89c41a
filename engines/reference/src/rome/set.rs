//! The files of one set, recognised and decoded, and the way their rows are walked.
//!
//! [`gather`] expands the sources, refuses doubles and mixed versions, checks digests and turns bytes into text.
//! [`Reader::each`] then hands rows to the edition's reader one at a time, keeping count of rows, repairs and faults.

use std::collections::BTreeMap;

use super::code::Version;
use super::files::{self, FileName, FileSpec, Need};
use super::release::{self, Release};
use crate::delimited::{Cell, Row, Table};
use crate::encoding::{self, Encoding, Text};
use crate::findings::{Findings, Refused, Remark};
use crate::manifest;
use crate::place::{Place, Reason, Rejected};
use crate::source::NamedBytes;

/// What was read of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    pub name: String,
    /// Expanded size.
    pub bytes: usize,
    /// Records, header not counted; 0 for a file that is not read.
    pub rows: usize,
    pub encoding: Encoding,
    /// SHA-256 of the expanded content, hexadecimal: the provenance of an import.
    pub sha256: String,
}

/// A set ready to be walked.
#[derive(Debug)]
pub(super) struct Reader {
    pub version: Version,
    pub release: Release,
    pub findings: Findings,
    pub reports: Vec<FileReport>,
    texts: BTreeMap<&'static str, (FileSpec, Text)>,
}

/// Recognises and decodes the files of a set.
pub(super) fn gather(files: Vec<NamedBytes>, mut findings: Findings) -> Result<Reader, Refused> {
    let digests: Vec<String> = files.iter().map(|file| manifest::digest(&file.bytes)).collect();
    let version = agreed_version(&files)?;
    let specs = files::of_edition(version).ok_or_else(|| {
        let name = files.first().map_or("", |file| &file.name);
        Rejected { place: Place::start_of(name), reason: Reason::UnknownEdition(version.to_string()) }
    })?;
    if let Some(manifest) = files.iter().find(|file| file.name == manifest::FILE_NAME) {
        manifest::verify(manifest, &files, &digests, &mut findings);
    }
    let mut reader = Reader {
        version,
        release: Release::default(),
        findings,
        reports: Vec::with_capacity(files.len()),
        texts: BTreeMap::new(),
    };
    for (file, sha256) in files.into_iter().zip(digests) {
        reader.take_in(specs, file, sha256);
    }
    for spec in specs {
        let name = format!("unix_{}_v{}{:02}_utf8.csv", spec.stem, version.edition(), version.revision());
        match spec.need {
            _ if reader.texts.contains_key(spec.stem) => {}
            Need::Required => {
                reader.findings.reject(Rejected { place: Place::start_of(&name), reason: Reason::FileAbsent })
            }
            Need::Optional => reader.findings.remark(Remark::FileAbsent { file: name }),
            Need::NotRead => {}
        }
    }
    Ok(reader)
}

/// The one version that all file names of the set give.
fn agreed_version(files: &[NamedBytes]) -> Result<Version, Refused> {
    let mut agreed: Option<String> = None;
    for file in files {
        if let FileName::Table { version, .. } = files::recognise(&file.name) {
            match &agreed {
                Some(first) if *first != version => {
                    let reason = Reason::MixedVersions { first: first.clone(), other: version };
                    return Err(Rejected { place: Place::start_of(&file.name), reason }.into());
                }
                _ => agreed = Some(version),
            }
        }
    }
    let name = files.first().map_or("(aucun)", |file| &file.name);
    let reject = |reason| Rejected { place: Place::start_of(name), reason };
    let digits = agreed.ok_or_else(|| reject(Reason::NothingRecognised))?;
    Version::parse(&digits).ok_or_else(|| reject(Reason::UnknownEdition(digits)).into())
}

impl Reader {
    fn take_in(&mut self, specs: &'static [FileSpec], file: NamedBytes, sha256: String) {
        let NamedBytes { name, bytes } = file;
        let size = bytes.len();
        let stem = match files::recognise(&name) {
            FileName::Table { stem, .. } => stem,
            FileName::Tree3 => files::ROME3_TREE.to_owned(),
            FileName::ReleaseNote => {
                if let Some(text) = self.decoded(&name, bytes, encoding::Charset::Utf8) {
                    self.release = release::read(&text, self.version, &mut self.findings);
                    self.report(name, size, text.encoding(), sha256);
                }
                return;
            }
            FileName::Manifest => return self.report(name, size, Encoding::Utf8, sha256),
            FileName::Other => return self.findings.remark(Remark::FileIgnored { file: name }),
        };
        let Some(spec) = specs.iter().find(|spec| spec.stem == stem) else {
            return self.findings.remark(Remark::FileIgnored { file: name });
        };
        let Some(text) = self.decoded(&name, bytes, spec.charset) else { return };
        self.report(name.clone(), size, text.encoding(), sha256);
        if spec.need != Need::NotRead && self.texts.insert(spec.stem, (*spec, text)).is_some() {
            self.findings.reject(Rejected { place: Place::start_of(&name), reason: Reason::FileTwice });
        }
    }

    fn decoded(&mut self, name: &str, bytes: Vec<u8>, charset: encoding::Charset) -> Option<Text> {
        let outcome = encoding::decode(name, bytes, charset);
        self.findings.accept(outcome)
    }

    fn report(&mut self, name: String, bytes: usize, encoding: Encoding, sha256: String) {
        self.reports.push(FileReport { name, bytes, rows: 0, encoding, sha256 });
    }

    /// True when the set has a file of this stem.
    pub fn has(&self, stem: &str) -> bool {
        self.texts.contains_key(stem)
    }

    /// Hands every row of a table to `take`; does nothing when the set lacks the table.
    pub fn each(
        &mut self,
        stem: &str,
        mut take: impl FnMut(&Row<'_, '_>, &mut Pen<'_>) -> Result<(), Rejected>,
    ) {
        if self.findings.is_full() {
            return;
        }
        let Some((spec, text)) = self.texts.get(stem) else { return };
        let Some(table) = self.findings.accept(Table::open(text, spec.layout)) else { return };
        let file = text.name().to_owned();
        for column in table.columns().unknown() {
            self.findings.remark(Remark::UnknownColumn { file: file.clone(), column: column.clone() });
        }
        for column in table.columns().absent() {
            self.findings.remark(Remark::AbsentColumn { file: file.clone(), column });
        }
        let mut pen = Pen { findings: &mut self.findings, repaired: 0, first_repair: 0 };
        let mut rows = 0;
        for row in table.rows() {
            let outcome = row.and_then(|row| take(&row, &mut pen));
            rows += usize::from(outcome.is_ok());
            pen.findings.accept(outcome);
            if pen.findings.is_full() {
                return;
            }
        }
        let Pen { repaired, first_repair, .. } = pen;
        if repaired > 0 {
            let first_line = text.line(first_repair);
            self.findings.remark(Remark::Repaired { file: file.clone(), characters: repaired, first_line });
        }
        if rows == 0 && !self.findings.refuses() {
            self.findings.reject(text.reject_end(Reason::EmptyTable));
        }
        if let Some(report) = self.reports.iter_mut().find(|report| report.name == file) {
            report.rows = rows;
        }
    }

    /// Doubts the end of a table: something that another table promises is not in it.
    pub fn doubt_end(&mut self, stem: &str, what: String) {
        // Placing a fault costs a walk through the file: not worth it for one that will not be kept.
        if let Some((_, text)) = self.texts.get(stem).filter(|_| !self.findings.is_full()) {
            let rejected = text.reject_end(Reason::Incomplete { what });
            self.findings.doubt(rejected);
        }
    }

    /// Name of the file of a table, or its stem when the set lacks it.
    pub fn file_name(&self, stem: &str) -> String {
        self.texts.get(stem).map_or(stem, |(_, text)| text.name()).to_owned()
    }
}

/// What a row's reader writes its findings with.
pub(super) struct Pen<'f> {
    pub findings: &'f mut Findings,
    repaired: usize,
    first_repair: usize,
}

impl Pen<'_> {
    /// A text that must be there.
    pub fn filled(&mut self, cell: Cell<'_>) -> Result<String, Rejected> {
        let tidied = cell.filled()?;
        self.count(cell, tidied.repaired);
        Ok(tidied.text)
    }

    /// A text that may be missing.
    pub fn optional(&mut self, cell: Cell<'_>) -> Result<Option<String>, Rejected> {
        if cell.is_empty() { Ok(None) } else { self.filled(cell).map(Some) }
    }

    /// Holds a text against what another table says.
    pub fn agrees(&mut self, cell: Cell<'_>, expected: &str, table: &'static str) -> Result<(), Rejected> {
        let value = cell.tidied()?.text;
        if value != expected {
            let expected = expected.to_owned();
            self.findings.doubt(cell.reject(Reason::Disagreement { value, expected, table }));
        }
        Ok(())
    }

    fn count(&mut self, cell: Cell<'_>, repaired: usize) {
        if repaired > 0 && self.repaired == 0 {
            self.first_repair = cell.at();
        }
        self.repaired += repaired;
    }
}
