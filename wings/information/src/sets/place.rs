//! Staging a version, and the one transaction in which it takes its place or the one before comes back.

use std::collections::BTreeMap;

use jalon_kernel::db::{CopyInto, Db, DbError};
use jalon_kernel::{params, sql};
use uuid::Uuid;

use super::report::SetError;
use super::sink::{Batch, Prints, to_bytes};
use crate::model::dataset::{Dataset, State};
use crate::store;

const FINGERPRINTS: CopyInto =
    CopyInto { table: "dataset_fingerprint", columns: &["dataset_id", "kind", "prints"] };

/// Notes a version that nobody sees yet, and removes those that an interrupted import left.
pub(super) async fn stage(db: &Db, dataset: &Dataset) -> Result<(), DbError> {
    let mut tx = db.write().await?;
    for left in store::datasets_in_state(&mut tx, &dataset.source, State::Staged).await? {
        store::delete_dataset(&mut tx, left).await?;
    }
    store::insert_dataset(&mut tx, &Dataset { state: State::Staged, ..dataset.clone() }).await?;
    tx.commit().await
}

/// Removes a version that was staged.
pub(super) async fn discard(db: &Db, id: Uuid) -> Result<(), DbError> {
    let mut tx = db.write().await?;
    store::delete_dataset(&mut tx, id).await?;
    tx.commit().await
}

/// Writes rows of a version that nobody sees yet; how many.
pub(super) async fn write(db: &Db, batch: Batch) -> Result<u64, DbError> {
    let mut tx = db.write().await?;
    let mut rows = 0;
    for (table, lines) in batch {
        rows += tx.copy(&table.into(), lines.into_iter()).await?;
    }
    tx.commit().await?;
    Ok(rows)
}

/// Makes the staged version the current one; `previous` is the one it was compared with.
pub(super) async fn put_in_place(
    db: &Db,
    dataset: &Dataset,
    previous: Option<&Dataset>,
    prints: &BTreeMap<&'static str, Prints>,
) -> Result<(), SetError> {
    let mut tx = db.write().await?;
    let current = store::current_dataset(&mut tx, &dataset.source).await?;
    if current.map(|current| current.id) != previous.map(|previous| previous.id) {
        return Err(SetError::Overtaken);
    }
    for older in store::datasets_in_state(&mut tx, &dataset.source, State::Previous).await? {
        store::delete_dataset(&mut tx, older).await?;
    }
    if let Some(previous) = previous {
        store::set_dataset_state(&mut tx, previous.id, State::Previous).await?;
    }
    let kept =
        prints.iter().map(|(kind, prints)| vec![dataset.id.into(), (*kind).into(), to_bytes(prints).into()]);
    tx.copy(&FINGERPRINTS, kept.collect::<Vec<_>>().into_iter()).await?;
    let counts = dataset.counts_as_text();
    tx.execute(sql!("set_dataset_counts"), params![dataset.id, counts]).await?;
    store::set_dataset_state(&mut tx, dataset.id, State::Current).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts the version before the current one back in its place; asked twice, the first one is back.
///
/// # Errors
/// [`SetError::NothingBefore`] when there is no such version.
pub async fn rollback(db: &Db, source: &str) -> Result<Dataset, SetError> {
    let mut tx = db.write().await?;
    let current = store::current_dataset(&mut tx, source).await?.ok_or(SetError::NothingBefore)?;
    let before = store::datasets_in_state(&mut tx, source, State::Previous).await?;
    let before = before.into_iter().next().ok_or(SetError::NothingBefore)?;
    store::set_dataset_state(&mut tx, current.id, State::Previous).await?;
    store::set_dataset_state(&mut tx, before, State::Current).await?;
    let now = store::current_dataset(&mut tx, source).await?.ok_or(SetError::NothingBefore)?;
    tx.commit().await?;
    Ok(now)
}
