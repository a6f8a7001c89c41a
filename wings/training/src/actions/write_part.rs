//! Writes one part of the training project, over the version that was read.

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};
use serde::Serialize;

use super::{Changed, desk};
use crate::model::Voice;
use crate::model::part::Part;
use crate::store::{self, Written};

/// Keeps `content` as this part.
pub async fn write_part<T: Serialize + Sync>(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (part, version): (Part, i64),
    content: &T,
) -> Result<Changed, Refusal> {
    let by = Voice::of(visit.actor());
    match store::parts::save(&mut tx, desk(visit, file), (part, version), by, content).await? {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    let detail = serde_json::json!({ "part": part.word(), "version": version + 1 });
    visit.record(&mut tx, file.id(), "training.write", detail).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
