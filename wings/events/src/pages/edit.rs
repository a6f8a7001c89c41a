//! `/pro/rencontres/nouvelle` and `/pro/rencontres/{event}/modifier`: an event as its organiser writes it.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::clock;
use jalon_kernel::page::components::{Breadcrumb, Button};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::people::operator;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use uuid::Uuid;

use super::shared::own_site;
use super::sheet;
use crate::actions::publish::{self, Changed};
use crate::model::event::{Details, Event, Kind};

/// The most places of an event: beyond, it is a fair.
const MOST_PLACES: i64 = 500;
const LONGEST: usize = 4_000;
const LONGEST_LINE: usize = 160;

/// The page.
#[derive(Template)]
#[template(path = "edit.html")]
pub struct EditPage {
    /// The frame.
    pub frame: Frame,
    /// The fields.
    pub form: Form,
    /// The event that is changed; none for a new one.
    pub event: Option<Uuid>,
}

impl EditPage {
    fn title(&self) -> String {
        let key = if self.event.is_some() { "events-edit-change" } else { "events-edit-new" };
        self.frame.t(key).into_owned()
    }

    fn action(&self) -> String {
        match self.event {
            Some(id) => format!("/pro/rencontres/{id}/modifier"),
            None => "/pro/rencontres/nouvelle".to_owned(),
        }
    }

    fn crumbs(&self) -> Breadcrumb {
        let title = self.frame.t("events-manage-title").into_owned();
        Breadcrumb::new(&self.frame, vec![(title, "/pro/rencontres".to_owned())])
    }
}

/// A new event, at the address of the site.
pub async fn new(visit: Visit) -> Result<impl IntoResponse, Refusal> {
    let site = own_site(&visit, Act::EventPublish)?;
    let mut tx = visit.house().db.read().await?;
    let place = operator::site(&mut tx, site.id).await?.map(|site| site.address).unwrap_or_default();
    let (street, postcode, town) = address_parts(&place);
    let form = Form::blank()
        .scope("events-edit")
        .once(visit.once())
        .fill("lieu", street)
        .fill("code-postal", postcode)
        .fill("ville", town)
        .fill("places", 12);
    Ok(Page::new(EditPage { frame: visit.frame(), form, event: None }))
}

/// Publishes it.
pub async fn publish(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let site = own_site(&visit, Act::EventPublish)?;
    let mut form = form.scope("events-edit");
    let Some(details) = read(&mut form, visit.now()) else { return Ok(refused(&visit, form, None)) };
    publish::publish(&visit, &site, form.idempotency_key(), &details).await?;
    Ok(visit.answer("/pro/rencontres", Some(Told("events-published")), None))
}

/// An event to change.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<impl IntoResponse, Refusal> {
    own_site(&visit, Act::EventPublish)?;
    let event = sheet::load(&visit, &id).await?;
    visit.authorise(Act::EventPublish, event.site)?;
    Ok(Page::new(EditPage { frame: visit.frame(), form: filled(&event), event: Some(event.id) }))
}

/// Changes it.
pub async fn change(visit: Visit, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, Refusal> {
    own_site(&visit, Act::EventPublish)?;
    let event = sheet::load(&visit, &id).await?;
    visit.authorise(Act::EventPublish, event.site)?;
    let mut form = form.scope("events-edit");
    let version = form.version().unwrap_or(0);
    let Some(details) = read(&mut form, visit.now()) else {
        return Ok(refused(&visit, form, Some(event.id)));
    };
    match publish::change(&visit, event.id, version, &details).await? {
        Changed::Done => {
            Ok(visit.answer(&format!("/pro/rencontres/{}", event.id), Some(Told("events-changed")), None))
        }
        Changed::Late => {
            Ok(visit.answer(&format!("/pro/rencontres/{}", event.id), Some(Told("events-late")), None))
        }
    }
}

fn refused(visit: &Visit, form: Form, event: Option<Uuid>) -> Response {
    let frame = visit.frame().with_form(&form);
    Page::invalid(EditPage { frame, form, event }).into_response()
}

fn filled(event: &Event) -> Form {
    let details = &event.details;
    let (start, end) = (local(details.starts_at), local(details.ends_at));
    let day = |(date, _): (Date, Time)| format!("{:02}/{:02}/{}", date.day(), date.month(), date.year());
    let hour = |(_, time): (Date, Time)| format!("{:02}:{:02}", time.hour(), time.minute());
    Form::blank()
        .scope("events-edit")
        .at_version(event.version)
        .fill("genre", details.kind.word())
        .fill("titre", &details.title)
        .fill("texte", &details.description)
        .fill("date", day(start))
        .fill("debut", hour(start))
        .fill("fin", hour(end))
        .fill("lieu", &details.place)
        .fill("code-postal", &details.postcode)
        .fill("ville", &details.town)
        .fill("places", details.capacity)
        .fill("accessibilite", &details.accessibility)
        .fill("contact", &details.contact)
}

fn local(moment: Timestamp) -> (Date, Time) {
    let zoned = moment.to_zoned_datetime(clock::paris());
    (zoned.date(), zoned.time())
}

/// Reads what was sent; `None` when something is wrong, which the form then says.
fn read(form: &mut Form, now: Timestamp) -> Option<Details> {
    let kind = form.required("genre", parse::choice(Kind::from_word));
    let title = form.required("titre", parse::short_text(LONGEST_LINE));
    let description = form.required("texte", parse::long_text(LONGEST));
    let date = form.required("date", parse::date);
    let start = form.required("debut", parse::time);
    let end = form.required("fin", parse::time);
    let place = form.optional("lieu", parse::short_text(LONGEST_LINE));
    let postcode = form.optional("code-postal", postcode);
    let town = form.optional("ville", parse::short_text(80));
    let capacity = form.required("places", parse::whole_number(1..=MOST_PLACES));
    let accessibility = form.optional("accessibilite", parse::long_text(LONGEST));
    let contact = form.optional("contact", parse::short_text(LONGEST_LINE));
    let moment = |time: Option<Time>| date.zip(time).and_then(|(date, time)| moment(date, time));
    let (starts_at, ends_at) = (moment(start), moment(end));
    if let Some((from, to)) = starts_at.zip(ends_at) {
        if to <= from {
            form.error("fin", FieldError::new("events-edit-ends-before"));
        }
        if from <= now {
            form.error("date", FieldError::new("events-edit-past"));
        }
    }
    if form.has_errors() {
        return None;
    }
    Some(Details {
        kind: kind?,
        title: title?,
        description: description?,
        place: place.unwrap_or_default(),
        postcode: postcode.unwrap_or_default(),
        town: town.unwrap_or_default(),
        accessibility: accessibility.unwrap_or_default(),
        contact: contact.unwrap_or_default(),
        starts_at: starts_at?,
        ends_at: ends_at?,
        capacity: capacity?,
    })
}

fn moment(date: Date, time: Time) -> Option<Timestamp> {
    Some(date.to_datetime(time).to_zoned_datetime(clock::paris()).ok()?.timestamp())
}

/// Five figures.
pub fn postcode(text: &str) -> Result<String, FieldError> {
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    if bare.len() == 5 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(bare)
    } else {
        Err(FieldError::new("events-edit-postcode-wrong"))
    }
}

/// "12 rue des Lilas, 35000 Rennes" in its street, postcode and town; what is written otherwise is all street.
pub fn address_parts(address: &str) -> (&str, &str, &str) {
    let parts = address.rsplit_once(", ").and_then(|(street, end)| {
        let (code, town) = end.split_once(' ')?;
        (code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit())).then_some((street, code, town))
    });
    parts.unwrap_or((address, "", ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_parted_only_when_it_ends_in_a_postcode_and_a_town() {
        let parted = ("3 place du Marché", "35300", "Fougères");
        assert_eq!(address_parts("3 place du Marché, 35300 Fougères"), parted);
        for whole in ["", "Par téléphone", "Rue, 3500 Rennes", "💥, x"] {
            assert_eq!(address_parts(whole), (whole, "", ""));
        }
    }

    #[test]
    fn a_postcode_has_five_figures() {
        assert_eq!(postcode("35 000").ok().as_deref(), Some("35000"));
        for wrong in ["3500", "350000", "3500a", "💥💥"] {
            assert!(postcode(wrong).is_err(), "{wrong}");
        }
    }
}
