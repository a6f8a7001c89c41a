//! Withdraws an agreement: from the commit on, it opens nothing.

use jalon_kernel::access::Act;
use jalon_kernel::casefile;
use jalon_kernel::web::{Refusal, Visit};
use serde_json::json;
use uuid::Uuid;

use super::open::oneself;
use crate::store;

/// Withdraws the agreement `id`. One that is already withdrawn stays so.
///
/// # Errors
/// [`Refusal::NotFound`] when it is not theirs.
pub async fn withdraw(visit: &Visit, id: Uuid) -> Result<(), Refusal> {
    let person = oneself(visit, Act::PrivacyExport)?;
    let parcours = {
        let mut tx = visit.house().db.read().await?;
        let agreements = store::agreements(&mut tx, person.id).await?;
        agreements.iter().find(|it| it.id == id).map(|it| it.parcours).ok_or(Refusal::NotFound)?
    };
    let (mut tx, file) = casefile::begin_write(visit, Act::ConsentWithdraw, parcours).await?;
    if store::withdraw(&mut tx, id, file.person(), visit.now()).await? {
        visit.record(&mut tx, file.id(), Act::ConsentWithdraw.name(), json!({ "consent": id })).await?;
        tx.commit().await?;
    }
    Ok(())
}
