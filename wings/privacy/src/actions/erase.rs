//! Erases everything about a person, in one transaction; from its commit on nothing personal can be read, in any
//! backup either.
//!
//! What stays are rows without a name: that somebody came, that an operator had a file, what was done and when. The
//! table of what becomes of each table is [`crate::KERNEL_TABLES`].

use jalon_kernel::access::{Act, ParcoursState};
use jalon_kernel::casefile::{self, End};
use jalon_kernel::db::Tx;
use jalon_kernel::people::contact::{self, Contact};
use jalon_kernel::people::{person, session};
use jalon_kernel::seal;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::{idempotency, jobs, post};
use serde_json::json;
use uuid::Uuid;

use super::{open::oneself, scrub};
use crate::store;

/// Erases everything about the person of this visit; `once` is the key of the form, by which a double click is
/// told the same.
pub async fn erase(visit: &Visit, once: Uuid) -> Result<(), Refusal> {
    if let Err(failure) = erase_now(visit, once).await {
        // The second of two clicks finds the person, the key or the session gone.
        return if erased_with(visit, once).await? { Ok(()) } else { Err(failure) };
    }
    // The job written with the erasure does this again should it fail: the person is not told to wait for it.
    if let Err(error) = scrub::scrub(&visit.house().db).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "the write-ahead log is not cut yet");
    }
    Ok(())
}

async fn erase_now(visit: &Visit, once: Uuid) -> Result<(), Refusal> {
    let whose = oneself(visit, Act::PrivacyErase)?;
    let house = visit.house();
    let (id, now) = (whose.id, visit.now());

    let mut tx = house.db.write().await?;
    let key = seal::person_key(&mut tx, &house.secrets, id).await?;
    let contacts = contact::of_person(&mut tx, id, &key).await?;
    for wing in &house.wings {
        wing.erase(&mut tx, now, id).await?;
    }
    erase_kernel(visit, &mut tx, id, &contacts).await?;
    visit.record(&mut tx, id, Act::PrivacyErase.name(), json!({})).await?;
    idempotency::remember(&mut tx, owner(visit, once), once, "/mes-donnees/efface", now).await?;
    jobs::enqueue(&mut tx, &house.chance, now, scrub::JOB, &json!({}), now, Some(scrub::JOB)).await?;
    tx.commit().await?;
    Ok(())
}

async fn erase_kernel(visit: &Visit, tx: &mut Tx, id: Uuid, contacts: &[Contact]) -> Result<(), Refusal> {
    let house = visit.house();
    let now = visit.now();
    let digests: Vec<_> =
        contacts.iter().map(|it| (it.kind, contact::digest(&house.secrets, it.kind, &it.address))).collect();
    store::forget_login_codes(tx, id, &digests).await?;
    contact::forget_all(tx, id).await?;
    post::forget_all(tx, id).await?;
    session::close_all_of_person(tx, id).await?;
    store::withdraw_all(tx, id, now).await?;
    for parcours in casefile::list_of_person(tx, id).await? {
        if parcours.facts.state != ParcoursState::Erased {
            casefile::close(tx, now, parcours.facts.id, End::Erased).await?;
            visit.record(tx, parcours.facts.id, "parcours.erase", json!({})).await?;
        }
    }
    person::mark_erased(tx, id, now).await?;
    seal::erase_person_key(tx, id).await?;
    Ok(())
}

/// Whether the form with this key has erased somebody: what its page may say again when it is reloaded.
pub async fn erased_with(visit: &Visit, once: Uuid) -> Result<bool, Refusal> {
    let mut tx = visit.house().db.read().await?;
    Ok(idempotency::already(&mut tx, owner(visit, once), once).await?.is_some())
}

// The session is gone with the person: the form answers for itself.
fn owner(visit: &Visit, once: Uuid) -> [u8; 32] {
    visit.house().secrets.digest("erasure", &once.to_string())
}
