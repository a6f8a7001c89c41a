//! The occupations ready to be searched: built from the current data set, held in memory, swapped whole.
//!
//! Derived: losing it loses nothing. A search under way ends on the library it began with. Another process may import
//! data at any time; [`Information::library`] notices and rebuilds.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use jalon_kernel::db::{Db, DbError};
use jalon_search::{BuildError, Document, Index, OpenError, Schema, Synonyms, SynonymsError, build};

use crate::import::Rows;
use crate::model::alphabet::sort_key;
use crate::model::dataset::{Dataset, ROME};
use crate::model::sheet::{Answer, ItemKind};
use crate::store;

/// Everyday words and what they mean in occupation sheets, edited by domain experts.
const SYNONYMS: &str = include_str!("../../../data/search/synonymes.tsv");

/// Why the occupations cannot be made ready.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The database refused.
    #[error("reading the occupations to search")]
    Db(#[from] DbError),
    /// The table of synonyms has a wrong line.
    #[error("reading the table of everyday words")]
    Synonyms(#[from] SynonymsError),
    /// The index cannot be built.
    #[error("building the index of occupations")]
    Build(#[from] BuildError),
    /// The index just built does not open.
    #[error("opening the index of occupations")]
    Open(#[from] OpenError),
    /// The thread that built the index died.
    #[error("building the index of occupations was interrupted")]
    Interrupted,
}

/// One occupation of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its code.
    pub code: String,
    /// Its title, both genders.
    pub title: String,
}

/// A major domain and its occupations, in the order of the alphabet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The letter that the codes of its occupations begin with.
    pub letter: String,
    /// Its name.
    pub label: String,
    /// Its occupations.
    pub occupations: Vec<Listed>,
}

/// The occupations of one data set, ready to be searched.
pub struct Library {
    /// Where they come from.
    pub dataset: Dataset,
    /// The index of their words.
    pub index: Index<Vec<u8>>,
    /// All of them by major domain; empty when the data name no domains.
    pub shelves: Vec<Shelf>,
}

/// What is held between requests.
#[derive(Default)]
pub(crate) struct Holding {
    library: RwLock<Option<Arc<Library>>>,
    building: tokio::sync::Mutex<()>,
}

impl Holding {
    /// The library in hand, whatever the database holds now.
    pub(crate) fn held(&self) -> Option<Arc<Library>> {
        self.library.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The library of the current data; `None` when there are no data.
    ///
    /// When another process has just put new data in place, the library in hand serves until the new one is ready.
    pub(crate) async fn library(self: &Arc<Self>, db: &Db) -> Result<Option<Arc<Library>>, LibraryError> {
        let mut tx = db.read().await?;
        let current = store::current_dataset(&mut tx, ROME).await?;
        drop(tx);
        let Some(current) = current else { return Ok(None) };
        match self.held() {
            Some(held) if held.dataset.id == current.id => Ok(Some(held)),
            Some(held) => {
                self.rebuild_behind(db);
                Ok(Some(held))
            }
            None => {
                self.refresh(db).await?;
                Ok(self.held())
            }
        }
    }

    /// Makes the library that of the current data, if it is not.
    pub(crate) async fn refresh(&self, db: &Db) -> Result<(), LibraryError> {
        // One at a time: whoever waited finds the work done.
        let _turn = self.building.lock().await;
        let mut tx = db.read().await?;
        let current = store::current_dataset(&mut tx, ROME).await?;
        let held = self.held();
        if held.as_ref().map(|held| held.dataset.id) == current.as_ref().map(|current| current.id) {
            return Ok(());
        }
        let library = match current {
            None => None,
            Some(dataset) => {
                let rows = store::load_rows(&mut tx, dataset.id).await?;
                drop(tx);
                let built = tokio::task::spawn_blocking(move || Library::build(dataset, &rows)).await;
                Some(Arc::new(built.map_err(|_| LibraryError::Interrupted)??))
            }
        };
        *self.library.write().unwrap_or_else(PoisonError::into_inner) = library;
        Ok(())
    }

    fn rebuild_behind(self: &Arc<Self>, db: &Db) {
        if self.building.try_lock().is_err() {
            return;
        }
        let (holding, db) = (Arc::clone(self), db.clone());
        tokio::spawn(async move {
            if let Err(error) = holding.refresh(&db).await {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "the index of occupations could not be rebuilt"
                );
            }
        });
    }
}

impl Library {
    fn build(dataset: Dataset, rows: &Rows) -> Result<Self, LibraryError> {
        let synonyms = Synonyms::parse(SYNONYMS)?;
        let bytes = build(&Schema::occupations(), &synonyms, &documents(rows))?;
        Ok(Self { dataset, index: Index::open(bytes)?, shelves: shelves(rows) })
    }

    /// The shelf of that letter.
    pub fn shelf(&self, letter: &str) -> Option<&Shelf> {
        self.shelves.iter().find(|shelf| shelf.letter == letter)
    }
}

/// One document per occupation: its title, its other names, what it asks for, its definition.
fn documents(rows: &Rows) -> Vec<Document> {
    let mut documents: Vec<Document> = rows
        .occupations
        .iter()
        .map(|row| {
            let mut document = Document::new(&row.code)
                .with("titre", &row.title)
                .facet("domaine", &row.code[..1])
                .facet("famille", &row.code[..3])
                .facet("cadre", if row.executive == Answer::Yes { "oui" } else { "non" });
            for sentence in row.definition.lines() {
                document = document.with("definition", sentence);
            }
            document
        })
        .collect();
    let places: HashMap<&str, usize> =
        rows.occupations.iter().enumerate().map(|(place, row)| (row.code.as_str(), place)).collect();
    let items: HashMap<i64, (ItemKind, &str)> =
        rows.items.iter().map(|row| (row.ogr, (row.kind, row.label.as_str()))).collect();
    let mut add = |code: &str, field: &str, value: &str| {
        if let Some(place) = places.get(code) {
            documents[*place] = std::mem::take(&mut documents[*place]).with(field, value);
        }
    };
    for row in &rows.titles {
        add(&row.code, "appellation", &row.label);
    }
    for row in &rows.links {
        match items.get(&row.ogr) {
            Some((ItemKind::Skill | ItemKind::Behaviour, label)) => add(&row.code, "competence", label),
            Some((ItemKind::Knowledge, label)) => add(&row.code, "savoir", label),
            Some((ItemKind::Context, _)) | None => {}
        }
    }
    documents
}

fn shelves(rows: &Rows) -> Vec<Shelf> {
    let mut shelves: BTreeMap<&str, Shelf> = BTreeMap::new();
    for row in rows.occupations.iter().filter(|row| !row.major_domain.is_empty()) {
        let letter = &row.code[..1];
        let shelf = shelves.entry(letter).or_insert_with(|| Shelf {
            letter: letter.to_owned(),
            label: row.major_domain.clone(),
            occupations: Vec::new(),
        });
        shelf.occupations.push(Listed { code: row.code.clone(), title: row.title.clone() });
    }
    let mut shelves: Vec<Shelf> = shelves.into_values().collect();
    for shelf in &mut shelves {
        shelf.occupations.sort_by_cached_key(|listed| sort_key(&listed.title));
    }
    shelves
}
