//! The post: messages are written into the database with the change they tell of, and go out afterwards.
//!
//! A mail server that is down loses nothing and keeps nobody waiting. A message never says anything personal: it
//! tells that something waits, and where. The address and a login code are sealed; the words are chosen when the
//! message leaves, in the language of who reads it.

mod carrier;
mod send;

use jiff::Timestamp;
use uuid::Uuid;

pub use carrier::{Carrier, CarrierError, Parcel, SmsGateway};
pub use send::{Words, send_due};

use crate::chance::Chance;
use crate::db::{DbError, Row, Tx};
use crate::people::contact::Kind;
use crate::seal::{PersonKey, Place, Secrets};
use crate::{params, sql};

/// Every kind of message the house sends: the words of each are `post-KIND-subject`, `post-KIND-body`, `post-KIND-sms`.
pub const KINDS: [&str; 21] = [
    "login-code",
    "request-received",
    "request-taken",
    "appointment-proposed",
    "appointment-answered",
    "appointment-reminder",
    "appointment-cancelled",
    "step-reminder",
    "synthesis-proposed",
    "invitation",
    "validation-asked",
    "validation-answered",
    "validation-reminder",
    "training-contact",
    "training-planned",
    "training-alert",
    "training-message",
    "event-registered",
    "event-place",
    "event-reminder",
    "event-changed",
];

/// To whom a message goes.
#[derive(Clone, Copy)]
pub enum To<'a> {
    /// A person, at an address of theirs; sealed with their key, so that erasing them erases it too.
    Person {
        /// Who.
        id: Uuid,
        /// Their key.
        key: &'a PersonKey,
        /// E-mail or telephone.
        kind: Kind,
        /// The address.
        address: &'a str,
    },
    /// A professional, at their address of work.
    Professional {
        /// Who.
        id: Uuid,
        /// The address.
        email: &'a str,
    },
}

/// What a message says: a kind of [`KINDS`], the page it leads to, and a code when it carries one.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// One of [`KINDS`].
    pub kind: &'static str,
    /// A path of this site: `/mon-espace`. A token in it may answer for the person, so the whole is kept sealed.
    pub link: Option<&'a str>,
    /// A code to type back.
    pub code: Option<&'a str>,
}

/// Writes a message; it goes out after `tx` is committed.
pub async fn write(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    now: Timestamp,
    to: To<'_>,
    locale: &str,
    letter: Letter<'_>,
) -> Result<Uuid, DbError> {
    debug_assert!(KINDS.contains(&letter.kind), "{} has no words", letter.kind);
    let id = chance.id(now);
    let seal = |column, text: &str| match to {
        To::Person { key, .. } => key.seal(Place::new(column, id), text, chance),
        To::Professional { .. } => secrets.seal(Place::new(column, id), text, chance),
    };
    let (person, professional, channel, address) = match to {
        To::Person { id, kind, address, .. } => (Some(id), None, kind, address),
        To::Professional { id, email } => (None, Some(id), Kind::Email, email),
    };
    let secret = match (letter.link, letter.code) {
        (None, None) => None,
        (link, code) => Some(format!("{}\n{}", link.unwrap_or_default(), code.unwrap_or_default())),
    };
    tx.execute(
        sql!("insert_message"),
        params![
            id,
            person,
            professional,
            channel.word(),
            letter.kind,
            locale,
            secret.map(|secret| seal("message.secret_sealed", &secret)),
            seal("message.address_sealed", address),
            now
        ],
    )
    .await?;
    Ok(id)
}

/// A message as kept.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its identifier.
    pub id: Uuid,
    /// The person it goes to.
    pub person: Option<Uuid>,
    /// The professional it goes to.
    pub professional: Option<Uuid>,
    /// `email` or `phone`.
    pub channel: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// The language of who reads it.
    pub locale: String,
    /// `waiting`, `sent` or `dropped`.
    pub state: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it went out.
    pub sent_at: Option<Timestamp>,
    secret_sealed: Option<Vec<u8>>,
    address_sealed: Vec<u8>,
    wrapped: Option<Vec<u8>>,
    attempts: i64,
}

/// A message opened: what the demonstration shows instead of a mailbox.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Where it goes.
    pub address: String,
    /// The path it leads to.
    pub link: Option<String>,
    /// The code it carries.
    pub code: Option<String>,
}

impl Message {
    /// Opens the sealed parts; `None` once the person has erased themselves.
    pub fn open(&self, secrets: &Secrets) -> Option<Opened> {
        let open = |column, sealed: &[u8]| match (self.person, &self.wrapped) {
            (Some(person), wrapped) => {
                let keys = crate::seal::person_keys(secrets, [(person, wrapped.clone())]);
                keys.get(&person)?.open(Place::new(column, self.id), sealed).ok()
            }
            (None, _) => secrets.open(Place::new(column, self.id), sealed).ok(),
        };
        let address = open("message.address_sealed", &self.address_sealed)?;
        let secret = match &self.secret_sealed {
            Some(sealed) => open("message.secret_sealed", sealed)?,
            None => String::new(),
        };
        let (link, code) = secret.split_once('\n').unwrap_or_default();
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(Opened { address, link: filled(link), code: filled(code) })
    }
}

/// The latest messages, for the page where the demonstration shows them.
pub async fn latest(tx: &mut Tx, limit: i64) -> Result<Vec<Message>, DbError> {
    tx.all(sql!("list_latest_messages"), params![limit], read).await
}

/// The messages written to a person, for their export.
pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Message>, DbError> {
    tx.all(sql!("list_messages_of_person"), params![person], read).await
}

/// Forgets every message of a person.
pub async fn forget_all(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_messages_of_person"), params![person]).await.map(drop)
}

fn read(row: &Row<'_>) -> Result<Message, DbError> {
    Ok(Message {
        id: row.get("id")?,
        person: row.get("person_id")?,
        professional: row.get("professional_id")?,
        channel: row.get("channel")?,
        kind: row.get("kind")?,
        locale: row.get("locale")?,
        state: row.get("state")?,
        created_at: row.get("created_at")?,
        sent_at: row.get("sent_at")?,
        secret_sealed: row.get("secret_sealed")?,
        address_sealed: row.get("address_sealed")?,
        wrapped: row.get("wrapped")?,
        attempts: row.get("attempts")?,
    })
}
