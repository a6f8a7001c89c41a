//! The sets that tests read: the published ones where they stand, and our own starter set.

use std::fs;
use std::path::Path;

use jalon_reference::findings::{Refused, Scrutiny};
use jalon_reference::rome::{self, Classification, Report};
use jalon_reference::source::{self, Limits, NamedBytes};

/// A published set, expanded; `None`, said clearly, where the shared reference data is absent.
pub fn published(folder: &str) -> Option<Vec<NamedBytes>> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")).join(folder);
    if !path.is_dir() {
        println!("SKIPPED: no shared reference data at {}", path.display());
        return None;
    }
    Some(folder_content(&path))
}

/// The demonstration set of the product.
pub fn starter() -> Vec<NamedBytes> {
    folder_content(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/starter/rome")))
}

/// Reads a set with every check on.
pub fn read_all(files: Vec<NamedBytes>) -> Result<(Classification, Report), Refused> {
    rome::read_files(files, Scrutiny::Exact, &mut |_| ())
}

fn folder_content(path: &Path) -> Vec<NamedBytes> {
    let mut paths: Vec<_> =
        fs::read_dir(path).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| {
            let name = path.to_str().expect("UTF-8 name");
            source::expand(name, fs::File::open(path).expect("file"), Limits::default()).expect("sound file")
        })
        .collect()
}
