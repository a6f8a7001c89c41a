//! Proposes a version of the synthesis (2.2-14): what stands is frozen, and the person is asked to read it.

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::people::contact;
use jalon_kernel::post::{self, Letter, To};
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::{Claim, claim, desk};
use crate::{compose, store};

/// Freezes what stands as the next version; where to go to see it.
pub async fn propose_synthesis(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    once: Uuid,
) -> Result<String, Refusal> {
    let location = format!("/parcours/{}/synthese", file.id());
    if let Claim::Already(location) = claim(visit, &mut tx, once, &location).await? {
        return Ok(location);
    }
    let professional = visit.professional().ok_or(Refusal::NotFound)?;
    let content = compose::content(&mut tx, file, visit.now()).await?;
    let versions = store::syntheses::list(&mut tx, &file.key, file.id()).await?;
    let number = versions.first().map_or(1, |latest| latest.number + 1);
    let id = visit.house().chance.id(visit.now());
    store::syntheses::propose(&mut tx, desk(visit, file), id, number, professional, &content).await?;
    casefile::move_to(&mut tx, visit.now(), file, Stage::Synthesis).await?;
    visit.record(&mut tx, file.id(), "synthesis.propose", serde_json::json!({ "number": number })).await?;
    tell(visit, &mut tx, file, &location).await?;
    tx.commit().await?;
    Ok(location)
}

// One address that the person proved to read is enough.
async fn tell(visit: &Visit, tx: &mut Tx, file: &File, link: &str) -> Result<(), Refusal> {
    let contacts = contact::of_person(tx, file.person(), &file.key).await?;
    let Some(contact) = contacts.iter().find(|contact| contact.confirmed_at.is_some()) else { return Ok(()) };
    let house = visit.house();
    let to = To::Person { id: file.person(), key: &file.key, kind: contact.kind, address: &contact.address };
    let letter = Letter { kind: "synthesis-proposed", link: Some(link), code: None };
    post::write(tx, &house.secrets, &house.chance, visit.now(), to, &file.person_locale, letter).await?;
    Ok(())
}
