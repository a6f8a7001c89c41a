//! Takes the traces of an erased key out of the files of the embedded database.
//!
//! `secure_delete` overwrites what was erased in the database file; the write-ahead log still holds the pages as
//! they were, until it is checkpointed and cut to nothing. A server's database does its own housekeeping: there, how
//! long its logs and archives are kept is a matter of its settings.

use jalon_kernel::db::{Db, DbError};

/// The kind of the job that tries again should the first time not succeed.
pub const JOB: &str = "privacy.scrub";

/// Why the traces could not be taken out yet.
#[derive(Debug, thiserror::Error)]
pub enum ScrubError {
    /// The log could not be cut.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Somebody still reads from the log.
    #[error("the write-ahead log is still being read, it will be cut later")]
    StillRead,
}

/// Cuts the write-ahead log to nothing; doing it twice changes nothing.
pub async fn scrub(db: &Db) -> Result<(), ScrubError> {
    let Db::Sqlite(pool) = db else { return Ok(()) };
    let connection = pool.maintenance().await;
    let is_busy = connection
        .query_row("pragma wal_checkpoint(truncate)", [], |row| row.get::<_, bool>(0))
        .map_err(|source| DbError::Sqlite { statement: "wal_checkpoint", source })?;
    if is_busy { Err(ScrubError::StillRead) } else { Ok(()) }
}
