//! The fields of a mapping, taken one by one; what nobody takes is a slip of the hand, and is told.

use std::cell::{Cell, RefCell};

use jiff::civil::Date;

use crate::finding::Finding;
use crate::line::{Line, line_names};
use crate::scheme::{Evidence, Silence, Source, Wording};
use crate::yaml::{Entry, Node, Yaml};

/// Where findings go while files are read.
#[derive(Default)]
pub(crate) struct Report {
    findings: RefCell<Vec<Finding>>,
}

impl Report {
    pub fn error(&self, file: &str, line: u32, message: impl Into<String>) {
        self.findings.borrow_mut().push(Finding::error(file, line, message));
    }

    pub fn push(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    pub fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}

/// A mapping being read.
pub(crate) struct Fields<'n> {
    report: &'n Report,
    pub file: &'n str,
    pub line: u32,
    entries: &'n [Entry],
    taken: Vec<Cell<bool>>,
}

impl<'n> Fields<'n> {
    pub fn new(report: &'n Report, file: &'n str, line: u32, node: &'n Node) -> Fields<'n> {
        if !matches!(node.value, Yaml::Map(_) | Yaml::Empty) {
            report.error(file, node.line, "des rubriques « nom: valeur » étaient attendues ici");
        }
        let entries = node.entries();
        Fields { report, file, line, entries, taken: entries.iter().map(|_| Cell::new(false)).collect() }
    }

    pub fn error(&self, line: u32, message: impl Into<String>) {
        self.report.error(self.file, line, message);
    }

    pub fn take(&self, key: &str) -> Option<&'n Node> {
        let rank = self.entries.iter().position(|entry| entry.key == key)?;
        self.taken[rank].set(true);
        let node = &self.entries[rank].node;
        (node.value != Yaml::Empty).then_some(node)
    }

    pub fn line_of(&self, key: &str) -> u32 {
        self.entries.iter().find(|entry| entry.key == key).map_or(self.line, |entry| entry.line)
    }

    pub fn text(&self, key: &str) -> Option<&'n str> {
        let node = self.take(key)?;
        let text = node.text().map(str::trim);
        if text.is_none() {
            self.error(node.line, format!("« {key} » attend un texte"));
        }
        text
    }

    pub fn required(&self, key: &str) -> &'n str {
        match self.text(key) {
            Some(text) if !text.is_empty() => text,
            _ => {
                self.error(self.line, format!("il manque « {key} »"));
                ""
            }
        }
    }

    /// A text and its easy twin: `titre` and `titre facile`.
    pub fn wording(&self, key: &str) -> Wording {
        let easy = format!("{key} facile");
        Wording::new(self.required(key), self.text(&easy))
    }

    pub fn date(&self, key: &str) -> Option<Date> {
        let text = self.text(key)?;
        let date = parse_date(text);
        if date.is_none() {
            self.error(self.line_of(key), format!("« {text} » n'est pas une date AAAA-MM-JJ"));
        }
        date
    }

    pub fn yes(&self, key: &str) -> bool {
        match self.text(key) {
            Some("oui") => true,
            None | Some("non") => false,
            Some(other) => {
                self.error(self.line_of(key), format!("« {key} » vaut oui ou non, pas « {other} »"));
                false
            }
        }
    }

    pub fn whole(&self, key: &str) -> Option<i32> {
        let text = self.text(key)?;
        let number = text.parse().ok();
        if number.is_none() {
            self.error(self.line_of(key), format!("« {key} » attend un nombre entier, pas « {text} »"));
        }
        number
    }

    /// A list of names; a lone name counts for a list of one.
    pub fn names(&self, key: &str) -> Vec<(&'n str, u32)> {
        let Some(node) = self.take(key) else { return Vec::new() };
        let items = match &node.value {
            Yaml::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut names = Vec::new();
        for item in items {
            match item.text() {
                Some(text) => names.push((text, item.line)),
                None => self.error(item.line, format!("« {key} » attend une liste de noms")),
            }
        }
        names
    }

    pub fn lines(&self, key: &str) -> Vec<Line> {
        let mut lines = Vec::new();
        for (name, line) in self.names(key) {
            match Line::named(name) {
                Some(known) => lines.push(known),
                None => {
                    self.error(line, format!("« {name} » n'est pas une ligne de coût ({})", line_names()))
                }
            }
        }
        lines
    }

    pub fn choice<T: Copy>(&self, key: &str, known: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.error(self.line_of(key), format!("« {key} » vaut {}, pas « {text} »", names.join(", ")));
        }
        found
    }

    pub fn silence(&self) -> Silence {
        let known = [("accord", Silence::Agreement), ("refus", Silence::Refusal), ("rien", Silence::Nothing)];
        self.choice("silence", &known).unwrap_or(Silence::Nothing)
    }

    /// `source`, `adresse`, `preuve`; an error when one of the two that matter is missing.
    pub fn source(&self) -> Source {
        let title = match self.text("source") {
            Some(text) if !text.is_empty() => text,
            _ => {
                self.error(self.line, "il manque la source");
                ""
            }
        };
        let address = self.text("adresse").filter(|text| !text.is_empty()).map(str::to_owned);
        let evidence = match self.text("preuve").map(Evidence::parse) {
            Some(Some(evidence)) => evidence,
            Some(None) => {
                self.error(self.line_of("preuve"), "« preuve » vaut V, C, S, M ou ?");
                Evidence::Open
            }
            None => {
                self.error(self.line, "il manque la preuve (V, C, S, M ou ?)");
                Evidence::Open
            }
        };
        Source { title: title.to_owned(), address, evidence }
    }

    /// Tells what was written and nobody reads.
    pub fn done(self) {
        for (entry, taken) in self.entries.iter().zip(&self.taken) {
            if !taken.get() {
                self.report.error(
                    self.file,
                    entry.line,
                    format!("« {} » n'est pas une rubrique connue ici", entry.key),
                );
            }
        }
    }
}

/// A day as scheme files write it, between 1900 and 2200: outside, it is a slip.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let date: Date = if text.len() == 10 { text.parse().ok()? } else { return None };
    (1900..=2200).contains(&date.year()).then_some(date)
}
