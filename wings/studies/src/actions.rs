//! An editor publishes a study, changes it or takes it out.

use jalon_kernel::access::{Act, Authorized, SiteFacts};
use jalon_kernel::idempotency;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use crate::model::Details;
use crate::store::{self, By, Origin};

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is kept.
    Done,
    /// Somebody else changed it first, or took it out.
    Late,
}

fn by(visit: &Visit, site: &Authorized<SiteFacts>) -> By {
    By { site: **site, professional: visit.professional(), origin: Origin::Real }
}

/// Publishes a study. The same form sent twice publishes one.
pub async fn publish(
    visit: &Visit,
    site: &Authorized<SiteFacts>,
    once: Option<Uuid>,
    details: &Details,
) -> Result<(), Refusal> {
    let house = visit.house();
    let session = visit.session().ok_or(Refusal::Internal)?.digest;
    let mut tx = house.db.write().await?;
    if let Some(once) = once {
        if idempotency::already(&mut tx, session, once).await?.is_some() {
            return Ok(());
        }
        idempotency::remember(&mut tx, session, once, "/pro/etudes", visit.now()).await?;
    }
    let id = store::insert(&mut tx, &house.chance, visit.now(), by(visit, site), details).await?;
    visit.record(&mut tx, id, Act::StudyPublish.name(), serde_json::json!({ "published": id })).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes the study `id` read at `version`.
pub async fn change(
    visit: &Visit,
    site: &Authorized<SiteFacts>,
    (id, version): (Uuid, i64),
    details: &Details,
) -> Result<Changed, Refusal> {
    let mut tx = visit.house().db.write().await?;
    if !store::update(&mut tx, visit.now(), by(visit, site), (id, version), details).await? {
        return Ok(Changed::Late);
    }
    visit.record(&mut tx, id, Act::StudyPublish.name(), serde_json::json!({ "changed": id })).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Takes the study `id` out; taking it out twice changes nothing.
pub async fn take_out(visit: &Visit, site: &Authorized<SiteFacts>, id: Uuid) -> Result<(), Refusal> {
    let mut tx = visit.house().db.write().await?;
    if store::delete(&mut tx, site.id, id).await? {
        visit.record(&mut tx, id, Act::StudyPublish.name(), serde_json::json!({ "taken_out": id })).await?;
        tx.commit().await?;
    }
    Ok(())
}
