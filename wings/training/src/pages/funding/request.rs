//! A request to a funder moves on: sent, granted, refused with its reason, paid.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::{Act, Authorized};
use jalon_kernel::casefile::{File, begin_write};
use jalon_kernel::page::components::{Breadcrumb, Button, Choice, Radios};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::page::overtaken;
use super::{Health, reads_health};
use crate::actions::Changed;
use crate::actions::move_request::move_request;
use crate::model::Voice;
use crate::model::plan::{Frozen, KeptPlan, Line};
use crate::model::project::{LONGEST, LONGEST_LINE};
use crate::model::request::{Asked, Request, State};
use crate::pages::{PROJECT, Top, id, open_form, typed, typed_sum, version};
use crate::rules::Rules;
use crate::store;

const SCOPE: &str = "training-request";
/// No funder grants more, in cents.
const MOST: i64 = 20_000_000;

#[derive(Template)]
#[template(path = "request.html")]
struct RequestPage {
    frame: Frame,
    top: Top,
    request: Request,
    form: Form,
}

impl RequestPage {
    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[PROJECT, ("training-funding-title", "financement")])
    }

    fn states(&self) -> Radios {
        let choice = |state: State| {
            let key = format!("training-request-state-{}", state.word());
            Choice::new(state.word(), self.frame.t(&key))
        };
        self.form.radios_from(&self.frame, "state", self.request.state.next().map(choice).collect::<Vec<_>>())
    }

    fn address(&self) -> String {
        self.top.at(&format!("financement/demandes/{}", self.request.id))
    }
}

fn filled(request: &Request) -> Form {
    let asked = &request.asked;
    Form::blank()
        .scope(SCOPE)
        .fill("asked_on", typed(asked.asked_on))
        .fill("answered_on", typed(asked.answered_on))
        .fill("granted", typed_sum(asked.granted))
        .fill("reason", &asked.reason)
        .fill("reference", &asked.reference)
        .at_version(request.version)
}

fn read(form: &mut Form, request: &Request, today: Date) -> Option<(State, Asked)> {
    let state = form.required("state", parse::choice(State::from_word));
    if state.is_some_and(|state| !request.state.may_become(state)) {
        form.error("state", FieldError::new("page-error-choice"));
    }
    let asked_on = form.optional("asked_on", parse::date);
    let answered_on = form.optional("answered_on", parse::date);
    let granted = form.optional("granted", parse::euros(0..=MOST));
    let reason = form.optional("reason", parse::long_text(LONGEST)).unwrap_or_default();
    let reference = form.optional("reference", parse::short_text(LONGEST_LINE)).unwrap_or_default();
    // No "no" without its reason: it is what an appeal, or another plan, is built on.
    if state == Some(State::Refused) && reason.is_empty() {
        form.error("reason", FieldError::new("training-request-reason-what"));
    }
    for (field, day) in [("asked_on", asked_on), ("answered_on", answered_on)] {
        if day.is_some_and(|day| day > today) {
            form.error(field, FieldError::new("training-request-future"));
        }
    }
    if let (Some(asked), Some(answered)) = (asked_on, answered_on)
        && answered < asked
    {
        form.error("answered_on", FieldError::new("training-time-answered-before"));
    }
    let (Some(state), false) = (state, form.has_errors()) else { return None };
    let asked_on = asked_on.or((state == State::Asked).then_some(today));
    let is_answer = matches!(state, State::Granted | State::Refused);
    let answered_on = answered_on.or(is_answer.then_some(today));
    let asked = Asked { asked_on, answered_on, granted, reason, reference, ..request.asked.clone() };
    Some((state, asked))
}

async fn find(
    tx: &mut jalon_kernel::db::Tx,
    visit: &Visit,
    file: &Authorized<File>,
    request: Uuid,
) -> Result<Request, Refusal> {
    let known = store::requests::list(tx, &file.key, file.id()).await?;
    let found = known.into_iter().find(|it| it.id == request).ok_or(Refusal::NotFound)?;
    // Who the funder is may tell of health: then it is there only for whoever may read that.
    let health = if reads_health(visit, file) { Health::Shown } else { Health::Hidden };
    if found.asked.tells_health && health == Health::Hidden { Err(Refusal::NotFound) } else { Ok(found) }
}

/// Shows a request, to say what became of it.
pub async fn get(
    visit: Visit,
    Path((parcours, request)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let (parcours, request) = (id(&parcours)?, id(&request)?);
    let (mut tx, file) = open_form(&visit, parcours).await?;
    let request = find(&mut tx, &visit, &file, request).await?;
    let (frame, top, form) = (visit.frame(), Top::of(&visit, &file), filled(&request));
    Ok(Page::new(RequestPage { frame, top, request, form }).into_response())
}

/// Keeps what became of a request.
pub async fn post(
    visit: Visit,
    rules: Rules,
    Path((parcours, request)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let (parcours, request) = (id(&parcours)?, id(&request)?);
    let (mut tx, file) = begin_write(&visit, Act::TrainingWrite, parcours).await?;
    let request = find(&mut tx, &visit, &file, request).await?;
    let mut form = form.scope(SCOPE);
    let Some((state, asked)) = read(&mut form, &request, visit.today()) else {
        let (frame, top) = (visit.frame().with_form(&form), Top::of(&visit, &file));
        return Ok(Page::invalid(RequestPage { frame, top, request, form }).into_response());
    };
    match move_request(&visit, tx, &file, (&request, version(&form)), state, &asked).await? {
        Changed::Done => {
            let told = match state {
                State::Refused => "training-request-refused",
                _ => "training-kept",
            };
            Ok(visit.answer(&format!("/parcours/{parcours}/financement"), Some(Told(told)), None))
        }
        Changed::Stale => overtaken(&visit, &rules, parcours).await,
    }
}

/// A plan of a sample.
pub(super) fn sample_plan() -> KeptPlan {
    let line =
        |name: &str, amount| Line { scheme: "ptp".into(), name: name.into(), cost: "tuition".into(), amount };
    KeptPlan {
        id: Uuid::from_u128(31),
        number: 1,
        content: Frozen {
            on: date(2026, 3, 2),
            facts: Default::default(),
            lines: vec![line("Transitions Pro", Some(924_000)), line("Agefiph", None)],
            cost: 1_165_000,
            left: 0,
            months: vec![("2026-09".into(), 152_000)],
            tells_health: false,
        },
        by: Voice::Counsellor,
        at: Timestamp::UNIX_EPOCH,
    }
}

/// Requests of a sample, one in each state.
pub(super) fn sample_requests() -> Vec<Request> {
    let states = State::ALL.iter().enumerate();
    states
        .map(|(index, state)| Request {
            id: Uuid::from_u128(40 + index as u128),
            asked: Asked {
                scheme: format!("exemple-{index}"),
                name: format!("Financeur <{index}>"),
                amount: (index % 2 == 0).then_some(924_000),
                granted: (*state == State::Granted).then_some(900_000),
                send_by: Some(date(2026, 5, 10)),
                asked_on: Some(date(2026, 3, 2)),
                answer_by: Some(date(2026, 7, 10)),
                answered_on: None,
                reason: if *state == State::Refused { "Budget épuisé.".into() } else { String::new() },
                reference: "TP-2026-17".into(),
                tells_health: false,
            },
            state: *state,
            created_at: Timestamp::UNIX_EPOCH,
            written_at: Timestamp::UNIX_EPOCH,
            version: 1,
        })
        .collect()
}

/// The form of a request sent, and refused.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("training/request", |frame| {
            let request = sample_requests().remove(1);
            let (top, form) = (Top::sample(Voice::Person), filled(&request));
            RequestPage { frame, top, request, form }.to_string()
        }),
        Sample::new("training/request-refused", |frame| {
            let request = sample_requests().remove(1);
            let sent = [("state", "refused"), ("asked_on", "02/03/2027"), ("granted", "beaucoup")];
            let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let mut form = Form::received(sent.to_vec()).scope(SCOPE);
            read(&mut form, &request, date(2026, 3, 3));
            let frame = frame.with_form(&form);
            RequestPage { frame, top: Top::sample(Voice::Counsellor), request, form }.to_string()
        }),
    ]
}
