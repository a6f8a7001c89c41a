//! What reception holds about a person, for them to read and take along: codes as kept, texts as written.

use jalon_kernel::db::Tx;
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::wing::Held;
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use crate::store::{appointments, requests};

/// The requests and the appointments of a person.
pub async fn held(tx: &mut Tx, person: Uuid, key: &PersonKey) -> Result<Vec<Held>, SealError> {
    let requests = requests::of_person(tx, key, person).await?;
    let requests: Vec<_> = requests
        .iter()
        .map(|one| {
            json!({
                "reference": one.reference,
                "etat": one.facts.state.name(),
                "commencee": one.started_at.to_string(),
                "envoyee": said(one.sent_at),
                "prise": said(one.taken_at),
                "prise-par": one.taker_name,
                "close": said(one.closed_at),
                "lieu-d-accueil": one.site_name,
                "parcours": one.parcours,
                "reponses": one.answers,
            })
        })
        .collect();
    let meetings = appointments::of_person(tx, key, person).await?;
    let meetings: Vec<_> = meetings
        .iter()
        .map(|one| {
            json!({
                "parcours": one.parcours,
                "avec": one.professional_name,
                "mode": one.mode,
                "ou": one.place,
                "debut": one.slot.starts_at.to_string(),
                "fin": one.slot.ends_at.to_string(),
                "etat": one.state,
                "proposee": one.created_at.to_string(),
            })
        })
        .collect();
    let mut held = Vec::new();
    if !requests.is_empty() {
        held.push(Held { name: "demandes", title: "reception-held-requests", content: json!(requests) });
    }
    if !meetings.is_empty() {
        held.push(Held {
            name: "rendez-vous",
            title: "reception-held-appointments",
            content: json!(meetings),
        });
    }
    Ok(held)
}

fn said(moment: Option<Timestamp>) -> Option<String> {
    moment.map(|moment| moment.to_string())
}
