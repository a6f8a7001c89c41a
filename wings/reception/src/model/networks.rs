//! Which network supports which public, from when to when and by which text: data that a domain expert edits.
//!
//! The files are `data/networks/reseaux.toml` and `accueil.toml`, read once; a test of every build reads them whole.
//! Any operator may receive anyone at first level (2.0-01): these lines only say which site is put forward, and why.

use std::sync::LazyLock;

use jalon_kernel::people::operator::NETWORKS;
use jiff::civil::Date;
use serde::Deserialize;

use super::answers::{Motive, Situation};

/// What a request does not ask and the person knows: said beside the site instead of being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Condition {
    /// Between 16 and 25 years old.
    #[serde(rename = "jeune")]
    Young,
    /// An executive.
    #[serde(rename = "cadre")]
    Executive,
    /// A disability, or health that limits work.
    #[serde(rename = "handicap")]
    Disability,
}

impl Condition {
    /// The end of the key of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Young => "jeune",
            Self::Executive => "cadre",
            Self::Disability => "handicap",
        }
    }
}

/// A network supports publics, from a day to a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serves {
    /// One of the kernel's networks.
    #[serde(rename = "reseau")]
    pub network: String,
    /// Whom.
    #[serde(rename = "publics")]
    pub publics: Vec<Situation>,
    /// Among them, those who.
    #[serde(default)]
    pub condition: Option<Condition>,
    /// What brings someone there.
    #[serde(rename = "motifs", default)]
    pub motives: Vec<Motive>,
    #[serde(rename = "depuis")]
    from: Day,
    #[serde(rename = "jusqu-a", default)]
    until: Option<Day>,
    /// The text that says so.
    #[serde(rename = "base")]
    pub basis: String,
    #[serde(rename = "preuve")]
    evidence: String,
}

// A date as TOML writes it, without quotes.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "toml::value::Datetime")]
struct Day(Date);

impl TryFrom<toml::value::Datetime> for Day {
    type Error = String;

    fn try_from(value: toml::value::Datetime) -> Result<Self, String> {
        value.to_string().parse().map(Self).map_err(|_| format!("{value} is not a day"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NetworksFile {
    accompagne: Vec<Serves>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PromiseFile {
    reponse: Vec<Promise>,
}

/// Within how long a request is answered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Promise {
    #[serde(rename = "jours-ouvres")]
    working_days: u8,
    #[serde(rename = "depuis")]
    from: Day,
    source: String,
}

static SERVES: LazyLock<Vec<Serves>> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/networks/reseaux.toml"));
    toml::from_str::<NetworksFile>(text)
        .expect("a test of every build reads data/networks/reseaux.toml")
        .accompagne
});

static PROMISES: LazyLock<Vec<Promise>> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/networks/accueil.toml"));
    toml::from_str::<PromiseFile>(text)
        .expect("a test of every build reads data/networks/accueil.toml")
        .reponse
});

impl Serves {
    fn is_current(&self, today: Date) -> bool {
        self.from.0 <= today && self.until.is_none_or(|until| today < until.0)
    }
}

/// What `network` does on `today`.
pub fn served_by(network: &str, today: Date) -> impl Iterator<Item = &'static Serves> {
    SERVES.iter().filter(move |line| line.network == network && line.is_current(today))
}

/// Within how many working days a request sent on `today` is answered.
pub fn answer_within(today: Date) -> u8 {
    let current = PROMISES.iter().filter(|promise| promise.from.0 <= today);
    current.max_by_key(|promise| promise.from.0).map_or(5, |promise| promise.working_days)
}

/// What is wrong with the data; empty when nothing is.
pub fn faults() -> Vec<String> {
    let mut faults = Vec::new();
    for line in SERVES.iter() {
        let mut say = |what: &str| faults.push(format!("{} : {what}", line.network));
        if !NETWORKS.contains(&line.network.as_str()) {
            say("réseau inconnu");
        }
        if line.publics.is_empty() {
            say("aucun public");
        }
        if line.until.is_some_and(|until| until.0 <= line.from.0) {
            say("la fin vient avant le début");
        }
        if line.basis.trim().is_empty() || !["V", "C", "S", "M"].contains(&line.evidence.as_str()) {
            say("sans texte ou sans preuve");
        }
    }
    for promise in PROMISES.iter() {
        if promise.working_days == 0 || promise.source.trim().is_empty() {
            faults.push("accueil : un délai sans jours ou sans source".to_owned());
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn clause_2_1_01_the_data_of_networks_are_sound() {
        assert_eq!(faults(), Vec::<String>::new());
        assert_eq!(SERVES.len(), 6);
        assert_eq!(answer_within(date(2026, 3, 3)), 3);
    }

    #[test]
    fn clause_2_1_01_who_supports_employees_changed_on_the_first_of_january_2020() {
        let serves = |network: &str, day| {
            served_by(network, day).any(|line| line.publics.contains(&Situation::PrivateEmployee))
        };
        assert!(serves("opacif", date(2019, 12, 31)) && !serves("opacif", date(2020, 1, 1)));
        assert!(!serves("avenir-actifs", date(2019, 12, 31)) && serves("avenir-actifs", date(2020, 1, 1)));
    }
}
