//! Gathers everything kept about a person: from the kernel, and from every wing of the house.

use jalon_kernel::House;
use jalon_kernel::access::{Authorized, PersonFacts};
use jalon_kernel::db::Tx;
use jalon_kernel::people::{contact, person};
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::{casefile, journal, post};
use jiff::Timestamp;

use super::in_words;
use crate::model::{Kept, Part, Sent};
use crate::store;

/// Everything kept about a person, as it stands at `now`.
///
/// # Errors
/// [`SealError::KeyErased`] when the person erased themselves meanwhile.
pub async fn gather(
    house: &House,
    tx: &mut Tx,
    whose: &Authorized<PersonFacts>,
    key: &PersonKey,
    now: Timestamp,
) -> Result<Kept, SealError> {
    let id = whose.id;
    let (person, _) = person::load(tx, &house.secrets, id).await?.ok_or(SealError::KeyErased)?;
    let contacts = contact::of_person(tx, id, key).await?;
    let folders = casefile::list_of_person(tx, id).await?.into_iter().map(Into::into).collect();
    let agreements = store::agreements(tx, id).await?;
    let mut parts = Vec::new();
    for wing in &house.wings {
        let held = wing.export(house, tx, id, key).await?;
        parts.extend(held.into_iter().map(|held| Part { wing: wing.name(), held }));
    }
    let openings = journal::openings_of(tx, id).await?;
    let seen = in_words(tx, id, openings, &agreements).await?;
    let sent = post::of_person(tx, id)
        .await?
        .into_iter()
        .map(|message| Sent {
            kind: message.kind,
            channel: message.channel,
            written_at: message.created_at,
            sent_at: message.sent_at,
        })
        .collect();
    let connections = store::connections(tx, id, now).await?;
    Ok(Kept { person, contacts, folders, agreements, parts, seen, sent, connections })
}
