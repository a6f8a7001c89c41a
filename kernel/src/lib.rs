//! The kernel: what every wing stands on.
//!
//! The database and its journal, the clock, chance and secrets, people and their sessions, the file of a person and
//! the one way to open it, jobs and messages, and the request as the web sees it. It knows no wing: a wing says what
//! it is through [`wing::Wing`]. Pages and access are crates of their own, re-exported here.

pub mod archive;
pub mod casefile;
pub mod chance;
pub mod clock;
mod closed;
pub mod db;
pub mod house;
pub mod idempotency;
pub mod jobs;
pub mod journal;
pub mod limits;
pub mod people;
pub mod post;
pub mod reference;
pub mod seal;
pub mod testing;
pub mod web;
pub mod wing;
mod words;

pub use house::House;
pub use jalon_access as access;
pub use jalon_page as page;
