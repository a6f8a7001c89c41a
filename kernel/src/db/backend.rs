//! One transaction, whichever engine holds it: the only place that branches on the engine for reads and writes.

use sqlx::pool::PoolConnection;
use sqlx::{Executor as _, PgConnection, Postgres, Transaction};

use super::{Db, DbError, Row, Sql, Value, postgres, sqlite};

pub(super) enum Backend {
    SqliteRead(sqlite::Reader),
    SqliteWrite(sqlite::Writer),
    PostgresRead(PoolConnection<Postgres>),
    PostgresWrite(Transaction<'static, Postgres>),
}

pub(super) async fn read(db: &Db) -> Result<Backend, DbError> {
    match db {
        Db::Sqlite(pool) => pool.read().await.map(Backend::SqliteRead),
        Db::Postgres(pool) => {
            pool.acquire().await.map(Backend::PostgresRead).map_err(postgres::failed("acquire"))
        }
    }
}

pub(super) async fn snapshot(db: &Db) -> Result<Backend, DbError> {
    match db {
        Db::Sqlite(pool) => pool.snapshot().await.map(Backend::SqliteRead),
        Db::Postgres(pool) => {
            let begin = "begin isolation level repeatable read read only";
            pool.begin_with(begin).await.map(Backend::PostgresWrite).map_err(postgres::failed("begin"))
        }
    }
}

pub(super) async fn write(db: &Db) -> Result<Backend, DbError> {
    match db {
        Db::Sqlite(pool) => pool.write().await.map(Backend::SqliteWrite),
        Db::Postgres(pool) => {
            pool.begin().await.map(Backend::PostgresWrite).map_err(postgres::failed("begin"))
        }
    }
}

pub(super) async fn prepare(db: &Db, sql: &Sql) -> Result<(), DbError> {
    match db {
        Db::Sqlite(pool) => {
            let reader = pool.read().await?;
            reader.connection().prepare(sql.sqlite).map(drop).map_err(sqlite::failed(sql.name))
        }
        Db::Postgres(pool) => {
            let mut connection = pool.acquire().await.map_err(postgres::failed("acquire"))?;
            let text = sqlx::SqlSafeStr::into_sql_str(sql.postgres);
            connection.prepare(text).await.map(drop).map_err(postgres::failed(sql.name))
        }
    }
}

impl Backend {
    pub(super) async fn all<T: Send>(
        &mut self,
        sql: &Sql,
        params: &[Value],
        read: impl Fn(&Row<'_>) -> Result<T, DbError> + Send,
    ) -> Result<Vec<T>, DbError> {
        match self {
            Self::SqliteRead(reader) => sqlite::all(reader.connection(), sql, params, read),
            Self::SqliteWrite(writer) => sqlite::all(writer.connection(), sql, params, read),
            Self::PostgresRead(connection) => postgres::all(connection, sql, params, read).await,
            Self::PostgresWrite(transaction) => postgres::all(transaction, sql, params, read).await,
        }
    }

    pub(super) async fn each(
        &mut self,
        sql: &Sql,
        take: impl FnMut(&Row<'_>) -> Result<(), DbError> + Send,
    ) -> Result<u64, DbError> {
        match self {
            Self::SqliteRead(reader) => sqlite::each(reader.connection(), sql, take),
            Self::SqliteWrite(writer) => sqlite::each(writer.connection(), sql, take),
            Self::PostgresRead(connection) => postgres::each(connection, sql, take).await,
            Self::PostgresWrite(transaction) => postgres::each(transaction, sql, take).await,
        }
    }

    pub(super) async fn execute(&mut self, sql: &Sql, params: &[Value]) -> Result<u64, DbError> {
        match self {
            Self::SqliteRead(reader) => sqlite::execute(reader.connection(), sql, params),
            Self::SqliteWrite(writer) => sqlite::execute(writer.connection(), sql, params),
            Self::PostgresRead(connection) => postgres::execute(connection, sql, params).await,
            Self::PostgresWrite(transaction) => postgres::execute(transaction, sql, params).await,
        }
    }

    pub(super) async fn commit(self) -> Result<(), DbError> {
        match self {
            Self::SqliteRead(_) | Self::PostgresRead(_) => Ok(()),
            Self::SqliteWrite(writer) => writer.commit(),
            Self::PostgresWrite(transaction) => {
                transaction.commit().await.map_err(postgres::failed("commit"))
            }
        }
    }

    /// The server connection, when there is one.
    pub(super) fn postgres(&mut self) -> Option<&mut PgConnection> {
        match self {
            Self::SqliteRead(_) | Self::SqliteWrite(_) => None,
            Self::PostgresRead(connection) => Some(connection),
            Self::PostgresWrite(transaction) => Some(transaction),
        }
    }
}
