//! `/mes-droits`: what am I entitled to? For everyone, without an account, by the same rules as in a parcours (1-04, 1-18).
//!
//! One question a page, the one that settles most first; "I do not know" is an answer; the result can be read at any
//! moment, printed, kept, and brought to a counsellor. Answers stay in the visitor's own space.

pub mod question;
pub mod result;
pub mod start;
pub mod training;
pub mod what_if;

use jalon_kernel::access::{Act, PersonFacts};
use jalon_kernel::seal;
use jalon_kernel::web::{Refusal, Visit};

use crate::store;
use crate::store::inquiry::Inquiry;

/// What this visitor answered so far; whoever is at work here answers nothing.
async fn load(visit: &Visit) -> Result<Inquiry, Refusal> {
    visit.authorise_house(Act::FundingAsk)?;
    let Some(id) = visit.person() else { return Ok(Inquiry::default()) };
    visit.authorise(Act::NotebookRead, PersonFacts { id })?;
    let mut tx = visit.house().db.read().await?;
    let key = seal::person_key(&mut tx, &visit.house().secrets, id).await?;
    Ok(store::inquiry::find(&mut tx, &key, id).await?.unwrap_or_default())
}
