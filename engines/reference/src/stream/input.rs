//! Bytes read within bounds, with their place: what every streaming reader stands on.
//!
//! An [`Input`] is a buffered reader that knows the line, column and byte of what comes next, refuses to go beyond its
//! [`Bounds`], and turns the single-byte encodings of older XML files into UTF-8 on the way. Nothing is kept but one
//! buffer.

use std::fmt;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use crate::encoding::{MARK, windows_1252};
use crate::place::{Reason, Rejected, Spot};

const CHUNK: usize = 64 << 10;

/// How far a reader may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Expanded size of one file, in bytes.
    pub file_bytes: u64,
    /// Size of one record, in bytes: what a reader may hold in memory at a time.
    pub record_bytes: usize,
    /// Levels of nesting inside one record.
    pub depth: usize,
    /// Elements of one record.
    pub elements: usize,
    /// Number of entries of one archive.
    pub entries: usize,
    /// Expanded size over compressed size of one container.
    pub ratio: u64,
}

impl Default for Bounds {
    /// Room for the largest published files (the national LHEO and RNCP flows are under 4 GB, their largest record
    /// under 2 MB, their compression under 30), and little more.
    fn default() -> Self {
        Self {
            file_bytes: 16 << 30,
            record_bytes: 16 << 20,
            depth: 48,
            elements: 400_000,
            entries: 200,
            ratio: 200,
        }
    }
}

/// Why reading stopped, carried through `std::io`.
#[derive(Debug, Clone)]
struct Stopped(Reason);

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Stopped {}

/// An `std::io` error that carries a reason.
pub(super) fn stop(reason: Reason) -> io::Error {
    io::Error::other(Stopped(reason))
}

/// The reason that an `std::io` error carries, or its own words.
pub(super) fn reason_of(error: &io::Error) -> Reason {
    let carried = error.get_ref().and_then(|inner| inner.downcast_ref::<Stopped>());
    carried.map_or_else(|| Reason::Unreadable(error.to_string()), |Stopped(reason)| reason.clone())
}

/// A buffered reader with bounds and places.
pub struct Input<R> {
    name: Arc<str>,
    source: R,
    bounds: Bounds,
    /// What is handed out: UTF-8 when `is_single_byte`, the bytes of the file otherwise.
    text: Vec<u8>,
    at: usize,
    raw: Vec<u8>,
    is_single_byte: bool,
    is_open: bool,
    read: u64,
    spot: Spot,
    mark: usize,
}

impl<R> fmt::Debug for Input<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("name", &self.name).field("spot", &self.spot).finish_non_exhaustive()
    }
}

impl<R: Read> Input<R> {
    /// Opens a file whose bytes are wanted as they are; a byte-order mark of UTF-8 is passed over.
    pub fn plain(name: &str, source: R, bounds: Bounds) -> Result<Self, Rejected> {
        let mut input = Self {
            name: name.into(),
            source,
            bounds,
            text: Vec::new(),
            at: 0,
            raw: Vec::new(),
            is_single_byte: false,
            is_open: true,
            read: 0,
            spot: Spot::START,
            mark: 0,
        };
        input.refill().map_err(|error| input.refusal(&error))?;
        if input.text.starts_with(&[0xFF, 0xFE]) || input.text.starts_with(&[0xFE, 0xFF]) {
            return Err(input.reject(Reason::UnknownEncoding("UTF-16".to_owned())));
        }
        if input.text.starts_with(MARK) {
            input.at = MARK.len();
            input.spot.byte = MARK.len();
        }
        Ok(input)
    }

    /// Opens an XML file: in UTF-8, or in the Western single-byte encoding that its declaration names.
    pub fn xml(name: &str, source: R, bounds: Bounds) -> Result<Self, Rejected> {
        let mut input = Self::plain(name, source, bounds)?;
        let has_mark = input.at > 0;
        match declared_encoding(&input.text[input.at..]).as_deref() {
            None | Some("utf-8" | "utf8" | "us-ascii") => {}
            // What is called ISO-8859-1 is read as the Windows-1252 it often is: the two differ only where
            // ISO-8859-1 has no letters.
            Some("iso-8859-1" | "iso-8859-15" | "latin1" | "windows-1252" | "cp1252") if !has_mark => {
                input.is_single_byte = true;
                input.raw = std::mem::take(&mut input.text);
                widen(&input.raw, &mut input.text);
            }
            Some(other) => return Err(input.reject(Reason::UnknownEncoding(other.to_owned()))),
        }
        Ok(input)
    }

    fn refill(&mut self) -> io::Result<()> {
        let into = if self.is_single_byte { &mut self.raw } else { &mut self.text };
        into.clear();
        let room = (self.bounds.file_bytes - self.read).saturating_add(1).min(CHUNK as u64);
        // Whole chunks, so that an XML declaration is never cut in two.
        let count = (&mut self.source).take(room).read_to_end(into)?;
        self.read += count as u64;
        if self.read > self.bounds.file_bytes {
            self.is_open = false;
            self.read = self.bounds.file_bytes;
            into.clear();
            return Err(stop(Reason::TooLarge { limit: self.bounds.file_bytes }));
        }
        self.is_open = count > 0;
        if self.is_single_byte {
            widen(&self.raw, &mut self.text);
        }
        self.at = 0;
        Ok(())
    }
}

impl<R> Input<R> {
    /// Name of the file.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The bounds under which it is read.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The place of the next character.
    pub fn spot(&self) -> Spot {
        self.spot
    }

    /// Says that a record begins here: only so much may be read until the next one begins.
    pub fn mark(&mut self) {
        self.mark = self.spot.byte;
    }

    /// A refusal of what comes next.
    pub fn reject(&self, reason: Reason) -> Rejected {
        Rejected { place: self.spot.of(&self.name), reason }
    }

    /// The refusal that a failure to read makes.
    pub fn refusal(&self, error: &io::Error) -> Rejected {
        self.reject(reason_of(error))
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(into.len());
        into[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.spot.byte - self.mark > self.bounds.record_bytes {
            return Err(stop(Reason::RecordTooLarge { limit: self.bounds.record_bytes }));
        }
        if self.at >= self.text.len() && self.is_open {
            self.text.clear();
            self.refill()?;
        }
        Ok(&self.text[self.at.min(self.text.len())..])
    }

    fn consume(&mut self, count: usize) {
        let end = (self.at + count).min(self.text.len());
        let passed = &self.text[self.at..end];
        let bytes = match self.is_single_byte {
            true => passed.iter().filter(|byte| **byte & 0xC0 != 0x80).count(),
            false => passed.len(),
        };
        self.spot = self.spot.after(passed, bytes);
        self.at = end;
    }
}

/// The encoding that an XML declaration names, in lower case.
fn declared_encoding(start: &[u8]) -> Option<String> {
    let declaration = start.strip_prefix(b"<?xml")?;
    let end = declaration.iter().take(300).position(|byte| *byte == b'>')?;
    let declaration = String::from_utf8_lossy(&declaration[..end]).into_owned();
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_ascii_lowercase)
}

/// Windows-1252 to UTF-8.
fn widen(raw: &[u8], text: &mut Vec<u8>) {
    text.clear();
    let mut buffer = [0; 4];
    for byte in raw {
        if byte.is_ascii() {
            text.push(*byte);
        } else {
            let letter = char::from(*byte);
            let letter = if *byte < 0xA0 { windows_1252(letter).unwrap_or('\u{fffd}') } else { letter };
            text.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &mut Input<&[u8]>) -> String {
        let mut text = String::new();
        input.read_to_string(&mut text).expect("text");
        text
    }

    #[test]
    fn a_single_byte_xml_file_becomes_utf_8_and_keeps_its_own_bytes_in_places() {
        let bytes = b"<?xml version='1.0' encoding='ISO-8859-1'?>\n<a>\xE9t\xE9 \x9Cuvre \x80</a>";
        let mut input = Input::xml("a.xml", &bytes[..], Bounds::default()).expect("opens");
        assert!(all(&mut input).ends_with("<a>été œuvre €</a>"));
        assert_eq!(input.spot(), Spot { line: 2, column: 19, byte: bytes.len() });
    }

    #[test]
    fn encodings_that_are_not_read_are_named() {
        let utf16 = Input::plain("a", &[0xFF, 0xFE, b'<', 0][..], Bounds::default()).expect_err("refused");
        assert_eq!(utf16.reason, Reason::UnknownEncoding("UTF-16".into()));
        let koi = &b"<?xml version=\"1.0\" encoding=\"KOI8-R\"?><a/>"[..];
        let refused = Input::xml("a", koi, Bounds::default()).expect_err("refused");
        assert_eq!(refused.reason, Reason::UnknownEncoding("koi8-r".into()));
    }

    #[test]
    fn a_file_and_a_record_stop_at_their_limits() {
        let bounds = Bounds { file_bytes: 100, record_bytes: 10, ..Bounds::default() };
        let mut whole =
            Input::plain("a", &[b'a'; 100][..], Bounds { record_bytes: 100, ..bounds }).expect("opens");
        assert_eq!(all(&mut whole).len(), 100);
        let opened = Input::plain("a", &[b'a'; 101][..], bounds).expect_err("too large");
        assert_eq!(opened.reason, Reason::TooLarge { limit: 100 });
        let mut input = Input::plain("a", &[b'a'; 50][..], bounds).expect("opens");
        input.consume(10);
        assert!(input.fill_buf().is_ok());
        input.consume(1);
        let error = input.fill_buf().expect_err("too large");
        assert_eq!(input.refusal(&error).reason, Reason::RecordTooLarge { limit: 10 });
        input.mark();
        assert!(input.fill_buf().is_ok());
    }
}
