//! Documents a person takes away: accessible PDF files and calendar files.
//!
//! What it promises: values in, bytes out. The same values give the same bytes; nothing here reads a clock, a
//! file, a network or the fonts of the machine. Every PDF is tagged and is refused by its own exporter unless it
//! meets PDF/UA-1 (accessibility) and PDF/A-2a (keeping). What people wrote is set as text and never interpreted.
//!
//! What it does not do: decide who may see a document, store it, send it, or translate what people wrote.

mod blocks;
pub mod calendar;
mod compose;
mod document;
pub mod paper;
pub mod pdf;
pub mod personal_data;
pub mod samples;

pub mod synthesis;
mod text;
pub mod words;

pub use document::{Document, DocumentError, Options, TextSize};
pub use words::{Labels, Language};
