//! What one has to reckon with: travel, hours, income, and what one's body allows (2.0-04).
//!
//! Two things, kept apart: what the body allows is health data, shown to a counsellor only when the person opened it. It is
//! never a diagnosis or the name of an illness, only what one can or cannot do.

use serde::{Deserialize, Serialize};

use super::{Thing, words};

words! {
    /// How one gets to work.
    Transport {
        /// On foot or by bicycle.
        Foot = "foot",
        /// By bus, tram or train.
        Public = "public",
        /// By moped or scooter.
        Moped = "moped",
        /// By car, with a licence.
        Car = "car",
    }
}

/// The longest journey that can be said, in minutes.
pub const LONGEST_JOURNEY: i64 = 180;
/// The highest floor of income that can be said, in euros a month.
pub const HIGHEST_INCOME: i64 = 10_000;
/// The longest text, in characters.
pub const LONGEST: usize = 1_000;

/// Travel, hours and income.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// How one gets to work.
    #[serde(default)]
    pub transports: Vec<Transport>,
    /// The longest journey one accepts each way, in minutes.
    #[serde(default)]
    pub journey: Option<i64>,
    /// What one needs to earn at least, in net euros a month.
    #[serde(default)]
    pub income: Option<i64>,
    /// Hours and people to be there for, in one's own words.
    #[serde(default)]
    pub hours: String,
}

impl Thing for Limits {
    const KIND: &'static str = "limits";
}

/// What one's body allows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Names of conditions that are difficult or forbidden.
    #[serde(default)]
    pub conditions: Vec<String>,
    /// What else, in one's own words, as effects.
    #[serde(default)]
    pub words: String,
}

impl Thing for Body {
    const KIND: &'static str = "body";
}
