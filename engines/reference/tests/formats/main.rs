//! The files of every source but ROME: the published ones where they stand, and damaged ones.

mod common;
mod contents;
mod damage;
mod published;
