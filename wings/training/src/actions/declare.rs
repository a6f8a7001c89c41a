//! Declares a training and its funding to the account's information system (2.3-13), exactly once.
//!
//! What is declared is frozen and sealed in the file; the job holds identifiers alone. A declaration that leaves is first noted as
//! having left, then put under its own identifier as often as it takes, until the system says that it has it or does not want
//! it: an acknowledgement that is lost is asked for again, and the system knows that it has the declaration already.

use jalon_kernel::access::{Act, Actor, Authorized, authorise};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::db::Tx;
use jalon_kernel::house::House;
use jalon_kernel::jobs::{self, Job};
use jalon_kernel::journal::{self, Author, Entry};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::JobError;
use serde_json::json;
use uuid::Uuid;

use super::{Changed, desk};
use crate::account::AccountSystem;
use crate::model::Voice;
use crate::model::declaration::{Came, Declaration, Declarations, Said};
use crate::model::part::{Kept, Part};
use crate::store::{self, Written};

/// The kind of the job.
pub const JOB: &str = "account.declare";

/// Another write can only come first a few times between reading and writing one row.
const TRIES: usize = 5;

/// Keeps a declaration, to be sent at once; nothing is kept while one is under way or when the system has it already.
pub async fn declare(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    said: Said,
    name: String,
) -> Result<Changed, Refusal> {
    let parts = store::parts::load(&mut tx, &file.key, file.id()).await?;
    let mut all: Declarations = parts.get(Part::Declarations).map(|kept| kept.content).unwrap_or_default();
    let (now, chance) = (visit.now(), &visit.house().chance);
    let id = chance.id(now);
    if !all.add(id, said, now, name) {
        return Ok(Changed::Stale);
    }
    let at = (Part::Declarations, parts.version(Part::Declarations));
    // The row has one version: of two that come at the same moment, one finds it taken.
    let written = store::parts::save(&mut tx, desk(visit, file), at, Voice::of(visit.actor()), &all).await;
    match written {
        Ok(Written::Yes) => {}
        Ok(Written::Stale) => return Ok(Changed::Stale),
        Err(error) => return Err(error.into()),
    }
    let payload = json!({ "parcours": file.id(), "declaration": id });
    jobs::enqueue(&mut tx, chance, now, JOB, &payload, now, Some(&format!("{JOB}:{id}"))).await?;
    visit.record(&mut tx, file.id(), "training.declare", json!({ "declaration": id })).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Does the job: sends a declaration once. An error makes the house try again later and later.
pub async fn send(house: &House, system: Option<&AccountSystem>, job: &Job) -> Result<(), JobError> {
    let text = |name: &str| job.payload.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let (parcours, id): (Uuid, Uuid) = (text("parcours").parse()?, text("declaration").parse()?);
    let system = system.ok_or("no account system is configured")?;
    let now = house.clock.now();
    let Some(declaration) = change(house, parcours, id, |it| it.leaves(now)).await? else { return Ok(()) };
    let came = system.send(&declaration).await;
    let trouble = match &came {
        Came::NotNow(trouble) => Some(*trouble),
        Came::Acknowledged(_) | Came::Refused(_) => None,
    };
    change(house, parcours, id, |it| it.comes(came.clone())).await?;
    match trouble {
        Some(trouble) => Err(format!("the account's system did not take it: {}", trouble.word()).into()),
        None => Ok(()),
    }
}

// Changes a declaration that is still under way; `None` when there is nothing of it to send any more.
async fn change(
    house: &House,
    parcours: Uuid,
    id: Uuid,
    apply: impl Fn(&mut Declaration),
) -> Result<Option<Declaration>, JobError> {
    for _ in 0..TRIES {
        let mut tx = house.db.write().await?;
        let now = house.clock.now();
        let Some(file) = casefile::load(&mut tx, &house.secrets, now, parcours).await? else {
            return Ok(None);
        };
        // An erased file is left in peace; what a closed one asked for before it closed is still owed.
        let Ok(file) = authorise(&Actor::System, Act::JobRender, file) else { return Ok(None) };
        let parts = store::parts::load(&mut tx, &file.key, parcours).await?;
        let Some(mut kept): Option<Kept<Declarations>> = parts.get(Part::Declarations) else {
            return Ok(None);
        };
        let Some(declaration) = kept.content.find(id).filter(|it| it.is_under_way()) else { return Ok(None) };
        apply(declaration);
        let declaration = declaration.clone();
        if write(house, tx, &file, &kept, &declaration).await? == Written::Yes {
            return Ok(Some(declaration));
        }
    }
    Err("others wrote at the same moment".into())
}

async fn write(
    house: &House,
    mut tx: Tx,
    file: &File,
    kept: &Kept<Declarations>,
    declaration: &Declaration,
) -> Result<Written, JobError> {
    let (chance, now, parcours) = (&house.chance, house.clock.now(), file.id());
    let desk = store::Desk { chance, now, parcours, person: file.person(), key: &file.key };
    let at = (Part::Declarations, kept.version);
    let written = store::parts::save(&mut tx, desk, at, kept.by, &kept.content).await?;
    if written == Written::Yes {
        let author = Author { kind: "system", id: None };
        let detail = json!({ "declaration": declaration.id, "state": declaration.state.word() });
        journal::record(&mut tx, &house.secrets, now, Entry { chain: parcours, author, act: JOB, detail })
            .await?;
        tx.commit().await?;
    }
    Ok(written)
}
