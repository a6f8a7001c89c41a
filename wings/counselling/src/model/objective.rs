//! An objective (2.2-02), identified together, with what will show both that it is reached.

use jiff::Timestamp;
use uuid::Uuid;

/// The longest objective or criterion, in characters.
pub const LONGEST: usize = 1_000;

/// What an objective says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// What is aimed at.
    pub text: String,
    /// What will show that it is reached.
    pub criterion: String,
}

/// An objective as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Its identifier.
    pub id: Uuid,
    /// What it says.
    pub content: Content,
    /// When it was reached.
    pub reached_at: Option<Timestamp>,
    /// When it was first written.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub written_at: Timestamp,
    /// The version of the row.
    pub version: i64,
}
