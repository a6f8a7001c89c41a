//! The projects of a parcours and its objectives (1-13, 2.2-02, 2.2-08): several projects, one retained, none lost.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_information::occupation_title;
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{
    Button, EmptyState, LinkButton, Mood, Notice, SummaryList, SummaryRow, Tag,
};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{Purpose, Top, id, may, objective, once, open, version};
use crate::actions::Changed;
use crate::actions::add_objective::add_objective;
use crate::actions::edit_objective::{Reach, reach_objective};
use crate::actions::edit_project::choose_project;
use crate::model::Voice;
use crate::model::objective::Objective;
use crate::model::project::{Checks, Content, Kind, Project, State};
use crate::store;

#[derive(Template)]
#[template(path = "project.html")]
struct ProjectPage {
    frame: Frame,
    top: Top,
    projects: Vec<ProjectView>,
    objectives: Vec<ObjectiveView>,
    /// The form of a new objective, while the file is open to this reader.
    form: Option<Form>,
    is_stale: bool,
}

struct ProjectView {
    project: Project,
    title: String,
    tag: Tag,
    facts: SummaryList,
    form: Option<Form>,
}

struct ObjectiveView {
    objective: Objective,
    tag: Option<Tag>,
    form: Option<Form>,
}

/// What is shown: projects with the title of the occupation they aim at.
struct Work {
    projects: Vec<(Project, Option<String>)>,
    objectives: Vec<Objective>,
}

impl ProjectPage {
    fn new(frame: Frame, top: Top, work: Work, form: Option<Form>, is_stale: bool) -> Self {
        let can_write = form.is_some();
        let at = |version| can_write.then(|| Form::blank().at_version(version));
        let projects = work
            .projects
            .into_iter()
            .map(|(project, occupation)| project_view(&frame, project, occupation, &at))
            .collect();
        let objectives = work
            .objectives
            .into_iter()
            .map(|objective| {
                let date = |at| frame.words.date_of(at);
                let tag = objective
                    .reached_at
                    .map(|at| Tag::ok(frame.t1("counselling-objective-reached", "date", date(at))));
                let form = at(objective.version);
                ObjectiveView { objective, tag, form }
            })
            .collect();
        let frame = match &form {
            Some(form) => frame.with_form(form),
            None => frame,
        };
        Self { frame, top, projects, objectives, form, is_stale }
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(
            self.frame.t("counselling-project-empty"),
            self.frame.t("counselling-project-empty-more"),
        )
    }

    fn add(&self) -> LinkButton {
        let (label, href) = (
            self.frame.t("counselling-project-add"),
            format!("/parcours/{}/projet/nouveau", self.top.parcours),
        );
        if self.projects.is_empty() { LinkButton::main(label, href) } else { LinkButton::quiet(label, href) }
    }

    fn stale_notice(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("counselling-project-stale"))
    }
}

impl ProjectView {
    /// What can become of it from here: the word sent and the key of the button.
    fn moves(&self) -> Vec<(&'static str, &'static str)> {
        let all = [
            (State::Retained, "counselling-project-retain"),
            (State::Explored, "counselling-project-explore"),
            (State::Reserve, "counselling-project-reserve"),
            (State::Dropped, "counselling-project-drop"),
        ];
        all.into_iter()
            .filter(|(state, _)| *state != self.project.state)
            .map(|(state, key)| (state.word(), key))
            .collect()
    }
}

impl ObjectiveView {
    fn reach(&self) -> (&'static str, &'static str) {
        match self.objective.reached_at {
            None => (Reach::Reached.word(), "counselling-objective-reach"),
            Some(_) => (Reach::NotReached.word(), "counselling-objective-unreach"),
        }
    }
}

fn project_view(
    frame: &Frame,
    project: Project,
    occupation: Option<String>,
    at: &impl Fn(i64) -> Option<Form>,
) -> ProjectView {
    let content = &project.content;
    let kind = frame.t(&format!("counselling-project-kind-{}", content.kind.word())).into_owned();
    let state = frame.t(&format!("counselling-project-state-{}", project.state.word())).into_owned();
    let tag = if project.state == State::Retained { Tag::ok(state) } else { Tag::plain(state) };
    // A code that the current classification no longer knows is shown as it is.
    let target = content.target.as_ref().map(|code| match &occupation {
        Some(title) => format!("{title} ({code})"),
        None => code.clone(),
    });
    let mut rows = vec![SummaryRow::new(frame.t("counselling-project-kind"), &kind)];
    rows.push(SummaryRow::new(frame.t("counselling-project-target"), target.unwrap_or_default()));
    rows.push(SummaryRow::new(frame.t("counselling-project-summary"), &content.summary));
    rows.push(SummaryRow::new(frame.t("counselling-project-territory"), &content.territory));
    let horizon = content.horizon.map(|day| frame.date(day)).unwrap_or_default();
    rows.push(SummaryRow::new(frame.t("counselling-project-horizon"), horizon));
    rows.push(SummaryRow::new(frame.t("counselling-project-to_check"), content.to_check.text()));
    let facts = SummaryList::new(frame, rows);
    let form = at(project.version);
    ProjectView { title: occupation.unwrap_or(kind), tag, facts, form, project }
}

/// Shows projects and objectives.
pub async fn get(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    Ok(Page::new(show(&visit, id(&parcours)?, Form::blank(), false).await?).into_response())
}

/// Says what becomes of a project.
pub async fn post_state(
    visit: Visit,
    Path((parcours, project)): Path<(String, String)>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let (parcours, project) = (id(&parcours)?, id(&project)?);
    let (mut tx, file) = begin_write(&visit, Act::ProjectWrite, parcours).await?;
    let known = store::projects::list(&mut tx, &file.key, parcours).await?;
    known.iter().find(|it| it.id == project).ok_or(Refusal::NotFound)?;
    let state = form.required("state", parse::choice(State::from_word)).ok_or(Refusal::Unreadable)?;
    let changed = choose_project(&visit, tx, &file, (project, version(&form)), state).await?;
    after(&visit, parcours, changed, "").await
}

/// Sets an objective.
pub async fn post_objective(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (tx, file) = begin_write(&visit, Act::ObjectiveWrite, parcours).await?;
    let mut form = form.scope("counselling-objective");
    let Some(content) = objective::read(&mut form) else {
        drop(tx);
        return Ok(Page::invalid(show(&visit, parcours, form, false).await?).into_response());
    };
    let location = add_objective(&visit, tx, &file, &content, once(&visit, &form)).await?;
    Ok(visit.answer(&location, Some(Told("counselling-objective-added")), None))
}

/// Says that an objective is reached, or takes it back.
pub async fn post_reached(
    visit: Visit,
    Path((parcours, objective)): Path<(String, String)>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let (parcours, objective) = (id(&parcours)?, id(&objective)?);
    let (mut tx, file) = begin_write(&visit, Act::ObjectiveWrite, parcours).await?;
    let known = store::objectives::list(&mut tx, &file.key, parcours).await?;
    known.iter().find(|it| it.id == objective).ok_or(Refusal::NotFound)?;
    let reach = form.required("reach", parse::choice(Reach::from_word)).ok_or(Refusal::Unreadable)?;
    let changed = reach_objective(&visit, tx, &file, (objective, version(&form)), reach).await?;
    after(&visit, parcours, changed, "#objectifs").await
}

async fn after(visit: &Visit, parcours: Uuid, changed: Changed, place: &str) -> Result<Response, Refusal> {
    match changed {
        Changed::Done => {
            let path = format!("/parcours/{parcours}/projet{place}");
            Ok(visit.answer(&path, Some(Told("counselling-kept")), None))
        }
        Changed::Stale => {
            let page = show(visit, parcours, Form::blank(), true).await?;
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

async fn show(visit: &Visit, parcours: Uuid, form: Form, is_stale: bool) -> Result<ProjectPage, Refusal> {
    let (mut tx, file) = open(visit, Act::ParcoursRead, parcours, Purpose::FollowUp).await?;
    let mut projects = Vec::new();
    for project in store::projects::list(&mut tx, &file.key, parcours).await? {
        let title = match &project.content.target {
            Some(code) => occupation_title(&mut tx, code).await?,
            None => None,
        };
        projects.push((project, title));
    }
    let objectives = store::objectives::list(&mut tx, &file.key, parcours).await?;
    let can_write = may(visit, Act::ProjectWrite, &file);
    let form = can_write.then(|| form.scope("counselling-objective").once(visit.once()));
    let work = Work { projects, objectives };
    Ok(ProjectPage::new(visit.frame(), Top::of(visit, &file), work, form, is_stale))
}

/// The projects of a sample, each with the title of its occupation.
pub fn sample_projects() -> Vec<(Project, Option<String>)> {
    use jiff::Timestamp;
    let project = |number, kind, target: Option<&str>, state| Project {
        id: Uuid::from_u128(number),
        content: Content {
            kind,
            target: target.map(str::to_owned),
            summary: "Réparer des vélos près de chez moi.".to_owned(),
            territory: "Rennes, 30 km".to_owned(),
            horizon: Some(jiff::civil::date(2026, 12, 31)),
            to_check: Checks::parse("Le salaire\nLes horaires").unwrap_or_default(),
        },
        state,
        created_at: Timestamp::UNIX_EPOCH,
        written_at: Timestamp::UNIX_EPOCH,
        version: 1,
    };
    vec![
        (
            project(1, Kind::ExternalMobility, Some("I1607"), State::Retained),
            Some("Mécanicien / Mécanicienne cycles".to_owned()),
        ),
        (project(2, Kind::Business, None, State::Reserve), None),
    ]
}

/// The page full, empty, refused, overtaken.
pub fn samples() -> Vec<Sample> {
    use jiff::Timestamp;
    let form = || Form::blank().scope("counselling-objective").once(Uuid::from_u128(9));
    let objective = |number, reached_at| Objective {
        id: Uuid::from_u128(number),
        content: crate::model::objective::Content {
            text: "Trouver un contrat dans un atelier.".to_owned(),
            criterion: "J’ai signé un contrat.".to_owned(),
        },
        reached_at,
        created_at: Timestamp::UNIX_EPOCH,
        written_at: Timestamp::UNIX_EPOCH,
        version: 1,
    };
    let work = move || Work {
        projects: sample_projects(),
        objectives: vec![objective(3, None), objective(4, Some(Timestamp::constant(1_781_000_000, 0)))],
    };
    vec![
        Sample::new("counselling/project", move |frame| {
            ProjectPage::new(frame, Top::sample(Voice::Person), work(), Some(form()), false).to_string()
        }),
        Sample::new("counselling/project-empty", move |frame| {
            let none = Work { projects: Vec::new(), objectives: Vec::new() };
            ProjectPage::new(frame, Top::sample(Voice::Counsellor), none, Some(form()), false).to_string()
        }),
        Sample::new("counselling/project-refused", move |frame| {
            let mut form = Form::received(Vec::new()).scope("counselling-objective");
            objective::read(&mut form);
            ProjectPage::new(frame, Top::sample(Voice::Person), work(), Some(form), false).to_string()
        }),
        Sample::new("counselling/project-closed", move |frame| {
            ProjectPage::new(frame, Top::sample(Voice::Person), work(), None, true).to_string()
        }),
    ]
}
