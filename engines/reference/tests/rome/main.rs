//! ROME read from whole sets: the published ones, the product's own, and damaged ones.

mod common;
mod damage;
mod published;
mod starter;
