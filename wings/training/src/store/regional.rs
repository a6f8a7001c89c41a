//! The rows of what regions decided: added, never changed.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::unknown;
use crate::model::regional::Evidence;

/// What a region wrote of one parameter, from a day on.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The official code of the region.
    pub region: String,
    /// The full name of the parameter.
    pub parameter: String,
    /// The day it takes effect.
    pub from: Date,
    /// The value as its parameter reads it again.
    pub worth: String,
    /// Where it is decided.
    pub source: String,
    /// Where that can be read; may be empty.
    pub address: String,
    /// How surely it is known.
    pub evidence: Evidence,
    /// Invented for the demonstration.
    pub example: bool,
    /// Who wrote it; empty before it is written.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

/// All that regions wrote, in the order they wrote it.
pub async fn list(tx: &mut Tx) -> Result<Vec<Written>, DbError> {
    tx.all(sql!("list_regional_values"), params![], |row| {
        let (from, evidence): (String, String) = (row.get("starts_on")?, row.get("evidence")?);
        Ok(Written {
            region: row.get("region")?,
            parameter: row.get("parameter")?,
            from: from.parse().map_err(|_| unknown("starts_on", &from))?,
            worth: row.get("worth")?,
            source: row.get("source")?,
            address: row.get("address")?,
            evidence: Evidence::from_word(&evidence).ok_or_else(|| unknown("evidence", &evidence))?,
            example: row.get("example")?,
            author: row.get("author")?,
            at: row.get("written_at")?,
        })
    })
    .await
}

/// Adds a value under the next number.
pub async fn insert(tx: &mut Tx, author: Uuid, written: &Written) -> Result<(), DbError> {
    let number: i64 = tx.one(sql!("next_regional_number"), params![], |row| row.get("number")).await?;
    let row = params![
        number,
        written.region.as_str(),
        written.parameter.as_str(),
        written.from.to_string(),
        written.worth.as_str(),
        written.source.as_str(),
        written.address.as_str(),
        written.evidence.word(),
        written.example,
        author,
        written.at
    ];
    tx.execute(sql!("insert_regional_value"), row).await.map(drop)
}
