//! Migrations: one timeline for the whole schema, the same file names on both engines, each in one transaction.
//!
//! What has been applied is remembered with its checksum: a migration changed afterwards, or one that this program
//! does not know, is refused instead of guessed at.

use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Executor as _};

use super::{Db, DbError, postgres, sqlite};

/// One step of the schema's timeline.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The file's name without its ending: `0001_house`.
    pub name: &'static str,
    /// Its text for SQLite.
    pub sqlite: &'static str,
    /// Its text for PostgreSQL.
    pub postgres: &'static str,
}

macro_rules! timeline {
    ($($name:literal),* $(,)?) => {
        &[$(Migration {
            name: $name,
            sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations/postgres/", $name, ".sql")),
        }),*]
    };
}

/// Every migration, oldest first.
pub fn migrations() -> &'static [Migration] {
    timeline![
        "0001_house",
        "0002_reference",
        "0003_reception",
        "0004_counselling",
        "0005_training",
        "0006_exploration",
        "0008_regional_values",
        "0010_datasets",
        "0011_events_library"
    ]
}

const MEMORY: &str =
    "create table if not exists schema_migration (name text primary key, checksum text not null)";
// Any number that no other program uses as its advisory lock: two servers may start at the same moment.
const LOCK: i64 = 0x6a61_6c6f_6e00;

pub(super) async fn run(db: &Db) -> Result<Vec<String>, DbError> {
    match db {
        Db::Sqlite(pool) => on_sqlite(&*pool.maintenance().await),
        Db::Postgres(pool) => on_postgres(pool).await,
    }
}

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

// Which migrations are still to run, given those that were.
fn pending(
    applied: &[(String, String)],
    text: impl Fn(&Migration) -> &'static str,
) -> Result<Vec<&'static Migration>, DbError> {
    for (name, sum) in applied {
        match migrations().iter().find(|known| known.name == name) {
            None => return Err(DbError::FromTheFuture { name: name.clone() }),
            Some(known) if checksum(text(known)) != *sum => {
                return Err(DbError::MigrationChanged { name: name.clone() });
            }
            Some(_) => {}
        }
    }
    Ok(migrations().iter().filter(|known| applied.iter().all(|(name, _)| name != known.name)).collect())
}

fn on_sqlite(connection: &rusqlite::Connection) -> Result<Vec<String>, DbError> {
    let failed = sqlite::failed("migrate");
    connection.execute_batch("begin immediate").map_err(&failed)?;
    let work = || -> Result<Vec<String>, DbError> {
        connection.execute_batch(MEMORY).map_err(&failed)?;
        let mut statement =
            connection.prepare("select name, checksum from schema_migration").map_err(&failed)?;
        let applied = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(&failed)?;
        let mut done = Vec::new();
        for migration in pending(&applied, |migration| migration.sqlite)? {
            connection.execute_batch(migration.sqlite).map_err(&failed)?;
            connection
                .execute(
                    "insert into schema_migration (name, checksum) values ($1, $2)",
                    [migration.name, &checksum(migration.sqlite)],
                )
                .map_err(&failed)?;
            done.push(migration.name.to_owned());
        }
        Ok(done)
    };
    let result = work();
    let end = if result.is_ok() { "commit" } else { "rollback" };
    connection.execute_batch(end).map_err(&failed)?;
    result
}

async fn on_postgres(pool: &sqlx::PgPool) -> Result<Vec<String>, DbError> {
    let failed = postgres::failed("migrate");
    let mut transaction = pool.begin().await.map_err(&failed)?;
    sqlx::query("select pg_advisory_xact_lock($1)")
        .bind(LOCK)
        .execute(&mut *transaction)
        .await
        .map_err(&failed)?;
    transaction.execute(MEMORY).await.map_err(&failed)?;
    let applied: Vec<(String, String)> = sqlx::query_as("select name, checksum from schema_migration")
        .fetch_all(&mut *transaction)
        .await
        .map_err(&failed)?;
    let mut done = Vec::new();
    for migration in pending(&applied, |migration| migration.postgres)? {
        sqlx::raw_sql(AssertSqlSafe(migration.postgres)).execute(&mut *transaction).await.map_err(&failed)?;
        sqlx::query("insert into schema_migration (name, checksum) values ($1, $2)")
            .bind(migration.name)
            .bind(checksum(migration.postgres))
            .execute(&mut *transaction)
            .await
            .map_err(&failed)?;
        done.push(migration.name.to_owned());
    }
    transaction.commit().await.map_err(&failed)?;
    Ok(done)
}
