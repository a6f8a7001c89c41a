//! Writes a section of the shared diagnosis in one's own voice (2.2-01).

use jalon_kernel::access::Authorized;
use jalon_kernel::casefile::{self, File, Stage};
use jalon_kernel::db::Tx;
use jalon_kernel::web::{Refusal, Visit};

use super::desk;
use crate::model::Voice;
use crate::model::diagnosis::Section;
use crate::store::{self, Written};

/// What became of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Wrote {
    /// It is kept, at this version.
    At(i64),
    /// Somebody else wrote since the page was read: nothing was changed.
    Stale,
}

/// Keeps `text` over the version that was read: 0 when there was none. The same text again changes nothing, so that an
/// agreement only falls when words do.
pub async fn write_entry(
    visit: &Visit,
    mut tx: Tx,
    file: &Authorized<File>,
    (section, voice): (Section, Voice),
    text: &str,
    version: i64,
) -> Result<Wrote, Refusal> {
    let diagnosis = store::diagnosis::load(&mut tx, &file.key, file.id()).await?;
    let former = diagnosis.entry(section, voice);
    if former.map_or("", |entry| &entry.text) == text {
        return Ok(Wrote::At(former.map_or(0, |entry| entry.version)));
    }
    if former.map_or(0, |entry| entry.version) != version {
        return Ok(Wrote::Stale);
    }
    let author = visit.author().id.ok_or(Refusal::SignIn)?;
    let written =
        store::diagnosis::write(&mut tx, desk(visit, file), author, former, (section, voice), text).await?;
    if written == Written::Stale {
        return Ok(Wrote::Stale);
    }
    casefile::move_to(&mut tx, visit.now(), file, Stage::Diagnosis).await?;
    let detail =
        serde_json::json!({ "section": section.word(), "voice": voice.word(), "version": version + 1 });
    visit.record(&mut tx, file.id(), "diagnosis.write", detail).await?;
    tx.commit().await?;
    Ok(Wrote::At(version + 1))
}
