//! `jalon import`: published data and financing schemes into the database, checked, compared, and in place all at once.

mod files;
mod rome;
mod schemes;
mod set;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::PossibleValuesParser;
use indicatif::{ProgressBar, ProgressStyle};
use jalon_reference::registry;
use jalon_reference::shrinkage::Tolerance;
use jiff::civil;

use crate::settings::DataArgs;

/// What is imported, from where, and how strictly.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// Source : rome (version 3 ou 4), schemes (les dispositifs de financement), ou le nom court d’une autre source.
    #[arg(value_name = "SOURCE", value_parser = PossibleValuesParser::new(sources()))]
    source: String,
    /// Fichiers, dossiers ou archives .zip, tels que l’éditeur les publie ; .gz est lu aussi.
    #[arg(
        value_name = "FICHIER|DOSSIER|ZIP",
        required_unless_present = "program",
        conflicts_with = "program"
    )]
    paths: Vec<PathBuf>,
    /// Revenir aux dispositifs du programme (schemes seulement).
    #[arg(long)]
    program: bool,
    /// Lire, vérifier et comparer, sans rien écrire.
    #[arg(long)]
    dry_run: bool,
    /// Part de chaque décompte qui peut disparaître sans que l’import soit refusé, en millièmes.
    #[arg(long, value_name = "POUR-MILLE", default_value_t = 20, value_parser = clap::value_parser!(u16).range(0..=1000))]
    tolerance: u16,
    /// Part des enregistrements d’un fichier qui peut être refusée sans que l’import le soit, en millièmes (hors ROME).
    #[arg(long, value_name = "POUR-MILLE", default_value_t = 20, value_parser = clap::value_parser!(u16).range(0..=1000))]
    rows_lost_max: u16,
    /// Admettre les contradictions entre deux tables du ROME ; elles sont dites.
    #[arg(long)]
    tolerant: bool,
    /// Édition, quand le nom des fichiers ne la dit pas (hors ROME).
    #[arg(long, value_name = "TEXTE")]
    edition: Option<String>,
    /// Date de publication, AAAA-MM-JJ, quand les fichiers ne la disent pas (hors ROME).
    #[arg(long, value_name = "DATE")]
    published: Option<civil::Date>,
}

/// ROME has one name, whichever its version; schemes are the house's own; every other source has that of the registry.
fn sources() -> Vec<&'static str> {
    let others = registry::SOURCES.iter().map(|source| source.id);
    ["rome", SCHEMES].into_iter().chain(others.filter(|id| !matches!(*id, "rome-3" | "rome-4"))).collect()
}

const SCHEMES: &str = "schemes";

/// Imports; on any refusal the version in place stays.
pub async fn run(data: &DataArgs, arguments: ImportArgs) -> anyhow::Result<()> {
    if arguments.source == SCHEMES {
        return schemes::run(data, arguments).await;
    }
    anyhow::ensure!(
        !arguments.program,
        "« --program » ne vaut que pour les dispositifs : « import schemes --program »"
    );
    match registry::source(&arguments.source) {
        None => rome::run(data, arguments).await,
        Some(source) => set::run(data, source, arguments).await,
    }
}

fn tolerance(per_thousand: u16) -> Tolerance {
    Tolerance::per_thousand(per_thousand).unwrap_or_default()
}

fn bar(template: &str) -> ProgressBar {
    // Nothing is drawn when standard error is not a terminal.
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(1).with_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
