//! Takes everything along: counted against a limit, logged and journaled before anything is gathered.

use jalon_kernel::access::Act;
use jalon_kernel::limits;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::{journal, seal};
use serde_json::json;

use super::{gather, open::oneself};
use crate::model::Kept;

/// Everything kept about the person of this visit; `form` says in the journal as what it leaves: `json` or `pdf`.
pub async fn take_along(visit: &Visit, form: &'static str) -> Result<Kept, Refusal> {
    let person = oneself(visit, Act::PrivacyExport)?;
    let house = visit.house();
    let (id, now) = (person.id, visit.now());

    let mut tx = house.db.write().await?;
    let key = seal::person_key(&mut tx, &house.secrets, id).await?;
    if let Err(wait) = limits::count(&mut tx, limits::EXPORT, &id.to_string(), now).await? {
        tx.commit().await?;
        return Err(Refusal::TooMany(wait));
    }
    journal::log_opening(&mut tx, &house.secrets, now, visit.author(), None, id, None, "export", None)
        .await?;
    visit.record(&mut tx, id, "privacy.export", json!({ "form": form })).await?;
    tx.commit().await?;

    let mut tx = house.db.read().await?;
    Ok(gather(house, &mut tx, &person, &key, now).await?)
}
