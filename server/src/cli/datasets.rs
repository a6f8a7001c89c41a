//! `jalon datasets`: what is loaded, from whom, how old; and the version before put back.

use clap::{Args, Subcommand};
use jalon_information::Dataset;
use jalon_information::model::dataset::State;
use jalon_information::sets::rollback;
use jalon_kernel::clock::{Clock, civil_day};
use jiff::civil;

use crate::cli::french;
use crate::settings::DataArgs;

/// What is asked about the data that are loaded.
#[derive(Args, Debug)]
pub struct DatasetsArgs {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Remettre en place la version précédente d’une source.
    #[command(help_template = french::TEMPLATE)]
    Rollback {
        /// Nom court de la source, comme « jalon datasets » l’écrit.
        #[arg(value_name = "SOURCE")]
        source: String,
    },
}

/// Lists the data sets, or puts one back.
pub async fn run(data: &DataArgs, arguments: DatasetsArgs) -> anyhow::Result<()> {
    let db = data.open_migrated().await?;
    let today = civil_day(Clock::System.now());
    if let Some(What::Rollback { source }) = arguments.what {
        let back = rollback(&db, &source).await?;
        println!("De nouveau en place :\n{}", line(&back, today));
        return Ok(());
    }
    let mut tx = db.read().await?;
    let datasets = jalon_information::datasets(&mut tx).await?;
    if datasets.is_empty() {
        println!("Aucune donnée de référence n’est chargée : voir « jalon import --help ».");
    }
    for dataset in &datasets {
        println!("{}", line(dataset, today));
    }
    Ok(())
}

fn line(dataset: &Dataset, today: civil::Date) -> String {
    let loaded = civil_day(dataset.loaded_at);
    let published = dataset.published_on.map_or_else(String::new, |day| format!(", publiée le {day}"));
    let mut line = format!(
        "{} : édition {}{published}, chargée le {loaded}, {}, {}",
        dataset.source, dataset.edition, dataset.publisher, dataset.licence
    );
    let rows: Vec<String> = dataset.counts.pairs().map(|(name, count)| format!("{name} {count}")).collect();
    line.push_str(match dataset.state {
        State::Current => "",
        State::Previous => " [version précédente]",
        State::Staged => " [import en cours ou interrompu]",
    });
    if dataset.is_demonstration() {
        line.push_str(" [démonstration]");
    }
    if dataset.state == State::Current && dataset.is_stale(today, loaded) {
        line.push_str(" [périmée : à mettre à jour]");
    }
    format!("{line}\n    {}", rows.join(", "))
}
