//! `jalon check`: reads what must hold, and names the first thing that does not.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use jalon_financing::Severity;
use jalon_kernel::journal;

use crate::settings::DataArgs;

/// What is checked.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Ce qu’il faut vérifier ; tout, si rien n’est dit.
    #[arg(value_name = "QUOI")]
    what: Vec<What>,
    /// Relire les dispositifs de ce dossier plutôt que ceux du programme.
    #[arg(long, value_name = "DOSSIER")]
    schemes: Option<PathBuf>,
}

/// A thing that can be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Le journal et la liste des ouvertures de dossier : chaque maillon suit le précédent.
    Journal,
    /// Les données du dossier data/ qui sont dans le programme.
    Data,
    /// Les dispositifs de financement (data/schemes) : règles, sources, périodes, cas, fiches.
    Schemes,
}

/// Checks everything asked; the first fault of each ends it.
pub async fn run(data: &DataArgs, arguments: CheckArgs) -> anyhow::Result<ExitCode> {
    let all = [What::Journal, What::Data, What::Schemes];
    let asked = if arguments.what.is_empty() { &all[..] } else { &arguments.what };
    let mut code = ExitCode::SUCCESS;
    for what in asked {
        let faults = match what {
            What::Journal => check_journal(data).await?,
            What::Data => check_data(),
            What::Schemes => check_schemes(arguments.schemes.as_deref())?,
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

// What cannot be used is a fault; what is only incomplete is said, so that it can be completed.
fn check_schemes(folder: Option<&Path>) -> anyhow::Result<Vec<String>> {
    let files = match folder {
        Some(folder) => scheme_files(folder)?,
        None => {
            let built_in = jalon_training::SCHEME_FILES.iter();
            built_in.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
        }
    };
    let (errors, warnings): (Vec<_>, Vec<_>) =
        jalon_financing::check(&files).into_iter().partition(|finding| finding.severity == Severity::Error);
    for warning in &warnings {
        println!("{warning}");
    }
    if errors.is_empty() {
        println!(
            "Dispositifs : {} fichiers relus, aucune erreur, {} à compléter.",
            files.len(),
            warnings.len()
        );
    }
    Ok(errors.iter().map(ToString::to_string).collect())
}

/// The files below a folder of schemes: their paths below it, with slashes, and their text.
pub fn scheme_files(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        let entries = std::fs::read_dir(&current)
            .with_context(|| format!("le dossier {} ne se lit pas", current.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("le fichier {} ne se lit pas", path.display()))?;
            let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            files.push((name.replace('\\', "/"), text));
        }
    }
    files.sort();
    Ok(files)
}
