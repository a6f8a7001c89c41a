//! The server: puts the wings together into one house, and commands it from a terminal.
//!
//! It holds the house's own pages ([`house`]), the loop that does later work and sends messages ([`worker`]), and
//! the commands of `jalon` ([`cli`]). It decides nothing about people: the kernel and the wings do.

pub mod cli;
pub mod demo;
pub mod generate;
pub mod house;
pub mod letters;
pub mod serve;
pub mod settings;
pub mod wings;
pub mod worker;
