//! What a person can do, and where it can take them.
//!
//! A classification of occupations goes in as plain records ([`Taxonomy`]), is learned once ([`Atlas::learn`]), and answers:
//! what a text tells ([`Atlas::read`]), which occupations a profile opens ([`Atlas::openings`]), what is missing for one of
//! them ([`Atlas::gap`]), how to get there ([`Atlas::paths`]), which few skills would open most doors ([`Atlas::levers`]).
//! Every answer says what led to it. Nothing is read, written or timed here; the same release gives the same answers.

mod atlas;
mod everyday;
mod gap;
mod kin;
mod labels;
mod language;
mod levers;
mod lexicon;
mod marks;
mod openings;
mod profile;
mod reading;
mod senses;
mod steps;
mod taxonomy;
mod text;
mod ties;
mod titles;
mod told;
mod words;

pub use atlas::Atlas;
pub use everyday::{Everyday, EverydayError};
pub use gap::{Block, Gap, GapGroup, Missing, Taught};
pub use levers::{Lever, OPEN_FROM};
pub use openings::{Asked, Can, Opening, Standing};
pub use profile::{Held, Level, Liking, Profile, Weights, Wishes};
pub use reading::{Because, FoundItem, FoundOccupation, NotUnderstood, Reading, Understood};
pub use senses::How;
pub use steps::{Bridge, Paths, Size, Step};
pub use taxonomy::{
    GroupId, GroupRecord, ItemId, ItemRecord, LinkRecord, Nature, OccupationId, OccupationRecord, Reach, Stake,
    Taxonomy, TaxonomyError, TitleRecord,
};
pub use text::BYTES_READ;
