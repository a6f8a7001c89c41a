//! `/administration/operateurs/nouveau`

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::Button;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::people::operator::NETWORKS;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use crate::house::actions::add_operator;
use crate::house::actions::administer::authorise;
use crate::house::pages::rendered;

#[derive(Template)]
#[template(path = "admin_operator.html")]
pub struct NewOperator {
    frame: Frame,
    form: Form,
}

const SCOPE: &str = "house-operator";

pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    authorise(&visit)?;
    Ok(Page::new(NewOperator { frame: visit.frame(), form: Form::blank().scope(SCOPE) }).into_response())
}

pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let allowed = authorise(&visit)?;
    let mut form = form.scope(SCOPE);
    let name = form.required("name", parse::short_text(120));
    let network = form.required("network", parse::choice(network));
    if let (Some(name), Some(network)) = (name, network) {
        // The unique name is what makes a double click create one operator.
        match add_operator(&visit, &allowed, network, &name).await? {
            Some(_) => return Ok(visit.answer("/administration", Some(Told("house-operator-kept")), None)),
            None => form.error("name", FieldError::new("house-operator-error-taken")),
        }
    }
    Ok(Page::invalid(NewOperator { frame: visit.frame().with_form(&form), form }).into_response())
}

fn network(text: &str) -> Option<&'static str> {
    NETWORKS.into_iter().find(|network| *network == text)
}

impl NewOperator {
    fn networks(&self) -> Vec<jalon_kernel::page::components::Choice> {
        NETWORKS
            .into_iter()
            .map(|network| {
                let label = self.frame.t(&format!("house-network-{network}"));
                jalon_kernel::page::components::Choice::new(network, label)
            })
            .collect()
    }
}

pub fn sample() -> Sample {
    Sample::new("house/admin-operator", |frame| {
        rendered(&NewOperator { frame, form: Form::blank().scope(SCOPE) })
    })
}
