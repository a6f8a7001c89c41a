//! Delimited text, record by record, without guessing.
//!
//! A strict reader of comma or semicolon files: fields may be quoted, quotes may hold separators, line breaks and
//! doubled quotes, lines may end in LF or CRLF, blank lines between records are skipped. Columns are found by their
//! name in the header, never by position. Whatever a truncation or a flipped byte leaves behind (a quote that never
//! closes, something after a closing quote, a short row, a last line without its end) is refused with its place:
//! the usual lenient readers would swallow half a file into one field.

use std::borrow::Cow;

use crate::encoding::{Text, Tidied, tidy};
use crate::place::{Reason, Rejected};
use crate::scan::{RawCell, Scanned, Writing, scan};

/// A column this reader knows.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    name: &'static str,
    also: &'static str,
    need: Need,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Always,
    SomeVersions,
}

/// A column every version has.
pub const fn always(name: &'static str) -> Column {
    Column { name, also: name, need: Need::Always }
}

/// A column every version has, under one of two spellings.
pub const fn spelled(name: &'static str, also: &'static str) -> Column {
    Column { name, also, need: Need::Always }
}

/// A column that appeared or disappeared from one version to another.
pub const fn sometimes(name: &'static str) -> Column {
    Column { name, also: name, need: Need::SomeVersions }
}

/// A column of some versions, under one of two spellings.
pub const fn sometimes_spelled(name: &'static str, also: &'static str) -> Column {
    Column { name, also, need: Need::SomeVersions }
}

/// How a table is written.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    pub separator: u8,
    pub columns: &'static [Column],
}

/// Where each known column stands in the records of one file.
#[derive(Debug)]
pub struct Columns {
    writing: Writing,
    positions: Vec<(&'static str, Option<usize>)>,
    names: Vec<String>,
    unknown: Vec<String>,
}

impl Columns {
    /// Finds each known column in the header, the record that starts at `at`; also returns where it ends.
    pub fn of_header(text: &Text, layout: Layout, at: usize) -> Result<(Self, usize), Rejected> {
        let writing = Writing { separator: layout.separator, has_stray_quotes: false };
        let header = scan(text, writing, at)?.ok_or_else(|| text.reject(at, Reason::NoHeader))?;
        let mut names: Vec<Cow<'_, str>> = header.cells.iter().map(|cell| cell.unquoted()).collect();
        // A separator at the end of the header names no column.
        if names.len() > 1 && names.last().is_some_and(|name| name.is_empty()) {
            names.pop();
        }
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                return Err(text.reject(header.cells[index].at, Reason::ColumnTwice(name.to_string())));
            }
        }
        let find = |column: &Column| names.iter().position(|name| name == column.name || name == column.also);
        let known =
            |name: &str| layout.columns.iter().any(|column| name == column.name || name == column.also);
        let strangers: Vec<usize> = (0..names.len()).filter(|index| !known(&names[*index])).collect();
        let mut positions = Vec::with_capacity(layout.columns.len());
        for column in layout.columns {
            let found = find(column);
            if found.is_none() {
                let missing = column.name.to_owned();
                match (strangers.first(), column.need) {
                    (Some(stranger), _) => {
                        let unknown = names[*stranger].to_string();
                        let at = header.cells[*stranger].at;
                        return Err(text.reject(at, Reason::DamagedHeader { unknown, missing }));
                    }
                    (None, Need::Always) => return Err(text.reject(at, Reason::MissingColumn(missing))),
                    (None, Need::SomeVersions) => {}
                }
            }
            positions.push((column.name, found));
        }
        let unknown = strangers.into_iter().map(|index| names[index].to_string()).collect();
        let names = names.into_iter().map(Cow::into_owned).collect();
        Ok((Self { writing, positions, names, unknown }, header.next))
    }

    /// The columns of a file without header: those of the layout, in its order.
    pub fn in_order(layout: Layout) -> Self {
        let columns = layout.columns.iter();
        Self {
            writing: Writing { separator: layout.separator, has_stray_quotes: false },
            positions: columns.clone().zip(0..).map(|(column, index)| (column.name, Some(index))).collect(),
            names: columns.map(|column| column.name.to_owned()).collect(),
            unknown: Vec::new(),
        }
    }

    /// The same, in a file whose publisher leaves quotes inside fields that it does not quote.
    pub fn with_stray_quotes(mut self) -> Self {
        self.writing.has_stray_quotes = true;
        self
    }

    /// Columns of the header that this reader does not know.
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// Known columns that this file does not have.
    pub fn absent(&self) -> impl Iterator<Item = &'static str> {
        self.positions.iter().filter(|(_, found)| found.is_none()).map(|(name, _)| *name)
    }

    /// The record that starts at `at`, and where the next one starts; `None` at the end of the text.
    pub fn record<'t, 'a>(
        &'t self,
        text: &'a Text,
        at: usize,
    ) -> Result<Option<(Row<'t, 'a>, usize)>, Rejected> {
        let Some(Scanned { cells, next }) = scan(text, self.writing, at)? else { return Ok(None) };
        let expected = self.names.len();
        if cells.len() != expected {
            let at = cells.first().map_or(at, |cell| cell.at);
            return Err(text.reject(at, Reason::FieldCount { found: cells.len(), expected }));
        }
        Ok(Some((Row { columns: self, text, cells }, next)))
    }
}

/// One table: a text whose header was read and accepted.
#[derive(Debug)]
pub struct Table<'a> {
    text: &'a Text,
    columns: Columns,
    first_record: usize,
}

impl<'a> Table<'a> {
    /// Reads the header and finds each known column in it.
    pub fn open(text: &'a Text, layout: Layout) -> Result<Self, Rejected> {
        let (columns, first_record) = Columns::of_header(text, layout, 0)?;
        Ok(Self { text, columns, first_record })
    }

    /// Where its columns stand.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The records, one at a time; ends after the first refusal, since what follows cannot be trusted.
    pub fn rows(&self) -> Rows<'_, 'a> {
        Rows { table: self, at: self.first_record, broken: false }
    }
}

/// The records of a table.
#[derive(Debug)]
pub struct Rows<'t, 'a> {
    table: &'t Table<'a>,
    at: usize,
    broken: bool,
}

impl<'t, 'a> Iterator for Rows<'t, 'a> {
    type Item = Result<Row<'t, 'a>, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken {
            return None;
        }
        let outcome = self.table.columns.record(self.table.text, self.at).transpose()?;
        Some(match outcome {
            Ok((row, next)) => {
                self.at = next;
                Ok(row)
            }
            Err(rejected) => {
                self.broken = true;
                Err(rejected)
            }
        })
    }
}

/// One record.
#[derive(Debug)]
pub struct Row<'t, 'a> {
    columns: &'t Columns,
    text: &'a Text,
    cells: Vec<RawCell<'a>>,
}

impl<'t, 'a> Row<'t, 'a> {
    /// The field under a column; an empty one when this version lacks the column or the reader never named it.
    pub fn cell(&self, column: &'static str) -> Cell<'a> {
        let text = self.text;
        let position =
            self.columns.positions.iter().find(|(name, _)| *name == column).and_then(|(_, at)| *at);
        match position.and_then(|index| self.cells.get(index)) {
            Some(raw) => Cell { text, column, raw: *raw },
            None => Cell { text, column, raw: RawCell { raw: "", doubled: false, at: self.at() } },
        }
    }

    /// Every field with the name its column has in the header; `column` is what a refusal of one calls it.
    pub fn fields(&self, column: &'static str) -> impl Iterator<Item = (&'t str, Cell<'a>)> {
        let text = self.text;
        let names = self.columns.names.iter().map(String::as_str);
        names.zip(&self.cells).map(move |(name, raw)| (name, Cell { text, column, raw: *raw }))
    }

    /// True when no field holds anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.raw.trim().is_empty())
    }

    /// The line, from 1, of an offset in the same text.
    pub fn line_of(&self, at: usize) -> usize {
        self.text.line(at)
    }

    /// Byte offset of the record in its text.
    pub fn at(&self) -> usize {
        self.cells.first().map_or(0, |cell| cell.at)
    }

    /// A refusal of the record as a whole.
    pub fn reject(&self, reason: Reason) -> Rejected {
        self.text.reject(self.at(), reason)
    }
}

/// One field of one record.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    text: &'a Text,
    column: &'static str,
    raw: RawCell<'a>,
}

impl<'a> Cell<'a> {
    /// The content as written, quotes removed.
    pub fn raw(&self) -> &'a str {
        self.raw.raw
    }

    /// True when there is nothing but blanks (some tables write a space for nothing).
    pub fn is_empty(&self) -> bool {
        self.raw.raw.trim().is_empty()
    }

    /// The content cleaned for people; see [`tidy`].
    pub fn tidied(&self) -> Result<Tidied, Rejected> {
        tidy(&self.raw.unquoted()).map_err(|(offset, found)| {
            self.text.reject(self.raw.at + offset, Reason::UnexpectedCharacter(found))
        })
    }

    /// The same, refused when empty.
    pub fn filled(&self) -> Result<Tidied, Rejected> {
        let tidied = self.tidied()?;
        if tidied.text.is_empty() {
            return Err(self.reject(Reason::EmptyField { column: self.column }));
        }
        Ok(tidied)
    }

    /// A value parsed from the content as written, or a refusal saying what was expected.
    pub fn parse<T>(&self, expected: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T, Rejected> {
        read(self.raw()).ok_or_else(|| {
            self.reject(Reason::BadValue { column: self.column, value: self.raw().to_owned(), expected })
        })
    }

    /// The content as written, doubled quotes made one.
    pub fn unquoted(&self) -> Cow<'a, str> {
        self.raw.unquoted()
    }

    /// The content as one line of plain text, whatever alphabet it is in; see [`line`](crate::prose::line).
    pub fn line(&self) -> String {
        crate::prose::line(&self.unquoted())
    }

    /// The same, refused when empty.
    pub fn filled_line(&self) -> Result<String, Rejected> {
        Some(self.line())
            .filter(|line| !line.is_empty())
            .ok_or_else(|| self.reject(Reason::EmptyField { column: self.column }))
    }

    /// The content cleaned for people, when there is some.
    pub fn label(&self) -> Result<Option<String>, Rejected> {
        if self.is_empty() { Ok(None) } else { self.filled().map(|tidied| Some(tidied.text)) }
    }

    /// As [`Cell::parse`], blanks around left out; `None` when the field is empty.
    pub fn maybe<T>(
        &self,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Rejected> {
        if self.is_empty() { Ok(None) } else { self.must(expected, read).map(Some) }
    }

    /// As [`Cell::maybe`], refused when empty.
    pub fn must<T>(&self, expected: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T, Rejected> {
        if self.is_empty() {
            return Err(self.reject(Reason::EmptyField { column: self.column }));
        }
        self.parse(expected, |raw| read(raw.trim()))
    }

    /// Name of the column.
    pub fn column(&self) -> &'static str {
        self.column
    }

    /// Byte offset of the content in its text.
    pub fn at(&self) -> usize {
        self.raw.at
    }

    /// A refusal at this field.
    pub fn reject(&self, reason: Reason) -> Rejected {
        self.text.reject(self.raw.at, reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::{Charset, decode};
    use crate::place::Place;

    const LAYOUT: Layout = Layout {
        separator: b',',
        columns: &[always("code"), spelled("libelle", "label"), sometimes("peu_usite")],
    };

    fn read(content: &str) -> Result<Vec<(String, String)>, Rejected> {
        let text = decode("t.csv", content.as_bytes().to_vec(), Charset::Utf8)?;
        let table = Table::open(&text, LAYOUT)?;
        table
            .rows()
            .map(|row| {
                let row = row?;
                Ok((row.cell("code").raw().to_owned(), row.cell("libelle").tidied()?.text))
            })
            .collect()
    }

    fn refusal(content: &str) -> (usize, usize, Reason) {
        let Rejected { place: Place { line, column, .. }, reason } = read(content).expect_err("refusal");
        (line, column, reason)
    }

    #[test]
    fn quotes_hold_separators_line_breaks_and_quotes() {
        let rows =
            read("\"code\",\"libelle\"\n\"1\",\"a, b\nc \"\"d\"\"\"\n\n\"2\",\"x\"\n\n").expect("rows");
        assert_eq!(rows, [("1".into(), "a, b\nc \"d\"".into()), ("2".into(), "x".into())]);
    }

    #[test]
    fn columns_are_found_by_name_in_any_order_and_spelling() {
        let rows = read("label,code\r\nmaçon,1\r\n").expect("rows");
        assert_eq!(rows, [("1".into(), "maçon".into())]);
    }

    #[test]
    fn header_faults_are_named() {
        assert_eq!(refusal("").2, Reason::NoHeader);
        assert_eq!(refusal("code\n").2, Reason::MissingColumn("libelle".into()));
        assert_eq!(refusal("code,code,libelle\n"), (1, 6, Reason::ColumnTwice("code".into())));
        let damaged = Reason::DamagedHeader { unknown: "libelLe".into(), missing: "libelle".into() };
        assert_eq!(refusal("code,libelLe\n"), (1, 6, damaged));
    }

    #[test]
    fn every_kind_of_cut_is_refused_where_it_is() {
        let header = "\"code\",\"libelle\"\n";
        assert_eq!(refusal(&format!("{header}\"1\",\"ab")), (2, 5, Reason::UnclosedQuote));
        assert_eq!(refusal(&format!("{header}\"1\",\"ab\"")), (2, 9, Reason::CutLine));
        assert_eq!(refusal(&format!("{header}\"1\",")), (2, 5, Reason::CutLine));
        assert_eq!(
            refusal(&format!("{header}\"1\"\n")),
            (2, 2, Reason::FieldCount { found: 1, expected: 2 })
        );
        assert_eq!(refusal(&format!("{header}\"1\"x\"ab\"\n")), (2, 4, Reason::AfterQuote('x')));
        assert_eq!(refusal(&format!("{header}1\",\"ab\"\n")), (2, 2, Reason::StrayQuote));
    }
}
