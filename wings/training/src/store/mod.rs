//! Functions over `queries/*.sql`: rows to model, sealed on the way in, opened on the way out. No rule and no decision.

pub mod direct;
pub mod editions;
pub mod inquiry;
pub mod parts;
pub mod personal;
pub mod plans;
pub mod regional;
pub mod requests;

use jalon_kernel::chance::Chance;
use jalon_kernel::db::DbError;
use jalon_kernel::seal::PersonKey;
use jiff::Timestamp;
use uuid::Uuid;

/// What every write in a parcours needs: whose row, where, sealed with what, when.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// Where chance comes from.
    pub chance: &'a Chance,
    /// The moment of the write.
    pub now: Timestamp,
    /// The parcours.
    pub parcours: Uuid,
    /// Its person.
    pub person: Uuid,
    /// Their key.
    pub key: &'a PersonKey,
}

/// Whether a write found the version its author had read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Written {
    /// It was written.
    Yes,
    /// Somebody else wrote since, or there is no such row: nothing was changed.
    Stale,
}

impl Written {
    fn of(rows: u64) -> Self {
        if rows == 1 { Self::Yes } else { Self::Stale }
    }
}

fn unknown(column: &str, word: &str) -> DbError {
    DbError::Column { column: column.to_owned(), why: format!("{word} is no word of it") }
}
