//! Professionals and administrators: invited, then theirs once they chose a password and showed a second factor.

use std::time::Duration;

use jalon_access::Lifecycle;
use jiff::Timestamp;
use uuid::Uuid;

use super::factor::Factor;
use crate::chance::Chance;
use crate::db::{DbError, Row, Tx};
use crate::seal::{Place, SealError, Secrets};
use crate::{params, sql};

/// How long an invitation can be answered.
pub const INVITATION: Duration = Duration::from_secs(7 * 24 * 3600);
/// Wrong passwords or codes in a row after which an account waits. The CNIL sanctioned fifty (SAN-2026-003).
pub const FAILURES: i64 = 8;
/// How long it waits.
pub const LOCK: Duration = Duration::from_secs(15 * 60);

/// A professional or an administrator.
#[derive(Clone, Debug)]
pub struct Professional {
    /// Their identifier.
    pub id: Uuid,
    /// Their name, as people see it.
    pub name: String,
    /// The address they sign in with, lower case.
    pub email: String,
    /// The hash of their password, once they chose one.
    pub password_hash: Option<String>,
    factor_sealed: Option<Vec<u8>>,
    factor_last_step: i64,
    /// How far the account has come.
    pub lifecycle: Lifecycle,
    /// Whether they run the platform rather than receive people.
    pub administrator: bool,
    /// Until when the account waits after too many failures.
    pub locked_until: Option<Timestamp>,
}

/// What an account is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// Receives people, under mandates.
    Professional,
    /// Runs the platform, reads no file.
    Administrator,
}

/// Invites someone; the token goes into the link of the message and is kept only as a digest.
pub async fn invite(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    now: Timestamp,
    name: &str,
    email: &str,
    post: Post,
) -> Result<(Uuid, String), DbError> {
    let id = chance.id(now);
    let token = crate::seal::hex(&chance.bytes::<24>());
    let digest = secrets.digest("invitation", &token);
    let expires_at = now.checked_add(INVITATION).unwrap_or(now);
    tx.execute(
        sql!("insert_professional"),
        params![
            id,
            name,
            email,
            Lifecycle::Invited.name(),
            post == Post::Administrator,
            digest,
            expires_at,
            now
        ],
    )
    .await?;
    Ok((id, token))
}

/// Who was invited with this token, while it can be answered.
pub async fn invited(
    tx: &mut Tx,
    secrets: &Secrets,
    now: Timestamp,
    token: &str,
) -> Result<Option<Professional>, DbError> {
    let digest = secrets.digest("invitation", token);
    tx.optional(sql!("find_invited"), params![digest, now], read).await
}

/// Answers an invitation or a reset: from now on the account has this password and this second factor.
pub async fn confirm(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    id: Uuid,
    password_hash: &str,
    factor: &Factor,
) -> Result<(), DbError> {
    let sealed = secrets.seal(factor_place(id), &factor.to_base32(), chance);
    tx.execute(sql!("confirm_professional"), params![id, password_hash, sealed, Lifecycle::Confirmed.name()])
        .await
        .map(drop)
}

/// Takes the password and the second factor away and invites again; every session of the account ends.
pub async fn reset(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    now: Timestamp,
    id: Uuid,
) -> Result<String, DbError> {
    let token = crate::seal::hex(&chance.bytes::<24>());
    let expires_at = now.checked_add(INVITATION).unwrap_or(now);
    let digest = secrets.digest("invitation", &token);
    tx.execute(sql!("reset_professional"), params![id, Lifecycle::Invited.name(), digest, expires_at])
        .await?;
    super::session::close_all_of_professional(tx, id).await?;
    Ok(token)
}

/// Changes how far an account has come; a suspended or departed one loses its sessions.
pub async fn set_lifecycle(tx: &mut Tx, id: Uuid, lifecycle: Lifecycle) -> Result<(), DbError> {
    tx.execute(sql!("set_professional_lifecycle"), params![id, lifecycle.name()]).await?;
    if lifecycle != Lifecycle::Confirmed {
        super::session::close_all_of_professional(tx, id).await?;
    }
    Ok(())
}

/// The account that signs in with `email`.
pub async fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Professional>, DbError> {
    tx.optional(sql!("find_professional_by_email"), params![email], read).await
}

/// One account.
pub async fn load(tx: &mut Tx, id: Uuid) -> Result<Option<Professional>, DbError> {
    tx.optional(sql!("find_professional"), params![id], read).await
}

/// Every account, by name.
pub async fn all(tx: &mut Tx) -> Result<Vec<Professional>, DbError> {
    tx.all(sql!("list_professionals"), params![], read).await
}

/// Counts a wrong password or code; from [`FAILURES`] on the account waits for [`LOCK`].
pub async fn count_failure(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<(), DbError> {
    let until = now.checked_add(LOCK).unwrap_or(now);
    tx.execute(sql!("count_professional_failure"), params![id, FAILURES, until]).await.map(drop)
}

/// Forgets the failures after a success, and remembers the step of the second factor that served.
pub async fn count_success(tx: &mut Tx, id: Uuid, step: i64) -> Result<bool, DbError> {
    // The condition on the step refuses the same code sent twice at the same moment.
    Ok(tx.execute(sql!("count_professional_success"), params![id, step]).await? == 1)
}

impl Professional {
    /// Whether the account waits after too many failures.
    pub fn is_locked(&self, now: Timestamp) -> bool {
        self.locked_until.is_some_and(|until| now < until)
    }

    /// The second factor, once there is one.
    pub fn factor(&self, secrets: &Secrets) -> Result<Option<Factor>, SealError> {
        let Some(sealed) = &self.factor_sealed else { return Ok(None) };
        Ok(Factor::from_base32(&secrets.open(factor_place(self.id), sealed)?))
    }

    /// The last step of the second factor that served.
    pub fn last_step(&self) -> i64 {
        self.factor_last_step
    }
}

fn factor_place(id: Uuid) -> Place {
    Place::new("professional.factor_sealed", id)
}

fn read(row: &Row<'_>) -> Result<Professional, DbError> {
    let lifecycle: String = row.get("lifecycle")?;
    Ok(Professional {
        id: row.get("id")?,
        name: row.get("name")?,
        email: row.get("email")?,
        password_hash: row.get("password_hash")?,
        factor_sealed: row.get("factor_sealed")?,
        factor_last_step: row.get("factor_last_step")?,
        // An unknown word can only come from elsewhere: it opens nothing.
        lifecycle: Lifecycle::parse(&lifecycle).unwrap_or(Lifecycle::Suspended),
        administrator: row.get("administrator")?,
        locked_until: row.get("locked_until")?,
    })
}
