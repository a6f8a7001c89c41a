//! The types and rules of reception: what someone can answer, where they can be received, what an appointment is.
//!
//! Everything here is a value: parsed at the door, no clock, no database. What cannot be said is not a value.

pub mod answers;
pub mod appointment;
pub mod days;
pub mod networks;
pub mod place;
pub mod question;
pub mod routing;

pub use jalon_kernel::reference;
