//! A row, read by column name whichever engine gave it.

use jiff::{Timestamp, civil};
use rusqlite::types::ValueRef;
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use super::DbError;

/// One row of an answer.
pub enum Row<'a> {
    /// As the embedded engine gives it.
    Sqlite(&'a rusqlite::Row<'a>),
    /// As the server gives it.
    Postgres(&'a PgRow),
}

impl Row<'_> {
    /// The value of `column`.
    pub fn get<T: Cell>(&self, column: &str) -> Result<T, DbError> {
        match self {
            Self::Sqlite(row) => {
                let value = row.get_ref(column).map_err(|error| wrong(column, error))?;
                T::from_sqlite(value)
                    .ok_or_else(|| wrong(column, format!("{} is not what the code reads", value.data_type())))
            }
            Self::Postgres(row) => T::from_postgres(row, column).map_err(|error| wrong(column, error)),
        }
    }
}

fn wrong(column: &str, why: impl ToString) -> DbError {
    DbError::Column { column: column.to_owned(), why: why.to_string() }
}

/// A type that a column can hold on both engines.
pub trait Cell: Sized {
    /// From SQLite; `None` when the value has another type.
    fn from_sqlite(value: ValueRef<'_>) -> Option<Self>;
    /// From PostgreSQL.
    fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error>;
}

macro_rules! cell {
    ($type:ty, $sqlite:pat => $value:expr) => {
        impl Cell for $type {
            fn from_sqlite(value: ValueRef<'_>) -> Option<Self> {
                match value {
                    $sqlite => $value,
                    _ => None,
                }
            }
            fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get(column)
            }
        }
        impl Cell for Option<$type> {
            fn from_sqlite(value: ValueRef<'_>) -> Option<Self> {
                match value {
                    ValueRef::Null => Some(None),
                    other => <$type as Cell>::from_sqlite(other).map(Some),
                }
            }
            fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error> {
                row.try_get(column)
            }
        }
    };
}

cell!(bool, ValueRef::Integer(value) => Some(value != 0));
cell!(i64, ValueRef::Integer(value) => Some(value));
cell!(String, ValueRef::Text(text) => std::str::from_utf8(text).ok().map(str::to_owned));
cell!(Vec<u8>, ValueRef::Blob(bytes) => Some(bytes.to_vec()));
cell!(Uuid, ValueRef::Blob(bytes) => Uuid::from_slice(bytes).ok());

// sqlx has no codec for jiff: chrono carries the value across, and nobody above sees it.
fn moment(value: chrono::DateTime<chrono::Utc>) -> Option<Timestamp> {
    Timestamp::from_microsecond(value.timestamp_micros()).ok()
}

fn day(value: chrono::NaiveDate) -> Option<civil::Date> {
    value.to_string().parse().ok()
}

fn unreadable(column: &str) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: "out of range".into() }
}

macro_rules! dated {
    ($type:ty, $carrier:ty, $convert:ident, $sqlite:pat => $value:expr) => {
        impl Cell for $type {
            fn from_sqlite(value: ValueRef<'_>) -> Option<Self> {
                match value {
                    $sqlite => $value,
                    _ => None,
                }
            }
            fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error> {
                $convert(row.try_get::<$carrier, _>(column)?).ok_or_else(|| unreadable(column))
            }
        }
        impl Cell for Option<$type> {
            fn from_sqlite(value: ValueRef<'_>) -> Option<Self> {
                match value {
                    ValueRef::Null => Some(None),
                    other => <$type as Cell>::from_sqlite(other).map(Some),
                }
            }
            fn from_postgres(row: &PgRow, column: &str) -> Result<Self, sqlx::Error> {
                match row.try_get::<Option<$carrier>, _>(column)? {
                    None => Ok(None),
                    Some(value) => $convert(value).map(Some).ok_or_else(|| unreadable(column)),
                }
            }
        }
    };
}

dated!(Timestamp, chrono::DateTime<chrono::Utc>, moment, ValueRef::Integer(micros) => Timestamp::from_microsecond(micros).ok());
dated!(civil::Date, chrono::NaiveDate, day, ValueRef::Text(text) => std::str::from_utf8(text).ok()?.parse().ok());
