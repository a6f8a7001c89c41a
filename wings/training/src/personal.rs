//! What this wing holds of a person: for them to read, to follow them into an account, to be erased.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::wing::Held;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::store::{self, Desk};

/// Everything held, a part for each thing the person knows by its name.
pub async fn export(tx: &mut Tx, person: Uuid, key: &PersonKey) -> Result<Vec<Held>, SealError> {
    let mut all = Vec::new();
    if let Some(inquiry) = store::inquiry::find(tx, key, person).await? {
        let content = json!([{
            "reponses": inquiry.answers.facts, "commence_le": inquiry.started_at, "ecrit_le": inquiry.written_at,
        }]);
        all.push(Held { name: "mes_droits", title: "training-held-inquiry", content });
    }
    let [mut parts, mut plans, mut requests] = [const { Vec::new() }; 3] as [Vec<Json>; 3];
    for parcours in store::personal::parcours(tx, person).await? {
        for (part, at, content) in store::parts::load(tx, key, parcours).await?.taken_along() {
            parts.push(
                json!({ "parcours": parcours, "partie": part.word(), "contenu": content, "ecrit_le": at }),
            );
        }
        for plan in store::plans::list(tx, key, parcours).await? {
            plans.push(json!({
                "parcours": parcours, "numero": plan.number, "garde_par": plan.by.word(), "garde_le": plan.at,
                "contenu": plan.content,
            }));
        }
        for request in store::requests::list(tx, key, parcours).await? {
            requests.push(json!({
                "parcours": parcours, "etat": request.state.word(), "contenu": request.asked,
                "cree_le": request.created_at, "ecrit_le": request.written_at,
            }));
        }
    }
    let lists = [
        ("projet_de_formation", "training-held-parts", parts),
        ("plans_de_financement", "training-held-plans", plans),
        ("demandes_de_financement", "training-held-requests", requests),
    ];
    let filled = lists.into_iter().filter(|(_, _, content)| !content.is_empty());
    all.extend(filled.map(|(name, title, content)| Held { name, title, content: Json::Array(content) }));
    Ok(all)
}

/// Gives everything to the account of `to`, sealed anew.
pub async fn follow(
    house: &House,
    tx: &mut Tx,
    from: (Uuid, &PersonKey),
    to: (Uuid, &PersonKey),
) -> Result<(), SealError> {
    let now = house.clock.now();
    store::inquiry::follow(tx, &house.chance, now, from, to).await?;
    for parcours in store::personal::parcours(tx, from.0).await? {
        let desk = Desk { chance: &house.chance, now, parcours, person: to.0, key: to.1 };
        store::parts::follow(tx, from.1, desk).await?;
        store::plans::follow(tx, from.1, desk).await?;
        store::requests::follow(tx, from.1, desk).await?;
    }
    Ok(())
}

/// Erases everything.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    store::personal::forget(tx, person).await
}
