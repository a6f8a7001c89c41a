//! The rows of what is asked of funders.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use uuid::Uuid;

use super::{Desk, Written, unknown};
use crate::model::request::{Asked, Request, State};

const CONTENT: &str = "funding_request.content_sealed";

/// What is asked of funders in a parcours, the oldest first.
pub async fn list(tx: &mut Tx, key: &PersonKey, parcours: Uuid) -> Result<Vec<Request>, SealError> {
    let rows = tx
        .all(sql!("list_requests"), params![parcours], |row| {
            let state: String = row.get("state")?;
            let request = Request {
                id: row.get("id")?,
                asked: Asked::default(),
                state: State::from_word(&state).ok_or_else(|| unknown("state", &state))?,
                created_at: row.get("created_at")?,
                written_at: row.get("written_at")?,
                version: row.get("version")?,
            };
            Ok((request, row.get::<Vec<u8>>("content_sealed")?))
        })
        .await?;
    let mut requests = Vec::with_capacity(rows.len());
    for (mut request, sealed) in rows {
        let text = key.open(Place::new(CONTENT, request.id), &sealed)?;
        request.asked = serde_json::from_str(&text).unwrap_or_default();
        requests.push(request);
    }
    Ok(requests)
}

/// Keeps a new request.
pub async fn insert(tx: &mut Tx, desk: Desk<'_>, state: State, asked: &Asked) -> Result<Uuid, DbError> {
    let id = desk.chance.id(desk.now);
    let row = params![id, desk.parcours, desk.person, sealed(desk, id, asked), state.word(), desk.now];
    tx.execute(sql!("insert_request"), row).await?;
    Ok(id)
}

/// Moves a request on, over the version that was read.
pub async fn update(
    tx: &mut Tx,
    desk: Desk<'_>,
    (id, version): (Uuid, i64),
    state: State,
    asked: &Asked,
) -> Result<Written, DbError> {
    let row = params![id, desk.parcours, version, sealed(desk, id, asked), state.word(), desk.now];
    tx.execute(sql!("update_request"), row).await.map(Written::of)
}

/// Gives every request to the person of `to`, sealed with their key.
pub async fn follow(tx: &mut Tx, from: &PersonKey, to: Desk<'_>) -> Result<(), SealError> {
    for request in list(tx, from, to.parcours).await? {
        let sealed = sealed(to, request.id, &request.asked);
        tx.execute(sql!("reseal_request"), params![request.id, to.person, sealed]).await?;
    }
    Ok(())
}

fn sealed(desk: Desk<'_>, id: Uuid, asked: &Asked) -> Vec<u8> {
    let text = serde_json::to_string(asked).unwrap_or_default();
    desk.key.seal(Place::new(CONTENT, id), &text, desk.chance)
}
