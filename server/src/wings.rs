//! The wings of the house, in the order of the menu: a new wing is one line here.

use std::sync::Arc;

use jalon_information::{Information, LibraryError};
use jalon_kernel::db::Db;
use jalon_kernel::wing::Wing;

use crate::house::HousePages;

/// Every wing, ready to serve what `db` holds.
///
/// # Errors
/// The reference data cannot be read or indexed.
pub async fn all(db: &Db) -> Result<Vec<Arc<dyn Wing>>, LibraryError> {
    let information = Information::open(db).await?;
    Ok(vec![Arc::new(HousePages), Arc::new(information)])
}
