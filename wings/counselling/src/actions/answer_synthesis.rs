//! The person adds their words to a proposed version, agrees to it, or says what is wrong (2.2-14).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};

use super::{Changed, desk};
use crate::model::synthesis::{State, Version};
use crate::store::{self, Written};

/// What the person says of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is right: from now on it is final.
    Agree,
    /// It is not: what is wrong.
    Return(String),
}

/// Keeps the person's words while they type; they say nothing yet of the whole.
pub async fn keep_words(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (asked, version): (&Version, i64),
    words: &str,
) -> Result<Changed, Refusal> {
    match store::syntheses::keep_words(&mut tx, desk(visit, file), asked.id, version, words).await? {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    let detail = serde_json::json!({ "number": asked.number });
    visit.record(&mut tx, file.id(), "synthesis.comment", detail).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}

/// Keeps the person's answer to the version they read; when another was proposed since, nothing is said of it.
pub async fn answer_synthesis(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (asked, version): (&Version, i64),
    words: &str,
    answer: &Answer,
) -> Result<Changed, Refusal> {
    let (state, remark, act) = match answer {
        Answer::Agree => (State::Agreed, "", "synthesis.agree"),
        Answer::Return(remark) => (State::Returned, remark.as_str(), "synthesis.return"),
    };
    let desk = desk(visit, file);
    match store::syntheses::answer(&mut tx, desk, (asked.id, version), state, words, remark).await? {
        Written::Stale => return Ok(Changed::Stale),
        Written::Yes => {}
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Synthesis).await?;
    visit.record(&mut tx, file.id(), act, serde_json::json!({ "number": asked.number })).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
