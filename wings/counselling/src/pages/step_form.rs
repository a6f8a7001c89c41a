//! A step of the plan, changed by either of the two (3-03); two changes at once are shown side by side.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{Button, Choice, StaleEdit};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{Purpose, Top, id, may, open, plan, version};
use crate::actions::Changed;
use crate::actions::edit_step::edit_step;
use crate::model::Voice;
use crate::model::step::{Content, State, Step};
use crate::store;

#[derive(Template)]
#[template(path = "step_form.html")]
struct StepPage {
    frame: Frame,
    top: Top,
    step: Uuid,
    form: Form,
    stale: Option<StaleEdit>,
}

impl StepPage {
    fn states(&self) -> Vec<&'static str> {
        State::ALL.iter().map(|state| state.word()).collect()
    }
}

/// The two who can own a step, by their names.
pub fn owners(frame: &Frame, top: &Top) -> Vec<Choice> {
    Voice::ALL.iter().map(|voice| Choice::new(voice.word(), top.you_or_name(&frame.words, *voice))).collect()
}

fn filled(step: &Step) -> Form {
    let due = step.content.due.map(|due| due.strftime("%d/%m/%Y").to_string()).unwrap_or_default();
    Form::blank()
        .scope("counselling-step")
        .fill("text", &step.content.text)
        .fill("owner", step.content.owner.word())
        .fill("due", due)
        .fill("done_when", &step.content.done_when)
        .fill("state", step.state.word())
        .at_version(step.version)
}

/// What somebody sent over a step that changed since, beside what is kept.
fn stale(frame: &Frame, top: &Top, kept: &Step, sent: (&Content, State)) -> StaleEdit {
    // Either of the two may have written it: the page says when, the journal who.
    let when = frame.t1("counselling-written", "when", frame.date_time(kept.written_at)).into_owned();
    let theirs = plan::describe(&frame.words, top, &kept.content, kept.state);
    StaleEdit::new(frame, when, theirs, plan::describe(&frame.words, top, sent.0, sent.1))
}

/// Shows a step to change it.
pub async fn get(visit: Visit, Path((parcours, step)): Path<(String, String)>) -> Result<Response, Refusal> {
    let (top, kept) = load(&visit, id(&parcours)?, id(&step)?).await?;
    let page = StepPage { frame: visit.frame(), top, step: kept.id, form: filled(&kept), stale: None };
    Ok(Page::new(page).into_response())
}

/// Keeps a step as changed.
pub async fn post(
    visit: Visit,
    Path((parcours, step)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let (parcours, step) = (id(&parcours)?, id(&step)?);
    let (mut tx, file) = begin_write(&visit, Act::StepWrite, parcours).await?;
    let steps = store::steps::list(&mut tx, &file.key, parcours).await?;
    let former = steps.into_iter().find(|it| it.id == step).ok_or(Refusal::NotFound)?;
    let mut form = form.scope("counselling-step");
    let state = form.required("state", parse::choice(State::from_word));
    let (Some(content), Some(state)) = (plan::read(&mut form), state) else {
        drop(tx);
        let (top, _) = load(&visit, parcours, step).await?;
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(StepPage { frame, top, step, form, stale: None }).into_response());
    };
    match edit_step(&visit, tx, &file, (&former, version(&form)), &content, state).await? {
        Changed::Done => {
            Ok(visit.answer(&format!("/parcours/{parcours}/plan"), Some(Told("counselling-kept")), None))
        }
        Changed::Stale => {
            let (top, kept) = load(&visit, parcours, step).await?;
            let frame = visit.frame();
            let stale = Some(stale(&frame, &top, &kept, (&content, state)));
            let form = form.moved_to_version(kept.version);
            let page = Page::new(StepPage { frame, top, step, form, stale });
            Ok(page.status(StatusCode::CONFLICT).into_response())
        }
    }
}

async fn load(visit: &Visit, parcours: Uuid, step: Uuid) -> Result<(Top, Step), Refusal> {
    let (mut tx, file) = open(visit, Act::ParcoursRead, parcours, Purpose::FollowUp).await?;
    if !may(visit, Act::StepWrite, &file) {
        return Err(Refusal::NotFound);
    }
    let steps = store::steps::list(&mut tx, &file.key, parcours).await?;
    let kept = steps.into_iter().find(|it| it.id == step).ok_or(Refusal::NotFound)?;
    Ok((Top::of(visit, &file), kept))
}

/// The form, filled and overtaken.
pub fn samples() -> Vec<Sample> {
    let page = |frame: Frame, is_stale: bool| {
        let top = Top::sample(Voice::Counsellor);
        let step = plan::sample_steps().remove(0);
        let stale = is_stale.then(|| {
            let sent = Content { text: "Appeler l’atelier".to_owned(), ..step.content.clone() };
            stale(&frame, &top, &step, (&sent, State::Unable))
        });
        StepPage { frame, top, step: step.id, form: filled(&step), stale }.to_string()
    };
    vec![
        Sample::new("counselling/step", move |frame| page(frame, false)),
        Sample::new("counselling/step-stale", move |frame| page(frame, true)),
    ]
}
