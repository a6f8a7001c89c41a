//! Takes up one of one's live mandates: a new session, under that mandate.

use jalon_kernel::access::Assurance;
use jalon_kernel::people::mandate;
use jalon_kernel::people::session::{self, For};
use jalon_kernel::web::{Refusal, Visit};
use serde_json::json;
use uuid::Uuid;

/// The token of the new session; a mandate that is not live, or not one's own, is not there.
pub async fn choose_mandate(visit: &Visit, chosen: Uuid) -> Result<String, Refusal> {
    let house = visit.house();
    let (Some(who), Some(session)) = (visit.professional(), visit.session()) else {
        return Err(Refusal::NotFound);
    };
    let mut tx = house.db.write().await?;
    let mandates = mandate::live(&mut tx, who, visit.now()).await?;
    if !mandates.iter().any(|held| held.mandate.id == chosen) {
        return Err(Refusal::NotFound);
    }
    session::close(&mut tx, session.digest).await?;
    let whom = For::Professional(who, Assurance::Two, Some(chosen));
    let token = session::open(&mut tx, &house.chance, visit.now(), whom).await?;
    visit.record(&mut tx, who, "session.mandate", json!({ "mandate": chosen })).await?;
    tx.commit().await?;
    Ok(token)
}
