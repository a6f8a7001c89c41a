//! Writes an objective again, or says that it is reached (2.2-02).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::{Changed, desk};
use crate::model::objective::Content;
use crate::model::words;
use crate::store::{self, Written};

words! {
    /// What is said of an objective.
    Reach {
        /// It is reached.
        Reached = "reached",
        /// It is not, or no longer.
        NotReached = "not-reached",
    }
}

/// Writes an objective again over the version that was read.
pub async fn edit_objective(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (id, version): (Uuid, i64),
    content: &Content,
) -> Result<Changed, Refusal> {
    match store::objectives::update(&mut tx, desk(visit, file), id, version, content).await? {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    let detail = serde_json::json!({ "objective": id, "version": version + 1 });
    visit.record(&mut tx, file.id(), "objective.write", detail).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Says that an objective is reached, or takes it back.
pub async fn reach_objective(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (id, version): (Uuid, i64),
    reach: Reach,
) -> Result<Changed, Refusal> {
    let reached_at = (reach == Reach::Reached).then(|| visit.now());
    match store::objectives::set_reached(&mut tx, desk(visit, file), id, version, reached_at).await? {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    let detail = serde_json::json!({ "objective": id, "reach": reach.word() });
    visit.record(&mut tx, file.id(), "objective.reach", detail).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
