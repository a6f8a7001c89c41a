//! `/rencontres/{event}`: the sheet of an event, and its file for an agenda.

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jalon_documents::calendar::{self, Mailbox, Message, Uid};
use jalon_kernel::page::components::{Breadcrumb, LinkButton, Mood, Notice, SummaryList, SummaryRow, Tag};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jiff::Timestamp;
use uuid::Uuid;

use super::shared;
use crate::model::event::Event;
use crate::store::events;

/// The page.
#[derive(Template)]
#[template(path = "sheet.html")]
pub struct SheetPage {
    /// The frame.
    pub frame: Frame,
    /// The event.
    pub event: Event,
    /// The moment, to know whether one may still come.
    pub now: Timestamp,
}

impl SheetPage {
    fn crumbs(&self) -> Breadcrumb {
        Breadcrumb::new(
            &self.frame,
            vec![(self.frame.t("events-title").into_owned(), "/rencontres".to_owned())],
        )
    }

    fn tag(&self) -> Tag {
        shared::places(&self.frame.words, &self.event)
    }

    fn facts(&self) -> SummaryList {
        let t = |key: &str| self.frame.t(key).into_owned();
        let details = &self.event.details;
        let words = &self.frame.words;
        let access = if details.accessibility.is_empty() {
            t("events-accessibility-unsaid")
        } else {
            details.accessibility.clone()
        };
        let rows = [
            ("events-fact-when", shared::when(words, details)),
            ("events-fact-place", shared::place(words, details)),
            ("events-fact-kind", t(&format!("events-list-genre-{}", details.kind.word()))),
            ("events-fact-accessibility", access),
            ("events-fact-by", self.event.operator_name.clone()),
            ("events-fact-contact", details.contact.clone()),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        SummaryList::new(&self.frame, rows.map(|(key, value)| SummaryRow::new(t(key), value)).collect())
    }

    fn demonstration(&self) -> Option<Notice> {
        self.event
            .is_demonstration
            .then(|| Notice::new(Mood::Info, self.frame.t("events-demonstration-text")))
    }

    fn join(&self) -> Option<LinkButton> {
        let key = if self.event.free() > 0 { "events-join" } else { "events-join-waiting" };
        let href = format!("/rencontres/{}/inscription", self.event.id);
        self.event.is_open(self.now).then(|| LinkButton::main(self.frame.t(key), href))
    }

    fn is_over(&self) -> bool {
        !self.event.is_cancelled && !self.event.is_open(self.now)
    }
}

/// Shows the sheet.
pub async fn get(visit: Visit, Path(id): Path<String>) -> Result<impl IntoResponse, Refusal> {
    let event = load(&visit, &id).await?;
    Ok(Page::new(SheetPage { frame: visit.frame(), event, now: visit.now() }))
}

/// The file for an agenda.
pub async fn ics(visit: Visit, Path(id): Path<String>) -> Result<Response, Refusal> {
    let event = load(&visit, &id).await?;
    let details = &event.details;
    let house = &visit.house().settings.base_url;
    let host = house.split("://").nth(1).unwrap_or(house).split(['/', ':']).next().unwrap_or("jalon");
    let organizer = Mailbox::parse(&event.operator_name, &format!("rencontres@{host}"))
        .or_else(|_| Mailbox::parse("Jalon", &format!("rencontres@{host}")))
        .map_err(|_| Refusal::Internal)?;
    let slot = calendar::Slot::parse(details.starts_at, details.ends_at).map_err(|_| Refusal::Internal)?;
    let file = calendar::Appointment {
        uid: Uid::parse(&format!("rencontre-{}@{host}", event.id)).map_err(|_| Refusal::Internal)?,
        sequence: u32::try_from(event.sequence).unwrap_or(0),
        stamp: visit.now(),
        slot,
        message: if event.is_cancelled { Message::Cancel { attendee: None } } else { Message::Publish },
        organizer,
        summary: details.title.clone(),
        location: Some(shared::place(visit.words(), details)),
        description: Some(details.accessibility.clone()).filter(|text| !text.is_empty()),
        url: Some(format!("{house}/rencontres/{}", event.id)),
        reminder: Some(jiff::SignedDuration::from_hours(2)),
    };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"rencontre.ics\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((StatusCode::OK, headers, calendar::event(&file)).into_response())
}

/// The event of an address.
pub async fn load(visit: &Visit, id: &str) -> Result<Event, Refusal> {
    let id = Uuid::parse_str(id).map_err(|_| Refusal::NotFound)?;
    let mut tx = visit.house().db.read().await?;
    events::find(&mut tx, id).await?.ok_or(Refusal::NotFound)
}
