//! Opens what is kept about whoever asks, signed in or not: decided, logged, and only then handed over.

use jalon_kernel::access::{Act, Authorized, PersonFacts};
use jalon_kernel::db::Tx;
use jalon_kernel::journal;
use jalon_kernel::seal::{self, PersonKey};
use jalon_kernel::web::{Refusal, Visit};

/// The person of this visit, allowed `act` on what is theirs. Somebody of whom nothing is kept is led to sign in.
pub fn oneself(visit: &Visit, act: Act) -> Result<Authorized<PersonFacts>, Refusal> {
    if visit.session().is_none() {
        return Err(Refusal::SignIn);
    }
    // A professional has no data here as a person: for them there is nothing at this address.
    let id = visit.person().or_else(|| visit.professional()).ok_or(Refusal::NotFound)?;
    visit.authorise(act, PersonFacts { id })
}

/// Opens it to read, for a purpose that stands in the list of who looked. No row, no page.
pub async fn open_own(
    visit: &Visit,
    act: Act,
    purpose: &'static str,
) -> Result<(Tx, Authorized<PersonFacts>, PersonKey), Refusal> {
    let person = oneself(visit, act)?;
    let house = visit.house();
    let (now, author) = (visit.now(), visit.author());
    let mut tx = house.db.read().await?;
    let key = seal::person_key(&mut tx, &house.secrets, person.id).await?;
    if !journal::is_logged(&mut tx, now, author, person.id, None, purpose).await? {
        let mut log = house.db.write().await?;
        journal::log_opening(&mut log, &house.secrets, now, author, None, person.id, None, purpose, None)
            .await?;
        log.commit().await?;
    }
    Ok((tx, person, key))
}
