//! Corrects the name one wants to be called by, and how one wants to be met (RGPD, article 16).
//!
//! Whoever may read all that is kept about them may correct it, with or without an account.

use jalon_kernel::access::Act;
use jalon_kernel::people::person;
use jalon_kernel::web::{Refusal, Visit};
use serde_json::json;

use super::open::oneself;
use crate::store;

/// How one can be met: the words are `mode-…`.
pub const MODES: [&str; 4] = ["in-person", "telephone", "video", "mail"];

/// What became of a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// It is kept.
    Kept,
    /// Something else was kept meanwhile.
    Stale {
        /// The name that is kept now.
        name: String,
        /// The contact mode that is kept now.
        mode: Option<String>,
        /// The version of both.
        version: i64,
    },
}

/// Keeps `name` (empty for none) and `mode`, unless version `read` is no longer the one kept.
pub async fn correct(
    visit: &Visit,
    name: &str,
    mode: Option<&str>,
    read: i64,
) -> Result<Correction, Refusal> {
    let id = oneself(visit, Act::PrivacyExport)?.id;
    let house = visit.house();
    let mut tx = house.db.write().await?;
    let (kept, key) = person::load(&mut tx, &house.secrets, id).await?.ok_or(Refusal::NotFound)?;
    let sealed = key.seal_optional(person::name_place(id), Some(name), &house.chance);
    if !store::correct(&mut tx, id, sealed, mode, read).await? {
        return Ok(Correction::Stale { name: kept.name, mode: kept.contact_mode, version: kept.version });
    }
    visit.record(&mut tx, id, "person.correct", json!({})).await?;
    tx.commit().await?;
    Ok(Correction::Kept)
}
