//! What is kept about a person, as values: the whole of it, the file they download, the document they read.

mod export;
mod eyes;
mod kept;
mod readable;

pub use export::{FORMAT_VERSION, to_json};
pub use eyes::{Eye, Seen};
pub use kept::{Agreement, Connection, Folder, Kept, Part, Sent, count};
pub use readable::document;
