//! The rows of the parts of a training project.

use jalon_kernel::db::Tx;
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{Desk, Written, unknown};
use crate::model::Voice;
use crate::model::part::{Kept, Part};

pub(super) const CONTENT: &str = "training_part.content_sealed";

/// Every part of a parcours, opened but not read.
#[derive(Clone, Debug, Default)]
pub struct Parts(Vec<Raw>);

#[derive(Clone, Debug)]
struct Raw {
    id: Uuid,
    part: Part,
    text: String,
    by: Voice,
    at: Timestamp,
    version: i64,
}

impl Parts {
    /// What a part says; one that was never written, or that no longer reads, is `None`.
    pub fn get<T: DeserializeOwned>(&self, part: Part) -> Option<Kept<T>> {
        let raw = self.0.iter().find(|raw| raw.part == part)?;
        let content = serde_json::from_str(&raw.text).ok()?;
        Some(Kept { content, by: raw.by, at: raw.at, version: raw.version })
    }

    /// The version of a part; 0 before it was written.
    pub fn version(&self, part: Part) -> i64 {
        self.0.iter().find(|raw| raw.part == part).map_or(0, |raw| raw.version)
    }

    /// Each part as JSON, for its person to take along.
    pub fn taken_along(&self) -> impl Iterator<Item = (Part, Timestamp, serde_json::Value)> {
        self.0.iter().map(|raw| (raw.part, raw.at, serde_json::from_str(&raw.text).unwrap_or_default()))
    }
}

/// The parts of a parcours. The caller has decided which its reader may see.
pub async fn load(tx: &mut Tx, key: &PersonKey, parcours: Uuid) -> Result<Parts, SealError> {
    let rows = tx
        .all(sql!("list_parts"), params![parcours], |row| {
            let (part, by): (String, String) = (row.get("part")?, row.get("written_by")?);
            let raw = Raw {
                id: row.get("id")?,
                part: Part::from_word(&part).ok_or_else(|| unknown("part", &part))?,
                text: String::new(),
                by: Voice::from_word(&by).ok_or_else(|| unknown("written_by", &by))?,
                at: row.get("written_at")?,
                version: row.get("version")?,
            };
            Ok((raw, row.get::<Vec<u8>>("content_sealed")?))
        })
        .await?;
    let mut parts = Vec::with_capacity(rows.len());
    for (mut raw, sealed) in rows {
        raw.text = key.open(Place::new(CONTENT, raw.id), &sealed)?;
        parts.push(raw);
    }
    Ok(Parts(parts))
}

/// Writes a part over the version that was read; 0 writes it for the first time.
pub async fn save<T: Serialize + Sync>(
    tx: &mut Tx,
    desk: Desk<'_>,
    (part, version): (Part, i64),
    by: Voice,
    content: &T,
) -> Result<Written, SealError> {
    let text = serde_json::to_string(content).unwrap_or_default();
    let parts = load(tx, desk.key, desk.parcours).await?;
    let Some(raw) = parts.0.iter().find(|raw| raw.part == part) else {
        if version != 0 {
            return Ok(Written::Stale);
        }
        let id = desk.chance.id(desk.now);
        let sealed = desk.key.seal(Place::new(CONTENT, id), &text, desk.chance);
        let row = params![id, desk.parcours, desk.person, part.word(), sealed, by.word(), desk.now];
        return Ok(tx.execute(sql!("insert_part"), row).await.map(Written::of)?);
    };
    let sealed = desk.key.seal(Place::new(CONTENT, raw.id), &text, desk.chance);
    let row = params![desk.parcours, part.word(), version, sealed, by.word(), desk.now];
    Ok(tx.execute(sql!("update_part"), row).await.map(Written::of)?)
}

/// Gives every part to the person of `to`, sealed with their key.
pub async fn follow(tx: &mut Tx, from: &PersonKey, to: Desk<'_>) -> Result<(), SealError> {
    for raw in load(tx, from, to.parcours).await?.0 {
        let sealed = to.key.seal(Place::new(CONTENT, raw.id), &raw.text, to.chance);
        tx.execute(sql!("reseal_part"), params![raw.id, to.person, sealed]).await?;
    }
    Ok(())
}
