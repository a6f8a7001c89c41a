//! How this program finds its database, its secrets and its mail: environment and flags, said once.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use jalon_kernel::House;
use jalon_kernel::access::Mode;
use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_kernel::db::{Db, Place};
use jalon_kernel::house::{Proxy, Settings};
use jalon_kernel::post::{Carrier, SmsGateway};
use jalon_kernel::seal::Secrets;
use jalon_training::account::AccountSystem;

use crate::wings;

/// Where the data are: what every command needs.
#[derive(Args, Clone, Debug)]
pub struct DataArgs {
    /// Base de données : postgres://… ou sqlite:CHEMIN. Sans elle, SQLite dans le dossier des données.
    #[arg(long, env = "DATABASE_URL", value_name = "ADRESSE", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// Dossier des données : base SQLite, secret, messages.
    #[arg(long, env = "JALON_FOLDER", value_name = "DOSSIER", default_value = "jalon-data", global = true)]
    pub folder: PathBuf,
    /// Secret de la maison, 64 chiffres hexadécimaux. Sans lui, le fichier secret.key du dossier, créé au besoin.
    #[arg(long, env = "JALON_SECRET", value_name = "HEX", hide_env_values = true, global = true)]
    pub secret: Option<String>,
}

/// How the house is reached and how it sends.
#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    /// Adresse et port où écouter.
    #[arg(long, env = "JALON_LISTEN", value_name = "ADRESSE:PORT", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Adresse publique, telle que les gens la voient, par exemple https://cep.exemple.fr
    #[arg(long, env = "JALON_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// Un proxy est devant et donne l'adresse des visiteurs dans x-forwarded-for.
    #[arg(long, env = "JALON_BEHIND_PROXY")]
    pub behind_proxy: bool,
    #[command(flatten)]
    pub mail: MailArgs,
    #[command(flatten)]
    pub account: AccountArgs,
}

/// How messages go out.
#[derive(Args, Clone, Debug)]
pub struct MailArgs {
    /// Serveur de courrier : smtp://hôte:port ou smtps://utilisateur:motdepasse@hôte. Sans lui, les messages vont dans un dossier.
    #[arg(long, env = "JALON_SMTP", value_name = "URL", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Adresse d'où partent les courriels, par exemple « Jalon <bonjour@cep.exemple.fr> »
    #[arg(long, env = "JALON_MAIL_FROM", value_name = "ADRESSE")]
    pub mail_from: Option<String>,
    /// Passerelle SMS : adresse qui reçoit un POST de JSON.
    #[arg(long, env = "JALON_SMS_URL", value_name = "URL")]
    pub sms_url: Option<String>,
    /// Jeton de la passerelle SMS.
    #[arg(long, env = "JALON_SMS_TOKEN", value_name = "JETON", hide_env_values = true)]
    pub sms_token: Option<String>,
}

/// The account's information system, to which training is declared.
#[derive(Args, Clone, Debug)]
pub struct AccountArgs {
    /// Système d'information du compte formation, où déclarer : https://… (ou « jalon simulate cpf »).
    #[arg(long, env = "JALON_CPF_URL", value_name = "URL")]
    pub cpf_url: Option<String>,
    /// Jeton par lequel ce système reconnaît cette maison.
    #[arg(long, env = "JALON_CPF_TOKEN", value_name = "JETON", hide_env_values = true)]
    pub cpf_token: Option<String>,
}

impl AccountArgs {
    /// The system, when there is one.
    pub fn system(&self) -> anyhow::Result<Option<AccountSystem>> {
        match (&self.cpf_url, &self.cpf_token) {
            (None, None) => Ok(None),
            (None, Some(_)) => anyhow::bail!("JALON_CPF_TOKEN est donné sans JALON_CPF_URL"),
            (Some(url), token) => AccountSystem::new(url, token.as_deref().unwrap_or_default())
                .map(Some)
                .map_err(|why| anyhow::anyhow!("{why}"))
                .context("le système du compte est mal décrit (JALON_CPF_URL, JALON_CPF_TOKEN)"),
        }
    }
}

impl DataArgs {
    /// Where the database is.
    pub fn place(&self) -> anyhow::Result<Place> {
        match &self.database {
            Some(text) => {
                Place::parse(text).context("l’adresse de la base doit commencer par sqlite: ou postgres://")
            }
            None => Ok(Place::Sqlite(self.folder.join("jalon.sqlite"))),
        }
    }

    /// Opens the database; an SQLite file and its folder are created when they are not there.
    pub async fn open(&self) -> anyhow::Result<Db> {
        let place = self.place()?;
        if let Place::Sqlite(path) = &place
            && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        {
            make_folder(folder)?;
        }
        let name = match &place {
            Place::Sqlite(path) => path.display().to_string(),
            // The address may hold a password: it is not repeated.
            Place::Postgres(_) => "PostgreSQL".to_owned(),
        };
        Db::open(&place).await.with_context(|| format!("la base de données ne s’ouvre pas ({name})"))
    }

    /// Opens the database and brings its schema up to date.
    pub async fn open_migrated(&self) -> anyhow::Result<Db> {
        let db = self.open().await?;
        db.migrate().await.context("la base de données n’a pas pu être mise à jour")?;
        Ok(db)
    }

    /// The secrets of the house.
    pub fn secrets(&self) -> anyhow::Result<Secrets> {
        if let Some(text) = &self.secret {
            return Secrets::from_hex(text)
                .context("JALON_SECRET doit être fait de 64 chiffres hexadécimaux");
        }
        make_folder(&self.folder)?;
        let path = self.folder.join("secret.key");
        Secrets::load_or_create(&path, &Chance::System).context("le secret de la maison n’a pas pu être lu")
    }
}

impl ServeArgs {
    /// The public address, without a slash at the end.
    pub fn base_url(&self) -> anyhow::Result<String> {
        let Some(given) = &self.base_url else { return Ok(format!("http://{}", self.listen)) };
        let trimmed = given.trim_end_matches('/');
        let is_plain = trimmed
            .strip_prefix("https://")
            .or_else(|| trimmed.strip_prefix("http://"))
            .is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', ' ']));
        anyhow::ensure!(
            is_plain,
            "JALON_BASE_URL doit ressembler à https://cep.exemple.fr, sans chemin (reçu : {given})"
        );
        Ok(trimmed.to_owned())
    }
}

impl MailArgs {
    /// What carries messages: a mail server when there is one, a folder otherwise.
    pub fn carrier(&self, folder: &Path) -> anyhow::Result<Carrier> {
        let sms = match (&self.sms_url, &self.sms_token) {
            (None, None) => None,
            (Some(url), token) => {
                Some(SmsGateway { url: url.clone(), token: token.clone().unwrap_or_default() })
            }
            (None, Some(_)) => anyhow::bail!("JALON_SMS_TOKEN est donné sans JALON_SMS_URL"),
        };
        match (&self.smtp, &self.mail_from) {
            (Some(smtp), Some(from)) => Carrier::network(smtp, from, sms)
                .context("le serveur de courrier est mal décrit (JALON_SMTP)"),
            (Some(_), None) => {
                anyhow::bail!("JALON_MAIL_FROM manque : d’où partent les courriels ?")
            }
            (None, _) => {
                anyhow::ensure!(
                    sms.is_none(),
                    "une passerelle SMS sans serveur de courrier n’est pas prévue : donnez aussi JALON_SMTP"
                );
                Ok(Carrier::Folder(folder.join("messages")))
            }
        }
    }
}

/// Puts the house together around an open, migrated database.
pub async fn build(
    db: Db,
    clock: Clock,
    secrets: Secrets,
    carrier: Carrier,
    settings: Settings,
    account: Option<AccountSystem>,
) -> anyhow::Result<House> {
    let wings = wings::declaring_to(&db, account).await?;
    House::build(db, clock, Chance::System, secrets, carrier, settings, wings)
        .map_err(|faults| anyhow::anyhow!("les textes de la maison ont des défauts :\n{}", faults.join("\n")))
}

/// The settings of a house for real.
pub fn production(data: &DataArgs, serve: &ServeArgs) -> anyhow::Result<Settings> {
    Ok(Settings {
        base_url: serve.base_url()?,
        mode: Mode::Production,
        folder: data.folder.clone(),
        behind_proxy: if serve.behind_proxy { Proxy::Trusted } else { Proxy::None },
    })
}

/// Creates a folder that only its owner reads.
pub fn make_folder(folder: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("le dossier {} n’a pas pu être créé", folder.display()))
}
