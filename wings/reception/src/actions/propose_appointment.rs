//! A counsellor proposes a time to meet, or another time for an appointment that stands.

use jalon_kernel::access::{Act, Authorized};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::db::Tx;
use jalon_kernel::idempotency;
use jalon_kernel::post::Letter;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::tell;
use crate::store::appointments::{self, Proposal};
use crate::store::requests::{self, Change};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// The person is told, if they left an address; now or since an earlier click.
    Done,
    /// The counsellor has another appointment at that time.
    Overlap,
    /// The appointment changed meanwhile: nothing was moved.
    Late,
}

/// Proposes an appointment of a parcours.
pub async fn propose_appointment(
    visit: &Visit,
    parcours: Uuid,
    once: Option<Uuid>,
    proposal: Proposal,
) -> Result<Proposed, Refusal> {
    let house = visit.house();
    let (mut tx, file) = casefile::begin_write(visit, Act::AppointmentPropose, parcours).await?;
    let session = visit.session().ok_or(Refusal::Internal)?.digest;
    if let Some(once) = once
        && idempotency::already(&mut tx, session, once).await?.is_some()
    {
        return Ok(Proposed::Done);
    }
    if appointments::overlaps(&mut tx, proposal.professional, proposal.slot, None).await?.is_some() {
        return Ok(Proposed::Overlap);
    }
    let (secrets, chance) = (&house.secrets, &house.chance);
    let (person, key, now) = (file.person(), &file.key, visit.now());
    let id = appointments::insert(&mut tx, secrets, chance, now, person, key, parcours, &proposal).await?;
    tell_person(visit, &mut tx, &file, id, 0).await?;
    let detail = serde_json::json!({ "appointment": id, "mode": proposal.mode });
    visit.record(&mut tx, parcours, "appointment.propose", detail).await?;
    if let Some(once) = once {
        idempotency::remember(&mut tx, session, once, &format!("/parcours/{parcours}/rendez-vous"), now)
            .await?;
    }
    tx.commit().await?;
    Ok(Proposed::Done)
}

/// Proposes another time for the appointment `id`, read at `version`.
pub async fn move_appointment(
    visit: &Visit,
    parcours: Uuid,
    id: Uuid,
    version: i64,
    proposal: Proposal,
) -> Result<Proposed, Refusal> {
    let house = visit.house();
    let (mut tx, file) = casefile::begin_write(visit, Act::AppointmentPropose, parcours).await?;
    let appointment = appointments::find(&mut tx, id).await?.filter(|one| one.parcours == parcours);
    let appointment = appointment.ok_or(Refusal::NotFound)?;
    if appointment.version != version || !appointment.can_answer(visit.now()) {
        return Ok(Proposed::Late);
    }
    if appointments::overlaps(&mut tx, proposal.professional, proposal.slot, Some(id)).await?.is_some() {
        return Ok(Proposed::Overlap);
    }
    let (secrets, chance) = (&house.secrets, &house.chance);
    let moved = appointments::move_to(&mut tx, secrets, chance, &file.key, &appointment, &proposal).await?;
    if moved == Change::Late {
        return Ok(Proposed::Late);
    }
    tell_person(visit, &mut tx, &file, id, appointment.sequence + 1).await?;
    let detail = serde_json::json!({ "appointment": id, "mode": proposal.mode });
    visit.record(&mut tx, parcours, "appointment.move", detail).await?;
    tx.commit().await?;
    Ok(Proposed::Done)
}

async fn tell_person(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
    appointment: Uuid,
    sequence: i64,
) -> Result<(), Refusal> {
    let house = visit.house();
    let link = format!("/rendez-vous/{}", appointments::link_token(&house.secrets, appointment, sequence));
    let answers = match file.parcours.request {
        Some(request) => requests::find_with(tx, &file.key, request).await?.map(|request| request.answers),
        None => None,
    };
    let letter = Letter { kind: "appointment-proposed", link: Some(&link), code: None };
    tell::person(house, tx, visit.now(), (file.person(), &file.key), answers.as_ref(), letter).await?;
    Ok(())
}
