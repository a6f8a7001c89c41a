//! `/pro/rencontres`: the events of one's site, who comes to each, and calling one off.

use std::time::Duration;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, FieldClass};
use jalon_kernel::page::components::{Breadcrumb, Button, Cell, Column, EmptyState, LinkButton, Table};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use uuid::Uuid;

use super::shared::{self, own_site};
use crate::actions::publish;
use crate::model::event::Event;
use crate::model::seat::{Seat, SeatState};
use crate::store::{events, seats};

/// How long an event stays on the list once it is over: long enough to write down who came.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);

/// The list.
#[derive(Template)]
#[template(path = "manage.html")]
pub struct ManagePage {
    /// The frame.
    pub frame: Frame,
    /// The events of the site.
    pub events: Vec<Event>,
}

impl ManagePage {
    fn empty(&self) -> EmptyState {
        EmptyState::new(self.frame.t("events-manage-none"), self.frame.t("events-manage-none-text"))
    }

    fn table(&self) -> Table {
        let t = |key: &str| self.frame.t(key).into_owned();
        let columns = vec![
            Column::words(t("events-manage-column-title")),
            Column::words(t("events-fact-when")),
            Column::numbers(t("events-manage-column-held")),
            Column::numbers(t("events-manage-column-waiting")),
            Column::words(t("events-manage-column-state")),
        ];
        let rows = self.events.iter().map(|event| {
            vec![
                Cell::link(&event.details.title, format!("/pro/rencontres/{}", event.id)),
                Cell::text(shared::when(&self.frame.words, &event.details)),
                Cell::text(format!("{} / {}", event.held, event.details.capacity)),
                Cell::text(event.waiting),
                Cell::html(&shared::places(&self.frame.words, event)),
            ]
        });
        Table::new("rencontres", t("events-manage-title"), columns, rows.collect())
    }
}

/// One event and who comes.
#[derive(Template)]
#[template(path = "manage_one.html")]
pub struct OnePage {
    /// The frame.
    pub frame: Frame,
    /// The event.
    pub event: Event,
    /// Who comes and who waits.
    pub seats: Vec<Seat>,
}

impl OnePage {
    fn crumbs(&self) -> Breadcrumb {
        let title = self.frame.t("events-manage-title").into_owned();
        Breadcrumb::new(&self.frame, vec![(title, "/pro/rencontres".to_owned())])
    }

    fn when(&self) -> String {
        shared::when(&self.frame.words, &self.event.details)
    }

    fn edit(&self) -> LinkButton {
        let href = format!("/pro/rencontres/{}/modifier", self.event.id);
        LinkButton::main(self.frame.t("events-manage-edit"), href)
    }

    fn public(&self) -> LinkButton {
        LinkButton::quiet(self.frame.t("events-seat-see"), format!("/rencontres/{}", self.event.id))
    }

    fn table(&self) -> Table {
        let t = |key: &str| self.frame.t(key).into_owned();
        let columns = ["reference", "name", "reach", "state"]
            .map(|name| Column::words(t(&format!("events-seats-{name}"))));
        let rows = self.seats.iter().map(|seat| {
            let holder = &seat.holder;
            let reach = [holder.email.as_deref(), holder.phone.as_deref()];
            let state = match seat.state {
                SeatState::Held => t("events-seats-held"),
                SeatState::Waiting | SeatState::GivenUp => t("events-seats-waiting"),
            };
            vec![
                Cell::text(&seat.reference),
                Cell::text(if holder.name.is_empty() {
                    t("events-seats-unnamed")
                } else {
                    holder.name.clone()
                }),
                Cell::text(reach.into_iter().flatten().collect::<Vec<_>>().join(", ")),
                Cell::text(state),
            ]
        });
        Table::new("inscrits", t("events-seats-caption"), columns.into(), rows.collect())
    }
}

/// Shows the list.
pub async fn get(visit: Visit) -> Result<impl IntoResponse, Refusal> {
    let site = own_site(&visit, Act::EventPublish)?;
    let since = visit.now().checked_sub(KEPT).unwrap_or(visit.now());
    let mut tx = visit.house().db.read().await?;
    let events = events::of_site(&mut tx, site.id, since).await?;
    Ok(Page::new(ManagePage { frame: visit.frame(), events }))
}

/// Shows who comes to one event; what the policies do not open is not shown.
pub async fn one(visit: Visit, Path(id): Path<String>) -> Result<impl IntoResponse, Refusal> {
    own_site(&visit, Act::EventReadSeats)?;
    let id = Uuid::parse_str(&id).map_err(|_| Refusal::NotFound)?;
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let event = events::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let site = visit.authorise(Act::EventReadSeats, event.site)?;
    let mut seats = seats::of_event(&mut tx, &house.secrets, id).await?;
    for seat in &mut seats {
        if !site.shows(FieldClass::Identity) {
            seat.holder.name.clear();
        }
        if !site.shows(FieldClass::Contact) {
            (seat.holder.email, seat.holder.phone) = (None, None);
        }
    }
    Ok(Page::new(OnePage { frame: visit.frame(), event, seats }))
}

/// Calls one off.
pub async fn cancel(visit: Visit, Path(id): Path<String>, Posted(_): Posted) -> Result<Response, Refusal> {
    own_site(&visit, Act::EventPublish)?;
    let id = Uuid::parse_str(&id).map_err(|_| Refusal::NotFound)?;
    publish::cancel(&visit, id).await?;
    Ok(visit.answer("/pro/rencontres", Some(Told("events-called-off")), None))
}
