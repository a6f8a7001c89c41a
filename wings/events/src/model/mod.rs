//! What the wing is about: events, the places in them, resource spaces. Pure.

pub mod event;
pub mod seat;
pub mod space;
