//! What somebody answered to "what am I entitled to?": one sealed text, with or without an account.

use jalon_kernel::chance::Chance;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use super::Written;
use crate::model::answers::Answers;

/// The answers of a person as they are kept.
#[derive(Clone, Debug, Default)]
pub struct Inquiry {
    /// The answers.
    pub answers: Answers,
    /// When the first was given.
    pub started_at: Timestamp,
    /// When the last was given.
    pub written_at: Timestamp,
    /// The version of the row; 0 for none.
    pub version: i64,
}

/// What a person answered; `None` before the first answer.
pub async fn find(tx: &mut Tx, key: &PersonKey, person: Uuid) -> Result<Option<Inquiry>, SealError> {
    let row = tx
        .optional(sql!("find_inquiry"), params![person], |row| {
            let inquiry = Inquiry {
                answers: Answers::default(),
                started_at: row.get("started_at")?,
                written_at: row.get("written_at")?,
                version: row.get("version")?,
            };
            Ok((inquiry, row.get::<Uuid>("id")?, row.get::<Vec<u8>>("answers_sealed")?))
        })
        .await?;
    let Some((mut inquiry, id, sealed)) = row else { return Ok(None) };
    inquiry.answers = Answers::read(&key.open(place(id), &sealed)?);
    Ok(Some(inquiry))
}

/// Keeps the answers of a person, over `version`; 0 begins them.
pub async fn save(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    (person, key): (Uuid, &PersonKey),
    version: i64,
    answers: &Answers,
) -> Result<Written, DbError> {
    let id = match tx.optional(sql!("find_inquiry"), params![person], |row| row.get::<Uuid>("id")).await? {
        Some(id) => id,
        None => {
            let id = chance.id(now);
            let sealed = key.seal(place(id), &answers.write(), chance);
            return tx
                .execute(sql!("insert_inquiry"), params![id, person, sealed, now])
                .await
                .map(Written::of);
        }
    };
    let sealed = key.seal(place(id), &answers.write(), chance);
    tx.execute(sql!("save_inquiry"), params![person, version, sealed, now]).await.map(Written::of)
}

/// Erases the answers of a person.
pub async fn forget(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("forget_inquiry"), params![person]).await.map(drop)
}

/// Moves the answers of `from` to `to`; what `to` answered already stays, completed by what only `from` did.
pub async fn follow(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    from: (Uuid, &PersonKey),
    to: (Uuid, &PersonKey),
) -> Result<(), SealError> {
    let Some(brought) = find(tx, from.1, from.0).await? else { return Ok(()) };
    match find(tx, to.1, to.0).await? {
        Some(own) => {
            let answers = own.answers.completed_by(&brought.answers);
            // Both rows are in this transaction: nobody can have written between.
            let _ = save(tx, chance, now, to, own.version, &answers).await?;
            forget(tx, from.0).await?;
        }
        None => {
            let row = tx.one(sql!("find_inquiry"), params![from.0], |row| row.get::<Uuid>("id")).await?;
            let sealed = to.1.seal(place(row), &brought.answers.write(), chance);
            tx.execute(sql!("move_inquiry"), params![from.0, to.0, sealed]).await?;
        }
    }
    Ok(())
}

fn place(id: Uuid) -> Place {
    Place::new("funding_inquiry.answers_sealed", id)
}
