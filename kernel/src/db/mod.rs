//! The database: one code path over SQLite and PostgreSQL.
//!
//! A statement is a file of its own ([`Sql`], made by [`sql!`](crate::sql)); its parameters are [`Value`]s, its rows
//! are read by name through [`Row`]. What differs between the two engines stops here: nobody above knows which one
//! answers. SQLite is reached through rusqlite and PostgreSQL through sqlx (`docs/decisions/0002`): on the embedded
//! engine a statement takes microseconds, and handing every row through a channel between threads costs more than
//! the statement itself.
//!
//! A write is one [`Tx`] with one visible `commit().await?`; a transaction that is dropped leaves nothing behind.

mod backend;
mod bulk;
mod copy;
mod migrate;
mod postgres;
mod row;
mod sqlite;
#[cfg(feature = "tape")]
pub mod tape;
mod value;

use std::path::PathBuf;

use sqlx::PgPool;

pub use bulk::Indexes;
pub use copy::CopyInto;
pub use migrate::{Migration, migrations};
pub use row::{Cell, Row};
pub use value::Value;

/// A statement that lives in a file: its name, and its text for either engine.
#[derive(Clone, Copy, Debug)]
pub struct Sql {
    /// The file's name without its ending: `find_session`.
    pub name: &'static str,
    /// The text for SQLite.
    pub sqlite: &'static str,
    /// The text for PostgreSQL: the same one, but for the few pairs that a test lists.
    pub postgres: &'static str,
}

/// Names a statement file of the calling crate: `sql!("find_session")` reads `queries/find_session.sql`.
///
/// `sql!(pair "name")` reads `name.sqlite.sql` and `name.postgres.sql`: only where one text cannot serve both.
#[macro_export]
macro_rules! sql {
    (pair $name:literal) => {{
        const STATEMENT: $crate::db::Sql = $crate::db::Sql {
            name: $name,
            sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/", $name, ".sqlite.sql")),
            postgres: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/", $name, ".postgres.sql")),
        };
        &STATEMENT
    }};
    ($name:literal) => {{
        const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/", $name, ".sql"));
        const STATEMENT: $crate::db::Sql = $crate::db::Sql { name: $name, sqlite: TEXT, postgres: TEXT };
        &STATEMENT
    }};
}

/// Lists the parameters of a statement, each converted into a [`Value`].
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::db::Value::from($value)),*] };
}

/// Where the database is.
#[derive(Clone, Debug)]
pub enum Place {
    /// An SQLite file, created when it is not there.
    Sqlite(PathBuf),
    /// A PostgreSQL connection string, as in `DATABASE_URL`.
    Postgres(String),
}

impl Place {
    /// Reads `sqlite:PATH`, `postgres://…` or `postgresql://…`.
    pub fn parse(text: &str) -> Result<Self, DbError> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            return Ok(Self::Sqlite(PathBuf::from(path.trim_start_matches("//"))));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(DbError::Place)
    }
}

/// An open database, cheap to clone.
#[derive(Clone)]
pub enum Db {
    /// The embedded engine.
    Sqlite(sqlite::Pool),
    /// The server.
    Postgres(PgPool),
}

/// A conversation with the database: a read, or a write that ends in [`Tx::commit`].
pub struct Tx(backend::Backend);

/// What went wrong with the database, and with which statement.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The address names neither engine.
    #[error("the database address must start with sqlite: or postgres://")]
    Place,
    /// The embedded engine refused.
    #[error("statement {statement} failed on SQLite")]
    Sqlite {
        /// The statement's name.
        statement: &'static str,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// The server refused.
    #[error("statement {statement} failed on PostgreSQL")]
    Postgres {
        /// The statement's name.
        statement: &'static str,
        /// What PostgreSQL said.
        #[source]
        source: sqlx::Error,
    },
    /// A row did not look as the code expected.
    #[error("column {column} does not hold what it should: {why}")]
    Column {
        /// The column's name.
        column: String,
        /// What was wrong.
        why: String,
    },
    /// A statement that must find one row found none.
    #[error("statement {statement} found no row")]
    Missing {
        /// The statement's name.
        statement: &'static str,
    },
    /// A migration that was applied is not the one this program carries.
    #[error("migration {name} was changed after it had been applied")]
    MigrationChanged {
        /// The migration's file name.
        name: String,
    },
    /// The database was written by a newer program.
    #[error("the database knows migration {name}, this program does not: it is older than its data")]
    FromTheFuture {
        /// The migration's file name.
        name: String,
    },
}

impl DbError {
    /// Whether a unique constraint refused the write: somebody else was first.
    pub fn is_unique_violation(&self) -> bool {
        match self {
            Self::Sqlite { source: rusqlite::Error::SqliteFailure(code, _), .. } => {
                // 1555 and 2067: SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
                matches!(code.extended_code, 1555 | 2067)
            }
            Self::Postgres { source: sqlx::Error::Database(error), .. } => error.is_unique_violation(),
            _ => false,
        }
    }

    /// Whether the store itself cannot answer now (disk full, server away): worth trying again later.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Sqlite { source: rusqlite::Error::SqliteFailure(code, _), .. } => matches!(
                code.code,
                rusqlite::ErrorCode::DiskFull
                    | rusqlite::ErrorCode::SystemIoFailure
                    | rusqlite::ErrorCode::ReadOnly
                    | rusqlite::ErrorCode::CannotOpen
                    | rusqlite::ErrorCode::DatabaseBusy
            ),
            Self::Postgres { source, .. } => matches!(
                source,
                sqlx::Error::Io(_)
                    | sqlx::Error::PoolTimedOut
                    | sqlx::Error::PoolClosed
                    | sqlx::Error::Protocol(_)
            ),
            _ => false,
        }
    }
}

impl Db {
    /// Opens the database; an SQLite file is created when it is not there. Migrations are not run: see [`Db::migrate`].
    pub async fn open(place: &Place) -> Result<Self, DbError> {
        match place {
            Place::Sqlite(path) => Ok(Self::Sqlite(sqlite::Pool::open(path)?)),
            Place::Postgres(url) => Ok(Self::Postgres(postgres::open(url).await?)),
        }
    }

    /// The engine's name, for messages and benchmarks.
    pub fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    /// Starts a read. Nothing needs to be committed.
    pub async fn read(&self) -> Result<Tx, DbError> {
        backend::read(self).await.map(Tx)
    }

    /// Starts a read in which every statement sees the same moment, while others go on writing.
    pub async fn snapshot(&self) -> Result<Tx, DbError> {
        backend::snapshot(self).await.map(Tx)
    }

    /// Starts a write: the only one on SQLite, one among others on PostgreSQL.
    pub async fn write(&self) -> Result<Tx, DbError> {
        backend::write(self).await.map(Tx)
    }

    /// Brings the schema up to date; a schema newer than this program is refused.
    pub async fn migrate(&self) -> Result<Vec<String>, DbError> {
        migrate::run(self).await
    }

    /// Prepares `sql` without running it: the test that reads every statement of the house uses this.
    pub async fn prepare(&self, sql: &Sql) -> Result<(), DbError> {
        backend::prepare(self, sql).await
    }
}

impl Tx {
    /// Every row that `sql` gives, each read by `read`.
    pub async fn all<T: Send>(
        &mut self,
        sql: &Sql,
        params: &[Value],
        read: impl Fn(&Row<'_>) -> Result<T, DbError> + Send,
    ) -> Result<Vec<T>, DbError> {
        #[cfg(feature = "tape")]
        tape::note(sql, params);
        self.0.all(sql, params, read).await
    }

    /// The first row, or nothing.
    pub async fn optional<T: Send>(
        &mut self,
        sql: &Sql,
        params: &[Value],
        read: impl Fn(&Row<'_>) -> Result<T, DbError> + Send,
    ) -> Result<Option<T>, DbError> {
        Ok(self.all(sql, params, read).await?.into_iter().next())
    }

    /// The row that must be there.
    pub async fn one<T: Send>(
        &mut self,
        sql: &Sql,
        params: &[Value],
        read: impl Fn(&Row<'_>) -> Result<T, DbError> + Send,
    ) -> Result<T, DbError> {
        self.optional(sql, params, read).await?.ok_or(DbError::Missing { statement: sql.name })
    }

    /// Hands every row that `sql` gives to `take`, without keeping any; how many there were.
    pub async fn each(
        &mut self,
        sql: &Sql,
        take: impl FnMut(&Row<'_>) -> Result<(), DbError> + Send,
    ) -> Result<u64, DbError> {
        self.0.each(sql, take).await
    }

    /// Runs a statement that gives no row; the number of rows it touched.
    pub async fn execute(&mut self, sql: &Sql, params: &[Value]) -> Result<u64, DbError> {
        #[cfg(feature = "tape")]
        tape::note(sql, params);
        self.0.execute(sql, params).await
    }

    /// Writes many rows of one table the fastest way the engine has.
    pub async fn copy(
        &mut self,
        into: &CopyInto,
        rows: impl Iterator<Item = Vec<Value>> + Send,
    ) -> Result<u64, DbError> {
        copy::rows(&mut self.0, into, rows).await
    }

    /// Makes the write last. Without it, dropping the transaction undoes everything.
    pub async fn commit(self) -> Result<(), DbError> {
        self.0.commit().await
    }
}
