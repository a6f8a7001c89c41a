//! The release note `version.txt`: which version the set says it is, since when, and whether it is real.
//!
//! The file is free text with "label : value" lines. Only what matters to provenance is read; the number must agree
//! with the file names.

use super::code::{Version, number};
use crate::encoding::Text;
use crate::findings::Findings;
use crate::place::Reason;

/// Name of the release note inside a set.
pub const FILE_NAME: &str = "version.txt";

/// Whether a set describes the world or only shows how the product works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Nature {
    #[default]
    Published,
    /// Written for the demonstration (`Nature : demonstration`); must be marked wherever it shows.
    Demonstration,
}

/// What the release note says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Release {
    pub nature: Nature,
    /// Publication date, ISO 8601 (`2025-09-18`).
    pub published: Option<String>,
    pub title: Option<String>,
}

/// Reads the release note and holds it against the version of the file names.
pub fn read(text: &Text, version: Version, findings: &mut Findings) -> Release {
    let mut release = Release::default();
    let mut at = 0;
    for line in text.body().split_inclusive('\n') {
        let here = at;
        at += line.len();
        let Some((label, value)) = line.split_once(" : ") else { continue };
        let value = value.trim();
        match label.trim() {
            // The note of v460 says 60: the revision without its edition.
            "Numero de version" if number(value) != Some(version.revision()) => {
                let (value, expected) = (value.to_owned(), version.revision().to_string());
                let table = "le nom des fichiers";
                findings.doubt(text.reject(here, Reason::Disagreement { value, expected, table }));
            }
            "Date de publication" => match iso_date(value) {
                Some(date) => release.published = Some(date),
                None => {
                    let value = value.to_owned();
                    let reason = Reason::BadValue {
                        column: "Date de publication",
                        value,
                        expected: "une date JJ/MM/AAAA",
                    };
                    findings.doubt(text.reject(here, reason));
                }
            },
            "Titre/commentaire" => release.title = Some(value.to_owned()),
            "Nature" if value == "demonstration" => release.nature = Nature::Demonstration,
            _ => {}
        }
    }
    release
}

/// `18/09/2025` as `2025-09-18`.
fn iso_date(written: &str) -> Option<String> {
    let [day, month, year] = written.split('/').collect::<Vec<_>>().try_into().ok()?;
    let within = |part: &str, digits: usize, range: std::ops::RangeInclusive<u32>| {
        part.len() == digits
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse().is_ok_and(|value| range.contains(&value))
    };
    let sound = within(day, 2, 1..=31) && within(month, 2, 1..=12) && within(year, 4, 1990..=2200);
    sound.then(|| format!("{year}-{month}-{day}"))
}
