//! Work to do later: written in the transaction that needs it done, done at least once, so every job is idempotent.
//!
//! A job that fails is tried again later and later, and never forgotten: its last error stays readable.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::chance::Chance;
use crate::db::{DbError, Tx};
use crate::{params, sql};

/// How long a worker may keep a job before another one takes it.
const LOCK: Duration = Duration::from_secs(5 * 60);

/// A job that a worker took.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its identifier.
    pub id: Uuid,
    /// What to do.
    pub kind: String,
    /// With what: identifiers, never a text somebody wrote.
    pub payload: Json,
    /// How many times it was tried, this one included.
    pub attempts: i64,
}

/// Asks for a job at `run_at`. With `only_once`, asking again while it waits changes nothing.
pub async fn enqueue(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    kind: &str,
    payload: &Json,
    run_at: Timestamp,
    only_once: Option<&str>,
) -> Result<(), DbError> {
    let id = chance.id(now);
    tx.execute(sql!("insert_job"), params![id, kind, payload.to_string(), only_once, run_at, now])
        .await
        .map(drop)
}

/// Takes the jobs that are due, at most `limit`; the caller commits before doing them.
pub async fn take_due(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Job>, DbError> {
    let locked_until = now.checked_add(LOCK).unwrap_or(now);
    let due = tx.all(sql!("list_due_jobs"), params![now, limit], |row| row.get::<Uuid>("id")).await?;
    let mut taken = Vec::new();
    for id in due {
        // Two workers may have listed the same job: only one of them gets this row.
        let job = tx
            .optional(sql!("take_job"), params![id, now, locked_until], |row| {
                let payload: String = row.get("payload")?;
                Ok(Job {
                    id,
                    kind: row.get("kind")?,
                    payload: serde_json::from_str(&payload).unwrap_or(Json::Null),
                    attempts: row.get("attempts")?,
                })
            })
            .await?;
        taken.extend(job);
    }
    Ok(taken)
}

/// The job is done.
pub async fn done(tx: &mut Tx, id: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_job"), params![id]).await.map(drop)
}

/// The job failed: it comes back after a delay that doubles, up to six hours.
pub async fn failed(tx: &mut Tx, now: Timestamp, job: &Job, error: &str) -> Result<(), DbError> {
    let run_at = now.checked_add(delay(job.attempts)).unwrap_or(now);
    tx.execute(sql!("postpone_job"), params![job.id, run_at, error]).await.map(drop)
}

/// How long to wait after the `attempts`-th failure.
pub(crate) fn delay(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts.clamp(1, 12) - 1).unwrap_or(0);
    Duration::from_secs((10 << doublings).min(6 * 3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_doubles_and_stops_at_six_hours() {
        assert_eq!(delay(1).as_secs(), 10);
        assert_eq!(delay(2).as_secs(), 20);
        assert_eq!(delay(11).as_secs(), 10_240);
        assert_eq!(delay(12).as_secs(), 20_480);
        assert_eq!(delay(400).as_secs(), 20_480);
    }
}
