//! Write what an occupation means for oneself. Sealed with the key of the person; nobody else opens it.

use jalon_kernel::access::{Act, PersonFacts};
use jalon_kernel::seal;
use jalon_kernel::web::{Refusal, Visit};

use crate::store;

/// What became of a note.
#[derive(Debug)]
pub(crate) enum Written {
    /// It is kept, at this version.
    Saved(i64),
    /// The note was changed elsewhere since it was read: nothing was written, so that both
    /// texts can be shown.
    Stale,
}

/// Keeps `note` beside the occupation `code`, if the note kept is still at `version`.
pub(crate) async fn write_note(
    visit: &Visit,
    code: &str,
    version: i64,
    note: &str,
) -> Result<Written, Refusal> {
    let house = visit.house();
    let id = visit.person().ok_or(Refusal::NotFound)?;
    visit.authorise(Act::NotebookWrite, PersonFacts { id })?;
    let mut tx = house.db.write().await?;
    let key = seal::person_key(&mut tx, &house.secrets, id).await?;
    let kept = store::kept_one(&mut tx, id, &key, code).await?.ok_or(Refusal::NotFound)?;
    if kept.note == note {
        return Ok(Written::Saved(kept.version));
    }
    let Some(saved) = store::set_note(&mut tx, &house.chance, id, &key, &kept, version, note).await? else {
        return Ok(Written::Stale);
    };
    let detail = serde_json::json!({ "note": kept.id, "version": saved });
    visit.record(&mut tx, id, Act::NotebookWrite.name(), detail).await?;
    tx.commit().await?;
    Ok(Written::Saved(saved))
}
