//! The Formacode, version 13: the depth of a term is the column it stands in.

use crate::delimited::{Row, always};
use crate::place::{Reason, Rejected};
use crate::stream::Sheet;
use crate::values::{FormacodeCode, ListCode};

/// A term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term13 {
    /// In capitals, without accents.
    pub label: String,
    pub code: FormacodeCode,
    /// Code and label of its field: `150`, `DEVELOPPEMENT PROFESSIONNEL ET PERSONNEL`.
    pub field: (ListCode, String),
    /// 0 for the head of the field.
    pub depth: usize,
}

/// `formacodes-v13.csv`.
pub const FORMACODES_13: Sheet<Term13> = Sheet::new(
    b';',
    &[always("A"), always("B"), always("C"), always("D"), always("E"), always("F"), always("G"), always("H")],
    term,
)
.left_open();

fn term(row: &Row<'_, '_>) -> Result<Term13, Rejected> {
    let levels = ["C", "D", "E", "F", "G", "H"].map(|column| row.cell(column));
    let mut filled = levels.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let (depth, cell) = filled.next().ok_or_else(|| row.reject(Reason::EmptyField { column: "C" }))?;
    let written = cell.line();
    let read = written.rsplit_once(' ').and_then(|(label, code)| Some((label, FormacodeCode::parse(code)?)));
    let (label, code) = read.filter(|_| filled.next().is_none()).ok_or_else(|| {
        let expected = "un seul terme suivi de son code";
        cell.reject(Reason::BadValue { column: "terme", value: written.clone(), expected })
    })?;
    let field = row.cell("A").must("un code de champ", ListCode::parse)?;
    Ok(Term13 { label: label.to_owned(), code, field: (field, row.cell("B").filled_line()?), depth })
}
