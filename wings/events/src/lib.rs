//! Collective events and resource spaces (2.1-08): what a site holds, who comes, and who waits for a place.
//!
//! Anybody reads the calendar and takes a place, with or without an account. When all places are taken one waits, and a
//! place that is given up goes to whoever has waited longest. How to reach those who come is read by those who receive
//! them, at the site that holds the event, and by nobody else.

mod actions;
pub mod model;
mod pages;
mod store;
mod wing;

use jalon_kernel::access::SiteFacts;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jiff::Timestamp;

pub use model::event::{Details, Event, Kind};
pub use model::space::SpaceDetails;

/// The wing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Events;

/// What is still to come, soonest first.
///
/// # Errors
/// The database cannot be read.
pub async fn ahead(tx: &mut Tx, now: Timestamp) -> Result<Vec<Event>, DbError> {
    store::events::ahead(tx, now).await
}

/// Puts an invented event of a site into a demonstration; every page says that it is invented.
///
/// # Errors
/// The database refuses.
pub async fn invent_event(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    site: SiteFacts,
    details: &Details,
) -> Result<(), DbError> {
    let origin = store::events::Origin::Demonstration;
    let id = store::events::insert(tx, &house.chance, now, site, None, details, origin).await?;
    actions::remind::plan(house, tx, now, id, 0, details.starts_at).await
}

/// Puts an invented resource space of a site into a demonstration.
///
/// # Errors
/// The database refuses.
pub async fn invent_space(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    site: SiteFacts,
    details: &SpaceDetails,
) -> Result<(), DbError> {
    let origin = store::events::Origin::Demonstration;
    store::spaces::insert(tx, &house.chance, now, site, details, origin).await
}
