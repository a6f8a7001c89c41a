//! The wing's rows.

pub mod events;
pub mod seats;
pub mod spaces;

use jalon_kernel::db::DbError;

/// A word in a column that this program does not know.
fn unknown(column: &str) -> DbError {
    DbError::Column { column: column.to_owned(), why: "not a word of ours".to_owned() }
}
