//! Somebody asks for a place: they get one, or wait for one.
//!
//! Everybody waits first, then free places are given in order: nobody overtakes whoever waits already. Two people who
//! ask for the last place at once take turns at the event.

use std::time::Duration;

use jalon_kernel::access::{Act, Actor, PersonFacts, authorise};
use jalon_kernel::limits::{self, Limit};
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::{places, tell};
use crate::model::seat::{Holder, SeatState};
use crate::store::{events, seats};

/// Registering, from one address of the network: a family behind one box, not a flood.
const JOIN: Limit = Limit { what: "event-join", count: 30, window: Duration::from_secs(3600) };

/// What became of it.
#[derive(Debug)]
pub enum Joined {
    /// The registration is kept; this is its link, and the token of a session that had to be opened.
    Kept {
        /// The path of the page of the registration.
        path: String,
        /// The session to hand over.
        token: Option<String>,
    },
    /// The event began, or was called off.
    Closed,
}

/// Asks for a place in `event`. Asking twice changes nothing.
pub async fn join(visit: &Visit, event: Uuid, holder: &Holder) -> Result<Joined, Refusal> {
    let house = visit.house();
    let now = visit.now();
    let mut tx = house.db.write().await?;
    limits::count(&mut tx, JOIN, visit.address(), now).await?.map_err(Refusal::TooMany)?;
    let event = events::lock(&mut tx, event).await?.ok_or(Refusal::NotFound)?;
    if !event.is_open(now) {
        return Ok(Joined::Closed);
    }
    let (person, key, token) = visit.self_or_visitor(&mut tx).await?;
    match &token {
        None => drop(visit.authorise(Act::EventJoin, PersonFacts { id: person })?),
        // Whoever has just become a visitor acts as that visitor.
        Some(_) => {
            let visitor = Actor::Visitor { visitor: Some(person) };
            authorise(&visitor, Act::EventJoin, PersonFacts { id: person }).map(drop)?;
        }
    }
    let known = seats::of_person_for(&mut tx, &key, event.id, person).await?;
    let seat = match known {
        Some(seat) if seat.state != SeatState::GivenUp => {
            let path = path_of(visit, seat.id);
            return Ok(Joined::Kept { path, token });
        }
        Some(seat) => {
            seats::ask_again(&mut tx, &house.chance, now, &key, seat.id, holder).await?;
            seat.id
        }
        None => {
            let (secrets, chance) = (&house.secrets, &house.chance);
            seats::ask(&mut tx, secrets, chance, now, person, &key, event.id, holder).await?
        }
    };
    let got = places::give(house, &mut tx, now, &event, Some(seat)).await?;
    tell::holder(house, &mut tx, now, event.id, person, seat, "event-registered").await?;
    let detail = serde_json::json!({ "event": event.id, "held": got });
    visit.record(&mut tx, person, Act::EventJoin.name(), detail).await?;
    tx.commit().await?;
    Ok(Joined::Kept { path: path_of(visit, seat), token })
}

/// The page of a registration: its link stands for the person.
pub fn path_of(visit: &Visit, seat: Uuid) -> String {
    format!("/inscriptions/{}", seats::link_token(&visit.house().secrets, seat))
}
