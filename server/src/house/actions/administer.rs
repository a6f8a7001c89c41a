//! What an administrator does: operators, sites, professionals, mandates. Never anything of a file.

use jalon_kernel::access::{Act, Authorized, House as HouseFacts, Lifecycle, Role};
use jalon_kernel::db::Tx;
use jalon_kernel::journal;
use jalon_kernel::people::mandate;
use jalon_kernel::people::operator::{self, NewSite};
use jalon_kernel::people::professional::{self, Post};
use jalon_kernel::post::{self, Letter, To};
use jalon_kernel::web::{Refusal, Visit};
use serde_json::json;
use uuid::Uuid;

type Allowed<'a> = &'a Authorized<HouseFacts>;

/// Creates an operator; `None` when its name is taken.
pub async fn add_operator(
    visit: &Visit,
    _: Allowed<'_>,
    network: &str,
    name: &str,
) -> Result<Option<Uuid>, Refusal> {
    let mut tx = visit.house().db.write().await?;
    let created = operator::create(&mut tx, &visit.house().chance, visit.now(), network, name).await;
    let Some(id) = unless_taken(created)? else { return Ok(None) };
    record(visit, &mut tx, "operator.create", json!({ "operator": id })).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Creates a site; `None` when its operator already has one of that name.
pub async fn add_site(
    visit: &Visit,
    _: Allowed<'_>,
    operator: Uuid,
    site: NewSite,
) -> Result<Option<Uuid>, Refusal> {
    let mut tx = visit.house().db.write().await?;
    if !operator::all(&mut tx).await?.iter().any(|known| known.id == operator) {
        return Err(Refusal::NotFound);
    }
    let created = operator::create_site(&mut tx, &visit.house().chance, visit.now(), operator, site).await;
    let Some(id) = unless_taken(created)? else { return Ok(None) };
    record(visit, &mut tx, "site.create", json!({ "site": id, "operator": operator })).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Invites a professional or an administrator by mail; `None` when the address already has an account.
pub async fn add_professional(
    visit: &Visit,
    _: Allowed<'_>,
    name: &str,
    email: &str,
    kind: Post,
) -> Result<Option<Uuid>, Refusal> {
    let house = visit.house();
    let now = visit.now();
    let mut tx = house.db.write().await?;
    let invited = professional::invite(&mut tx, &house.secrets, &house.chance, now, name, email, kind).await;
    let Some((id, token)) = unless_taken(invited)? else { return Ok(None) };
    send_invitation(visit, &mut tx, id, email, &token).await?;
    let administrator = kind == Post::Administrator;
    record(
        visit,
        &mut tx,
        "professional.invite",
        json!({ "professional": id, "administrator": administrator }),
    )
    .await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// Gives a mandate at a site from now on.
pub async fn give_mandate(
    visit: &Visit,
    _: Allowed<'_>,
    who: Uuid,
    site: Uuid,
    role: Role,
) -> Result<(), Refusal> {
    let house = visit.house();
    let now = visit.now();
    let mut tx = house.db.write().await?;
    existing(&mut tx, who).await?;
    let site = operator::site(&mut tx, site).await?.ok_or(Refusal::NotFound)?;
    let id = mandate::give(&mut tx, &house.chance, now, who, site.operator, site.id, role, now, None).await?;
    let detail = json!({ "mandate": id, "professional": who, "site": site.id, "role": role.name() });
    record(visit, &mut tx, "mandate.give", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends a mandate of that professional now.
pub async fn end_mandate(visit: &Visit, _: Allowed<'_>, who: Uuid, id: Uuid) -> Result<(), Refusal> {
    let mut tx = visit.house().db.write().await?;
    let held = mandate::live(&mut tx, who, visit.now()).await?;
    if !held.iter().any(|held| held.mandate.id == id) {
        return Err(Refusal::NotFound);
    }
    mandate::end(&mut tx, id, visit.now()).await?;
    record(visit, &mut tx, "mandate.end", json!({ "mandate": id, "professional": who })).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes password and second factor away and invites again.
pub async fn reset_access(visit: &Visit, _: Allowed<'_>, who: Uuid) -> Result<(), Refusal> {
    let house = visit.house();
    let mut tx = house.db.write().await?;
    let account = existing(&mut tx, who).await?;
    let token = professional::reset(&mut tx, &house.secrets, &house.chance, visit.now(), who).await?;
    send_invitation(visit, &mut tx, who, &account.email, &token).await?;
    record(visit, &mut tx, "professional.reset", json!({ "professional": who })).await?;
    tx.commit().await?;
    Ok(())
}

/// Suspends an account, or lets a suspended one in again; an account cannot suspend itself.
pub async fn set_suspended(
    visit: &Visit,
    _: Allowed<'_>,
    who: Uuid,
    lifecycle: Lifecycle,
) -> Result<(), Refusal> {
    if visit.professional() == Some(who) {
        return Err(Refusal::NotFound);
    }
    let mut tx = visit.house().db.write().await?;
    let account = existing(&mut tx, who).await?;
    let possible = matches!(
        (account.lifecycle, lifecycle),
        (Lifecycle::Confirmed, Lifecycle::Suspended) | (Lifecycle::Suspended, Lifecycle::Confirmed)
    );
    if !possible {
        return Err(Refusal::NotFound);
    }
    professional::set_lifecycle(&mut tx, who, lifecycle).await?;
    let detail = json!({ "professional": who, "lifecycle": lifecycle.name() });
    record(visit, &mut tx, "professional.lifecycle", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// What every administrator's page asks first.
pub(in crate::house) fn authorise(visit: &Visit) -> Result<Authorized<HouseFacts>, Refusal> {
    if visit.session().is_none() {
        return Err(Refusal::SignIn);
    }
    if visit.professional().is_none() {
        return Err(Refusal::NotFound);
    }
    visit.authorise_house(Act::PeopleManage)
}

async fn existing(tx: &mut Tx, who: Uuid) -> Result<professional::Professional, Refusal> {
    professional::load(tx, who).await?.ok_or(Refusal::NotFound)
}

async fn send_invitation(
    visit: &Visit,
    tx: &mut Tx,
    id: Uuid,
    email: &str,
    token: &str,
) -> Result<(), Refusal> {
    let house = visit.house();
    let link = format!("/invitation/{token}");
    let letter = Letter { kind: "invitation", link: Some(&link), code: None };
    let to = To::Professional { id, email };
    post::write(tx, &house.secrets, &house.chance, visit.now(), to, "fr", letter).await?;
    Ok(())
}

async fn record(
    visit: &Visit,
    tx: &mut Tx,
    act: &'static str,
    detail: serde_json::Value,
) -> Result<(), Refusal> {
    visit.record(tx, journal::HOUSE, act, detail).await
}

fn unless_taken<T>(created: Result<T, jalon_kernel::db::DbError>) -> Result<Option<T>, Refusal> {
    match created {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_unique_violation() => Ok(None),
        Err(error) => Err(error.into()),
    }
}
