//! Writes a step again, or says where it stands (3-03).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};

use super::{Changed, desk, remind_step};
use crate::model::step::{Content, State, Step};
use crate::store::{self, Written};

/// Writes `former` again over the version that was read; another day is reminded of anew.
pub async fn edit_step(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (former, version): (&Step, i64),
    content: &Content,
    state: State,
) -> Result<Changed, Refusal> {
    let is_same_day = former.content.due == content.due;
    let reminded_at = former.reminded_at.filter(|_| is_same_day);
    let id = former.id;
    match store::steps::update(&mut tx, desk(visit, file), (id, version), content, state, reminded_at).await?
    {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Plan).await?;
    let detail = serde_json::json!({ "step": id, "version": version + 1, "state": state.word() });
    visit.record(&mut tx, file.id(), "step.write", detail).await?;
    if state == State::ToDo && reminded_at.is_none() {
        remind_step::ask(&mut tx, &visit.house().chance, visit.now(), id, content.due).await?;
    }
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Says where `former` stands.
pub async fn move_step(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (former, version): (&Step, i64),
    state: State,
) -> Result<Changed, Refusal> {
    match store::steps::set_state(&mut tx, desk(visit, file), former.id, version, state).await? {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Plan).await?;
    let detail = serde_json::json!({ "step": former.id, "state": state.word() });
    visit.record(&mut tx, file.id(), "step.move", detail).await?;
    if state == State::ToDo && former.reminded_at.is_none() {
        remind_step::ask(&mut tx, &visit.house().chance, visit.now(), former.id, former.content.due).await?;
    }
    tx.commit().await?;
    Ok(Changed::Done)
}
