//! The starter sets: invented records in the publishers' formats, carried in the program, for demonstrations and tests.
//!
//! The names of the files say that they are a demonstration; every page that shows them says so too.

use std::io::Cursor;

/// A file of a starter set: its name, and its bytes.
pub type StarterFile = (String, Cursor<&'static [u8]>);

/// Each source that has a starter set, and its files.
pub fn starter_sets() -> Vec<(&'static str, Vec<StarterFile>)> {
    let file = |name: &str, bytes: &'static [u8]| (name.to_owned(), Cursor::new(bytes));
    vec![(
        "rncp",
        vec![file(
            "export_fiches_RNCP_demonstration.xml",
            include_bytes!("../../../../data/starter/rncp/export_fiches_RNCP_demonstration.xml"),
        )],
    )]
}
