//! The rows of the synthesis, a row a version.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use uuid::Uuid;

use super::{Desk, Written, unknown};
use crate::model::synthesis::{Content, State, Version};

/// The versions of a parcours, latest first.
pub async fn list(tx: &mut Tx, key: &PersonKey, parcours: Uuid) -> Result<Vec<Version>, SealError> {
    let rows = tx
        .all(sql!("list_syntheses"), params![parcours], |row| {
            let state: String = row.get("state")?;
            Ok(Row {
                id: row.get("id")?,
                number: row.get("number")?,
                state: State::from_word(&state).ok_or_else(|| unknown("state", &state))?,
                content: row.get("content_sealed")?,
                person_words: row.get("person_words_sealed")?,
                remark: row.get("remark_sealed")?,
                created_at: row.get("created_at")?,
                answered_at: row.get("answered_at")?,
                version: row.get("version")?,
            })
        })
        .await?;
    rows.into_iter().map(|row| row.open(key)).collect()
}

/// Proposes a version; one that was still waiting gives way.
pub async fn propose(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    number: i64,
    professional: Uuid,
    content: &Content,
) -> Result<(), SealError> {
    tx.execute(sql!("replace_proposed"), params![desk.parcours]).await?;
    let sealed = desk.key.seal(Place::new(CONTENT, id), &written(content)?, desk.chance);
    let row = params![id, desk.parcours, desk.person, number, sealed, professional, desk.now];
    tx.execute(sql!("insert_synthesis"), row).await?;
    Ok(())
}

/// Keeps the person's own words as they type.
pub async fn keep_words(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    version: i64,
    words: &str,
) -> Result<Written, DbError> {
    let sealed = desk.key.seal_optional(Place::new(WORDS, id), Some(words), desk.chance);
    tx.execute(sql!("keep_person_words"), params![id, version, sealed]).await.map(Written::of)
}

/// Keeps the person's answer to a version: their words, and what is wrong when they say so.
pub async fn answer(
    tx: &mut Tx,
    desk: Desk<'_>,
    (id, version): (Uuid, i64),
    state: State,
    words: &str,
    remark: &str,
) -> Result<Written, DbError> {
    let words = desk.key.seal_optional(Place::new(WORDS, id), Some(words), desk.chance);
    let remark = desk.key.seal_optional(Place::new(REMARK, id), Some(remark), desk.chance);
    let row = params![id, version, state.word(), words, remark, desk.now];
    tx.execute(sql!("answer_synthesis"), row).await.map(Written::of)
}

/// Gives every row to the person of `to`, sealed with their key.
pub async fn follow(tx: &mut Tx, from: &PersonKey, to: Desk<'_>) -> Result<(), SealError> {
    for version in list(tx, from, to.parcours).await? {
        let id = version.id;
        let seal = |column, text: &str| to.key.seal_optional(Place::new(column, id), Some(text), to.chance);
        let content = to.key.seal(Place::new(CONTENT, id), &written(&version.content)?, to.chance);
        let (words, remark) = (seal(WORDS, &version.person_words), seal(REMARK, &version.remark));
        tx.execute(sql!("reseal_synthesis"), params![id, to.person, content, words, remark]).await?;
    }
    Ok(())
}

const CONTENT: &str = "synthesis.content_sealed";
const WORDS: &str = "synthesis.person_words_sealed";
const REMARK: &str = "synthesis.remark_sealed";

struct Row {
    id: Uuid,
    number: i64,
    state: State,
    content: Vec<u8>,
    person_words: Option<Vec<u8>>,
    remark: Option<Vec<u8>>,
    created_at: jiff::Timestamp,
    answered_at: Option<jiff::Timestamp>,
    version: i64,
}

impl Row {
    fn open(self, key: &PersonKey) -> Result<Version, SealError> {
        let text = key.open(Place::new(CONTENT, self.id), &self.content)?;
        let content = serde_json::from_str(&text).map_err(unreadable)?;
        Ok(Version {
            id: self.id,
            number: self.number,
            state: self.state,
            content,
            person_words: key.open_optional(Place::new(WORDS, self.id), self.person_words.as_deref())?,
            remark: key.open_optional(Place::new(REMARK, self.id), self.remark.as_deref())?,
            created_at: self.created_at,
            answered_at: self.answered_at,
            version: self.version,
        })
    }
}

fn written(content: &Content) -> Result<String, DbError> {
    serde_json::to_string(content).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> DbError {
    // Where the text stops being readable, never the text.
    let why = format!("a synthesis does not read at line {}, column {}", error.line(), error.column());
    DbError::Column { column: CONTENT.to_owned(), why }
}
