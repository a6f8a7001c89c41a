//! A collective event: when, where, for whom, and how many places are left.

use jalon_kernel::access::SiteFacts;
use jiff::Timestamp;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

/// What kind of event it is (2.1-08).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A meeting that informs on the service.
    Meeting,
    /// A workshop: one works there.
    Workshop,
    /// A meeting on the recognition of experience (VAE).
    Recognition,
    /// "Info Bilan": what a bilan de compétences is for.
    Review,
}

impl Kind {
    /// The words of the kinds, as addresses and the database write them.
    pub const WORDS: [&str; 4] = ["reunion", "atelier", "vae", "info-bilan"];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Meeting => "reunion",
            Self::Workshop => "atelier",
            Self::Recognition => "vae",
            Self::Review => "info-bilan",
        }
    }

    /// Reads a word back.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Meeting, Self::Workshop, Self::Recognition, Self::Review]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// What its organiser writes of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// Its kind.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// What happens there.
    pub description: String,
    /// The address, or how to join from afar.
    pub place: String,
    /// Five figures, or nothing for an event at a distance.
    pub postcode: String,
    /// The town, or nothing for an event at a distance.
    pub town: String,
    /// What somebody with a disability needs to know before coming; may be empty, and then it says so.
    pub accessibility: String,
    /// Whom to ask.
    pub contact: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// How many places there are.
    pub capacity: i64,
}

/// An event of a site.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its identifier.
    pub id: Uuid,
    /// Who holds it.
    pub site: SiteFacts,
    /// The name of the operator.
    pub operator_name: String,
    /// What its organiser wrote.
    pub details: Details,
    /// Whether it was called off.
    pub is_cancelled: bool,
    /// Raised at each change, for agendas.
    pub sequence: i64,
    /// Whether it was invented for the demonstration.
    pub is_demonstration: bool,
    /// How many places are taken.
    pub held: i64,
    /// How many people wait for one.
    pub waiting: i64,
    /// Its version.
    pub version: i64,
}

impl Event {
    /// Places that nobody holds.
    pub fn free(&self) -> i64 {
        (self.details.capacity - self.held).max(0)
    }

    /// Whether one may still ask for a place.
    pub fn is_open(&self, now: Timestamp) -> bool {
        !self.is_cancelled && self.details.starts_at > now
    }
}

/// What somebody looks for in the calendar; what is empty leaves everything in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// A town, the beginning of a postcode (two figures are a department), or words of the title.
    pub place: String,
    /// Not before this day.
    pub from: Option<Date>,
    /// Of this kind.
    pub kind: Option<Kind>,
}

impl Wanted {
    /// Whether an event that begins on `day` answers.
    pub fn takes(&self, details: &Details, day: Date) -> bool {
        self.kind.is_none_or(|kind| kind == details.kind)
            && self.from.is_none_or(|from| day >= from)
            && is_there(&self.place, &[&details.town, &details.title], &details.postcode)
    }
}

/// Whether a place somebody typed is this one: by the beginning of the postcode, or by words.
pub fn is_there(typed: &str, names: &[&str], postcode: &str) -> bool {
    let typed = folded(typed);
    if typed.is_empty() {
        return true;
    }
    if typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return postcode.starts_with(&typed);
    }
    names.iter().any(|name| folded(name).contains(&typed))
}

// Without accents, case, hyphens: "saint malo" finds Saint-Malo.
fn folded(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|sign| !('\u{300}'..='\u{36f}').contains(sign))
        .flat_map(char::to_lowercase)
        .map(|sign| if sign.is_alphanumeric() { sign } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details() -> Details {
        Details {
            kind: Kind::Workshop,
            title: "Lire une offre d'emploi".to_owned(),
            description: String::new(),
            place: String::new(),
            postcode: "35400".to_owned(),
            town: "Saint-Malo".to_owned(),
            accessibility: String::new(),
            contact: String::new(),
            starts_at: Timestamp::UNIX_EPOCH,
            ends_at: Timestamp::UNIX_EPOCH,
            capacity: 2,
        }
    }

    fn takes(place: &str, from: Option<&str>, kind: Option<Kind>) -> bool {
        let from = from.map(|day| day.parse().expect("a day"));
        let day = "2026-03-10".parse().expect("a day");
        Wanted { place: place.to_owned(), from, kind }.takes(&details(), day)
    }

    #[test]
    fn each_filter_lets_in_and_keeps_out_alone() {
        assert!(takes("", None, None));
        assert!(takes("saint malo", None, None) && takes("SAINT-MALO", None, None));
        assert!(takes("35", None, None) && takes("35400", None, None));
        assert!(takes("offre", None, None));
        assert!(!takes("44", None, None) && !takes("354001", None, None) && !takes("rennes", None, None));
        assert!(takes("", Some("2026-03-10"), None) && !takes("", Some("2026-03-11"), None));
        assert!(takes("", None, Some(Kind::Workshop)) && !takes("", None, Some(Kind::Meeting)));
        for nonsense in ["💥", "<b>", "'\"", &"x".repeat(10_000_000)] {
            takes(nonsense, None, None);
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
