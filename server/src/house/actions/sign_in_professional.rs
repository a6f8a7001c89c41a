//! A professional signs in with an address, a password and the code of their telephone.
//!
//! An address nobody has costs the same work and gets the same answer as a wrong password.

use std::sync::LazyLock;

use jalon_kernel::access::{Assurance, Lifecycle};
use jalon_kernel::chance::Chance;
use jalon_kernel::limits;
use jalon_kernel::people::professional::{self, Professional};
use jalon_kernel::people::session::{self, For};
use jalon_kernel::people::{mandate, password};
use jalon_kernel::web::{Refusal, Visit};
use serde_json::json;

/// What was typed.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The address, lower case.
    pub email: String,
    /// The password as typed.
    pub password: String,
    /// The code as typed.
    pub code: String,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// Both factors were right.
    In {
        /// The token of the session.
        token: String,
        /// Whether a mandate is still to be chosen, or is missing.
        chooses_mandate: bool,
        /// Whether it is an administrator.
        administrator: bool,
    },
    /// Something was wrong; which thing is not said.
    Refused,
}

// Hashed once: what an unknown address is compared with, so that it takes as long as a known one.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| password::hash("nobody has this password", &Chance::System));

/// Checks both factors and opens a session; the only live mandate is taken up at once.
pub async fn sign_in_professional(visit: &Visit, typed: Credentials) -> Result<SignedIn, Refusal> {
    let house = visit.house();
    let now = visit.now();
    let mut tx = house.db.write().await?;
    let within = limits::count(&mut tx, limits::SIGN_IN, visit.address(), now).await?;
    let found = professional::by_email(&mut tx, &typed.email).await?;
    tx.commit().await?;
    if let Err(wait) = within {
        return Err(Refusal::TooMany(wait));
    }
    let kept = found.as_ref().and_then(|found| found.password_hash.clone());
    let known = kept.is_some();
    let secret = typed.password.clone();
    let password_is_right =
        tokio::task::spawn_blocking(move || password::verify(&secret, kept.as_deref().unwrap_or(&NOBODY)))
            .await
            .map_err(|_| Refusal::Internal)?;
    let Some(found) = found.filter(|_| known) else { return Ok(SignedIn::Refused) };
    let factor = found.factor(&house.secrets)?;
    let step = factor.and_then(|factor| factor.verify(&typed.code, now, found.last_step()));
    let allowed = found.lifecycle == Lifecycle::Confirmed && !found.is_locked(now);
    let mut tx = house.db.write().await?;
    let Some(step) = step.filter(|_| password_is_right && allowed) else {
        if !found.is_locked(now) {
            professional::count_failure(&mut tx, found.id, now).await?;
            tx.commit().await?;
        }
        return Ok(SignedIn::Refused);
    };
    if !professional::count_success(&mut tx, found.id, step).await? {
        return Ok(SignedIn::Refused);
    }
    let signed_in = open(visit, &mut tx, &found).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Opens a session with both factors, in place of whatever session this browser had.
pub(super) async fn open(
    visit: &Visit,
    tx: &mut jalon_kernel::db::Tx,
    who: &Professional,
) -> Result<SignedIn, Refusal> {
    let house = visit.house();
    let now = visit.now();
    if let Some(session) = visit.session() {
        session::close(tx, session.digest).await?;
    }
    let mandates = mandate::live(tx, who.id, now).await?;
    let only = match mandates.as_slice() {
        [only] => Some(only.mandate.id),
        _ => None,
    };
    let whom = For::Professional(who.id, Assurance::Two, only);
    let token = session::open(tx, &house.chance, now, whom).await?;
    let author = jalon_kernel::journal::Author {
        kind: if who.administrator { "administrator" } else { "professional" },
        id: Some(who.id),
    };
    let entry = jalon_kernel::journal::Entry {
        chain: who.id,
        author,
        act: "session.open",
        detail: json!({ "mandate": only }),
    };
    jalon_kernel::journal::record(tx, &house.secrets, now, entry).await?;
    let chooses_mandate = only.is_none() && !who.administrator;
    Ok(SignedIn::In { token, chooses_mandate, administrator: who.administrator })
}
