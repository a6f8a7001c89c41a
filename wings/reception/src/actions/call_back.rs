//! Somebody only wants to be called: a number and a time of the day make a request, at the site where fewest wait.

use jalon_kernel::access::Act;
use jalon_kernel::idempotency;
use jalon_kernel::people::operator;
use jalon_kernel::people::session;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use super::send_request::{self, SENT};
use crate::model::answers::{Answers, CallSlot, ContactMode, Motive, Reach, Situation};
use crate::model::question::Question;
use crate::model::routing;
use crate::store::requests::{self, Change};

/// What became of it.
#[derive(Debug)]
pub enum Asked {
    /// The request waits; a new visitor's token must go with the answer.
    Waiting {
        /// The token of a session just opened.
        token: Option<String>,
    },
    /// This house has no site yet.
    NoSite,
}

/// Asks that `phone` be called at `slot`. A draft that was being written is not lost: it is sent later by its person.
pub async fn ask_call_back(
    visit: &Visit,
    once: Option<Uuid>,
    phone: String,
    slot: CallSlot,
) -> Result<Asked, Refusal> {
    visit.authorise_house(Act::RequestState)?;
    let house = visit.house();
    let mut tx = house.db.write().await?;
    send_request::count(&mut tx, visit).await?;
    let mut sites = operator::sites(&mut tx).await?;
    sites.retain(operator::Site::receives);
    let waiting = requests::waiting_by_site(&mut tx).await?;
    let Some(site) = routing::least_busy(&sites, &waiting) else { return Ok(Asked::NoSite) };
    let (person, key, token) = visit.self_or_visitor(&mut tx).await?;
    let owner = match (&token, visit.session()) {
        (Some(token), _) => session::digest(token),
        (None, Some(session)) => session.digest,
        (None, None) => return Err(Refusal::Internal),
    };
    if let Some(once) = once
        && idempotency::already(&mut tx, owner, once).await?.is_some()
    {
        return Ok(Asked::Waiting { token: None });
    }
    let kept = requests::draft_of(&mut tx, &key, person).await?;
    if let Some(draft) = &kept {
        requests::withdraw(&mut tx, visit.now(), draft).await?;
    }
    requests::begin(&mut tx, &house.chance, visit.now(), person, &key).await?;
    let mut call = requests::draft_of(&mut tx, &key, person).await?.ok_or(Refusal::Internal)?;
    call.answers = answers(phone, slot, site);
    requests::save(&mut tx, &house.chance, &key, &call).await?;
    if send_request::send(visit, &mut tx, &key, &call).await? == Change::Late {
        return Err(Refusal::Unavailable);
    }
    if let Some(draft) = kept {
        requests::begin(&mut tx, &house.chance, visit.now(), person, &key).await?;
        let mut again = requests::draft_of(&mut tx, &key, person).await?.ok_or(Refusal::Internal)?;
        again.answers = draft.answers;
        // The versions start anew with the row.
        again.answers.answered.values_mut().for_each(|version| *version = 1);
        requests::save(&mut tx, &house.chance, &key, &again).await?;
    }
    if let Some(once) = once {
        idempotency::remember(&mut tx, owner, once, SENT, visit.now()).await?;
    }
    tx.commit().await?;
    Ok(Asked::Waiting { token })
}

fn answers(phone: String, slot: CallSlot, site: Uuid) -> Answers {
    let reach = Reach {
        mode: Some(ContactMode::Telephone),
        phone: Some(phone),
        slot: Some(slot),
        ..Reach::default()
    };
    Answers {
        motive: Some(Motive::Unknown),
        situations: vec![Situation::Unknown],
        site: Some(site),
        reach,
        answered: Question::ALL.iter().map(|question| (*question, 1)).collect(),
        ..Answers::default()
    }
}
