//! Rows to things and back, sealed on the way in and opened on the way out. No rule and no decision.

use jalon_kernel::chance::Chance;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::model::portrait::Portrait;
use crate::model::{Kept, ONE, Thing};

const CONTENT: &str = "exploration_thing.content_sealed";

/// The tables of this wing that refer to a person.
pub const TABLES: &[&str] = &["exploration_thing"];

/// What every write needs: whose row, sealed with what, when, by whom.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// Where chance comes from.
    pub chance: &'a Chance,
    /// The moment of the write.
    pub now: Timestamp,
    /// Whose exploration it is.
    pub person: Uuid,
    /// Their key.
    pub key: &'a PersonKey,
    /// The professional who writes; none when the person does.
    pub author: Option<Uuid>,
}

/// Whether a write found the version its author had read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Written {
    /// It was written.
    Yes,
    /// Somebody else wrote since, or there is no such row: nothing was changed.
    Stale,
}

/// All that a person keeps here, opened.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    things: Vec<(String, Kept<Json>)>,
}

impl Shelf {
    /// Opens everything of a person.
    pub async fn open(tx: &mut Tx, person: Uuid, key: &PersonKey) -> Result<Self, SealError> {
        let rows = tx
            .all(sql!("list_things"), params![person], |row| {
                let kept = Kept {
                    id: row.get("id")?,
                    code: row.get("code")?,
                    content: Json::Null,
                    author: row.get("author_id")?,
                    created_at: row.get("created_at")?,
                    written_at: row.get("written_at")?,
                    version: row.get("version")?,
                };
                Ok((row.get::<String>("kind")?, kept, row.get::<Vec<u8>>("content_sealed")?))
            })
            .await?;
        let mut things = Vec::with_capacity(rows.len());
        for (kind, mut kept, sealed) in rows {
            let text = key.open(Place::new(CONTENT, kept.id), &sealed)?;
            kept.content = serde_json::from_str(&text).map_err(|error| unreadable(&kind, &error))?;
            things.push((kind, kept));
        }
        Ok(Self { things })
    }

    /// The things of a kind, first written first.
    pub fn all<T: Thing>(&self) -> Result<Vec<Kept<T>>, SealError> {
        self.of_kind::<T>().map(read).collect()
    }

    /// The thing of a kind that bears this identifier.
    pub fn find<T: Thing>(&self, id: Uuid) -> Result<Option<Kept<T>>, SealError> {
        self.of_kind::<T>().find(|kept| kept.id == id).map(read).transpose()
    }

    /// The thing of a kind that is about this code.
    pub fn about<T: Thing>(&self, code: &str) -> Result<Option<Kept<T>>, SealError> {
        self.of_kind::<T>().find(|kept| kept.code == code).map(read).transpose()
    }

    /// The only thing of a kind.
    pub fn only<T: Thing>(&self) -> Result<Option<Kept<T>>, SealError> {
        self.about(ONE)
    }

    /// What the person told, put together.
    pub fn portrait(&self) -> Result<Portrait, SealError> {
        Ok(Portrait {
            experiences: self.all()?,
            pictures: self.only()?,
            skills: self.all()?,
            asides: self.all()?,
            environment: self.only()?,
            interests: self.only()?,
            limits: self.only()?,
            body: self.only()?,
        })
    }

    /// Everything with the word of its kind.
    pub fn things(&self) -> &[(String, Kept<Json>)] {
        &self.things
    }

    fn of_kind<T: Thing>(&self) -> impl Iterator<Item = &Kept<Json>> {
        self.things.iter().filter(|(kind, _)| kind == T::KIND).map(|(_, kept)| kept)
    }
}

fn read<T: Thing>(kept: &Kept<Json>) -> Result<Kept<T>, SealError> {
    let content = T::deserialize(&kept.content).map_err(|error| unreadable(T::KIND, &error))?;
    Ok(Kept {
        id: kept.id,
        code: kept.code.clone(),
        content,
        author: kept.author,
        created_at: kept.created_at,
        written_at: kept.written_at,
        version: kept.version,
    })
}

// What does not read was written by another version of this program: the kind is named, never the content.
fn unreadable(kind: &str, error: &serde_json::Error) -> SealError {
    let why = format!("a thing of kind {kind} does not read: {:?}", error.classify());
    SealError::Db(DbError::Column { column: CONTENT.to_owned(), why })
}

/// Keeps a new thing, about `code` or about none; nothing when the person has one of that kind and code already.
pub async fn insert<T: Thing>(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    code: &str,
    content: &T,
) -> Result<Written, SealError> {
    let json = serde_json::to_value(content).map_err(|error| unreadable(T::KIND, &error))?;
    insert_json(tx, desk, id, T::KIND, code, &json, desk.now).await
}

async fn insert_json(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    kind: &str,
    code: &str,
    content: &Json,
    created_at: Timestamp,
) -> Result<Written, SealError> {
    let sealed = desk.key.seal(Place::new(CONTENT, id), &content.to_string(), desk.chance);
    let unique = if code.is_empty() { id.to_string() } else { code.to_owned() };
    let row = params![id, desk.person, kind, code, unique, sealed, desk.author, created_at, desk.now];
    Ok(written(tx.execute(sql!("insert_thing"), row).await?))
}

/// Writes a thing again, if it is still at `version`.
pub async fn update<T: Thing>(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    version: i64,
    content: &T,
) -> Result<Written, SealError> {
    let json = serde_json::to_value(content).map_err(|error| unreadable(T::KIND, &error))?;
    let sealed = desk.key.seal(Place::new(CONTENT, id), &json.to_string(), desk.chance);
    let row = params![id, desk.person, version, sealed, desk.now];
    Ok(written(tx.execute(sql!("update_thing"), row).await?))
}

/// Takes a thing away.
pub async fn remove(tx: &mut Tx, person: Uuid, id: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_thing"), params![id, person]).await.map(drop)
}

/// Erases all that a person keeps.
pub async fn forget(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("forget_things"), params![person]).await.map(drop)
}

/// Gives a person a thing that was kept without an account, under the identifier it had: what refers to it still does.
pub async fn take_over(
    tx: &mut Tx,
    desk: Desk<'_>,
    kind: &str,
    brought: &Kept<Json>,
) -> Result<Written, SealError> {
    let desk = Desk { author: brought.author, now: brought.written_at, ..desk };
    insert_json(tx, desk, brought.id, kind, &brought.code, &brought.content, brought.created_at).await
}

fn written(rows: u64) -> Written {
    if rows == 1 { Written::Yes } else { Written::Stale }
}
