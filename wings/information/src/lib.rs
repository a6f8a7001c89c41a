//! Information in free access (2.1, 3.1): occupations searched and read, certifications, and what one keeps of them.
//!
//! The wing holds the occupations of ROME, ready to be searched; shows the sheet of each, and of each certification; lets
//! anybody, with or without an account, keep some with a note that only they read; and says where everything shown comes
//! from. ROME comes in through [`import`], every other reference set through [`sets`]; either changes what pages show in
//! one transaction. Nothing here ranks by anything but words.

mod actions;
pub mod import;
mod library;
pub mod model;
mod pages;
pub mod sets;
mod store;
mod wing;

use std::sync::Arc;

use jalon_kernel::db::{Db, DbError, Tx};
use jalon_kernel::page::components::Notice;
use jalon_kernel::page::{Html, Words};
use jalon_kernel::web::{Refusal, Visit};
use jalon_search::{Query, Request};
use uuid::Uuid;

pub use import::{ItemRow, LinkRow, MobilityRow, OccupationRow, Rows, TitleRow};
pub use library::LibraryError;
use library::{Holding, Library};
pub use model::dataset::Dataset;
pub use store::{MarketFigure, Territory};

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

/// The classification that pages show now; none when none was loaded.
///
/// # Errors
/// The database cannot be read.
pub async fn current_classification(tx: &mut Tx) -> Result<Option<Dataset>, DbError> {
    store::current_dataset(tx, model::dataset::ROME).await
}

/// What is known of the labour market of an occupation of ROME on a territory; empty when nothing is.
///
/// # Errors
/// The database cannot be read.
pub async fn occupation_market(
    tx: &mut Tx,
    rome: &str,
    territory: &Territory,
) -> Result<Vec<MarketFigure>, DbError> {
    store::occupation_market(tx, rome, territory).await
}

/// Everything of a classification: what other wings build from it is theirs.
///
/// # Errors
/// The database cannot be read.
pub async fn rows_of(tx: &mut Tx, dataset: Uuid) -> Result<Rows, DbError> {
    store::load_rows(tx, dataset).await
}

/// The codes of the occupations that a person keeps, latest first.
///
/// # Errors
/// The database cannot be read.
pub async fn kept_codes(tx: &mut Tx, person: Uuid) -> Result<Vec<String>, DbError> {
    Ok(store::kept_names(tx, person).await?.into_iter().map(|(code, _)| code).collect())
}

/// Keeps an occupation for whoever visits; the token of a session that had to be opened, for the answer to carry.
///
/// # Errors
/// There is no such occupation, or it is not for this visitor to keep anything.
pub async fn keep(visit: &Visit, code: &str) -> Result<Option<String>, Refusal> {
    actions::keep(visit, code).await
}

/// Takes away an occupation that whoever visits keeps.
///
/// # Errors
/// Whoever visits keeps nothing here.
pub async fn remove(visit: &Visit, code: &str) -> Result<(), Refusal> {
    actions::remove(visit, code).await
}

/// What stands on top of a page made from a data set that is only a demonstration.
pub fn demonstration_notice(words: &Words, dataset: &Dataset) -> Option<Notice> {
    pages::demonstration(words, dataset)
}

/// Who publishes a data set and under which licence, for the foot of a page made from it.
pub fn source_line(words: &Words, dataset: &Dataset) -> Html {
    Html::of(&pages::SourceNote::new(words, dataset))
}

/// Every data set that is loaded, current ones first.
///
/// # Errors
/// The database cannot be read.
pub async fn datasets(tx: &mut Tx) -> Result<Vec<Dataset>, DbError> {
    store::datasets(tx).await
}
