//! `/parcours/{id}/rendez-vous`: the appointments of a parcours; the counsellor proposes, the person answers.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, Actor, Authorized, FieldClass};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::{Breadcrumb, Button, Choice, EmptyState, LinkButton, Mood, Notice};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::people::operator;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use serde::Deserialize;
use uuid::Uuid;

use super::id;
use super::meeting::{MeetingCard, Side, meeting};
use super::said;
use crate::actions::answer_appointment::{Answered, answer_appointment};
use crate::actions::propose_appointment::{Proposed, move_appointment, propose_appointment};
use crate::model::answers::{ContactMode, Reach};
use crate::model::appointment::{Appointment, AppointmentState, LENGTHS, NoSlot, Reply, Slot};
use crate::store::appointments::{self, Proposal};
use crate::store::requests;

const SCOPE: &str = "reception-propose";

/// The page.
#[derive(Template)]
#[template(path = "appointments.html")]
pub struct AppointmentsPage {
    /// The frame.
    pub frame: Frame,
    /// Of which parcours.
    pub parcours: Uuid,
    /// Those ahead.
    pub ahead: Vec<MeetingCard>,
    /// Those past, declined or cancelled.
    pub past: Vec<MeetingCard>,
    /// The fields to propose one, for the counsellor.
    pub form: Option<Form>,
    /// The appointment to be moved.
    pub moving: Option<Uuid>,
    /// What the person said of how to meet, for the counsellor.
    pub wish: Option<String>,
    /// What happened instead of what was asked.
    pub late: Option<&'static str>,
}

impl AppointmentsPage {
    fn crumbs(&self) -> Breadcrumb {
        let label = self.frame.t("reception-appointments-back").into_owned();
        Breadcrumb::new(&self.frame, vec![(label, format!("/parcours/{}", self.parcours))])
    }

    fn wished(&self) -> Option<String> {
        self.wish.as_ref().map(|wish| self.frame.t1("reception-propose-wish", "wish", wish).into_owned())
    }

    fn here(&self) -> String {
        format!("/parcours/{}/rendez-vous", self.parcours)
    }

    fn nothing(&self) -> EmptyState {
        let key = "reception-appointments-none";
        EmptyState::new(self.frame.t(key), self.frame.t("reception-appointments-none.text"))
    }

    fn late(&self) -> Option<Notice> {
        self.late.map(|key| Notice::new(Mood::Warn, self.frame.t(key)))
    }

    fn heading(&self) -> String {
        let key =
            if self.moving.is_some() { "reception-propose-move-title" } else { "reception-propose-title" };
        self.frame.t(key).into_owned()
    }

    fn modes(&self) -> Vec<Choice> {
        let choice =
            |mode: &ContactMode| Choice::new(mode.word(), self.frame.t(&format!("mode-{}", mode.word())));
        ContactMode::ALL.iter().map(choice).collect()
    }
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    deplacer: Option<String>,
}

/// Shows the appointments.
pub async fn get(
    visit: Visit,
    Path(parcours): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let (mut tx, file) = open(&visit, id(&parcours)?).await?;
    let all = appointments::of_parcours(&mut tx, &file.key, file.id()).await?;
    let moving = asked.deplacer.as_deref().and_then(|text| text.parse::<Uuid>().ok());
    let moving =
        moving.and_then(|moving| all.iter().find(|one| one.id == moving && one.can_answer(visit.now())));
    let reach = reach(&mut tx, &file).await?;
    let form = match (is_professional(&visit), moving) {
        (false, _) => None,
        (true, Some(appointment)) => Some(filled(appointment)),
        (true, None) => Some(blank(&visit, &mut tx, &file, reach.as_ref()).await?),
    };
    let moving = moving.map(|one| one.id);
    Ok(Page::new(page(&visit, &file, all, form, moving, reach.as_ref(), None)).into_response())
}

/// Proposes an appointment, or another time for one.
pub async fn post(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    // Who reads appointments by consent, or their own, proposes none: they are told so before anything is read.
    if !is_professional(&visit) {
        return Err(Refusal::NotFound);
    }
    drop(casefile::begin_write(&visit, Act::AppointmentPropose, parcours).await?);
    let (mut tx, file) = open(&visit, parcours).await?;
    let mut form = form.scope(SCOPE);
    let moving = form.value("deplacer").parse::<Uuid>().ok();
    let (mut late, mut status) = (None, StatusCode::UNPROCESSABLE_ENTITY);
    if let Some(proposal) = read(&visit, &mut form) {
        let done = match (moving, form.version()) {
            (Some(id), Some(version)) => move_appointment(&visit, parcours, id, version, proposal).await?,
            _ => propose_appointment(&visit, parcours, form.idempotency_key(), proposal).await?,
        };
        match done {
            Proposed::Done => {
                let told = Told("reception-proposed");
                return Ok(visit.answer(&format!("/parcours/{parcours}/rendez-vous"), Some(told), None));
            }
            Proposed::Overlap => form.error("heure", FieldError::new("reception-error-overlap")),
            Proposed::Late => {
                (late, status) = (Some("reception-appointments-late"), StatusCode::CONFLICT);
            }
        }
    }
    let all = appointments::of_parcours(&mut tx, &file.key, file.id()).await?;
    let reach = reach(&mut tx, &file).await?;
    // After a change by somebody else the fields stay as typed, on the version that is shown beside them.
    if let Some(current) =
        moving.filter(|_| late.is_some()).and_then(|id| all.iter().find(|one| one.id == id))
    {
        form = form.moved_to_version(current.version);
    }
    let mut page = page(&visit, &file, all, Some(form.clone()), moving, reach.as_ref(), late);
    page.frame = page.frame.with_form(&form);
    Ok(Page::new(page).status(status).into_response())
}

/// Answers an appointment.
pub async fn answer(
    visit: Visit,
    Path((parcours, appointment)): Path<(String, String)>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let Some(reply) = form.required("reponse", parse::choice(Reply::from_word)) else {
        // Who may not answer learns nothing else, whatever they send.
        casefile::begin_write(&visit, Act::AppointmentAnswer, parcours).await?;
        return Err(Refusal::Unreadable);
    };
    let told = match answer_appointment(&visit, parcours, id(&appointment)?, reply).await? {
        Answered::Done(AppointmentState::Accepted) => "reception-accepted",
        Answered::Done(AppointmentState::Cancelled) => "reception-cancelled",
        Answered::Done(_) => "reception-declined",
        Answered::Late => "reception-late",
    };
    // Someone without an account has no page of a parcours: they find it with their request.
    let back = match visit.actor() {
        Actor::Visitor { .. } => "/demande/envoyee".to_owned(),
        _ => format!("/parcours/{parcours}/rendez-vous"),
    };
    Ok(visit.answer(&back, Some(Told(told)), None))
}

async fn open(visit: &Visit, parcours: Uuid) -> Result<(Tx, Authorized<File>), Refusal> {
    let purpose = if is_professional(visit) { "purpose-follow-up" } else { "purpose-own" };
    let (tx, file) = casefile::open_to_read(visit, Act::ParcoursRead, parcours, purpose).await?;
    if file.shows(FieldClass::Contact) { Ok((tx, file)) } else { Err(Refusal::NotFound) }
}

fn is_professional(visit: &Visit) -> bool {
    matches!(visit.actor(), Actor::Professional { .. })
}

async fn reach(tx: &mut Tx, file: &Authorized<File>) -> Result<Option<Reach>, Refusal> {
    let Some(request) = file.parcours.request else { return Ok(None) };
    Ok(requests::find_with(tx, &file.key, request).await?.map(|request| request.answers.reach))
}

// The person's wish is the first value: the mode they chose, and where that mode takes place.
async fn blank(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
    reach: Option<&Reach>,
) -> Result<Form, Refusal> {
    let form = Form::blank().scope(SCOPE).once(visit.once()).fill("duree", "60");
    let Some(mode) = reach.and_then(|reach| reach.mode) else { return Ok(form) };
    let place = match mode {
        ContactMode::InPerson => operator::site(tx, file.parcours.facts.site).await?.map(|site| site.address),
        ContactMode::Telephone => reach.and_then(|reach| reach.phone.as_deref()).map(said::phone),
        ContactMode::Video | ContactMode::Mail => None,
    };
    Ok(form.fill("mode", mode.word()).fill("lieu", place.unwrap_or_default()))
}

fn filled(appointment: &Appointment) -> Form {
    let start = appointment.slot.starts_at.to_zoned_datetime(jalon_kernel::clock::paris());
    let length = (appointment.slot.ends_at.as_second() - appointment.slot.starts_at.as_second()) / 60;
    Form::blank()
        .scope(SCOPE)
        .fill("date", format!("{:02}/{:02}/{:04}", start.day(), start.month(), start.year()))
        .fill("heure", format!("{} h {:02}", start.hour(), start.minute()))
        .fill("duree", length)
        .fill("mode", appointment.mode.word())
        .fill("lieu", &appointment.place)
        .at_version(appointment.version)
}

fn read(visit: &Visit, form: &mut Form) -> Option<Proposal> {
    let day = form.required("date", parse::date);
    let time = form.required("heure", parse::time);
    let minutes = form.required("duree", |text| {
        let known = LENGTHS.contains(&text).then(|| text.parse::<i64>().ok()).flatten();
        known.ok_or_else(|| FieldError::new("page-error-choice"))
    });
    let mode = form.required("mode", parse::choice(ContactMode::from_word));
    let place = form.optional("lieu", parse::long_text(500)).unwrap_or_default();
    let (day, time, minutes, mode) = (day?, time?, minutes?, mode?);
    if form.has_errors() {
        return None;
    }
    match Slot::parse(day, time, minutes, visit.now()) {
        Ok(slot) => Some(Proposal { mode, place, slot, professional: visit.professional()? }),
        Err(why) => {
            let key = match why {
                NoSlot::Past => "reception-error-slot-past",
                NoSlot::Far => "reception-error-slot-far",
            };
            form.error("date", FieldError::new(key));
            None
        }
    }
}

fn page(
    visit: &Visit,
    file: &Authorized<File>,
    all: Vec<Appointment>,
    form: Option<Form>,
    moving: Option<Uuid>,
    reach: Option<&Reach>,
    late: Option<&'static str>,
) -> AppointmentsPage {
    let side = if is_professional(visit) { Side::Professional } else { Side::Person };
    let (ahead, past): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.is_ahead(visit.now()));
    let cards = |all: Vec<Appointment>| all.into_iter().map(|one| meeting(visit, one, side)).collect();
    let frame = visit.frame();
    let wish = reach.filter(|_| form.is_some()).map(|reach| {
        let answers = crate::model::answers::Answers { reach: reach.clone(), ..Default::default() };
        said::reach(&frame.words, &answers).replace('\n', " · ")
    });
    // The nearest comes first among those ahead; the latest among those past.
    let mut ahead: Vec<MeetingCard> = cards(ahead);
    ahead.reverse();
    AppointmentsPage { frame, parcours: file.id(), ahead, past: cards(past), form, moving, wish, late }
}
