//! The few statements of this wing on tables of the kernel: rows to values, nothing else.

use jalon_kernel::access::FieldSet;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::people::contact::Kind;
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use crate::model::{Agreement, Connection};

/// The operator and the site of a mandate, live or ended.
pub async fn mandate_place(tx: &mut Tx, mandate: Uuid) -> Result<Option<(String, String)>, DbError> {
    tx.optional(sql!("find_mandate_place"), params![mandate], |row| {
        Ok((row.get("operator_name")?, row.get("site_name")?))
    })
    .await
}

/// The agreements a person gave, latest first.
pub async fn agreements(tx: &mut Tx, person: Uuid) -> Result<Vec<Agreement>, DbError> {
    tx.all(sql!("list_consents_of_person"), params![person], |row| {
        let scope: i64 = row.get("scope")?;
        Ok(Agreement {
            id: row.get("id")?,
            parcours: row.get("parcours_id")?,
            operator: row.get("operator_name")?,
            scope: u8::try_from(scope).ok().and_then(FieldSet::from_bits).unwrap_or(FieldSet::EMPTY),
            purpose: row.get("purpose")?,
            granted_at: row.get("granted_at")?,
            expires_at: row.get("expires_at")?,
            withdrawn_at: row.get("withdrawn_at")?,
        })
    })
    .await
}

/// Withdraws one agreement that still stands; whether there was one.
pub async fn withdraw(tx: &mut Tx, agreement: Uuid, person: Uuid, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(sql!("withdraw_consent"), params![agreement, person, now]).await? == 1)
}

/// Withdraws every agreement of a person.
pub async fn withdraw_all(tx: &mut Tx, person: Uuid, now: Timestamp) -> Result<(), DbError> {
    tx.execute(sql!("withdraw_consents"), params![person, now]).await.map(drop)
}

/// The sessions of a person that have not ended at `now`.
pub async fn connections(tx: &mut Tx, person: Uuid, now: Timestamp) -> Result<Vec<Connection>, DbError> {
    tx.all(sql!("list_sessions_of_person"), params![person, now], |row| {
        Ok(Connection {
            signed_in: row.get("signed_in")?,
            since: row.get("created_at")?,
            seen_at: row.get("seen_at")?,
            until: row.get("expires_at")?,
        })
    })
    .await
}

/// Forgets the codes a person asked for, and those sent to one of their addresses before anyone knew it was theirs.
pub async fn forget_login_codes(
    tx: &mut Tx,
    person: Uuid,
    addresses: &[(Kind, [u8; 32])],
) -> Result<(), DbError> {
    tx.execute(sql!("delete_login_codes_of_person"), params![person]).await?;
    for (kind, digest) in addresses {
        tx.execute(sql!("delete_login_codes_of_address"), params![kind.word(), digest]).await?;
    }
    Ok(())
}

/// Keeps a corrected name and contact mode, if `read` is still the version kept; whether it was.
pub async fn correct(
    tx: &mut Tx,
    person: Uuid,
    name_sealed: Option<Vec<u8>>,
    mode: Option<&str>,
    read: i64,
) -> Result<bool, DbError> {
    Ok(tx.execute(sql!("correct_person"), params![person, name_sealed, mode, read]).await? == 1)
}
