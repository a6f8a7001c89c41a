//! ROME into the database: read, compare, refuse what looks damaged, and put in place in one transaction.
//!
//! Nothing changes unless everything succeeds: pages show the data in place until the very end. The data set before
//! stays as the previous one; older ones are removed. Any edition of ROME takes the place of any other: the last
//! import is the current one.

mod difference;
mod report;
mod rows;
mod starter;
mod write;

use std::io::Read;

use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_kernel::db::Db;
use jalon_reference::rome as reader;
use jalon_reference::shrinkage::{Counts, Shrinkage, Tolerance, suspicious_shrinkage};

pub use difference::{Change, Difference};
pub use report::{ImportError, ImportReport, Options, Outcome, Progress, Run};
pub use rows::{ItemRow, LinkRow, MobilityRow, OccupationRow, Rows, TitleRow};
pub use starter::starter;

use crate::model::dataset::{Dataset, ROME};
use crate::store;

/// Imports a set of ROME files, each a name and something to read: plain, gzip or zip.
///
/// # Errors
/// [`ImportError`] when the files are damaged, hold suspiciously less than the data in place, or cannot be written;
/// nothing has changed then.
pub async fn rome<R: Read + Send>(
    db: &Db,
    clock: &Clock,
    chance: &Chance,
    files: Vec<(String, R)>,
    options: Options,
    progress: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<ImportReport, ImportError> {
    let (read, report) = reader::read(files, options.scrutiny, &mut |step| match step {
        reader::Progress::Expanded { name, done, total } => {
            progress(Progress::Expanded { name, done, total })
        }
        reader::Progress::Reading { bytes, .. } => progress(Progress::Checking { bytes }),
        reader::Progress::Accepted { .. } => {}
    })?;
    let now = clock.now();
    let dataset = Dataset::of_rome(chance.id(now), now, &read, &report.files);
    let new = Rows::of(&read);
    drop(read);

    let mut tx = db.read().await?;
    let previous = store::current_dataset(&mut tx, ROME).await?;
    let done = |outcome, difference| ImportReport {
        outcome,
        dataset: dataset.clone(),
        previous: previous.clone(),
        difference,
        remarks: report.remarks.clone(),
        files: report.files.clone(),
    };
    let old = match &previous {
        Some(known) if known.checksum == dataset.checksum => {
            return Ok(done(Outcome::AlreadyCurrent, Difference::default()));
        }
        Some(known) => {
            let losses = losses(known, &dataset, options.tolerance);
            if !losses.is_empty() {
                return Err(ImportError::Shrunk(losses));
            }
            store::load_rows(&mut tx, known.id).await?
        }
        None => Rows::default(),
    };
    drop(tx);
    let difference = Difference::between(&old, &new);
    drop(old);
    progress(Progress::Compared(&difference));
    if options.run == Run::Rehearse {
        return Ok(done(Outcome::Rehearsed, difference));
    }
    write::put_in_place(db, &dataset, previous.as_ref(), &new, progress).await?;
    Ok(done(Outcome::Applied, difference))
}

/// What fell suspiciously from one data set to the next. Another edition counts other things: then only what every
/// edition counts is compared.
fn losses(previous: &Dataset, new: &Dataset, tolerance: Tolerance) -> Vec<Shrinkage> {
    const IN_EVERY_EDITION: [&str; 2] = ["métiers", "appellations"];
    if previous.generation() == new.generation() {
        return suspicious_shrinkage(&previous.counts, &new.counts, tolerance);
    }
    let common = |counts: &Counts| {
        Counts::from_pairs(IN_EVERY_EDITION.map(|name| (name.to_owned(), counts.get(name))))
    };
    suspicious_shrinkage(&common(&previous.counts), &common(&new.counts), tolerance)
}
