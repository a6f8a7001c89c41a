//! Sessions: an opaque token in a cookie, of which only the digest is kept.
//!
//! A visitor's session holds what they keep; signing in always makes a new token, so that one planted before is
//! worth nothing after. A professional's session ends after thirty idle minutes or ten hours.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jalon_access::{Actor, Assurance, Lifecycle, Mandate, Role, Term};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::person;
use crate::chance::Chance;
use crate::db::{DbError, Row, Tx};
use crate::seal::{SealError, Secrets};
use crate::{params, sql};

/// The digest of a session's token.
pub type TokenDigest = [u8; 32];

/// Who holds a session.
#[derive(Clone, Debug)]
pub enum Holder {
    /// A person; not signed in as long as they only keep things.
    Person {
        /// Who.
        id: Uuid,
        /// Whether they proved to read an address of theirs.
        signed_in: bool,
        /// The name they chose, empty when none.
        name: String,
    },
    /// A professional.
    Professional {
        /// What decisions need.
        actor: Actor,
        /// Who.
        id: Uuid,
        /// Their name.
        name: String,
        /// Whether they run the platform.
        administrator: bool,
        /// The site they act at, with its operator, once they have chosen.
        site: Option<(String, String)>,
    },
}

/// A live session.
#[derive(Clone, Debug)]
pub struct Session {
    /// The digest of its token.
    pub digest: TokenDigest,
    /// Who holds it.
    pub holder: Holder,
    /// When it was last seen, to the minute.
    pub seen_at: Timestamp,
    /// When it ends whatever happens.
    pub expires_at: Timestamp,
}

/// For whom a session is opened.
#[derive(Clone, Copy, Debug)]
pub enum For {
    /// Someone who keeps something without an account.
    Visitor(Uuid),
    /// Someone who signed in.
    Person(Uuid),
    /// A professional, after the factors they showed.
    Professional(Uuid, Assurance, Option<Uuid>),
}

impl For {
    fn lifetime(self) -> Duration {
        match self {
            Self::Visitor(_) => Duration::from_secs(30 * 24 * 3600),
            Self::Person(_) => Duration::from_secs(12 * 3600),
            Self::Professional(..) => Duration::from_secs(10 * 3600),
        }
    }
}

const IDLE_PROFESSIONAL: Duration = Duration::from_secs(30 * 60);
const SEEN_EVERY: Duration = Duration::from_secs(60);

/// Opens a session; the token leaves in a cookie and is kept nowhere.
pub async fn open(tx: &mut Tx, chance: &Chance, now: Timestamp, whom: For) -> Result<String, DbError> {
    let token = URL_SAFE_NO_PAD.encode(chance.bytes::<32>());
    let (person, signed_in, professional, mandate, assurance) = match whom {
        For::Visitor(id) => (Some(id), false, None, None, 0),
        For::Person(id) => (Some(id), true, None, None, 1),
        For::Professional(id, assurance, mandate) => {
            (None, true, Some(id), mandate, if assurance == Assurance::Two { 2 } else { 1 })
        }
    };
    let expires_at = now.checked_add(whom.lifetime()).unwrap_or(now);
    tx.execute(
        sql!("insert_session"),
        params![digest(&token), person, signed_in, professional, mandate, assurance, now, expires_at],
    )
    .await?;
    Ok(token)
}

/// The digest under which a token is kept.
pub fn digest(token: &str) -> TokenDigest {
    Sha256::digest(token.as_bytes()).into()
}

/// The live session of a token; `None` when there is none, or it ended, or its holder erased themselves.
pub async fn find(
    tx: &mut Tx,
    secrets: &Secrets,
    now: Timestamp,
    token: &str,
) -> Result<Option<Session>, SealError> {
    let digest = digest(token);
    let found = tx.optional(sql!("find_session"), params![digest, now], |row| read(row, now, digest)).await?;
    let Some((mut session, sealed)) = found else { return Ok(None) };
    if matches!(session.holder, Holder::Professional { .. }) {
        let idle_since = session.seen_at.checked_add(IDLE_PROFESSIONAL).unwrap_or(session.seen_at);
        if idle_since < now {
            return Ok(None);
        }
    }
    if let (Holder::Person { id, name, .. }, Some((wrapped, sealed))) = (&mut session.holder, sealed) {
        let keys = crate::seal::person_keys(secrets, [(*id, Some(wrapped))]);
        let key = keys.get(id).ok_or(SealError::KeyErased)?;
        *name = key.open(person::name_place(*id), &sealed)?;
    }
    Ok(Some(session))
}

/// Notes that a session is alive, at most once a minute: a page that only reads writes next to nothing.
pub fn is_due(session: &Session, now: Timestamp) -> bool {
    session.seen_at.checked_add(SEEN_EVERY).is_ok_and(|due| due < now)
}

/// Writes that a session is alive.
pub async fn touch(tx: &mut Tx, digest: TokenDigest, now: Timestamp) -> Result<(), DbError> {
    tx.execute(sql!("touch_session"), params![digest, now]).await.map(drop)
}

/// Ends a session.
pub async fn close(tx: &mut Tx, digest: TokenDigest) -> Result<(), DbError> {
    tx.execute(sql!("delete_session"), params![digest]).await.map(drop)
}

/// Ends every session of a person.
pub async fn close_all_of_person(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_sessions_of_person"), params![person]).await.map(drop)
}

/// Ends every session of a professional.
pub async fn close_all_of_professional(tx: &mut Tx, professional: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_sessions_of_professional"), params![professional]).await.map(drop)
}

type NameSealed = Option<(Vec<u8>, Vec<u8>)>;

fn read(row: &Row<'_>, now: Timestamp, digest: TokenDigest) -> Result<(Session, NameSealed), DbError> {
    let (seen_at, expires_at) = (row.get("seen_at")?, row.get("expires_at")?);
    if let Some(id) = row.get::<Option<Uuid>>("person_id")? {
        let sealed = row.get::<Option<Vec<u8>>>("name_sealed")?;
        let wrapped = row.get::<Option<Vec<u8>>>("wrapped")?;
        let holder = Holder::Person { id, signed_in: row.get("signed_in")?, name: String::new() };
        return Ok((Session { digest, holder, seen_at, expires_at }, wrapped.zip(sealed)));
    }
    let missing = || DbError::Column { column: "professional_id".to_owned(), why: "nobody".to_owned() };
    let id = row.get::<Option<Uuid>>("professional_id")?.ok_or_else(missing)?;
    let lifecycle = row
        .get::<Option<String>>("lifecycle")?
        .and_then(|word| Lifecycle::parse(&word))
        .unwrap_or(Lifecycle::Suspended);
    let assurance = if row.get::<i64>("assurance")? == 2 { Assurance::Two } else { Assurance::One };
    let administrator = row.get::<Option<bool>>("administrator")?.unwrap_or(false);
    let mandate = read_mandate(row, now)?;
    let site = row.get::<Option<String>>("site_name")?.zip(row.get::<Option<String>>("operator_name")?);
    let actor = if administrator {
        Actor::Administrator { administrator: id, lifecycle, assurance }
    } else {
        Actor::Professional { professional: id, lifecycle, assurance, mandate }
    };
    let name = row.get::<Option<String>>("professional_name")?.unwrap_or_default();
    let holder = Holder::Professional { actor, id, name, administrator, site };
    Ok((Session { digest, holder, seen_at, expires_at }, None))
}

fn read_mandate(row: &Row<'_>, now: Timestamp) -> Result<Option<Mandate>, DbError> {
    let Some(id) = row.get::<Option<Uuid>>("mandate_id")? else { return Ok(None) };
    let role = row.get::<Option<String>>("role")?.and_then(|word| Role::parse(&word));
    let starts_at = row.get::<Option<Timestamp>>("starts_at")?;
    let ends_at = row.get::<Option<Timestamp>>("ends_at")?;
    let operator = row.get::<Option<Uuid>>("operator_id")?;
    let site = row.get::<Option<Uuid>>("site_id")?;
    Ok(role.zip(starts_at).zip(operator.zip(site)).map(|((role, starts_at), (operator, site))| Mandate {
        id,
        operator,
        site,
        role,
        term: Term::at(&now, &starts_at, ends_at.as_ref()),
    }))
}
