//! Operators of the conseil en évolution professionnelle and their sites.

use jiff::Timestamp;
use uuid::Uuid;

use crate::chance::Chance;
use crate::db::{DbError, Row, Tx};
use crate::{params, sql};

/// The networks of the founding text and today's successors, and the regionally accredited operators.
/// Source: cahier des charges, preamble; L. 6111-6 of the code du travail.
pub const NETWORKS: [&str; 7] =
    ["opacif", "apec", "france-travail", "mission-locale", "cap-emploi", "avenir-actifs", "accredite"];

/// What a Région is among operators: it receives nobody, and writes what it decides of financing schemes.
pub const REGION: &str = "region";

/// An operator.
#[derive(Clone, Debug)]
pub struct Operator {
    /// Its identifier.
    pub id: Uuid,
    /// One of [`NETWORKS`], or [`REGION`].
    pub network: String,
    /// Its name.
    pub name: String,
}

/// A place, or a team at a distance, where an operator receives people.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its identifier.
    pub id: Uuid,
    /// Its operator.
    pub operator: Uuid,
    /// The operator's name, for pages.
    pub operator_name: String,
    /// The operator's network.
    pub network: String,
    /// Its name.
    pub name: String,
    /// Its postal address.
    pub address: String,
    /// Its telephone number.
    pub phone: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// When it is open, in words.
    pub hours: Option<String>,
    /// The code of the region it speaks for, if it is a Région's: `53`.
    pub region: Option<String>,
}

impl Site {
    /// Whether people are received there.
    pub fn receives(&self) -> bool {
        self.network != REGION
    }
}

/// Creates an operator.
pub async fn create(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    network: &str,
    name: &str,
) -> Result<Uuid, DbError> {
    let id = chance.id(now);
    tx.execute(sql!("insert_operator"), params![id, network, name, now]).await?;
    Ok(id)
}

/// What a new site is made of.
#[derive(Clone, Debug, Default)]
pub struct NewSite {
    /// Its name.
    pub name: String,
    /// Its postal address.
    pub address: String,
    /// Its telephone number.
    pub phone: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// When it is open, in words.
    pub hours: Option<String>,
    /// The code of the region it speaks for, if it is a Région's: `53`.
    pub region: Option<String>,
}

/// Creates a site of an operator.
pub async fn create_site(
    tx: &mut Tx,
    chance: &Chance,
    now: Timestamp,
    operator: Uuid,
    site: NewSite,
) -> Result<Uuid, DbError> {
    let id = chance.id(now);
    tx.execute(
        sql!("insert_site"),
        params![id, operator, site.name, site.address, site.phone, site.email, site.hours, site.region, now],
    )
    .await?;
    Ok(id)
}

/// Every operator, by name.
pub async fn all(tx: &mut Tx) -> Result<Vec<Operator>, DbError> {
    tx.all(sql!("list_operators"), params![], |row| {
        Ok(Operator { id: row.get("id")?, network: row.get("network")?, name: row.get("name")? })
    })
    .await
}

/// Every site, by operator and name.
pub async fn sites(tx: &mut Tx) -> Result<Vec<Site>, DbError> {
    tx.all(sql!("list_sites"), params![], read_site).await
}

/// One site.
pub async fn site(tx: &mut Tx, id: Uuid) -> Result<Option<Site>, DbError> {
    tx.optional(sql!("find_site"), params![id], read_site).await
}

fn read_site(row: &Row<'_>) -> Result<Site, DbError> {
    Ok(Site {
        id: row.get("id")?,
        operator: row.get("operator_id")?,
        operator_name: row.get("operator_name")?,
        network: row.get("network")?,
        name: row.get("name")?,
        address: row.get("address")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        hours: row.get("hours")?,
        region: row.get("region")?,
    })
}
