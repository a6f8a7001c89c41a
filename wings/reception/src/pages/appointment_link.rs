//! `/rendez-vous/{token}`: the answer from the mail, without signing in. It shows when and how, and nothing else.

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jalon_documents::calendar::{self, Mailbox, Message, Uid};
use jalon_kernel::access::{Act, Actor, authorise};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::people::operator;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};

use super::meeting::{MeetingCard, Side};
use crate::actions::answer_appointment::{Answered, answer_by_link};
use crate::model::appointment::{Appointment, AppointmentState, Reply};
use crate::store::appointments;

/// The page.
#[derive(Template)]
#[template(path = "appointment_link.html")]
pub struct LinkPage {
    /// The frame.
    pub frame: Frame,
    /// The appointment.
    pub meeting: MeetingCard,
}

impl LinkPage {
    fn text(&self) -> String {
        let key = match self.meeting.appointment.state {
            AppointmentState::Cancelled => "reception-link-cancelled",
            _ if !self.meeting.appointment.can_answer(self.meeting.now) => "reception-link-past",
            AppointmentState::Proposed => "reception-link-proposed",
            AppointmentState::Accepted => "reception-link-accepted",
            AppointmentState::Declined => "reception-link-declined",
        };
        self.frame.t(key).into_owned()
    }
}

/// Shows the appointment.
pub async fn get(visit: Visit, Path(token): Path<String>) -> Result<Response, Refusal> {
    let (appointment, _) = load(&visit, &token).await?;
    let stands = matches!(appointment.state, AppointmentState::Proposed | AppointmentState::Accepted);
    let action = format!("/rendez-vous/{token}");
    let calendar = stands.then(|| format!("{action}/calendrier.ics"));
    let mut frame = visit.frame();
    // The token answers for the person: it is not carried into the forms of the frame.
    frame.path = "/".to_owned();
    let meeting = MeetingCard {
        frame: frame.clone(),
        appointment,
        side: Side::Link,
        action,
        calendar,
        now: visit.now(),
    };
    Ok(Page::new(LinkPage { frame, meeting }).into_response())
}

/// Answers it.
pub async fn post(
    visit: Visit,
    Path(token): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let reply = form.required("reponse", parse::choice(Reply::from_word)).ok_or(Refusal::Unreadable)?;
    let told = match answer_by_link(&visit, &token, reply).await? {
        Answered::Done(AppointmentState::Accepted) => "reception-accepted",
        Answered::Done(_) => "reception-declined",
        Answered::Late => "reception-late",
    };
    Ok(visit.answer(&format!("/rendez-vous/{token}"), Some(Told(told)), None))
}

/// The file for an agenda.
pub async fn ics(visit: Visit, Path(token): Path<String>) -> Result<Response, Refusal> {
    let (appointment, file) = load(&visit, &token).await?;
    let site = {
        let mut tx = visit.house().db.read().await?;
        operator::site(&mut tx, file.parcours.facts.site).await?
    };
    let house = &visit.house().settings.base_url;
    let host = house.split("://").nth(1).unwrap_or(house).split(['/', ':']).next().unwrap_or("jalon");
    let name = format!("{}, {}", file.parcours.operator_name, file.parcours.site_name);
    let address = site.and_then(|site| site.email);
    let organizer = address
        .and_then(|address| Mailbox::parse(&name, &address).ok())
        .or_else(|| Mailbox::parse(&name, &format!("rendez-vous@{host}")).ok())
        .ok_or(Refusal::Internal)?;
    let stands = matches!(appointment.state, AppointmentState::Proposed | AppointmentState::Accepted);
    let slot = calendar::Slot::parse(appointment.slot.starts_at, appointment.slot.ends_at);
    let words = visit.words();
    let event = calendar::Appointment {
        uid: Uid::parse(&format!("rdv-{}@{host}", appointment.id)).map_err(|_| Refusal::Internal)?,
        sequence: u32::try_from(appointment.sequence).unwrap_or(0),
        stamp: visit.now(),
        slot: slot.map_err(|_| Refusal::Internal)?,
        message: if stands { Message::Publish } else { Message::Cancel { attendee: None } },
        organizer,
        // An agenda is seen by others: it says neither what for nor with whom.
        summary: words.t("reception-calendar-summary").into_owned(),
        location: None,
        description: Some(words.t(&format!("mode-{}", appointment.mode.word())).into_owned()),
        url: None,
        reminder: Some(jiff::SignedDuration::from_hours(2)),
    };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"rendez-vous.ics\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((StatusCode::OK, headers, calendar::event(&event)).into_response())
}

// Whoever holds the link stands for the person, for this appointment alone.
async fn load(visit: &Visit, token: &str) -> Result<(Appointment, File), Refusal> {
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let appointment = appointments::find_by_link(&mut tx, &house.secrets, token).await?;
    let appointment = appointment.ok_or(Refusal::NotFound)?;
    let file = casefile::load(&mut tx, &house.secrets, visit.now(), appointment.parcours).await?;
    let holder = Actor::Visitor { visitor: Some(appointment.person) };
    let file = authorise(&holder, Act::AppointmentAnswer, file.ok_or(Refusal::NotFound)?)?;
    Ok((appointment, file.into_inner()))
}
