//! The library of studies (2.1-06): territorial diagnoses, figures, prospective studies, by territory and sector.
//!
//! Whoever answers for a territory publishes here and signs; anybody reads and searches. A study says who wrote it and
//! when, and one whose time is over says so instead of passing for current.

mod actions;
mod index;
pub mod model;
mod pages;
mod store;
mod wing;

use std::sync::Arc;

use jalon_kernel::access::SiteFacts;
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jiff::Timestamp;

pub use model::{Details, Kind};

/// The wing. Cheap to clone: every clone holds the same index.
#[derive(Clone, Default)]
pub struct Studies {
    index: Arc<index::Holding>,
}

/// Puts an invented study into a demonstration; every page says that it is invented.
///
/// # Errors
/// The database refuses.
pub async fn invent(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    site: SiteFacts,
    details: &Details,
) -> Result<(), DbError> {
    let by = store::By { site, professional: None, origin: store::Origin::Demonstration };
    store::insert(tx, &house.chance, now, by, details).await.map(drop)
}
