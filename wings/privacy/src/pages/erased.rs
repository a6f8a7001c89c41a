//! Says that it is done. The address carries the key of the form that did it: whoever erased nothing finds no page.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{LinkButton, Notice};
use jalon_kernel::page::{Frame, Html, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use serde::Deserialize;
use uuid::Uuid;

use crate::actions::erased_with;

#[derive(Template)]
#[template(path = "erased.html")]
struct ErasedPage {
    frame: Frame,
}

impl ErasedPage {
    fn notice(&self) -> Notice {
        let home = LinkButton::quiet(self.frame.t("privacy-erased-home"), "/");
        Notice::done(self.frame.t("privacy-erased-title"), self.frame.t("privacy-erased-text"))
            .more(Html::of(&home))
    }
}

/// Which form did it.
#[derive(Deserialize)]
pub struct Which {
    cle: Option<String>,
}

/// The page.
pub async fn get(visit: Visit, Query(which): Query<Which>) -> Result<Response, Refusal> {
    let once = which.cle.and_then(|key| Uuid::try_parse(&key).ok()).ok_or(Refusal::NotFound)?;
    if !erased_with(&visit, once).await? {
        return Err(Refusal::NotFound);
    }
    Ok(Page::new(ErasedPage { frame: visit.frame() }).into_response())
}

pub(super) fn samples() -> Vec<Sample> {
    vec![Sample::new("privacy/erased", |frame| super::show(&ErasedPage { frame }))]
}
