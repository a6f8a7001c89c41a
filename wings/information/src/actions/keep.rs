//! Keep an occupation; somebody without an account becomes a visitor with a notebook of their own.
//!
//! Sending the form twice keeps one: the pair of person and code is the key, so that no other one is needed. It also
//! puts back what was taken away less than a day ago, note included.

use jalon_kernel::access::{Act, Actor, PersonFacts, authorise};
use jalon_kernel::web::{Refusal, Visit};

use crate::store;

/// Keeps the occupation `code`; the token of a session that had to be opened, for the answer to carry.
pub(crate) async fn keep(visit: &Visit, code: &str) -> Result<Option<String>, Refusal> {
    let house = visit.house();
    let mut tx = house.db.write().await?;
    if store::occupation_title(&mut tx, code).await?.is_none() {
        return Err(Refusal::NotFound);
    }
    let (id, _, token) = visit.self_or_visitor(&mut tx).await?;
    match &token {
        None => visit.authorise(Act::NotebookWrite, PersonFacts { id }).map(drop)?,
        // Whoever has just become a visitor acts as that visitor from here on.
        Some(_) => {
            let visitor = Actor::Visitor { visitor: Some(id) };
            authorise(&visitor, Act::NotebookWrite, PersonFacts { id }).map(drop)?;
        }
    }
    let kept = store::keep(&mut tx, &house.chance, visit.now(), id, code).await?;
    visit.record(&mut tx, id, Act::NotebookWrite.name(), serde_json::json!({ "kept": kept })).await?;
    tx.commit().await?;
    Ok(token)
}
