//! The journal: who did what and when, append-only, in the transaction that did it, each entry sealed to the last.
//!
//! There is one chain per subject (a parcours, a request, a person, or the house itself), so that two people who
//! write at the same moment about different things do not wait for each other. A link is a keyed digest: whoever can
//! write into the database but does not hold the house's secret cannot forge one. The journal names acts and rows; it
//! holds no personal text, so that erasing a person leaves it whole and silent.

mod access_log;
mod verify;

use jiff::Timestamp;
use serde_json::Value as Json;
use uuid::Uuid;

pub use access_log::{Opening, is_logged, log_opening, openings_of};
pub use verify::{Broken, Verified, verify};

use crate::db::{DbError, Tx};
use crate::seal::Secrets;
use crate::{params, sql};

/// The chain of what concerns the house rather than a person or a file.
pub const HOUSE: Uuid = Uuid::nil();

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Author {
    /// `visitor`, `person`, `professional`, `administrator` or `system`.
    pub kind: &'static str,
    /// Who exactly, when there is someone.
    pub id: Option<Uuid>,
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it was done to: the chain it belongs to.
    pub chain: Uuid,
    /// Who did it.
    pub author: Author,
    /// A word of the glossary and a verb: `request.take`.
    pub act: &'static str,
    /// Identifiers and codes that say more; never a text somebody wrote.
    pub detail: Json,
}

/// Appends `entry` to its chain; it lasts when `tx` is committed.
pub async fn record(tx: &mut Tx, secrets: &Secrets, now: Timestamp, entry: Entry) -> Result<(), DbError> {
    let detail = entry.detail.to_string();
    // Moving the head first takes its row lock: on PostgreSQL two writers of one chain queue here.
    let (position, previous) = match advance(tx, entry.chain).await? {
        Some(head) => head,
        None => {
            // Somebody else may start the same chain at this moment: one of us does, and both then queue on its head.
            tx.execute(sql!("insert_journal_head"), params![entry.chain, Vec::<u8>::new()]).await?;
            advance(tx, entry.chain).await?.ok_or(DbError::Missing { statement: "advance_journal_head" })?
        }
    };
    let digest = secrets.link(&content(&Link {
        chain: entry.chain,
        position,
        at: now,
        actor_kind: entry.author.kind,
        actor_id: entry.author.id,
        act: entry.act,
        detail: &detail,
        previous: &previous,
    }));
    tx.execute(
        sql!("insert_journal_entry"),
        params![
            entry.chain,
            position,
            now,
            entry.author.kind,
            entry.author.id,
            entry.act,
            detail,
            previous,
            digest
        ],
    )
    .await?;
    tx.execute(sql!("set_journal_head"), params![entry.chain, digest]).await?;
    Ok(())
}

async fn advance(tx: &mut Tx, chain: Uuid) -> Result<Option<(i64, Vec<u8>)>, DbError> {
    tx.optional(sql!("advance_journal_head"), params![chain], |row| {
        Ok((row.get("position")?, row.get("digest")?))
    })
    .await
}

// What a digest covers, each part with its length so that no two contents read the same.
struct Link<'a> {
    chain: Uuid,
    position: i64,
    at: Timestamp,
    actor_kind: &'a str,
    actor_id: Option<Uuid>,
    act: &'a str,
    detail: &'a str,
    previous: &'a [u8],
}

fn content(link: &Link<'_>) -> Vec<u8> {
    parts(&[
        link.chain.as_bytes(),
        &link.position.to_be_bytes(),
        &link.at.as_microsecond().to_be_bytes(),
        link.actor_kind.as_bytes(),
        link.actor_id.as_ref().map_or(&[][..], |id| id.as_bytes()),
        link.act.as_bytes(),
        link.detail.as_bytes(),
        link.previous,
    ])
}

fn parts(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}
