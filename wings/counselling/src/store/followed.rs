//! The counsellor's list: one indexed statement a page, however many files there are.

use jalon_kernel::access::{Mandate, ParcoursState};
use jalon_kernel::casefile::Stage;
use jalon_kernel::db::{Row, Tx};
use jalon_kernel::people::person;
use jalon_kernel::seal::{self, SealError, Secrets};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

/// How many files a page shows.
pub const PAGE: usize = 50;

/// A file of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The parcours.
    pub parcours: Uuid,
    /// The name the person chose; empty when none.
    pub name: String,
    /// Where the work stands.
    pub stage: Stage,
    /// When something last moved.
    pub moved_at: Timestamp,
    /// When it began.
    pub opened_at: Timestamp,
}

/// Which files are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Open or closed ones.
    pub state: ParcoursState,
    /// Those at one stage, or all.
    pub stage: Option<Stage>,
    /// Those after this one in the order of the list.
    pub after: Option<(Timestamp, Uuid)>,
}

/// A page of the files that `professional` is in charge of and follows under `mandate`, and where the next page begins.
///
/// Each row is one the policies would open: followed today, under a mandate of the operator in charge.
pub async fn page(
    tx: &mut Tx,
    secrets: &Secrets,
    now: Timestamp,
    professional: Uuid,
    mandate: &Mandate,
    filter: Filter,
) -> Result<(Vec<Followed>, Option<(Timestamp, Uuid)>), SealError> {
    // Nothing comes before this in the order of the list, which begins with the latest.
    let (moved_at, id) = filter.after.unwrap_or((far(), Uuid::max()));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let state = filter.state.name();
    let mut rows = match filter.stage {
        None => {
            let given = params![professional, state, moved_at, id, mandate.operator, now, limit];
            tx.all(sql!("list_followed"), given, read).await?
        }
        Some(stage) => {
            let given =
                params![professional, state, moved_at, id, mandate.operator, now, limit, stage.word()];
            tx.all(sql!("list_followed_at_stage"), given, read).await?
        }
    };
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let keys = seal::person_keys(secrets, rows.iter_mut().map(|row| (row.person, row.wrapped.take())));
    let mut page = Vec::with_capacity(rows.len());
    for row in rows {
        // A key that does not unwrap belongs to nobody any more: the file is gone.
        let Some(key) = keys.get(&row.person) else { continue };
        let name = key.open_optional(person::name_place(row.person), row.name.as_deref())?;
        page.push(Followed { name, ..row.file });
    }
    let next = page.last().filter(|_| has_more).map(|last| (last.moved_at, last.parcours));
    Ok((page, next))
}

struct Read {
    file: Followed,
    person: Uuid,
    name: Option<Vec<u8>>,
    wrapped: Option<Vec<u8>>,
}

fn read(row: &Row<'_>) -> Result<Read, jalon_kernel::db::DbError> {
    let stage: String = row.get("stage")?;
    Ok(Read {
        file: Followed {
            parcours: row.get("id")?,
            name: String::new(),
            stage: Stage::from_word(&stage).unwrap_or(Stage::Diagnosis),
            moved_at: row.get("moved_at")?,
            opened_at: row.get("opened_at")?,
        },
        person: row.get("person_id")?,
        name: row.get("name_sealed")?,
        wrapped: row.get("wrapped")?,
    })
}

// The end of the year 9998: later than any file, and within reach of both engines.
fn far() -> Timestamp {
    Timestamp::from_second(253_370_764_800).unwrap_or(Timestamp::MAX)
}
