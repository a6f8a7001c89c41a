//! `/administration/professionnels/nouveau`: invites somebody by mail.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::Button;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::people::professional::Post;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use crate::house::actions::add_professional;
use crate::house::actions::administer::authorise;
use crate::house::pages::rendered;

#[derive(Template)]
#[template(path = "admin_account.html")]
pub struct NewAccount {
    frame: Frame,
    form: Form,
}

const SCOPE: &str = "house-account";
const KINDS: [&str; 2] = ["professional", "administrator"];

pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    authorise(&visit)?;
    Ok(Page::new(NewAccount { frame: visit.frame(), form: Form::blank().scope(SCOPE) }).into_response())
}

pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let allowed = authorise(&visit)?;
    let mut form = form.scope(SCOPE);
    let name = form.required("name", parse::short_text(120));
    let email = form.required("email", parse::email);
    let kind = form.required("kind", parse::choice(kind));
    if let (Some(name), Some(email), Some(kind)) = (name, email, kind) {
        match add_professional(&visit, &allowed, &name, &email.to_lowercase(), kind).await? {
            Some(id) => {
                let page = format!("/administration/professionnels/{id}");
                return Ok(visit.answer(&page, Some(Told("house-account-invited")), None));
            }
            None => form.error("email", FieldError::new("house-account-error-taken")),
        }
    }
    Ok(Page::invalid(NewAccount { frame: visit.frame().with_form(&form), form }).into_response())
}

fn kind(text: &str) -> Option<Post> {
    match text {
        "professional" => Some(Post::Professional),
        "administrator" => Some(Post::Administrator),
        _ => None,
    }
}

pub fn sample() -> Sample {
    Sample::new("house/admin-account", |frame| {
        rendered(&NewAccount { frame, form: Form::blank().scope(SCOPE) })
    })
}
