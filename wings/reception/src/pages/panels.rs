//! What reception shows elsewhere: the state of a request and the next appointment, in a space and in a parcours.

use askama::Template;
use jalon_kernel::access::{Actor, Authorized, FieldClass, PersonFacts, RequestState};
use jalon_kernel::casefile::File;
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::{Card, LinkButton, Side as VoiceSide, SummaryList, Voice, Voices};
use jalon_kernel::page::{Frame, Html};
use jalon_kernel::seal::PersonKey;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{NextStep, Panel};
use jiff::Timestamp;
use jiff::civil::Date;

use super::said::{self, Eyes};
use crate::model::appointment::{Appointment, AppointmentState};
use crate::model::question::Question;
use crate::model::{days, networks};
use crate::store::requests::Request;
use crate::store::{appointments, requests};

pub use super::meeting::{MeetingCard, Side, meeting, next};

/// The person's own request, in a parcours.
#[derive(Template)]
#[template(path = "panel_parcours.html")]
pub struct ParcoursPanel {
    /// The frame.
    pub frame: Frame,
    /// The request it came from, when there is one.
    pub request: Option<Request>,
    /// Whose eyes read.
    pub eyes: Eyes,
    /// Whether ways to reach the person may be shown.
    pub contact: Shows,
    /// The next appointment.
    pub meeting: Option<MeetingCard>,
    /// Where all appointments are.
    pub href: String,
}

/// Whether a class of fields is open to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl ParcoursPanel {
    fn demand(&self) -> Option<Card> {
        let request = self.request.as_ref()?;
        let words = &self.frame.words;
        let mut questions = vec![Question::Motive, Question::Situation, Question::Deadline];
        if self.contact == Shows::Yes {
            questions.extend([Question::Place, Question::Contact]);
        }
        let rows = said::rows(words, &request.answers, &questions, "", self.eyes);
        let list = Html::of(&SummaryList::new(&self.frame, rows));
        let said = &request.answers.words;
        let body = if said.is_empty() {
            list
        } else {
            let voice = Voice::new(VoiceSide::Person, said, self.frame.t("reception-own-words"));
            Html::trusted(Html::of(&Voices::new(vec![voice])).into_string() + list.as_str())
        };
        Some(Card::new("demande", self.frame.t("reception-panel-demand"), body))
    }
}

/// The panel of a parcours, for whoever may see it.
pub async fn parcours(visit: &Visit, tx: &mut Tx, file: &Authorized<File>) -> Result<Option<Panel>, Refusal> {
    if !file.shows(FieldClass::Project) {
        return Ok(None);
    }
    let request = match file.parcours.request {
        Some(request) => requests::find_with(tx, &file.key, request).await?,
        None => None,
    };
    let all = appointments::of_parcours(tx, &file.key, file.id()).await?;
    let side = side_of(visit);
    let href = format!("/parcours/{}/rendez-vous", file.id());
    let ahead = next(all, visit.now());
    let frame = visit.frame();
    let step = step(&frame, ahead.as_ref(), side, &href);
    let health = file.shows(FieldClass::Health);
    let panel = ParcoursPanel {
        frame,
        request,
        eyes: if health { Eyes::All } else { Eyes::WithoutHealth },
        contact: if file.shows(FieldClass::Contact) { Shows::Yes } else { Shows::No },
        meeting: ahead.map(|appointment| meeting(visit, appointment, side)),
        href,
    };
    Ok(Some(Panel { rank: 10, html: panel.to_string(), next: step }))
}

fn side_of(visit: &Visit) -> Side {
    match visit.actor() {
        Actor::Person { .. } | Actor::Visitor { .. } => Side::Person,
        _ => Side::Professional,
    }
}

// What reception would put forward: an answer that is waited for, a first meeting that nobody proposed.
fn step(frame: &Frame, ahead: Option<&Appointment>, side: Side, href: &str) -> Option<NextStep> {
    let make = |name: &str, rank: u8, when: Option<Timestamp>| {
        let key = format!("reception-next-{name}");
        let when = when.map(|when| frame.date_time(when)).unwrap_or_default();
        NextStep {
            title: frame.t1(&key, "when", when).into_owned(),
            text: frame.t(&format!("{key}.text")).into_owned(),
            action: frame.t(&format!("{key}.action")).into_owned(),
            href: href.to_owned(),
            rank,
        }
    };
    match (side, ahead) {
        (Side::Person, Some(one)) if one.state == AppointmentState::Proposed => {
            Some(make("answer", 5, Some(one.slot.starts_at)))
        }
        (_, Some(one)) => Some(make("come", 60, Some(one.slot.starts_at))),
        (Side::Professional, None) => Some(make("propose", 20, None)),
        (Side::Person | Side::Link, None) => None,
    }
}

/// The state of a person's requests, in their space.
#[derive(Template)]
#[template(path = "panel_space.html")]
pub struct SpacePanel {
    /// The frame.
    pub frame: Frame,
    /// What they are writing.
    pub draft: Option<Request>,
    /// Their latest request that is not over.
    pub live: Option<Request>,
    /// Until when an answer is promised.
    pub until: Date,
    /// The day, for ages.
    pub today: Date,
    /// The next appointment.
    pub meeting: Option<MeetingCard>,
}

impl SpacePanel {
    fn resume(&self) -> Option<String> {
        let draft = self.draft.as_ref()?;
        Some(draft.answers.next().map_or("/demande/recapitulatif".to_owned(), Question::href))
    }

    fn give_up(&self) -> Option<Html> {
        self.draft.as_ref().map(|draft| super::sent::withdraw_form(&self.frame, draft))
    }

    fn state(&self) -> Option<String> {
        let (frame, request) = (&self.frame, self.live.as_ref()?);
        let site = request.site_name.clone().unwrap_or_default();
        if request.facts.state == RequestState::Taken {
            let name = request.taker_name.clone().unwrap_or_default();
            return Some(frame.t2("reception-sent-taken", "name", name, "site", site).into_owned());
        }
        let since = request.sent_at.map(|at| said::age(&frame.words, at, self.today)).unwrap_or_default();
        let arguments =
            [("since", since.into()), ("site", site.into()), ("date", frame.day(self.until).into())];
        Some(frame.words.with("reception-space-waiting", &arguments).into_owned())
    }

    fn parcours(&self) -> Option<String> {
        self.live
            .as_ref()
            .and_then(|request| request.parcours)
            .map(|parcours| format!("/parcours/{parcours}"))
    }
}

/// The panel of a person's space.
pub async fn space(
    visit: &Visit,
    tx: &mut Tx,
    person: &Authorized<PersonFacts>,
    key: &PersonKey,
) -> Result<Option<Panel>, Refusal> {
    let (mut draft, mut live) = (None, None);
    for request in requests::of_person(tx, key, person.id).await? {
        match request.facts.state {
            RequestState::Draft => draft = Some(request),
            RequestState::Waiting | RequestState::Taken if live.is_none() => live = Some(request),
            _ => {}
        }
    }
    let all = appointments::of_person(tx, key, person.id).await?;
    let ahead = next(all, visit.now());
    let frame = visit.frame();
    let step = match (&ahead, &draft, &live) {
        (Some(one), ..) => {
            let href = format!("/parcours/{}/rendez-vous", one.parcours);
            step(&frame, Some(one), Side::Person, &href)
        }
        (None, Some(draft), _) => {
            let href = draft.answers.next().map_or("/demande/recapitulatif".to_owned(), Question::href);
            Some(plain_step(&frame, "reception-next-resume", &href, 30))
        }
        (None, None, None) => Some(plain_step(&frame, "reception-next-request", "/demande", 90)),
        (None, None, Some(_)) => None,
    };
    let today = visit.today();
    let sent_on = live.as_ref().and_then(|one| one.sent_at).map_or(today, jalon_kernel::clock::civil_day);
    let until = days::after_working_days(sent_on, networks::answer_within(sent_on));
    let meeting = ahead.map(|appointment| meeting(visit, appointment, Side::Person));
    let panel = SpacePanel { frame, draft, live, until, today, meeting };
    Ok(Some(Panel { rank: 10, html: panel.to_string(), next: step }))
}

fn plain_step(frame: &Frame, key: &str, href: &str, rank: u8) -> NextStep {
    NextStep {
        title: frame.t(key).into_owned(),
        text: frame.t(&format!("{key}.text")).into_owned(),
        action: frame.t(&format!("{key}.action")).into_owned(),
        href: href.to_owned(),
        rank,
    }
}
