//! Telling somebody who comes, or waits, that something changed; the message never says which event it is.

use jalon_kernel::House;
use jalon_kernel::db::Tx;
use jalon_kernel::people::contact::{Kind, takes_texts};
use jalon_kernel::people::person;
use jalon_kernel::post::{self, Letter, To};
use jalon_kernel::seal::{self, SealError};
use jiff::Timestamp;
use uuid::Uuid;

use crate::model::seat::Holder;
use crate::store::seats;

/// Writes to the holder of `seat` at the address they left, if it takes messages, in the language they read. Whoever
/// has erased themselves is not written to.
pub async fn holder(
    house: &House,
    tx: &mut Tx,
    now: Timestamp,
    event: Uuid,
    id: Uuid,
    seat: Uuid,
    kind: &'static str,
) -> Result<(), SealError> {
    let key = match seal::person_key(tx, &house.secrets, id).await {
        Ok(key) => key,
        Err(SealError::KeyErased) => return Ok(()),
        Err(error) => return Err(error),
    };
    let Some(known) = seats::of_person_for(tx, &key, event, id).await? else { return Ok(()) };
    let Some((way, address)) = address(&known.holder) else { return Ok(()) };
    let locale =
        person::load(tx, &house.secrets, id).await?.map_or("fr".to_owned(), |(person, _)| person.locale);
    let link = format!("/inscriptions/{}", seats::link_token(&house.secrets, seat));
    let to = To::Person { id, key: &key, kind: way, address: &address };
    let letter = Letter { kind, link: Some(&link), code: None };
    post::write(tx, &house.secrets, &house.chance, now, to, &locale, letter).await?;
    Ok(())
}

fn address(holder: &Holder) -> Option<(Kind, String)> {
    let email = holder.email.clone().map(|email| (Kind::Email, email));
    let phone = holder.phone.clone().filter(|phone| takes_texts(phone)).map(|phone| (Kind::Phone, phone));
    email.or(phone)
}
