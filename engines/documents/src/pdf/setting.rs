//! From a sheet of plain text to the one JSON value the layout program reads.
//!
//! Here the page gets its measures, every text is cleaned for the width it will be set in, and tables become lists of
//! records when the text is large.

use serde::Serialize;

use super::fonts::{FAMILIES, Fonts};
use crate::blocks::{Block, Contents, Fact, Sheet, Table};
use crate::document::{Options, TextSize};
use crate::text::{self, Paragraph, Place};
use crate::words::Labels;

/// The width of an A4 page, in points.
const PAGE_WIDTH: f64 = 595.28;
/// The space left inside a cell on each side, in points.
const CELL_INSET: f64 = 5.0;
/// Quotes and lists are set in from the margin by this much, in points.
const INDENT: f64 = 24.0;
/// A record of more characters than this might fill half a page of large text; a line end counts as forty.
const LONG_RECORD: usize = 450;
/// Headings are larger than the text by this much at most.
const LARGEST_HEADING: f64 = 2.0;

/// The measures of a page, in points.
#[derive(Debug, Clone, Copy)]
struct Measures {
    size: f64,
    margin: f64,
}

impl Measures {
    fn of(size: TextSize) -> Self {
        match size {
            TextSize::Normal => Self { size: 11.5, margin: 62.0 },
            TextSize::Large => Self { size: 18.0, margin: 51.0 },
        }
    }

    /// The width of the text, in points.
    fn column(self) -> f64 {
        PAGE_WIDTH - 2.0 * self.margin
    }
}

/// The value the layout program reads.
#[derive(Debug, Serialize)]
pub(super) struct Setting {
    language: &'static str,
    families: [&'static str; 2],
    size: f64,
    margin: f64,
    inset: f64,
    indent: f64,
    title: String,
    subtitle: Paragraph,
    footer: Paragraph,
    mention: Option<Paragraph>,
    page: &'static str,
    page_of: &'static str,
    colon: &'static str,
    contents: Option<&'static str>,
    blocks: Vec<SetBlock>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum SetBlock {
    Heading { level: u8, text: Paragraph },
    Text { body: Vec<Paragraph> },
    Aside { body: Vec<Paragraph> },
    Notice { body: Vec<Paragraph> },
    Voice { who: Paragraph, body: Vec<Paragraph> },
    Facts { items: Vec<SetFact> },
    Records { records: Vec<SetRecord> },
    List { items: Vec<Vec<Paragraph>> },
    Table { summary: String, shares: Vec<u8>, headers: Vec<Paragraph>, rows: Vec<Vec<Vec<Paragraph>>> },
}

#[derive(Debug, Serialize)]
struct SetRecord {
    /// Whether the record may run over a page end: only what might not fit on a page may.
    breakable: bool,
    facts: Vec<SetFact>,
}

#[derive(Debug, Serialize)]
struct SetFact {
    label: Paragraph,
    value: Vec<Paragraph>,
}

/// Sets a sheet. A last remark is added if some characters could not be drawn.
pub(super) fn set(sheet: &Sheet, options: &Options, fonts: &Fonts) -> Setting {
    let labels = Labels::of(options.language);
    let measures = Measures::of(options.text_size);
    let mut setter = Setter { fonts, options, measures, labels, replaced: 0 };
    let column = measures.column();
    let mut blocks: Vec<SetBlock> = sheet.blocks.iter().filter_map(|block| setter.block(block)).collect();
    if setter.replaced > 0 {
        let body = setter.paragraphs(labels.replaced_characters, column);
        blocks.push(SetBlock::Aside { body });
    }
    let title = setter.line(&sheet.title, column / LARGEST_HEADING);
    Setting {
        language: options.language.tag(),
        families: FAMILIES,
        size: measures.size,
        margin: measures.margin,
        inset: CELL_INSET,
        indent: INDENT,
        title: title.lines.join(" "),
        subtitle: setter.line(&sheet.subtitle, column),
        footer: setter.line(&sheet.footer, column * 0.7),
        mention: sheet.mention.as_ref().map(|mention| setter.line(mention, column)),
        page: labels.page,
        page_of: labels.page_of,
        colon: labels.colon,
        contents: (sheet.contents == Contents::Shown).then_some(labels.contents),
        blocks,
    }
}

struct Setter<'a> {
    fonts: &'a Fonts,
    options: &'a Options,
    measures: Measures,
    labels: &'static Labels,
    replaced: usize,
}

impl Setter<'_> {
    /// A block, unless it would leave nothing to see: an empty heading or list is noise to a screen reader.
    fn block(&mut self, block: &Block) -> Option<SetBlock> {
        let column = self.measures.column();
        match block {
            Block::Heading { level, text } => {
                Some(SetBlock::Heading { level: *level, text: self.line(text, column / LARGEST_HEADING) })
            }
            Block::Text(text) => some(self.paragraphs(text, column), |body| SetBlock::Text { body }),
            Block::Aside(text) => some(self.paragraphs(text, column), |body| SetBlock::Aside { body }),
            Block::Notice(text) => {
                some(self.paragraphs(text, column - INDENT), |body| SetBlock::Notice { body })
            }
            Block::Voice { who, words } => {
                let who = self.line(who, column - INDENT);
                some(self.paragraphs(words, column - INDENT), |body| SetBlock::Voice { who, body })
            }
            Block::Facts(facts) => {
                let items = facts.iter().map(|fact| self.fact(fact, column - INDENT)).collect();
                some(items, |items| SetBlock::Facts { items })
            }
            Block::List(items) => {
                let items = items.iter().map(|item| self.value(item, column - INDENT)).collect();
                some(items, |items| SetBlock::List { items })
            }
            Block::Table(table) => self.table(table, column),
        }
    }

    fn table(&mut self, table: &Table, column: f64) -> Option<SetBlock> {
        if table.rows.is_empty() {
            return None;
        }
        if self.options.text_size == TextSize::Large {
            let records = table.rows.iter().map(|row| self.record(table, row, column - INDENT)).collect();
            return Some(SetBlock::Records { records });
        }
        let total: f64 = table.columns.iter().map(|it| f64::from(it.share)).sum();
        let widths: Vec<f64> =
            table.columns.iter().map(|it| column * f64::from(it.share) / total - 2.0 * CELL_INSET).collect();
        let headers =
            table.columns.iter().zip(&widths).map(|(it, width)| self.line(&it.header, *width)).collect();
        let mut set_row = |row: &Vec<String>| {
            row.iter().zip(&widths).map(|(cell, width)| self.paragraphs(cell, *width)).collect()
        };
        let rows = table.rows.iter().map(&mut set_row).collect();
        Some(SetBlock::Table {
            summary: self.line(&table.summary, column).lines.join(" "),
            shares: table.columns.iter().map(|it| it.share).collect(),
            headers,
            rows,
        })
    }

    /// A row of a table as labels with values; cells that say nothing are left out.
    fn record(&mut self, table: &Table, row: &[String], width: f64) -> SetRecord {
        let said = table.columns.iter().zip(row).filter(|(_, cell)| !cell.trim().is_empty());
        let facts =
            said.map(|(column, cell)| self.fact(&Fact::new(column.header.as_str(), cell.as_str()), width));
        SetRecord {
            facts: facts.collect(),
            breakable: row.iter().map(|cell| cell.len() + 40 * cell.lines().count()).sum::<usize>()
                > LONG_RECORD,
        }
    }

    fn fact(&mut self, fact: &Fact, width: f64) -> SetFact {
        SetFact { label: self.line(&fact.label, width), value: self.value(&fact.value, width) }
    }

    /// A text that must show something: what is empty is said to be not filled in.
    fn value(&mut self, text: &str, width: f64) -> Vec<Paragraph> {
        let paragraphs = self.paragraphs(text, width);
        if paragraphs.is_empty() { self.paragraphs(self.labels.not_filled, width) } else { paragraphs }
    }

    fn paragraphs(&mut self, text: &str, width: f64) -> Vec<Paragraph> {
        let cleaned = text::clean(text, self.place(width));
        self.replaced += cleaned.replaced;
        cleaned.paragraphs
    }

    /// One line that must show something.
    fn line(&mut self, text: &str, width: f64) -> Paragraph {
        let cleaned = text::clean_to_one_line(text, self.place(width));
        self.replaced += cleaned.replaced;
        let nothing = || Paragraph {
            right_to_left: false,
            hyphenate: false,
            lines: vec![self.labels.not_filled.to_owned()],
        };
        cleaned.paragraphs.into_iter().next().unwrap_or_else(nothing)
    }

    fn place(&self, width: f64) -> Place<'_> {
        Place { fonts: self.fonts, language: self.options.language, width: width / self.measures.size }
    }
}

/// A block made of parts, if there are any.
fn some<T>(parts: Vec<T>, block: impl FnOnce(Vec<T>) -> SetBlock) -> Option<SetBlock> {
    (!parts.is_empty()).then(|| block(parts))
}
