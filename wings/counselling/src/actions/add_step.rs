//! Adds a step to the action plan (3-03), and asks for its reminder.

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::{Claim, claim, desk, remind_step};
use crate::model::step::Content;
use crate::store;

/// Keeps a new step; where to go to see it.
pub async fn add_step(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    content: &Content,
    once: Uuid,
) -> Result<String, Refusal> {
    let location = format!("/parcours/{}/plan", file.id());
    if let Claim::Already(location) = claim(visit, &mut tx, once, &location).await? {
        return Ok(location);
    }
    let id = visit.house().chance.id(visit.now());
    store::steps::insert(&mut tx, desk(visit, file), id, content).await?;
    casefile::move_to(&mut tx, visit.now(), file, Stage::Plan).await?;
    let detail = serde_json::json!({ "step": id, "owner": content.owner.word() });
    visit.record(&mut tx, file.id(), "step.create", detail).await?;
    remind_step::ask(&mut tx, &visit.house().chance, visit.now(), id, content.due).await?;
    tx.commit().await?;
    Ok(location)
}
