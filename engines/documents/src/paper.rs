//! A paper whose words are the caller's: a letter to an employer, a notice of funding, a plan to take along.
//!
//! The parts are few and in reading order; there is nothing here that a page could not say too.

/// A paper ready to be set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// The title, shown first and written in the metadata.
    pub title: String,
    /// The line under the title, such as the day it was made.
    pub subtitle: String,
    /// What the foot of each page recalls.
    pub footer: String,
    /// The mention at the head of every page, such as "example".
    pub mention: Option<String>,
    /// The parts, in reading order.
    pub parts: Vec<Part>,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A heading of the first level.
    Heading(String),
    /// Running text, one paragraph.
    Text(String),
    /// A remark in a smaller voice.
    Aside(String),
    /// A framed notice.
    Notice(String),
    /// Labels with their values.
    Facts(Vec<(String, String)>),
    /// A bulleted list.
    List(Vec<String>),
    /// A table.
    Table(Grid),
}

/// A table: rows shorter than the columns are completed with empty cells, longer ones are cut.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// What it holds, told to screen readers.
    pub summary: String,
    /// The heads of the columns, each with its share of the width.
    pub columns: Vec<(String, u8)>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}
