//! What a person does here: keep an occupation, take it away, write what it means for them.

mod keep;
mod remove;
mod write_note;

pub(crate) use keep::keep;
pub(crate) use remove::remove;
pub(crate) use write_note::{Written, write_note};
