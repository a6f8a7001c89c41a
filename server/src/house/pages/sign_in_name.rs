//! `/connexion/prenom`: how one wants to be called, if one wants to say it.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{Button, LinkButton};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::people::person;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use serde_json::json;

#[derive(Template)]
#[template(path = "sign_in_name.html")]
pub struct SignInName {
    frame: Frame,
    form: Form,
}

const SCOPE: &str = "house-name";

pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let id = visit.signed_in().ok_or(Refusal::SignIn)?;
    visit.authorise_house(Act::AccountManageOwn)?;
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let name = person::load(&mut tx, &house.secrets, id).await?.map(|(person, _)| person.name);
    let form = Form::blank().scope(SCOPE).fill("name", name.unwrap_or_default());
    Ok(Page::new(SignInName { frame: visit.frame(), form }).into_response())
}

pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let id = visit.signed_in().ok_or(Refusal::SignIn)?;
    visit.authorise_house(Act::AccountManageOwn)?;
    let mut form = form.scope(SCOPE);
    let name = form.optional("name", parse::short_text(80));
    if form.has_errors() {
        return Ok(Page::invalid(SignInName { frame: visit.frame().with_form(&form), form }).into_response());
    }
    let house = visit.house();
    let mut tx = house.db.write().await?;
    let (_, key) = person::load(&mut tx, &house.secrets, id).await?.ok_or(Refusal::NotFound)?;
    person::set_name(&mut tx, &house.chance, id, &key, &name.unwrap_or_default()).await?;
    visit.record(&mut tx, id, "person.name", json!({})).await?;
    tx.commit().await?;
    Ok(visit.answer("/mon-espace", Some(Told("house-name-kept")), None))
}

pub fn sample() -> Sample {
    Sample::new("house/sign-in-name", |frame| {
        super::rendered(&SignInName { frame, form: Form::blank().scope(SCOPE).fill("name", "Samira") })
    })
}
