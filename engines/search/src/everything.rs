//! One box for everything: occupations, skills, certifications, trainings, schemes, services and documents, each of its kind.
//!
//! The same understanding of words and the same explained ranking as for occupations alone; kinds are counted and can be
//! chosen. Nothing favours a kind: what answers best comes first.

use serde::{Deserialize, Serialize};

use crate::build::{BuildError, build};
use crate::document::{Document, FieldKind, Schema};
use crate::explain::Reason;
use crate::index::{Index, OpenError};
use crate::query::Query;
use crate::search::{Hit, Request};
use crate::suggest::Suggestion;
use crate::synonyms::Synonyms;

const FACET: &str = "nature";

macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident = $key:literal),+ $(,)?) => {
        /// What a thing is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Kind { $($(#[$about])* #[serde(rename = $key)] $kind),+ }

        /// Every kind, in the order they are shown.
        pub const KINDS: &[Kind] = &[$(Kind::$kind),+];

        impl Kind {
            /// Its French key, in addresses and saved searches.
            pub fn key(self) -> &'static str {
                match self { $(Kind::$kind => $key),+ }
            }
        }
    };
}

kinds! {
    /// An occupation sheet.
    Occupation = "metier",
    /// A skill or a piece of knowledge.
    Skill = "competence",
    /// A certification of the national registers.
    Certification = "certification",
    /// A training, whatever its sessions: these have a search of their own, see [`crate::sessions`].
    Training = "formation",
    /// A scheme: a right, an aid, a contract.
    Scheme = "dispositif",
    /// A service near somebody.
    Service = "service",
    /// A document of the library: a study, a guide.
    Document = "document",
}

impl Kind {
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Kind> {
        KINDS.iter().copied().find(|kind| kind.key() == key)
    }
}

/// One thing to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// What it is.
    pub kind: Kind,
    /// The key its owner understands; unlike any other of its kind.
    pub key: String,
    /// Its title, shown with each hit.
    pub title: String,
    /// Other names: abbreviations, former names, titles of an occupation.
    pub names: Vec<String>,
    /// Sentences that speak of it.
    pub texts: Vec<String>,
}

fn schema() -> Schema {
    Schema::new()
        .field("titre", FieldKind::Title, 1.0)
        .field("nom", FieldKind::Title, 0.97)
        .field("texte", FieldKind::Text, 0.6)
        .facet(FACET)
}

fn document(thing: &Thing) -> Document {
    let document = Document::new(&stored_key(thing.kind, &thing.key)).with("titre", &thing.title);
    let document = thing.names.iter().fold(document, |document, name| document.with("nom", name));
    let document = thing.texts.iter().fold(document, |document, text| document.with("texte", text));
    document.facet(FACET, thing.kind.key())
}

fn stored_key(kind: Kind, key: &str) -> String {
    format!("{}:{key}", kind.key())
}

/// Builds the bytes of the one box, to be opened with [`Everything::open`].
pub fn build_everything<'t>(
    synonyms: &Synonyms,
    things: impl IntoIterator<Item = &'t Thing>,
) -> Result<Vec<u8>, BuildError> {
    let documents: Vec<Document> = things.into_iter().map(document).collect();
    build(&schema(), synonyms, &documents)
}

/// What a person asks of the one box: a value that can be saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EverythingQuery {
    /// What they typed.
    pub words: String,
    /// The kinds they want; all when there is none.
    pub kinds: Vec<Kind>,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq)]
pub struct ThingHit {
    /// What it is.
    pub kind: Kind,
    /// The key its owner gave.
    pub key: String,
    /// Its title.
    pub title: String,
    /// How well it answers, from 0 to about 1; only comparable within one query.
    pub score: f32,
    /// Why it answers.
    pub reason: Reason,
}

/// A page of things.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Things {
    /// How many answer, all pages together.
    pub total: usize,
    /// The page asked for, best first.
    pub hits: Vec<ThingHit>,
    /// How many of each kind answer, the kinds chosen left aside.
    pub kinds: Vec<(Kind, usize)>,
}

/// The one box, opened over bytes owned or memory-mapped.
#[derive(Clone, Debug)]
pub struct Everything<B>(Index<B>);

impl<B: AsRef<[u8]>> Everything<B> {
    /// Checks bytes written by [`build_everything`] and opens them. Reads every byte once.
    pub fn open(bytes: B) -> Result<Everything<B>, OpenError> {
        let index = Index::open(bytes)?;
        if *index.schema() != schema() {
            return Err(OpenError::NotAnIndex);
        }
        Ok(Everything(index))
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Answers a query with `limit` things (at most [`crate::PAGE_MAX`]) after the first `offset`; never fails.
    pub fn search(&self, query: &EverythingQuery, offset: usize, limit: usize) -> Things {
        let results = self.0.search(&request(query).page(offset, limit));
        let mut kinds: Vec<(Kind, usize)> = results
            .facets
            .iter()
            .flat_map(|facet| &facet.values)
            .filter_map(|(key, count)| Some((Kind::from_key(key)?, *count)))
            .collect();
        kinds.sort_unstable();
        Things { total: results.total, hits: results.hits.into_iter().filter_map(thing).collect(), kinds }
    }

    /// Titles that a text under way may become, each with its kind.
    pub fn suggest(&self, typed: &str, limit: usize) -> Vec<(Kind, Suggestion)> {
        let suggestions = self.0.suggest(&Query::parse_while_typing(typed), limit).into_iter();
        suggestions
            .filter_map(|suggestion| {
                let (kind, key) = parted(&suggestion.key)?;
                Some((kind, Suggestion { key, ..suggestion }))
            })
            .collect()
    }

    /// Which of these things answer a saved query, best first: what an import brought, for an alert.
    pub fn alert(&self, query: &EverythingQuery, new: &[(Kind, &str)]) -> Vec<ThingHit> {
        let new: std::collections::HashSet<String> =
            new.iter().map(|(kind, key)| stored_key(*kind, key)).collect();
        let hits = self.0.answers_among(&request(query), |key| new.contains(key));
        hits.into_iter().filter_map(thing).collect()
    }
}

fn request(query: &EverythingQuery) -> Request {
    let request = Request::new(Query::parse(&query.words));
    if query.kinds.is_empty() {
        return request;
    }
    let kinds: Vec<&str> = query.kinds.iter().map(|kind| kind.key()).collect();
    request.keep(FACET, &kinds)
}

fn parted(stored: &str) -> Option<(Kind, String)> {
    let (kind, key) = stored.split_once(':')?;
    Some((Kind::from_key(kind)?, key.to_string()))
}

fn thing(hit: Hit) -> Option<ThingHit> {
    let (kind, key) = parted(&hit.key)?;
    Some(ThingHit { kind, key, title: hit.title, score: hit.score, reason: hit.reason })
}
