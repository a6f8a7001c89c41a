//! `/lecture`: how one reads, kept in a cookie of this browser.

use std::time::Duration;

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use jalon_kernel::page::settings::ReadingPage;
use jalon_kernel::page::{Page, local_path};
use jalon_kernel::web::{Lifetime, Posted, READING, Told, Visit, set_cookie};
use serde::Deserialize;

/// Where one came from.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    retour: String,
}

pub async fn get(visit: Visit, back: Result<Query<Back>, QueryRejection>) -> Page<ReadingPage> {
    let back = back.map(|back| back.0.retour).unwrap_or_default();
    Page::new(ReadingPage::new(visit.frame(), local_path(&back).unwrap_or("/")))
}

pub async fn post(visit: Visit, Posted(form): Posted) -> Response {
    let back = local_path(form.value("retour")).unwrap_or("/").to_owned();
    let reading = ReadingPage::read(form);
    let mut response = visit.answer(&back, Some(Told("house-reading-kept")), None);
    let year = Lifetime::For(Duration::from_secs(365 * 24 * 3600));
    set_cookie(response.headers_mut(), READING, &reading.to_cookie(), year);
    response
}
