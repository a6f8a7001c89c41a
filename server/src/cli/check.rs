//! `jalon check`: reads what must hold, and names the first thing that does not.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use jalon_kernel::journal;

use crate::settings::DataArgs;

/// What is checked.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Ce qu’il faut vérifier ; tout, si rien n’est dit.
    #[arg(value_name = "QUOI")]
    what: Vec<What>,
}

/// A thing that can be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Le journal et la liste des ouvertures de dossier : chaque maillon suit le précédent.
    Journal,
    /// Les données du dossier data/ qui sont dans le programme.
    Data,
}

/// Checks everything asked; the first fault of each ends it.
pub async fn run(data: &DataArgs, arguments: CheckArgs) -> anyhow::Result<ExitCode> {
    let all = [What::Journal, What::Data];
    let asked = if arguments.what.is_empty() { &all[..] } else { &arguments.what };
    let mut code = ExitCode::SUCCESS;
    for what in asked {
        let faults = match what {
            What::Journal => check_journal(data).await?,
            What::Data => check_data(),
        };
        if !faults.is_empty() {
            code = ExitCode::FAILURE;
        }
        for fault in faults {
            eprintln!("jalon : {fault}");
        }
    }
    Ok(code)
}

async fn check_journal(data: &DataArgs) -> anyhow::Result<Vec<String>> {
    let db = data.open().await?;
    let secrets = data.secrets()?;
    let mut tx = db.read().await?;
    let verified = journal::verify(&mut tx, &secrets)
        .await
        .context("le journal ne se lit pas ; la base est-elle à jour (jalon migrate) ?")?;
    match verified {
        Ok(journal::Verified { chains, entries, openings }) => {
            println!(
                "Journal : {entries} entrées en {chains} chaînes et {openings} ouvertures de dossier, toutes en ordre."
            );
            Ok(Vec::new())
        }
        Err(broken) => Ok(vec![format!("le journal est rompu : {broken}")]),
    }
}

fn check_data() -> Vec<String> {
    let faults = jalon_reception::faults_of_networks();
    if faults.is_empty() {
        println!("Données : les réseaux sont en ordre.");
    }
    faults
}
