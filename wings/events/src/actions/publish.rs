//! A site publishes an event or a resource space, changes it, or calls an event off.

use jalon_kernel::access::{Act, Authorized, SiteFacts};
use jalon_kernel::db::Tx;
use jalon_kernel::idempotency;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::{places, remind, tell};
use crate::model::event::{Details, Event};
use crate::model::space::SpaceDetails;
use crate::store::events::{self, Origin};
use crate::store::{seats, spaces};

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is kept.
    Done,
    /// Somebody else changed it first, or it was called off.
    Late,
}

/// Publishes an event. The same form sent twice publishes one.
pub async fn publish(
    visit: &Visit,
    site: &Authorized<SiteFacts>,
    once: Option<Uuid>,
    details: &Details,
) -> Result<(), Refusal> {
    let house = visit.house();
    let now = visit.now();
    let session = visit.session().ok_or(Refusal::Internal)?.digest;
    let mut tx = house.db.write().await?;
    if let Some(once) = once {
        if idempotency::already(&mut tx, session, once).await?.is_some() {
            return Ok(());
        }
        idempotency::remember(&mut tx, session, once, "/pro/rencontres", now).await?;
    }
    let by = visit.professional();
    let id = events::insert(&mut tx, &house.chance, now, **site, by, details, Origin::Real).await?;
    remind::plan(house, &mut tx, now, id, 0, details.starts_at).await?;
    visit.record(&mut tx, id, Act::EventPublish.name(), serde_json::json!({ "published": id })).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes an event read at `version`; whoever comes is told when the day or the place changed, and whoever waits gets
/// the places that were added.
pub async fn change(visit: &Visit, id: Uuid, version: i64, details: &Details) -> Result<Changed, Refusal> {
    let house = visit.house();
    let now = visit.now();
    let mut tx = house.db.write().await?;
    let before = events::lock(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    visit.authorise(Act::EventPublish, before.site)?;
    if !events::update(&mut tx, now, id, version, visit.professional(), details).await? {
        return Ok(Changed::Late);
    }
    let after = events::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    places::give(house, &mut tx, now, &after, None).await?;
    if is_elsewhere(&before.details, details) {
        tell_all(visit, &mut tx, &after).await?;
    }
    remind::plan(house, &mut tx, now, id, after.sequence, details.starts_at).await?;
    visit.record(&mut tx, id, Act::EventPublish.name(), serde_json::json!({ "changed": id })).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Calls an event off; everybody who comes or waits is told.
pub async fn cancel(visit: &Visit, id: Uuid) -> Result<(), Refusal> {
    let house = visit.house();
    let mut tx = house.db.write().await?;
    let event = events::lock(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    visit.authorise(Act::EventPublish, event.site)?;
    if events::cancel(&mut tx, visit.now(), id, visit.professional()).await? {
        tell_all(visit, &mut tx, &event).await?;
        visit.record(&mut tx, id, Act::EventPublish.name(), serde_json::json!({ "cancelled": id })).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Adds a resource space, or changes the one read at that version.
pub async fn write_space(
    visit: &Visit,
    site: &Authorized<SiteFacts>,
    known: Option<(Uuid, i64)>,
    details: &SpaceDetails,
) -> Result<Changed, Refusal> {
    let house = visit.house();
    let now = visit.now();
    let mut tx = house.db.write().await?;
    let changed = match known {
        None => {
            spaces::insert(&mut tx, &house.chance, now, **site, details, Origin::Real).await?;
            Changed::Done
        }
        Some((id, version)) if spaces::update(&mut tx, now, id, version, details).await? => Changed::Done,
        Some(_) => Changed::Late,
    };
    if changed == Changed::Done {
        let detail = serde_json::json!({ "space": details.name });
        visit.record(&mut tx, site.id, Act::EventPublish.name(), detail).await?;
        tx.commit().await?;
    }
    Ok(changed)
}

fn is_elsewhere(before: &Details, after: &Details) -> bool {
    let where_and_when = |it: &Details| (it.starts_at, it.ends_at, it.place.clone(), it.town.clone());
    where_and_when(before) != where_and_when(after)
}

async fn tell_all(visit: &Visit, tx: &mut Tx, event: &Event) -> Result<(), Refusal> {
    for seat in seats::of_event(tx, &visit.house().secrets, event.id).await? {
        tell::holder(visit.house(), tx, visit.now(), event.id, seat.person, seat.id, "event-changed").await?;
    }
    Ok(())
}
