//! The wings of the house, in the order of the menu: a new wing is one line here.

use std::sync::Arc;

use jalon_counselling::Counselling;
use jalon_exploration::Exploration;
use jalon_documents::pdf::Renderer;
use jalon_information::{Information, LibraryError};
use jalon_kernel::db::Db;
use jalon_kernel::wing::Wing;
use jalon_privacy::Privacy;
use jalon_reception::Reception;

use crate::house::HousePages;

/// Every wing, ready to serve what `db` holds.
///
/// # Errors
/// The reference data cannot be read or indexed.
pub async fn all(db: &Db) -> Result<Vec<Arc<dyn Wing>>, LibraryError> {
    let information = Arc::new(Information::open(db).await?);
    // One renderer for all: it holds the fonts.
    let renderer = Arc::new(Renderer::new());
    Ok(vec![
        Arc::new(HousePages),
        Arc::clone(&information) as Arc<dyn Wing>,
        Arc::new(Exploration::default()),
        Arc::new(Reception),
        Arc::new(Counselling::new(information)),
        Arc::new(Privacy::new(renderer)),
    ])
}
