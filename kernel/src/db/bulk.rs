//! Filling large tables: their secondary indexes are taken away and made again, all in the caller's transaction.
//!
//! Only the command that generates data uses this. Whatever happens before the commit, the indexes are still there.

use sqlx::AssertSqlSafe;

use super::backend::Backend;
use super::{DbError, Tx, postgres, sqlite};

/// The statements that make again what was taken away.
#[derive(Debug)]
#[must_use = "the indexes must be made again before the commit"]
pub struct Indexes(Vec<String>);

impl Tx {
    /// Takes away the indexes of `tables` that serve no constraint.
    pub async fn drop_indexes(&mut self, tables: &[&str]) -> Result<Indexes, DbError> {
        let mut made = Vec::new();
        for table in tables {
            let found = match &mut self.0 {
                Backend::SqliteRead(reader) => on_sqlite(reader.connection(), table)?,
                Backend::SqliteWrite(writer) => on_sqlite(writer.connection(), table)?,
                other => on_postgres(other, table).await?,
            };
            for (name, statement) in found {
                self.run_text(&format!("drop index {name}")).await?;
                made.push(statement);
            }
        }
        Ok(Indexes(made))
    }

    /// Makes the indexes again.
    pub async fn create_indexes(&mut self, indexes: Indexes) -> Result<(), DbError> {
        for statement in indexes.0 {
            self.run_text(&statement).await?;
        }
        Ok(())
    }

    // The text comes from the catalogue of the database itself, never from outside.
    async fn run_text(&mut self, text: &str) -> Result<(), DbError> {
        match &mut self.0 {
            Backend::SqliteRead(reader) => {
                reader.connection().execute_batch(text).map_err(sqlite::failed("bulk"))
            }
            Backend::SqliteWrite(writer) => {
                writer.connection().execute_batch(text).map_err(sqlite::failed("bulk"))
            }
            other => {
                let connection = other.postgres().expect("the variants above are SQLite's");
                sqlx::raw_sql(AssertSqlSafe(text))
                    .execute(connection)
                    .await
                    .map(drop)
                    .map_err(postgres::failed("bulk"))
            }
        }
    }
}

fn on_sqlite(connection: &rusqlite::Connection, table: &str) -> Result<Vec<(String, String)>, DbError> {
    let failed = sqlite::failed("bulk");
    // The whole of what is written fits better in a larger cache; the connection keeps it for the rest of its life.
    connection.execute_batch("pragma cache_size = -262144").map_err(&failed)?;
    let mut statement = connection
        .prepare(
            "select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name = $1",
        )
        .map_err(&failed)?;
    statement
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))
        .and_then(Iterator::collect)
        .map_err(&failed)
}

async fn on_postgres(backend: &mut Backend, table: &str) -> Result<Vec<(String, String)>, DbError> {
    let connection = backend.postgres().expect("the caller has set SQLite apart");
    sqlx::query_as(
        "select indexname::text, indexdef from pg_indexes
         where schemaname = current_schema() and tablename = $1
         and indexname not in (select conname from pg_constraint)",
    )
    .bind(table)
    .fetch_all(connection)
    .await
    .map_err(postgres::failed("bulk"))
}
