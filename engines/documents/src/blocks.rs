//! The few kinds of block every document is made of.
//!
//! A document is composed into a [`Sheet`] of blocks that hold plain text, and the sheet alone is typeset: the look,
//! the tags and the treatment of hostile text are thus written once, whatever the document.

/// A document before typesetting: plain text in blocks, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    /// The title, shown first and written in the metadata.
    pub title: String,
    /// The line under the title.
    pub subtitle: String,
    /// What the foot of each page recalls.
    pub footer: String,
    /// The mention at the head of every page, such as "not accepted yet".
    pub mention: Option<String>,
    /// Whether a table of contents opens the document.
    pub contents: Contents,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// Whether a table of contents opens the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contents {
    /// It does.
    Shown,
    /// The document is short enough without.
    Omitted,
}

/// A block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// A heading, of level 1 to 6.
    Heading { level: u8, text: String },
    /// Running text.
    Text(String),
    /// A remark in a smaller voice.
    Aside(String),
    /// A framed notice.
    Notice(String),
    /// Someone's words, under that person's name.
    Voice { who: String, words: String },
    /// Labels with their values.
    Facts(Vec<Fact>),
    /// A bulleted list.
    List(Vec<String>),
    /// A table, with a header row.
    Table(Table),
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    pub label: String,
    pub value: String,
}

/// A table: every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// What the table holds, told to screen readers.
    pub summary: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
}

/// A column: its header and its share of the width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub header: String,
    pub share: u8,
}

impl Block {
    pub(crate) fn heading(level: u8, text: impl Into<String>) -> Self {
        Block::Heading { level, text: text.into() }
    }
}

impl Fact {
    pub(crate) fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

impl Column {
    pub(crate) fn new(header: impl Into<String>, share: u8) -> Self {
        Self { header: header.into(), share }
    }
}
