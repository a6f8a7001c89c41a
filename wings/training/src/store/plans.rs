//! The rows of the funding plans that were kept.

use jalon_kernel::db::Tx;
use jalon_kernel::seal::{PersonKey, Place, SealError};
use jalon_kernel::{params, sql};
use uuid::Uuid;

use super::{Desk, unknown};
use crate::model::Voice;
use crate::model::plan::{Frozen, KeptPlan};

const CONTENT: &str = "funding_plan.content_sealed";

/// The plans kept in a parcours, the latest first; one that no longer reads is left out.
pub async fn list(tx: &mut Tx, key: &PersonKey, parcours: Uuid) -> Result<Vec<KeptPlan>, SealError> {
    let rows = tx
        .all(sql!("list_plans"), params![parcours], |row| {
            let by: String = row.get("kept_by")?;
            let by = Voice::from_word(&by).ok_or_else(|| unknown("kept_by", &by))?;
            Ok((
                row.get::<Uuid>("id")?,
                row.get("number")?,
                by,
                row.get("kept_at")?,
                row.get::<Vec<u8>>("content_sealed")?,
            ))
        })
        .await?;
    let mut plans = Vec::with_capacity(rows.len());
    for (id, number, by, at, sealed) in rows {
        let text = key.open(Place::new(CONTENT, id), &sealed)?;
        if let Ok(content) = serde_json::from_str(&text) {
            plans.push(KeptPlan { id, number, content, by, at });
        }
    }
    Ok(plans)
}

/// Keeps a plan; its number.
pub async fn insert(tx: &mut Tx, desk: Desk<'_>, by: Voice, content: &Frozen) -> Result<i64, SealError> {
    let number: i64 =
        tx.one(sql!("next_plan_number"), params![desk.parcours], |row| row.get("number")).await?;
    let id = desk.chance.id(desk.now);
    let sealed = sealed(desk, id, content);
    let row = params![id, desk.parcours, desk.person, number, sealed, by.word(), desk.now];
    tx.execute(sql!("insert_plan"), row).await?;
    Ok(number)
}

/// Gives every plan to the person of `to`, sealed with their key.
pub async fn follow(tx: &mut Tx, from: &PersonKey, to: Desk<'_>) -> Result<(), SealError> {
    for plan in list(tx, from, to.parcours).await? {
        let sealed = sealed(to, plan.id, &plan.content);
        tx.execute(sql!("reseal_plan"), params![plan.id, to.person, sealed]).await?;
    }
    Ok(())
}

fn sealed(desk: Desk<'_>, id: Uuid, content: &Frozen) -> Vec<u8> {
    let text = serde_json::to_string(content).unwrap_or_default();
    desk.key.seal(Place::new(CONTENT, id), &text, desk.chance)
}
