//! Invariant 9: no table refers to a person without somebody speaking for it.

mod common;

use std::sync::Arc;

use common::Keepsakes;
use jalon_documents::pdf::Renderer;
use jalon_kernel::db::Db;
use jalon_kernel::testing::World;
use jalon_kernel::wing::Wing;
use jalon_privacy::{KERNEL_TABLES, Privacy, unvisited_tables};

async fn schema(world: &World) -> Vec<(String, String)> {
    let Db::Sqlite(pool) = &world.db else { panic!("the schema is read on SQLite") };
    let connection = pool.maintenance().await;
    let mut statement = connection
        .prepare(
            "select tables.name, columns.name from sqlite_master as tables \
             join pragma_table_info(tables.name) as columns where tables.type = 'table'",
        )
        .expect("prepared");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    rows.collect::<Result<_, _>>().expect("rows")
}

#[tokio::test]
async fn clause_1_16_every_table_of_the_kernel_that_refers_to_a_person_is_declared() {
    let world = World::sqlite().await;
    let schema = schema(&world).await;
    let wings: Vec<Arc<dyn Wing>> =
        vec![Arc::new(Keepsakes), Arc::new(Privacy::new(Arc::new(Renderer::new())))];
    let unvisited = unvisited_tables(&schema, &wings);
    // The tables of the kernel: those of the house, and the file of a person.
    let house = include_str!("../../../migrations/sqlite/0001_house.sql");
    let of_the_house =
        house.lines().filter_map(|line| line.strip_prefix("create table ")?.strip_suffix(" ("));
    let kernel: Vec<&str> = of_the_house.chain(["parcours", "follow_up", "consent"]).collect();
    assert!(kernel.len() > 10, "{kernel:?}");
    assert!(unvisited.iter().all(|table| !kernel.contains(&table.as_str())), "{unvisited:?}");
    assert!(unvisited.contains(&"request".to_owned()), "a table nobody speaks for is named");
    for table in KERNEL_TABLES {
        assert!(schema.iter().any(|(name, _)| name == table.name), "{} is no table", table.name);
    }
}

#[test]
fn a_table_nobody_speaks_for_is_named_once() {
    let column = |table: &str, column: &str| (table.to_owned(), column.to_owned());
    let schema = [
        column("diary", "id"),
        column("diary", "person_id"),
        column("person_key", "person_id"),
        column("kept_occupation", "person_id"),
        column("site", "id"),
    ];
    let wings: Vec<Arc<dyn Wing>> = vec![Arc::new(Keepsakes)];
    assert_eq!(unvisited_tables(&schema, &wings), ["diary"]);
    assert_eq!(unvisited_tables(&schema, &[]), ["diary", "kept_occupation"]);
}
