//! What counselling holds of a person over all their parcours, and how it leaves or moves.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::{params, sql};
use uuid::Uuid;

/// The tables of this wing that refer to a person.
pub const TABLES: &[&str] =
    &["diagnosis_entry", "diagnosis_answer", "project", "objective", "step", "synthesis"];

/// The parcours of a person in which this wing holds something.
pub async fn parcours(tx: &mut Tx, person: Uuid) -> Result<Vec<Uuid>, DbError> {
    tx.all(sql!("parcours_of_work"), params![person], |row| row.get("parcours_id")).await
}

/// Erases every row of a person in every table of [`TABLES`].
pub async fn forget(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    let statements = [
        sql!("forget_diagnosis_entry"),
        sql!("forget_diagnosis_answer"),
        sql!("forget_project"),
        sql!("forget_objective"),
        sql!("forget_step"),
        sql!("forget_synthesis"),
    ];
    for statement in statements {
        tx.execute(statement, params![person]).await?;
    }
    Ok(())
}
