//! Reminds of a step two days before it is due (3-03): whoever owns it, and the counsellor when the person has no address.
//!
//! A job is asked for whenever a day is set; when its moment comes it looks whether the step still stands on that day, so
//! that asking twice, or running twice, reminds once. The message says that a step comes, never which.

use jalon_kernel::access::{Act, Actor, authorise};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::chance::Chance;
use jalon_kernel::clock;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jalon_kernel::jobs::{self, Job};
use jalon_kernel::journal::{self, Author, Entry};
use jalon_kernel::people::{contact, professional};
use jalon_kernel::post::{self, Letter, To};
use jalon_kernel::wing::JobError;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::model::{Voice, step};
use crate::store::{self, Written};

/// The kind of the job.
pub const JOB: &str = "step.remind";

/// Asks for the reminder of a step that is due on `due`, if its moment is still to come.
pub async fn ask(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    id: Uuid,
    due: Option<Date>,
) -> Result<(), DbError> {
    let Some((due, moment)) = due.and_then(|due| Some((due, step::reminder(due, now, &clock::paris())?)))
    else {
        return Ok(());
    };
    let payload = serde_json::json!({ "step": id, "due": due });
    let only_once = format!("{JOB}:{id}:{due}");
    jobs::enqueue(tx, chance, now, JOB, &payload, moment, Some(&only_once)).await
}

/// Does the job.
pub async fn remind(house: &House, job: &Job) -> Result<(), JobError> {
    let text = |name: &str| job.payload.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let (id, due): (Uuid, Date) = (text("step").parse()?, text("due").parse()?);
    let now = house.clock.now();
    let mut tx = house.db.write().await?;
    let Some(parcours) = store::steps::parcours(&mut tx, id).await? else { return Ok(()) };
    let Some(file) = casefile::load(&mut tx, &house.secrets, now, parcours).await? else { return Ok(()) };
    // A closed or erased file is left in peace.
    let Ok(file) = authorise(&Actor::System, Act::JobRemind, file) else { return Ok(()) };
    if store::steps::set_reminded(&mut tx, now, id, due).await? == Written::Stale {
        return Ok(());
    }
    let steps = store::steps::list(&mut tx, &file.key, parcours).await?;
    let Some(step) = steps.into_iter().find(|step| step.id == id) else { return Ok(()) };
    write(house, &mut tx, now, &file, step.content.owner).await?;
    let author = Author { kind: "system", id: None };
    let entry =
        Entry { chain: parcours, author, act: "step.remind", detail: serde_json::json!({ "step": id }) };
    journal::record(&mut tx, &house.secrets, now, entry).await?;
    tx.commit().await?;
    Ok(())
}

async fn write(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    file: &File,
    owner: Voice,
) -> Result<(), JobError> {
    let link = format!("/parcours/{}/plan", file.id());
    let letter = Letter { kind: "step-reminder", link: Some(&link), code: None };
    let (secrets, chance) = (&house.secrets, &house.chance);
    if owner == Voice::Person {
        // Only an address the person proved to read: another one may be a stranger's.
        let contacts = contact::of_person(tx, file.person(), &file.key).await?;
        if let Some(contact) = contacts.iter().find(|contact| contact.confirmed_at.is_some()) {
            let to = To::Person {
                id: file.person(),
                key: &file.key,
                kind: contact.kind,
                address: &contact.address,
            };
            post::write(tx, secrets, chance, now, to, &file.person_locale, letter).await?;
            return Ok(());
        }
    }
    if let Some(counsellor) = professional::load(tx, file.parcours.counsellor).await? {
        let to = To::Professional { id: counsellor.id, email: &counsellor.email };
        post::write(tx, secrets, chance, now, to, "fr", letter).await?;
    }
    Ok(())
}
