//! Sets an objective with what will show that it is reached (2.2-02).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::{Claim, claim, desk};
use crate::model::objective::Content;
use crate::store;

/// Keeps a new objective; where to go to see it.
pub async fn add_objective(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    content: &Content,
    once: Uuid,
) -> Result<String, Refusal> {
    let location = format!("/parcours/{}/projet#objectifs", file.id());
    if let Claim::Already(location) = claim(visit, &mut tx, once, &location).await? {
        return Ok(location);
    }
    let id = visit.house().chance.id(visit.now());
    store::objectives::insert(&mut tx, desk(visit, file), id, content).await?;
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    visit.record(&mut tx, file.id(), "objective.create", serde_json::json!({ "objective": id })).await?;
    tx.commit().await?;
    Ok(location)
}
