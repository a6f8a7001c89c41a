//! How often something may be tried from one place: counted in the database, so that several servers count together.

use std::time::Duration;

use jiff::Timestamp;

use crate::db::{DbError, Tx};
use crate::{params, sql};

/// At most `count` times within `window`.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// What is limited: the beginning of the bucket's name.
    pub what: &'static str,
    /// How many times.
    pub count: i64,
    /// Within how long.
    pub window: Duration,
}

/// Signing in as a professional, from one address of the network.
pub const SIGN_IN: Limit = Limit { what: "sign-in", count: 60, window: Duration::from_secs(600) };
/// Asking for a login code, from one address of the network.
pub const LOGIN_CODE: Limit = Limit { what: "login-code", count: 30, window: Duration::from_secs(600) };
/// Downloading everything held about oneself.
pub const EXPORT: Limit = Limit { what: "export", count: 10, window: Duration::from_secs(3600) };

/// Counts one more try by `who`; `Err` holds how long to wait when there were too many. The caller commits.
pub async fn count(
    tx: &mut Tx,
    limit: Limit,
    who: &str,
    now: Timestamp,
) -> Result<Result<(), Duration>, DbError> {
    let window = i64::try_from(limit.window.as_secs()).unwrap_or(i64::MAX).max(1);
    let start = now.as_second() - now.as_second().rem_euclid(window);
    let window_start = Timestamp::from_second(start).unwrap_or(now);
    let bucket = format!("{}:{who}", limit.what);
    let count =
        tx.one(sql!("count_rate"), params![bucket, window_start], |row| row.get::<i64>("count")).await?;
    if count <= limit.count {
        return Ok(Ok(()));
    }
    let left = u64::try_from(start + window - now.as_second()).unwrap_or(0);
    Ok(Err(Duration::from_secs(left.max(1))))
}

/// Forgets windows that ended before `before`.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<(), DbError> {
    tx.execute(sql!("delete_old_rates"), params![before]).await.map(drop)
}
