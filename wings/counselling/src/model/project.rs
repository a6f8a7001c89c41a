//! A project (1-13, 2.2-08): of what kind, towards which occupation, where, by when, and what remains to be checked.
//!
//! Several are kept, so that a plan B is there when plan A falls; at most one is retained.

use jiff::{Timestamp, civil};
use uuid::Uuid;

use super::words;

words! {
    /// The kinds of project of the cahier des charges (1-13).
    Kind {
        /// Another post with the same employer.
        InternalMobility = "internal-mobility",
        /// Another employer.
        ExternalMobility = "external-mobility",
        /// Public employment.
        PublicEmployment = "public-employment",
        /// Looking for a job.
        JobSearch = "job-search",
        /// Creating or taking over a business.
        Business = "business",
        /// Keeping one's job.
        KeepingJob = "keeping-job",
    }
}

words! {
    /// What became of a project.
    State {
        /// Being looked at.
        Explored = "explored",
        /// The one that is worked for.
        Retained = "retained",
        /// Kept in reserve.
        Reserve = "reserve",
        /// Given up.
        Dropped = "dropped",
    }
}

/// The longest summary, in characters.
pub const LONGEST: usize = 5_000;
/// The longest territory, in characters.
pub const LONGEST_TERRITORY: usize = 200;
/// The most things to check.
pub const MOST_CHECKS: usize = 30;
/// The longest thing to check, in characters.
pub const LONGEST_CHECK: usize = 300;

/// What a project says, as its form fills it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Its kind.
    pub kind: Kind,
    /// The ROME code aimed at.
    pub target: Option<String>,
    /// In the person's words.
    pub summary: String,
    /// Where.
    pub territory: String,
    /// By when.
    pub horizon: Option<civil::Date>,
    /// What remains to be checked.
    pub to_check: Checks,
}

/// What remains to be checked, a line each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks(Vec<String>);

/// Why lines cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChecksRefused {
    /// There are more than [`MOST_CHECKS`].
    TooMany(usize),
    /// One is longer than [`LONGEST_CHECK`]: its number, from 1.
    TooLong(usize),
}

impl Checks {
    /// Reads lines as typed; empty ones are left out.
    pub fn parse(text: &str) -> Result<Self, ChecksRefused> {
        let lines: Vec<String> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        if lines.len() > MOST_CHECKS {
            return Err(ChecksRefused::TooMany(lines.len()));
        }
        match lines.iter().position(|line| line.chars().count() > LONGEST_CHECK) {
            Some(index) => Err(ChecksRefused::TooLong(index + 1)),
            None => Ok(Self(lines)),
        }
    }

    /// The lines.
    pub fn lines(&self) -> &[String] {
        &self.0
    }

    /// One text, a line each.
    pub fn text(&self) -> String {
        self.0.join("\n")
    }

    /// The lines as they were kept: they were parsed before they were sealed.
    pub(crate) fn kept(text: &str) -> Self {
        Self(text.lines().map(str::to_owned).collect())
    }
}

/// A project as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its identifier.
    pub id: Uuid,
    /// What it says.
    pub content: Content,
    /// What became of it.
    pub state: State,
    /// When it was first written.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub written_at: Timestamp,
    /// The version of the row.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_to_check_are_counted_and_measured() {
        let lines = Checks::parse("  permis B \n\n salaire\r\n").expect("two lines");
        assert_eq!(lines.lines(), ["permis B", "salaire"]);
        assert_eq!(Checks::kept(&lines.text()), lines);
        assert!(Checks::parse(&"a\n".repeat(MOST_CHECKS)).is_ok());
        assert_eq!(Checks::parse(&"a\n".repeat(MOST_CHECKS + 1)), Err(ChecksRefused::TooMany(31)));
        assert!(Checks::parse(&"é".repeat(LONGEST_CHECK)).is_ok());
        let long = format!("a\n{}", "é".repeat(LONGEST_CHECK + 1));
        assert_eq!(Checks::parse(&long), Err(ChecksRefused::TooLong(2)));
    }

    #[test]
    fn clause_1_13_every_kind_of_project_has_its_word() {
        assert_eq!(Kind::ALL.len(), 6);
        for kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.word()), Some(*kind));
        }
    }
}
