//! `/inscriptions/{token}`: a registration, from the link of the mail: when, where, whether one has a place, giving it up.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, Actor, PersonFacts, authorise};
use jalon_kernel::page::components::{Button, LinkButton, Mood, Notice};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jiff::Timestamp;

use super::shared;
use crate::actions::give_up::give_up;
use crate::model::event::Event;
use crate::model::seat::{Seat, SeatState};
use crate::store::{events, seats};

/// The page.
#[derive(Template)]
#[template(path = "seat.html")]
pub struct SeatPage {
    /// The frame.
    pub frame: Frame,
    /// The event.
    pub event: Event,
    /// The registration, without who it is.
    pub seat: Seat,
    /// How many wait before.
    pub before: i64,
    /// The token of the link.
    pub token: String,
    /// The moment.
    pub now: Timestamp,
}

impl SeatPage {
    fn when(&self) -> String {
        shared::when(&self.frame.words, &self.event.details)
    }

    fn place(&self) -> String {
        shared::place(&self.frame.words, &self.event.details)
    }

    fn notice(&self) -> Notice {
        let t = |key: &str| self.frame.t(key).into_owned();
        let notice = match self.seat.state {
            _ if self.event.is_cancelled => Notice::new(Mood::Bad, t("events-seat-cancelled")),
            SeatState::Held => Notice::new(Mood::Ok, t("events-seat-held-text")).title(t("events-seat-held")),
            SeatState::Waiting => {
                let text = self.frame.t1("events-seat-waiting-text", "count", self.before).into_owned();
                Notice::new(Mood::Warn, text).title(t("events-seat-waiting"))
            }
            SeatState::GivenUp => Notice::new(Mood::Info, t("events-seat-given-up")),
        };
        notice.reference(t("events-seat-reference"), &self.seat.reference)
    }

    fn can_give_up(&self) -> bool {
        self.seat.state != SeatState::GivenUp && self.event.is_open(self.now)
    }

    fn again(&self) -> Option<LinkButton> {
        let href = format!("/rencontres/{}", self.event.id);
        (self.seat.state == SeatState::GivenUp)
            .then(|| LinkButton::quiet(self.frame.t("events-seat-see"), href))
    }
}

/// Shows the registration.
pub async fn get(visit: Visit, Path(token): Path<String>) -> Result<Response, Refusal> {
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let seat = seats::by_link(&mut tx, &house.secrets, &token).await?.ok_or(Refusal::NotFound)?;
    // Whoever holds the link stands for the person, for this registration alone.
    let holder = Actor::Visitor { visitor: Some(seat.person) };
    authorise(&holder, Act::EventJoin, PersonFacts { id: seat.person }).map(drop)?;
    let event = events::find(&mut tx, seat.event).await?.ok_or(Refusal::NotFound)?;
    let before = seats::before(&mut tx, &seat).await?;
    let mut frame = visit.frame();
    // The token answers for the person: it is not carried into the forms of the frame.
    frame.path = "/".to_owned();
    Ok(Page::new(SeatPage { frame, event, seat, before, token, now: visit.now() }).into_response())
}

/// Gives it up.
pub async fn post(visit: Visit, Path(token): Path<String>, Posted(_): Posted) -> Result<Response, Refusal> {
    give_up(&visit, &token).await?;
    Ok(visit.answer(&format!("/inscriptions/{token}"), Some(Told("events-given-up")), None))
}
