//! A resource space: a place where one reads and works alone, with its hours.

use jalon_kernel::access::SiteFacts;
use jiff::Timestamp;
use uuid::Uuid;

/// What its site writes of a space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpaceDetails {
    /// Its name.
    pub name: String,
    /// What one finds there.
    pub description: String,
    /// The address.
    pub place: String,
    /// Five figures.
    pub postcode: String,
    /// The town.
    pub town: String,
    /// When it is open, a line a day.
    pub hours: String,
    /// What somebody with a disability needs to know before coming; may be empty, and then it says so.
    pub accessibility: String,
    /// Whom to ask.
    pub contact: String,
}

/// A resource space.
#[derive(Clone, Debug)]
pub struct Space {
    /// Its identifier.
    pub id: Uuid,
    /// Whose.
    pub site: SiteFacts,
    /// The name of the operator.
    pub operator_name: String,
    /// What its site wrote.
    pub details: SpaceDetails,
    /// Whether it was invented for the demonstration.
    pub is_demonstration: bool,
    /// When its hours were last written.
    pub written_at: Timestamp,
    /// Its version.
    pub version: i64,
}
