//! `/pro/etudes`: what editors of a site publish, change and take out.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, Authorized, SiteFacts};
use jalon_kernel::page::components::{Breadcrumb, Button, Cell, Column, EmptyState, LinkButton, Table};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jiff::civil::Date;
use uuid::Uuid;

use crate::actions::{self, Changed};
use crate::model::{self, Details, Kind, Study};
use crate::store;

const LONGEST: usize = 20_000;

/// What the site has published.
#[derive(Template)]
#[template(path = "studies_edit.html")]
pub struct ManagePage {
    /// The frame.
    pub frame: Frame,
    /// Its studies.
    pub studies: Vec<Study>,
}

impl ManagePage {
    fn table(&self) -> Table {
        let t = |key: &str| self.frame.t(key).into_owned();
        let columns =
            ["studies-edit-titre", "studies-fact-territory", "studies-fact-date", "studies-fact-until"];
        let rows = self.studies.iter().map(|study| {
            let details = &study.details;
            vec![
                Cell::link(&details.title, format!("/pro/etudes/{}", study.id)),
                Cell::text(&details.territory),
                Cell::text(self.frame.date(details.published_on)),
                Cell::text(details.expires_on.map(|last| self.frame.date(last)).unwrap_or_default()),
            ]
        });
        let columns = columns.map(|key| Column::words(t(key)));
        Table::new("etudes", t("studies-edit"), columns.into(), rows.collect())
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(self.frame.t("studies-edit-none"), self.frame.t("studies-edit-none-text"))
    }
}

/// One study as its editor writes it.
#[derive(Template)]
#[template(path = "study_edit.html")]
pub struct EditPage {
    /// The frame.
    pub frame: Frame,
    /// The fields.
    pub form: Form,
    /// The study that is changed; none for a new one.
    pub study: Option<Uuid>,
}

impl EditPage {
    fn title(&self) -> String {
        let key = if self.study.is_some() { "studies-edit-change" } else { "studies-edit-new" };
        self.frame.t(key).into_owned()
    }

    fn action(&self) -> String {
        self.study.map_or_else(|| "/pro/etudes/nouvelle".to_owned(), |id| format!("/pro/etudes/{id}"))
    }

    fn crumbs(&self) -> Breadcrumb {
        let title = self.frame.t("studies-edit").into_owned();
        Breadcrumb::new(&self.frame, vec![(title, "/pro/etudes".to_owned())])
    }
}

// The site of the mandate, allowed to publish; whoever lacks a mandate is led to where it is had.
fn own_site(visit: &Visit) -> Result<Authorized<SiteFacts>, Refusal> {
    let nowhere = SiteFacts { id: Uuid::nil(), operator: Uuid::nil() };
    let mandate = visit.actor().mandate();
    let site = mandate.map_or(nowhere, |it| SiteFacts { id: it.site, operator: it.operator });
    visit.authorise(Act::StudyPublish, site)
}

// A study of the site; one of another site is not there.
async fn own(visit: &Visit, site: &Authorized<SiteFacts>, id: &str) -> Result<Study, Refusal> {
    let study = super::sheet::load(visit, id).await?;
    if study.site.id == site.id { Ok(study) } else { Err(Refusal::NotFound) }
}

/// Lists them.
pub async fn list(visit: Visit) -> Result<impl IntoResponse, Refusal> {
    let site = own_site(&visit)?;
    let mut tx = visit.house().db.read().await?;
    let mut studies = store::all(&mut tx).await?;
    studies.retain(|study| study.site.id == site.id);
    Ok(Page::new(ManagePage { frame: visit.frame(), studies }))
}

/// A new study.
pub async fn new(visit: Visit) -> Result<impl IntoResponse, Refusal> {
    own_site(&visit)?;
    let form = Form::blank().scope("studies-edit").once(visit.once());
    Ok(Page::new(EditPage { frame: visit.frame(), form, study: None }))
}

/// Publishes it.
pub async fn publish(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let site = own_site(&visit)?;
    let mut form = form.scope("studies-edit");
    let Some(details) = read(&mut form, visit.today()) else { return Ok(refused(&visit, form, None)) };
    actions::publish(&visit, &site, form.idempotency_key(), &details).await?;
    Ok(visit.answer("/pro/etudes", Some(Told("studies-published")), None))
}

/// A study to change.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<impl IntoResponse, Refusal> {
    let site = own_site(&visit)?;
    let study = own(&visit, &site, &id).await?;
    let details = study.details;
    let day = |day: Date| format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
    let form = Form::blank()
        .scope("studies-edit")
        .at_version(study.version)
        .fill("genre", details.kind.word())
        .fill("titre", details.title)
        .fill("resume", details.summary)
        .fill("auteur", details.publisher)
        .fill("date", day(details.published_on))
        .fill("jusque", details.expires_on.map(day).unwrap_or_default())
        .fill("territoire", details.territory)
        .fill("secteur", details.sector)
        .fill("lien", details.link);
    Ok(Page::new(EditPage { frame: visit.frame(), form, study: Some(study.id) }))
}

/// Changes it.
pub async fn change(visit: Visit, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, Refusal> {
    let site = own_site(&visit)?;
    let study = own(&visit, &site, &id).await?;
    let mut form = form.scope("studies-edit");
    let version = form.version().unwrap_or(0);
    let Some(details) = read(&mut form, visit.today()) else {
        return Ok(refused(&visit, form, Some(study.id)));
    };
    let told = match actions::change(&visit, &site, (study.id, version), &details).await? {
        Changed::Done => "studies-changed",
        Changed::Late => "studies-late",
    };
    Ok(visit.answer("/pro/etudes", Some(Told(told)), None))
}

/// Takes it out.
pub async fn take_out(visit: Visit, Path(id): Path<String>, Posted(_): Posted) -> Result<Response, Refusal> {
    let site = own_site(&visit)?;
    let study = own(&visit, &site, &id).await?;
    actions::take_out(&visit, &site, study.id).await?;
    Ok(visit.answer("/pro/etudes", Some(Told("studies-taken-out")), None))
}

fn refused(visit: &Visit, form: Form, study: Option<Uuid>) -> Response {
    let frame = visit.frame().with_form(&form);
    Page::invalid(EditPage { frame, form, study }).into_response()
}

/// Reads what was sent; `None` when something is wrong, which the form then says.
fn read(form: &mut Form, today: Date) -> Option<Details> {
    let kind = form.required("genre", parse::choice(Kind::from_word));
    let title = form.required("titre", parse::short_text(200));
    let summary = form.required("resume", parse::long_text(LONGEST));
    let publisher = form.required("auteur", parse::short_text(200));
    let published_on = form.required("date", parse::date);
    let expires_on = form.optional("jusque", parse::date);
    let territory = form.required("territoire", parse::short_text(120));
    let sector = form.optional("secteur", parse::short_text(120));
    let wrong_link = || FieldError::new("studies-edit-link-wrong");
    let link = form.optional("lien", |text| model::link(text).ok_or_else(wrong_link));
    if published_on.is_some_and(|day| day > today) {
        form.error("date", FieldError::new("studies-edit-future"));
    }
    if published_on.zip(expires_on).is_some_and(|(from, to)| to < from) {
        form.error("jusque", FieldError::new("studies-edit-over-before"));
    }
    if form.has_errors() {
        return None;
    }
    Some(Details {
        kind: kind?,
        title: title?,
        summary: summary?,
        publisher: publisher?,
        published_on: published_on?,
        expires_on,
        territory: territory?,
        sector: sector.unwrap_or_default(),
        link: link.unwrap_or_default(),
    })
}
