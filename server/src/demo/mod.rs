//! The demonstration: invented operators, counsellors and people, in a house that says so on every page.
//!
//! Every professional of the demonstration has the same password and the same second factor, both published here:
//! they open nothing but a demonstration, whose secrets are its own.

mod accounts;
mod starter;

use anyhow::Context as _;
use jalon_kernel::House;
use jalon_kernel::db::Db;
use jalon_kernel::people::factor::Factor;
use jalon_kernel::people::professional;

pub use accounts::{ACCOUNTS, Account};
pub use starter::import_starter;

/// The password of every professional of the demonstration.
pub const PASSWORD: &str = "trois pommes bleues";
/// The second factor of every professional of the demonstration, as a telephone wants it typed.
pub const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// The second factor of every professional of the demonstration.
///
/// # Panics
/// Never: the secret above is well written.
pub fn factor() -> Factor {
    Factor::from_base32(SECRET).expect("a secret in base32")
}

/// Whether no reference data were loaded yet.
pub async fn is_empty(db: &Db) -> anyhow::Result<bool> {
    let mut tx = db.read().await?;
    Ok(jalon_information::datasets(&mut tx).await?.is_empty())
}

/// Whether nobody works here yet.
pub async fn is_unpeopled(house: &House) -> anyhow::Result<bool> {
    let mut tx = house.db.read().await?;
    Ok(professional::all(&mut tx).await?.is_empty())
}

/// Creates everybody.
pub async fn people(house: &House) -> anyhow::Result<()> {
    accounts::create(house).await.context("les comptes professionnels")
}

/// What is printed when the demonstration is ready.
pub fn welcome(house: &House) -> String {
    let base = &house.settings.base_url;
    let mut text = format!(
        "La démonstration de Jalon est prête : {base}\n\
         Tout y est inventé et rien ne quitte cette machine.\n\n\
         Une personne entre avec une adresse e-mail ; son code s’affiche sur {base}/demonstration/messages\n\
         Les professionnels entrent sur {base}/pro/connexion\n\n"
    );
    for Account { name, email, place, .. } in ACCOUNTS {
        text.push_str(&format!("  {email:<36} {name}, {place}\n"));
    }
    text.push_str(&format!(
        "\n  mot de passe  : {PASSWORD}\n  \
         second facteur : {SECRET} (TOTP)\n  \
         code du moment : {base}/demonstration/comptes\n\n\
         Ctrl-C pour arrêter.\n"
    ));
    text
}
