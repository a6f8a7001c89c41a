//! Says who opened the file: the names behind the identifiers of the log.

use std::collections::HashMap;

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::journal::Opening;
use jalon_kernel::people::professional;
use uuid::Uuid;

use crate::model::{Agreement, Eye, Seen};
use crate::store;

/// Each of `openings` of the file of `person`, with the names to show and the day of the agreement relied on.
pub async fn in_words(
    tx: &mut Tx,
    person: Uuid,
    openings: Vec<Opening>,
    agreements: &[Agreement],
) -> Result<Vec<Seen>, DbError> {
    let mut names: HashMap<Uuid, Option<String>> = HashMap::new();
    let mut places: HashMap<Uuid, Option<(String, String)>> = HashMap::new();
    for opening in &openings {
        if let Some(id) = opening.actor_id.filter(|id| is_professional(opening) && !names.contains_key(id)) {
            names.insert(id, professional::load(tx, id).await?.map(|it| it.name));
        }
        if let Some(id) = opening.mandate.filter(|id| !places.contains_key(id)) {
            places.insert(id, store::mandate_place(tx, id).await?);
        }
    }
    let by = |opening: &Opening| match (opening.actor_kind.as_str(), opening.actor_id) {
        ("person" | "visitor", Some(id)) if id == person => Eye::Oneself,
        ("professional", Some(id)) => match names.get(&id).cloned().flatten() {
            Some(name) => {
                let place = opening.mandate.and_then(|id| places.get(&id).cloned().flatten());
                Eye::Professional { name, place }
            }
            None => Eye::Unnamed,
        },
        ("system", _) => Eye::Platform,
        _ => Eye::Unnamed,
    };
    let agreed_at = |opening: &Opening| {
        let id = opening.consent?;
        agreements.iter().find(|agreement| agreement.id == id).map(|agreement| agreement.granted_at)
    };
    Ok(openings
        .iter()
        .map(|opening| Seen {
            at: opening.at,
            by: by(opening),
            purpose: opening.purpose.clone(),
            agreed_at: agreed_at(opening),
        })
        .collect())
}

fn is_professional(opening: &Opening) -> bool {
    opening.actor_kind == "professional"
}
