//! Who looked at a person's file: one row per visit of fifteen minutes, written before the page is shown.
//!
//! The rows of one person form a chain of their own, like the journal's. A read that cannot be logged is not served.

use std::time::Duration;

use jiff::Timestamp;
use uuid::Uuid;

use super::{Author, parts};
use crate::db::{DbError, Row, Tx};
use crate::seal::Secrets;
use crate::{params, sql};

/// How long one row stands for the same eyes on the same file.
const WINDOW: Duration = Duration::from_secs(15 * 60);

/// Somebody opened a person's file.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The person whose file it is.
    pub person: Uuid,
    /// When the visit began.
    pub at: Timestamp,
    /// `person`, `professional`, …
    pub actor_kind: String,
    /// Who exactly.
    pub actor_id: Option<Uuid>,
    /// The mandate under which a professional looked.
    pub mandate: Option<Uuid>,
    /// The parcours that was opened, when it was one.
    pub parcours: Option<Uuid>,
    /// Why: a key of the words of the house.
    pub purpose: String,
    /// The consent that allowed it, when one was needed.
    pub consent: Option<Uuid>,
}

/// Logs that `author` opens the file of `person`, unless the same visit is already logged.
///
/// Returns whether a row was written: the caller commits before it shows anything.
#[expect(clippy::too_many_arguments, reason = "each of them is a column of the row")]
pub async fn log_opening(
    tx: &mut Tx,
    secrets: &Secrets,
    now: Timestamp,
    author: Author,
    mandate: Option<Uuid>,
    person: Uuid,
    parcours: Option<Uuid>,
    purpose: &str,
    consent: Option<Uuid>,
) -> Result<bool, DbError> {
    if is_logged(tx, now, author, person, parcours, purpose).await? {
        return Ok(false);
    }
    let (position, previous) = tx
        .optional(sql!("find_last_access"), params![person], |row| {
            Ok((row.get::<i64>("position")? + 1, row.get::<Vec<u8>>("digest")?))
        })
        .await?
        .unwrap_or((1, Vec::new()));
    let opening = Opening {
        person,
        at: now,
        actor_kind: author.kind.to_owned(),
        actor_id: author.id,
        mandate,
        parcours,
        purpose: purpose.to_owned(),
        consent,
    };
    let digest = secrets.link(&content(&opening, position, &previous));
    tx.execute(
        sql!("insert_access"),
        params![
            person,
            position,
            now,
            author.kind,
            author.id,
            mandate,
            parcours,
            purpose,
            consent,
            previous,
            digest
        ],
    )
    .await?;
    Ok(true)
}

/// Whether this visit is already logged: asked first, on a reading connection, because it nearly always is.
pub async fn is_logged(
    tx: &mut Tx,
    now: Timestamp,
    author: Author,
    person: Uuid,
    parcours: Option<Uuid>,
    purpose: &str,
) -> Result<bool, DbError> {
    let since = now.checked_sub(WINDOW).unwrap_or(Timestamp::UNIX_EPOCH);
    let found = tx
        .all(sql!("find_access_window"), params![person, author.id, since], |row| {
            Ok((row.get::<Option<Uuid>>("parcours_id")?, row.get::<String>("purpose")?))
        })
        .await?;
    Ok(found.iter().any(|(seen, why)| *seen == parcours && why == purpose))
}

/// Every opening of a person's file, latest first: what the person is shown.
pub async fn openings_of(tx: &mut Tx, person: Uuid) -> Result<Vec<Opening>, DbError> {
    tx.all(sql!("list_access_of_person"), params![person], read_opening).await
}

pub(super) fn read_opening(row: &Row<'_>) -> Result<Opening, DbError> {
    Ok(Opening {
        person: row.get("person_id")?,
        at: row.get("at")?,
        actor_kind: row.get("actor_kind")?,
        actor_id: row.get("actor_id")?,
        mandate: row.get("mandate_id")?,
        parcours: row.get("parcours_id")?,
        purpose: row.get("purpose")?,
        consent: row.get("consent_id")?,
    })
}

pub(super) fn content(opening: &Opening, position: i64, previous: &[u8]) -> Vec<u8> {
    let id = |id: &Option<Uuid>| id.map(|id| id.as_bytes().to_vec()).unwrap_or_default();
    parts(&[
        b"access",
        opening.person.as_bytes(),
        &position.to_be_bytes(),
        &opening.at.as_microsecond().to_be_bytes(),
        opening.actor_kind.as_bytes(),
        &id(&opening.actor_id),
        &id(&opening.mandate),
        &id(&opening.parcours),
        opening.purpose.as_bytes(),
        &id(&opening.consent),
        previous,
    ])
}
