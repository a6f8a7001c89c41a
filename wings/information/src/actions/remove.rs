//! Take an occupation away. It can be put back for a day; then a job forgets it, note included.

use jalon_kernel::access::{Act, PersonFacts};
use jalon_kernel::jobs;
use jalon_kernel::web::{Refusal, Visit};

use crate::model::kept::SECOND_THOUGHTS;
use crate::store;
use crate::wing::FORGET_REMOVED;

/// Takes the occupation `code` away from what this person keeps; taking it away twice changes nothing.
pub(crate) async fn remove(visit: &Visit, code: &str) -> Result<(), Refusal> {
    let house = visit.house();
    let id = visit.person().ok_or(Refusal::NotFound)?;
    visit.authorise(Act::NotebookWrite, PersonFacts { id })?;
    let mut tx = house.db.write().await?;
    let Some(removed) = store::remove(&mut tx, visit.now(), id, code).await? else { return Ok(()) };
    visit.record(&mut tx, id, Act::NotebookWrite.name(), serde_json::json!({ "removed": removed })).await?;
    let later = visit.now().checked_add(SECOND_THOUGHTS).unwrap_or(visit.now());
    let payload = serde_json::json!({});
    jobs::enqueue(&mut tx, &house.chance, visit.now(), FORGET_REMOVED, &payload, later, None).await?;
    tx.commit().await?;
    Ok(())
}
