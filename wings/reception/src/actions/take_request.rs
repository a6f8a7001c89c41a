//! A counsellor takes a request: of two who try at the same moment one gets it, the other is told who did.

use jalon_kernel::access::{Act, Mandate, ParcoursState, RequestState, SiteFacts};
use jalon_kernel::casefile;
use jalon_kernel::db::Tx;
use jalon_kernel::post::Letter;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::send_request::SENT;
use super::tell;
use crate::store::requests::{self, Change, Keyed};

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is this counsellor's, in this parcours.
    Mine(Uuid),
    /// A colleague was first: their name.
    Theirs(String),
    /// Its person took it back meanwhile.
    Withdrawn,
}

/// Takes the request `id` for the professional of this visit.
pub async fn take_request(visit: &Visit, id: Uuid) -> Result<Taken, Refusal> {
    let house = visit.house();
    let mut tx = house.db.write().await?;
    let keyed = requests::find(&mut tx, &house.secrets, id).await?;
    if let Some(lack) = visit.actor().lacks() {
        return Err(Refusal::Lacks(lack));
    }
    let keyed = keyed.ok_or(Refusal::NotFound)?;
    let mandate = *visit.actor().mandate().ok_or(Refusal::NotFound)?;
    let me = visit.professional().ok_or(Refusal::NotFound)?;
    // Whoever may open the queue of the site may know which colleague took a request from it.
    visit.authorise(
        Act::SiteReadQueue,
        SiteFacts { id: keyed.request.facts.site, operator: mandate.operator },
    )?;
    if let Some(taken) = already(me, &keyed) {
        return Ok(taken);
    }
    let keyed = visit.authorise(Act::RequestTake, keyed)?.into_inner();
    if requests::take(&mut tx, visit.now(), id, me).await? == Change::Late {
        drop(tx);
        let mut tx = house.db.read().await?;
        let now = requests::find(&mut tx, &house.secrets, id).await?;
        return Ok(now.and_then(|keyed| already(me, &keyed)).unwrap_or(Taken::Withdrawn));
    }
    let parcours = parcours_of(visit, &mut tx, &keyed, mandate, me).await?;
    requests::set_parcours(&mut tx, id, parcours).await?;
    let person = keyed.request.facts.person;
    let letter = Letter { kind: "request-taken", link: Some(SENT), code: None };
    tell::person(house, &mut tx, visit.now(), (person, &keyed.key), Some(&keyed.request.answers), letter)
        .await?;
    visit.record(&mut tx, id, "request.take", serde_json::json!({ "parcours": parcours })).await?;
    visit.record(&mut tx, parcours, "parcours.open", serde_json::json!({ "request": id })).await?;
    tx.commit().await?;
    Ok(Taken::Mine(parcours))
}

fn already(me: Uuid, keyed: &Keyed) -> Option<Taken> {
    let request = &keyed.request;
    match (request.facts.state, request.facts.taken_by, request.parcours) {
        (RequestState::Waiting, ..) => None,
        (RequestState::Taken, Some(taker), Some(parcours)) if taker == me => Some(Taken::Mine(parcours)),
        (RequestState::Taken, ..) => Some(Taken::Theirs(request.taker_name.clone().unwrap_or_default())),
        _ => Some(Taken::Withdrawn),
    }
}

// A new parcours, except for someone this counsellor already follows here: the request then joins it (P-01).
async fn parcours_of(
    visit: &Visit,
    tx: &mut Tx,
    keyed: &Keyed,
    mandate: Mandate,
    me: Uuid,
) -> Result<Uuid, Refusal> {
    let person = keyed.request.facts.person;
    let known = casefile::facts_of_person(tx, visit.now(), person).await?;
    let followed = known.iter().find(|facts| {
        facts.state == ParcoursState::Open
            && facts.operator == mandate.operator
            && facts.followed_by.contains(&me)
    });
    if let Some(facts) = followed {
        return Ok(facts.id);
    }
    let (chance, request) = (&visit.house().chance, Some(keyed.request.facts.id));
    let created =
        casefile::create(tx, chance, visit.now(), person, mandate.operator, mandate.site, me, request)
            .await?;
    Ok(created)
}
