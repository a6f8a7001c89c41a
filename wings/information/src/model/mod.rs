//! What the wing speaks of: data sets, occupation sheets, and what somebody kept.
//!
//! Values only; nothing here reads or writes.

pub mod alphabet;
pub mod certification;
pub mod dataset;
pub mod kept;
pub mod sheet;
