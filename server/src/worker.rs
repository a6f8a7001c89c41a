//! The worker: does what was asked to be done later, sends messages, forgets what no longer serves.
//!
//! Several servers may run one each: the database hands every job and message to one of them. A job that fails comes
//! back later; a worker that dies in the middle leaves its job to another.

use std::time::Duration;

use jalon_kernel::db::DbError;
use jalon_kernel::jobs::{self, Job};
use jalon_kernel::wing::JobError;
use jalon_kernel::{House, limits, params, post, sql};
use jiff::Timestamp;
use tokio::sync::watch;
use uuid::Uuid;

use crate::letters;

const BETWEEN_LOOKS: Duration = Duration::from_millis(500);
const BETWEEN_TIDYINGS: Duration = Duration::from_secs(3600);
const JOBS_AT_ONCE: i64 = 20;

/// Works until `stop` says true; what is being done is finished first.
pub async fn run(house: House, mut stop: watch::Receiver<bool>) {
    let mut tidied = Timestamp::UNIX_EPOCH;
    loop {
        let done = match work_once(&house).await {
            Ok(done) => done,
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "later work could not be read");
                0
            }
        };
        let now = house.clock.now();
        if tidied.checked_add(BETWEEN_TIDYINGS).is_ok_and(|due| due < now) {
            if let Err(error) = tidy(&house, now).await {
                tracing::error!(error = &error as &dyn std::error::Error, "old rows could not be forgotten");
            }
            tidied = now;
        }
        // As long as there is work, the next look follows at once.
        let wait = if done > 0 { Duration::ZERO } else { BETWEEN_LOOKS };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stop.changed() => {}
        }
        if *stop.borrow() {
            return;
        }
    }
}

/// Does the jobs that are due, then sends the messages that are due; how many of both.
pub async fn work_once(house: &House) -> Result<usize, DbError> {
    let mut done = 0;
    for job in due_jobs(house).await? {
        let outcome = do_job(house, &job).await;
        let mut tx = house.db.write().await?;
        match outcome {
            Ok(()) => jobs::done(&mut tx, job.id).await?,
            Err(error) => {
                tracing::warn!(
                    job.kind = %job.kind, job.id = %job.id, job.attempts = job.attempts, error = %error,
                    "a job failed, it will be tried again"
                );
                jobs::failed(&mut tx, house.clock.now(), &job, &error.to_string()).await?;
            }
        }
        tx.commit().await?;
        done += 1;
    }
    let words = letters::words(house);
    done += post::send_due(&house.db, &house.secrets, &house.clock, &house.carrier, &*words).await?;
    Ok(done)
}

// Asked on a reading connection first: a house with nothing to do writes nothing.
async fn due_jobs(house: &House) -> Result<Vec<Job>, DbError> {
    let now = house.clock.now();
    let mut tx = house.db.read().await?;
    let waits = tx.optional(sql!("find_due_job"), params![now], |row| row.get::<Uuid>("id")).await?;
    drop(tx);
    if waits.is_none() {
        return Ok(Vec::new());
    }
    let mut tx = house.db.write().await?;
    let jobs = jobs::take_due(&mut tx, now, JOBS_AT_ONCE).await?;
    tx.commit().await?;
    Ok(jobs)
}

async fn do_job(house: &House, job: &Job) -> Result<(), JobError> {
    match house.wings.iter().find(|wing| wing.jobs().contains(&job.kind.as_str())) {
        Some(wing) => wing.run(house, job).await,
        None => Err(format!("no wing does jobs of kind {}", job.kind).into()),
    }
}

/// Forgets sessions, codes, form keys and counts that no longer serve.
async fn tidy(house: &House, now: Timestamp) -> Result<(), DbError> {
    let two_days = Duration::from_secs(2 * 24 * 3600);
    let before = now.checked_sub(two_days).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut tx = house.db.write().await?;
    tx.execute(sql!("delete_ended_sessions"), params![now]).await?;
    tx.execute(sql!("delete_old_login_codes"), params![before]).await?;
    tx.execute(sql!("delete_old_idempotency"), params![before]).await?;
    limits::forget(&mut tx, before).await?;
    tx.commit().await
}
