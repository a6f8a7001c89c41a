//! Notes answers to "what am I entitled to?"; the first one gives a visitor a session of their own.

use jalon_kernel::access::{Act, PersonFacts};
use jalon_kernel::seal;
use jalon_kernel::web::{Refusal, Visit};

use crate::model::answers::Answers;
use crate::store::{self, Written};

// Another window can only come first a few times between reading and writing one row.
const TRIES: usize = 5;

/// Applies a change to the answers as they are now: what another window noted meanwhile stays. The token of a session
/// just opened must go with the answer.
pub async fn answer(visit: &Visit, apply: impl Fn(&mut Answers) + Send) -> Result<Option<String>, Refusal> {
    visit.authorise_house(Act::FundingAsk)?;
    let house = visit.house();
    for _ in 0..TRIES {
        let mut tx = house.db.write().await?;
        let (id, key, token) = visit.self_or_visitor(&mut tx).await?;
        // Someone who has just become a visitor is not yet one in this visit: the row was made for them above.
        if visit.person().is_some() {
            visit.authorise(Act::NotebookWrite, PersonFacts { id })?;
        }
        let known = store::inquiry::find(&mut tx, &key, id).await?.unwrap_or_default();
        let mut answers = known.answers;
        apply(&mut answers);
        let written =
            store::inquiry::save(&mut tx, &house.chance, visit.now(), (id, &key), known.version, &answers)
                .await?;
        if written == Written::Yes {
            tx.commit().await?;
            return Ok(token);
        }
    }
    Err(Refusal::Unavailable)
}

/// Erases the answers of this visitor.
pub async fn forget(visit: &Visit) -> Result<(), Refusal> {
    visit.authorise_house(Act::FundingAsk)?;
    let Some(id) = visit.person() else { return Ok(()) };
    visit.authorise(Act::NotebookWrite, PersonFacts { id })?;
    let mut tx = visit.house().db.write().await?;
    // The key is read so that an erased person is refused as everywhere.
    seal::person_key(&mut tx, &visit.house().secrets, id).await?;
    store::inquiry::forget(&mut tx, id).await?;
    tx.commit().await?;
    Ok(())
}
