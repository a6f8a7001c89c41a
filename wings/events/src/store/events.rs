//! Events in the database.

use jalon_kernel::access::SiteFacts;
use jalon_kernel::chance::Chance;
use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use super::unknown;
use crate::model::event::{Details, Event, Kind};

/// The most events a list shows: a region has a few hundred ahead.
const MOST: i64 = 1_000;

/// Whether what is written was invented for the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A site published it.
    Real,
    /// It was invented.
    Demonstration,
}

/// Adds an event; gives its identifier.
pub async fn insert(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    site: SiteFacts,
    by: Option<Uuid>,
    details: &Details,
    origin: Origin,
) -> Result<Uuid, DbError> {
    let id = chance.id(now);
    tx.execute(
        sql!("insert_event"),
        params![
            id,
            site.operator,
            site.id,
            details.kind.word(),
            &details.title,
            &details.description,
            &details.place,
            &details.postcode,
            &details.town,
            &details.accessibility,
            &details.contact,
            details.starts_at,
            details.ends_at,
            details.capacity,
            origin == Origin::Demonstration,
            by,
            now
        ],
    )
    .await?;
    Ok(id)
}

/// Changes an event read at `version`; `false` when somebody else was first.
pub async fn update(
    tx: &mut Tx,
    now: Timestamp,
    id: Uuid,
    version: i64,
    by: Option<Uuid>,
    details: &Details,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            sql!("update_event"),
            params![
                id,
                version,
                details.kind.word(),
                &details.title,
                &details.description,
                &details.place,
                &details.postcode,
                &details.town,
                &details.accessibility,
                &details.contact,
                details.starts_at,
                details.ends_at,
                details.capacity,
                by,
                now
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Calls an event off; `false` when it was already.
pub async fn cancel(tx: &mut Tx, now: Timestamp, id: Uuid, by: Option<Uuid>) -> Result<bool, DbError> {
    Ok(tx.execute(sql!("cancel_event"), params![id, by, now]).await? == 1)
}

/// Waits for the turn of this event, then reads it: until the end of `tx` its places are ours alone.
pub async fn lock(tx: &mut Tx, id: Uuid) -> Result<Option<Event>, DbError> {
    let there = tx.optional(sql!("lock_event"), params![id], |row| row.get::<Uuid>("id")).await?;
    match there {
        Some(id) => find(tx, id).await,
        None => Ok(None),
    }
}

/// One event.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Event>, DbError> {
    tx.optional(sql!("find_event"), params![id], read).await
}

/// What is still to come, soonest first.
pub async fn ahead(tx: &mut Tx, now: Timestamp) -> Result<Vec<Event>, DbError> {
    tx.all(sql!("list_events_ahead"), params![now, MOST], read).await
}

/// The events of a site that end after `since`.
pub async fn of_site(tx: &mut Tx, site: Uuid, since: Timestamp) -> Result<Vec<Event>, DbError> {
    tx.all(sql!("list_events_of_site"), params![site, since], read).await
}

fn read(row: &Row<'_>) -> Result<Event, DbError> {
    let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
    Ok(Event {
        id: row.get("id")?,
        site: SiteFacts { id: row.get("site_id")?, operator: row.get("operator_id")? },
        operator_name: row.get("operator_name")?,
        details: Details {
            kind: Kind::from_word(&kind).ok_or_else(|| unknown("kind"))?,
            title: row.get("title")?,
            description: row.get("description")?,
            place: row.get("place")?,
            postcode: row.get("postcode")?,
            town: row.get("town")?,
            accessibility: row.get("accessibility")?,
            contact: row.get("contact")?,
            starts_at: row.get("starts_at")?,
            ends_at: row.get("ends_at")?,
            capacity: row.get("capacity")?,
        },
        is_cancelled: state != "open",
        sequence: row.get("sequence")?,
        is_demonstration: row.get("demonstration")?,
        held: row.get("held")?,
        waiting: row.get("waiting")?,
        version: row.get("version")?,
    })
}
