//! The projects that wait for this counsellor's decision (2.3-07), the one to answer first at the top.

use askama::Template;
use axum::extract::State as Held;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::House;
use jalon_kernel::access::{Act, SiteFacts};
use jalon_kernel::page::components::{Cell, Column, EmptyState, Table, Tag};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::model::Voice;
use crate::model::direct::Round;
use crate::store::direct::{Waiting, waiting};

#[derive(Template)]
#[template(path = "direct_queue.html")]
struct QueuePage {
    frame: Frame,
    today: Date,
    all: Vec<Waiting>,
}

impl QueuePage {
    fn table(&self) -> Table {
        let columns = ["person", "since", "answer-by", "state"]
            .map(|key| Column::words(self.frame.t(&format!("training-queue-{key}"))));
        let rows = self.all.iter().map(|it| {
            let name = if it.name.is_empty() {
                self.frame.t("training-person").into_owned()
            } else {
                it.name.clone()
            };
            let tag = match it.round.is_late(self.today) {
                true => Tag::bad(self.frame.t("training-queue-late")),
                false => Tag::warn(self.frame.t("training-queue-waits")),
            };
            vec![
                Cell::link(name, format!("/parcours/{}/formation/validation", it.parcours)),
                Cell::text(self.frame.date(it.round.on)),
                Cell::text(self.frame.date(it.round.answer_by)),
                Cell::html(&tag),
            ]
        });
        Table::new("validations", self.frame.t("training-queue-caption"), columns.to_vec(), rows.collect())
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(self.frame.t("training-queue-empty"), self.frame.t("training-queue-empty-more"))
    }
}

/// Shows the list.
pub async fn get(visit: Visit, Held(house): Held<House>) -> Result<Response, Refusal> {
    let (Some(professional), Some(mandate)) = (visit.professional(), visit.actor().mandate()) else {
        // Whoever lacks a mandate is told by the policies what to do next.
        visit.authorise(Act::ParcoursList, SiteFacts { id: Uuid::nil(), operator: Uuid::nil() })?;
        return Err(Refusal::NotFound);
    };
    visit.authorise(Act::ParcoursList, SiteFacts { id: mandate.site, operator: mandate.operator })?;
    let mut tx = house.db.read().await?;
    let all = waiting(&mut tx, &house.secrets, visit.now(), professional, mandate).await?;
    Ok(Page::new(QueuePage { frame: visit.frame(), today: visit.today(), all }).into_response())
}

/// A list with one that is late, and an empty one.
pub fn samples() -> Vec<Sample> {
    let one = |id, name: &str, answer_by| Waiting {
        parcours: Uuid::from_u128(id),
        name: name.to_owned(),
        round: Round {
            by: Voice::Person,
            on: date(2026, 2, 20),
            message: String::new(),
            answer_by,
            decision: None,
            reminded: false,
        },
    };
    let all = vec![one(1, "Samira", date(2026, 3, 2)), one(2, "", date(2026, 3, 17))];
    vec![
        Sample::new("training/queue", move |frame| {
            QueuePage { frame, today: date(2026, 3, 3), all: all.clone() }.to_string()
        }),
        Sample::new("training/queue-empty", |frame| {
            QueuePage { frame, today: date(2026, 3, 3), all: Vec::new() }.to_string()
        }),
    ]
}
