//! The library ready to be searched: built anew when a study came, went or changed, held in memory, swapped whole.

use std::sync::{Arc, PoisonError, RwLock};

use jalon_search::{
    BuildError, Everything, EverythingQuery, Kind as Sort, OpenError, Synonyms, SynonymsError, Thing,
    build_everything,
};
use uuid::Uuid;

use crate::model::Study;

/// Everyday words and what they mean, edited by domain experts.
const SYNONYMS: &str = include_str!("../../../data/search/synonymes.tsv");

/// The most studies that a search shows.
const MOST: usize = 50;

/// Why the library cannot be searched.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The table of synonyms has a wrong line.
    #[error("reading the table of everyday words")]
    Synonyms(#[from] SynonymsError),
    /// The index cannot be built.
    #[error("building the index of studies")]
    Build(#[from] BuildError),
    /// The index just built does not open.
    #[error("opening the index of studies")]
    Open(#[from] OpenError),
}

type Held = (Vec<(Uuid, i64)>, Everything<Vec<u8>>);

/// What is held between requests.
#[derive(Default)]
pub struct Holding(RwLock<Option<Arc<Held>>>);

impl Holding {
    /// The studies that answer `words`, best first.
    ///
    /// # Errors
    /// The index cannot be built from these studies.
    pub fn search(&self, studies: &[Study], words: &str) -> Result<Vec<Uuid>, IndexError> {
        let held = self.of(studies)?;
        let query = EverythingQuery { words: words.to_owned(), kinds: Vec::new() };
        let found = held.1.search(&query, 0, MOST);
        Ok(found.hits.into_iter().filter_map(|hit| hit.key.parse().ok()).collect())
    }

    fn of(&self, studies: &[Study]) -> Result<Arc<Held>, IndexError> {
        let now: Vec<(Uuid, i64)> = studies.iter().map(|study| (study.id, study.version)).collect();
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(held) = held.filter(|held| held.0 == now) {
            return Ok(held);
        }
        let synonyms = Synonyms::parse(SYNONYMS)?;
        let things: Vec<Thing> = studies.iter().map(thing).collect();
        let built = Arc::new((now, Everything::open(build_everything(&synonyms, &things)?)?));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&built));
        Ok(built)
    }
}

fn thing(study: &Study) -> Thing {
    let details = &study.details;
    let mut texts: Vec<String> = details.summary.lines().map(str::to_owned).collect();
    texts.extend([details.publisher.clone(), details.territory.clone(), details.sector.clone()]);
    texts.retain(|text| !text.trim().is_empty());
    Thing {
        kind: Sort::Document,
        key: study.id.to_string(),
        title: details.title.clone(),
        names: Vec::new(),
        texts,
    }
}
