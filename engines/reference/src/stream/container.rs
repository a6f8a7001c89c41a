//! Plain, gzip and zip containers, opened as streams.
//!
//! What a container holds is handed over one file after the other, never unpacked as a whole. A container that grows
//! suspiciously is stopped: the readers bound sizes, this module bounds their ratio and the number of entries.

use std::io::{self, Read, Seek};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use super::input::{Bounds, stop};
use crate::place::{Place, Reason, Rejected};

/// Expanded bytes under which a ratio says nothing.
const GRACE: u64 = 4 << 20;

/// Hands over each file of a container by its name, without folder and without `.gz`.
///
/// # Errors
/// What opening the container or `take` refuses; the first refusal ends the walk.
pub fn each_file<R: Read + Seek>(
    name: &str,
    reader: R,
    bounds: Bounds,
    take: &mut dyn FnMut(&str, &mut dyn Read) -> Result<(), Rejected>,
) -> Result<(), Rejected> {
    let short = base_name(name);
    if is_archive(short) {
        return each_entry(short, reader, bounds, take);
    }
    match strip(short, ".gz") {
        None => {
            let mut reader = reader;
            take(short, &mut reader)
        }
        Some(plain) => {
            let compressed = Arc::new(AtomicU64::new(0));
            let inner = MultiGzDecoder::new(Counted { inner: reader, count: Arc::clone(&compressed) });
            take(plain, &mut Bounded { inner, compressed, expanded: 0, bounds })
        }
    }
}

/// Whether the name is that of an archive of several files.
pub fn is_archive(name: &str) -> bool {
    strip(name, ".zip").is_some()
}

fn each_entry<R: Read + Seek>(
    name: &str,
    reader: R,
    bounds: Bounds,
    take: &mut dyn FnMut(&str, &mut dyn Read) -> Result<(), Rejected>,
) -> Result<(), Rejected> {
    let reject = |reason| Rejected { place: Place::start_of(name), reason };
    let broken = |error: zip::result::ZipError| reject(Reason::BrokenArchive(error.to_string()));
    let mut archive = zip::ZipArchive::new(reader).map_err(broken)?;
    if archive.len() > bounds.entries {
        return Err(reject(Reason::TooManyEntries { found: archive.len(), limit: bounds.entries }));
    }
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(broken)?;
        if entry.is_dir() {
            continue;
        }
        // Archives made on some systems hold UTF-8 names without saying so; read otherwise, their accents are lost.
        let entry_name = str::from_utf8(entry.name_raw()).unwrap_or(entry.name());
        let entry_name = base_name(entry_name).to_owned();
        let compressed = Arc::new(AtomicU64::new(entry.compressed_size()));
        take(&entry_name, &mut Bounded { inner: entry, compressed, expanded: 0, bounds })?;
    }
    Ok(())
}

/// A reader that counts what passes.
struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// A reader of expanded bytes that stops when they outgrow the compressed ones.
pub(super) struct Bounded<R> {
    pub inner: R,
    pub compressed: Arc<AtomicU64>,
    pub expanded: u64,
    pub bounds: Bounds,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.expanded += count as u64;
        let allowed = self.compressed.load(Ordering::Relaxed).saturating_mul(self.bounds.ratio);
        if self.expanded > GRACE && self.expanded > allowed {
            return Err(stop(Reason::SuspiciousRatio { ratio: self.bounds.ratio }));
        }
        Ok(count)
    }
}

fn strip<'n>(name: &'n str, ending: &str) -> Option<&'n str> {
    let cut = name.len().checked_sub(ending.len())?;
    let (start, end) = name.split_at_checked(cut)?;
    end.eq_ignore_ascii_case(ending).then_some(start)
}

fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use flate2::{Compression, write::GzEncoder};
    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::super::input::reason_of;
    use super::*;

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("in memory");
        encoder.finish().expect("in memory")
    }

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).expect("in memory");
            writer.write_all(bytes).expect("in memory");
        }
        writer.finish().expect("in memory").into_inner()
    }

    fn contents(name: &str, bytes: Vec<u8>) -> Result<Vec<(String, usize)>, Rejected> {
        let mut found = Vec::new();
        let bounds = Bounds { entries: 2, ..Bounds::default() };
        each_file(name, Cursor::new(bytes), bounds, &mut |name, reader| {
            let count = io::copy(reader, &mut io::sink())
                .map_err(|error| Rejected { place: Place::start_of(name), reason: reason_of(&error) })?;
            found.push((name.to_owned(), usize::try_from(count).expect("small")));
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn every_container_gives_its_files() {
        assert_eq!(contents("d/a.csv", b"abc".to_vec()), Ok(vec![("a.csv".into(), 3)]));
        assert_eq!(contents("d/a.csv.GZ", gz(b"abc")), Ok(vec![("a.csv".into(), 3)]));
        let two = zipped(&[("dossier/a.csv", b"abc"), ("b.csv", b"")]);
        assert_eq!(contents("x.zip", two), Ok(vec![("a.csv".into(), 3), ("b.csv".into(), 0)]));
    }

    #[test]
    fn bombs_are_stopped() {
        let zeros = vec![0; 40 << 20];
        let reason = |outcome: Result<_, Rejected>| outcome.expect_err("refused").reason;
        let ratio = Reason::SuspiciousRatio { ratio: 200 };
        assert_eq!(reason(contents("a.gz", gz(&zeros))), ratio);
        assert_eq!(reason(contents("a.zip", zipped(&[("a", &zeros)]))), ratio);
        let three = zipped(&[("a", b""), ("b", b""), ("c", b"")]);
        assert_eq!(reason(contents("a.zip", three)), Reason::TooManyEntries { found: 3, limit: 2 });
        assert!(matches!(reason(contents("a.zip", b"PK nonsense".to_vec())), Reason::BrokenArchive(_)));
        assert!(matches!(reason(contents("a.gz", b"nonsense".to_vec())), Reason::Unreadable(_)));
    }
}
