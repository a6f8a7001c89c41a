//! A person: someone who came, known by nothing until they say something.

use jiff::Timestamp;
use uuid::Uuid;

use crate::chance::Chance;
use crate::db::{DbError, Tx};
use crate::seal::{self, PersonKey, Place, SealError, Secrets};
use crate::{params, sql};

/// What the house knows of a person beyond their contacts.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their identifier.
    pub id: Uuid,
    /// The name they chose to be called by; empty when they gave none.
    pub name: String,
    /// The language they read in: a tag of the page crate's locales.
    pub locale: String,
    /// How they want to be met, once they said it.
    pub contact_mode: Option<String>,
    /// When they first kept something here.
    pub created_at: Timestamp,
    /// The version of the row, for edits.
    pub version: i64,
}

/// Makes a person out of nothing: an identifier and a key.
pub async fn create(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    now: Timestamp,
    locale: &str,
) -> Result<(Uuid, PersonKey), SealError> {
    let id = chance.id(now);
    tx.execute(sql!("insert_person"), params![id, locale, now]).await?;
    let key = seal::create_person_key(tx, secrets, chance, id, now).await?;
    Ok((id, key))
}

/// Loads a person; `None` when there is none or when they erased themselves.
pub async fn load(
    tx: &mut Tx,
    secrets: &Secrets,
    id: Uuid,
) -> Result<Option<(Person, PersonKey)>, SealError> {
    let Some((mut person, name)) = tx
        .optional(sql!("find_person"), params![id], |row| {
            let person = Person {
                id,
                name: String::new(),
                locale: row.get("locale")?,
                contact_mode: row.get("contact_mode")?,
                created_at: row.get("created_at")?,
                version: row.get("version")?,
            };
            Ok((person, row.get::<Option<Vec<u8>>>("name_sealed")?))
        })
        .await?
    else {
        return Ok(None);
    };
    let key = seal::person_key(tx, secrets, id).await?;
    person.name = key.open_optional(name_place(id), name.as_deref())?;
    Ok(Some((person, key)))
}

/// Keeps the name a person wants to be called by.
pub async fn set_name(
    tx: &mut Tx,
    chance: &Chance,
    id: Uuid,
    key: &PersonKey,
    name: &str,
) -> Result<(), DbError> {
    let sealed = key.seal_optional(name_place(id), Some(name), chance);
    tx.execute(sql!("set_person_name"), params![id, sealed]).await.map(drop)
}

/// Keeps how a person wants to be met.
pub async fn set_contact_mode(tx: &mut Tx, id: Uuid, mode: &str) -> Result<(), DbError> {
    tx.execute(sql!("set_person_contact_mode"), params![id, mode]).await.map(drop)
}

/// Keeps the language a person reads in, for the messages they get.
pub async fn set_locale(tx: &mut Tx, id: Uuid, locale: &str) -> Result<(), DbError> {
    tx.execute(sql!("set_person_locale"), params![id, locale]).await.map(drop)
}

/// Marks a person erased: the row stays, empty, so that what counted them still counts.
pub async fn mark_erased(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<(), DbError> {
    tx.execute(sql!("mark_person_erased"), params![id, now]).await.map(drop)
}

/// Where the name of a person is sealed.
pub fn name_place(id: Uuid) -> Place {
    Place::new("person.name_sealed", id)
}
