//! The projects brought ready-made that wait for a counsellor.

use jalon_kernel::access::Mandate;
use jalon_kernel::db::Tx;
use jalon_kernel::people::person;
use jalon_kernel::seal::{self, Place, SealError, Secrets};
use jalon_kernel::{params, sql};
use jiff::Timestamp;
use uuid::Uuid;

use super::parts::CONTENT;
use crate::model::direct::{Direct, Round};

/// How many of the latest are looked at.
const MOST: i64 = 500;

/// A project that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The parcours.
    pub parcours: Uuid,
    /// The name the person chose; empty when none.
    pub name: String,
    /// What waits.
    pub round: Round,
}

/// The projects that wait in the files that `professional` follows under `mandate`, the one to answer first at the top.
///
/// Each is one the policies would let them decide on: an open file, followed today, of the operator in charge.
pub async fn waiting(
    tx: &mut Tx,
    secrets: &Secrets,
    now: Timestamp,
    professional: Uuid,
    mandate: &Mandate,
) -> Result<Vec<Waiting>, SealError> {
    let given = params![professional, mandate.operator, now, MOST];
    let mut rows = tx
        .all(sql!("list_direct"), given, |row| {
            Ok((
                row.get::<Uuid>("id")?,
                row.get::<Uuid>("parcours_id")?,
                row.get::<Uuid>("person_id")?,
                row.get::<Vec<u8>>("content_sealed")?,
                row.get::<Option<Vec<u8>>>("name_sealed")?,
                row.get::<Option<Vec<u8>>>("wrapped")?,
            ))
        })
        .await?;
    let keys = seal::person_keys(
        secrets,
        rows.iter_mut().map(|(_, _, person, _, _, wrapped)| (*person, wrapped.take())),
    );
    let mut all = Vec::new();
    for (id, parcours, person, sealed, name, _) in rows {
        // A key that does not unwrap belongs to nobody any more: the file is gone.
        let Some(key) = keys.get(&person) else { continue };
        let direct: Direct =
            serde_json::from_str(&key.open(Place::new(CONTENT, id), &sealed)?).unwrap_or_default();
        let Some(round) = direct.waiting().cloned() else { continue };
        let name = key.open_optional(person::name_place(person), name.as_deref())?;
        all.push(Waiting { parcours, name, round });
    }
    all.sort_by_key(|it| (it.round.answer_by, it.parcours));
    Ok(all)
}
