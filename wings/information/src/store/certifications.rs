//! Certifications of the current register.

use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::{params, sql};
use jiff::civil;
use serde_json::Value;
use uuid::Uuid;

use super::datasets::dataset;
use crate::model::certification::{Certification, Listed, Part, Said};
use crate::model::dataset::Dataset;

/// A certification, and the data set that says so.
pub async fn certification(tx: &mut Tx, number: &str) -> Result<Option<(Certification, Dataset)>, DbError> {
    let read = |row: &Row<'_>| {
        let certification = Certification {
            number: row.get("number")?,
            title: row.get("title")?,
            kind: row.get("kind")?,
            level: row.get("level")?,
            is_active: Said::of_word(&row.get::<String>("is_active")?),
            by_experience: Said::of_word(&row.get::<String>("by_experience")?),
            ends_on: row.get("ends_on")?,
            last_award_on: row.get("last_award_on")?,
            texts: payload(&row.get::<String>("payload")?),
            parts: Vec::new(),
        };
        Ok((certification, row.get::<Uuid>("dataset_id")?))
    };
    let found = tx.optional(sql!("find_certification"), params![number], read).await?;
    let Some((mut certification, id)) = found else { return Ok(None) };
    certification.parts = tx
        .all(sql!("list_certification_parts"), params![id, number], |row| {
            Ok(Part {
                kind: row.get("kind")?,
                code: row.get("code")?,
                label: row.get("label")?,
                more: payload(&row.get::<String>("payload")?),
            })
        })
        .await?;
    let source = tx.one(sql!("find_dataset"), params![id], dataset).await?;
    Ok(Some((certification, source)))
}

/// The certifications that lead to an occupation and that one can enter on `today`, lowest level first.
pub async fn certifications_of(
    tx: &mut Tx,
    occupation: &str,
    today: civil::Date,
) -> Result<Vec<Listed>, DbError> {
    tx.all(sql!("list_certifications_of_occupation"), params![occupation, today], |row| {
        Ok(Listed {
            number: row.get("number")?,
            title: row.get("title")?,
            level: row.get("level")?,
            by_experience: Said::of_word(&row.get::<String>("by_experience")?),
        })
    })
    .await
}

// What is only shown: a payload that does not read shows nothing.
fn payload(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}
