//! The whole world the typesetter sees: one program, one JSON value, the embedded fonts.
//!
//! There is no file system, no network, no package and no clock to reach: whatever else is asked for is not found.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::Fonts;

/// The layout program with typst's own library.
pub(super) struct Layout {
    library: LazyHash<Library>,
    program: Source,
    values: FileId,
}

impl Layout {
    pub(super) fn new() -> Self {
        // Table summaries are still behind a flag of typst 0.15.
        let features = [Feature::A11yExtras].into_iter().collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            program: Source::new(place("layout.typ"), include_str!("layout.typ").to_owned()),
            values: place("values.json"),
        }
    }
}

/// A place in a project that exists nowhere but here.
fn place(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world for one document.
pub(super) struct OneDocument<'a> {
    pub fonts: &'a Fonts,
    pub layout: &'a Layout,
    pub values: Bytes,
}

impl World for OneDocument<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.layout.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.layout.program.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.layout.program.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.layout.values { Ok(self.values.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.faces.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
