//! The keys of people, wrapped, in a table that backups of the data leave out.

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::{PersonKey, SealError, Secrets};
use crate::chance::Chance;
use crate::db::Tx;
use crate::{params, sql};

/// Makes and stores the key of a person who has none yet.
pub async fn create_person_key(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    person: Uuid,
    now: Timestamp,
) -> Result<PersonKey, SealError> {
    let key = PersonKey::generate(chance);
    let wrapped = secrets.wrap(person, &key, chance);
    tx.execute(sql!("insert_person_key"), params![person, wrapped, now]).await?;
    Ok(key)
}

/// The key of a person.
///
/// # Errors
/// [`SealError::KeyErased`] when it is gone: what it sealed cannot be read by anybody any more.
pub async fn person_key(tx: &mut Tx, secrets: &Secrets, person: Uuid) -> Result<PersonKey, SealError> {
    let wrapped = tx
        .optional(sql!("find_person_key"), params![person], |row| row.get::<Vec<u8>>("wrapped"))
        .await?
        .ok_or(SealError::KeyErased)?;
    secrets.unwrap(person, &wrapped)
}

/// The keys of several people, for a list: those that were erased are simply not there.
///
/// `wrapped` are the rows a list query already joined: person and wrapped key.
pub fn person_keys(
    secrets: &Secrets,
    wrapped: impl IntoIterator<Item = (Uuid, Option<Vec<u8>>)>,
) -> HashMap<Uuid, PersonKey> {
    wrapped
        .into_iter()
        .filter_map(|(person, wrapped)| Some((person, secrets.unwrap(person, &wrapped?).ok()?)))
        .collect()
}

/// Erases the key of a person. From the commit on, nothing it sealed can be read, in any backup of the data.
pub async fn erase_person_key(tx: &mut Tx, person: Uuid) -> Result<(), SealError> {
    tx.execute(sql!("delete_person_key"), params![person]).await?;
    Ok(())
}
