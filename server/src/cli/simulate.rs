//! `jalon simulate`: systems the house talks to, as servers of their own, for trials.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use jalon_training::account::simulator::{Behaviour, Simulator};

use crate::cli::french;
use crate::serve;

/// What is simulated.
#[derive(Subcommand, Debug)]
pub enum Simulate {
    /// Le système d’information du compte formation (2.3-13). Rien n’y est vrai, et rien n’y est gardé après l’arrêt.
    #[command(help_template = french::TEMPLATE, after_help = TELLING)]
    Cpf(CpfArgs),
}

/// How the account's system behaves.
#[derive(Args, Debug)]
pub struct CpfArgs {
    /// Port où écouter, sur cette machine seulement.
    #[arg(long, default_value_t = 8090, value_name = "PORT")]
    port: u16,
    /// Jeton exigé. Sans lui, tout le monde est reconnu.
    #[arg(long, value_name = "JETON")]
    token: Option<String>,
    /// Attendre avant chaque réponse, en millisecondes.
    #[arg(long, default_value_t = 0, value_name = "MS")]
    slow: u64,
    /// Répondre par une panne aux N premières déclarations.
    #[arg(long, default_value_t = 0, value_name = "N")]
    fail: u32,
    /// Garder les N premières déclarations sans jamais en accuser réception.
    #[arg(long = "lose-ack", default_value_t = 0, value_name = "N")]
    lose_ack: u32,
}

const TELLING: &str = "Pendant qu’il tourne : GET /simulateur/declarations montre ce qu’il a reçu ; POST /simulateur/comportement \
avec {\"lenteur_ms\":0,\"pannes\":0,\"accuses_perdus\":0} change sa conduite.";

/// Serves until told to stop.
pub async fn run(what: Simulate) -> anyhow::Result<()> {
    let Simulate::Cpf(arguments) = what;
    let behaviour =
        Behaviour { lenteur_ms: arguments.slow, pannes: arguments.fail, accuses_perdus: arguments.lose_ack };
    let listener = serve::listen(SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port))).await?;
    let address = listener.local_addr().context("l’adresse d’écoute est inconnue")?;
    eprintln!("Simulateur du système du compte : http://{address} (JALON_CPF_URL). Ctrl-C pour arrêter.");
    let simulator = Simulator::new(behaviour, arguments.token);
    serve::router_until_stopped(simulator.router(), listener).await
}
