//! The tables of the house and the kinds of their columns, read from the migrations: the only place that says them all.

use std::sync::OnceLock;

use crate::db::{CopyInto, DbError, Row, Sql, Value, migrations};

/// The table of the keys of people.
pub const KEYS: &str = "person_key";

/// What only serves for minutes: a restored house starts without it.
const FLEETING: [&str; 5] = ["session", "login_code", "rate", "idempotency", "schema_migration"];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Bool,
    Int,
    Text,
    Bytes,
    Id,
    Moment,
    Day,
}

/// A table as the archive reads and writes it.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub columns: Vec<(&'static str, Kind)>,
    /// Every row.
    pub read: Sql,
    /// One row, if there is any.
    pub any: Sql,
    pub into: CopyInto,
}

impl Table {
    /// The values of a row.
    pub fn values(&self, row: &Row<'_>) -> Result<Vec<Value>, DbError> {
        self.columns
            .iter()
            .map(|(name, kind)| {
                Ok(match kind {
                    Kind::Bool => Value::Bool(row.get(name)?),
                    Kind::Int => Value::Int(row.get(name)?),
                    Kind::Text => Value::Text(row.get(name)?),
                    Kind::Bytes => Value::Bytes(row.get(name)?),
                    Kind::Id => Value::Id(row.get(name)?),
                    Kind::Moment => Value::Moment(row.get(name)?),
                    Kind::Day => Value::Day(row.get(name)?),
                })
            })
            .collect()
    }
}

/// Every table, those that others refer to first: the order in which migrations make them.
pub fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        migrations()
            .iter()
            .flat_map(|migration| parse(migration.postgres))
            .filter(|(name, _)| !FLEETING.contains(name))
            .map(|(name, columns)| table(name, columns))
            .collect()
    })
}

// The statements are made once and live as long as the program: their texts are as static as those of files.
fn table(name: &'static str, columns: Vec<(&'static str, Kind)>) -> Table {
    let names: Vec<&'static str> = columns.iter().map(|(name, _)| *name).collect();
    let statement = |text: String| -> Sql {
        let text: &'static str = Box::leak(text.into_boxed_str());
        Sql { name, sqlite: text, postgres: text }
    };
    Table {
        name,
        read: statement(format!("select {} from {name}", names.join(", "))),
        any: statement(format!("select 1 as one from {name} limit 1")),
        into: CopyInto { table: name, columns: Box::leak(names.into_boxed_slice()) },
        columns,
    }
}

fn parse(text: &'static str) -> Vec<(&'static str, Vec<(&'static str, Kind)>)> {
    let mut tables: Vec<(&'static str, Vec<(&'static str, Kind)>)> = Vec::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("create table ") {
            tables.push((rest.trim_end_matches([' ', '(']), Vec::new()));
        } else if let (Some(rest), Some((_, columns))) = (line.strip_prefix("    "), tables.last_mut()) {
            let mut words = rest.trim_end_matches(',').split(' ');
            if let (Some(name), Some(kind)) = (words.next(), words.next().and_then(kind)) {
                columns.push((name, kind));
            }
        }
    }
    tables
}

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "boolean" => Kind::Bool,
        "bigint" => Kind::Int,
        "text" => Kind::Text,
        "bytea" => Kind::Bytes,
        "uuid" => Kind::Id,
        "timestamptz" => Kind::Moment,
        "date" => Kind::Day,
        _ => return None,
    })
}
