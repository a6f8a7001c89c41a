//! A project, described or changed (1-13, 2.2-08). Its occupation is searched in everyday words, then chosen: nothing is
//! chosen for anybody. Searching sends the same form and keeps all that was typed, so it needs no JavaScript.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_information::{Found, Information, occupation_title};
use jalon_kernel::access::{Act, Authorized};
use jalon_kernel::casefile::{File, begin_write};
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::{Button, Choice, StaleEdit};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{Purpose, Top, id, may, once, open, project, version};
use crate::actions::Changed;
use crate::actions::add_project::add_project;
use crate::actions::edit_project::edit_project;
use crate::model::Voice;
use crate::model::project::{
    Checks, ChecksRefused, Content, Kind, LONGEST, LONGEST_CHECK, LONGEST_TERRITORY, MOST_CHECKS, Project,
};
use crate::store;

/// How many occupations a search proposes.
const PROPOSED: usize = 7;
/// Sent for "no occupation yet".
const NO_TARGET: &str = "aucun";

#[derive(Template)]
#[template(path = "project_form.html")]
struct ProjectFormPage {
    frame: Frame,
    top: Top,
    /// The project that is changed; none for a new one.
    project: Option<Uuid>,
    form: Form,
    choices: Vec<Found>,
    has_searched: bool,
    stale: Option<StaleEdit>,
}

impl ProjectFormPage {
    fn title_key(&self) -> &'static str {
        if self.project.is_some() { "counselling-project-edit" } else { "counselling-project-new" }
    }

    fn address(&self) -> String {
        let base = format!("/parcours/{}/projet", self.top.parcours);
        self.project.map_or_else(|| base.clone(), |id| format!("{base}/{id}"))
    }

    fn kinds(&self) -> Vec<&'static str> {
        Kind::ALL.iter().map(|kind| kind.word()).collect()
    }

    fn targets(&self) -> Vec<Choice> {
        let found = self
            .choices
            .iter()
            .map(|found| Choice::new(&found.code, format!("{} ({})", found.title, found.code)));
        found.chain([Choice::new(NO_TARGET, self.frame.t("counselling-project-target-none"))]).collect()
    }
}

/// What a form says of the occupation aimed at.
enum Target {
    /// One that exists, or none.
    Chosen(Option<String>),
    /// Words, and nothing chosen among what they find.
    Unchosen,
}

fn filled(project: &Project) -> Form {
    let content = &project.content;
    let horizon = content.horizon.map(|day| day.strftime("%d/%m/%Y").to_string()).unwrap_or_default();
    Form::blank()
        .scope("counselling-project")
        .fill("kind", content.kind.word())
        .fill("target", content.target.as_deref().unwrap_or_default())
        .fill("summary", &content.summary)
        .fill("territory", &content.territory)
        .fill("horizon", horizon)
        .fill("to_check", content.to_check.text())
        .at_version(project.version)
}

fn checks(text: &str) -> Result<Checks, FieldError> {
    Checks::parse(text).map_err(|refused| match refused {
        ChecksRefused::TooMany(count) => {
            FieldError::new("counselling-project-checks-many").with("count", count).with("max", MOST_CHECKS)
        }
        ChecksRefused::TooLong(line) => {
            FieldError::new("counselling-project-checks-long").with("line", line).with("max", LONGEST_CHECK)
        }
    })
}

/// What the form proposes to choose from: the occupation chosen before, then what its words find.
async fn proposed(tx: &mut Tx, information: &Information, form: &Form) -> Result<Vec<Found>, Refusal> {
    let mut choices = Vec::new();
    let code = form.value("target");
    if is_code(code)
        && let Some(title) = occupation_title(tx, code).await?
    {
        choices.push(Found { code: code.to_owned(), title });
    }
    for found in searched(information, form) {
        if choices.iter().all(|choice| choice.code != found.code) {
            choices.push(found);
        }
    }
    Ok(choices)
}

/// Whether a text could be the code of an occupation: `NO_TARGET` could, and is none.
fn is_code(text: &str) -> bool {
    text != NO_TARGET
        && (1..=10).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn searched(information: &Information, form: &Form) -> Vec<Found> {
    let words = parse::clean(form.value("occupation"));
    // Longer texts are no occupation, and searching them would only cost time.
    if words.is_empty() || words.chars().count() > LONGEST_TERRITORY {
        return Vec::new();
    }
    information.search(&words, PROPOSED)
}

async fn target(tx: &mut Tx, information: &Information, form: &Form) -> Result<Target, Refusal> {
    let code = form.value("target");
    let words = parse::clean(form.value("occupation"));
    let found = searched(information, form);
    if code == NO_TARGET && words.is_empty() {
        return Ok(Target::Chosen(None));
    }
    if code.is_empty() || code == NO_TARGET {
        // Words written to the letter choose as well as a button does.
        let exact =
            found.iter().find(|it| it.title.to_lowercase() == words.to_lowercase() || it.code == words);
        return Ok(match exact {
            Some(found) => Target::Chosen(Some(found.code.clone())),
            None if words.is_empty() || code == NO_TARGET => Target::Chosen(None),
            None => Target::Unchosen,
        });
    }
    // Words that find something else than what is chosen: the person must say which of the two they mean.
    let is_among = words.is_empty() || found.iter().any(|it| it.code == code);
    let is_known = is_code(code) && occupation_title(tx, code).await?.is_some();
    Ok(if is_among && is_known { Target::Chosen(Some(code.to_owned())) } else { Target::Unchosen })
}

async fn read(tx: &mut Tx, information: &Information, form: &mut Form) -> Result<Option<Content>, Refusal> {
    let kind = form.required("kind", parse::choice(Kind::from_word));
    form.optional("occupation", parse::short_text(LONGEST_TERRITORY));
    let target = match target(tx, information, form).await? {
        Target::Chosen(target) => target,
        Target::Unchosen => {
            form.error("target", FieldError::new("counselling-project-target-choose"));
            None
        }
    };
    let summary = form.optional("summary", parse::long_text(LONGEST));
    let territory = form.optional("territory", parse::short_text(LONGEST_TERRITORY));
    let horizon = form.optional("horizon", parse::date);
    let to_check = form.optional("to_check", checks);
    let (Some(kind), false) = (kind, form.has_errors()) else { return Ok(None) };
    Ok(Some(Content {
        kind,
        target,
        summary: summary.unwrap_or_default(),
        territory: territory.unwrap_or_default(),
        horizon,
        to_check: to_check.unwrap_or_default(),
    }))
}

/// Shows an empty form.
pub async fn get_new(
    visit: Visit,
    Path(parcours): Path<String>,
    Extension(information): Extension<Arc<Information>>,
) -> Result<Response, Refusal> {
    let (mut tx, file) = writable(&visit, id(&parcours)?).await?;
    let form = Form::blank().once(visit.once());
    page(&visit, &mut tx, &file, &information, None, form, None)
        .await
        .map(|page| Page::new(page).into_response())
}

/// Shows a project to change it.
pub async fn get(
    visit: Visit,
    Path((parcours, project)): Path<(String, String)>,
    Extension(information): Extension<Arc<Information>>,
) -> Result<Response, Refusal> {
    let (mut tx, file) = writable(&visit, id(&parcours)?).await?;
    let kept = find(&mut tx, &file, id(&project)?).await?;
    let (form, id) = (filled(&kept), Some(kept.id));
    page(&visit, &mut tx, &file, &information, id, form, None)
        .await
        .map(|page| Page::new(page).into_response())
}

/// Describes a new project.
pub async fn post_new(
    visit: Visit,
    Path(parcours): Path<String>,
    Extension(information): Extension<Arc<Information>>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (mut tx, file) = begin_write(&visit, Act::ProjectWrite, parcours).await?;
    let mut form = form.scope("counselling-project").once(visit.once());
    if form.is_filled("search") {
        return again(&visit, tx, parcours, &information, None, form).await;
    }
    let Some(content) = read(&mut tx, &information, &mut form).await? else {
        return again(&visit, tx, parcours, &information, None, form).await;
    };
    let location = add_project(&visit, tx, &file, &content, once(&visit, &form)).await?;
    Ok(visit.answer(&location, Some(Told("counselling-project-added")), None))
}

/// Keeps a project as changed.
pub async fn post(
    visit: Visit,
    Path((parcours, project)): Path<(String, String)>,
    Extension(information): Extension<Arc<Information>>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let (parcours, project) = (id(&parcours)?, id(&project)?);
    let (mut tx, file) = begin_write(&visit, Act::ProjectWrite, parcours).await?;
    find(&mut tx, &file, project).await?;
    let mut form = form.scope("counselling-project");
    if form.is_filled("search") {
        return again(&visit, tx, parcours, &information, Some(project), form).await;
    }
    let Some(content) = read(&mut tx, &information, &mut form).await? else {
        return again(&visit, tx, parcours, &information, Some(project), form).await;
    };
    match edit_project(&visit, tx, &file, (project, version(&form)), &content).await? {
        Changed::Done => {
            Ok(visit.answer(&format!("/parcours/{parcours}/projet"), Some(Told("counselling-kept")), None))
        }
        Changed::Stale => {
            let (mut tx, file) = writable(&visit, parcours).await?;
            let kept = find(&mut tx, &file, project).await?;
            let stale = Some(stale(&visit.frame(), &kept, &content));
            let form = form.moved_to_version(kept.version);
            let page = page(&visit, &mut tx, &file, &information, Some(project), form, stale).await?;
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

// The same form with what the search found, or with what was refused.
async fn again(
    visit: &Visit,
    tx: Tx,
    parcours: Uuid,
    information: &Information,
    project: Option<Uuid>,
    form: Form,
) -> Result<Response, Refusal> {
    drop(tx);
    let (mut tx, file) = writable(visit, parcours).await?;
    let is_refused = form.has_errors();
    let page = page(visit, &mut tx, &file, information, project, form, None).await?;
    Ok(if is_refused { Page::invalid(page) } else { Page::new(page) }.into_response())
}

async fn writable(visit: &Visit, parcours: Uuid) -> Result<(Tx, Authorized<File>), Refusal> {
    let (tx, file) = open(visit, Act::ParcoursRead, parcours, Purpose::FollowUp).await?;
    if may(visit, Act::ProjectWrite, &file) { Ok((tx, file)) } else { Err(Refusal::NotFound) }
}

async fn find(tx: &mut Tx, file: &Authorized<File>, project: Uuid) -> Result<Project, Refusal> {
    let known = store::projects::list(tx, &file.key, file.id()).await?;
    known.into_iter().find(|it| it.id == project).ok_or(Refusal::NotFound)
}

async fn page(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
    information: &Information,
    project: Option<Uuid>,
    form: Form,
    stale: Option<StaleEdit>,
) -> Result<ProjectFormPage, Refusal> {
    let form = form.scope("counselling-project");
    let choices = proposed(tx, information, &form).await?;
    let has_searched = form.is_filled("occupation");
    let (frame, top) = (visit.frame().with_form(&form), Top::of(visit, file));
    Ok(ProjectFormPage { frame, top, project, form, choices, has_searched, stale })
}

fn stale(frame: &Frame, kept: &Project, sent: &Content) -> StaleEdit {
    let when = frame.t1("counselling-written", "when", frame.date_time(kept.written_at)).into_owned();
    let text = |content: &Content| {
        let kind = frame.t(&format!("counselling-project-kind-{}", content.kind.word())).into_owned();
        let horizon = content.horizon.map(|day| frame.date(day)).unwrap_or_default();
        let target = content.target.clone().unwrap_or_default();
        let parts = [
            kind,
            target,
            content.summary.clone(),
            content.territory.clone(),
            horizon,
            content.to_check.text(),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    };
    StaleEdit::new(frame, when, text(&kept.content), text(sent))
}

/// The form empty, searched, refused, overtaken.
pub fn samples() -> Vec<Sample> {
    let found =
        || vec![Found { code: "I1607".to_owned(), title: "Mécanicien / Mécanicienne cycles".to_owned() }];
    let blank = |frame, form, choices: Vec<Found>| {
        let (top, has_searched) = (Top::sample(Voice::Person), true);
        ProjectFormPage { frame, top, project: None, form, choices, has_searched, stale: None }.to_string()
    };
    let scoped = |form: Form| form.scope("counselling-project");
    vec![
        Sample::new("counselling/project-new", move |frame| blank(frame, scoped(Form::blank()), Vec::new())),
        Sample::new("counselling/project-searched", move |frame| {
            blank(frame, scoped(Form::blank()).fill("occupation", "velo"), found())
        }),
        Sample::new("counselling/project-form-refused", move |frame| {
            let mut form = scoped(Form::blank().fill("horizon", "bientôt"));
            form.required("kind", parse::choice(Kind::from_word));
            form.optional("horizon", parse::date);
            form.error("target", FieldError::new("counselling-project-target-choose"));
            form.error(
                "to_check",
                FieldError::new("counselling-project-checks-many").with("count", 31).with("max", 30),
            );
            form.error(
                "to_check",
                FieldError::new("counselling-project-checks-long").with("line", 2).with("max", 300),
            );
            blank(frame.with_form(&form), form, found())
        }),
        Sample::new("counselling/project-form-stale", move |frame| {
            let (kept, _) = project::sample_projects().remove(0);
            let stale = Some(stale(&frame, &kept, &kept.content));
            let (top, form) = (Top::sample(Voice::Counsellor), filled(&kept));
            let project = Some(kept.id);
            ProjectFormPage { frame, top, project, form, choices: found(), has_searched: false, stale }
                .to_string()
        }),
    ]
}
