//! `/connexion/code`: the six digits that were sent.

use askama::Template;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::Button;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page, SeeOther};
use jalon_kernel::people::contact::Kind;
use jalon_kernel::web::{Posted, Refusal, Told, Visit, clear_cookie};
use jalon_kernel::wing::Sample;

use super::sign_in::PENDING;
use crate::house::actions::{Entered, Pending, enter};

#[derive(Template)]
#[template(path = "sign_in_code.html")]
pub struct SignInCode {
    frame: Frame,
    form: Form,
    kind: Kind,
    address: String,
}

const SCOPE: &str = "house-code";

pub async fn get(visit: Visit, headers: HeaderMap) -> Response {
    match pending(&visit, &headers) {
        Some(pending) => Page::new(SignInCode::new(visit.frame(), Form::blank(), pending)).into_response(),
        None => SeeOther::to("/connexion").into_response(),
    }
}

pub async fn post(visit: Visit, headers: HeaderMap, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let Some(pending) = pending(&visit, &headers) else {
        return Ok(visit.answer("/connexion", Some(Told("house-code-old")), None));
    };
    let Some(code) = form.required("code", parse::short_text(20)) else {
        return Ok(refused(&visit, form, pending));
    };
    match enter(&visit, &pending, &code).await? {
        Entered::In { token, first } => {
            let back = if pending.back.is_empty() { "/mon-espace" } else { &pending.back };
            let target = if first { "/connexion/prenom" } else { back };
            let mut response = visit.answer(target, Some(Told("house-signed-in")), Some(token));
            clear_cookie(response.headers_mut(), PENDING);
            Ok(response)
        }
        Entered::Wrong => {
            form.error("code", FieldError::new("house-code-error-wrong"));
            Ok(refused(&visit, form, pending))
        }
        Entered::Exhausted => {
            form.error("code", FieldError::new("house-code-error-exhausted"));
            Ok(refused(&visit, form, pending))
        }
    }
}

fn refused(visit: &Visit, form: Form, pending: Pending) -> Response {
    Page::invalid(SignInCode::new(visit.frame().with_form(&form), form, pending)).into_response()
}

fn pending(visit: &Visit, headers: &HeaderMap) -> Option<Pending> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let sealed = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == PENDING).then_some(value))?;
    Pending::open(visit, sealed)
}

impl SignInCode {
    fn new(frame: Frame, form: Form, pending: Pending) -> Self {
        Self { frame, form: form.scope(SCOPE), kind: pending.kind, address: pending.address }
    }

    fn sent(&self) -> String {
        let key = match self.kind {
            Kind::Email => "house-code-sent-email",
            Kind::Phone => "house-code-sent-phone",
        };
        self.frame.t1(key, "address", self.address.as_str()).into_owned()
    }
}

pub fn sample() -> Sample {
    Sample::new("house/sign-in-code", |frame| {
        let pending = Pending {
            kind: Kind::Email,
            address: "samira@exemple.fr".to_owned(),
            back: "/mon-espace".to_owned(),
        };
        let mut form = Form::blank().scope(SCOPE);
        form.error("code", FieldError::new("house-code-error-wrong"));
        super::rendered(&SignInCode::new(frame.with_form(&form), form, pending))
    })
}
