//! The kernel: what every wing stands on.
pub mod chance;
pub mod clock;
pub mod db;
pub mod jobs;
pub mod journal;
pub mod people;
pub mod post;
pub mod seal;
