//! A review of assets, of the capacity to invest oneself and of adaptability (2.0-02), by the person and by their counsellor.
//!
//! The same questions to both, answered apart: neither voice covers the other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Thing, words};

words! {
    /// What is reviewed.
    Asset {
        /// What one can lean on.
        Strengths = "strengths",
        /// Time that can be given.
        Time = "time",
        /// Energy that can be given.
        Energy = "energy",
        /// How one learns something new.
        Learning = "learning",
        /// How one takes a change.
        Change = "change",
        /// Papers, telephone, computer.
        Digital = "digital",
        /// Who helps.
        Support = "support",
    }
}

words! {
    /// How much of it there is now, in four plain steps.
    Amount {
        /// Little.
        Little = "little",
        /// Some.
        Some = "some",
        /// Enough.
        Enough = "enough",
        /// Plenty.
        Plenty = "plenty",
    }
}

/// The longest text, in characters.
pub const LONGEST: usize = 1_000;

/// What one voice says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// How much of each.
    #[serde(default)]
    pub amounts: BTreeMap<Asset, Amount>,
    /// In words.
    #[serde(default)]
    pub words: String,
}

impl Thing for Review {
    const KIND: &'static str = "review";
}

/// The code of the person's voice.
pub const PERSON: &str = "person";
/// The code of the counsellor's.
pub const COUNSELLOR: &str = "counsellor";
