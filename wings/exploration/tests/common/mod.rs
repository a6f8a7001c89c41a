//! What every test of the wing begins with: the starter set, a house, and how to read a page.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::Arc;

use jalon_exploration::Exploration;
use jalon_information::Information;
use jalon_information::import::{self, Options, Run, starter};
use jalon_kernel::House;
use jalon_kernel::db::Sql;
use jalon_kernel::params;
use jalon_kernel::testing::{Answer, Browser, World};

/// A house with this wing, information and the starter set.
pub async fn house(world: &World) -> (House, Exploration) {
    let options = Options { run: Run::Apply, ..Options::default() };
    import::rome(&world.db, &world.clock, &world.chance, starter(), options, &mut |_| {})
        .await
        .expect("the starter set");
    let information = Information::open(&world.db).await.expect("an index");
    let exploration = Exploration::default();
    (world.house(vec![Arc::new(information), Arc::new(exploration.clone())]).0, exploration)
}

/// The number a statement counts.
pub async fn count(world: &World, text: &'static str) -> i64 {
    let sql = Sql { name: "count", sqlite: text, postgres: text };
    let mut tx = world.db.read().await.expect("read");
    tx.one(&sql, params![], |row| row.get("n")).await.expect("a count")
}

/// The names of the questions of a page of proposals.
pub fn questions(page: &Answer) -> Vec<String> {
    let text = page.text();
    let mut names: Vec<String> = text
        .split("name=\"skill-")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|ogr| format!("skill-{ogr}"))
        .collect();
    names.dedup();
    names
}

/// The value of the hidden field of that name.
#[track_caller]
pub fn hidden(page: &Answer, name: &str) -> String {
    let text = page.text();
    let mark = format!("name=\"{name}\" value=\"");
    let rest = text.split(&mark).nth(1).unwrap_or_else(|| panic!("no hidden {name} in:\n{text}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Answers yes to every question of a page of proposals.
pub async fn say_yes(browser: &mut Browser, address: &str) -> Answer {
    let page = browser.get(address).await;
    let names = questions(&page);
    assert!(!names.is_empty(), "something is asked:\n{}", page.text());
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "yes")).collect();
    browser.post(address, &fields).await
}

/// The codes of the occupations that a page lists, in their order.
pub fn listed(page: &Answer) -> Vec<String> {
    let text = page.text();
    text.split("<h2 id=\"metier-").skip(1).filter_map(|rest| rest.get(..5)).map(str::to_owned).collect()
}
