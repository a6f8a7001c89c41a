//! Every file this crate reads, by the name its publisher gives it.
//!
//! A name leads to a [`Format`]; a format can be surveyed: its records are read and counted, its faults told, nothing
//! is kept. A renamed file is surveyed under the format a person names, and refused at its first line if it is another.

mod certifications;
mod market;
mod places;

use std::io::{Cursor, Read};

use crate::place::{Place, Reason, Rejected};
use crate::stream::{Bounds, Intake, Item, Items, Path, Shape, Sheet, Table, Workbook};

/// Reads a file for its counts and faults.
type Survey = fn(&str, &mut dyn Read, Bounds) -> Intake;

/// One kind of file.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The source of the registry it belongs to.
    pub source: &'static str,
    /// What its records are, in French, in the plural.
    pub records: &'static str,
    /// The publisher's file name; `*` stands for what changes from one version to the next.
    pub file: &'static str,
    survey: Survey,
}

impl Format {
    /// Reads a file to its end, or to the fault after which nothing can be trusted.
    pub fn survey(&self, name: &str, reader: &mut dyn Read, bounds: Bounds) -> Intake {
        (self.survey)(name, reader, bounds)
    }
}

/// Every format except those of ROME, whose sets are read as a whole by [`rome`](crate::rome).
pub fn all() -> impl Iterator<Item = &'static Format> {
    places::FORMATS.iter().chain(certifications::FORMATS).chain(market::FORMATS)
}

/// The format of a file, by its name without folder and without `.gz`. The first that fits is the right one.
pub fn of_file(name: &str) -> Option<&'static Format> {
    all().find(|format| fits(name, format.file))
}

/// The formats of a source.
pub fn of_source(source: &str) -> impl Iterator<Item = &'static Format> {
    all().filter(move |format| format.source == source)
}

fn fits(name: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return name == pattern };
    let Some(tail) = name.strip_prefix(start) else { return false };
    let ends = tail.char_indices().map(|(at, _)| at).chain([tail.len()]);
    ends.into_iter().any(|at| fits(&tail[at..], rest))
}

fn count<T, I>(opened: Result<I, Rejected>) -> Intake
where
    I: Iterator<Item = Result<T, Rejected>>,
{
    let mut intake = Intake::default();
    match opened {
        Ok(records) => records.for_each(|outcome| drop(intake.note(outcome))),
        Err(rejected) => drop(intake.note::<T>(Err(rejected))),
    }
    intake
}

fn sheet<T>(sheet: Sheet<T>, name: &str, reader: &mut dyn Read, bounds: Bounds) -> Intake {
    let opened = sheet.open(name, reader, bounds);
    let remarks = opened.as_ref().map(|records| records.remarks()).unwrap_or_default();
    let mut intake = count(opened);
    remarks.into_iter().for_each(|remark| intake.remark(remark));
    intake
}

fn shape<T>(shape: Shape<T>, name: &str, reader: &mut dyn Read, bounds: Bounds) -> Intake {
    count(shape.open(name, reader, bounds))
}

fn items<T>(
    path: Path,
    read: fn(&Item) -> Result<T, Rejected>,
    name: &str,
    reader: &mut dyn Read,
    bounds: Bounds,
) -> Intake {
    count(Items::open(name, reader, bounds, path, read))
}

/// A workbook is a zip archive, which cannot be read from a stream: it is held in memory, within a limit.
fn workbook<T>(table: &Table<T>, name: &str, reader: &mut dyn Read, bounds: Bounds) -> Intake {
    const LIMIT: u64 = 256 << 20;
    let mut bytes = Vec::new();
    let reject = |reason| Rejected { place: Place::start_of(name), reason };
    let read = reader.take(LIMIT + 1).read_to_end(&mut bytes);
    let opened = match read {
        Err(error) => Err(reject(Reason::Unreadable(error.to_string()))),
        Ok(_) if bytes.len() as u64 > LIMIT => Err(reject(Reason::TooLarge { limit: LIMIT })),
        Ok(_) => Workbook::open(name, Cursor::new(bytes), bounds),
    };
    match opened {
        Ok(mut workbook) => count(workbook.rows(table)),
        Err(rejected) => count::<T, std::iter::Empty<_>>(Err(rejected)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_patterns() {
        assert!(fits("v_commune_2024.csv", "v_commune_2*.csv"));
        assert!(fits(
            "export_fiches_CSV_Blocs_De_Compétences_2024_02_22.csv",
            "*_Blocs_De_Comp*tences_*.csv"
        ));
        assert!(!fits("v_commune_comer_2024.csv", "v_commune_2*.csv"));
        assert!(!fits("x", "*y") && fits("", "*") && !fits("", "a*") && fits("é", "*é"));
    }

    #[test]
    fn every_format_belongs_to_a_source_and_has_a_name_of_its_own() {
        for format in all() {
            assert!(crate::registry::source(format.source).is_some(), "{}", format.source);
            let named = format.file.replace('*', "2030");
            let found = of_file(&named).unwrap_or_else(|| panic!("{named}"));
            assert_eq!((found.file, found.records), (format.file, format.records), "{named}");
        }
    }
}
