//! A study: what it says, of which territory and sector, by whom, from when until when.

use jalon_kernel::access::SiteFacts;
use jiff::civil::Date;
use uuid::Uuid;

/// What kind of study it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A diagnosis of a territory, a regional portrait.
    Diagnosis,
    /// Figures: recruitment, job offers, an observatory.
    Figures,
    /// What is to come: a prospective study.
    Prospect,
    /// How people move between occupations or places.
    Mobility,
}

impl Kind {
    /// The words of the kinds, as addresses and the database write them.
    pub const WORDS: [&str; 4] = ["diagnostic", "chiffres", "prospective", "mobilites"];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Diagnosis => "diagnostic",
            Self::Figures => "chiffres",
            Self::Prospect => "prospective",
            Self::Mobility => "mobilites",
        }
    }

    /// Reads a word back.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Diagnosis, Self::Figures, Self::Prospect, Self::Mobility]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// What its editor writes of a study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// Its kind.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// What it says, in words anybody understands: this is what is searched.
    pub summary: String,
    /// Who wrote it.
    pub publisher: String,
    /// When it was published.
    pub published_on: Date,
    /// The last day on which it may be relied on; none when nobody said.
    pub expires_on: Option<Date>,
    /// The territory, in words: "Bretagne", "Pays de Fougères".
    pub territory: String,
    /// The sector, in words; empty for all of them.
    pub sector: String,
    /// Where the whole document is: an `https:` or `http:` address; may be empty when the summary says it all.
    pub link: String,
}

/// A study of the library.
#[derive(Clone, Debug)]
pub struct Study {
    /// Its identifier.
    pub id: Uuid,
    /// Who signs it.
    pub site: SiteFacts,
    /// The name of the operator that signs it.
    pub operator_name: String,
    /// What its editor wrote.
    pub details: Details,
    /// Whether it was invented for the demonstration.
    pub is_demonstration: bool,
    /// Its version.
    pub version: i64,
}

impl Details {
    /// The day its time was over, when it is over on `today`.
    pub fn expired(&self, today: Date) -> Option<Date> {
        self.expires_on.filter(|last| *last < today)
    }
}

/// An address that a page may link to; `None` when it is anything but plain `https:` or `http:`.
pub fn link(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = text.len() <= 500
        && host.contains('.')
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\".contains(&byte));
    is_plain.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn a_study_is_over_the_day_after_its_last() {
        let details = |expires_on| Details {
            kind: Kind::Figures,
            title: String::new(),
            summary: String::new(),
            publisher: String::new(),
            published_on: day("2025-01-01"),
            expires_on,
            territory: String::new(),
            sector: String::new(),
            link: String::new(),
        };
        let last = Some(day("2026-03-31"));
        assert_eq!(details(last).expired(day("2026-03-31")), None);
        assert_eq!(details(last).expired(day("2026-04-01")), last);
        // Nobody said until when: it is not known to be over.
        assert_eq!(details(None).expired(day("2036-01-01")), None);
    }

    #[test]
    fn only_plain_addresses_are_links() {
        for good in ["https://www.exemple.fr/etude.pdf?a=1#p2", "http://exemple.fr"] {
            assert_eq!(link(good).as_deref(), Some(good));
        }
        let long = format!("https://exemple.fr/{}", "x".repeat(500));
        for bad in [
            "",
            "javascript:alert(1)",
            "https://",
            "https://x",
            "//a.fr",
            "https://a.fr/<b>",
            "https://a.fr/é",
            &long,
        ] {
            assert_eq!(link(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_words_of_kinds_are_read_back() {
        for word in Kind::WORDS {
            assert_eq!(Kind::from_word(word).map(Kind::word), Some(word));
        }
        assert_eq!(Kind::from_word("autre"), None);
    }
}
