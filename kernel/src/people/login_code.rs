//! A code of six digits sent to an address: whoever types it back reads that address.
//!
//! A code lives ten minutes, serves once, and dies after five wrong tries, however many codes were asked for.

use std::time::Duration;

use jiff::Timestamp;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use super::contact::{self, Kind};
use crate::chance::Chance;
use crate::db::{DbError, Tx};
use crate::seal::Secrets;
use crate::{params, sql};

/// How long a code serves.
pub const LIFETIME: Duration = Duration::from_secs(10 * 60);
/// Wrong tries after which a code is dead.
pub const TRIES: i64 = 5;
/// Codes that one address may ask for within [`LIFETIME`].
pub const ASKED: i64 = 3;

/// What became of a code that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is the one that was sent; `person` is who asked for it, when they were known.
    Right {
        /// The visitor who asked.
        person: Option<Uuid>,
    },
    /// It is not the one, or it has been used, or it is too old, or there never was one.
    Wrong,
    /// Too many wrong tries: a new code is needed.
    Exhausted,
}

/// Makes a code for an address; `None` when too many were asked for. The digits leave only in the message.
pub async fn create(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    now: Timestamp,
    person: Option<Uuid>,
    kind: Kind,
    address: &str,
) -> Result<Option<String>, DbError> {
    let digest = contact::digest(secrets, kind, address);
    let since = now.checked_sub(LIFETIME).unwrap_or(Timestamp::UNIX_EPOCH);
    let asked = tx
        .one(sql!("count_login_codes"), params![kind.word(), digest, since], |row| row.get::<i64>("asked"))
        .await?;
    if asked >= ASKED {
        return Ok(None);
    }
    let code = format!("{:06}", chance.below(1_000_000));
    let id = chance.id(now);
    let expires_at = now.checked_add(LIFETIME).unwrap_or(now);
    tx.execute(
        sql!("insert_login_code"),
        params![id, person, kind.word(), digest, code_digest(secrets, &digest, &code), now, expires_at],
    )
    .await?;
    Ok(Some(code))
}

/// Tries a code for an address. The caller commits in every case: a wrong try counts.
pub async fn try_code(
    tx: &mut Tx,
    secrets: &Secrets,
    now: Timestamp,
    kind: Kind,
    address: &str,
    typed: &str,
) -> Result<Outcome, DbError> {
    let digest = contact::digest(secrets, kind, address);
    let found = tx
        .optional(sql!("find_login_code"), params![kind.word(), digest, now], |row| {
            Ok((
                row.get::<Uuid>("id")?,
                row.get::<Option<Uuid>>("person_id")?,
                row.get::<Vec<u8>>("code_digest")?,
                row.get::<i64>("tries")?,
            ))
        })
        .await?;
    let Some((id, person, expected, tries)) = found else { return Ok(Outcome::Wrong) };
    if tries >= TRIES {
        return Ok(Outcome::Exhausted);
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let right = bool::from(code_digest(secrets, &digest, &digits).ct_eq(expected.as_slice()));
    if right {
        tx.execute(sql!("use_login_code"), params![id, now]).await?;
        return Ok(Outcome::Right { person });
    }
    tx.execute(sql!("count_wrong_try"), params![id]).await?;
    Ok(if tries + 1 >= TRIES { Outcome::Exhausted } else { Outcome::Wrong })
}

fn code_digest(secrets: &Secrets, address: &[u8; 32], code: &str) -> [u8; 32] {
    secrets.digest("login code", &format!("{}{code}", crate::seal::hex(address)))
}
