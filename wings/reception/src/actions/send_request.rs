//! Sends a request: from now on it waits at a site, bears a reference, and is read by whoever receives there.

use std::time::Duration;

use jalon_kernel::access::Act;
use jalon_kernel::db::Tx;
use jalon_kernel::limits::{self, Limit};
use jalon_kernel::people::contact::{self, Kind};
use jalon_kernel::people::{operator, person};
use jalon_kernel::post::Letter;
use jalon_kernel::seal::{self, PersonKey};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::{House, idempotency};
use uuid::Uuid;

use super::tell;
use crate::model::answers::Answers;
use crate::model::question::Question;
use crate::store::requests::{self, Change, Request};

/// Where one is led once it is sent.
pub const SENT: &str = "/demande/envoyee";

/// Requests sent from one address of the network: a family or a library sends several, a machine hundreds.
const SEND: Limit = Limit { what: "request", count: 30, window: Duration::from_secs(3600) };

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It waits at its site, now or since an earlier click.
    Waiting,
    /// This question is still to answer.
    Incomplete(Question),
    /// There is nothing to send.
    Nothing,
}

/// Sends what this person is writing. Sent twice, it is sent once.
pub async fn send_request(visit: &Visit, once: Option<Uuid>) -> Result<Sent, Refusal> {
    let house = visit.house();
    let Some((session, id)) = visit.session().zip(visit.person()) else { return Ok(Sent::Nothing) };
    let mut tx = house.db.write().await?;
    count(&mut tx, visit).await?;
    let key = seal::person_key(&mut tx, &house.secrets, id).await?;
    if let Some(once) = once
        && idempotency::already(&mut tx, session.digest, once).await?.is_some()
    {
        return Ok(Sent::Waiting);
    }
    let Some(draft) = requests::draft_of(&mut tx, &key, id).await? else { return Ok(Sent::Nothing) };
    let draft = visit.authorise(Act::RequestWrite, draft)?.into_inner();
    if let Some(question) = missing(&mut tx, &draft.answers).await? {
        return Ok(Sent::Incomplete(question));
    }
    if send(visit, &mut tx, &key, &draft).await? == Change::Late {
        return Ok(Sent::Waiting);
    }
    if let Some(once) = once {
        idempotency::remember(&mut tx, session.digest, once, SENT, visit.now()).await?;
    }
    tx.commit().await?;
    Ok(Sent::Waiting)
}

/// Counts one more request from this address of the network.
pub(super) async fn count(tx: &mut Tx, visit: &Visit) -> Result<(), Refusal> {
    limits::count(tx, SEND, visit.address(), visit.now()).await?.map_err(Refusal::TooMany)
}

// The first question without which nobody can receive the request.
async fn missing(tx: &mut Tx, answers: &Answers) -> Result<Option<Question>, Refusal> {
    let site = match answers.site {
        Some(site) => operator::site(tx, site).await?,
        None => None,
    };
    Ok(match answers {
        _ if answers.motive.is_none() => Some(Question::Motive),
        _ if answers.situations.is_empty() => Some(Question::Situation),
        _ if site.is_none() => Some(Question::Site),
        _ if answers.reach.mode.is_none() => Some(Question::Contact),
        _ => answers.next(),
    })
}

/// Gives a draft its reference and its place in the queue, and tells its person; the caller commits.
pub(super) async fn send(
    visit: &Visit,
    tx: &mut Tx,
    key: &PersonKey,
    draft: &Request,
) -> Result<Change, Refusal> {
    let (house, now, person) = (visit.house(), visit.now(), draft.facts.person);
    let site = draft.answers.site.ok_or(Refusal::Internal)?;
    let reference = requests::free_reference(tx, &house.chance).await?;
    if requests::send(tx, now, draft, reference, site).await? == Change::Late {
        return Ok(Change::Late);
    }
    remember_person(house, visit, tx, person, key, &draft.answers).await?;
    let letter = Letter { kind: "request-received", link: Some(SENT), code: None };
    tell::person(house, tx, now, (person, key), Some(&draft.answers), letter).await?;
    let detail = serde_json::json!({ "site": site, "mode": draft.answers.reach.mode });
    visit.record(tx, draft.facts.id, "request.send", detail).await?;
    Ok(Change::Made)
}

// What the person said once is not asked again: the name and addresses are theirs from now on, never confirmed by this.
async fn remember_person(
    house: &House,
    visit: &Visit,
    tx: &mut Tx,
    id: Uuid,
    key: &PersonKey,
    answers: &Answers,
) -> Result<(), Refusal> {
    let known = person::load(tx, &house.secrets, id).await?;
    if !answers.name.is_empty() && known.is_none_or(|(person, _)| person.name.is_empty()) {
        person::set_name(tx, &house.chance, id, key, &answers.name).await?;
    }
    if let Some(mode) = answers.reach.mode {
        person::set_contact_mode(tx, id, mode.word()).await?;
    }
    let has = contact::of_person(tx, id, key).await?;
    for (kind, left) in [(Kind::Email, &answers.reach.email), (Kind::Phone, &answers.reach.phone)] {
        let Some(address) = left else { continue };
        if has.iter().any(|contact| contact.kind == kind) {
            continue;
        }
        contact::keep(tx, &house.secrets, &house.chance, visit.now(), id, key, kind, address, None).await?;
    }
    Ok(())
}
