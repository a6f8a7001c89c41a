//! Adds what a region decided; nothing that was written before changes.

use jalon_kernel::db::Tx;
use jalon_kernel::journal;
use jalon_kernel::web::{Refusal, Visit};

use crate::store::regional::{self, Written};

/// Writes a value in the transaction in which its author was allowed to.
pub async fn write_regional(visit: &Visit, mut tx: Tx, written: &Written) -> Result<(), Refusal> {
    let author = visit.professional().ok_or(Refusal::NotFound)?;
    regional::insert(&mut tx, author, written).await?;
    let detail = serde_json::json!({
        "region": written.region, "parameter": written.parameter, "from": written.from, "worth": written.worth,
    });
    visit.record(&mut tx, journal::HOUSE, "region.write", detail).await?;
    tx.commit().await?;
    Ok(())
}
