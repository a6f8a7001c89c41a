//! Brings what a person answered for themselves into a parcours, where their counsellor reads it (2.3-03).

use jalon_kernel::access::{Act, Authorized, PersonFacts};
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};

use super::answer_fact::note;
use crate::model::case::apart;
use crate::model::part::Part;
use crate::store;

/// Copies the answers: what was already said in the parcours stays, what tells of health stands apart.
pub async fn bring_answers(visit: &Visit, mut tx: Tx, file: &Authorized<File>) -> Result<(), Refusal> {
    visit.authorise(Act::NotebookRead, PersonFacts { id: file.person() })?;
    let Some(own) = store::inquiry::find(&mut tx, &file.key, file.person()).await? else { return Ok(()) };
    let (plain, health) = apart(&own.answers);
    note(visit, &mut tx, file, Part::Facts, |answers| *answers = answers.completed_by(&plain)).await?;
    if !health.is_empty() {
        note(visit, &mut tx, file, Part::HealthFacts, |answers| *answers = answers.completed_by(&health))
            .await?;
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Project).await?;
    visit.record(&mut tx, file.id(), "training.bring", serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(())
}
