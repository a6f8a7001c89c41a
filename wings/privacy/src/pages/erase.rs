//! Erasing everything: what disappears, what stays, that it cannot be undone; then one box to tick.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{Breadcrumb, Button, Choices, Mood, Notice};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, SESSION, Visit, clear_cookie};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::overview::{self, Whose};
use crate::actions::{self, gather, oneself, open_own};
use crate::model::{Kept, count};

const SCOPE: &str = "privacy-erase";

#[derive(Template)]
#[template(path = "erase.html")]
struct ErasePage {
    frame: Frame,
    form: Form,
    whose: Whose,
    gone: Vec<String>,
}

impl ErasePage {
    fn new(frame: Frame, form: Form, whose: Whose, kept: &Kept) -> Self {
        let gone = kept
            .parts
            .iter()
            .filter(|part| count(&part.held.content) > 0)
            .map(|part| {
                let count = overview::counted(&frame, count(&part.held.content));
                format!("{} ({count})", frame.t(part.held.title))
            })
            .collect();
        Self { frame, form, whose, gone }
    }

    fn crumbs(&self) -> Breadcrumb {
        Breadcrumb::new(
            &self.frame,
            vec![(self.frame.t("privacy-title").into_owned(), "/mes-donnees".to_owned())],
        )
    }

    fn is_account(&self) -> bool {
        self.whose == Whose::Account
    }

    fn take_along(&self) -> Choices {
        Choices::new(overview::files(&self.frame))
    }

    fn button(&self) -> Button {
        Button::danger(self.frame.t("privacy-erase-do")).busy(self.frame.t("privacy-erase-busy"))
    }

    fn warning(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("privacy-erase-final"))
            .title(self.frame.t("privacy-erase-final-title"))
    }
}

/// The page that explains and asks.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let form = Form::blank().scope(SCOPE).once(visit.once());
    let page = page(&visit, visit.frame(), form).await?;
    Ok(Page::new(page).into_response())
}

/// Erases, and says so.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let is_sure = form.required("confirm", parse::checked).is_some();
    // A form without its key was not sent by our page as it stands; who may not erase learns nothing else.
    let Some(once) = form.idempotency_key() else {
        oneself(&visit, Act::PrivacyErase)?;
        return Err(Refusal::OldForm);
    };
    if !is_sure {
        let page = page(&visit, visit.frame().with_form(&form), form).await?;
        return Ok(Page::invalid(page).into_response());
    }
    actions::erase(&visit, once).await?;
    Ok(goodbye(&visit, once))
}

async fn page(visit: &Visit, frame: Frame, form: Form) -> Result<ErasePage, Refusal> {
    let (mut tx, person, key) = open_own(visit, Act::PrivacyErase, "own").await?;
    let kept = gather(visit.house(), &mut tx, &person, &key, visit.now()).await?;
    Ok(ErasePage::new(frame, form, Whose::of(visit), &kept))
}

// The session is gone from the database; its cookie goes too.
fn goodbye(visit: &Visit, once: Uuid) -> Response {
    let mut response = visit.answer(&format!("/mes-donnees/efface?cle={once}"), None, None);
    let headers: &mut HeaderMap = response.headers_mut();
    clear_cookie(headers, SESSION);
    response
}

pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample::new("privacy/erase", |frame| {
            let form = Form::blank().scope(SCOPE).once(Uuid::nil());
            super::show(&ErasePage::new(frame, form, Whose::Account, &overview::sample_kept()))
        }),
        Sample::new("privacy/erase-refused", |frame| {
            let mut form = Form::received(Vec::new()).scope(SCOPE).once(Uuid::nil());
            form.required("confirm", parse::checked);
            let frame = frame.with_form(&form);
            super::show(&ErasePage::new(frame, form, Whose::Browser, &overview::sample_empty()))
        }),
    ]
}
