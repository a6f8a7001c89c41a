//! Describes a new project (1-13, 2.2-08). It is looked at beside the others until one of the two retains it.

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::{Claim, claim, desk};
use crate::model::project::{Content, State};
use crate::store;

/// Keeps a new project; where to go to see it.
pub async fn add_project(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    content: &Content,
    once: Uuid,
) -> Result<String, Refusal> {
    let location = format!("/parcours/{}/projet", file.id());
    if let Claim::Already(location) = claim(visit, &mut tx, once, &location).await? {
        return Ok(location);
    }
    let id = visit.house().chance.id(visit.now());
    store::projects::insert(&mut tx, desk(visit, file), id, content, State::Explored).await?;
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    let detail = serde_json::json!({ "project": id, "kind": content.kind.word() });
    visit.record(&mut tx, file.id(), "project.create", detail).await?;
    tx.commit().await?;
    Ok(location)
}
