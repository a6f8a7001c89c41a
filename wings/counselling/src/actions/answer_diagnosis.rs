//! Agrees with the shared diagnosis, or writes the disagreement down (2.2-01).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};

use super::{Changed, desk};
use crate::model::Voice;
use crate::model::diagnosis::Verdict;
use crate::store;

/// Keeps what this voice says of the texts it had before it; when a text has changed since, nothing is said of it.
pub async fn answer_diagnosis(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    verdict: Verdict,
    disagreement: &str,
    texts: i64,
) -> Result<Changed, Refusal> {
    let diagnosis = store::diagnosis::load(&mut tx, &file.key, file.id()).await?;
    if diagnosis.is_empty() || diagnosis.texts() != texts {
        return Ok(Changed::Stale);
    }
    let voice = Voice::of(visit.actor());
    store::diagnosis::answer(&mut tx, desk(visit, file), voice, verdict, disagreement, texts).await?;
    casefile::move_to(&mut tx, visit.now(), file, Stage::Diagnosis).await?;
    let act = match verdict {
        Verdict::Agreed => "diagnosis.agree",
        Verdict::Disagreed => "diagnosis.disagree",
    };
    let detail = serde_json::json!({ "voice": voice.word(), "texts": texts });
    visit.record(&mut tx, file.id(), act, detail).await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
