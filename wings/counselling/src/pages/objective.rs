//! An objective, changed by either of the two (2.2-02).

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{Button, StaleEdit};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{Purpose, Top, id, may, open, version};
use crate::actions::Changed;
use crate::actions::edit_objective::edit_objective;
use crate::model::Voice;
use crate::model::objective::{Content, LONGEST, Objective};
use crate::store;

#[derive(Template)]
#[template(path = "objective.html")]
struct ObjectivePage {
    frame: Frame,
    top: Top,
    objective: Uuid,
    form: Form,
    stale: Option<StaleEdit>,
}

/// What a form of an objective says; the refusals stay in the form.
pub fn read(form: &mut Form) -> Option<Content> {
    let text = form.required("text", parse::long_text(LONGEST));
    let criterion = form.required("criterion", parse::long_text(LONGEST));
    Some(Content { text: text?, criterion: criterion? })
}

fn filled(objective: &Objective) -> Form {
    Form::blank()
        .scope("counselling-objective")
        .fill("text", &objective.content.text)
        .fill("criterion", &objective.content.criterion)
        .at_version(objective.version)
}

fn stale(frame: &Frame, kept: &Objective, sent: &Content) -> StaleEdit {
    let when = frame.t1("counselling-written", "when", frame.date_time(kept.written_at)).into_owned();
    let text = |content: &Content| format!("{}\n{}", content.text, content.criterion);
    StaleEdit::new(frame, when, text(&kept.content), text(sent))
}

/// Shows an objective to change it.
pub async fn get(
    visit: Visit,
    Path((parcours, objective)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let (top, kept) = load(&visit, id(&parcours)?, id(&objective)?).await?;
    let form = filled(&kept);
    let page = ObjectivePage { frame: visit.frame(), top, objective: kept.id, form, stale: None };
    Ok(Page::new(page).into_response())
}

/// Keeps an objective as changed.
pub async fn post(
    visit: Visit,
    Path((parcours, objective)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let (parcours, objective) = (id(&parcours)?, id(&objective)?);
    let (mut tx, file) = begin_write(&visit, Act::ObjectiveWrite, parcours).await?;
    let known = store::objectives::list(&mut tx, &file.key, parcours).await?;
    known.iter().find(|it| it.id == objective).ok_or(Refusal::NotFound)?;
    let mut form = form.scope("counselling-objective");
    let Some(content) = read(&mut form) else {
        drop(tx);
        let (top, _) = load(&visit, parcours, objective).await?;
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(ObjectivePage { frame, top, objective, form, stale: None }).into_response());
    };
    match edit_objective(&visit, tx, &file, (objective, version(&form)), &content).await? {
        Changed::Done => {
            let path = format!("/parcours/{parcours}/projet#objectifs");
            Ok(visit.answer(&path, Some(Told("counselling-kept")), None))
        }
        Changed::Stale => {
            let (top, kept) = load(&visit, parcours, objective).await?;
            let frame = visit.frame();
            let stale = Some(stale(&frame, &kept, &content));
            let form = form.moved_to_version(kept.version);
            let page = Page::new(ObjectivePage { frame, top, objective, form, stale });
            Ok(page.status(StatusCode::CONFLICT).into_response())
        }
    }
}

async fn load(visit: &Visit, parcours: Uuid, objective: Uuid) -> Result<(Top, Objective), Refusal> {
    let (mut tx, file) = open(visit, Act::ParcoursRead, parcours, Purpose::FollowUp).await?;
    if !may(visit, Act::ObjectiveWrite, &file) {
        return Err(Refusal::NotFound);
    }
    let known = store::objectives::list(&mut tx, &file.key, parcours).await?;
    let kept = known.into_iter().find(|it| it.id == objective).ok_or(Refusal::NotFound)?;
    Ok((Top::of(visit, &file), kept))
}

/// The form, filled and overtaken.
pub fn samples() -> Vec<Sample> {
    let page = |frame: Frame, is_stale: bool| {
        let content = Content {
            text: "Trouver un contrat dans un atelier.".to_owned(),
            criterion: "J’ai signé un contrat.".to_owned(),
        };
        let objective = Objective {
            id: Uuid::from_u128(3),
            content: content.clone(),
            reached_at: None,
            created_at: jiff::Timestamp::UNIX_EPOCH,
            written_at: jiff::Timestamp::UNIX_EPOCH,
            version: 1,
        };
        let stale = is_stale.then(|| stale(&frame, &objective, &content));
        let (top, form) = (Top::sample(Voice::Person), filled(&objective));
        ObjectivePage { frame, top, objective: objective.id, form, stale }.to_string()
    };
    vec![
        Sample::new("counselling/objective", move |frame| page(frame, false)),
        Sample::new("counselling/objective-stale", move |frame| page(frame, true)),
    ]
}
