//! Information in free access (2.1, 3.1): occupations searched and read, and what one keeps of them.
//!
//! The wing holds the occupations of ROME, ready to be searched; shows the sheet of each; lets anybody, with or without
//! an account, keep some with a note that only they read; and says where everything shown comes from. Data come in
//! through [`import`], in one transaction. Nothing here ranks by anything but words.

mod actions;
pub mod import;
mod library;
pub mod model;
mod pages;
mod store;
mod wing;

use std::sync::Arc;

use jalon_kernel::db::{Db, DbError, Tx};
use jalon_search::{Query, Request};

pub use library::LibraryError;
use library::{Holding, Library};
use model::dataset::Dataset;

/// The wing. Cheap to clone: every clone holds the same index.
#[derive(Clone)]
pub struct Information {
    holding: Arc<Holding>,
}

/// An occupation that answers a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its code.
    pub code: String,
    /// Its title, both genders.
    pub title: String,
}

impl Information {
    /// Makes the current data ready to be searched; without data, everything but the search works.
    ///
    /// # Errors
    /// The database cannot be read, or the index cannot be built.
    pub async fn open(db: &Db) -> Result<Self, LibraryError> {
        let information = Self { holding: Arc::default() };
        information.refresh(db).await?;
        Ok(information)
    }

    /// Takes in the data that an import has just put in place.
    ///
    /// # Errors
    /// As [`Information::open`]; the index in hand then stays.
    pub async fn refresh(&self, db: &Db) -> Result<(), LibraryError> {
        self.holding.refresh(db).await
    }

    /// The occupations that answer `text` in the data in hand, best first.
    pub fn search(&self, text: &str, limit: usize) -> Vec<Found> {
        let Some(library) = self.holding.held() else { return Vec::new() };
        let results = library.index.search(&Request::new(Query::parse(text)).page(0, limit));
        results.hits.into_iter().map(|hit| Found { code: hit.key, title: hit.title }).collect()
    }

    async fn library(&self, db: &Db) -> Result<Option<Arc<Library>>, LibraryError> {
        self.holding.library(db).await
    }
}

/// What an occupation is called, both genders: in the current data, or else in those before.
///
/// # Errors
/// The database cannot be read.
pub async fn occupation_title(tx: &mut Tx, code: &str) -> Result<Option<String>, DbError> {
    store::occupation_title(tx, code).await
}

/// Every data set that is loaded, current ones first.
///
/// # Errors
/// The database cannot be read.
pub async fn datasets(tx: &mut Tx) -> Result<Vec<Dataset>, DbError> {
    store::datasets(tx).await
}
