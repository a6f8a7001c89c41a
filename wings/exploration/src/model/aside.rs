//! An occupation set aside, with the reason why: it leaves the list, and comes back whenever its person says so.

use serde::{Deserialize, Serialize};

use super::{Thing, words};

words! {
    /// Why an occupation is set aside.
    Reason {
        /// What is done there does not please.
        Work = "work",
        /// The hours or the place do not suit.
        Conditions = "conditions",
        /// The pay is too low.
        Pay = "pay",
        /// Too much to learn for now.
        Learning = "learning",
        /// There is none of it nearby.
        Nearby = "nearby",
        /// It was done long enough.
        Enough = "enough",
        /// Another reason.
        Other = "other",
    }
}

/// The longest word on it, in characters.
pub const LONGEST: usize = 300;

/// An occupation set aside; its code is that of the occupation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    /// Its title then.
    pub title: String,
    /// Why.
    pub reason: Reason,
    /// In one's own words; may be empty.
    #[serde(default)]
    pub words: String,
}

impl Thing for Aside {
    const KIND: &'static str = "aside";
}
