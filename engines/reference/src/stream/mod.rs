//! Reading files of any size in constant memory, record by record.
//!
//! [`Input`] reads bytes within [`Bounds`] and always knows line, column and byte. On it stand one reader for each kind
//! of file: [`Records`] for delimited text, [`Elements`] for XML, [`Items`] for JSON, [`SheetRows`] for Excel workbooks.
//! Each is an iterator of `Result<Record, Rejected>`: a record that cannot be taken is refused with its place and the
//! next one is read; a fault after which nothing can be trusted ends the stream ([`Reason::is_fatal`]). [`each_file`]
//! opens plain, gzip and zip containers; [`Intake`] counts what was taken and what was lost, and judges.
//!
//! [`Reason::is_fatal`]: crate::place::Reason::is_fatal

mod container;
mod elements;
mod input;
mod intake;
mod items;
mod pen;
mod records;
mod tree;
mod workbook;

pub use container::{each_file, is_archive};
pub use elements::{Elements, Shape};
pub use input::{Bounds, Input};
pub use intake::{Intake, gather};
pub use items::{Item, Items, Path};
pub use pen::Pen;
pub use records::{Ending, Opening, Records, Sheet};
pub use tree::{Node, Tree};
pub use workbook::{SheetRow, SheetRows, Table, Workbook};
