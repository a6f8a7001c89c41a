//! The reference: a bare axum handler that runs the same statements through sqlx and says how many rows it saw.
//!
//! It knows no session, no rights, no words and no page: it is what the rest of the house is measured against.

use std::net::SocketAddr;
use std::str::FromStr as _;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;
use jalon_kernel::db::{Place, Value, tape::Played};
use sqlx::postgres::{PgArguments, PgPoolOptions};
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{Arguments as _, PgPool, SqlitePool};

#[derive(Clone)]
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// Serves `tape` on a port of its own, on threads of its own.
pub fn serve(place: &Place, tape: Vec<Played>) -> Result<SocketAddr> {
    let place = place.clone();
    let (ready, address) = std::sync::mpsc::channel();
    std::thread::spawn(move || -> Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        runtime.block_on(async {
            let pool = match &place {
                Place::Sqlite(path) => {
                    let options =
                        SqliteConnectOptions::new().filename(path).journal_mode(SqliteJournalMode::Wal);
                    Pool::Sqlite(SqlitePoolOptions::new().max_connections(16).connect_with(options).await?)
                }
                Place::Postgres(url) => {
                    let options = sqlx::postgres::PgConnectOptions::from_str(url)?;
                    Pool::Postgres(PgPoolOptions::new().max_connections(16).connect_with(options).await?)
                }
            };
            let app = Router::new().route("/", get(page)).with_state((pool, Arc::new(tape)));
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
            ready.send(listener.local_addr()?)?;
            axum::serve(listener, app).await?;
            Ok(())
        })
    });
    Ok(address.recv()?)
}

async fn page(State((pool, tape)): State<(Pool, Arc<Vec<Played>>)>) -> Html<String> {
    let mut rows = 0;
    for (sql, params) in tape.iter() {
        rows += match &pool {
            Pool::Sqlite(pool) => sqlx::query_with(sql.sqlite, sqlite_arguments(params))
                .fetch_all(pool)
                .await
                .map(|rows| rows.len()),
            Pool::Postgres(pool) => sqlx::query_with(sql.postgres, postgres_arguments(params))
                .fetch_all(pool)
                .await
                .map(|rows| rows.len()),
        }
        .expect("the statement ran in the house");
    }
    Html(format!("<!doctype html><title>{rows}</title><p>{rows} rows"))
}

fn sqlite_arguments(params: &[Value]) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    for value in params {
        let added = match value {
            Value::Bool(value) => arguments.add(*value),
            Value::Int(value) => arguments.add(*value),
            Value::Text(value) => arguments.add(value.clone()),
            Value::Bytes(value) => arguments.add(value.clone()),
            Value::Id(value) => arguments.add(value.map(|id| id.as_bytes().to_vec())),
            Value::Moment(value) => arguments.add(value.map(|moment| moment.as_microsecond())),
            Value::Day(value) => arguments.add(value.map(|day| day.to_string())),
        };
        added.expect("plain values always encode");
    }
    arguments
}

fn postgres_arguments(params: &[Value]) -> PgArguments {
    let mut arguments = PgArguments::default();
    for value in params {
        let added = match value {
            Value::Bool(value) => arguments.add(*value),
            Value::Int(value) => arguments.add(*value),
            Value::Text(value) => arguments.add(value.clone()),
            Value::Bytes(value) => arguments.add(value.clone()),
            Value::Id(value) => arguments.add(*value),
            Value::Moment(value) => arguments.add(value.and_then(|moment| {
                sqlx::types::chrono::DateTime::from_timestamp_micros(moment.as_microsecond())
            })),
            Value::Day(value) => arguments.add(value.map(|day| {
                sqlx::types::chrono::NaiveDate::from_ymd_opt(
                    i32::from(day.year()),
                    day.month() as u32,
                    day.day() as u32,
                )
            })),
        };
        added.expect("plain values always encode");
    }
    arguments
}
