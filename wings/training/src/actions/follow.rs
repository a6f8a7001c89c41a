//! Notes what happens during the training (1-11). What another window noted meanwhile stays: entries are added, never written over.

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::tell::tell;
use super::{Changed, desk, messenger, remind};
use crate::model::Voice;
use crate::model::follow_up::{Entry, FollowUp, Went, What};
use crate::model::part::{Kept, Part};
use crate::store::{self, Written};

/// Notes something; the other is told of an alert, an adjustment or words for their attention, and a contact is reminded of.
pub async fn note(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    what: What,
) -> Result<Changed, Refusal> {
    let (mut all, version) = load(&mut tx, file).await?;
    let (by, now) = (Voice::of(visit.actor()), visit.now());
    let id = visit.house().chance.id(now);
    let (kind, day) = match &what {
        What::Contact { on, .. } => ("contact", Some(*on)),
        What::Alert { .. } => ("alert", None),
        What::Adjustment { .. } => ("adjustment", None),
        What::Message { .. } => ("message", None),
    };
    if !all.note(Entry { id, by, at: now, what }) {
        return Ok(Changed::Stale);
    }
    if let Some(on) = day {
        remind::ask(&mut tx, visit, file.id(), remind::About::Contact(id), on).await?;
    }
    let letter = match kind {
        "alert" => "training-alert",
        "contact" => "training-planned",
        _ => "training-message",
    };
    let other = match by {
        Voice::Person => Voice::Counsellor,
        Voice::Counsellor => Voice::Person,
    };
    tell(&mut tx, messenger(visit), file, other, letter, "formation/suivi").await?;
    keep(visit, tx, file, version, &all, serde_json::json!({ "entry": id, "kind": kind })).await
}

/// Says how a planned contact went.
pub async fn say(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    contact: Uuid,
    (went, words): (Went, String),
) -> Result<Changed, Refusal> {
    let (mut all, version) = load(&mut tx, file).await?;
    if !all.say(contact, went, words) {
        return Ok(Changed::Stale);
    }
    keep(visit, tx, file, version, &all, serde_json::json!({ "entry": contact, "went": went.word() })).await
}

async fn load(tx: &mut Tx, file: &Authorized<File>) -> Result<(FollowUp, i64), Refusal> {
    let parts = store::parts::load(tx, &file.key, file.id()).await?;
    let kept: Option<Kept<FollowUp>> = parts.get(Part::FollowUp);
    Ok((kept.map(|kept| kept.content).unwrap_or_default(), parts.version(Part::FollowUp)))
}

async fn keep(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    version: i64,
    all: &FollowUp,
    detail: serde_json::Value,
) -> Result<Changed, Refusal> {
    let by = Voice::of(visit.actor());
    match store::parts::save(&mut tx, desk(visit, file), (Part::FollowUp, version), by, all).await? {
        Written::Yes => {}
        // Two writes of one row at the same moment: the form can be sent again.
        Written::Stale => return Err(Refusal::Unavailable),
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    visit.record(&mut tx, file.id(), "training.follow", detail).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
