//! `jalon import` for every source but ROME.

use jalon_information::import::Run;
use jalon_information::sets::{SetOptions, import_set};
use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_reference::registry::Source;

use super::{ImportArgs, bar, files, tolerance};
use crate::settings::DataArgs;

pub(super) async fn run(
    data: &DataArgs,
    source: &'static Source,
    arguments: ImportArgs,
) -> anyhow::Result<()> {
    let mut found = Vec::new();
    for path in &arguments.paths {
        found.extend(files::below(path)?);
    }
    let db = data.open_migrated().await?;
    let options = SetOptions {
        run: if arguments.dry_run { Run::Rehearse } else { Run::Apply },
        tolerance: tolerance(arguments.tolerance),
        rows_lost: tolerance(arguments.rows_lost_max),
        edition: arguments.edition,
        published_on: arguments.published,
    };
    let bar = bar("{bar:30} {bytes}/{total_bytes} {bytes_per_sec}, reste {eta} {msg}");
    let outcome = import_set(&db, &Clock::System, &Chance::System, source, found, options, &mut |step| {
        bar.set_length(step.total);
        bar.set_position(step.bytes.min(step.total));
        bar.set_message(format!("{} lignes", step.rows));
    })
    .await;
    bar.finish_and_clear();
    println!("{}", outcome?);
    Ok(())
}
