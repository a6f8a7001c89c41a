//! The wings of the house, in the order of the menu: a new wing is one line here.

use std::sync::Arc;

use anyhow::Context as _;
use jalon_counselling::Counselling;
use jalon_documents::pdf::Renderer;
use jalon_events::Events;
use jalon_exploration::Exploration;
use jalon_information::Information;
use jalon_kernel::db::Db;
use jalon_kernel::wing::Wing;
use jalon_outreach::Outreach;
use jalon_privacy::Privacy;
use jalon_reception::Reception;
use jalon_studies::Studies;
use jalon_training::Training;
use jalon_training::account::AccountSystem;

use crate::house::HousePages;

/// Every wing, ready to serve what `db` holds; nothing is declared to any account system.
///
/// # Errors
/// Those of [`declaring_to`].
pub async fn all(db: &Db) -> anyhow::Result<Vec<Arc<dyn Wing>>> {
    declaring_to(db, None).await
}

/// Every wing, ready to serve what `db` holds and to declare to this account's information system.
///
/// # Errors
/// The reference data cannot be read or indexed, or the schemes in the program have a fault.
pub async fn declaring_to(db: &Db, account: Option<AccountSystem>) -> anyhow::Result<Vec<Arc<dyn Wing>>> {
    let information =
        Arc::new(Information::open(db).await.context("les métiers n’ont pas pu être lus dans la base")?);
    // One renderer for all: it holds the fonts.
    let renderer = Arc::new(Renderer::new());
    let training = Training::new(Arc::clone(&renderer)).map_err(|findings| {
        let all: Vec<String> = findings.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("les dispositifs de data/schemes ont un défaut :\n{}", all.join("\n"))
    })?;
    Ok(vec![
        Arc::new(HousePages),
        Arc::clone(&information) as Arc<dyn Wing>,
        Arc::new(Exploration::default()),
        Arc::new(Reception),
        Arc::new(Events),
        Arc::new(Studies::default()),
        Arc::new(Counselling::new(information)),
        Arc::new(training.declaring_to(account)),
        Arc::new(Outreach::new(Arc::clone(&renderer))),
        Arc::new(Privacy::new(renderer)),
    ])
}
