//! What exploration holds of a person: for them to read, to follow them into an account, to be erased.

use jalon_kernel::chance::Chance;
use jalon_kernel::db::Tx;
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::wing::Held;
use jiff::Timestamp;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::model::pictures::Pictures;
use crate::model::skill::Skill;
use crate::model::{Kept, Thing};
use crate::store::{self, Desk, Shelf, Written};

/// Each kind of thing with the name of its part in the file, and the key of its title.
const PARTS: &[(&str, &str, &str)] = &[
    ("experience", "experiences", "exploration-held-experiences"),
    ("pictures", "situations_en_images", "exploration-held-pictures"),
    ("skill", "competences", "exploration-held-skills"),
    ("aside", "metiers_ecartes", "exploration-held-asides"),
    ("environment", "conditions_de_travail", "exploration-held-environment"),
    ("interests", "interets_et_motivations", "exploration-held-interests"),
    ("limits", "contraintes", "exploration-held-limits"),
    ("body", "limites_du_corps", "exploration-held-body"),
    ("post", "postes_vises", "exploration-held-posts"),
    ("decision", "decision", "exploration-held-decision"),
    ("feasibility", "faisabilite", "exploration-held-grid"),
    ("feasibility-health", "faisabilite_sante", "exploration-held-grid-health"),
    ("look", "regards_signes", "exploration-held-looks"),
    ("interview", "enquetes_metier", "exploration-held-interviews"),
    ("immersion", "immersions", "exploration-held-immersions"),
    ("review", "atouts", "exploration-held-review"),
];

/// Everything held, a part for each kind of thing the person knows by its name.
pub async fn export(tx: &mut Tx, person: Uuid, key: &PersonKey) -> Result<Vec<Held>, SealError> {
    let shelf = Shelf::open(tx, person, key).await?;
    let part = |(kind, name, title): &(&str, &'static str, &'static str)| {
        let things = shelf.things().iter().filter(|(of, _)| of == kind);
        let content: Vec<Json> = things.map(|(_, kept)| told(kept)).collect();
        (!content.is_empty()).then_some(Held { name, title, content: Json::Array(content) })
    };
    Ok(PARTS.iter().filter_map(part).collect())
}

fn told(kept: &Kept<Json>) -> Json {
    json!({
        "code": kept.code, "contenu": kept.content, "ecrit_par_un_professionnel": kept.author,
        "ecrit_le": kept.written_at, "cree_le": kept.created_at,
    })
}

/// Gives everything to the account of `to`, sealed anew. What both have is joined where joining loses nothing, and is
/// otherwise the account's.
pub async fn follow(
    chance: &Chance,
    now: Timestamp,
    tx: &mut Tx,
    from: (Uuid, &PersonKey),
    to: (Uuid, &PersonKey),
) -> Result<(), SealError> {
    let brought = Shelf::open(tx, from.0, from.1).await?;
    // The rows leave first: an identifier is borne once.
    store::forget(tx, from.0).await?;
    let own = Shelf::open(tx, to.0, to.1).await?;
    let desk = Desk { chance, now, person: to.0, key: to.1, author: None };
    for (kind, thing) in brought.things() {
        if store::take_over(tx, desk, kind, thing).await? == Written::Yes {
            continue;
        }
        match kind.as_str() {
            Skill::KIND => join(tx, desk, &own, &brought, &thing.code, Skill::joined).await?,
            Pictures::KIND => join(tx, desk, &own, &brought, &thing.code, Pictures::joined).await?,
            _ => {}
        }
    }
    Ok(())
}

async fn join<T: Thing>(
    tx: &mut Tx,
    desk: Desk<'_>,
    own: &Shelf,
    brought: &Shelf,
    code: &str,
    joined: fn(&T, &T) -> T,
) -> Result<(), SealError> {
    let (Some(own), Some(brought)) = (own.about::<T>(code)?, brought.about::<T>(code)?) else {
        return Ok(());
    };
    let both = joined(&own.content, &brought.content);
    let written = store::update(tx, desk, own.id, own.version, &both).await?;
    debug_assert_eq!(written, Written::Yes, "the version was read in this transaction");
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::aside::Aside;
    use crate::model::assets::Review;
    use crate::model::decision::Decision;
    use crate::model::environment::Environment;
    use crate::model::experience::Experience;
    use crate::model::feasibility::{Grid, HealthRow, Look};
    use crate::model::immersion::Immersion;
    use crate::model::interests::Interests;
    use crate::model::interview::Interview;
    use crate::model::limits::{Body, Limits};
    use crate::model::post::Post;

    #[test]
    fn every_kind_of_thing_has_its_part_in_the_export() {
        let parts: BTreeSet<&str> = PARTS.iter().map(|(kind, _, _)| *kind).collect();
        let kinds = BTreeSet::from([
            Experience::KIND,
            Pictures::KIND,
            Skill::KIND,
            Aside::KIND,
            Environment::KIND,
            Interests::KIND,
            Limits::KIND,
            Body::KIND,
            Post::KIND,
            Decision::KIND,
            Grid::KIND,
            HealthRow::KIND,
            Look::KIND,
            Interview::KIND,
            Immersion::KIND,
            Review::KIND,
        ]);
        assert_eq!(parts, kinds);
        assert_eq!(parts.len(), PARTS.len());
    }
}
