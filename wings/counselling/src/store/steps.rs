//! The rows of the action plan.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Desk, Written, unknown};
use crate::model::Voice;
use crate::model::step::{Content, State, Step};

/// The steps of a parcours: those to be done first, soonest first.
pub async fn list(tx: &mut Tx, key: &PersonKey, parcours: Uuid) -> Result<Vec<Step>, SealError> {
    let rows = tx
        .all(sql!("list_steps"), params![parcours], |row| {
            let (owner, state): (String, String) = (row.get("owner")?, row.get("state")?);
            let step = Step {
                id: row.get("id")?,
                content: Content {
                    text: String::new(),
                    owner: Voice::from_word(&owner).ok_or_else(|| unknown("owner", &owner))?,
                    due: row.get("due")?,
                    done_when: String::new(),
                },
                state: State::from_word(&state).ok_or_else(|| unknown("state", &state))?,
                reminded_at: row.get("reminded_at")?,
                created_at: row.get("created_at")?,
                written_at: row.get("written_at")?,
                version: row.get("version")?,
            };
            Ok((step, row.get::<Vec<u8>>("text_sealed")?, row.get::<Option<Vec<u8>>>("done_when_sealed")?))
        })
        .await?;
    let mut steps = Vec::with_capacity(rows.len());
    for (mut step, text, done_when) in rows {
        step.content.text = key.open(Place::new(TEXT, step.id), &text)?;
        step.content.done_when = key.open_optional(Place::new(DONE_WHEN, step.id), done_when.as_deref())?;
        steps.push(step);
    }
    Ok(steps)
}

/// Keeps a new step.
pub async fn insert(tx: &mut Tx, desk: Desk<'_>, id: Uuid, content: &Content) -> Result<(), DbError> {
    let (text, done_when) = sealed(desk, id, content);
    let row = params![
        id,
        desk.parcours,
        desk.person,
        text,
        done_when,
        content.owner.word(),
        content.due,
        State::ToDo.word(),
        desk.now
    ];
    tx.execute(sql!("insert_step"), row).await.map(drop)
}

/// Writes a step again; its reminder is forgotten unless `reminded_at` says that it still counts.
pub async fn update(
    tx: &mut Tx,
    desk: Desk<'_>,
    (id, version): (Uuid, i64),
    content: &Content,
    state: State,
    reminded_at: Option<Timestamp>,
) -> Result<Written, DbError> {
    let (text, done_when) = sealed(desk, id, content);
    let row = params![
        id,
        desk.parcours,
        version,
        text,
        done_when,
        content.owner.word(),
        content.due,
        state.word(),
        reminded_at,
        desk.now
    ];
    tx.execute(sql!("update_step"), row).await.map(Written::of)
}

/// Says where a step stands.
pub async fn set_state(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    version: i64,
    state: State,
) -> Result<Written, DbError> {
    let row = params![id, desk.parcours, version, state.word(), desk.now];
    tx.execute(sql!("set_step_state"), row).await.map(Written::of)
}

/// Notes that a step was reminded of, if it is still to be done on that day and was not reminded of yet.
pub async fn set_reminded(tx: &mut Tx, now: Timestamp, id: Uuid, due: Date) -> Result<Written, DbError> {
    tx.execute(sql!("set_step_reminded"), params![id, due, now]).await.map(Written::of)
}

/// The parcours a step belongs to.
pub async fn parcours(tx: &mut Tx, id: Uuid) -> Result<Option<Uuid>, DbError> {
    tx.optional(sql!("find_step_parcours"), params![id], |row| row.get("parcours_id")).await
}

/// Gives every row to the person of `to`, sealed with their key.
pub async fn follow(tx: &mut Tx, from: &PersonKey, to: Desk<'_>) -> Result<(), SealError> {
    for step in list(tx, from, to.parcours).await? {
        let (text, done_when) = sealed(to, step.id, &step.content);
        tx.execute(sql!("reseal_step"), params![step.id, to.person, text, done_when]).await?;
    }
    Ok(())
}

const TEXT: &str = "step.text_sealed";
const DONE_WHEN: &str = "step.done_when_sealed";

fn sealed(desk: Desk<'_>, id: Uuid, content: &Content) -> (Vec<u8>, Option<Vec<u8>>) {
    let text = desk.key.seal(Place::new(TEXT, id), &content.text, desk.chance);
    (text, desk.key.seal_optional(Place::new(DONE_WHEN, id), Some(&content.done_when), desk.chance))
}
