//! `jalon serve`: the house for real.

use jalon_kernel::clock::Clock;

use crate::settings::{self, DataArgs, ServeArgs};
use crate::{serve, settings::production};

/// Serves until told to stop.
pub async fn run(data: &DataArgs, arguments: &ServeArgs) -> anyhow::Result<()> {
    let listener = serve::listen(arguments.listen).await?;
    let settings = production(data, arguments)?;
    let carrier = arguments.mail.carrier(&data.folder)?;
    let account = arguments.account.system()?;
    let db = data.open_migrated().await?;
    let house = settings::build(db, Clock::System, data.secrets()?, carrier, settings, account).await?;
    eprintln!("Jalon écoute sur http://{} et répond à {}", arguments.listen, house.settings.base_url);
    if arguments.mail.smtp.is_none() {
        eprintln!(
            "Sans JALON_SMTP, les messages sont écrits dans {}",
            data.folder.join("messages").display()
        );
    }
    serve::until_stopped(house, listener).await
}
