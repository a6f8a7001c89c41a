//! The kernel: what every wing stands on.
pub mod chance;
pub mod clock;
pub mod db;
pub mod journal;
pub mod people;
pub mod seal;
