//! Reading the files of a set: each recognised by its name, its digest taken, its records turned into rows elsewhere
//! while rows already made are written.

use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jalon_kernel::db::Db;
use jalon_reference::findings::{Refused, Remark};
use jalon_reference::formats::{self, Format};
use jalon_reference::place::{Place, Reason, Rejected};
use jalon_reference::registry::Source;
use jalon_reference::shrinkage::Tolerance;
use jalon_reference::stream::{Bounds, Intake, each_file, is_archive};
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;
use uuid::Uuid;

use super::report::{SetError, SetProgress};
use super::sink::{Batch, Prints, Sink};
use super::tables::Table;
use super::{place, readers};

/// Batches that wait for the writer: what bounds the memory.
const WAITING: usize = 4;

/// What was read of a set.
#[derive(Default)]
pub(super) struct Reading {
    pub prints: BTreeMap<&'static str, Prints>,
    pub lost: u64,
    pub doubles: u64,
    pub remarks: Vec<Remark>,
    taken: BTreeMap<&'static str, u64>,
    rows: BTreeMap<Table, u64>,
}

impl Reading {
    /// How many records of each kind, and how many rows these made.
    pub(super) fn counts(&self) -> Vec<(String, u64)> {
        let records = self.taken.iter().map(|(name, count)| ((*name).to_owned(), *count));
        let rows = self.rows.iter().map(|(table, count)| (table.french().to_owned(), *count));
        rows.chain(records).collect()
    }
}

/// A name and the digest of its bytes, for each file.
pub(super) type Sums = Vec<(String, String)>;

/// Keeps the files that belong to the source, and takes their digests.
///
/// One file alone under another name is taken for what was asked, when the source has one format only: its header says the
/// rest.
pub(super) async fn prepare<R: Read + Seek + Send + 'static>(
    source: &'static Source,
    files: Vec<(String, R)>,
) -> Result<(Vec<(String, R)>, Sums), SetError> {
    let alone = files.len() == 1 && formats::of_source(source.id).count() == 1;
    let belongs = move |name: &str| is_archive(name) || format_of(source, name, alone).is_some();
    let mut files: Vec<(String, R)> = files.into_iter().filter(|(name, _)| belongs(name)).collect();
    if files.is_empty() {
        return Err(SetError::NothingToRead { expected: source.expected_files() });
    }
    // What says more of the same things comes first: a record told twice is kept as first told.
    files.sort_by_key(|(name, _)| (is_archive(name), !name.ends_with(".xml"), name.clone()));
    let work = move || -> io::Result<(Vec<(String, R)>, Sums)> {
        let mut sums = Vec::new();
        for (name, reader) in &mut files {
            sums.push((name.clone(), digest(reader)?));
            reader.seek(SeekFrom::Start(0))?;
        }
        Ok((files, sums))
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(SetError::Unreadable),
        Err(_) => Err(SetError::Interrupted),
    }
}

fn digest(reader: &mut impl Read) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let count = reader.read(&mut piece)?;
        if count == 0 {
            return Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        digest.update(&piece[..count]);
    }
}

fn format_of(source: &Source, name: &str, alone: bool) -> Option<&'static Format> {
    let plain = name.strip_suffix(".gz").unwrap_or(name);
    formats::of_file(plain)
        .filter(|format| format.source == source.id)
        .or_else(|| formats::of_source(source.id).next().filter(|_| alone))
}

/// Reads every record; rows go to the version `dataset`, or nowhere when there is no database: a rehearsal.
pub(super) async fn into_rows<R: Read + Seek + Send + 'static>(
    db: Option<&Db>,
    source: &'static Source,
    dataset: Uuid,
    mut files: Vec<(String, R)>,
    rows_lost: Tolerance,
    progress: &mut (dyn FnMut(SetProgress) + Send),
) -> Result<Reading, SetError> {
    let total = total(&mut files).map_err(SetError::Unreadable)?;
    let done = Arc::new(AtomicU64::new(0));
    let (sender, receiver) = mpsc::channel(WAITING);
    let sink = Sink::new(dataset, db.is_some().then_some(sender));
    let bytes = Arc::clone(&done);
    let reading = tokio::task::spawn_blocking(move || read_all(source, files, rows_lost, sink, &bytes));
    let written = match db {
        Some(db) => write_all(db, receiver, &done, total, progress).await,
        None => Ok(()),
    };
    let read = reading.await.map_err(|_| SetError::Interrupted)?;
    // When the writer failed, its word says why; the reader only saw it go.
    written?;
    read.map_err(SetError::Refused)
}

fn total<R: Seek>(files: &mut [(String, R)]) -> io::Result<u64> {
    let mut total = 0;
    for (_, reader) in files {
        total += reader.seek(SeekFrom::End(0))?;
        reader.seek(SeekFrom::Start(0))?;
    }
    Ok(total)
}

async fn write_all(
    db: &Db,
    mut receiver: mpsc::Receiver<Batch>,
    done: &AtomicU64,
    total: u64,
    progress: &mut (dyn FnMut(SetProgress) + Send),
) -> Result<(), SetError> {
    let mut rows = 0;
    while let Some(batch) = receiver.recv().await {
        rows += place::write(db, batch).await?;
        progress(SetProgress { bytes: done.load(Ordering::Relaxed), total, rows });
    }
    Ok(())
}

fn read_all<R: Read + Seek>(
    source: &'static Source,
    files: Vec<(String, R)>,
    rows_lost: Tolerance,
    mut sink: Sink,
    bytes: &Arc<AtomicU64>,
) -> Result<Reading, Refused> {
    let mut reading = Reading::default();
    let alone = files.len() == 1 && formats::of_source(source.id).count() == 1;
    for (name, reader) in files {
        let counted = Counted { inner: reader, bytes: Arc::clone(bytes) };
        let mut refused = None;
        let walked = each_file(&name, counted, Bounds::default(), &mut |inner, reader| {
            if refused.is_some() || sink.is_over() {
                return Ok(());
            }
            match format_of(source, inner, alone) {
                None => reading.remarks.push(Remark::FileIgnored { file: inner.to_owned() }),
                Some(format) => {
                    let intake = read_one(format, inner, reader, &mut sink);
                    refused = reading.judge(format, intake, rows_lost).err();
                }
            }
            Ok(())
        });
        walked.map_err(Refused::from)?;
        if let Some(refused) = refused {
            return Err(refused);
        }
    }
    if reading.taken.is_empty() {
        let place = Place::start_of(source.id);
        return Err(Rejected { place, reason: Reason::EmptyTable }.into());
    }
    sink.finish();
    reading.prints = std::mem::take(&mut sink.prints);
    reading.rows = std::mem::take(&mut sink.rows);
    reading.doubles = sink.doubles;
    Ok(reading)
}

fn read_one(format: &Format, name: &str, reader: &mut dyn Read, sink: &mut Sink) -> Intake {
    match readers::of(format) {
        Some(read) => read(name, reader, Bounds::default(), sink),
        // A test holds that every format has a reader.
        None => Intake::default(),
    }
}

impl Reading {
    fn judge(&mut self, format: &Format, intake: Intake, rows_lost: Tolerance) -> Result<(), Refused> {
        *self.taken.entry(format.records).or_default() += intake.taken();
        self.lost += intake.lost();
        self.remarks.extend(intake.judge(rows_lost)?);
        Ok(())
    }
}

/// A reader that tells how far it is.
struct Counted<R> {
    inner: R,
    bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.bytes.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
