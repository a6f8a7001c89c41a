//! A form that was sent: read whole, and only when it comes from a page of this very session.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jalon_page::Form;
use jalon_page::form::CSRF_FIELD;
use subtle::ConstantTimeEq as _;

use super::refusal::Refusal;
use super::visit::Visit;
use crate::house::House;

/// The largest form that is read: room for a text pasted by mistake, so that it is answered by its field.
pub const LARGEST_FORM: usize = 12 << 20;

/// A form that was sent from a page of this session.
pub struct Posted(pub Form);

impl FromRequest<House> for Posted {
    type Rejection = Refusal;

    async fn from_request(request: Request, house: &House) -> Result<Self, Refusal> {
        let visit = request.extensions().get::<Visit>().cloned().ok_or(Refusal::Internal)?;
        let (parts, body) = request.into_parts();
        if !is_from_here(&parts.headers, house) {
            return Err(Refusal::OldForm);
        }
        let is_form = parts
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        if !is_form {
            return Err(Refusal::Unreadable);
        }
        let bytes = to_bytes(body, LARGEST_FORM).await.map_err(|_| Refusal::TooLarge)?;
        let mut values: Vec<(String, String)> = form_urlencoded::parse(&bytes)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        let proof = values.iter().find(|(name, _)| name == CSRF_FIELD).map(|(_, value)| value.clone());
        values.retain(|(name, _)| name != CSRF_FIELD);
        // Without a session there is no authority to abuse: the origin alone decides.
        if let Some(session) = visit.session() {
            let expected = house.secrets.form_token(&session.digest);
            let given = proof.unwrap_or_default();
            if !bool::from(expected.as_bytes().ct_eq(given.as_bytes())) {
                return Err(Refusal::OldForm);
            }
        }
        Ok(Self(Form::received(values)))
    }
}

fn is_from_here(headers: &HeaderMap, house: &House) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none") {
        return false;
    }
    match text("origin") {
        // Our referrer policy makes some browsers say "null" for a form of our own page.
        None | Some("null") => text("sec-fetch-site").is_some() || text("origin").is_none(),
        Some(origin) => origin.eq_ignore_ascii_case(&house.settings.base_url),
    }
}

/// The short answer to a script that saved while somebody typed.
pub fn saved(version: i64, at: &str) -> Response {
    let body = serde_json::json!({ "version": version, "at": at }).to_string();
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::OK, headers, body).into_response()
}
