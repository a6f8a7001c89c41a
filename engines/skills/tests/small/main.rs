//! The engine on a classification small enough to follow by hand.

mod bad_input;
mod profiles;
mod texts;
mod world;
