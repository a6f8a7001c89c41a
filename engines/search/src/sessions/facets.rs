//! What is said of a session in words of a closed list: how it is held, for whom, at what level, who may pay.
//!
//! Each facet is a Rust type whose values have a French key, the one that addresses and saved searches hold. A set of values
//! of all facets is one [`Traits`]: what is said of a session, or what a person wants. A facet of which nothing is said is
//! *not said*, never "no".

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One value of one facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Choice {
    facet: Facet,
    rank: u8,
}

macro_rules! facets {
    ($($(#[$about:meta])* $facet:ident $key:literal { $($(#[$value_about:meta])* $value:ident = $value_key:literal),+ $(,)? })+) => {
        /// By what sessions are counted and filtered, besides words, place, dates and numbers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Facet { $($(#[$about])* $facet),+ }

        /// Every facet, in the order of its bits.
        pub const FACETS: &[Facet] = &[$(Facet::$facet),+];
        const KEYS: &[(&str, &[&str])] = &[$(($key, &[$($value_key),+])),+];

        $(
            $(#[$about])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[repr(u8)]
            pub enum $facet { $($(#[$value_about])* $value),+ }

            impl From<$facet> for Choice {
                fn from(value: $facet) -> Choice {
                    Choice { facet: Facet::$facet, rank: value as u8 }
                }
            }
        )+
    };
}

facets! {
    /// Where one learns.
    Mode "modalite" {
        /// In a room, with others.
        OnSite = "presentiel",
        /// From home, entirely.
        Remote = "distance",
        /// Partly in a room, partly from home.
        Mixed = "mixte",
    }
    /// When one learns.
    Rhythm "rythme" {
        /// The whole week.
        FullTime = "temps-plein",
        /// Some days of the week.
        PartTime = "temps-partiel",
        /// In the evening.
        Evening = "soir",
        /// On Saturdays.
        Weekend = "samedi",
        /// In turns with work in a firm.
        WorkStudy = "alternance",
        /// When one likes.
        OwnPace = "a-son-rythme",
    }
    /// The level of the certification, as the national framework numbers it.
    Level "niveau" {
        /// No level: the training leads to none.
        None = "sans",
        /// CAP.
        Three = "3",
        /// Baccalauréat.
        Four = "4",
        /// Two years after it.
        Five = "5",
        /// Three or four years after it.
        Six = "6",
        /// Five years after it.
        Seven = "7",
        /// Doctorate.
        Eight = "8",
    }
    /// What one holds at the end.
    Certifies "certifie" {
        /// A whole certification of the RNCP.
        Rncp = "rncp",
        /// Blocks of one.
        Blocks = "blocs",
        /// A certification of the specific register.
        Specific = "rs",
        /// An attestation only.
        Nothing = "rien",
    }
    /// How it fits with the working time of somebody who has a job.
    WorkingTime "temps-de-travail" {
        /// During working hours: the employer must agree.
        During = "pendant",
        /// Outside working hours.
        Outside = "hors",
    }
    /// How long it lasts, from the number of hours: set by the index, see [`Length::of`].
    Length "duree" {
        /// Up to 35 hours, a week.
        Week = "semaine",
        /// Up to 150 hours, a month.
        Month = "mois",
        /// Up to 600 hours, about four months.
        Months = "quelques-mois",
        /// More.
        Long = "longue",
    }
    /// What it costs before any help: set by the index, see [`Price::of`].
    Price "prix" {
        /// Nothing.
        Free = "gratuit",
        /// Up to 500 euros.
        UpTo500 = "500",
        /// Up to 1,500 euros.
        UpTo1500 = "1500",
        /// Up to 5,000 euros.
        UpTo5000 = "5000",
        /// More.
        More = "plus",
    }
    /// Who may pay for it.
    Funder "financeur" {
        /// The personal training account.
        Cpf = "cpf",
        /// The region.
        Region = "region",
        /// France Travail.
        FranceTravail = "france-travail",
        /// The fund of the occupational branch.
        Opco = "opco",
        /// Transitions Pro, for a change of occupation.
        TransitionsPro = "transitions-pro",
        /// Agefiph or FIPHFP, for disabled people.
        Disability = "handicap",
        /// The employer.
        Employer = "employeur",
        /// The fund of the self-employed.
        SelfEmployed = "independants",
    }
    /// For whom the place and the lessons are made accessible; somebody who asks for several needs them all.
    Access "accessibilite" {
        /// Step-free for wheelchairs.
        Wheelchair = "fauteuil",
        /// For deaf people and people hard of hearing.
        Hearing = "audition",
        /// For blind people and people with low vision.
        Sight = "vision",
        /// For people with mental or cognitive disabilities.
        Mind = "cognition",
    }
    /// Whom the lessons are made for.
    Adapted "adapte" {
        /// People who learn, read or write with difficulty.
        LearningDifficulties = "difficultes-d-apprentissage",
        /// People who learn French.
        FrenchLearners = "apprend-le-francais",
        /// Nobody in particular.
        Everybody = "tous",
    }
    /// Whether it is a collective action, bought in advance by a public funder for those who need it.
    Programmed "programmee" {
        /// It is.
        Yes = "oui",
        /// It is not.
        No = "non",
    }
}

impl Facet {
    /// Its French key.
    pub fn key(self) -> &'static str {
        KEYS[self as usize].0
    }

    /// The keys of its values, in order.
    pub fn values(self) -> &'static [&'static str] {
        KEYS[self as usize].1
    }

    /// All its values, in order.
    pub fn choices(self) -> impl Iterator<Item = Choice> {
        (0..self.values().len() as u8).map(move |rank| Choice { facet: self, rank })
    }

    /// The facet with this key.
    pub fn from_key(key: &str) -> Option<Facet> {
        FACETS.iter().copied().find(|facet| facet.key() == key)
    }

    /// True when somebody who asks for several values needs all of them; else any will do.
    pub(crate) fn needs_all(self) -> bool {
        self == Facet::Access
    }

    /// Where its bits begin: one per value, then one for "not said".
    const fn offset(self) -> u32 {
        let (mut offset, mut place) = (0, 0);
        while place < self as usize {
            offset += KEYS[place].1.len() as u32 + 1;
            place += 1;
        }
        offset
    }

    /// The bits of its values.
    pub(crate) fn mask(self) -> u64 {
        ((1 << self.values().len()) - 1) << self.offset()
    }

    /// The bit that says that nothing is said.
    pub(crate) fn unsaid_bit(self) -> u64 {
        1 << (self.offset() + self.values().len() as u32)
    }
}

// All facets must fit in one word.
const _: () = assert!(Facet::Programmed.offset() + 3 <= 64);

impl Choice {
    /// The value with this key of this facet.
    pub fn from_key(facet: Facet, key: &str) -> Option<Choice> {
        let rank = facet.values().iter().position(|value| *value == key)?;
        Some(Choice { facet, rank: rank as u8 })
    }

    /// Its facet.
    pub fn facet(self) -> Facet {
        self.facet
    }

    /// Its French key.
    pub fn key(self) -> &'static str {
        self.facet.values()[usize::from(self.rank)]
    }

    pub(crate) fn bit(self) -> u64 {
        1 << (self.facet.offset() + u32::from(self.rank))
    }
}

impl Length {
    /// The band of a number of hours.
    pub fn of(hours: u16) -> Length {
        match hours {
            0..=35 => Length::Week,
            36..=150 => Length::Month,
            151..=600 => Length::Months,
            _ => Length::Long,
        }
    }
}

impl Price {
    /// The band of a price in cents.
    pub fn of(cents: u32) -> Price {
        match cents {
            0 => Price::Free,
            1..=50_000 => Price::UpTo500,
            50_001..=150_000 => Price::UpTo1500,
            150_001..=500_000 => Price::UpTo5000,
            _ => Price::More,
        }
    }
}

/// A set of values of all facets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, Vec<String>>", into = "BTreeMap<String, Vec<String>>")]
pub struct Traits(u64);

impl Traits {
    /// Nothing said.
    pub const NONE: Traits = Traits(0);

    /// Adds a value.
    pub fn with(self, choice: impl Into<Choice>) -> Traits {
        Traits(self.0 | choice.into().bit())
    }

    /// True when it holds this value.
    pub fn has(self, choice: impl Into<Choice>) -> bool {
        self.0 & choice.into().bit() != 0
    }

    /// True when it holds some value of this facet.
    pub fn speaks_of(self, facet: Facet) -> bool {
        self.0 & facet.mask() != 0
    }

    /// Leaves out all values of a facet.
    pub fn without(self, facet: Facet) -> Traits {
        Traits(self.0 & !facet.mask())
    }

    /// Its values, by facet, in order.
    pub fn choices(self) -> impl Iterator<Item = Choice> {
        let all = FACETS.iter().flat_map(|facet| facet.choices());
        all.filter(move |choice| self.0 & choice.bit() != 0)
    }

    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    /// The bits with, for every facet of which nothing is said, the mark that says so.
    pub(crate) fn bits_with_unsaid(self) -> u64 {
        let silent = FACETS.iter().filter(|facet| !self.speaks_of(**facet));
        silent.fold(self.0, |bits, facet| bits | facet.unsaid_bit())
    }
}

/// Why keys are not a set of traits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TraitsError {
    #[error("the training search has no facet {0:?}")]
    Facet(String),
    #[error("the facet {facet:?} of the training search has no value {value:?}")]
    Value { facet: String, value: String },
}

impl TryFrom<BTreeMap<String, Vec<String>>> for Traits {
    type Error = TraitsError;

    fn try_from(keys: BTreeMap<String, Vec<String>>) -> Result<Traits, TraitsError> {
        let mut traits = Traits::NONE;
        for (key, values) in keys {
            let Some(facet) = Facet::from_key(&key) else { return Err(TraitsError::Facet(key)) };
            for value in values {
                let Some(choice) = Choice::from_key(facet, &value) else {
                    return Err(TraitsError::Value { facet: key, value });
                };
                traits = traits.with(choice);
            }
        }
        Ok(traits)
    }
}

impl From<Traits> for BTreeMap<String, Vec<String>> {
    fn from(traits: Traits) -> Self {
        let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for choice in traits.choices() {
            keys.entry(choice.facet().key().to_string()).or_default().push(choice.key().to_string());
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_own_bit_and_key() {
        let mut seen = 0u64;
        for &facet in FACETS {
            for key in facet.values() {
                let choice = Choice::from_key(facet, key).unwrap();
                assert_eq!((choice.facet(), choice.key()), (facet, *key));
                assert_eq!(seen & choice.bit(), 0);
                assert_ne!(facet.mask() & choice.bit(), 0);
                seen |= choice.bit();
            }
            assert_eq!(seen & facet.unsaid_bit(), 0);
            seen |= facet.unsaid_bit();
            assert_eq!(Facet::from_key(facet.key()), Some(facet));
        }
    }

    #[test]
    fn bands_hold_their_own_ends() {
        assert_eq!([0, 35].map(Length::of), [Length::Week; 2]);
        assert_eq!([36, 150].map(Length::of), [Length::Month; 2]);
        assert_eq!([151, 600].map(Length::of), [Length::Months; 2]);
        assert_eq!([601, u16::MAX].map(Length::of), [Length::Long; 2]);
        assert_eq!(Price::of(0), Price::Free);
        assert_eq!([1, 50_000].map(Price::of), [Price::UpTo500; 2]);
        assert_eq!([50_001, 150_000].map(Price::of), [Price::UpTo1500; 2]);
        assert_eq!([150_001, 500_000].map(Price::of), [Price::UpTo5000; 2]);
        assert_eq!([500_001, u32::MAX].map(Price::of), [Price::More; 2]);
    }

    #[test]
    fn traits_are_saved_by_their_keys_and_unknown_ones_are_refused() {
        let traits = Traits::NONE.with(Mode::Remote).with(Funder::Cpf).with(Funder::Region);
        let saved = serde_json::to_string(&traits).unwrap();
        assert_eq!(saved, r#"{"financeur":["cpf","region"],"modalite":["distance"]}"#);
        assert_eq!(serde_json::from_str::<Traits>(&saved).unwrap(), traits);
        assert!(serde_json::from_str::<Traits>(r#"{"couleur":["rouge"]}"#).is_err());
        assert!(serde_json::from_str::<Traits>(r#"{"modalite":["lune"]}"#).is_err());
    }
}
