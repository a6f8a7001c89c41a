//! Reminds of an appointment the day before: once, and only while it stands as it was accepted.

use jalon_kernel::House;
use jalon_kernel::access::{Act, Actor, authorise};
use jalon_kernel::casefile;
use jalon_kernel::jobs::Job;
use jalon_kernel::post::Letter;
use jalon_kernel::wing::JobError;
use uuid::Uuid;

use super::tell;
use crate::store::appointments;
use crate::store::requests::{self, Change};

/// The kind of the job.
pub const REMIND: &str = "reception-remind-appointment";

/// Does the job; done twice, it writes once.
pub async fn remind(house: &House, job: &Job) -> Result<(), JobError> {
    let id: Uuid = serde_json::from_value(job.payload["appointment"].clone())?;
    let sequence: i64 = serde_json::from_value(job.payload["sequence"].clone())?;
    let now = house.clock.now();
    let mut tx = house.db.write().await?;
    let Some(appointment) = appointments::find(&mut tx, id).await? else { return Ok(()) };
    let Some(file) = casefile::load(&mut tx, &house.secrets, now, appointment.parcours).await? else {
        return Ok(());
    };
    // A file that closed meanwhile is no longer reminded of: there is nothing to do, and nothing to try again.
    let Ok(file) = authorise(&Actor::System, Act::JobRemind, file) else { return Ok(()) };
    if appointment.slot.starts_at <= now
        || appointments::mark_reminded(&mut tx, now, id, sequence).await? == Change::Late
    {
        return Ok(());
    }
    let answers = match file.parcours.request {
        Some(request) => {
            requests::find_with(&mut tx, &file.key, request).await?.map(|request| request.answers)
        }
        None => None,
    };
    let link = format!("/rendez-vous/{}", appointments::link_token(&house.secrets, id, sequence));
    let letter = Letter { kind: tell::REMINDER.kind(), link: Some(&link), code: None };
    tell::person(house, &mut tx, now, (file.person(), &file.key), answers.as_ref(), letter).await?;
    tx.commit().await?;
    Ok(())
}
