//! Versions of data sets: rows to values and back.

use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::{params, sql};
use jalon_reference::rome::Nature;
use uuid::Uuid;

use super::word;
use crate::model::dataset::{Dataset, State, counts_of_text};

/// The data set of `source` that pages show.
pub async fn current_dataset(tx: &mut Tx, source: &str) -> Result<Option<Dataset>, DbError> {
    tx.optional(sql!("find_current_dataset"), params![source], dataset).await
}

/// Every data set, current ones first.
pub async fn datasets(tx: &mut Tx) -> Result<Vec<Dataset>, DbError> {
    tx.all(sql!("list_datasets"), params![], dataset).await
}

/// The data sets of a source that stand there.
pub async fn datasets_in_state(tx: &mut Tx, source: &str, state: State) -> Result<Vec<Uuid>, DbError> {
    tx.all(sql!("list_datasets_in_state"), params![source, state.word()], |row| row.get("id")).await
}

/// Moves a data set among those of its source.
pub async fn set_dataset_state(tx: &mut Tx, id: Uuid, state: State) -> Result<(), DbError> {
    tx.execute(sql!("set_dataset_state"), params![id, state.word()]).await.map(drop)
}

/// Removes a data set; the rows of reference sets go with it.
pub async fn delete_dataset(tx: &mut Tx, id: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_dataset"), params![id]).await.map(drop)
}

/// What each record of a data set was, by kind of record.
pub async fn fingerprints(tx: &mut Tx, id: Uuid) -> Result<Vec<(String, Vec<u8>)>, DbError> {
    tx.all(sql!("list_fingerprints"), params![id], |row| Ok((row.get("kind")?, row.get("prints")?))).await
}

/// Notes a data set.
pub async fn insert_dataset(tx: &mut Tx, dataset: &Dataset) -> Result<(), DbError> {
    tx.execute(
        sql!("insert_dataset"),
        params![
            dataset.id,
            dataset.source.as_str(),
            dataset.edition.as_str(),
            dataset.title.clone(),
            dataset.publisher.as_str(),
            dataset.licence.as_str(),
            dataset.licence_url.as_str(),
            dataset.attribution.as_str(),
            dataset.is_demonstration(),
            dataset.checksum.as_str(),
            dataset.counts_as_text(),
            dataset.state.word(),
            dataset.published_on,
            dataset.loaded_at
        ],
    )
    .await
    .map(drop)
}

pub(super) fn dataset(row: &Row<'_>) -> Result<Dataset, DbError> {
    let nature = if row.get("demonstration")? { Nature::Demonstration } else { Nature::Published };
    Ok(Dataset {
        id: row.get("id")?,
        source: row.get("source")?,
        edition: row.get("edition")?,
        title: row.get("title")?,
        publisher: row.get("publisher")?,
        licence: row.get("licence")?,
        licence_url: row.get("licence_url")?,
        attribution: row.get("attribution")?,
        nature,
        checksum: row.get("checksum")?,
        counts: counts_of_text(&row.get::<String>("counts")?),
        state: word(row, "state", State::from_word)?,
        published_on: row.get("published_on")?,
        loaded_at: row.get("loaded_at")?,
    })
}
