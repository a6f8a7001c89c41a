//! What a person asks of the training search: a value that can be saved and asked again on another day.
//!
//! The day it is asked is no part of it. Every field left at its default asks for nothing; whatever the values, asking
//! never fails.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::facets::Traits;
use super::place::Point;

/// Sessions wanted; all that is said must hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionQuery {
    /// Words that the offer must hold, in any form, or what they stand for.
    pub words: String,
    /// How far one would go.
    pub near: Option<Near>,
    /// The first day one could begin.
    pub from: Option<Date>,
    /// The last day one would begin.
    pub until: Option<Date>,
    /// In how many days, counted from the day of asking, one wants to have begun.
    pub within_days: Option<u16>,
    /// The most hours it may last.
    pub hours_max: Option<u16>,
    /// The most it may cost before any help, in cents.
    pub cents_max: Option<u32>,
    /// The code of a certification it must prepare for ("RNCP37274").
    pub certification: Option<String>,
    /// For each facet of which something is wanted: any of its values will do, except for accessibility, where all count.
    pub wanted: Traits,
    /// What becomes of sessions that do not say what is asked.
    pub when_unsaid: WhenUnsaid,
    /// Whether actions bought in advance for those who need them come first among those that fit as well.
    pub programmed: ProgrammedActions,
    /// By what answers are ranked.
    pub order: Order,
}

/// A place and how far from it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Near {
    /// The place.
    pub point: Point,
    /// How far as the crow flies, in kilometres.
    pub km: u16,
    /// What becomes of sessions followed from home.
    #[serde(default)]
    pub remote: FromHome,
}

/// Whether what is followed from home is near everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FromHome {
    /// It is not what the person looks for.
    #[default]
    LeaveOut,
    /// It is at no distance at all.
    Keep,
}

/// What becomes of a session that does not say what is asked, its price for instance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhenUnsaid {
    /// It is left out, and counted apart.
    #[default]
    LeaveOut,
    /// It is kept, after those that say it.
    Keep,
}

/// Whether collective actions come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgrammedActions {
    /// They stand among the others.
    #[default]
    AmongOthers,
    /// They come first.
    First,
}

/// What decides first; the other criteria decide between equals, see [`super::Criterion`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// How well the offer answers the words.
    #[default]
    Fit,
    /// The day one can begin.
    Soonest,
    /// The distance.
    Nearest,
    /// The price before any help.
    Cheapest,
    /// The number of hours.
    Shortest,
}

/// Which answers to give back, out of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many to pass over.
    pub offset: usize,
    /// How many to give, at most [`crate::PAGE_MAX`].
    pub limit: usize,
    /// Whether sessions of one offer are shown together.
    pub show: Show,
}

/// Whether each session is an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// Each session is.
    #[default]
    EverySession,
    /// The best session of each offer is.
    BestOfEachOffer,
}

impl Default for Page {
    /// The first twenty sessions.
    fn default() -> Page {
        Page { offset: 0, limit: 20, show: Show::EverySession }
    }
}
