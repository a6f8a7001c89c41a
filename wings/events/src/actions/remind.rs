//! Reminds those who come, the day before: once, and only while the event stands as it was planned.

use std::time::Duration;

use jalon_kernel::House;
use jalon_kernel::access::{Act, Actor, PersonFacts, authorise};
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::jobs::{self, Job};
use jalon_kernel::wing::JobError;
use jiff::Timestamp;
use uuid::Uuid;

use super::{places, tell};
use crate::model::seat::SeatState;
use crate::store::{events, seats};

/// The kind of the job.
pub const REMIND: &str = "events-remind";

/// How long before the beginning.
const BEFORE: Duration = Duration::from_secs(24 * 3600);

/// Plans the reminder of an event as it stands at `sequence`; an event that is less than a day away needs none.
pub async fn plan(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    event: Uuid,
    sequence: i64,
    starts_at: Timestamp,
) -> Result<(), DbError> {
    let due = starts_at.checked_sub(BEFORE).unwrap_or(now);
    if due <= now {
        return Ok(());
    }
    let payload = serde_json::json!({ "event": event, "sequence": sequence });
    jobs::enqueue(tx, &house.chance, now, REMIND, &payload, due, None).await
}

/// Does the job; done twice, it writes once.
pub async fn remind(house: &House, job: &Job) -> Result<(), JobError> {
    let id: Uuid = serde_json::from_value(job.payload["event"].clone())?;
    let sequence: i64 = serde_json::from_value(job.payload["sequence"].clone())?;
    let now = house.clock.now();
    let mut tx = house.db.write().await?;
    let Some(event) = events::lock(&mut tx, id).await? else { return Ok(()) };
    // Changed meanwhile: the change planned a reminder of its own.
    if event.sequence != sequence || !event.is_open(now) {
        return Ok(());
    }
    // Somebody may have erased themselves since: their place goes on first.
    places::give(house, &mut tx, now, &event, None).await?;
    for seat in seats::of_event(&mut tx, &house.secrets, id).await? {
        if seat.state != SeatState::Held {
            continue;
        }
        let person = PersonFacts { id: seat.person };
        if authorise(&Actor::System, Act::JobRemind, person).is_ok()
            && seats::mark_reminded(&mut tx, now, seat.id).await?
        {
            tell::holder(house, &mut tx, now, id, seat.person, seat.id, "event-reminder").await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
