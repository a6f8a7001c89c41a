//! Reference sets other than ROME into the database: read as streams, staged, compared, put in place all at once.
//!
//! Records go to a version that nobody sees while they are read, in constant memory and in short writes, so that the
//! house goes on working. Only when everything was read and judged does the new version take the place of the old one, in
//! one transaction. A refusal removes what was staged; the version in place never moves. The one before stays, and can be
//! put back.

mod difference;
mod place;
mod read;
mod readers;
mod report;
mod rows;
mod sink;
mod starter;
mod tables;

use std::io::{Read, Seek};

use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_kernel::db::Db;
use jalon_reference::registry::Source;
use jalon_reference::rome::Nature;
use jalon_reference::shrinkage::{Counts, suspicious_shrinkage};

pub use difference::SetDifference;
pub use place::rollback;
pub use report::{SetError, SetOptions, SetOutcome, SetProgress, SetReport};
pub use starter::{StarterFile, starter_sets};

use crate::import::Run;
use crate::model::dataset::Dataset;
use crate::store;

/// Imports the files of a source, each a name and something to read: plain, gzip or zip.
///
/// # Errors
/// [`SetError`] when a file is damaged or not what its name says, when too many records are lost, when the set holds
/// suspiciously less than the one in place, or when it cannot be written. Nothing that pages show has changed then.
pub async fn import_set<R: Read + Seek + Send + 'static>(
    db: &Db,
    clock: &Clock,
    chance: &Chance,
    source: &'static Source,
    files: Vec<(String, R)>,
    options: SetOptions,
    progress: &mut (dyn FnMut(SetProgress) + Send),
) -> Result<SetReport, SetError> {
    let (files, sums) = read::prepare(source, files).await?;
    let now = clock.now();
    let mut dataset =
        Dataset::of_set(chance.id(now), now, source, &sums, &options.edition, options.published_on);
    let mut tx = db.read().await?;
    let previous = store::current_dataset(&mut tx, source.id).await?;
    drop(tx);
    if let Some(known) = &previous {
        if known.checksum == dataset.checksum {
            return Ok(SetReport::unchanged(source, known.clone()));
        }
        if known.nature == Nature::Published && dataset.nature == Nature::Demonstration {
            return Err(SetError::DemonstrationOverPublished);
        }
    }
    if options.run == Run::Apply {
        place::stage(db, &dataset).await?;
    }
    let outcome = fill(db, source, &mut dataset, previous.as_ref(), files, &options, progress).await;
    if outcome.is_err() && options.run == Run::Apply {
        // Best effort: what is left is removed by the next import of this source.
        if let Err(error) = place::discard(db, dataset.id).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "a refused set could not be removed");
        }
    }
    outcome
}

async fn fill<R: Read + Seek + Send + 'static>(
    db: &Db,
    source: &'static Source,
    dataset: &mut Dataset,
    previous: Option<&Dataset>,
    files: Vec<(String, R)>,
    options: &SetOptions,
    progress: &mut (dyn FnMut(SetProgress) + Send),
) -> Result<SetReport, SetError> {
    let staged = (options.run == Run::Apply).then_some(db);
    let read = read::into_rows(staged, source, dataset.id, files, options.rows_lost, progress).await?;
    dataset.counts = Counts::from_pairs(read.counts());
    let comparable = previous.filter(|known| known.nature == dataset.nature);
    if let Some(known) = comparable {
        let losses = suspicious_shrinkage(&known.counts, &dataset.counts, options.tolerance);
        if !losses.is_empty() {
            return Err(SetError::Shrunk(losses));
        }
    }
    let mut tx = db.read().await?;
    let before = match previous {
        Some(known) => store::fingerprints(&mut tx, known.id).await?,
        None => Vec::new(),
    };
    drop(tx);
    let difference = SetDifference::between(&before, &read.prints);
    if options.run == Run::Apply {
        place::put_in_place(db, dataset, previous, &read.prints).await?;
    }
    Ok(SetReport {
        outcome: if options.run == Run::Apply { SetOutcome::Applied } else { SetOutcome::Rehearsed },
        source,
        dataset: dataset.clone(),
        previous: previous.cloned(),
        difference,
        lost: read.lost,
        doubles: read.doubles,
        remarks: read.remarks,
    })
}
