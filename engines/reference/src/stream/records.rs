//! Delimited text of any size, record by record.
//!
//! The strict rules are those of [`delimited`](crate::delimited); this module finds where each record ends without
//! holding more than one, so that a damaged record costs itself and not the rest of the file.

use std::fmt;
use std::io::{BufRead, Read};

use super::input::{Bounds, Input};
use crate::delimited::{Column, Columns, Layout, Row};
use crate::encoding::{Charset, Text, decode_part};
use crate::findings::Remark;
use crate::place::{Reason, Rejected};

/// How a file begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// With the line that names the columns.
    Header,
    /// With lines about the file, then the line that names the columns; it starts with this word.
    Preamble(&'static str),
    /// With the first record; the columns are those of the layout, in its order.
    Record,
}

/// How a file ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The last line has its end: without it the file was cut.
    Line,
    /// The publisher leaves the last line open.
    Open,
}

/// One kind of delimited file: how it is written, and how a record is read.
pub struct Sheet<T> {
    pub layout: Layout,
    pub charset: Charset,
    pub opening: Opening,
    pub ending: Ending,
    /// Whether the header may hold columns that the layout does not list and the reader finds by their names.
    pub has_free_columns: bool,
    /// Whether quotes stand inside fields that are not quoted.
    pub has_stray_quotes: bool,
    pub read: fn(&Row<'_, '_>) -> Result<T, Rejected>,
}

// Not derived: a sheet can be copied whatever its records are.
impl<T> Clone for Sheet<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Sheet<T> {}

impl<T> fmt::Debug for Sheet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("layout", &self.layout).finish_non_exhaustive()
    }
}

impl<T> Sheet<T> {
    /// UTF-8 with a header and whole lines, separated by `separator`.
    pub const fn new(
        separator: u8,
        columns: &'static [Column],
        read: fn(&Row<'_, '_>) -> Result<T, Rejected>,
    ) -> Self {
        let layout = Layout { separator, columns };
        Self {
            layout,
            charset: Charset::Utf8,
            opening: Opening::Header,
            ending: Ending::Line,
            has_free_columns: false,
            has_stray_quotes: false,
            read,
        }
    }

    /// The same, in an older single-byte encoding where it is not UTF-8.
    pub const fn in_latin(self) -> Self {
        Self { charset: Charset::Utf8OrLatin9, ..self }
    }

    /// The same, opening otherwise.
    pub const fn opening(self, opening: Opening) -> Self {
        Self { opening, ..self }
    }

    /// The same, with a last line that the publisher leaves open.
    pub const fn left_open(self) -> Self {
        Self { ending: Ending::Open, ..self }
    }

    /// The same, with columns beyond those of the layout.
    pub const fn with_free_columns(self) -> Self {
        Self { has_free_columns: true, ..self }
    }

    /// The same, with quotes that mean nothing inside fields.
    pub const fn with_stray_quotes(self) -> Self {
        Self { has_stray_quotes: true, ..self }
    }

    /// The records of a file.
    ///
    /// # Errors
    /// The file cannot be read, or its header is not that of this kind of file.
    pub fn open<R: Read>(self, name: &str, source: R, bounds: Bounds) -> Result<Records<R, T>, Rejected> {
        // No published table has records near this size: a quote that never closes must not swallow a file.
        let record_bytes = bounds.record_bytes.min(1 << 20);
        let mut input = Input::plain(name, source, Bounds { record_bytes, ..bounds })?;
        let columns = header(&mut input, &self)?;
        let columns = if self.has_stray_quotes { columns.with_stray_quotes() } else { columns };
        Ok(Records { input, columns, sheet: self, is_over: false })
    }
}

fn header<R: Read, T>(input: &mut Input<R>, sheet: &Sheet<T>) -> Result<Columns, Rejected> {
    if sheet.opening == Opening::Record {
        return Ok(Columns::in_order(sheet.layout));
    }
    for _ in 0..200 {
        let Some(text) = next_text(input, sheet)? else { break };
        match sheet.opening {
            Opening::Preamble(word) if !text.body().trim_start_matches('"').starts_with(word) => {}
            _ => return Columns::of_header(&text, sheet.layout, 0).map(|(columns, _)| columns),
        }
    }
    Err(input.reject(Reason::NoHeader))
}

/// The records of one file.
pub struct Records<R, T> {
    input: Input<R>,
    columns: Columns,
    sheet: Sheet<T>,
    is_over: bool,
}

impl<R, T> fmt::Debug for Records<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").field("input", &self.input).finish_non_exhaustive()
    }
}

impl<R, T> Records<R, T> {
    /// What is worth telling about the header.
    pub fn remarks(&self) -> Vec<Remark> {
        let file = || self.input.name().to_string();
        let unknown = self.columns.unknown().iter().filter(|_| !self.sheet.has_free_columns).cloned();
        let unknown = unknown.map(|column| Remark::UnknownColumn { file: file(), column });
        let absent = self.columns.absent().map(|column| Remark::AbsentColumn { file: file(), column });
        unknown.chain(absent).collect()
    }
}

impl<R: Read, T> Iterator for Records<R, T> {
    type Item = Result<T, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let outcome = loop {
            match next_text(&mut self.input, &self.sheet) {
                Ok(Some(text)) => match self.record(&text) {
                    // A row of separators only is a blank line.
                    Ok(None) => {}
                    outcome => break outcome,
                },
                Ok(None) => break Ok(None),
                Err(rejected) => break Err(rejected),
            }
        };
        self.is_over = match &outcome {
            Ok(None) => true,
            Ok(Some(_)) => false,
            // A cut or an unclosed quote can only be met at the end of what was read.
            Err(rejected) => rejected.reason.is_fatal(),
        };
        outcome.transpose()
    }
}

impl<R, T> Records<R, T> {
    fn record(&self, text: &Text) -> Result<Option<T>, Rejected> {
        match self.columns.record(text, 0)? {
            Some((row, _)) if !row.is_blank() => (self.sheet.read)(&row).map(Some),
            _ => Ok(None),
        }
    }
}

/// The next record that is not a blank line, as text; `None` at the end of the file.
fn next_text<R: Read, T>(input: &mut Input<R>, sheet: &Sheet<T>) -> Result<Option<Text>, Rejected> {
    loop {
        input.mark();
        let origin = input.spot();
        let mut bytes = Vec::new();
        let is_ended = next_bytes(input, sheet.layout.separator, &mut bytes)
            .map_err(|error| Rejected { place: origin.of(input.name()), ..input.refusal(&error) })?;
        if !is_ended && bytes.is_empty() {
            return Ok(None);
        }
        if matches!(bytes.as_slice(), b"\n" | b"\r\n") {
            continue;
        }
        if !is_ended && sheet.ending == Ending::Open {
            bytes.push(b'\n');
        }
        return decode_part(input.name().clone(), bytes, sheet.charset, origin).map(Some);
    }
}

/// Where a byte stands in a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Bare,
    Quoted,
    /// After a quote inside a quoted field: it closes the field, or is doubled.
    Quote,
}

/// Reads up to the line end that ends a record; false at the end of the file.
fn next_bytes<R: Read>(input: &mut Input<R>, separator: u8, bytes: &mut Vec<u8>) -> std::io::Result<bool> {
    let mut state = State::FieldStart;
    loop {
        let available = input.fill_buf()?;
        if available.is_empty() {
            return Ok(false);
        }
        let mut count = 0;
        let mut is_ended = false;
        for byte in available {
            count += 1;
            state = match (state, *byte) {
                (State::Quoted, b'"') => State::Quote,
                (State::Quoted, _) => State::Quoted,
                (_, b'\n') => {
                    is_ended = true;
                    break;
                }
                (_, found) if found == separator => State::FieldStart,
                (State::FieldStart, b'"') | (State::Quote, b'"') => State::Quoted,
                _ => State::Bare,
            };
        }
        bytes.extend_from_slice(&available[..count]);
        input.consume(count);
        if is_ended {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delimited::{always, sometimes};

    type Pair = (String, String);

    const SHEET: Sheet<Pair> =
        Sheet::new(b';', &[always("code"), always("libelle"), sometimes("note")], |row| {
            Ok((row.cell("code").filled()?.text, row.cell("libelle").tidied()?.text))
        });

    fn read(sheet: Sheet<(String, String)>, content: &[u8]) -> Vec<Result<Pair, (usize, usize, Reason)>> {
        let records = sheet.open("t.csv", content, Bounds::default()).expect("opens");
        let outcome = |outcome: Result<_, Rejected>| {
            outcome.map_err(|it: Rejected| (it.place.line, it.place.byte, it.reason))
        };
        records.map(outcome).collect()
    }

    fn pair(code: &str, label: &str) -> Result<(String, String), (usize, usize, Reason)> {
        Ok((code.into(), label.into()))
    }

    #[test]
    fn a_damaged_record_costs_itself_only() {
        let content =
            b"\xEF\xBB\xBFcode;libelle\r\n1;un\r\n;deux\r\n3\r\n4;\"a;b\nc\"\r\n\r\n5;\xFF\r\n6;six\r\n";
        let read = read(SHEET, content);
        assert_eq!(read[0], pair("1", "un"));
        assert_eq!(read[1], Err((3, 23, Reason::EmptyField { column: "code" })));
        assert_eq!(read[2], Err((4, 30, Reason::FieldCount { found: 1, expected: 2 })));
        assert_eq!(read[3], pair("4", "a;b\nc"));
        assert_eq!(read[4], Err((8, 48, Reason::NotUtf8(0xFF))));
        assert_eq!(read[5], pair("6", "six"));
        assert_eq!(read.len(), 6);
    }

    #[test]
    fn a_cut_is_seen_unless_the_publisher_leaves_the_last_line_open() {
        assert_eq!(read(SHEET, b"code;libelle\n1;u")[0], Err((2, 16, Reason::CutLine)));
        assert_eq!(read(SHEET.left_open(), b"code;libelle\n1;u"), [pair("1", "u")]);
        let unclosed = read(SHEET, b"code;libelle\n1;\"u\n2;deux\n");
        assert_eq!(unclosed, [Err((2, 15, Reason::UnclosedQuote))]);
    }

    #[test]
    fn headers_may_come_late_or_never() {
        let late = SHEET.opening(Opening::Preamble("code"));
        assert_eq!(read(late, b"Titre\nDate;2022\n\ncode;libelle\n1;un\n"), [pair("1", "un")]);
        const NEVER: Sheet<(String, String)> =
            Sheet::new(b';', &[always("code"), always("libelle")], SHEET.read).opening(Opening::Record);
        assert_eq!(read(NEVER, b"1;un\n"), [pair("1", "un")]);
        let refused = late.open("t", &b"autre chose\n"[..], Bounds::default()).expect_err("no header");
        assert_eq!(refused.reason, Reason::NoHeader);
    }

    #[test]
    fn an_endless_field_stops_at_the_limit() {
        let mut content = b"code;libelle\n1;\"".to_vec();
        content.resize(3 << 20, b'a');
        assert_eq!(read(SHEET, &content), [Err((2, 13, Reason::RecordTooLarge { limit: 1 << 20 }))]);
    }
}
