//! Studies in the database.

use jalon_kernel::access::SiteFacts;
use jalon_kernel::chance::Chance;
use jalon_kernel::db::{DbError, Row, Tx};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use crate::model::{Details, Kind, Study};

/// Whether a study was invented for the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An editor published it.
    Real,
    /// It was invented.
    Demonstration,
}

/// Who writes.
#[derive(Clone, Copy, Debug)]
pub struct By {
    /// For which site.
    pub site: SiteFacts,
    /// Who; nobody for what is invented.
    pub professional: Option<Uuid>,
    /// Whether it is real.
    pub origin: Origin,
}

/// Adds a study; gives its identifier.
pub async fn insert(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    by: By,
    details: &Details,
) -> Result<Uuid, DbError> {
    let id = chance.id(now);
    tx.execute(
        sql!("insert_study"),
        params![
            id,
            by.site.operator,
            by.site.id,
            details.kind.word(),
            &details.title,
            &details.summary,
            &details.publisher,
            details.published_on,
            details.expires_on,
            &details.territory,
            &details.sector,
            &details.link,
            by.origin == Origin::Demonstration,
            by.professional,
            now
        ],
    )
    .await?;
    Ok(id)
}

/// Changes a study of this site read at `version`; `false` when somebody else was first.
pub async fn update(
    tx: &mut Tx,
    now: Timestamp,
    by: By,
    (id, version): (Uuid, i64),
    details: &Details,
) -> Result<bool, DbError> {
    let touched = tx
        .execute(
            sql!("update_study"),
            params![
                id,
                by.site.id,
                version,
                details.kind.word(),
                &details.title,
                &details.summary,
                &details.publisher,
                details.published_on,
                details.expires_on,
                &details.territory,
                &details.sector,
                &details.link,
                by.professional,
                now
            ],
        )
        .await?;
    Ok(touched == 1)
}

/// Takes a study of this site out; `false` when it was not there.
pub async fn delete(tx: &mut Tx, site: Uuid, id: Uuid) -> Result<bool, DbError> {
    Ok(tx.execute(sql!("delete_study"), params![id, site]).await? == 1)
}

/// The whole library, the latest first: a region has a few hundred.
pub async fn all(tx: &mut Tx) -> Result<Vec<Study>, DbError> {
    tx.all(sql!("list_studies"), params![], read).await
}

fn read(row: &Row<'_>) -> Result<Study, DbError> {
    let kind: String = row.get("kind")?;
    let unknown = || DbError::Column { column: "kind".to_owned(), why: "not a word of ours".to_owned() };
    Ok(Study {
        id: row.get("id")?,
        site: SiteFacts { id: row.get("site_id")?, operator: row.get("operator_id")? },
        operator_name: row.get("operator_name")?,
        details: Details {
            kind: Kind::from_word(&kind).ok_or_else(unknown)?,
            title: row.get("title")?,
            summary: row.get("summary")?,
            publisher: row.get("publisher")?,
            published_on: row.get("published_on")?,
            expires_on: row.get("expires_on")?,
            territory: row.get("territory")?,
            sector: row.get("sector")?,
            link: row.get("link")?,
        },
        is_demonstration: row.get("demonstration")?,
        version: row.get("version")?,
    })
}
