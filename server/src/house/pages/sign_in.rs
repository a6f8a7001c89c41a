//! `/connexion`: an e-mail address or a telephone number, to which a code goes. The page says the same of every address.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::Button;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page, SeeOther, local_path};
use jalon_kernel::people::contact::Kind;
use jalon_kernel::web::{Lifetime, Posted, Refusal, Visit, set_cookie};
use jalon_kernel::wing::{Audience, Sample};
use serde::Deserialize;
use std::time::Duration;

use crate::house::actions::{Pending, ask_code};

/// The cookie of the address that waits for its code: sealed, and gone after ten minutes.
pub const PENDING: &str = "__Host-entree";

#[derive(Template)]
#[template(path = "sign_in.html")]
pub struct SignIn {
    frame: Frame,
    form: Form,
    back: String,
}

/// Where one wanted to go.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    retour: String,
}

pub async fn get(
    visit: Visit,
    back: Result<Query<Back>, axum::extract::rejection::QueryRejection>,
) -> Response {
    let back = back.map(|back| back.0.retour).unwrap_or_default();
    let is_at_work = AT_WORK.iter().any(|start| back.starts_with(start));
    match visit.audience() {
        Audience::Visitor if is_at_work => {
            let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
            SeeOther::to(format!("/pro/connexion?retour={back}")).into_response()
        }
        Audience::Visitor if visit.professional().is_none() => {
            Page::new(SignIn::new(visit.frame(), Form::blank(), &back)).into_response()
        }
        audience => {
            let target = if audience == Audience::Visitor { Audience::Professional } else { audience };
            SeeOther::to(local_path(&back).map_or_else(|| super::start_of(&visit, target), str::to_owned))
                .into_response()
        }
    }
}

pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let back = form.value("retour").to_owned();
    let Some((kind, address)) = form.required("address", address) else {
        let page = SignIn::new(visit.frame().with_form(&form), form, &back);
        return Ok(Page::invalid(page).into_response());
    };
    let (visitor, token) = ask_code(&visit, kind, &address).await?;
    let back = local_path(&back).unwrap_or_default().to_owned();
    let sealed = Pending { kind, address, back }.seal(&visit, visitor);
    let mut response = visit.answer("/connexion/code", None, token);
    set_cookie(response.headers_mut(), PENDING, &sealed, Lifetime::For(Duration::from_secs(600)));
    Ok(response)
}

const SCOPE: &str = "house-sign-in";
/// Pages that only professionals have: whoever wanted one goes to their door.
const AT_WORK: [&str; 4] = ["/administration", "/file", "/suivis", "/pro/"];

// One field takes both: what holds an at sign is an e-mail address.
fn address(text: &str) -> Result<(Kind, String), FieldError> {
    if text.contains('@') {
        return parse::email(text).map(|address| (Kind::Email, address.to_lowercase()));
    }
    if text.chars().any(char::is_alphabetic) {
        return Err(FieldError::new("house-sign-in-error-neither"));
    }
    parse::phone(text).map(|number| (Kind::Phone, number))
}

impl SignIn {
    fn new(frame: Frame, form: Form, back: &str) -> Self {
        Self { frame, form: form.scope(SCOPE), back: local_path(back).unwrap_or_default().to_owned() }
    }
}

pub fn sample() -> Sample {
    Sample::new("house/sign-in", |frame| {
        let mut form = Form::received(vec![("address".to_owned(), "claire".to_owned())]).scope(SCOPE);
        form.required("address", address);
        super::rendered(&SignIn::new(frame.with_form(&form), form, "/mon-espace"))
    })
}
