//! Moves a request to a funder on: sent, granted, refused with its reason, paid (2.3-03).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::File;
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};

use super::{Changed, desk};
use crate::model::request::{Asked, Request, State};
use crate::store::{self, Written};

/// Keeps what became of a request, over the version that was read.
pub async fn move_request(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (request, version): (&Request, i64),
    state: State,
    asked: &Asked,
) -> Result<Changed, Refusal> {
    let at = (request.id, version);
    match store::requests::update(&mut tx, desk(visit, file), at, state, asked).await? {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    let detail = serde_json::json!({ "request": request.id, "state": state.word() });
    visit.record(&mut tx, file.id(), "funding.request", detail).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
