//! What a form already created: sent again, by a double click or after a lost answer, it leads to the same place.

use jiff::Timestamp;
use uuid::Uuid;

use crate::db::{DbError, Tx};
use crate::people::session::TokenDigest;
use crate::{params, sql};

/// Where the form with this key led the first time, if it was already sent by the same session.
pub async fn already(tx: &mut Tx, owner: TokenDigest, key: Uuid) -> Result<Option<String>, DbError> {
    tx.optional(sql!("find_idempotency"), params![owner, key], |row| row.get("location")).await
}

/// Remembers where the form led, in the transaction that did what it asked.
///
/// When two copies arrive together, the second one fails here on the unique key and is undone whole: its handler
/// then answers with [`already`].
pub async fn remember(
    tx: &mut Tx,
    owner: TokenDigest,
    key: Uuid,
    location: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(sql!("insert_idempotency"), params![owner, key, location, now]).await.map(drop)
}
