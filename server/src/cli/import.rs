//! `jalon import`: a published classification or a set of financing schemes into the database, checked, compared, and in
//! place all at once.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use jalon_information::import::{self, Options, Progress, Run};
use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_reference::findings::Scrutiny;
use jalon_reference::shrinkage::Tolerance;
use jalon_training::import as schemes;

use crate::cli::check::scheme_files;
use crate::cli::french;
use crate::settings::DataArgs;

/// What is imported.
#[derive(Subcommand, Debug)]
pub enum Import {
    /// Importer le ROME, version 3 ou 4, tel que France Travail le publie.
    #[command(help_template = french::TEMPLATE)]
    Rome(RomeArgs),
    /// Mettre en service un dossier de dispositifs de financement (data/schemes).
    ///
    /// Tout est relu comme par « jalon check schemes » ; à la moindre erreur, la version en place reste.
    #[command(help_template = french::TEMPLATE)]
    Schemes(SchemesArgs),
}

/// Which files, and whether to write.
#[derive(Args, Debug)]
pub struct SchemesArgs {
    /// Le dossier des dispositifs.
    #[arg(value_name = "DOSSIER", required_unless_present = "program", conflicts_with = "program")]
    source: Option<PathBuf>,
    /// Revenir aux dispositifs du programme.
    #[arg(long)]
    program: bool,
    /// Relire, vérifier et comparer, sans rien écrire.
    #[arg(long)]
    dry_run: bool,
}

/// Which files, and how strictly.
#[derive(Args, Debug)]
pub struct RomeArgs {
    /// Un dossier de fichiers .csv ou .csv.gz, ou une archive .zip.
    #[arg(value_name = "DOSSIER|ZIP")]
    source: PathBuf,
    /// Lire, vérifier et comparer, sans rien écrire.
    #[arg(long)]
    dry_run: bool,
    /// Part de chaque décompte qui peut disparaître sans que l’import soit refusé, en millièmes.
    #[arg(long, value_name = "POUR-MILLE", default_value_t = 20, value_parser = clap::value_parser!(u16).range(0..=1000))]
    tolerance: u16,
    /// Admettre les contradictions entre deux tables de l’éditeur ; elles sont dites.
    #[arg(long)]
    tolerant: bool,
}

/// Imports; on any refusal the version in place stays.
pub async fn run(data: &DataArgs, what: Import) -> anyhow::Result<()> {
    match what {
        Import::Rome(arguments) => rome(data, arguments).await,
        Import::Schemes(arguments) => schemes(data, arguments).await,
    }
}

async fn schemes(data: &DataArgs, arguments: SchemesArgs) -> anyhow::Result<()> {
    let (origin, files) = match &arguments.source {
        Some(folder) => (folder.display().to_string(), scheme_files(folder)?),
        None => ("le programme".to_owned(), jalon_training::import::built_in()),
    };
    let run = if arguments.dry_run { schemes::Run::Rehearse } else { schemes::Run::Apply };
    let db = data.open_migrated().await?;
    let secrets = data.secrets()?;
    let report = schemes::schemes(&db, &secrets, &Clock::System, &origin, files, run).await?;
    println!("{report}");
    Ok(())
}

async fn rome(data: &DataArgs, arguments: RomeArgs) -> anyhow::Result<()> {
    let files = files(&arguments.source)?;
    let db = data.open_migrated().await?;
    let options = Options {
        run: if arguments.dry_run { Run::Rehearse } else { Run::Apply },
        tolerance: Tolerance::per_thousand(arguments.tolerance).unwrap_or_default(),
        scrutiny: if arguments.tolerant { Scrutiny::Tolerant } else { Scrutiny::Exact },
    };
    let bar = bar();
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

fn bar() -> ProgressBar {
    // Nothing is drawn when standard error is not a terminal.
    let style = ProgressStyle::with_template("{bar:30} {elapsed} {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(1).with_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn files(source: &Path) -> anyhow::Result<Vec<(String, File)>> {
    let open = |path: &Path| -> anyhow::Result<(String, File)> {
        let file = File::open(path).with_context(|| format!("{} ne s’ouvre pas", path.display()))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok((name, file))
    };
    if !source.is_dir() {
        return Ok(vec![open(source)?]);
    }
    let entries = source.read_dir().with_context(|| format!("{} ne se lit pas", source.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("{} ne se lit pas", source.display()))?.path();
        if path.is_file() && is_part_of_a_set(&path) {
            paths.push(path);
        }
    }
    anyhow::ensure!(
        !paths.is_empty(),
        "{} ne contient aucun fichier .csv, .csv.gz ou .zip : est-ce le bon dossier ?",
        source.display()
    );
    paths.sort();
    paths.iter().map(|path| open(path)).collect()
}

// Beside the tables, the release note and the sums that vouch for them.
fn is_part_of_a_set(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    [".csv", ".csv.gz", ".zip"].iter().any(|end| name.ends_with(end))
        || name == "version.txt"
        || name == "sha256sums"
}
