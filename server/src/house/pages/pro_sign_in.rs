//! `/pro/connexion`: address, password and the code of the telephone, on one page that never says which was wrong.

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::Button;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page, SeeOther, local_path};
use jalon_kernel::people::password;
use jalon_kernel::web::{Posted, Refusal, Visit};
use jalon_kernel::wing::{Audience, Sample};
use serde::Deserialize;

use crate::house::actions::{Credentials, SignedIn, sign_in_professional};

#[derive(Template)]
#[template(path = "pro_sign_in.html")]
pub struct ProSignIn {
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

const SCOPE: &str = "house-pro";

pub async fn get(visit: Visit, back: Result<Query<Back>, QueryRejection>) -> Response {
    let back = back.map(|back| back.0.retour).unwrap_or_default();
    if visit.professional().is_some() && visit.actor().lacks().is_none() {
        return SeeOther::to(super::start_of(&visit, visit.audience())).into_response();
    }
    Page::new(ProSignIn::new(visit.frame(), Form::blank(), &back)).into_response()
}

pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let back = form.value("retour").to_owned();
    let email = form.required("email", parse::email);
    let secret = form.value("password").to_owned();
    if secret.is_empty() {
        form.error("password", FieldError::missing());
    }
    let code = form.required("code", parse::short_text(20));
    let (Some(email), Some(code), false) = (email, code, form.has_errors()) else {
        return Ok(refused(&visit, form, &back));
    };
    // Beyond the longest password that can be chosen, hashing would only serve as an attack.
    let password = secret.chars().take(password::LONGEST + 1).collect();
    let typed = Credentials { email: email.to_lowercase(), password, code };
    match sign_in_professional(&visit, typed).await? {
        SignedIn::In { token, chooses_mandate, administrator } => {
            let start = if chooses_mandate {
                "/pro/mandats".to_owned()
            } else if let Some(back) = local_path(&back).filter(|back| *back != "/") {
                back.to_owned()
            } else if administrator {
                super::start_of(&visit, Audience::Administrator)
            } else {
                super::start_of(&visit, Audience::Professional)
            };
            Ok(visit.answer(&start, None, Some(token)))
        }
        SignedIn::Refused => {
            form.error("code", FieldError::new("house-pro-error-refused"));
            Ok(refused(&visit, form, &back))
        }
    }
}

fn refused(visit: &Visit, form: Form, back: &str) -> Response {
    Page::invalid(ProSignIn::new(visit.frame().with_form(&form), form, back)).into_response()
}

impl ProSignIn {
    fn new(frame: Frame, form: Form, back: &str) -> Self {
        Self { frame, form: form.scope(SCOPE), back: local_path(back).unwrap_or_default().to_owned() }
    }
}

pub fn sample() -> Sample {
    Sample::new("house/pro-sign-in", |frame| {
        let mut form =
            Form::received(vec![("email".to_owned(), "claire@exemple.fr".to_owned())]).scope(SCOPE);
        form.error("code", FieldError::new("house-pro-error-refused"));
        super::rendered(&ProSignIn::new(frame.with_form(&form), form, "/file"))
    })
}
