//! What counselling holds of a person: for them to read, to follow them into an account, to be erased.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::wing::Held;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::store::{self, Desk};

/// Everything held, a part for each thing the person knows by its name.
pub async fn export(tx: &mut Tx, person: Uuid, key: &PersonKey) -> Result<Vec<Held>, SealError> {
    let [mut diagnoses, mut projects, mut objectives, mut steps, mut syntheses] =
        [const { Vec::new() }; 5] as [Vec<Json>; 5];
    for parcours in store::personal::parcours(tx, person).await? {
        let diagnosis = store::diagnosis::load(tx, key, parcours).await?;
        if !diagnosis.entries.is_empty() || !diagnosis.answers.is_empty() {
            diagnoses.push(json!({
                "parcours": parcours,
                "textes": diagnosis.entries.iter().map(|entry| json!({
                    "section": entry.section.word(), "voix": entry.voice.word(), "texte": entry.text,
                    "ecrit_le": entry.written_at, "version": entry.version,
                })).collect::<Vec<_>>(),
                "reponses": diagnosis.answers.iter().map(|answer| json!({
                    "voix": answer.voice.word(), "reponse": answer.verdict.word(),
                    "desaccord": answer.disagreement, "le": answer.answered_at,
                })).collect::<Vec<_>>(),
            }));
        }
        for project in store::projects::list(tx, key, parcours).await? {
            projects.push(json!({
                "parcours": parcours, "nature": project.content.kind.word(), "metier": project.content.target,
                "resume": project.content.summary, "territoire": project.content.territory,
                "echeance": project.content.horizon, "a_verifier": project.content.to_check.lines(),
                "etat": project.state.word(), "cree_le": project.created_at, "ecrit_le": project.written_at,
            }));
        }
        for objective in store::objectives::list(tx, key, parcours).await? {
            objectives.push(json!({
                "parcours": parcours, "objectif": objective.content.text,
                "critere_de_reussite": objective.content.criterion, "atteint_le": objective.reached_at,
                "cree_le": objective.created_at, "ecrit_le": objective.written_at,
            }));
        }
        for step in store::steps::list(tx, key, parcours).await? {
            steps.push(json!({
                "parcours": parcours, "etape": step.content.text, "qui": step.content.owner.word(),
                "avant_le": step.content.due, "fait_quand": step.content.done_when, "etat": step.state.word(),
                "rappel_le": step.reminded_at, "cree_le": step.created_at, "ecrit_le": step.written_at,
            }));
        }
        for version in store::syntheses::list(tx, key, parcours).await? {
            syntheses.push(json!({
                "parcours": parcours, "version": version.number, "etat": version.state.word(),
                "contenu": version.content, "mes_mots": version.person_words, "remarque": version.remark,
                "proposee_le": version.created_at, "repondue_le": version.answered_at,
            }));
        }
    }
    let parts = [
        ("diagnostics", "counselling-held-diagnoses", diagnoses),
        ("projets", "counselling-held-projects", projects),
        ("objectifs", "counselling-held-objectives", objectives),
        ("plan_d_actions", "counselling-held-steps", steps),
        ("syntheses", "counselling-held-syntheses", syntheses),
    ];
    let filled = parts.into_iter().filter(|(_, _, content)| !content.is_empty());
    Ok(filled.map(|(name, title, content)| Held { name, title, content: Json::Array(content) }).collect())
}

/// Gives everything to the account of `to`, sealed anew.
pub async fn follow(
    house: &House,
    tx: &mut Tx,
    from: (Uuid, &PersonKey),
    to: (Uuid, &PersonKey),
) -> Result<(), SealError> {
    let now = house.clock.now();
    for parcours in store::personal::parcours(tx, from.0).await? {
        let desk = Desk { chance: &house.chance, now, parcours, person: to.0, key: to.1 };
        store::diagnosis::follow(tx, from.1, desk).await?;
        store::projects::follow(tx, from.1, desk).await?;
        store::objectives::follow(tx, from.1, desk).await?;
        store::steps::follow(tx, from.1, desk).await?;
        store::syntheses::follow(tx, from.1, desk).await?;
    }
    Ok(())
}

/// Erases everything.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    store::personal::forget(tx, person).await
}
