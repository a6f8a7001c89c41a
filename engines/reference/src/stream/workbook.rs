//! The rows of an Excel workbook (`.xlsx`), one at a time.
//!
//! A workbook is a zip archive of XML files. Only the table of shared texts is kept in memory, within bounds; the rows
//! of a sheet are read as a stream. In refusals, the line is that of the sheet, the column is the column's number.

use std::fmt;
use std::io::{Read, Seek};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use zip::ZipArchive;
use zip::read::ZipFile;

use super::container::Bounded;
use super::elements::{Elements, Shape};
use super::input::Bounds;
use super::tree::Node;
use crate::place::{Place, Reason, Rejected};

/// Columns a sheet may have: Excel's own limit.
const MOST_COLUMNS: usize = 16_384;

/// What one cell holds.
#[derive(Debug, Clone, PartialEq)]
enum Content {
    Shared(usize),
    Own(String),
}

/// One row as written: its number, then column and content of its cells.
#[derive(Debug)]
struct RawRow {
    place: Place,
    cells: Vec<(usize, Content)>,
}

const ROWS: Shape<RawRow> =
    Shape { roots: &["worksheet"], records: &["row"], read: raw_row, envelope: |_, _| Ok(()) };
const TEXTS: Shape<String> =
    Shape { roots: &["sst"], records: &["si"], read: shared_text, envelope: |_, _| Ok(()) };
const SHEETS: Shape<(String, String)> = Shape {
    roots: &["workbook"],
    records: &["sheet"],
    read: |node| Ok((attribute(node, "name")?, attribute(node, "id")?)),
    envelope: |_, _| Ok(()),
};
const RELATIONS: Shape<(String, String)> = Shape {
    roots: &["Relationships"],
    records: &["Relationship"],
    read: |node| Ok((attribute(node, "Id")?, attribute(node, "Target")?)),
    envelope: |_, _| Ok(()),
};

/// One kind of sheet: what it is called, which columns it has, how a row is read.
pub struct Table<T> {
    /// Whether a sheet of this name is it.
    pub suits: fn(&str) -> bool,
    /// What a refusal calls it when it is not there.
    pub sheet: &'static str,
    pub columns: &'static [&'static str],
    pub read: fn(&SheetRow<'_>) -> Result<T, Rejected>,
}

impl<T> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("sheet", &self.sheet).finish_non_exhaustive()
    }
}

/// An open workbook.
pub struct Workbook<R> {
    name: String,
    archive: ZipArchive<R>,
    texts: Vec<String>,
    /// Names of the sheets and of the files they are in.
    sheets: Vec<(String, String)>,
    bounds: Bounds,
}

impl<R> fmt::Debug for Workbook<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workbook").field("sheets", &self.sheets).finish_non_exhaustive()
    }
}

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook and reads its shared texts.
    ///
    /// # Errors
    /// It is no workbook, is damaged, or outgrows the bounds.
    pub fn open(name: &str, source: R, bounds: Bounds) -> Result<Self, Rejected> {
        let reject = |reason| Rejected { place: Place::start_of(name), reason };
        let archive =
            ZipArchive::new(source).map_err(|error| reject(Reason::BrokenArchive(error.to_string())))?;
        if archive.len() > bounds.entries {
            return Err(reject(Reason::TooManyEntries { found: archive.len(), limit: bounds.entries }));
        }
        // Nothing published has texts or rows near this size, and texts stay in memory.
        let bounds = Bounds { record_bytes: bounds.record_bytes.min(1 << 20), ..bounds };
        let mut workbook =
            Self { name: name.to_owned(), archive, texts: Vec::new(), sheets: Vec::new(), bounds };
        let sheets = workbook.all("xl/workbook.xml", SHEETS)?;
        let targets = workbook.all("xl/_rels/workbook.xml.rels", RELATIONS)?;
        let target =
            |id: &str| targets.iter().find(|(known, _)| known == id).map(|(_, target)| target.as_str());
        workbook.sheets = sheets
            .into_iter()
            .filter_map(|(name, id)| {
                let target = target(&id)?;
                let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                Some((name, path))
            })
            .collect();
        if workbook.archive.index_for_name("xl/sharedStrings.xml").is_some() {
            workbook.texts = workbook.all("xl/sharedStrings.xml", TEXTS)?;
        }
        Ok(workbook)
    }

    /// Names of the sheets, in order.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|(name, _)| name.as_str())
    }

    /// The rows of the first sheet whose name suits, below the row that names the columns.
    ///
    /// # Errors
    /// There is no such sheet, or it lacks one of the columns.
    pub fn rows<T>(&mut self, table: &Table<T>) -> Result<SheetRows<'_, R, T>, Rejected> {
        let Table { suits, sheet, columns, read } = table;
        let Self { name, archive, texts, bounds, sheets } = self;
        let reject = |reason| Rejected { place: Place::start_of(name), reason };
        let found = sheets.iter().find(|(name, _)| suits(name));
        let (_, path) = found.ok_or_else(|| reject(Reason::MissingSheet(sheet)))?;
        let mut raw = entry(archive, name, path, *bounds, ROWS)?;
        let row = loop {
            let row = raw.next().ok_or_else(|| reject(Reason::NoHeader))??;
            if !row.cells.is_empty() {
                break row;
            }
        };
        let header = contents(&row, texts)?;
        let mut positions = Vec::with_capacity(columns.len());
        for column in *columns {
            let at = header.iter().position(|name| name.trim() == *column);
            let missing =
                || Rejected { place: row.place.clone(), reason: Reason::MissingColumn((*column).to_owned()) };
            positions.push((*column, at.ok_or_else(missing)?));
        }
        Ok(SheetRows { raw, texts, positions, read: *read })
    }

    fn all<T>(&mut self, path: &str, shape: Shape<T>) -> Result<Vec<T>, Rejected> {
        // What is gathered is kept: it may not be as large as what streams by.
        let bounds = Bounds { file_bytes: 64 << 20, ..self.bounds };
        entry(&mut self.archive, &self.name, path, bounds, shape)?.collect()
    }
}

type Entry<'w, R> = Bounded<ZipFile<'w, R>>;

fn entry<'w, R: Read + Seek, T>(
    archive: &'w mut ZipArchive<R>,
    name: &str,
    path: &str,
    bounds: Bounds,
    shape: Shape<T>,
) -> Result<Elements<Entry<'w, R>, T>, Rejected> {
    let inner = archive.by_name(path).map_err(|error| Rejected {
        place: Place::start_of(name),
        reason: Reason::BrokenArchive(format!("{path} : {error}")),
    })?;
    let compressed = Arc::new(AtomicU64::new(inner.compressed_size()));
    let inside = format!("{name} » {path}");
    shape.open(&inside, Bounded { inner, compressed, expanded: 0, bounds }, bounds)
}

/// The rows of one sheet.
pub struct SheetRows<'w, R: Read, T> {
    raw: Elements<Entry<'w, R>, RawRow>,
    texts: &'w [String],
    positions: Vec<(&'static str, usize)>,
    read: fn(&SheetRow<'_>) -> Result<T, Rejected>,
}

impl<R: Read, T> fmt::Debug for SheetRows<'_, R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SheetRows").field("raw", &self.raw).finish_non_exhaustive()
    }
}

impl<R: Read, T> Iterator for SheetRows<'_, R, T> {
    type Item = Result<T, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = match self.raw.next()? {
                Ok(row) if row.cells.is_empty() => continue,
                Ok(row) => row,
                Err(rejected) => return Some(Err(rejected)),
            };
            let cells = match contents(&row, self.texts) {
                Ok(cells) => cells,
                Err(rejected) => return Some(Err(rejected)),
            };
            return Some((self.read)(&SheetRow { place: &row.place, positions: &self.positions, cells }));
        }
    }
}

/// One row below the header.
#[derive(Debug)]
pub struct SheetRow<'r> {
    place: &'r Place,
    positions: &'r [(&'static str, usize)],
    cells: Vec<&'r str>,
}

impl SheetRow<'_> {
    /// The content under a column, trimmed; empty when the row stops before it.
    pub fn cell(&self, column: &'static str) -> &str {
        let position = self.positions.iter().find(|(name, _)| *name == column);
        position.and_then(|(_, at)| self.cells.get(*at)).map_or("", |content| content.trim())
    }

    /// The content under a column, refused when empty.
    pub fn filled(&self, column: &'static str) -> Result<&str, Rejected> {
        let content = self.cell(column);
        if content.is_empty() { Err(self.reject(column, Reason::EmptyField { column })) } else { Ok(content) }
    }

    /// A value parsed from the content under a column.
    pub fn parse<T>(
        &self,
        column: &'static str,
        expected: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Rejected> {
        let value = self.cell(column);
        let shown = || value.chars().take(80).collect();
        read(value).ok_or_else(|| self.reject(column, Reason::BadValue { column, value: shown(), expected }))
    }

    /// A refusal at a column of this row.
    pub fn reject(&self, column: &'static str, reason: Reason) -> Rejected {
        let at = self.positions.iter().find(|(name, _)| *name == column).map_or(0, |(_, at)| *at);
        Rejected { place: Place { column: at + 1, ..self.place.clone() }, reason }
    }
}

fn contents<'r>(row: &'r RawRow, texts: &'r [String]) -> Result<Vec<&'r str>, Rejected> {
    let width = row.cells.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
    let mut cells = vec![""; width];
    for (column, content) in &row.cells {
        cells[*column] = match content {
            Content::Own(text) => text,
            Content::Shared(index) => texts.get(*index).ok_or_else(|| Rejected {
                place: Place { column: column + 1, ..row.place.clone() },
                reason: Reason::UnknownReference {
                    column: "texte",
                    value: index.to_string(),
                    table: "la table des textes du classeur",
                },
            })?,
        };
    }
    Ok(cells)
}

fn raw_row(node: Node<'_>) -> Result<RawRow, Rejected> {
    let mut place = node.reject(Reason::EmptyTable).place;
    place.line = match node.attribute("r") {
        Some(number) => number.parse().map_err(|_| node.reject(bad("r", number, "un numéro de ligne")))?,
        None => place.line,
    };
    let mut cells: Vec<(usize, Content)> = Vec::new();
    for cell in node.all("c") {
        let column = match cell.attribute("r") {
            Some(reference) => column_of(reference)
                .ok_or_else(|| cell.reject(bad("r", reference, "une référence de cellule")))?,
            None => cells.last().map_or(0, |(column, _)| column + 1),
        };
        if column >= MOST_COLUMNS {
            return Err(cell.reject(Reason::TooManyElements { limit: MOST_COLUMNS }));
        }
        let value = cell.text_of("v").unwrap_or_default();
        let content = match cell.attribute("t").unwrap_or("n") {
            "s" => Content::Shared(
                value.parse().map_err(|_| cell.reject(bad("v", value, "le numéro d'un texte")))?,
            ),
            "inlineStr" => Content::Own(cell.child("is").map(texts_of).unwrap_or_default()),
            "e" => return Err(cell.reject(bad("v", value, "une valeur"))),
            _ => Content::Own(value.to_owned()),
        };
        if content != Content::Own(String::new()) {
            cells.push((column, content));
        }
    }
    Ok(RawRow { place, cells })
}

fn bad(column: &'static str, value: &str, expected: &'static str) -> Reason {
    Reason::BadValue { column, value: value.chars().take(80).collect(), expected }
}

/// `AB12` is in column 27, counted from 0.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    let number =
        letters.clone().take(4).fold(0, |number, letter| number * 26 + usize::from(letter - b'A') + 1);
    let digits = &reference[letters.count()..];
    let is_sound = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_sound { number.checked_sub(1) } else { None }
}

fn shared_text(node: Node<'_>) -> Result<String, Rejected> {
    Ok(texts_of(node))
}

/// The text of `<t>`, or of every `<r><t>` of a rich text.
fn texts_of(node: Node<'_>) -> String {
    let own = node.text_of("t").unwrap_or_default();
    node.all("r").filter_map(|run| run.text_of("t")).fold(own.to_owned(), |text, run| text + run)
}

fn attribute(node: Node<'_>, name: &'static str) -> Result<String, Rejected> {
    node.attribute(name).map(str::to_owned).ok_or_else(|| node.reject(Reason::MissingElement(name)))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn workbook(rows: &str) -> Vec<u8> {
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let files = [
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name='Notes' r:id='a' xmlns:r='x'/><sheet name='Data_2025' r:id='b' xmlns:r='x'/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='b' Target='worksheets/s.xml'/></Relationships>",
            ),
            (
                "xl/sharedStrings.xml",
                "<sst><si><t>code</t></si><si><r><t>nom</t></r><r><t>bre</t></r></si><si><t>A&amp;B</t></si></sst>",
            ),
            ("xl/worksheets/s.xml", sheet.as_str()),
        ];
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            writer.start_file(name, SimpleFileOptions::default()).expect("in memory");
            writer.write_all(text.as_bytes()).expect("in memory");
        }
        writer.finish().expect("in memory").into_inner()
    }

    type Pair = (String, String);

    fn read(rows: &str) -> Result<Vec<Result<Pair, Rejected>>, Rejected> {
        let mut workbook = Workbook::open("t.xlsx", Cursor::new(workbook(rows)), Bounds::default())?;
        let table = Table {
            suits: |name| name.starts_with("Data"),
            sheet: "Data",
            columns: &["code", "nombre"],
            read: |row| Ok((row.filled("code")?.to_owned(), row.cell("nombre").to_owned())),
        };
        let rows = workbook.rows(&table)?;
        Ok(rows.collect())
    }

    const HEADER: &str = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>";

    #[test]
    fn cells_are_found_by_header_and_reference() {
        let read = read(&format!(
            "{HEADER}<row r='2'><c r='A2' t='s'><v>2</v></c><c r='C2'><v>12</v></c></row>\
             <row r='3'/><row r='4'><c r='C4' t='inlineStr'><is><t>x</t></is></c></row>\
             <row r='5'><c r='A5' t='s'><v>9</v></c></row>"
        ));
        let read = read.expect("opens");
        assert_eq!(read[0], Ok(("A&B".into(), "12".into())));
        let empty = read[1].clone().expect_err("no code");
        assert_eq!((empty.place.line, empty.place.column), (4, 1));
        assert!(matches!(read[2].clone().expect_err("text").reason, Reason::UnknownReference { .. }));
        assert_eq!(read.len(), 3);
    }

    #[test]
    fn what_is_missing_is_named() {
        let reason = |rows: &str| read(rows).expect_err("refused").reason;
        assert_eq!(
            reason("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"),
            Reason::MissingColumn("nombre".into())
        );
        assert_eq!(reason(""), Reason::NoHeader);
        let nonsense = Workbook::open("t.xlsx", Cursor::new(b"nonsense".to_vec()), Bounds::default());
        assert!(matches!(nonsense.expect_err("refused").reason, Reason::BrokenArchive(_)));
    }

    #[test]
    fn references_are_letters_and_digits() {
        assert_eq!(
            (column_of("A1"), column_of("AB12"), column_of("XFD1")),
            (Some(0), Some(27), Some(16_383))
        );
        for wrong in ["", "1", "A", "a1", "A1B", "é1", "ZZZZZZZZZZZZZZZZZZZ"] {
            assert_eq!(column_of(wrong), None, "{wrong}");
        }
    }
}
