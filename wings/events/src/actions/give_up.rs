//! Somebody gives their place up, from the link of the mail: whoever has waited longest gets it at once.

use jalon_kernel::access::{Act, Actor, PersonFacts, authorise};
use jalon_kernel::journal::{self, Author, Entry};
use jalon_kernel::web::{Refusal, Visit};

use super::places;
use crate::store::{events, seats};

/// Gives up the registration that `token` answers for; doing it twice changes nothing.
pub async fn give_up(visit: &Visit, token: &str) -> Result<(), Refusal> {
    let house = visit.house();
    let mut tx = house.db.write().await?;
    let seat = seats::by_link(&mut tx, &house.secrets, token).await?.ok_or(Refusal::NotFound)?;
    // Whoever holds the link stands for the person, for this registration alone.
    let holder = Actor::Visitor { visitor: Some(seat.person) };
    authorise(&holder, Act::EventJoin, PersonFacts { id: seat.person }).map(drop)?;
    events::lock(&mut tx, seat.event).await?.ok_or(Refusal::NotFound)?;
    if !seats::give_up(&mut tx, seat.id).await? {
        return Ok(());
    }
    let event = events::find(&mut tx, seat.event).await?.ok_or(Refusal::NotFound)?;
    places::give(house, &mut tx, visit.now(), &event, None).await?;
    let author = Author { kind: "visitor", id: Some(seat.person) };
    let detail = serde_json::json!({ "event": event.id, "given_up": seat.id });
    let entry = Entry { chain: seat.person, author, act: Act::EventJoin.name(), detail };
    journal::record(&mut tx, &house.secrets, visit.now(), entry).await?;
    tx.commit().await?;
    Ok(())
}
