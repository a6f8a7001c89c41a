//! Notes facts that the funding of a parcours depends on: each is one answer, and what another window noted stays.

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};

use super::desk;
use crate::model::Voice;
use crate::model::answers::Answers;
use crate::model::part::Part;
use crate::store::{self, Written};

/// Applies a change to the answers of a part, as they are in this transaction.
pub async fn answer_fact(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    part: Part,
    apply: impl FnOnce(&mut Answers) + Send,
) -> Result<(), Refusal> {
    note(visit, &mut tx, file, part, apply).await?;
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    visit.record(&mut tx, file.id(), "training.answer", serde_json::json!({ "part": part.word() })).await?;
    tx.commit().await?;
    Ok(())
}

/// The same inside a larger write.
pub async fn note(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
    part: Part,
    apply: impl FnOnce(&mut Answers) + Send,
) -> Result<(), Refusal> {
    let parts = store::parts::load(tx, &file.key, file.id()).await?;
    let mut answers = parts.get::<Answers>(part).map(|kept| kept.content).unwrap_or_default();
    apply(&mut answers);
    let (at, by) = ((part, parts.version(part)), Voice::of(visit.actor()));
    match store::parts::save(tx, desk(visit, file), at, by, &answers).await? {
        Written::Yes => Ok(()),
        // Two writes of one row at the same moment: the form can be sent again.
        Written::Stale => Err(Refusal::Unavailable),
    }
}
