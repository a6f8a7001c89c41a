//! People: those who come, those who work here, their sessions and their mandates.
//!
//! A *person* exists from the first thing they keep, before any account; an account is an address they proved to
//! read. A *professional* has a password and a second factor, and acts only under a *mandate*: for an operator, at a
//! site, from a date to a date. An *administrator* creates operators, sites and professionals, and never reads a file.

pub mod contact;
pub mod factor;
pub mod login_code;
pub mod mandate;
pub mod operator;
pub mod password;
pub mod person;
pub mod professional;
pub mod session;
