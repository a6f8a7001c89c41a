//! `jalon generate`: invented parcours by the million, for load tests.

use anyhow::Context as _;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jalon_kernel::clock::Clock;

use crate::generate::{self, Wanted};
use crate::settings::DataArgs;

/// How much.
#[derive(Args, Debug)]
pub struct GenerateArgs {
    /// Nombre de parcours.
    #[arg(long, value_name = "NOMBRE", value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    parcours: u64,
    /// Graine : la même donne les mêmes personnes.
    #[arg(long, value_name = "NOMBRE", default_value_t = 1)]
    seed: u64,
}

/// Fills an empty base and says how fast it went.
pub async fn run(data: &DataArgs, arguments: GenerateArgs) -> anyhow::Result<()> {
    let db = data.open_migrated().await?;
    let secrets = data.secrets()?;
    let bar = ProgressBar::new(arguments.parcours).with_style(
        ProgressStyle::with_template("{bar:30} {pos}/{len} parcours, {elapsed}").context("la barre")?,
    );
    let wanted = Wanted { parcours: arguments.parcours, seed: arguments.seed };
    let made =
        generate::parcours(&db, &secrets, Clock::System.now(), wanted, &|done| bar.set_position(done)).await;
    bar.finish_and_clear();
    let made = made?;
    let seconds = made.time.as_secs_f64();
    println!(
        "{} parcours, {} lignes en {seconds:.1} s : {:.0} parcours par seconde",
        arguments.parcours,
        made.rows,
        arguments.parcours as f64 / seconds.max(0.001)
    );
    Ok(())
}
