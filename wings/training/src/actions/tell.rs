//! Tells the other that something waits for them: a message that never says what.

use jalon_kernel::casefile::File;
use jalon_kernel::chance::Chance;
use jalon_kernel::db::Tx;
use jalon_kernel::people::{contact, professional};
use jalon_kernel::post::{self, Letter, To};
use jalon_kernel::seal::{SealError, Secrets};
use jiff::Timestamp;

use crate::model::Voice;

/// What a message is written with.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The secrets of the house.
    pub secrets: &'a Secrets,
    /// Where chance comes from.
    pub chance: &'a Chance,
    /// The moment.
    pub now: Timestamp,
}

/// Writes to one of the two. A person without an address of their own is reached through their counsellor.
pub async fn tell(
    tx: &mut Tx,
    desk: Desk<'_>,
    file: &File,
    who: Voice,
    kind: &'static str,
    page: &str,
) -> Result<(), SealError> {
    let link = format!("/parcours/{}/{page}", file.id());
    let letter = Letter { kind, link: Some(&link), code: None };
    let Desk { secrets, chance, now } = desk;
    if who == Voice::Person {
        // Only an address the person proved to read: another one may be a stranger's.
        let contacts = contact::of_person(tx, file.person(), &file.key).await?;
        if let Some(contact) = contacts.iter().find(|contact| contact.confirmed_at.is_some()) {
            let (id, key) = (file.person(), &file.key);
            let to = To::Person { id, key, kind: contact.kind, address: &contact.address };
            post::write(tx, secrets, chance, now, to, &file.person_locale, letter).await?;
            return Ok(());
        }
    }
    if let Some(counsellor) = professional::load(tx, file.parcours.counsellor).await? {
        let to = To::Professional { id: counsellor.id, email: &counsellor.email };
        post::write(tx, secrets, chance, now, to, "fr", letter).await?;
    }
    Ok(())
}
