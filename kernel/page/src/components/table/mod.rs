//! Figures and facts in rows and columns.

use askama::Template;

use super::{
    About, Sample, Tag,
    sample::{HOSTILE, LONG, sample},
};
use crate::{frame::Frame, html::Html};

pub(super) const ABOUT: About = About {
    name: "table",
    purpose: "Data with two directions. The first column names the row.",
    options: &[("Column::numbers(label)", "aligned on the right"), ("Cell::html(component)", "a component in a cell")],
    criteria: &["A caption; headers of columns and rows with their scope. Without rows the caption stands alone and says so.", "On a narrow screen the table scrolls in its own frame, which the keyboard can reach."],
};

/// The head of a column.
#[derive(Debug, Clone)]
pub struct Column {
    label: String,
    is_number: bool,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl ToString) -> Self {
        Self { label: label.to_string(), is_number: false }
    }

    /// A column of numbers.
    pub fn numbers(label: impl ToString) -> Self {
        Self { label: label.to_string(), is_number: true }
    }
}

#[derive(Debug, Clone)]
enum Content {
    Text(String),
    Html(Html),
    Link { label: String, href: String },
}

/// What stands in a cell.
#[derive(Debug, Clone)]
pub struct Cell(Content);

impl Cell {
    /// A text.
    pub fn text(text: impl ToString) -> Self {
        Self(Content::Text(text.to_string()))
    }

    /// A component.
    pub fn html(component: &impl askama::filters::HtmlSafe) -> Self {
        Self(Content::Html(Html::of(component)))
    }

    /// A link.
    pub fn link(label: impl ToString, href: impl ToString) -> Self {
        Self(Content::Link { label: label.to_string(), href: href.to_string() })
    }
}

/// Rows and columns.
#[derive(Debug, Clone, Template)]
#[template(path = "table/template.html")]
pub struct Table {
    id: String,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}
html_safe!(Table);

impl Table {
    /// `id` is the id of the caption, unique in the page. Rows have as many cells as there are columns.
    pub fn new(id: impl ToString, caption: impl ToString, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Self {
        Self { id: id.to_string(), caption: caption.to_string(), columns, rows }
    }

    fn is_number(&self, index: &usize) -> bool {
        self.columns.get(*index).is_some_and(|column| column.is_number)
    }
}

pub(super) fn samples(_: &Frame) -> Vec<Sample> {
    let columns = || vec![Column::words("Payeur"), Column::words("Pour"), Column::numbers("Montant"), Column::words("État")];
    let row = |payer: &str, what: &str, sum: &str, tag: Tag| vec![Cell::text(payer), Cell::text(what), Cell::text(sum), Cell::html(&tag)];
    vec![
        sample("typical", Table::new("table-1", "12 500 € au total", columns(), vec![
            row("Transitions Pro", "cours, transport", "9 240 €", Tag::plain("à demander")),
            row("CPF", "cours", "2 410 €", Tag::ok("disponible")),
            row("Agefiph", "poste adapté", "850 €", Tag::warn("à vérifier")),
        ])),
        sample("empty", Table::new("table-2", "Aucune aide demandée", columns(), Vec::new())),
        sample("long", Table::new("table-3", format!("{LONG} (tableau)"), vec![Column::words(LONG), Column::words(LONG)], vec![vec![Cell::text(LONG), Cell::link(LONG, "/")]])),
        sample("hostile", Table::new("table-4", format!("{HOSTILE} (tableau)"), vec![Column::words(HOSTILE)], vec![vec![Cell::text(HOSTILE)]])),
    ]
}
