//! A person takes their request back, at any time until it is over (1-12).

use jalon_kernel::access::{Act, RequestState};
use jalon_kernel::seal;
use jalon_kernel::web::{Refusal, Visit};
use uuid::Uuid;

use crate::store::requests::{self, Change};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// A draft was thrown away.
    Draft,
    /// A request that was sent is taken back, now or since an earlier click.
    Request,
}

/// Takes the request `id` back. Done twice, it is done once.
pub async fn withdraw_request(visit: &Visit, id: Uuid) -> Result<Withdrawn, Refusal> {
    let house = visit.house();
    let person = visit.person().ok_or(Refusal::NotFound)?;
    let mut tx = house.db.write().await?;
    let key = seal::person_key(&mut tx, &house.secrets, person).await?;
    let request = requests::find_with(&mut tx, &key, id).await.map_err(|error| match error {
        // A request of somebody else does not open with this key: it looks like one that is not there.
        seal::SealError::Unopened => Refusal::NotFound,
        other => other.into(),
    })?;
    let request = request.ok_or(Refusal::NotFound)?;
    let request = visit.authorise(Act::RequestReadOwn, request)?.into_inner();
    if request.facts.state == RequestState::Withdrawn {
        return Ok(Withdrawn::Request);
    }
    let request = visit.authorise(Act::RequestWithdraw, request)?.into_inner();
    if requests::withdraw(&mut tx, visit.now(), &request).await? == Change::Made {
        let detail = serde_json::json!({ "from": request.facts.state.name() });
        visit.record(&mut tx, id, "request.withdraw", detail).await?;
        tx.commit().await?;
    }
    Ok(match request.facts.state {
        RequestState::Draft => Withdrawn::Draft,
        _ => Withdrawn::Request,
    })
}
