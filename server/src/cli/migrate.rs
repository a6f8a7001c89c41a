//! `jalon migrate`: brings the schema up to date.

use anyhow::Context as _;

use crate::settings::DataArgs;

/// Runs the migrations that are missing and says which.
pub async fn run(data: &DataArgs) -> anyhow::Result<()> {
    let db = data.open().await?;
    let done = db.migrate().await.context("la base de données n’a pas pu être mise à jour")?;
    if done.is_empty() {
        println!("La base de données est à jour.");
    }
    for name in done {
        println!("fait : {name}");
    }
    Ok(())
}
