//! A funding plan that was kept: frozen with the day and the facts it was reckoned for, so that it can be read years later.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Voice;

/// A line of who pays what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The identifier of the scheme.
    pub scheme: String,
    /// What pages call it.
    pub name: String,
    /// The name of the cost line.
    pub cost: String,
    /// How much, in cents; `None` when the funder reckons it file by file.
    pub amount: Option<i64>,
}

/// A plan as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The day it was reckoned.
    pub on: Date,
    /// What it was reckoned from, but for what tells of health.
    pub facts: BTreeMap<String, String>,
    /// Who pays what.
    pub lines: Vec<Line>,
    /// What the training costs in all, in cents.
    pub cost: i64,
    /// What is left to pay, in cents.
    pub left: i64,
    /// What comes in each month: the month, and cents.
    pub months: Vec<(String, i64)>,
    /// Whether it rests on what tells of health: then it is shown only to whoever may read health.
    pub tells_health: bool,
}

/// A plan as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPlan {
    /// Its identifier.
    pub id: Uuid,
    /// Its number in the parcours.
    pub number: i64,
    /// What it says.
    pub content: Frozen,
    /// Who kept it.
    pub by: Voice,
    /// When.
    pub at: Timestamp,
}
