//! The rows of the objectives.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Desk, Written};
use crate::model::objective::{Content, Objective};

/// The objectives of a parcours, in the order they were set.
pub async fn list(tx: &mut Tx, key: &PersonKey, parcours: Uuid) -> Result<Vec<Objective>, SealError> {
    let rows = tx
        .all(sql!("list_objectives"), params![parcours], |row| {
            let objective = Objective {
                id: row.get("id")?,
                content: Content { text: String::new(), criterion: String::new() },
                reached_at: row.get("reached_at")?,
                created_at: row.get("created_at")?,
                written_at: row.get("written_at")?,
                version: row.get("version")?,
            };
            Ok((objective, row.get::<Vec<u8>>("text_sealed")?, row.get::<Vec<u8>>("criterion_sealed")?))
        })
        .await?;
    let mut objectives = Vec::with_capacity(rows.len());
    for (mut objective, text, criterion) in rows {
        objective.content.text = key.open(Place::new(TEXT, objective.id), &text)?;
        objective.content.criterion = key.open(Place::new(CRITERION, objective.id), &criterion)?;
        objectives.push(objective);
    }
    Ok(objectives)
}

/// Keeps a new objective.
pub async fn insert(tx: &mut Tx, desk: Desk<'_>, id: Uuid, content: &Content) -> Result<(), DbError> {
    let [text, criterion] = sealed(desk, id, content);
    let row = params![id, desk.parcours, desk.person, text, criterion, desk.now];
    tx.execute(sql!("insert_objective"), row).await.map(drop)
}

/// Writes an objective again.
pub async fn update(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    version: i64,
    content: &Content,
) -> Result<Written, DbError> {
    let [text, criterion] = sealed(desk, id, content);
    let row = params![id, desk.parcours, version, text, criterion, desk.now];
    tx.execute(sql!("update_objective"), row).await.map(Written::of)
}

/// Says that an objective is reached, or no longer.
pub async fn set_reached(
    tx: &mut Tx,
    desk: Desk<'_>,
    id: Uuid,
    version: i64,
    reached_at: Option<Timestamp>,
) -> Result<Written, DbError> {
    let row = params![id, desk.parcours, version, reached_at, desk.now];
    tx.execute(sql!("set_objective_reached"), row).await.map(Written::of)
}

/// Gives every row to the person of `to`, sealed with their key.
pub async fn follow(tx: &mut Tx, from: &PersonKey, to: Desk<'_>) -> Result<(), SealError> {
    for objective in list(tx, from, to.parcours).await? {
        let [text, criterion] = sealed(to, objective.id, &objective.content);
        tx.execute(sql!("reseal_objective"), params![objective.id, to.person, text, criterion]).await?;
    }
    Ok(())
}

const TEXT: &str = "objective.text_sealed";
const CRITERION: &str = "objective.criterion_sealed";

fn sealed(desk: Desk<'_>, id: Uuid, content: &Content) -> [Vec<u8>; 2] {
    [(TEXT, &content.text), (CRITERION, &content.criterion)]
        .map(|(column, text)| desk.key.seal(Place::new(column, id), text, desk.chance))
}
