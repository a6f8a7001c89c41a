//! The pages of the wing, and what they share.

mod edit;
mod join;
mod list;
mod manage;
mod samples;
mod seat;
mod shared;
mod sheet;
mod space_edit;
mod spaces;

use askama::Template as _;
use jalon_kernel::db::Tx;
use jalon_kernel::seal::PersonKey;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Panel, Routes};
use uuid::Uuid;

pub(crate) use samples::all as samples;

use crate::actions::join::path_of;
use crate::model::seat::SeatState;
use crate::store::{events, seats};

/// Every page and action, by address.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/rencontres", list::get)
        .get("/rencontres/{event}", sheet::get)
        .get("/rencontres/{event}/calendrier.ics", sheet::ics)
        .get("/rencontres/{event}/inscription", join::get)
        .post("/rencontres/{event}/inscription", join::post)
        .get("/inscriptions/{token}", seat::get)
        .post("/inscriptions/{token}", seat::post)
        .get("/espaces-ressources", spaces::get)
        .get("/pro/rencontres", manage::get)
        .get("/pro/rencontres/nouvelle", edit::new)
        .post("/pro/rencontres/nouvelle", edit::publish)
        .get("/pro/rencontres/{event}", manage::one)
        .get("/pro/rencontres/{event}/modifier", edit::get)
        .post("/pro/rencontres/{event}/modifier", edit::change)
        .post("/pro/rencontres/{event}/annuler", manage::cancel)
        .get("/pro/espace-ressources", space_edit::get)
        .post("/pro/espace-ressources", space_edit::post)
}

/// The registrations ahead, in a person's own space; nothing when there are none.
pub(crate) async fn space_panel(
    visit: &Visit,
    tx: &mut Tx,
    person: Uuid,
    key: &PersonKey,
) -> Result<Option<Panel>, Refusal> {
    let mut ahead = Vec::new();
    for seat in seats::of_person(tx, key, person).await? {
        if seat.state == SeatState::GivenUp {
            continue;
        }
        match events::find(tx, seat.event).await? {
            Some(event) if event.details.ends_at > visit.now() => {
                let when = shared::when(visit.words(), &event.details);
                ahead.push((event.details.title, when, path_of(visit, seat.id)));
            }
            _ => {}
        }
    }
    if ahead.is_empty() {
        return Ok(None);
    }
    let panel = shared::SpacePanel { words: visit.words().clone(), ahead };
    let html = panel.render().map_err(|_| Refusal::Internal)?;
    Ok(Some(Panel { rank: 35, html, next: None }))
}
