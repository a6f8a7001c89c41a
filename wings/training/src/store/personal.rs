//! What this wing holds of a person over all their parcours, and how it leaves.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::{params, sql};
use uuid::Uuid;

/// The tables of this wing that refer to a person.
pub const TABLES: &[&str] = &["funding_inquiry", "training_part", "funding_plan", "funding_request"];

/// The parcours of a person in which this wing holds something.
pub async fn parcours(tx: &mut Tx, person: Uuid) -> Result<Vec<Uuid>, DbError> {
    tx.all(sql!("parcours_of_training"), params![person], |row| row.get("parcours_id")).await
}

/// Erases every row of a person in every table of [`TABLES`].
pub async fn forget(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    let statements =
        [sql!("forget_inquiry"), sql!("forget_part"), sql!("forget_plan"), sql!("forget_request")];
    for statement in statements {
        tx.execute(statement, params![person]).await?;
    }
    Ok(())
}
