//! Where the published files are, and how one is surveyed.

use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use jalon_reference::formats::{self, Format};
use jalon_reference::place::{Place, Reason, Rejected};
use jalon_reference::stream::{Bounds, Intake, each_file};

/// The folder of the published files; `None`, said clearly, where it is absent.
pub fn shared() -> Option<PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    if path.is_dir() {
        return Some(path.to_owned());
    }
    println!("SKIPPED: no shared reference data at {}", path.display());
    None
}

/// The files of a container with their formats, and what is found in each. Files without a format are told as such.
pub fn survey(path: &Path) -> Result<Vec<(String, Option<Intake>)>, Rejected> {
    let name = path.file_name().and_then(|name| name.to_str()).expect("UTF-8 name");
    let mut found = Vec::new();
    each_file(name, File::open(path).expect("file"), Bounds::default(), &mut |name, reader| {
        let intake = formats::of_file(name).map(|format| format.survey(name, reader, Bounds::default()));
        found.push((name.to_owned(), intake));
        Ok(())
    })?;
    Ok(found)
}

/// The expanded bytes of a published file.
pub fn bytes(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let name = path.to_str().expect("UTF-8 name");
    each_file(name, Cursor::new(fs::read(path).expect("file")), Bounds::default(), &mut |name, reader| {
        let unreadable = |error: std::io::Error| Rejected {
            place: Place::start_of(name),
            reason: Reason::Unreadable(error.to_string()),
        };
        reader.read_to_end(&mut bytes).map_err(unreadable).map(|_| ())
    })
    .expect("sound file");
    bytes
}

/// Surveys bytes under a format.
pub fn survey_bytes(format: &Format, bytes: &[u8]) -> Intake {
    let mut reader = bytes;
    format.survey("essai", &mut reader as &mut dyn Read, Bounds::default())
}
