//! Finding an occupation, and later a training or a page, from the words people use.
//!
//! Documents and a table of synonyms go in, one block of bytes comes out ([`build`]); the block is opened, owned or
//! memory-mapped ([`Index::open`]), and searched ([`Index::search`], [`Index::suggest`]). It promises that any text gets a
//! quick answer, that damaged bytes are refused, that every hit says why it is there, and that nothing but words decides
//! the order. It reads no file, no clock and no database; see README.md for the ranking and its limits.
//!
//! ```
//! use jalon_search::{Document, Index, Query, Request, Schema, Synonyms, build};
//!
//! let synonyms = Synonyms::parse("nounou\tgarde d'enfant")?;
//! let documents = [
//!     Document::new("D1102").with("titre", "Boulanger / Boulangère"),
//!     Document::new("K1303").with("titre", "Garde d'enfant"),
//! ];
//! let index = Index::open(build(&Schema::occupations(), &synonyms, &documents)?)?;
//! let results = index.search(&Request::new(Query::parse("une nounou")));
//! assert_eq!(results.hits[0].key, "K1303");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod blob;
mod build;
mod document;
mod everything;
mod explain;
mod fuzzy;
mod index;
mod matches;
mod query;
mod readings;
mod saved;
mod score;
mod search;
pub mod sessions;
mod suggest;
mod synonyms;
mod text;
mod titles;
mod words;

pub use build::{BuildError, build};
pub use document::{Document, Field, FieldKind, Schema};
pub use everything::{Everything, EverythingQuery, KINDS, Kind, Thing, ThingHit, Things, build_everything};
pub use explain::{How, Reason, WordMatch};
pub use index::{Index, OpenError};
pub use query::{BYTES_READ, Query, Typing, WORDS_MAX};
pub use saved::{SavedSearch, SavedSearchError};
pub use search::{FacetCounts, Hit, KEPT, PAGE_MAX, Request, Results};
pub use suggest::{SUGGESTIONS_MAX, Suggestion};
pub use synonyms::{Synonyms, SynonymsError};
pub use words::{Word, analyse};
