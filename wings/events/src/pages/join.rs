//! `/rencontres/{event}/inscription`: how to reach whoever comes, and nothing else.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Mood, Notice};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::people::contact::{self, Kind};
use jalon_kernel::people::person;
use jalon_kernel::seal;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};

use super::{shared, sheet};
use crate::actions::join::{Joined, join};
use crate::model::event::Event;
use crate::model::seat::Holder;

/// The page.
#[derive(Template)]
#[template(path = "join.html")]
pub struct JoinPage {
    /// The frame.
    pub frame: Frame,
    /// The fields.
    pub form: Form,
    /// The event.
    pub event: Event,
}

impl JoinPage {
    fn when(&self) -> String {
        shared::when(&self.frame.words, &self.event.details)
    }

    fn full(&self) -> Option<Notice> {
        (self.event.free() == 0).then(|| Notice::new(Mood::Info, self.frame.t("events-join-full")))
    }
}

/// Shows the form, filled with what the account knows.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<Response, Refusal> {
    let event = load(&visit, &id).await?;
    if !event.is_open(visit.now()) {
        return Ok(visit.answer(&format!("/rencontres/{}", event.id), Some(Told("events-closed")), None));
    }
    let mut form = Form::blank().scope("events-join");
    if let Some(id) = visit.person() {
        let mut tx = visit.house().db.read().await?;
        let key = seal::person_key(&mut tx, &visit.house().secrets, id).await?;
        if let Some((known, _)) = person::load(&mut tx, &visit.house().secrets, id).await? {
            form = form.fill("nom", known.name);
        }
        for known in contact::of_person(&mut tx, id, &key).await? {
            let field = if known.kind == Kind::Email { "courriel" } else { "telephone" };
            form = form.fill(field, known.address);
        }
    }
    Ok(Page::new(JoinPage { frame: visit.frame(), form, event }).into_response())
}

/// Asks for the place.
pub async fn post(visit: Visit, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, Refusal> {
    let event = load(&visit, &id).await?;
    let mut form = form.scope("events-join");
    let name = form.optional("nom", parse::short_text(80));
    let email = form.optional("courriel", parse::email);
    let phone = form.optional("telephone", parse::phone);
    if !form.is_filled("courriel") && !form.is_filled("telephone") {
        form.error("courriel", FieldError::new("events-join-reach-missing"));
    }
    if form.has_errors() {
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(JoinPage { frame, form, event }).into_response());
    }
    let holder = Holder { name: name.unwrap_or_default(), email, phone };
    match join(&visit, event.id, &holder).await? {
        Joined::Kept { path, token } => Ok(visit.answer(&path, None, token)),
        Joined::Closed => {
            Ok(visit.answer(&format!("/rencontres/{}", event.id), Some(Told("events-closed")), None))
        }
    }
}

// Whoever is at work here takes no place: for them there is no such page, whatever they send.
async fn load(visit: &Visit, id: &str) -> Result<Event, Refusal> {
    if visit.session().is_some() && visit.person().is_none() {
        return Err(Refusal::NotFound);
    }
    sheet::load(visit, id).await
}
