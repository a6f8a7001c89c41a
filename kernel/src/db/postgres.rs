//! The server engine, through sqlx.

use std::time::Duration;

use futures_util::TryStreamExt as _;
use sqlx::postgres::{PgArguments, PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{Arguments as _, PgPool};

use super::{DbError, Row, Sql, Value};

const CONNECTIONS: u32 = 16;
// A primary that is frozen still acknowledges packets: without a deadline of our own we would wait for ever.
const LONGEST_STATEMENT: Duration = Duration::from_secs(30);

pub(super) async fn open(url: &str) -> Result<PgPool, DbError> {
    let options: PgConnectOptions = url.parse().map_err(failed("open"))?;
    let options = options.statement_cache_capacity(256).application_name("jalon");
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .connect_with(options)
        .await
        .map_err(failed("open"))
}

pub(super) fn failed(statement: &'static str) -> impl Fn(sqlx::Error) -> DbError {
    move |source| DbError::Postgres { statement, source }
}

pub(super) async fn all<T>(
    connection: &mut PgConnection,
    sql: &Sql,
    params: &[Value],
    read: impl Fn(&Row<'_>) -> Result<T, DbError>,
) -> Result<Vec<T>, DbError> {
    let query = sqlx::query_with(sql.postgres, arguments(params));
    let rows = deadline(sql.name, query.fetch_all(connection)).await?;
    rows.iter().map(|row| read(&Row::Postgres(row))).collect()
}

pub(super) async fn each(
    connection: &mut PgConnection,
    sql: &Sql,
    mut take: impl FnMut(&Row<'_>) -> Result<(), DbError>,
) -> Result<u64, DbError> {
    let failed = failed(sql.name);
    let mut rows = sqlx::query(sql.postgres).fetch(connection);
    let mut count = 0;
    while let Some(row) = rows.try_next().await.map_err(&failed)? {
        take(&Row::Postgres(&row))?;
        count += 1;
    }
    Ok(count)
}

pub(super) async fn execute(
    connection: &mut PgConnection,
    sql: &Sql,
    params: &[Value],
) -> Result<u64, DbError> {
    let query = sqlx::query_with(sql.postgres, arguments(params));
    Ok(deadline(sql.name, query.execute(connection)).await?.rows_affected())
}

async fn deadline<T>(
    statement: &'static str,
    work: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, DbError> {
    match tokio::time::timeout(LONGEST_STATEMENT, work).await {
        Ok(result) => result.map_err(failed(statement)),
        Err(_) => Err(failed(statement)(sqlx::Error::Io(std::io::Error::from(std::io::ErrorKind::TimedOut)))),
    }
}

pub(super) fn moment(value: jiff::Timestamp) -> Option<chrono::DateTime<chrono::Utc>> {
    chrono::DateTime::from_timestamp_micros(value.as_microsecond())
}

fn day(value: jiff::civil::Date) -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(i32::from(value.year()), value.month() as u32, value.day() as u32)
}

fn arguments(params: &[Value]) -> PgArguments {
    let mut arguments = PgArguments::default();
    for value in params {
        // Encoding these types cannot fail: their sizes are far below what the protocol allows.
        let added = match value {
            Value::Bool(value) => arguments.add(*value),
            Value::Int(value) => arguments.add(*value),
            Value::Text(value) => arguments.add(value.as_deref()),
            Value::Bytes(value) => arguments.add(value.as_deref()),
            Value::Id(value) => arguments.add(*value),
            Value::Moment(value) => arguments.add(value.and_then(moment)),
            Value::Day(value) => arguments.add(value.and_then(day)),
        };
        added.expect("plain values always encode");
    }
    arguments
}
