//! The files of every source but ROME: the published ones where they stand, and damaged ones.

mod common;
mod damage;
mod published;
