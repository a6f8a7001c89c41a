//! Brings a project ready-made for validation, and decides on it (2.3-07).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};

use super::tell::tell;
use super::{Changed, desk, messenger, remind};
use crate::model::Voice;
use crate::model::direct::{Decision, Direct};
use crate::model::part::Part;
use crate::store::{self, Written};

/// The page both read.
const PAGE: &str = "formation/validation";

/// Brings the project, over the version that was read; its counsellor is told.
pub async fn bring(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    version: i64,
    message: String,
) -> Result<Changed, Refusal> {
    let mut direct = load(&mut tx, file).await?;
    let by = Voice::of(visit.actor());
    let Some(answer_by) = direct.bring(by, visit.today(), message) else { return Ok(Changed::Stale) };
    if save(visit, &mut tx, file, version, &direct).await? == Written::Stale {
        return Ok(Changed::Stale);
    }
    remind::ask(&mut tx, visit, file.id(), remind::About::Decision, answer_by).await?;
    tell(&mut tx, messenger(visit), file, Voice::Counsellor, "validation-asked", PAGE).await?;
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    visit
        .record(&mut tx, file.id(), "training.bring_direct", serde_json::json!({ "answer_by": answer_by }))
        .await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Decides, over the version that was read; the person is told that there is an answer.
pub async fn decide(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    version: i64,
    decision: Decision,
) -> Result<Changed, Refusal> {
    let mut direct = load(&mut tx, file).await?;
    let outcome = decision.outcome;
    if !direct.decide(decision) || save(visit, &mut tx, file, version, &direct).await? == Written::Stale {
        return Ok(Changed::Stale);
    }
    tell(&mut tx, messenger(visit), file, Voice::Person, "validation-answered", PAGE).await?;
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    visit
        .record(&mut tx, file.id(), "training.decide", serde_json::json!({ "outcome": outcome.word() }))
        .await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

async fn load(tx: &mut Tx, file: &Authorized<File>) -> Result<Direct, Refusal> {
    let parts = store::parts::load(tx, &file.key, file.id()).await?;
    Ok(parts.get::<Direct>(Part::Direct).map(|kept| kept.content).unwrap_or_default())
}

async fn save(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
    version: i64,
    direct: &Direct,
) -> Result<Written, Refusal> {
    let by = Voice::of(visit.actor());
    Ok(store::parts::save(tx, desk(visit, file), (Part::Direct, version), by, direct).await?)
}
