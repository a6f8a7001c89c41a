//! Writes a project again, or says what becomes of it (2.2-08).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::{Changed, desk};
use crate::model::project::{Content, State};
use crate::store::{self, Written};

/// Writes a project again over the version that was read.
pub async fn edit_project(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (id, version): (Uuid, i64),
    content: &Content,
) -> Result<Changed, Refusal> {
    match store::projects::update(&mut tx, desk(visit, file), id, version, content).await? {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    let detail = serde_json::json!({ "project": id, "version": version + 1 });
    visit.record(&mut tx, file.id(), "project.write", detail).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Retains a project, keeps it in reserve, looks at it again, or gives it up.
pub async fn choose_project(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (id, version): (Uuid, i64),
    state: State,
) -> Result<Changed, Refusal> {
    match store::projects::set_state(&mut tx, desk(visit, file), id, version, state).await? {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    let detail = serde_json::json!({ "project": id, "state": state.word() });
    visit.record(&mut tx, file.id(), "project.choose", detail).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
