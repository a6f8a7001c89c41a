//! `jalon backup` and `jalon restore`.

use std::fs::{self, DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use indicatif::ProgressBar;
use jalon_kernel::archive::{self, Content};
use jalon_kernel::db::Db;

use crate::settings::DataArgs;

/// What `jalon backup --help` and `jalon restore --help` say at the end.
pub const WHY_TWO_FILES: &str = "Deux fichiers, deux endroits : les données sont chiffrées personne par personne, et les clés sont dans l’autre \
     fichier. Sans lui, personne ne lit rien de personnel dans la sauvegarde. Gardez-le ailleurs, remplacez-le à chaque \
     fois et n’en gardez jamais d’ancien : une personne qui s’efface doit le rester aussi dans les sauvegardes. Le secret \
     de la maison (secret.key ou JALON_SECRET) n’est dans aucun des deux. Voir docs/guides/sauvegarde.md.";

/// Where to save.
#[derive(Args, Debug)]
pub struct BackupArgs {
    /// Archive des données à créer ; elle ne doit pas exister.
    #[arg(value_name = "FICHIER")]
    file: PathBuf,
    /// Archive des clés, à garder ailleurs ; elle remplace la précédente.
    #[arg(long, value_name = "FICHIER")]
    keys: Option<PathBuf>,
}

/// What to restore.
#[derive(Args, Debug)]
pub struct RestoreArgs {
    /// Archive des données.
    #[arg(value_name = "FICHIER")]
    file: PathBuf,
    /// Archive des clés ; sans elle, rien de personnel ne sera lisible.
    #[arg(long, value_name = "FICHIER")]
    keys: Option<PathBuf>,
}

/// Saves without stopping the house.
pub async fn save(data: &DataArgs, arguments: BackupArgs) -> anyhow::Result<()> {
    anyhow::ensure!(
        !arguments.file.exists(),
        "{} existe déjà : une sauvegarde n’en remplace pas une autre, donnez un nouveau nom",
        arguments.file.display()
    );
    let db = data.open_migrated().await?;
    let rows = write(&db, &arguments.file, Content::Data, "sauvegarde des données").await?;
    println!("{rows} lignes dans {}", arguments.file.display());
    match &arguments.keys {
        Some(path) => {
            let count = write(&db, path, Content::Keys, "sauvegarde des clés").await?;
            println!("{count} clés dans {} : à garder ailleurs, sans l’ancien fichier.", path.display());
        }
        None => {
            eprintln!(
                "Sans --keys, les clés ne sont pas sauvegardées : rien de personnel ne pourra être relu."
            );
        }
    }
    Ok(())
}

/// Restores into an empty database.
pub async fn load(data: &DataArgs, arguments: RestoreArgs) -> anyhow::Result<()> {
    let db = data.open().await?;
    let bar = waiting("restauration");
    let restored = archive::restore(&db, &arguments.file, arguments.keys.as_deref()).await;
    bar.finish_and_clear();
    println!("{} lignes restaurées depuis {}", restored?, arguments.file.display());
    if arguments.keys.is_none() {
        eprintln!("Sans les clés, rien de personnel n’est lisible.");
    }
    Ok(())
}

// Written in a folder of its own that only its owner enters; the file takes its name once it is whole.
async fn write(db: &Db, path: &Path, content: Content, what: &'static str) -> anyhow::Result<u64> {
    let mut name = path.as_os_str().to_owned();
    name.push(".en-cours");
    let folder = PathBuf::from(name);
    DirBuilder::new().mode(0o700).create(&folder).with_context(|| {
        format!("{} ne peut pas être créé (une sauvegarde interrompue ? effacez-le)", folder.display())
    })?;
    let bar = waiting(what);
    let part = folder.join("archive");
    let written = archive::backup(db, &part, content).await;
    bar.finish_and_clear();
    let moved = written.map_err(anyhow::Error::new).and_then(|rows| {
        fs::set_permissions(&part, Permissions::from_mode(0o600))?;
        fs::rename(&part, path).with_context(|| format!("{} ne peut pas être écrit", path.display()))?;
        Ok(rows)
    });
    // Whatever happened, nothing half written stays.
    let cleared = fs::remove_dir_all(&folder);
    let rows = moved?;
    cleared.with_context(|| format!("{} ne s’efface pas", folder.display()))?;
    Ok(rows)
}

fn waiting(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_message(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
