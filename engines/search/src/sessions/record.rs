//! What is given to the index of the training search: offers, and the sessions of each.

use jiff::civil::Date;

use super::facets::Traits;
use super::place::Point;

/// A training that an organisation offers, told in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The key its owner understands; it comes back with each hit.
    pub key: String,
    /// Its title, shown with each hit.
    pub title: String,
    /// Who offers it.
    pub provider: String,
    /// The certifications it prepares for: code ("RNCP37274", "RS5678") and name.
    pub certifications: Vec<(String, String)>,
    /// The occupations it leads to.
    pub occupations: Vec<String>,
    /// The domains it belongs to (Formacode and the like).
    pub domains: Vec<String>,
    /// What it aims at, in sentences.
    pub aims: Vec<String>,
    /// What is taught, in sentences.
    pub contents: Vec<String>,
}

/// When one can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starts {
    /// With the others, that day.
    On(Date),
    /// Any day of a season, ends included.
    Between(Date, Date),
    /// The offer does not say.
    Unsaid,
}

/// One session of an offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The key its owner understands; unlike any other in the index.
    pub key: String,
    /// Where it is held; nothing when it is not said, or held nowhere.
    pub place: Option<Point>,
    /// When one can begin.
    pub starts: Starts,
    /// How many days pass, as a rule, between asking and beginning.
    pub access_days: Option<u16>,
    /// How many hours it lasts.
    pub hours: Option<u16>,
    /// What it costs before any help, in cents.
    pub cents: Option<u32>,
    /// All else that is said; its length and price are taken from the numbers above.
    pub traits: Traits,
}

impl Session {
    /// A session of which nothing is said.
    pub fn new(key: &str) -> Session {
        Session {
            key: key.to_string(),
            place: None,
            starts: Starts::Unsaid,
            access_days: None,
            hours: None,
            cents: None,
            traits: Traits::NONE,
        }
    }
}
