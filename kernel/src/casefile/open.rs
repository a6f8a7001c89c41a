//! The one way to open a file: load it, ask the policies, log that it was opened, and only then hand it over.

use jalon_access::{Act, Actor, Authorized};
use uuid::Uuid;

use super::File;
use crate::db::{DbError, Tx};
use crate::journal;
use crate::web::{Refusal, Visit};

/// Opens a file to read it, for a purpose that its person will see in the list of who looked.
///
/// The log is written and committed before anything is handed over: no row, no page.
pub async fn open_to_read(
    visit: &Visit,
    act: Act,
    id: Uuid,
    purpose: &'static str,
) -> Result<(Tx, Authorized<File>), Refusal> {
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let file = authorised(visit, &mut tx, act, id).await?;
    if !journal::is_logged(&mut tx, visit.now(), visit.author(), file.person(), Some(id), purpose).await? {
        // Two people may open the same file at the same moment: whoever is second takes the next place in the chain.
        for attempt in 1.. {
            match log(visit, &file, purpose).await {
                Err(error) if error.is_unique_violation() && attempt < 5 => {}
                done => {
                    done?;
                    break;
                }
            }
        }
    }
    Ok((tx, file))
}

/// Opens a file to change it: the caller writes, records in the journal, and commits.
pub async fn begin_write(visit: &Visit, act: Act, id: Uuid) -> Result<(Tx, Authorized<File>), Refusal> {
    let mut tx = visit.house().db.write().await?;
    let file = authorised(visit, &mut tx, act, id).await?;
    Ok((tx, file))
}

async fn log(visit: &Visit, file: &Authorized<File>, purpose: &str) -> Result<(), DbError> {
    let house = visit.house();
    let mut tx = house.db.write().await?;
    let mandate = visit.actor().mandate().map(|mandate| mandate.id);
    let (author, now) = (visit.author(), visit.now());
    let (person, parcours, consent) = (file.person(), Some(file.id()), file.consent());
    journal::log_opening(&mut tx, &house.secrets, now, author, mandate, person, parcours, purpose, consent)
        .await?;
    tx.commit().await
}

async fn authorised(visit: &Visit, tx: &mut Tx, act: Act, id: Uuid) -> Result<Authorized<File>, Refusal> {
    let house = visit.house();
    let file = super::load(tx, &house.secrets, visit.now(), id).await?;
    // A file that is not there and one that is not for this actor leave by the same door; whoever has not signed
    // in is led there whether the file exists or not.
    if matches!(visit.actor(), Actor::Visitor { .. }) {
        return Err(Refusal::SignIn);
    }
    visit.authorise(act, file.ok_or(Refusal::NotFound)?)
}
