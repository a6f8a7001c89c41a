//! The action plan (3-03): both edit it, each step has an owner and a day, and what is late is said calmly.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{Button, EmptyState, Mood, Notice, SummaryList, SummaryRow, Tag};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page, Words};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{Purpose, Top, id, may, once, open, version};
use crate::actions::Changed;
use crate::actions::add_step::add_step;
use crate::actions::edit_step::move_step;
use crate::model::Voice;
use crate::model::step::{Content, LONGEST, State, Step};
use crate::store;

#[derive(Template)]
#[template(path = "plan.html")]
struct PlanPage {
    frame: Frame,
    top: Top,
    steps: Vec<StepView>,
    /// Set while the file is open to this reader.
    form: Option<Form>,
    is_stale: bool,
}

struct StepView {
    step: Step,
    tags: Vec<Tag>,
    facts: SummaryList,
    /// Set while the step can be moved.
    form: Option<Form>,
}

impl PlanPage {
    fn new(frame: Frame, top: Top, steps: Vec<Step>, form: Option<Form>, is_stale: bool) -> Self {
        let can_write = form.is_some();
        let steps = steps.into_iter().map(|step| view(&frame, &top, step, can_write)).collect();
        let frame = match &form {
            Some(form) => frame.with_form(form),
            None => frame,
        };
        Self { frame, top, steps, form, is_stale }
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(self.frame.t("counselling-plan-empty"), self.frame.t("counselling-plan-empty-more"))
    }

    fn stale_notice(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("counselling-plan-stale"))
    }
}

impl StepView {
    fn is_to_do(&self) -> bool {
        self.step.state == State::ToDo
    }
}

fn view(frame: &Frame, top: &Top, step: Step, can_write: bool) -> StepView {
    let state = frame.t(&format!("counselling-step-state-{}", step.state.word())).into_owned();
    let mut tags = vec![match step.state {
        State::ToDo => Tag::plain(state),
        State::Done => Tag::ok(state),
        State::Unable => Tag::warn(state),
        State::Dropped => Tag::plain(state),
    }];
    if step.is_overdue(top.today) {
        tags.push(Tag::warn(frame.t("counselling-step-overdue")));
    }
    let mut rows = vec![SummaryRow::new(
        frame.t("counselling-step-owner"),
        top.you_or_name(&frame.words, step.content.owner),
    )];
    if let Some(due) = step.content.due {
        rows.push(SummaryRow::new(frame.t("counselling-step-due"), frame.day(due)));
    }
    if !step.content.done_when.is_empty() {
        rows.push(SummaryRow::new(frame.t("counselling-step-done_when"), &step.content.done_when));
    }
    let facts = SummaryList::new(frame, rows);
    let form = can_write.then(|| Form::blank().at_version(step.version));
    StepView { step, tags, facts, form }
}

/// What a form of a step says; the refusals stay in the form.
pub fn read(form: &mut Form) -> Option<Content> {
    let text = form.required("text", parse::long_text(LONGEST));
    let owner = form.required("owner", parse::choice(Voice::from_word));
    let due = form.optional("due", parse::date);
    let done_when = form.optional("done_when", parse::long_text(LONGEST));
    if form.has_errors() {
        return None;
    }
    Some(Content { text: text?, owner: owner?, due, done_when: done_when.unwrap_or_default() })
}

/// A step in lines, to show beside another version of it.
pub fn describe(words: &Words, top: &Top, content: &Content, state: State) -> String {
    let due = content.due.map(|due| words.date(due)).unwrap_or_default();
    let state = words.t(&format!("counselling-step-state-{}", state.word())).into_owned();
    let owner = top.name(words, content.owner);
    let parts = [content.text.as_str(), &owner, &due, &content.done_when, &state];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Shows the plan.
pub async fn get(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    Ok(Page::new(show(&visit, id(&parcours)?, Form::blank(), false).await?).into_response())
}

/// Adds a step.
pub async fn post(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (tx, file) = begin_write(&visit, Act::StepWrite, parcours).await?;
    let mut form = form.scope("counselling-step");
    let Some(content) = read(&mut form) else {
        drop(tx);
        return Ok(Page::invalid(show(&visit, parcours, form, false).await?).into_response());
    };
    let location = add_step(&visit, tx, &file, &content, once(&visit, &form)).await?;
    Ok(visit.answer(&location, Some(Told("counselling-step-added")), None))
}

/// Says where a step stands.
pub async fn post_state(
    visit: Visit,
    Path((parcours, step)): Path<(String, String)>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let (parcours, step) = (id(&parcours)?, id(&step)?);
    let (mut tx, file) = begin_write(&visit, Act::StepWrite, parcours).await?;
    let steps = store::steps::list(&mut tx, &file.key, parcours).await?;
    let step = steps.iter().find(|it| it.id == step).ok_or(Refusal::NotFound)?;
    let state = form.required("state", parse::choice(State::from_word)).ok_or(Refusal::Unreadable)?;
    match move_step(&visit, tx, &file, (step, version(&form)), state).await? {
        Changed::Done => {
            let told = match state {
                State::Done => "counselling-step-done",
                State::Unable => "counselling-step-unable",
                State::ToDo | State::Dropped => "counselling-kept",
            };
            Ok(visit.answer(&format!("/parcours/{parcours}/plan"), Some(Told(told)), None))
        }
        Changed::Stale => {
            let page = show(&visit, parcours, Form::blank(), true).await?;
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

async fn show(visit: &Visit, parcours: Uuid, form: Form, is_stale: bool) -> Result<PlanPage, Refusal> {
    let (mut tx, file) = open(visit, Act::ParcoursRead, parcours, Purpose::FollowUp).await?;
    let steps = store::steps::list(&mut tx, &file.key, parcours).await?;
    let form = may(visit, Act::StepWrite, &file).then(|| form.scope("counselling-step").once(visit.once()));
    Ok(PlanPage::new(visit.frame(), Top::of(visit, &file), steps, form, is_stale))
}

/// The plan of a sample.
pub fn sample_steps() -> Vec<Step> {
    use jiff::Timestamp;
    use jiff::civil::date;
    let step = |number, text: &str, owner, due, state| Step {
        id: Uuid::from_u128(number),
        content: Content {
            text: text.to_owned(), owner, due, done_when: "J’ai un compte rendu.".to_owned()
        },
        state,
        reminded_at: None,
        created_at: Timestamp::UNIX_EPOCH,
        written_at: Timestamp::UNIX_EPOCH,
        version: 2,
    };
    vec![
        step(1, "Rencontrer l’atelier Roue Libre", Voice::Person, Some(date(2026, 6, 12)), State::ToDo),
        step(2, "Appeler la médecine du travail", Voice::Person, Some(date(2026, 6, 1)), State::ToDo),
        step(3, "Envoyer les questions à poser", Voice::Counsellor, None, State::Done),
        step(4, "Visiter le centre de formation", Voice::Person, None, State::Unable),
    ]
}

/// The page full, empty, refused, overtaken.
pub fn samples() -> Vec<Sample> {
    let form = || Form::blank().scope("counselling-step").once(Uuid::from_u128(9));
    vec![
        Sample::new("counselling/plan", move |frame| {
            PlanPage::new(frame, Top::sample(Voice::Person), sample_steps(), Some(form()), false).to_string()
        }),
        Sample::new("counselling/plan-empty", move |frame| {
            PlanPage::new(frame, Top::sample(Voice::Counsellor), Vec::new(), Some(form()), false).to_string()
        }),
        Sample::new("counselling/plan-refused", move |frame| {
            let sent = vec![("due".to_owned(), "demain".to_owned())];
            let mut form = Form::received(sent).scope("counselling-step");
            read(&mut form);
            PlanPage::new(frame, Top::sample(Voice::Person), sample_steps(), Some(form), false).to_string()
        }),
        Sample::new("counselling/plan-closed", move |frame| {
            PlanPage::new(frame, Top::sample(Voice::Person), sample_steps(), None, true).to_string()
        }),
    ]
}
