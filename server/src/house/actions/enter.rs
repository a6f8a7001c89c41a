//! Enters one's space with the code that was sent: what was kept without an account follows into it.

use jalon_kernel::people::login_code::{self, Outcome};
use jalon_kernel::people::session::{self, For};
use jalon_kernel::people::{contact, person};
use jalon_kernel::seal;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::{House, db::Tx, post};
use serde_json::json;
use uuid::Uuid;

use super::Pending;
use crate::house::store;

/// What became of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// The code was right: a new session.
    In {
        /// The token of the session.
        token: String,
        /// Whether the account was opened just now.
        first: bool,
    },
    /// It is not the code, or it no longer serves.
    Wrong,
    /// Too many wrong tries: a new code is needed.
    Exhausted,
}

/// Tries a code; when it is right, the visitor becomes the account, or joins the one that has this address.
pub async fn enter(visit: &Visit, pending: &Pending, typed: &str) -> Result<Entered, Refusal> {
    let house = visit.house();
    let now = visit.now();
    let (Some(visitor), Some(session)) = (visit.person(), visit.session()) else {
        return Ok(Entered::Wrong);
    };
    let mut tx = house.db.write().await?;
    let outcome =
        login_code::try_code(&mut tx, &house.secrets, now, pending.kind, &pending.address, typed).await?;
    if !matches!(outcome, Outcome::Right { .. }) {
        // A wrong try counts: it is written too.
        tx.commit().await?;
        return Ok(if outcome == Outcome::Exhausted { Entered::Exhausted } else { Entered::Wrong });
    }
    let owner = contact::owner(&mut tx, &house.secrets, pending.kind, &pending.address).await?;
    let (account, first) = match owner {
        Some(account) => (account, false),
        None => (visitor, true),
    };
    if account == visitor {
        become_account(visit, &mut tx, visitor, pending).await?;
    } else {
        join_account(house, visit, &mut tx, visitor, account).await?;
    }
    session::close(&mut tx, session.digest).await?;
    let token = session::open(&mut tx, &house.chance, now, For::Person(account)).await?;
    tx.commit().await?;
    Ok(Entered::In { token, first })
}

async fn become_account(visit: &Visit, tx: &mut Tx, visitor: Uuid, pending: &Pending) -> Result<(), Refusal> {
    let house = visit.house();
    let now = visit.now();
    let key = seal::person_key(tx, &house.secrets, visitor).await?;
    contact::keep(
        tx,
        &house.secrets,
        &house.chance,
        now,
        visitor,
        &key,
        pending.kind,
        &pending.address,
        Some(now),
    )
    .await?;
    person::set_locale(tx, visitor, visit.locale().tag()).await?;
    visit.record(tx, visitor, "account.open", json!({ "contact": pending.kind.word() })).await
}

// Every wing moves what it keeps, sealed anew; then nothing of the visitor is left but an empty row.
async fn join_account(
    house: &House,
    visit: &Visit,
    tx: &mut Tx,
    visitor: Uuid,
    account: Uuid,
) -> Result<(), Refusal> {
    let from = seal::person_key(tx, &house.secrets, visitor).await?;
    let to = seal::person_key(tx, &house.secrets, account).await?;
    for wing in &house.wings {
        wing.follow(house, tx, (visitor, &from), (account, &to)).await?;
    }
    contact::forget_all(tx, visitor).await?;
    post::forget_all(tx, visitor).await?;
    store::forget_login_codes(tx, visitor).await?;
    session::close_all_of_person(tx, visitor).await?;
    person::mark_erased(tx, visitor, visit.now()).await?;
    seal::erase_person_key(tx, visitor).await?;
    visit.record(tx, account, "account.join", json!({ "visitor": visitor })).await
}
