//! `jalon demo`: a complete house with invented people, in a folder of its own.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use jalon_kernel::access::Mode;
use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_kernel::db::{Db, Place};
use jalon_kernel::house::{Proxy, Settings};
use jalon_kernel::post::Carrier;
use jalon_kernel::seal::Secrets;
use jalon_training::account::AccountSystem;
use jalon_training::account::simulator::Simulator;

use crate::{demo, serve, settings};

/// How the demonstration runs.
#[derive(Args, Clone, Debug)]
pub struct DemoArgs {
    /// Port où écouter.
    #[arg(long, default_value_t = 8080, value_name = "PORT")]
    port: u16,
    /// Dossier de la démonstration. Sans --keep, celle d’avant y est remplacée. [par défaut : jalon-data/demo]
    #[arg(long = "in", value_name = "DOSSIER", default_value = "jalon-data/demo", hide_default_value = true)]
    place: PathBuf,
    /// Reprendre la démonstration du dossier au lieu d’en commencer une nouvelle.
    #[arg(long)]
    keep: bool,
}

/// Written into a folder that a demonstration made: only such a folder is ever emptied.
const MARKER: &str = "demonstration.txt";

/// Prepares the demonstration and serves it until told to stop.
pub async fn run(arguments: DemoArgs) -> anyhow::Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    let listener = serve::listen(address).await?;
    let address = listener.local_addr().context("l’adresse d’écoute est inconnue")?;
    let folder = &arguments.place;
    if !arguments.keep {
        empty(folder)?;
    }
    settings::make_folder(folder)?;
    std::fs::write(
        folder.join(MARKER),
        "Ce dossier est celui d’une démonstration de Jalon : il peut être effacé.\n",
    )
    .with_context(|| format!("le dossier {} ne s’écrit pas", folder.display()))?;
    let db = Db::open(&Place::Sqlite(folder.join("jalon.sqlite")))
        .await
        .context("la base de la démonstration ne s’ouvre pas")?;
    db.migrate().await.context("la base de la démonstration n’a pas pu être préparée")?;
    let secrets = Secrets::load_or_create(&folder.join("secret.key"), &Chance::System)
        .context("le secret de la démonstration n’a pas pu être lu")?;
    if demo::is_empty(&db).await? {
        demo::import_starter(&db, &Clock::System, &Chance::System).await?;
    }
    let settings = Settings {
        base_url: format!("http://{address}"),
        mode: Mode::Demo,
        folder: folder.clone(),
        behind_proxy: Proxy::None,
    };
    let carrier = Carrier::Folder(folder.join("messages"));
    // The account's system of the demonstration is a simulator on a port of its own, and the pages say so.
    let beside = serve::listen(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
    let simulated =
        format!("http://{}", beside.local_addr().context("l’adresse du simulateur est inconnue")?);
    let simulator = Simulator::default();
    tokio::spawn(async move { axum::serve(beside, simulator.router()).await });
    let account = AccountSystem::new(&simulated, "").map_err(|why| anyhow::anyhow!("{why}"))?;
    let build = |clock| {
        let (db, secrets, carrier) = (db.clone(), secrets.clone(), carrier.clone());
        settings::build(db, clock, secrets, carrier, settings.clone(), Some(account.clone()))
    };
    // The page of messages shows what was written; the folder only lets the post go on as it would for real.
    let house = build(Clock::System).await?;
    if demo::is_unpeopled(&house).await? {
        demo::people(&house, build).await.context("la démonstration n’a pas pu être peuplée")?;
    }
    print!("{}", demo::welcome(&house));
    println!("Simulateur du système du compte : {simulated}");
    serve::until_stopped(house, listener).await
}

// Only what a demonstration made is removed, and only its own files.
fn empty(folder: &Path) -> anyhow::Result<()> {
    let has_something = folder.read_dir().is_ok_and(|mut entries| entries.next().is_some());
    if !has_something {
        return Ok(());
    }
    anyhow::ensure!(
        folder.join(MARKER).exists(),
        "le dossier {} contient autre chose qu’une démonstration : choisissez-en un autre avec --in",
        folder.display()
    );
    for name in ["jalon.sqlite", "jalon.sqlite-wal", "jalon.sqlite-shm", "secret.key"] {
        let path = folder.join(name);
        if path.exists() {
            std::fs::remove_file(&path).with_context(|| format!("{} ne s’efface pas", path.display()))?;
        }
    }
    let messages = folder.join("messages");
    if messages.exists() {
        std::fs::remove_dir_all(&messages)
            .with_context(|| format!("{} ne s’efface pas", messages.display()))?;
    }
    Ok(())
}
