//! The training search: sessions of training by words, place, dates, length, price and all that is said of them.
//!
//! Offers and their sessions go in, one block of bytes comes out ([`build_sessions`]); the block is opened
//! ([`Sessions::open`]) and asked ([`Sessions::search`]). A query is a value ([`SessionQuery`]) that can be saved and asked
//! again of what an import brought ([`Sessions::alert`]). It promises the same as the rest of the engine, and that what a
//! session does not say is never taken for a no: such sessions are counted apart, or kept when asked.
//!
//! ```
//! use jalon_search::sessions::{Mode, Offer, Page, Session, SessionQuery, Sessions, Starts, Traits, build_sessions};
//! use jalon_search::Synonyms;
//! use jiff::civil::date;
//!
//! let offer = Offer { key: "F1".into(), title: "CAP Cuisine".into(), ..Offer::default() };
//! let session = Session {
//!     starts: Starts::On(date(2027, 1, 11)),
//!     traits: Traits::NONE.with(Mode::OnSite),
//!     ..Session::new("S1")
//! };
//! let sessions = Sessions::open(build_sessions(&Synonyms::default(), [(offer, vec![session])])?)?;
//! let query = SessionQuery { words: "cuisine".into(), ..SessionQuery::default() };
//! let results = sessions.search(&query, date(2026, 11, 24), Page::default());
//! assert_eq!(results.hits[0].key, "S1");
//! assert_eq!(results.hits[0].rank.delay_days, Some(48));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod build;
mod facets;
mod filter;
mod hit;
mod index;
mod offers;
mod place;
mod query;
mod rank;
mod record;
mod row;
mod search;
mod span;
#[cfg(test)]
mod tests;

pub use build::{SessionsError, build_sessions};
pub use facets::{
    Access, Adapted, Certifies, Choice, FACETS, Facet, Funder, Length, Level, Mode, Price, Programmed,
    Rhythm, Traits, TraitsError, WorkingTime,
};
pub use filter::Unsaid;
pub use hit::{Rank, SessionHit, WordFound};
pub use index::Sessions;
pub use place::{NoSuchPoint, Point};
pub use query::{FromHome, Near, Order, Page, ProgrammedActions, SessionQuery, Show, WhenUnsaid};
pub use rank::Criterion;
pub use record::{Offer, Session, Starts};
pub use search::{Among, SessionFacet, SessionResults};
