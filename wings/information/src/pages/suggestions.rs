//! Titles proposed while somebody types, as JSON: `[{"label": "…", "href": "/metiers/…"}]`.
//!
//! The same for everyone, so that anybody may keep the answer for a while; nothing of what was typed is kept here.

use axum::Extension;
use axum::extract::RawQuery;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jalon_kernel::web::{Refusal, Visit};
use jalon_search::Query;
use serde::Serialize;

use super::parameter;
use crate::Information;

const SUGGESTIONS: usize = 8;

#[derive(Serialize)]
struct Suggestion {
    label: String,
    href: String,
}

pub(super) async fn get(
    visit: Visit,
    Extension(information): Extension<Information>,
    query: RawQuery,
) -> Result<Response, Refusal> {
    let library = super::search::library(&visit, &information).await?;
    let typed = Query::parse_while_typing(&parameter(&query, "q"));
    let found = library.map_or_else(Vec::new, |library| library.index.suggest(&typed, SUGGESTIONS));
    let list: Vec<Suggestion> = found
        .into_iter()
        .map(|found| Suggestion { label: found.label, href: format!("/metiers/{}", found.key) })
        .collect();
    let body = serde_json::to_string(&list).map_err(|_| Refusal::Internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    Ok((headers, body).into_response())
}
