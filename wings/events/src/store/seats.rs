//! Registrations in the database: who comes is sealed with the key of the person, the link of the mail is a digest.

use jalon_kernel::chance::Chance;
use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::reference::Reference;
use jalon_kernel::seal::{PersonKey, Place, SealError, Secrets, hex};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use super::unknown;
use crate::model::seat::{Holder, Seat, SeatState};

/// The token of the link in the mails of a registration. It follows from the secret of the house, so that it can be
/// written again in a reminder without being kept.
pub fn link_token(secrets: &Secrets, id: Uuid) -> String {
    hex(&secrets.digest("event-seat-link", &id.to_string())[..24])
}

fn link_digest(secrets: &Secrets, token: &str) -> [u8; 32] {
    secrets.digest("event-seat", token)
}

fn place(id: Uuid) -> Place {
    Place::new("event_seat.holder_sealed", id)
}

fn sealed(key: &PersonKey, chance: &Chance, id: Uuid, holder: &Holder) -> Vec<u8> {
    key.seal(place(id), &serde_json::json!(holder).to_string(), chance)
}

type Stored = (Seat, Vec<u8>);

fn read(row: &Row<'_>) -> Result<Stored, DbError> {
    let state: String = row.get("state")?;
    let seat = Seat {
        id: row.get("id")?,
        event: row.get("event_id")?,
        person: row.get("person_id")?,
        reference: row.get("reference")?,
        state: SeatState::from_word(&state).ok_or_else(|| unknown("state"))?,
        holder: Holder::default(),
        asked_at: row.get("asked_at")?,
    };
    Ok((seat, row.get("holder_sealed")?))
}

fn open((mut seat, sealed): Stored, key: &PersonKey) -> Result<Seat, SealError> {
    let text = key.open(place(seat.id), &sealed)?;
    // What cannot be read any more is shown as nothing rather than keeping the page away.
    seat.holder = serde_json::from_str(&text).unwrap_or_default();
    Ok(seat)
}

/// Puts somebody at the end of those who wait; gives the identifier of their registration.
#[expect(clippy::too_many_arguments, reason = "the context, whose, for what and what they wrote")]
pub async fn ask(
    tx: &mut Tx,
    secrets: &Secrets,
    chance: &Chance,
    now: Timestamp,
    person: Uuid,
    key: &PersonKey,
    event: Uuid,
    holder: &Holder,
) -> Result<Uuid, DbError> {
    let id = chance.id(now);
    let reference = free_reference(tx, chance).await?;
    let digest = link_digest(secrets, &link_token(secrets, id));
    tx.execute(
        sql!("insert_seat"),
        params![id, event, person, reference, sealed(key, chance, id, holder), digest, now],
    )
    .await?;
    Ok(id)
}

/// Lets somebody who gave up wait again, behind the others.
pub async fn ask_again(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    key: &PersonKey,
    id: Uuid,
    holder: &Holder,
) -> Result<(), DbError> {
    tx.execute(sql!("ask_seat_again"), params![id, sealed(key, chance, id, holder), now]).await.map(drop)
}

/// Gives a place up, or the wait for one; `false` when there was nothing to give up.
pub async fn give_up(tx: &mut Tx, id: Uuid) -> Result<bool, DbError> {
    Ok(tx.execute(sql!("give_seat_up"), params![id]).await? == 1)
}

/// Gives one place to whoever has waited longest: the registration and its person.
pub async fn give_next(tx: &mut Tx, event: Uuid) -> Result<Option<(Uuid, Uuid)>, DbError> {
    tx.optional(sql!("give_next_seat"), params![event], |row| Ok((row.get("id")?, row.get("person_id")?)))
        .await
}

/// How many wait before this one.
pub async fn before(tx: &mut Tx, seat: &Seat) -> Result<i64, DbError> {
    tx.one(sql!("count_before"), params![seat.event, seat.asked_at, seat.id], |row| row.get("before")).await
}

/// The registration of a person for an event.
pub async fn of_person_for(
    tx: &mut Tx,
    key: &PersonKey,
    event: Uuid,
    person: Uuid,
) -> Result<Option<Seat>, SealError> {
    let stored = tx.optional(sql!("find_seat_of_person"), params![event, person], read).await?;
    stored.map(|stored| open(stored, key)).transpose()
}

/// The registration that a link of a mail answers for, without who it is.
pub async fn by_link(tx: &mut Tx, secrets: &Secrets, token: &str) -> Result<Option<Seat>, DbError> {
    let digest = link_digest(secrets, token);
    Ok(tx.optional(sql!("find_seat_by_link"), params![digest], read).await?.map(|(seat, _)| seat))
}

/// The registrations of a person, latest first.
pub async fn of_person(tx: &mut Tx, key: &PersonKey, person: Uuid) -> Result<Vec<Seat>, SealError> {
    let rows = tx.all(sql!("list_seats_of_person"), params![person], read).await?;
    rows.into_iter().map(|stored| open(stored, key)).collect()
}

/// Who comes to an event and who waits. Whoever has erased themselves is left out.
pub async fn of_event(tx: &mut Tx, secrets: &Secrets, event: Uuid) -> Result<Vec<Seat>, SealError> {
    let rows = tx.all(sql!("list_seats_of_event"), params![event], read).await?;
    let mut seats = Vec::with_capacity(rows.len());
    for stored in rows {
        match jalon_kernel::seal::person_key(tx, secrets, stored.0.person).await {
            Ok(key) => seats.push(open(stored, &key)?),
            Err(SealError::KeyErased) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(seats)
}

/// Notes that somebody was reminded; `false` when they were already, or come no more.
pub async fn mark_reminded(tx: &mut Tx, now: Timestamp, id: Uuid) -> Result<bool, DbError> {
    Ok(tx.execute(sql!("mark_seat_reminded"), params![id, now]).await? == 1)
}

/// Forgets the registrations of a person.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_seats"), params![person]).await.map(drop)
}

/// Moves the registrations of `from` to `to`, sealed anew; where both have one, the account's own stays, unless it was
/// given up.
pub async fn follow(
    tx: &mut Tx,
    chance: &Chance,
    from: (Uuid, &PersonKey),
    to: (Uuid, &PersonKey),
) -> Result<(), SealError> {
    for seat in of_person(tx, from.1, from.0).await? {
        match of_person_for(tx, to.1, seat.event, to.0).await? {
            Some(own) if own.state != SeatState::GivenUp => {
                tx.execute(sql!("delete_seat"), params![seat.id]).await?;
                continue;
            }
            Some(own) => {
                tx.execute(sql!("delete_seat"), params![own.id]).await?;
            }
            None => {}
        }
        let holder = sealed(to.1, chance, seat.id, &seat.holder);
        tx.execute(sql!("reseal_seat"), params![seat.id, to.0, holder]).await?;
    }
    Ok(())
}

async fn free_reference(tx: &mut Tx, chance: &Chance) -> Result<String, DbError> {
    loop {
        let drawn = Reference::draw(chance).to_string();
        let known = tx.optional(sql!("find_reference"), params![&drawn], |row| row.get::<Uuid>("id")).await?;
        if known.is_none() {
            return Ok(drawn);
        }
    }
}
