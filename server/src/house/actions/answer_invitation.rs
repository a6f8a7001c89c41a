//! Answers an invitation: a password, a second factor proved by one code, and a session at once.

use jalon_kernel::people::factor::Factor;
use jalon_kernel::people::password;
use jalon_kernel::people::professional::{self, Professional};
use jalon_kernel::seal::{self, Place};
use jalon_kernel::web::{Refusal, Visit};
use serde_json::json;
use uuid::Uuid;

use super::ask_code::from_hex;
use super::sign_in_professional::{SignedIn, open};

/// A new second factor for who is invited, and the same sealed for the form: nothing is kept before it is proved.
pub fn offer_factor(visit: &Visit, who: Uuid) -> (Factor, String) {
    let house = visit.house();
    let factor = Factor::generate(&house.chance);
    let sealed = house.secrets.seal(place(who), &factor.to_base32(), &house.chance);
    (factor, seal::hex(&sealed))
}

/// The factor that a form brings back; `None` when it is not one we offered to this account.
pub fn chosen_factor(visit: &Visit, who: Uuid, sealed: &str) -> Option<Factor> {
    let text = visit.house().secrets.open(place(who), &from_hex(sealed)?).ok()?;
    Factor::from_base32(&text)
}

/// Confirms the account and opens its session; `None` when the code does not prove the factor.
pub async fn answer_invitation(
    visit: &Visit,
    who: &Professional,
    chosen: String,
    factor: &Factor,
    code: &str,
) -> Result<Option<SignedIn>, Refusal> {
    let house = visit.house();
    let Some(step) = factor.verify(code, visit.now(), 0) else { return Ok(None) };
    let chance = house.chance.clone();
    let hash = tokio::task::spawn_blocking(move || password::hash(&chosen, &chance))
        .await
        .map_err(|_| Refusal::Internal)?;
    let mut tx = house.db.write().await?;
    professional::confirm(&mut tx, &house.secrets, &house.chance, who.id, &hash, factor).await?;
    // The code that proved the factor served: it does not open a second session.
    professional::count_success(&mut tx, who.id, step).await?;
    visit.record(&mut tx, who.id, "account.confirm", json!({})).await?;
    let signed_in = open(visit, &mut tx, who).await?;
    tx.commit().await?;
    Ok(Some(signed_in))
}

fn place(who: Uuid) -> Place {
    Place::new("invitation.factor", who)
}
