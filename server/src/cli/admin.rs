//! `jalon admin`: operators, sites and accounts from a terminal, where the first administrator comes from.
//!
//! Everything done here is in the journal of the house, done by the system.

use anyhow::Context as _;
use clap::{Args, Subcommand};
use jalon_kernel::access::Role;
use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_kernel::db::{Db, DbError, Tx};
use jalon_kernel::journal::{self, Author, Entry};
use jalon_kernel::page::form::parse;
use jalon_kernel::people::mandate;
use jalon_kernel::people::operator::{self, NETWORKS, NewSite, REGION, Site};
use jalon_kernel::people::professional::{self, Post, Professional};
use jalon_kernel::seal::Secrets;
use serde_json::{Value as Json, json};

use crate::cli::french;
use crate::settings::DataArgs;

/// What is administered.
#[derive(Args, Debug)]
pub struct AdminArgs {
    #[command(subcommand)]
    act: Act,
    /// Adresse publique, pour écrire les liens d’invitation.
    #[arg(
        long,
        env = "JALON_BASE_URL",
        value_name = "URL",
        default_value = "http://127.0.0.1:8080",
        global = true
    )]
    base_url: String,
}

#[derive(Subcommand, Debug)]
#[command(subcommand_help_heading = "Commandes")]
enum Act {
    /// Lister les opérateurs, les sites et les accès.
    #[command(help_template = french::TEMPLATE)]
    List,
    /// Créer un opérateur.
    #[command(help_template = french::TEMPLATE)]
    Operator {
        /// Son réseau.
        #[arg(value_name = "RÉSEAU", value_parser = NETWORKS.into_iter().chain([REGION]).collect::<Vec<_>>())]
        network: String,
        /// Son nom.
        #[arg(value_name = "NOM")]
        name: String,
    },
    /// Créer un site d’un opérateur.
    #[command(help_template = french::TEMPLATE)]
    Site {
        /// Le nom de l’opérateur.
        #[arg(value_name = "OPÉRATEUR")]
        operator: String,
        /// Le nom du site.
        #[arg(value_name = "NOM")]
        name: String,
        /// Son adresse postale.
        #[arg(value_name = "ADRESSE")]
        address: String,
        /// Son téléphone.
        #[arg(long, value_name = "NUMÉRO")]
        phone: Option<String>,
        /// Son adresse e-mail.
        #[arg(long, value_name = "ADRESSE")]
        email: Option<String>,
        /// Ses horaires, en mots.
        #[arg(long, value_name = "MOTS")]
        hours: Option<String>,
        /// Pour le site d’une Région : son code officiel (53), dont ce site écrit les valeurs.
        #[arg(long, value_name = "CODE")]
        region: Option<String>,
    },
    /// Ouvrir l’accès d’un professionnel ; le lien d’invitation est affiché et sert sept jours.
    #[command(help_template = french::TEMPLATE)]
    Professional(Person),
    /// Ouvrir l’accès d’un administrateur de la plateforme ; il ne lira aucun dossier.
    #[command(help_template = french::TEMPLATE)]
    Administrator(Person),
    /// Donner un mandat : à partir de maintenant, ce professionnel agit sur ce site.
    #[command(help_template = french::TEMPLATE)]
    Mandate {
        /// L’adresse e-mail du professionnel.
        #[arg(value_name = "E-MAIL")]
        email: String,
        /// Le nom de l’opérateur.
        #[arg(value_name = "OPÉRATEUR")]
        operator: String,
        /// Le nom du site.
        #[arg(value_name = "SITE")]
        site: String,
        /// Son rôle.
        #[arg(long, value_name = "RÔLE", default_value = "counsellor", value_parser = ["counsellor", "desk", "region"])]
        role: String,
    },
    /// Terminer les mandats d’un professionnel sur un site.
    #[command(help_template = french::TEMPLATE)]
    EndMandate {
        /// L’adresse e-mail du professionnel.
        #[arg(value_name = "E-MAIL")]
        email: String,
        /// Le nom du site.
        #[arg(value_name = "SITE")]
        site: String,
    },
    /// Réinitialiser un accès après la perte d’un mot de passe ou d’un téléphone ; un nouveau lien est affiché.
    #[command(help_template = french::TEMPLATE)]
    Reset {
        /// L’adresse e-mail de l’accès.
        #[arg(value_name = "E-MAIL")]
        email: String,
    },
}

/// Who is invited.
#[derive(Args, Debug)]
struct Person {
    /// Prénom et nom.
    #[arg(value_name = "NOM")]
    name: String,
    /// Adresse e-mail de travail.
    #[arg(value_name = "E-MAIL")]
    email: String,
}

struct Desk {
    db: Db,
    secrets: Secrets,
    clock: Clock,
    chance: Chance,
    base_url: String,
}

/// Does one act and says what came of it.
pub async fn run(data: &DataArgs, arguments: AdminArgs) -> anyhow::Result<()> {
    let desk = Desk {
        db: data.open_migrated().await?,
        secrets: data.secrets()?,
        clock: Clock::System,
        chance: Chance::System,
        base_url: arguments.base_url.trim_end_matches('/').to_owned(),
    };
    match arguments.act {
        Act::List => list(&desk).await,
        Act::Operator { network, name } => add_operator(&desk, &network, &name).await,
        Act::Site { operator, name, address, phone, email, hours, region } => {
            if let Some(code) = &region {
                anyhow::ensure!(
                    jalon_training::is_region(code),
                    "« {code} » n’est pas le code d’une région (Bretagne : 53)"
                );
            }
            let phone = phone.as_deref().map(parse::phone).transpose();
            let phone = phone.map_err(|_| anyhow::anyhow!("ce numéro de téléphone n’en est pas un"))?;
            add_site(&desk, &operator, NewSite { name, address, phone, email, hours, region }).await
        }
        Act::Professional(person) => invite(&desk, &person, Post::Professional).await,
        Act::Administrator(person) => invite(&desk, &person, Post::Administrator).await,
        Act::Mandate { email, operator, site, role } => give(&desk, &email, &operator, &site, &role).await,
        Act::EndMandate { email, site } => end(&desk, &email, &site).await,
        Act::Reset { email } => reset(&desk, &email).await,
    }
}

async fn list(desk: &Desk) -> anyhow::Result<()> {
    let mut tx = desk.db.read().await?;
    let now = desk.clock.now();
    println!("Opérateurs et sites");
    let sites = operator::sites(&mut tx).await?;
    for operator in operator::all(&mut tx).await? {
        println!("  {} ({})", operator.name, operator.network);
        for site in sites.iter().filter(|site| site.operator == operator.id) {
            println!("    {}, {}", site.name, site.address);
        }
    }
    println!("Accès");
    for account in professional::all(&mut tx).await? {
        let kind = if account.administrator { ", administration" } else { "" };
        println!("  {} <{}> ({}{kind})", account.name, account.email, account.lifecycle.name());
        for held in mandate::live(&mut tx, account.id, now).await? {
            println!("    {}, {} ({})", held.operator_name, held.site_name, held.mandate.role.name());
        }
    }
    Ok(())
}

async fn add_operator(desk: &Desk, network: &str, name: &str) -> anyhow::Result<()> {
    let mut tx = desk.db.write().await?;
    let created = operator::create(&mut tx, &desk.chance, desk.clock.now(), network, name).await;
    let id = unless_taken(created, "un opérateur porte déjà ce nom")?;
    record(desk, &mut tx, "operator.create", json!({ "operator": id })).await?;
    tx.commit().await?;
    println!("Opérateur créé : {name}");
    Ok(())
}

async fn add_site(desk: &Desk, operator: &str, site: NewSite) -> anyhow::Result<()> {
    let mut tx = desk.db.write().await?;
    let known = operator::all(&mut tx).await?;
    let operator = known
        .iter()
        .find(|known| known.name == operator)
        .with_context(|| format!("aucun opérateur ne s’appelle « {operator} » (jalon admin list)"))?;
    anyhow::ensure!(
        site.region.is_some() == (operator.network == REGION),
        "le site d’une Région, et lui seul, porte le code d’une région (--region)"
    );
    let name = site.name.clone();
    let created = operator::create_site(&mut tx, &desk.chance, desk.clock.now(), operator.id, site).await;
    let id = unless_taken(created, "cet opérateur a déjà un site de ce nom")?;
    record(desk, &mut tx, "site.create", json!({ "site": id, "operator": operator.id })).await?;
    tx.commit().await?;
    println!("Site créé : {name}, {}", operator.name);
    Ok(())
}

async fn invite(desk: &Desk, person: &Person, post: Post) -> anyhow::Result<()> {
    let email = parse::email(person.email.trim())
        .map_err(|_| anyhow::anyhow!("« {} » n’est pas une adresse e-mail", person.email))?
        .to_lowercase();
    let mut tx = desk.db.write().await?;
    let now = desk.clock.now();
    let invited =
        professional::invite(&mut tx, &desk.secrets, &desk.chance, now, &person.name, &email, post).await;
    let (id, token) = unless_taken(invited, "un accès existe déjà pour cette adresse")?;
    let administrator = post == Post::Administrator;
    let detail = json!({ "professional": id, "administrator": administrator });
    record(desk, &mut tx, "professional.invite", detail).await?;
    tx.commit().await?;
    println!("Accès ouvert pour {} <{email}>. Lien d’invitation, valable sept jours :", person.name);
    println!("{}/invitation/{token}", desk.base_url);
    Ok(())
}

async fn give(desk: &Desk, email: &str, operator: &str, site: &str, role: &str) -> anyhow::Result<()> {
    let role = Role::parse(role).context("ce rôle n’existe pas")?;
    let mut tx = desk.db.write().await?;
    let now = desk.clock.now();
    let who = account(&mut tx, email).await?;
    anyhow::ensure!(!who.administrator, "un administrateur n’a pas de mandat : il ne lit aucun dossier");
    let sites: Vec<Site> = operator::sites(&mut tx).await?;
    let site = sites
        .iter()
        .find(|known| known.name == site && known.operator_name == operator)
        .with_context(|| format!("« {operator} » n’a pas de site « {site} » (jalon admin list)"))?;
    anyhow::ensure!(
        (role == Role::Region) != site.receives(),
        "le rôle « region » se donne sur le site d’une Région, et lui seul"
    );
    let id =
        mandate::give(&mut tx, &desk.chance, now, who.id, site.operator, site.id, role, now, None).await?;
    let detail = json!({ "mandate": id, "professional": who.id, "site": site.id, "role": role.name() });
    record(desk, &mut tx, "mandate.give", detail).await?;
    tx.commit().await?;
    println!("Mandat donné : {}, {}, {}", who.name, site.operator_name, site.name);
    Ok(())
}

async fn end(desk: &Desk, email: &str, site: &str) -> anyhow::Result<()> {
    let mut tx = desk.db.write().await?;
    let now = desk.clock.now();
    let who = account(&mut tx, email).await?;
    let held = mandate::live(&mut tx, who.id, now).await?;
    let ending: Vec<_> = held.iter().filter(|held| held.site_name == site).collect();
    anyhow::ensure!(!ending.is_empty(), "{} n’a pas de mandat en cours sur le site « {site} »", who.name);
    for held in &ending {
        mandate::end(&mut tx, held.mandate.id, now).await?;
        let detail = json!({ "mandate": held.mandate.id, "professional": who.id });
        record(desk, &mut tx, "mandate.end", detail).await?;
    }
    tx.commit().await?;
    println!("Mandat terminé : {}, {site}", who.name);
    Ok(())
}

async fn reset(desk: &Desk, email: &str) -> anyhow::Result<()> {
    let mut tx = desk.db.write().await?;
    let who = account(&mut tx, email).await?;
    let token = professional::reset(&mut tx, &desk.secrets, &desk.chance, desk.clock.now(), who.id).await?;
    record(desk, &mut tx, "professional.reset", json!({ "professional": who.id })).await?;
    tx.commit().await?;
    println!("Accès réinitialisé pour {}. Nouveau lien, valable sept jours :", who.name);
    println!("{}/invitation/{token}", desk.base_url);
    Ok(())
}

async fn account(tx: &mut Tx, email: &str) -> anyhow::Result<Professional> {
    professional::by_email(tx, &email.trim().to_lowercase())
        .await?
        .with_context(|| format!("aucun accès n’a l’adresse « {email} » (jalon admin list)"))
}

async fn record(desk: &Desk, tx: &mut Tx, act: &'static str, detail: Json) -> anyhow::Result<()> {
    let author = Author { kind: "system", id: None };
    let entry = Entry { chain: journal::HOUSE, author, act, detail };
    journal::record(tx, &desk.secrets, desk.clock.now(), entry).await?;
    Ok(())
}

fn unless_taken<T>(created: Result<T, DbError>, why: &'static str) -> anyhow::Result<T> {
    created.map_err(|error| {
        if error.is_unique_violation() { anyhow::anyhow!(why) } else { anyhow::Error::new(error) }
    })
}
