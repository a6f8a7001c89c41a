//! The two schemas are one: the same timeline, the same tables, columns, keys, references and indexes.

use std::collections::{BTreeMap, BTreeSet};

use jalon_kernel::db::{Row, Sql, Tx, migrations};
use jalon_kernel::params;
use jalon_kernel::testing::World;
use jalon_tidy::{files, read};

use crate::hold;

/// What stands for a type of PostgreSQL in an SQLite file.
const TYPES: [(&str, &str); 6] = [
    ("uuid", "blob"),
    ("bytea", "blob"),
    ("timestamptz", "integer"),
    ("bigint", "integer"),
    ("boolean", "integer"),
    ("date", "text"),
];

#[test]
fn every_migration_is_in_the_timeline_and_in_both_folders() {
    let timeline: Vec<String> = migrations().iter().map(|migration| migration.name.to_owned()).collect();
    let mut sorted = timeline.clone();
    sorted.sort();
    assert_eq!(timeline, sorted, "the timeline goes forward");
    for engine in ["sqlite", "postgres"] {
        let prefix = format!("migrations/{engine}/");
        let there: Vec<String> = files(&[".sql"])
            .iter()
            .filter_map(|file| file.place.strip_prefix(&prefix)?.strip_suffix(".sql").map(str::to_owned))
            .collect();
        assert_eq!(there, timeline, "{prefix} and kernel/src/db/migrate.rs");
    }
}

#[test]
fn migrations_say_the_same_but_for_the_names_of_types() {
    let mut breaches = Vec::new();
    for migration in migrations() {
        let postgres = read(&format!("migrations/postgres/{}.sql", migration.name));
        let sqlite = read(&format!("migrations/sqlite/{}.sql", migration.name));
        let expected: Vec<String> = postgres.lines().map(in_sqlite).collect();
        let written: Vec<&str> = sqlite.lines().collect();
        for (number, (expected, written)) in expected.iter().zip(&written).enumerate() {
            if expected != written {
                breaches.push(format!(
                    "{}, line {}: « {written} » for « {expected} »",
                    migration.name,
                    number + 1
                ));
            }
        }
        if expected.len() != written.len() {
            breaches.push(format!("{}: {} lines for {}", migration.name, written.len(), expected.len()));
        }
    }
    hold("migrations/sqlite mirrors migrations/postgres", &breaches);
}

fn in_sqlite(line: &str) -> String {
    if line.trim_start().starts_with("--") {
        return line.to_owned();
    }
    if line == ");" {
        return ") strict;".to_owned();
    }
    let words: Vec<&str> =
        line.split(' ')
            .map(|word| {
                let (bare, comma) = word.strip_suffix(',').map_or((word, ""), |bare| (bare, ","));
                let bare = TYPES.iter().find(|(theirs, _)| *theirs == bare).map_or(bare, |(_, ours)| ours);
                match (bare, comma) {
                    ("false", "") => "0",
                    ("false", _) => "0,",
                    ("true", "") => "1",
                    ("true", _) => "1,",
                    (_, "") => bare,
                    _ => TYPES.iter().find(|(theirs, _)| format!("{theirs},") == word).map_or(
                        word,
                        |(_, ours)| match *ours {
                            "blob" => "blob,",
                            "integer" => "integer,",
                            _ => "text,",
                        },
                    ),
                }
            })
            .collect();
    words.join(" ")
}

/// A schema, each fact on a line of its own so that a difference reads well.
type Facts = BTreeSet<String>;

#[tokio::test]
async fn both_databases_come_out_the_same() {
    let mut schemas = BTreeMap::new();
    for world in World::each().await {
        let mut tx = world.db.read().await.expect("read");
        let facts =
            if world.db.engine() == "sqlite" { of_sqlite(&mut tx).await } else { of_postgres(&mut tx).await };
        assert!(facts.len() > 150, "{} tells {} facts of its schema", world.db.engine(), facts.len());
        schemas.insert(world.db.engine(), facts);
    }
    let (Some(sqlite), Some(postgres)) = (schemas.get("sqlite"), schemas.get("postgres")) else { return };
    let mut breaches: Vec<String> =
        sqlite.difference(postgres).map(|fact| format!("only on SQLite: {fact}")).collect();
    breaches.extend(postgres.difference(sqlite).map(|fact| format!("only on PostgreSQL: {fact}")));
    hold("one schema", &breaches);
}

async fn of_sqlite(tx: &mut Tx) -> Facts {
    let mut facts = Facts::new();
    facts.extend(
        ask(
            tx,
            "select m.name as a, c.name as b, lower(c.type) as c, \
             case when c.\"notnull\" = 1 or c.pk > 0 then 'not null' else 'null' end as d, \
             coalesce(c.dflt_value, '') as e \
             from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'",
        )
        .await
        .into_iter()
        .map(|[table, column, kind, null, default]| format!("{table}.{column} {kind} {null} default {default}")),
    );
    facts.extend(
        ask(
            tx,
            "select m.name as a, group_concat(f.\"from\") as b, f.\"table\" as c, \
             group_concat(coalesce(f.\"to\", '')) as d, lower(f.on_delete) as e \
             from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table' group by m.name, f.id",
        )
        .await
        .into_iter()
        .map(|[table, from, other, to, action]| format!("{table} ({from}) references {other} ({to}) on delete {action}")),
    );
    // A single-column primary key of an integer has no index of its own: the keys come from the columns.
    facts.extend(
        ask(
            tx,
            "select a, group_concat(b) as b, '' as c, '' as d, '' as e from (select m.name as a, c.name as b \
             from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and c.pk > 0 order by m.name, c.pk) \
             group by a",
        )
        .await
        .into_iter()
        .map(|[table, columns, ..]| format!("{table} primary key ({columns})")),
    );
    facts.extend(
        ask(
            tx,
            "select m.name as a, (select group_concat(x.name) from (select name from pragma_index_info(i.name) \
             order by seqno) x) as b, \
             case when i.\"unique\" = 1 then 'unique' else 'plain' end as c, \
             case when i.origin = 'c' then i.name else '' end as d, \
             coalesce((select case when instr(s.sql, ' where ') > 0 \
             then substr(s.sql, instr(s.sql, ' where ') + 7) end from sqlite_master s where s.name = i.name), '') as e \
             from sqlite_master m, pragma_index_list(m.name) i where m.type = 'table' and i.origin <> 'pk'",
        )
        .await
        .into_iter()
        .map(|[table, columns, unique, name, condition]| index(&table, &columns, &unique, &name, &condition)),
    );
    facts
}

async fn of_postgres(tx: &mut Tx) -> Facts {
    let mut facts = Facts::new();
    facts.extend(
        ask(
            tx,
            "select c.relname::text as a, a.attname::text as b, format_type(a.atttypid, a.atttypmod) as c, \
             case when a.attnotnull then 'not null' else 'null' end as d, \
             coalesce(pg_get_expr(d.adbin, d.adrelid), '') as e \
             from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' \
             join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped \
             left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relkind = 'r'",
        )
        .await
        .into_iter()
        .map(|[table, column, kind, null, default]| {
            let kind = match kind.as_str() {
                "timestamp with time zone" => "integer",
                other => TYPES.iter().find(|(theirs, _)| *theirs == other).map_or(other, |(_, ours)| ours),
            };
            let default = match default.as_str() {
                "false" => "0",
                "true" => "1",
                other => other,
            };
            format!("{table}.{column} {kind} {null} default {default}")
        }),
    );
    facts.extend(
        ask(
            tx,
            "select c.conrelid::regclass::text as a, \
             (select string_agg(a.attname, ',' order by k.place) from unnest(c.conkey) with ordinality k(number, place) \
             join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as b, \
             c.confrelid::regclass::text as c, \
             (select string_agg(a.attname, ',' order by k.place) from unnest(c.confkey) with ordinality k(number, place) \
             join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number) as d, \
             case c.confdeltype when 'a' then 'no action' when 'c' then 'cascade' else c.confdeltype::text end as e \
             from pg_constraint c where c.contype = 'f'",
        )
        .await
        .into_iter()
        .map(|[table, from, other, to, action]| format!("{table} ({from}) references {other} ({to}) on delete {action}")),
    );
    for [table, columns, kind, name, condition] in ask(
        tx,
        "select i.indrelid::regclass::text as a, \
         (select string_agg(a.attname, ',' order by k.place) from unnest(i.indkey::int[]) with ordinality k(number, place) \
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number) as b, \
         case when i.indisprimary then 'primary' when i.indisunique then 'unique' else 'plain' end as c, \
         case when exists (select 1 from pg_constraint o where o.conindid = i.indexrelid and o.contype in ('p', 'u')) \
         then '' else x.relname::text end as d, \
         coalesce(pg_get_expr(i.indpred, i.indrelid), '') as e \
         from pg_index i join pg_class x on x.oid = i.indexrelid \
         join pg_namespace n on n.oid = x.relnamespace and n.nspname = 'public'",
    )
    .await
    {
        facts.insert(match kind.as_str() {
            "primary" => format!("{table} primary key ({columns})"),
            other => index(&table, &columns, other, &name, &condition),
        });
    }
    facts
}

fn index(table: &str, columns: &str, unique: &str, name: &str, condition: &str) -> String {
    // PostgreSQL writes a condition back with brackets and the types of its constants.
    let condition = condition.replace("::text", "").replace(['(', ')'], "").to_lowercase();
    format!("{table} {unique} index {name} ({columns}) where {condition}")
}

async fn ask(tx: &mut Tx, text: &'static str) -> Vec<[String; 5]> {
    let read =
        |row: &Row<'_>| Ok([row.get("a")?, row.get("b")?, row.get("c")?, row.get("d")?, row.get("e")?]);
    tx.all(&Sql { name: "schema", sqlite: text, postgres: text }, params![], read)
        .await
        .expect("the schema is read")
}
