//! Exploration (2.2): what one did, what one can do, what one wants, and the occupations these open.
//!
//! Usable without an account up to the list of occupations, and continued in one's space. Everything a person keeps here is
//! sealed with their key; a counsellor reads it when they open the file, health apart, and signs what they add. What text
//! tells and what a skill opens is the engine's work, met in `guide` alone; occupations are information's.

mod actions;
mod guide;
pub mod model;
mod pages;
mod personal;
mod store;
mod wing;

use std::sync::Arc;

use guide::Guides;

/// The wing. Cheap to clone: every clone holds the same guide.
#[derive(Clone, Default)]
pub struct Exploration {
    guides: Arc<Guides>,
}
