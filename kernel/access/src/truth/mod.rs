//! The truth table: what a data-protection officer signs, and what the policies must answer cell by cell.
//!
//! The table (`tests/truth/*.toml`) is written in French and by hand, never derived from the policies: it is the
//! independent oracle. This module reads it, expands it to explicit cells, says where it is incomplete or
//! contradictory, builds the world of each cell so that a test can ask about it, and renders it for reading.
//! It is compiled for tests only (feature `truth`).

mod cells;
mod render;
mod routes;
mod table;
mod worlds;

pub use cells::{Cell, Profile, State, Who};
pub use render::render;
pub use routes::{Access, Route, Routes};
pub use table::{BadTable, Expected, Table};
pub use worlds::{AnySubject, Standing, World, ids};
