//! An appointment is accepted, declined or cancelled: from the mail, from the person's space, or by the counsellor.

use jalon_kernel::access::{Act, Actor, Authorized, authorise};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::db::Tx;
use jalon_kernel::jobs;
use jalon_kernel::journal::{self, Author};
use jalon_kernel::post::Letter;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::remind::REMIND;
use super::tell;
use crate::model::appointment::{Appointment, AppointmentState, Reply};
use crate::store::appointments;
use crate::store::requests::{self, Change};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is written, now or since an earlier click: what the appointment is from now on.
    Done(AppointmentState),
    /// It can no longer be said: the appointment changed, was cancelled, or has begun.
    Late,
}

/// Answers the appointment `id` of a parcours, as whoever this visit is.
pub async fn answer_appointment(
    visit: &Visit,
    parcours: Uuid,
    id: Uuid,
    reply: Reply,
) -> Result<Answered, Refusal> {
    let mut tx = visit.house().db.write().await?;
    let appointment = appointments::find(&mut tx, id).await?.filter(|one| one.parcours == parcours);
    // Without an account the session of the request is enough; with none at all one is led to sign in.
    if visit.session().is_none() {
        return Err(Refusal::SignIn);
    }
    let file = casefile::load(&mut tx, &visit.house().secrets, visit.now(), parcours).await?;
    let file = visit.authorise(Act::AppointmentAnswer, file.ok_or(Refusal::NotFound)?)?;
    write(visit, tx, file, appointment.ok_or(Refusal::NotFound)?, reply, visit.author()).await
}

/// Answers from the link of a mail: whoever holds it stands for the person, for this appointment and nothing else.
pub async fn answer_by_link(visit: &Visit, token: &str, reply: Reply) -> Result<Answered, Refusal> {
    let house = visit.house();
    let mut tx = house.db.write().await?;
    let appointment = appointments::find_by_link(&mut tx, &house.secrets, token).await?;
    let appointment = appointment.ok_or(Refusal::NotFound)?;
    let file = casefile::load(&mut tx, &house.secrets, visit.now(), appointment.parcours).await?;
    let holder = Actor::Visitor { visitor: Some(appointment.person) };
    let file = authorise(&holder, Act::AppointmentAnswer, file.ok_or(Refusal::NotFound)?)?;
    let author = Author { kind: "visitor", id: Some(appointment.person) };
    write(visit, tx, file, appointment, reply, author).await
}

async fn write(
    visit: &Visit,
    mut tx: Tx,
    file: Authorized<File>,
    appointment: Appointment,
    reply: Reply,
    author: Author,
) -> Result<Answered, Refusal> {
    let (house, now) = (visit.house(), visit.now());
    // Each side says what is its own to say: the person comes or not, the counsellor takes back.
    if (author.kind == "professional") != (reply == Reply::Cancel) {
        return Err(Refusal::NotFound);
    }
    let Some(state) = appointment.after(reply, now) else {
        let is_said = appointment.state == AppointmentState::Cancelled && reply == Reply::Cancel;
        return Ok(if is_said { Answered::Done(appointment.state) } else { Answered::Late });
    };
    if state == appointment.state {
        return Ok(Answered::Done(state));
    }
    if appointments::answer(&mut tx, now, &appointment, state).await? == Change::Late {
        return Ok(Answered::Late);
    }
    match reply {
        Reply::Accept | Reply::Decline => {
            let link = format!("/parcours/{}", appointment.parcours);
            let letter = Letter { kind: "appointment-answered", link: Some(&link), code: None };
            tell::professional(house, &mut tx, now, appointment.professional, letter).await?;
        }
        Reply::Cancel => tell_cancelled(visit, &mut tx, &file, &appointment).await?,
    }
    if state == AppointmentState::Accepted
        && let Some(at) = appointment.slot.reminder(now)
    {
        let payload = serde_json::json!({ "appointment": appointment.id, "sequence": appointment.sequence });
        let once = format!("{REMIND}:{}:{}", appointment.id, appointment.sequence);
        jobs::enqueue(&mut tx, &house.chance, now, REMIND, &payload, at, Some(&once)).await?;
    }
    let detail = serde_json::json!({ "appointment": appointment.id, "answer": state });
    let entry = journal::Entry { chain: appointment.parcours, author, act: "appointment.answer", detail };
    journal::record(&mut tx, &house.secrets, now, entry).await?;
    tx.commit().await?;
    Ok(Answered::Done(state))
}

async fn tell_cancelled(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
    appointment: &Appointment,
) -> Result<(), Refusal> {
    let house = visit.house();
    let token = appointments::link_token(&house.secrets, appointment.id, appointment.sequence);
    let link = format!("/rendez-vous/{token}");
    let answers = match file.parcours.request {
        Some(request) => requests::find_with(tx, &file.key, request).await?.map(|request| request.answers),
        None => None,
    };
    let letter = Letter { kind: tell::CANCELLED.kind(), link: Some(&link), code: None };
    tell::person(house, tx, visit.now(), (file.person(), &file.key), answers.as_ref(), letter).await?;
    Ok(())
}
