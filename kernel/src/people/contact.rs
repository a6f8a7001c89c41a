//! How a person signs in and is written to: an e-mail address or a telephone number, sealed, found by its digest.

use jiff::Timestamp;
use uuid::Uuid;

use crate::chance::Chance;
use crate::db::{DbError, Tx};
use crate::seal::{PersonKey, Place, SealError, Secrets};
use crate::{params, sql};

/// The kind of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number that receives text messages.
    Phone,
}

impl Kind {
    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }

    /// Reads the word kept in the database.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "email" => Some(Self::Email),
            "phone" => Some(Self::Phone),
            _ => None,
        }
    }

    fn column(self) -> &'static str {
        match self {
            Self::Email => "person_contact.email",
            Self::Phone => "person_contact.phone",
        }
    }
}

/// An address of a person.
#[derive(Clone, Debug)]
pub struct Contact {
    /// What kind.
    pub kind: Kind,
    /// The address itself, as parsed at the door (lower case e-mail, international number).
    pub address: String,
    /// When the person proved to read it.
    pub confirmed_at: Option<Timestamp>,
}

/// The digest by which an address is found.
pub fn digest(secrets: &Secrets, kind: Kind, address: &str) -> [u8; 32] {
    secrets.digest(kind.word(), address)
}

/// Keeps an address, replacing the person's former one of the same kind. Not confirmed unless `confirmed_at` is given.
#[expect(clippy::too_many_arguments, reason = "the context, the person, the address and its state")]
pub async fn keep(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    now: Timestamp,
    person: Uuid,
    key: &PersonKey,
    kind: Kind,
    address: &str,
    confirmed_at: Option<Timestamp>,
) -> Result<(), DbError> {
    let sealed = key.seal(Place::new(kind.column(), person), address, chance);
    let digest = digest(secrets, kind, address);
    tx.execute(sql!("delete_contact"), params![person, kind.word()]).await?;
    tx.execute(sql!("insert_contact"), params![person, kind.word(), digest, sealed, confirmed_at, now])
        .await?;
    Ok(())
}

/// Whose confirmed address this is.
pub async fn owner(
    tx: &mut Tx,
    secrets: &Secrets,
    kind: Kind,
    address: &str,
) -> Result<Option<Uuid>, DbError> {
    let digest = digest(secrets, kind, address);
    tx.optional(sql!("find_contact_owner"), params![kind.word(), digest], |row| row.get("person_id")).await
}

/// The addresses of a person.
pub async fn of_person(tx: &mut Tx, person: Uuid, key: &PersonKey) -> Result<Vec<Contact>, SealError> {
    let rows = tx
        .all(sql!("list_contacts"), params![person], |row| {
            Ok((
                row.get::<String>("kind")?,
                row.get::<Vec<u8>>("address_sealed")?,
                row.get::<Option<Timestamp>>("confirmed_at")?,
            ))
        })
        .await?;
    rows.into_iter()
        .filter_map(|(kind, sealed, confirmed_at)| Some((Kind::from_word(&kind)?, sealed, confirmed_at)))
        .map(|(kind, sealed, confirmed_at)| {
            let address = key.open(Place::new(kind.column(), person), &sealed)?;
            Ok(Contact { kind, address, confirmed_at })
        })
        .collect()
}

/// Forgets every address of a person.
pub async fn forget_all(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_contacts"), params![person]).await.map(drop)
}

/// Whether a number receives text messages: mobile numbers of the French plans, and foreign ones, which we cannot tell.
pub fn takes_texts(phone: &str) -> bool {
    const MOBILE: [&str; 9] =
        ["+336", "+337", "+262692", "+262693", "+262639", "+590690", "+590691", "+594694", "+596696"];
    const FRENCH: [&str; 5] = ["+33", "+262", "+590", "+594", "+596"];
    MOBILE.iter().any(|start| phone.starts_with(start))
        || !FRENCH.iter().any(|start| phone.starts_with(start))
}
