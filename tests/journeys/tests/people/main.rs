//! People walk through the house, in Chromium, on both databases.
//!
//! `steps` holds what people do there, each step bearing the clauses of the cahier des charges that it walks; the other
//! files put steps together.

mod events;
mod exploration;
mod exploration_steps;
mod followed;
mod funding;
mod keys;
mod mistakes;
mod pages;
mod rights;
mod steps;
mod walk;
