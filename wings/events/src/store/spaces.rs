//! Resource spaces in the database.

use jalon_kernel::access::SiteFacts;
use jalon_kernel::chance::Chance;
use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use super::events::Origin;
use crate::model::space::{Space, SpaceDetails};

/// Adds a space.
pub async fn insert(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    site: SiteFacts,
    details: &SpaceDetails,
    origin: Origin,
) -> Result<(), DbError> {
    tx.execute(
        sql!("insert_space"),
        params![
            chance.id(now),
            site.operator,
            site.id,
            &details.name,
            &details.description,
            &details.place,
            &details.postcode,
            &details.town,
            &details.hours,
            &details.accessibility,
            &details.contact,
            origin == Origin::Demonstration,
            now
        ],
    )
    .await
    .map(drop)
}

/// Changes a space read at `version`; `false` when somebody else was first.
pub async fn update(
    tx: &mut Tx,
    now: Timestamp,
    id: Uuid,
    version: i64,
    details: &SpaceDetails,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            sql!("update_space"),
            params![
                id,
                version,
                &details.name,
                &details.description,
                &details.place,
                &details.postcode,
                &details.town,
                &details.hours,
                &details.accessibility,
                &details.contact,
                now
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Every space, by town: there are a few dozen in a region.
pub async fn all(tx: &mut Tx) -> Result<Vec<Space>, DbError> {
    tx.all(sql!("list_spaces"), params![], read).await
}

fn read(row: &Row<'_>) -> Result<Space, DbError> {
    Ok(Space {
        id: row.get("id")?,
        site: SiteFacts { id: row.get("site_id")?, operator: row.get("operator_id")? },
        operator_name: row.get("operator_name")?,
        details: SpaceDetails {
            name: row.get("name")?,
            description: row.get("description")?,
            place: row.get("place")?,
            postcode: row.get("postcode")?,
            town: row.get("town")?,
            hours: row.get("hours")?,
            accessibility: row.get("accessibility")?,
            contact: row.get("contact")?,
        },
        is_demonstration: row.get("demonstration")?,
        written_at: row.get("written_at")?,
        version: row.get("version")?,
    })
}
