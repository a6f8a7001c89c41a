//! Named byte sources: what the caller hands over, expanded within limits.
//!
//! Accepts a plain file, a gzip file (`name.csv.gz`) or a zip archive, tells them apart by their name, and never
//! expands more than [`Limits`] allow, so that a small hostile archive cannot fill the memory. It does not open files:
//! a source is a name and something to read from.

use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;

use crate::place::{Place, Reason, Rejected};

/// A name and its bytes, expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedBytes {
    /// File name without folder and without `.gz`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// How much one source may grow to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Expanded size of one file, in bytes.
    pub file_bytes: u64,
    /// Expanded size of all files of one archive, in bytes.
    pub archive_bytes: u64,
    /// Number of entries of one archive.
    pub entries: usize,
}

impl Default for Limits {
    /// Room for ten times ROME 4.60: its largest file is 3 MB, the whole set 27 MB, 29 files.
    fn default() -> Self {
        Self { file_bytes: 64 << 20, archive_bytes: 256 << 20, entries: 200 }
    }
}

/// Reads one source whole and expands it if its name says it is compressed; an archive gives several files.
pub fn expand(name: &str, reader: impl Read, limits: Limits) -> Result<Vec<NamedBytes>, Rejected> {
    let short = base_name(name);
    let lower = short.to_ascii_lowercase();
    if lower.ends_with(".zip") {
        let archive = read_within(short, reader, limits.archive_bytes)?;
        return unzip(short, &archive, limits);
    }
    let bytes = match lower.ends_with(".gz") {
        true => read_within(short, MultiGzDecoder::new(reader), limits.file_bytes)?,
        false => read_within(short, reader, limits.file_bytes)?,
    };
    let name = if lower.ends_with(".gz") { &short[..short.len() - 3] } else { short };
    Ok(vec![NamedBytes { name: name.to_owned(), bytes }])
}

/// Expands a zip archive held in memory. Folders inside it are forgotten; two files of one name are refused.
pub fn unzip(name: &str, archive: &[u8], limits: Limits) -> Result<Vec<NamedBytes>, Rejected> {
    let reject = |reason| Rejected { place: Place::start_of(name), reason };
    let broken = |error: zip::result::ZipError| reject(Reason::BrokenArchive(error.to_string()));
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).map_err(broken)?;
    if archive.len() > limits.entries {
        return Err(reject(Reason::TooManyEntries { found: archive.len(), limit: limits.entries }));
    }
    let mut files: Vec<NamedBytes> = Vec::new();
    let mut left = limits.archive_bytes;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(broken)?;
        if entry.is_dir() {
            continue;
        }
        let entry_name = base_name(entry.name()).to_owned();
        let limit = limits.file_bytes.min(left);
        let file = expand_entry(&entry_name, entry, limit)?;
        left = left.saturating_sub(file.bytes.len() as u64);
        if files.iter().any(|known| known.name == file.name) {
            return Err(Rejected { place: Place::start_of(&file.name), reason: Reason::FileTwice });
        }
        files.push(file);
    }
    Ok(files)
}

/// One entry of an archive; an archive inside an archive is taken as the plain file it is.
fn expand_entry(name: &str, entry: impl Read, limit: u64) -> Result<NamedBytes, Rejected> {
    let (short, bytes) = match name.strip_suffix(".gz") {
        Some(short) => (short, read_within(name, MultiGzDecoder::new(entry), limit)?),
        None => (name, read_within(name, entry, limit)?),
    };
    Ok(NamedBytes { name: short.to_owned(), bytes })
}

/// Reads everything up to a limit. A failure of decompression is placed at the byte it was met at.
fn read_within(name: &str, reader: impl Read, limit: u64) -> Result<Vec<u8>, Rejected> {
    let mut bytes = Vec::new();
    let outcome = reader.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    let line = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = bytes.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    let place = || Place { file: name.to_owned(), line, column, byte: bytes.len() };
    if let Err(error) = outcome {
        return Err(Rejected { place: place(), reason: Reason::Unreadable(error.to_string()) });
    }
    if bytes.len() as u64 > limit {
        return Err(Rejected { place: place(), reason: Reason::TooLarge { limit } });
    }
    Ok(bytes)
}

fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};
    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("in memory");
        encoder.finish().expect("in memory")
    }

    fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).expect("in memory");
            writer.write_all(bytes).expect("in memory");
        }
        writer.finish().expect("in memory").into_inner()
    }

    #[test]
    fn gzip_and_zip_give_plain_files_without_folders() {
        let plain = NamedBytes { name: "a.csv".into(), bytes: b"x\n".to_vec() };
        assert_eq!(expand("d/a.csv.gz", &gz(b"x\n")[..], Limits::default()), Ok(vec![plain.clone()]));
        let archive = zip_of(&[("dossier/a.csv", b"x\n")]);
        assert_eq!(expand("lot.zip", &archive[..], Limits::default()), Ok(vec![plain]));
    }

    #[test]
    fn a_bomb_is_stopped_at_the_limit() {
        let limits = Limits { file_bytes: 1000, archive_bytes: 1500, entries: 2 };
        let zeros = vec![b'0'; 5000];
        let reason = |outcome: Result<Vec<NamedBytes>, Rejected>| outcome.expect_err("too large").reason;
        assert_eq!(reason(expand("a.gz", &gz(&zeros)[..], limits)), Reason::TooLarge { limit: 1000 });
        assert_eq!(reason(unzip("z", &zip_of(&[("a", &zeros)]), limits)), Reason::TooLarge { limit: 1000 });
        let two = zip_of(&[("a", &zeros[..900]), ("b", &zeros[..900])]);
        assert_eq!(reason(unzip("z", &two, limits)), Reason::TooLarge { limit: 600 });
        let three = zip_of(&[("a", b""), ("b", b""), ("c", b"")]);
        assert_eq!(reason(unzip("z", &three, limits)), Reason::TooManyEntries { found: 3, limit: 2 });
        assert_eq!(reason(unzip("z", &zip_of(&[("d/a", b""), ("e/a", b"")]), limits)), Reason::FileTwice);
    }

    #[test]
    fn any_cut_or_flip_of_a_compressed_file_is_refused_by_its_checksum() {
        let whole = gz("un texte qui se répète, un texte qui se répète\n".repeat(20).as_bytes());
        for cut in 0..whole.len() {
            assert!(expand("a.gz", &whole[..cut], Limits::default()).is_err(), "cut at {cut}");
        }
        let sound = expand("a.gz", &whole[..], Limits::default());
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 0x10;
            // Header fields such as the modification time carry no content and no checksum.
            let outcome = expand("a.gz", &flipped[..], Limits::default());
            assert!(outcome.is_err() || outcome == sound, "flip at {at}");
        }
    }
}
