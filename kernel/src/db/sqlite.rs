//! The embedded engine: a few reading connections and one that writes.
//!
//! Statements run on the thread that asks: in write-ahead mode a read is a few microseconds of memory access, less
//! than waking another thread. Only a commit, which waits for the disk, tells the runtime that it may be long.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql};
use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

use super::{DbError, Row, Sql, Value};

const READERS: usize = 16;
const STATEMENTS_KEPT: usize = 256;
const WAIT_FOR_OTHER_PROCESSES: Duration = Duration::from_secs(10);

/// The connections to one file.
#[derive(Clone)]
pub struct Pool {
    idle: Arc<Mutex<Vec<Connection>>>,
    permits: Arc<Semaphore>,
    writer: Arc<AsyncMutex<Connection>>,
}

/// A reading connection on loan.
pub struct Reader {
    connection: Option<Connection>,
    idle: Arc<Mutex<Vec<Connection>>>,
    _permit: OwnedSemaphorePermit,
}

/// The writing connection, in a transaction that is undone unless committed.
pub struct Writer {
    connection: OwnedMutexGuard<Connection>,
    open: bool,
}

impl Pool {
    pub(super) fn open(path: &Path) -> Result<Self, DbError> {
        let writer = connect(path)?;
        let mut idle = Vec::with_capacity(READERS);
        for _ in 0..READERS {
            let connection = connect(path)?;
            connection.execute_batch("pragma query_only = on").map_err(failed("open"))?;
            idle.push(connection);
        }
        Ok(Self {
            idle: Arc::new(Mutex::new(idle)),
            permits: Arc::new(Semaphore::new(READERS)),
            writer: Arc::new(AsyncMutex::new(writer)),
        })
    }

    pub(super) async fn read(&self) -> Result<Reader, DbError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.expect("the semaphore is never closed");
        let connection = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Ok(Reader { connection, idle: Arc::clone(&self.idle), _permit: permit })
    }

    pub(super) async fn snapshot(&self) -> Result<Reader, DbError> {
        let reader = self.read().await?;
        // The snapshot is taken by the first statement that reads, and let go when the reader goes home.
        reader
            .connection()
            .execute_batch("begin; select count(*) from sqlite_master")
            .map_err(failed("begin"))?;
        Ok(reader)
    }

    pub(super) async fn write(&self) -> Result<Writer, DbError> {
        let connection = Arc::clone(&self.writer).lock_owned().await;
        // Immediate: a transaction that starts as a read cannot be promoted when somebody else wrote in between.
        connection.execute_batch("begin immediate").map_err(failed("begin"))?;
        Ok(Writer { connection, open: true })
    }

    /// The writing connection outside any transaction, for what SQLite does not allow inside one.
    pub async fn maintenance(&self) -> OwnedMutexGuard<Connection> {
        Arc::clone(&self.writer).lock_owned().await
    }
}

fn connect(path: &Path) -> Result<Connection, DbError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(path, flags).map_err(failed("open"))?;
    connection.busy_timeout(WAIT_FOR_OTHER_PROCESSES).map_err(failed("open"))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // Full: an acknowledged write has reached the disk. Secure delete: an erased key leaves no trace in free pages.
    connection
        .execute_batch(
            "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; \
             pragma secure_delete = on; pragma temp_store = memory; pragma cache_size = -4096; \
             pragma mmap_size = 0;",
        )
        .map_err(failed("open"))?;
    Ok(connection)
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            if !connection.is_autocommit() && connection.execute_batch("rollback").is_err() {
                tracing::warn!("a snapshot could not be let go");
            }
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if self.open && self.connection.execute_batch("rollback").is_err() {
            tracing::warn!("an abandoned write could not be rolled back");
        }
    }
}

impl Reader {
    pub(super) fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("a permit stands for a connection")
    }
}

impl Writer {
    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(super) fn commit(mut self) -> Result<(), DbError> {
        let result =
            waiting_for_the_disk(|| self.connection.execute_batch("commit")).map_err(failed("commit"));
        // A commit that failed leaves the transaction open: dropping the writer then undoes it.
        self.open = result.is_err();
        result
    }
}

fn waiting_for_the_disk<T>(work: impl FnOnce() -> T) -> T {
    let several_threads = tokio::runtime::Handle::try_current()
        .is_ok_and(|handle| handle.runtime_flavor() == tokio::runtime::RuntimeFlavor::MultiThread);
    if several_threads { tokio::task::block_in_place(work) } else { work() }
}

pub(super) fn failed(statement: &'static str) -> impl Fn(rusqlite::Error) -> DbError {
    move |source| DbError::Sqlite { statement, source }
}

pub(super) fn all<T>(
    connection: &Connection,
    sql: &Sql,
    params: &[Value],
    read: impl Fn(&Row<'_>) -> Result<T, DbError>,
) -> Result<Vec<T>, DbError> {
    let failed = failed(sql.name);
    let mut statement = connection.prepare_cached(sql.sqlite).map_err(&failed)?;
    bind(&mut statement, params).map_err(&failed)?;
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(&failed)? {
        found.push(read(&Row::Sqlite(row))?);
    }
    Ok(found)
}

pub(super) fn each(
    connection: &Connection,
    sql: &Sql,
    mut take: impl FnMut(&Row<'_>) -> Result<(), DbError>,
) -> Result<u64, DbError> {
    let failed = failed(sql.name);
    let mut statement = connection.prepare_cached(sql.sqlite).map_err(&failed)?;
    let mut rows = statement.raw_query();
    let mut count = 0;
    while let Some(row) = rows.next().map_err(&failed)? {
        take(&Row::Sqlite(row))?;
        count += 1;
    }
    Ok(count)
}

pub(super) fn execute(connection: &Connection, sql: &Sql, params: &[Value]) -> Result<u64, DbError> {
    let failed = failed(sql.name);
    let mut statement = connection.prepare_cached(sql.sqlite).map_err(&failed)?;
    bind(&mut statement, params).map_err(&failed)?;
    let touched = statement.raw_execute().map_err(&failed)?;
    Ok(touched as u64)
}

// SQLite numbers `$1` by its first appearance; the name says which parameter it stands for.
pub(super) fn bind(statement: &mut rusqlite::Statement<'_>, params: &[Value]) -> rusqlite::Result<()> {
    for place in 1..=statement.parameter_count() {
        let number = statement.parameter_name(place).and_then(|name| name[1..].parse::<usize>().ok());
        let value = number.and_then(|number| params.get(number - 1));
        let value = value.ok_or(rusqlite::Error::InvalidParameterCount(params.len(), place))?;
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Bool(Some(value)) => ToSqlOutput::from(*value),
            Self::Int(Some(value)) => ToSqlOutput::from(*value),
            Self::Text(Some(value)) => ToSqlOutput::from(value.as_str()),
            Self::Bytes(Some(value)) => ToSqlOutput::from(value.as_slice()),
            Self::Id(Some(value)) => ToSqlOutput::Borrowed(ValueRef::Blob(value.as_bytes())),
            Self::Moment(Some(value)) => ToSqlOutput::from(value.as_microsecond()),
            Self::Day(Some(value)) => ToSqlOutput::from(value.to_string()),
            _ => ToSqlOutput::Borrowed(ValueRef::Null),
        })
    }
}
