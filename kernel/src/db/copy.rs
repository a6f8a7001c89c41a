//! Many rows of one table at once: a prepared insert on SQLite, `copy` on PostgreSQL.
//!
//! Used by imports, by generated data and by restore, never by a page.

use std::fmt::Write as _;

use super::backend::Backend;
use super::{DbError, Value, postgres, sqlite};

/// The table and the columns that rows are copied into. Both come from the program, never from outside.
#[derive(Clone, Copy, Debug)]
pub struct CopyInto {
    /// The table's name.
    pub table: &'static str,
    /// The columns, in the order of the values of each row.
    pub columns: &'static [&'static str],
}

const PIECE: usize = 1 << 18;

pub(super) async fn rows(
    backend: &mut Backend,
    into: &CopyInto,
    rows: impl Iterator<Item = Vec<Value>> + Send,
) -> Result<u64, DbError> {
    match backend {
        Backend::SqliteRead(reader) => insert(reader.connection(), into, rows),
        Backend::SqliteWrite(writer) => insert(writer.connection(), into, rows),
        Backend::PostgresRead(_) | Backend::PostgresWrite(_) => {
            let connection = backend.postgres().expect("the variants above hold a server connection");
            copy_in(connection, into, rows).await
        }
    }
}

fn insert(
    connection: &rusqlite::Connection,
    into: &CopyInto,
    rows: impl Iterator<Item = Vec<Value>>,
) -> Result<u64, DbError> {
    let failed = sqlite::failed(into.table);
    let places: Vec<String> = (1..=into.columns.len()).map(|place| format!("${place}")).collect();
    let text =
        format!("insert into {} ({}) values ({})", into.table, into.columns.join(", "), places.join(", "));
    let mut statement = connection.prepare_cached(&text).map_err(&failed)?;
    let mut count = 0;
    for row in rows {
        // The places are those this function wrote: asking SQLite for each parameter's name would cost as much again.
        if row.len() != into.columns.len() {
            return Err(failed(rusqlite::Error::InvalidParameterCount(row.len(), into.columns.len())));
        }
        for (place, value) in (1..).zip(&row) {
            statement.raw_bind_parameter(place, value).map_err(&failed)?;
        }
        statement.raw_execute().map_err(&failed)?;
        count += 1;
    }
    Ok(count)
}

async fn copy_in(
    connection: &mut sqlx::PgConnection,
    into: &CopyInto,
    rows: impl Iterator<Item = Vec<Value>> + Send,
) -> Result<u64, DbError> {
    let failed = postgres::failed(into.table);
    let text = format!("copy {} ({}) from stdin", into.table, into.columns.join(", "));
    let mut sink = connection.copy_in_raw(&text).await.map_err(&failed)?;
    let mut piece = String::with_capacity(PIECE + 4096);
    for row in rows {
        for (place, value) in row.iter().enumerate() {
            if place > 0 {
                piece.push('\t');
            }
            write_value(&mut piece, value);
        }
        piece.push('\n');
        if piece.len() >= PIECE {
            sink.send(piece.as_bytes()).await.map_err(&failed)?;
            piece.clear();
        }
    }
    sink.send(piece.as_bytes()).await.map_err(&failed)?;
    sink.finish().await.map_err(&failed)
}

// The text format of `copy`: tabs between values, backslash escapes, \N for nothing.
fn write_value(out: &mut String, value: &Value) {
    let written = match value {
        Value::Bool(Some(value)) => write!(out, "{}", if *value { 't' } else { 'f' }),
        Value::Int(Some(value)) => write!(out, "{value}"),
        Value::Text(Some(text)) => {
            for letter in text.chars() {
                match letter {
                    '\\' => out.push_str("\\\\"),
                    '\t' => out.push_str("\\t"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    other => out.push(other),
                }
            }
            Ok(())
        }
        Value::Bytes(Some(bytes)) => {
            out.push_str("\\\\x");
            bytes.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
        }
        Value::Id(Some(id)) => write!(out, "{id}"),
        Value::Moment(Some(moment)) => write!(out, "{moment}"),
        Value::Day(Some(day)) => write!(out, "{day}"),
        _ => {
            out.push_str("\\N");
            Ok(())
        }
    };
    written.expect("writing into a string cannot fail");
}
