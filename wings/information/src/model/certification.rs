//! A certification as a page shows it.

use jiff::civil;
use serde_json::Value;

/// The three answers of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Yes,
    No,
    Unstated,
}

impl Said {
    /// Reads the word kept in the database; any other says nothing.
    pub fn of_word(word: &str) -> Self {
        match word {
            "yes" => Self::Yes,
            "no" => Self::No,
            _ => Self::Unstated,
        }
    }

    /// The end of the key of its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unstated => "unstated",
        }
    }
}

/// A certification of the RNCP or of the Répertoire spécifique.
#[derive(Clone, Debug, PartialEq)]
pub struct Certification {
    pub number: String,
    pub title: String,
    /// What sort of diploma or title it is, when the register says it.
    pub kind: Option<String>,
    /// Level of the European framework, 3 to 8 in the RNCP.
    pub level: Option<i64>,
    pub is_active: Said,
    pub by_experience: Said,
    /// Last day on which one can enter.
    pub ends_on: Option<civil::Date>,
    /// Last day on which it is awarded to those who entered.
    pub last_award_on: Option<civil::Date>,
    pub texts: Value,
    pub parts: Vec<Part>,
}

/// What a certification is tied to.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub kind: String,
    pub code: String,
    pub label: String,
    pub more: Value,
}

/// Whether one can enter today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Until that day.
    Until(civil::Date),
    /// No end is told.
    Open,
    /// Not since that day.
    EndedOn(civil::Date),
    /// The register says that it is no longer active, without a day.
    Inactive,
    /// The register says neither.
    Unknown,
}

impl Certification {
    /// Whether one can enter on `today`: the last day counts.
    pub fn validity(&self, today: civil::Date) -> Validity {
        match (self.ends_on, self.is_active) {
            (Some(end), _) if end < today => Validity::EndedOn(end),
            (_, Said::No) => Validity::Inactive,
            (Some(end), _) => Validity::Until(end),
            (None, Said::Yes) => Validity::Open,
            (None, Said::Unstated) => Validity::Unknown,
        }
    }

    /// One of its texts; empty when the register gives none.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Its parts of one kind.
    pub fn parts<'c>(&'c self, kind: &'c str) -> impl Iterator<Item = &'c Part> {
        self.parts.iter().filter(move |part| part.kind == kind)
    }
}

impl Part {
    /// One of its texts; empty when there is none.
    pub fn text(&self, name: &str) -> &str {
        self.more.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// One of its numbers.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.more.get(name).and_then(Value::as_i64)
    }
}

/// A certification of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub number: String,
    pub title: String,
    pub level: Option<i64>,
    pub by_experience: Said,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certification(ends_on: Option<&str>, is_active: Said) -> Certification {
        Certification {
            number: "RNCP1".to_owned(),
            title: String::new(),
            kind: None,
            level: None,
            is_active,
            by_experience: Said::Unstated,
            ends_on: ends_on.map(|day| day.parse().expect("a date")),
            last_award_on: None,
            texts: Value::Null,
            parts: Vec::new(),
        }
    }

    #[test]
    fn one_can_enter_until_the_last_day_and_not_after() {
        let on = |ends_on, is_active, today: &str| {
            certification(ends_on, is_active).validity(today.parse().expect("a date"))
        };
        let end = civil::date(2026, 8, 31);
        assert_eq!(on(Some("2026-08-31"), Said::Yes, "2026-08-31"), Validity::Until(end));
        assert_eq!(on(Some("2026-08-31"), Said::Yes, "2026-09-01"), Validity::EndedOn(end));
        assert_eq!(on(Some("2026-08-31"), Said::No, "2026-08-01"), Validity::Inactive);
        assert_eq!(on(Some("2026-08-31"), Said::Unstated, "2026-08-01"), Validity::Until(end));
        assert_eq!(on(None, Said::Yes, "2026-08-01"), Validity::Open);
        assert_eq!(on(None, Said::No, "2026-08-01"), Validity::Inactive);
        assert_eq!(on(None, Said::Unstated, "2026-08-01"), Validity::Unknown);
    }
}
