//! `jalon import rome`: a published classification.

use indicatif::ProgressBar;
use jalon_information::import::{self, Options, Progress, Run};
use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_reference::findings::Scrutiny;

use super::{ImportArgs, bar, files, tolerance};
use crate::settings::DataArgs;

pub(super) async fn run(data: &DataArgs, arguments: ImportArgs) -> anyhow::Result<()> {
    let mut files = Vec::new();
    for path in &arguments.paths {
        files.extend(files::of_set(path)?);
    }
    let db = data.open_migrated().await?;
    let options = Options {
        run: if arguments.dry_run { Run::Rehearse } else { Run::Apply },
        tolerance: tolerance(arguments.tolerance),
        scrutiny: if arguments.tolerant { Scrutiny::Tolerant } else { Scrutiny::Exact },
    };
    let bar = bar("{bar:30} {elapsed} {msg}");
    let outcome = import::rome(&db, &Clock::System, &Chance::System, files, options, &mut |step| {
        show(&bar, &step);
    })
    .await;
    bar.finish_and_clear();
    println!("{}", outcome?);
    Ok(())
}

// The difference is printed with the report: the bar only says that it is being made.
fn show(bar: &ProgressBar, step: &Progress<'_>) {
    match step {
        Progress::Expanded { done, total, .. } => {
            bar.set_length(*total as u64 + 2);
            bar.set_position(*done as u64);
            bar.set_message(step.to_string());
        }
        Progress::Compared(_) => {
            bar.inc(1);
            bar.set_message("comparaison avec la version en place");
        }
        Progress::Checking { .. } | Progress::Writing { .. } | Progress::Tidying => {
            bar.set_message(step.to_string());
        }
    }
}
