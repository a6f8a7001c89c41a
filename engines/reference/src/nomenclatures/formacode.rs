//! The Formacode, version 14: the terms that training offers are indexed with.

use crate::delimited::{Cell, Row, always, sometimes};
use crate::place::Rejected;
use crate::stream::Sheet;
use crate::values::FormacodeCode;

/// Another term, as a term names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermLink {
    pub label: String,
    /// None for a top domain, which is named without its code.
    pub code: Option<FormacodeCode>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub code: FormacodeCode,
    pub label: String,
    /// Field it is in: `150 DEVELOPPEMENT PROFESSIONNEL ET PERSONNEL`.
    pub field: Option<String>,
    pub synonyms: Vec<String>,
    /// Names of occupations that lead to it.
    pub job_synonyms: Vec<String>,
    pub broader: Vec<TermLink>,
    pub narrower: Vec<TermLink>,
    pub related: Vec<TermLink>,
    pub note: String,
    /// Place in the tree: `A2B`.
    pub tree_code: Option<String>,
}

/// `formacodes-v14.csv`.
pub const FORMACODES: Sheet<Term> = Sheet::new(
    b';',
    &[
        always("Code du Terme"),
        always("Descripteur en majuscules"),
        always("Descripteur en typo riche"),
        always("Champ sémantique"),
        always("Synonymes"),
        always("Synonymes métier"),
        always("TG (Terme Générique)"),
        always("TS (Termes Spécifiques)"),
        always("TA (Termes Associés)"),
        always("NE (Note d’Explication)"),
        always("NA (Note d’Application)"),
        sometimes("Note de version"),
        sometimes("ex-synonyme V-1"),
        always("Code arborescence"),
    ],
    term,
)
.left_open();

/// `formacodes-grands-domaines-v14.csv`.
pub const FORMACODE_DOMAINS: Sheet<Term> = Sheet::new(
    b';',
    &[
        always("Code du Terme"),
        always("Descripteur en majuscules"),
        always("Descripteur en typo riche"),
        always("TS (Termes Spécifiques)"),
        sometimes("Note de version"),
        always("Code arborescence"),
    ],
    term,
)
.left_open();

fn term(row: &Row<'_, '_>) -> Result<Term, Rejected> {
    let note = [row.cell("NE (Note d’Explication)"), row.cell("NA (Note d’Application)")];
    let notes = note.iter().map(|cell| crate::prose::paragraphs(&cell.unquoted()));
    Ok(Term {
        code: row.cell("Code du Terme").must("un Formacode", FormacodeCode::parse)?,
        label: row.cell("Descripteur en typo riche").filled_line()?,
        field: Some(row.cell("Champ sémantique").line()).filter(|field| is_said(field)),
        synonyms: several(row.cell("Synonymes")),
        job_synonyms: several(row.cell("Synonymes métier")),
        broader: links(row.cell("TG (Terme Générique)")),
        narrower: links(row.cell("TS (Termes Spécifiques)")),
        related: links(row.cell("TA (Termes Associés)")),
        note: notes.filter(|note| is_said(note)).collect::<Vec<_>>().join("\n\n"),
        tree_code: Some(row.cell("Code arborescence").line()).filter(|code| is_said(code)),
    })
}

fn is_said(text: &str) -> bool {
    !text.is_empty() && text != "null"
}

fn several(cell: Cell<'_>) -> Vec<String> {
    let unquoted = cell.unquoted();
    unquoted.split("###").map(crate::prose::line).filter(|value| is_said(value)).collect()
}

fn links(cell: Cell<'_>) -> Vec<TermLink> {
    let link = |value: String| {
        let code =
            value.rsplit_once(" - ").and_then(|(label, code)| Some((label, FormacodeCode::parse(code)?)));
        match code {
            Some((label, code)) => TermLink { label: label.to_owned(), code: Some(code) },
            None => TermLink { label: value, code: None },
        }
    };
    several(cell).into_iter().map(link).collect()
}
