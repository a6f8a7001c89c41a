//! Reminds of a planned contact the day before (1-11), and a counsellor of a decision that is due (2.3-07).
//!
//! A job is asked for when a day is set; when its moment comes it looks whether the day still stands, so that asking twice, or
//! running twice, reminds once. The message says that something comes, never what.

use jalon_kernel::access::{Act, Actor, authorise};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::clock;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jalon_kernel::jobs::{self, Job};
use jalon_kernel::journal::{self, Author, Entry};
use jalon_kernel::web::Visit;
use jalon_kernel::wing::JobError;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::tell::{Desk, tell};
use crate::model::Voice;
use crate::model::direct::Direct;
use crate::model::follow_up::{self, FollowUp};
use crate::model::part::{Kept, Part};
use crate::store::{self, Written};

/// The kind of the job.
pub const JOB: &str = "training.remind";

/// What is reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The decision on a project brought ready-made.
    Decision,
    /// A planned contact.
    Contact(Uuid),
}

/// Asks for the reminder of what is due on `on`, if its moment is still to come.
pub async fn ask(tx: &mut Tx, visit: &Visit, parcours: Uuid, about: About, on: Date) -> Result<(), DbError> {
    let now = visit.now();
    let Some(moment) = follow_up::reminder(on, now, &clock::paris()) else { return Ok(()) };
    let contact = match about {
        About::Decision => None,
        About::Contact(id) => Some(id),
    };
    let payload = json!({ "parcours": parcours, "contact": contact, "on": on });
    let thing = contact.unwrap_or(parcours);
    let only_once = format!("{JOB}:{thing}:{on}");
    jobs::enqueue(tx, &visit.house().chance, now, JOB, &payload, moment, Some(&only_once)).await
}

/// Does the job.
pub async fn remind(house: &House, job: &Job) -> Result<(), JobError> {
    let text = |name: &str| job.payload.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let (parcours, on): (Uuid, Date) = (text("parcours").parse()?, text("on").parse()?);
    let contact: Option<Uuid> = match text("contact") {
        "" => None,
        id => Some(id.parse()?),
    };
    let now = house.clock.now();
    let mut tx = house.db.write().await?;
    let Some(file) = casefile::load(&mut tx, &house.secrets, now, parcours).await? else { return Ok(()) };
    // A closed or erased file is left in peace.
    let Ok(file) = authorise(&Actor::System, Act::JobRemind, file) else { return Ok(()) };
    let due = match contact {
        None => decision_due(&mut tx, house, &file, on).await?,
        Some(contact) => contact_due(&mut tx, house, &file, contact, on).await?,
    };
    let Some((who, kind, page)) = due else { return Ok(()) };
    let desk = Desk { secrets: &house.secrets, chance: &house.chance, now };
    tell(&mut tx, desk, &file, who, kind, page).await?;
    let author = Author { kind: "system", id: None };
    let detail = json!({ "contact": contact, "on": on });
    journal::record(&mut tx, &house.secrets, now, Entry { chain: parcours, author, act: JOB, detail })
        .await?;
    tx.commit().await?;
    Ok(())
}

type Due = Option<(Voice, &'static str, &'static str)>;

async fn decision_due(tx: &mut Tx, house: &House, file: &File, on: Date) -> Result<Due, JobError> {
    let parts = store::parts::load(tx, &file.key, file.id()).await?;
    let Some(mut kept) = parts.get::<Direct>(Part::Direct) else { return Ok(None) };
    if !kept.content.remind(on) {
        return Ok(None);
    }
    mark(tx, house, file, Part::Direct, &kept).await?;
    Ok(Some((Voice::Counsellor, "validation-reminder", "formation/validation")))
}

async fn contact_due(
    tx: &mut Tx,
    house: &House,
    file: &File,
    contact: Uuid,
    on: Date,
) -> Result<Due, JobError> {
    let parts = store::parts::load(tx, &file.key, file.id()).await?;
    let Some(mut kept) = parts.get::<FollowUp>(Part::FollowUp) else { return Ok(None) };
    let Some(from) = kept.content.remind(contact, on) else { return Ok(None) };
    mark(tx, house, file, Part::FollowUp, &kept).await?;
    Ok(Some((from, "training-contact", "formation/suivi")))
}

// That somebody was reminded is kept with what they were reminded of, in the words of whoever wrote it.
async fn mark<T: Serialize + Sync>(
    tx: &mut Tx,
    house: &House,
    file: &File,
    part: Part,
    kept: &Kept<T>,
) -> Result<(), JobError> {
    let (chance, parcours) = (&house.chance, file.id());
    let desk = store::Desk { chance, now: kept.at, parcours, person: file.person(), key: &file.key };
    match store::parts::save(tx, desk, (part, kept.version), kept.by, &kept.content).await? {
        Written::Yes => Ok(()),
        Written::Stale => Err("somebody wrote at the same moment".into()),
    }
}
