//! `/file/{request}`: what someone asks, read by whoever receives, and taken by one counsellor.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, Actor, Authorized, FieldClass, RequestState, authorise};
use jalon_kernel::page::components::{
    Breadcrumb, Button, LinkButton, Mood, Notice, Side, SummaryList, Tag, Voice, Voices,
};
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::{casefile, journal};
use jiff::civil::Date;

use super::id;
use super::said::{self, Eyes};
use crate::actions::take_request::{Taken, take_request};
use crate::model::question::Question;
use crate::store::requests::{self, Request};

const PURPOSE: &str = "purpose-request";

/// The page.
#[derive(Template)]
#[template(path = "request.html")]
pub struct RequestPage {
    /// The frame.
    pub frame: Frame,
    /// The request, with the classes of fields open to this reader.
    pub request: Authorized<Request>,
    /// The form with its one button.
    pub form: Form,
    /// Whether this reader may take it.
    pub take: Take,
    /// The parcours this reader already follows with the same person.
    pub known: Option<String>,
    /// The day, for ages.
    pub today: Date,
}

/// What this reader can do with the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Take it.
    Open,
    /// Read it: it is for a counsellor to take.
    ReadOnly,
    /// Go on to the parcours: it is theirs.
    Mine,
}

impl RequestPage {
    fn crumbs(&self) -> Breadcrumb {
        let queue = (self.frame.t("reception-queue-title").into_owned(), "/file".to_owned());
        Breadcrumb::new(&self.frame, vec![queue])
    }

    fn title(&self) -> String {
        let reference = self.request.reference.clone().unwrap_or_default();
        self.frame.t1("reception-request-title", "reference", reference).into_owned()
    }

    fn name(&self) -> String {
        let name = &self.request.answers.name;
        match self.request.field(FieldClass::Identity, |_| name).filter(|name| !name.is_empty()) {
            Some(name) => name.clone(),
            None => self.frame.t("reception-anonymous").into_owned(),
        }
    }

    fn since(&self) -> String {
        self.request.sent_at.map(|at| said::age(&self.frame.words, at, self.today)).unwrap_or_default()
    }

    fn urgent(&self) -> Option<Tag> {
        self.request.answers.is_urgent(self.today).then(|| Tag::warn(self.frame.t("reception-urgent")))
    }

    fn eyes(&self) -> Eyes {
        if self.request.shows(FieldClass::Health) { Eyes::All } else { Eyes::WithoutHealth }
    }

    fn facts(&self) -> SummaryList {
        let mut questions = vec![Question::Motive, Question::Situation, Question::Deadline];
        if self.request.shows(FieldClass::Contact) {
            questions.extend([Question::Place, Question::Contact]);
        }
        let site = self.request.site_name.clone().unwrap_or_default();
        let rows = said::rows(&self.frame.words, &self.request.answers, &questions, &site, self.eyes());
        SummaryList::new(&self.frame, rows)
    }

    fn voices(&self) -> Option<Voices> {
        let text = &self.request.answers.words;
        let text = self.request.field(FieldClass::Project, |_| text).filter(|text| !text.is_empty())?;
        Some(Voices::new(vec![Voice::new(Side::Person, text, self.frame.t("reception-own-words"))]))
    }

    fn hides_contact(&self) -> bool {
        !self.request.shows(FieldClass::Contact)
    }

    fn parcours(&self) -> Option<String> {
        self.request.parcours.map(|parcours| format!("/parcours/{parcours}"))
    }
}

/// The page of whoever came second.
#[derive(Template)]
#[template(path = "taken_by_other.html")]
pub struct TakenPage {
    /// The frame.
    pub frame: Frame,
    /// The colleague who took it; nobody when its person took it back.
    pub name: Option<String>,
}

impl TakenPage {
    fn notice(&self) -> Notice {
        let text = match &self.name {
            Some(name) => self.frame.t1("reception-taken-by", "name", name),
            None => self.frame.t("reception-taken-withdrawn"),
        };
        Notice::new(Mood::Warn, text)
    }
}

/// Shows a request, once the opening is written in the log its person sees.
pub async fn get(visit: Visit, Path(request): Path<String>) -> Result<Response, Refusal> {
    if matches!(visit.actor(), Actor::Visitor { .. }) {
        return Err(Refusal::SignIn);
    }
    let request = id(&request)?;
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let keyed = requests::find(&mut tx, &house.secrets, request).await?;
    if let Some(lack) = visit.actor().lacks() {
        return Err(Refusal::Lacks(lack));
    }
    let request = visit.authorise(Act::RequestRead, keyed.ok_or(Refusal::NotFound)?.request)?;
    let person = request.facts.person;
    if !journal::is_logged(&mut tx, visit.now(), visit.author(), person, None, PURPOSE).await? {
        let mut log = house.db.write().await?;
        let mandate = visit.actor().mandate().map(|mandate| mandate.id);
        let (now, author) = (visit.now(), visit.author());
        journal::log_opening(&mut log, &house.secrets, now, author, mandate, person, None, PURPOSE, None)
            .await?;
        log.commit().await?;
    }
    let take = match request.facts.state {
        RequestState::Waiting if authorise(visit.actor(), Act::RequestTake, &*request).is_ok() => Take::Open,
        RequestState::Taken => Take::Mine,
        _ => Take::ReadOnly,
    };
    let facts = casefile::facts_of_person(&mut tx, visit.now(), person).await?;
    let readable = facts.into_iter().find(|facts| authorise(visit.actor(), Act::ParcoursRead, facts).is_ok());
    let known = readable.map(|facts| format!("/parcours/{}", facts.id));
    let form = Form::blank().once(visit.once());
    let page = RequestPage { frame: visit.frame(), request, form, take, known, today: visit.today() };
    Ok(Page::new(page).into_response())
}

/// Takes a request.
pub async fn take(visit: Visit, Path(request): Path<String>, Posted(_): Posted) -> Result<Response, Refusal> {
    if matches!(visit.actor(), Actor::Visitor { .. }) {
        return Err(Refusal::SignIn);
    }
    let name = match take_request(&visit, id(&request)?).await? {
        Taken::Mine(parcours) => {
            let appointments = format!("/parcours/{parcours}/rendez-vous");
            return Ok(visit.answer(&appointments, Some(Told("reception-taken")), None));
        }
        Taken::Theirs(name) => Some(name),
        Taken::Withdrawn => None,
    };
    Ok(Page::new(TakenPage { frame: visit.frame(), name }).status(StatusCode::CONFLICT).into_response())
}
