//! `/administration/sites/nouveau`

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Choice};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::people::operator::{self, NewSite, Operator};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use crate::house::actions::add_site;
use crate::house::actions::administer::authorise;
use crate::house::pages::rendered;

#[derive(Template)]
#[template(path = "admin_site.html")]
pub struct SitePage {
    frame: Frame,
    form: Form,
    operators: Vec<Operator>,
}

const SCOPE: &str = "house-site";

pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    authorise(&visit)?;
    let operators = operators(&visit).await?;
    Ok(Page::new(SitePage { frame: visit.frame(), form: Form::blank().scope(SCOPE), operators })
        .into_response())
}

pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let allowed = authorise(&visit)?;
    let operators = operators(&visit).await?;
    let mut form = form.scope(SCOPE);
    let known = |text: &str| operators.iter().map(|known| known.id).find(|id: &Uuid| id.to_string() == text);
    let operator = form.required("operator", parse::choice(known));
    let name = form.required("name", parse::short_text(120));
    let address = form.required("address", parse::short_text(300));
    let phone = form.optional("phone", parse::phone);
    let email = form.optional("email", parse::email);
    let hours = form.optional("hours", parse::short_text(300));
    if let (Some(operator), Some(name), Some(address), false) = (operator, name, address, form.has_errors()) {
        let site = NewSite { name, address, phone, email, hours, region: None };
        match add_site(&visit, &allowed, operator, site).await? {
            Some(_) => return Ok(visit.answer("/administration", Some(Told("house-site-kept")), None)),
            None => form.error("name", FieldError::new("house-site-error-taken")),
        }
    }
    let frame = visit.frame().with_form(&form);
    Ok(Page::invalid(SitePage { frame, form, operators }).into_response())
}

async fn operators(visit: &Visit) -> Result<Vec<Operator>, Refusal> {
    let mut tx = visit.house().db.read().await?;
    Ok(operator::all(&mut tx).await?)
}

impl SitePage {
    fn choices(&self) -> Vec<Choice> {
        self.operators.iter().map(|operator| Choice::new(operator.id, &operator.name)).collect()
    }
}

pub fn sample() -> Sample {
    Sample::new("house/admin-site", |frame| {
        rendered(&SitePage { frame, form: Form::blank().scope(SCOPE), operators: Vec::new() })
    })
}
