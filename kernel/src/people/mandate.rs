//! Mandates: for whom, where and as what a professional acts, from a date to a date.

use jalon_access::{Mandate, Role, Term};
use jiff::Timestamp;
use uuid::Uuid;

use crate::chance::Chance;
use crate::db::{DbError, Tx};
use crate::{params, sql};

/// A mandate as its holder chooses it.
#[derive(Clone, Debug)]
pub struct Held {
    /// What decisions need of it.
    pub mandate: Mandate,
    /// The site's name.
    pub site_name: String,
    /// The operator's name.
    pub operator_name: String,
}

/// Gives a mandate from `starts_at` on, to `ends_at` if there is an end.
#[expect(clippy::too_many_arguments, reason = "the context, who, where, as what and when")]
pub async fn give(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    professional: Uuid,
    operator: Uuid,
    site: Uuid,
    role: Role,
    starts_at: Timestamp,
    ends_at: Option<Timestamp>,
) -> Result<Uuid, DbError> {
    let id = chance.id(now);
    tx.execute(
        sql!("insert_mandate"),
        params![id, professional, operator, site, role.name(), starts_at, ends_at],
    )
    .await?;
    Ok(id)
}

/// Ends a mandate at `now`.
pub async fn end(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<(), DbError> {
    tx.execute(sql!("end_mandate"), params![id, now]).await.map(drop)
}

/// The mandates of a professional that are live at `now`, by operator and site.
pub async fn live(tx: &mut Tx, professional: Uuid, now: Timestamp) -> Result<Vec<Held>, DbError> {
    let rows = tx
        .all(sql!("list_mandates"), params![professional], |row| {
            Ok((
                row.get::<Uuid>("id")?,
                row.get::<Uuid>("operator_id")?,
                row.get::<Uuid>("site_id")?,
                row.get::<String>("role")?,
                row.get::<Timestamp>("starts_at")?,
                row.get::<Option<Timestamp>>("ends_at")?,
                row.get::<String>("site_name")?,
                row.get::<String>("operator_name")?,
            ))
        })
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, operator, site, role, starts_at, ends_at, site_name, operator_name)| {
            let term = Term::at(&now, &starts_at, ends_at.as_ref());
            let mandate = Mandate { id, operator, site, role: Role::parse(&role)?, term };
            term.is_live().then_some(Held { mandate, site_name, operator_name })
        })
        .collect())
}
