//! What can be done: one verb a file. Each is handed a transaction and a file its handler was allowed to change, computes,
//! saves, notes it in the journal, asks for what is to come, and commits where it can be seen.

pub mod add_objective;
pub mod add_project;
pub mod add_step;
pub mod answer_diagnosis;
pub mod answer_synthesis;
pub mod edit_objective;
pub mod edit_project;
pub mod edit_step;
pub mod propose_synthesis;
pub mod remind_step;
pub mod write_entry;

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::File;
use jalon_kernel::db::Tx;
use jalon_kernel::idempotency;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use crate::store::Desk;

/// How a change ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Changed {
    /// It is kept.
    Done,
    /// Somebody else wrote since the page was read: nothing was changed.
    Stale,
}

/// Whether a form that creates something does so now, or already did.
enum Claim {
    First,
    Already(String),
}

/// What a write of this visit in this file needs.
fn desk<'a>(visit: &'a Visit, file: &'a Authorized<File>) -> Desk<'a> {
    Desk {
        chance: &visit.house().chance,
        now: visit.now(),
        parcours: file.id(),
        person: file.person(),
        key: &file.key,
    }
}

/// Notes that the form with this key leads to `location`, before anything else is written.
async fn claim(visit: &Visit, tx: &mut Tx, key: Uuid, location: &str) -> Result<Claim, Refusal> {
    let owner = visit.session().ok_or(Refusal::SignIn)?.digest;
    if let Some(location) = idempotency::already(tx, owner, key).await? {
        return Ok(Claim::Already(location));
    }
    match idempotency::remember(tx, owner, key, location, visit.now()).await {
        Ok(()) => Ok(Claim::First),
        Err(error) if error.is_unique_violation() => {
            // The other copy was committed while this one waited: this transaction is lost, another one reads where it led.
            let mut tx = visit.house().db.read().await?;
            idempotency::already(&mut tx, owner, key).await?.map(Claim::Already).ok_or(Refusal::Unavailable)
        }
        Err(error) => Err(error.into()),
    }
}
