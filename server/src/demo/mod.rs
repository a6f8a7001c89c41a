//! The demonstration: invented operators, counsellors and people, in a house that says so on every page.
//!
//! Every professional of the demonstration has the same password and the same second factor, both published here:
//! they open nothing but a demonstration, whose secrets are its own.

mod accounts;
mod events;
mod guest;
mod people;
mod studies;

use anyhow::Context as _;
use jalon_information::import::{self, Options};
use jalon_information::sets;
use jalon_kernel::House;
use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_kernel::db::Db;
use jalon_kernel::people::factor::Factor;
use jalon_kernel::people::professional;
use jalon_reference::registry;

pub use accounts::{ACCOUNTS, Account};

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

/// Imports the small sets written for the demonstration, the way real data are imported.
pub async fn import_starter(db: &Db, clock: &Clock, chance: &Chance) -> anyhow::Result<()> {
    import::rome(db, clock, chance, import::starter(), Options::default(), &mut |_| {})
        .await
        .context("les métiers de démonstration n’ont pas pu être importés")?;
    for (source, files) in sets::starter_sets() {
        let source = registry::source(source).context("une source de démonstration est inconnue")?;
        let options = sets::SetOptions::default();
        sets::import_set(db, clock, chance, source, files, options, &mut |_| {}).await.with_context(
            || format!("les données de démonstration « {} » n’ont pas pu être importées", source.id),
        )?;
    }
    Ok(())
}

/// Whether nobody works here yet.
pub async fn is_unpeopled(house: &House) -> anyhow::Result<bool> {
    let mut tx = house.db.read().await?;
    Ok(professional::all(&mut tx).await?.is_empty())
}

/// Creates everybody who works here, and lets people come over the three weeks before now.
///
/// `earlier` builds the same house with another clock: what was done before now says so.
pub async fn people<F>(house: &House, earlier: impl FnOnce(Clock) -> F) -> anyhow::Result<()>
where
    F: Future<Output = anyhow::Result<House>>,
{
    let three_weeks = std::time::Duration::from_secs(21 * 24 * 3600);
    let begin = house.clock.now().checked_sub(three_weeks).context("une date")?;
    let clock = Clock::fixed(begin);
    let earlier = earlier(clock.clone()).await?;
    accounts::create(&earlier).await.context("les comptes professionnels")?;
    events::announce(house).await.context("les rencontres de la démonstration")?;
    studies::publish(house).await.context("les études de la démonstration")?;
    people::come(&earlier, &clock).await.context("les personnes de la démonstration")
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
