//! What the journeys are written with: a house on a real port, people in it, and a real Chromium in their hands.
//!
//! A journey says what somebody does in words of that somebody: `open`, `type_into` a label, `choose`, `press` a
//! button, `sees`. Nothing here knows an address of an element or the name of a field: what a person cannot find by
//! its words, a journey cannot find either.

mod acts;
mod axe;
mod browser;
mod cast;
mod chromium;
mod find;
mod keyboard;
mod samples;
mod sees;
mod shots;
mod stage;

pub use axe::Rules;
pub use browser::Browser;
pub use cast::{COUNSELLOR, PASSWORD};
pub use chromium::{Chromium, Hands, Screen, Scripts, Setting};
pub use stage::{Engine, Stage, play};
