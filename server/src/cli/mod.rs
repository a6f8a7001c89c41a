//! The commands of `jalon`.
//!
//! Exit codes: 0 when what was asked is done; 1 when it could not be done or a check found a fault; 2 when the
//! command itself was not understood. What is asked for goes to standard output, everything else to standard error.

mod admin;
mod backup;
mod check;
mod datasets;
mod demo;
mod french;
mod generate;
mod import;
mod migrate;
mod serve;
mod simulate;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::settings::DataArgs;

/// Jalon : la plateforme du conseil en évolution professionnelle.
///
/// Pour voir : « jalon demo ». Pour de vrai : « jalon migrate », « jalon import rome », « jalon admin », puis « jalon serve ».
#[derive(Parser, Debug)]
#[command(
    name = "jalon",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    help_template = french::TEMPLATE,
    subcommand_help_heading = "Commandes",
    next_help_heading = "Options",
    after_help = "Codes de sortie : 0 c’est fait ; 1 impossible, ou une vérification a trouvé un défaut ; 2 commande mal écrite."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    data: DataArgs,
    /// Afficher cette aide.
    #[arg(short = 'h', long = "help", action = clap::ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Afficher la version.
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Démarrer une démonstration complète avec des personnes inventées. Rien ne quitte la machine.
    #[command(help_template = french::TEMPLATE)]
    Demo(demo::DemoArgs),
    /// Servir la plateforme.
    #[command(help_template = french::TEMPLATE)]
    Serve(crate::settings::ServeArgs),
    /// Mettre la base de données à jour, ou la créer.
    #[command(help_template = french::TEMPLATE)]
    Migrate,
    /// Importer des données publiées.
    #[command(help_template = french::TEMPLATE)]
    Import(import::ImportArgs),
    /// Dire quelles données de référence sont chargées, de qui et de quand ; revenir à la version précédente.
    #[command(help_template = french::TEMPLATE, subcommand_help_heading = "Commandes")]
    Datasets(datasets::DatasetsArgs),
    /// Vérifier ce qui doit tenir ; le premier défaut est nommé et le code de sortie est 1.
    #[command(help_template = french::TEMPLATE)]
    Check(check::CheckArgs),
    /// Créer opérateurs, sites et accès ; réinitialiser un accès.
    #[command(help_template = french::TEMPLATE)]
    Admin(admin::AdminArgs),
    /// Sauvegarder les données dans une archive, et les clés des personnes dans une autre.
    #[command(help_template = french::TEMPLATE, after_help = backup::WHY_TWO_FILES)]
    Backup(backup::BackupArgs),
    /// Restaurer une sauvegarde dans une base neuve, sur l’un ou l’autre moteur.
    #[command(help_template = french::TEMPLATE, after_help = backup::WHY_TWO_FILES)]
    Restore(backup::RestoreArgs),
    /// Remplir une base neuve de parcours inventés, pour des essais de charge.
    #[command(help_template = french::TEMPLATE)]
    Generate(generate::GenerateArgs),
    /// Simuler un système avec lequel la plateforme échange, pour des essais.
    #[command(subcommand, help_template = french::TEMPLATE, subcommand_help_heading = "Systèmes")]
    Simulate(simulate::Simulate),
}

/// Runs one command.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return french::explain(&error),
    };
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&anyhow::Error::new(error).context("le programme n’a pas pu démarrer")),
    };
    match runtime.block_on(execute(cli)) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

async fn execute(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Demo(arguments) => demo::run(arguments).await?,
        Command::Serve(arguments) => serve::run(&cli.data, &arguments).await?,
        Command::Migrate => migrate::run(&cli.data).await?,
        Command::Import(what) => import::run(&cli.data, what).await?,
        Command::Datasets(arguments) => datasets::run(&cli.data, arguments).await?,
        Command::Check(arguments) => return check::run(&cli.data, arguments).await,
        Command::Admin(arguments) => admin::run(&cli.data, arguments).await?,
        Command::Backup(arguments) => backup::save(&cli.data, arguments).await?,
        Command::Restore(arguments) => backup::load(&cli.data, arguments).await?,
        Command::Simulate(what) => simulate::run(what).await?,
        Command::Generate(arguments) => generate::run(&cli.data, arguments).await?,
    }
    Ok(ExitCode::SUCCESS)
}

// What was attempted first, then each cause on its own line.
fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("jalon : {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  parce que : {cause}");
    }
    ExitCode::FAILURE
}
