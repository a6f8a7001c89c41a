//! Correcting the name one wants to be called by, and how one wants to be met.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{Breadcrumb, Button, Choice, StaleEdit};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::people::person;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use crate::actions::{Correction, MODES, correct, oneself};

const SCOPE: &str = "privacy-identity";
/// How long a name may be, in characters.
const LONGEST_NAME: usize = 80;

#[derive(Template)]
#[template(path = "identity.html")]
struct IdentityPage {
    frame: Frame,
    form: Form,
    stale: Option<StaleEdit>,
}

impl IdentityPage {
    fn crumbs(&self) -> Breadcrumb {
        Breadcrumb::new(
            &self.frame,
            vec![(self.frame.t("privacy-title").into_owned(), "/mes-donnees".to_owned())],
        )
    }

    fn modes(&self) -> Vec<Choice> {
        MODES.into_iter().map(|mode| Choice::new(mode, self.frame.t(&format!("mode-{mode}")))).collect()
    }

    fn button(&self) -> Button {
        Button::main(self.frame.t("privacy-identity-keep"))
    }
}

/// The page, with what is kept now.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let id = oneself(&visit, Act::PrivacyExport)?.id;
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let (kept, _) = person::load(&mut tx, &house.secrets, id).await?.ok_or(Refusal::NotFound)?;
    let form = Form::blank()
        .scope(SCOPE)
        .fill("name", &kept.name)
        .fill("mode", kept.contact_mode.as_deref().unwrap_or_default())
        .at_version(kept.version);
    Ok(Page::new(IdentityPage { frame: visit.frame(), form, stale: None }).into_response())
}

/// Keeps the correction.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    // Who may not correct anything sees no page to do so.
    oneself(&visit, Act::PrivacyExport)?;
    let mut form = form.scope(SCOPE);
    let name = form.optional("name", parse::short_text(LONGEST_NAME)).unwrap_or_default();
    let mode = form.optional("mode", parse::choice(|tag| MODES.into_iter().find(|mode| *mode == tag)));
    if form.has_errors() {
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(IdentityPage { frame, form, stale: None }).into_response());
    }
    let read = form.version().ok_or(Refusal::OldForm)?;
    match correct(&visit, &name, mode, read).await? {
        Correction::Kept => Ok(visit.answer("/mes-donnees", Some(Told("privacy-identity-kept")), None)),
        Correction::Stale { name: theirs, mode: their_mode, version } => {
            let frame = visit.frame();
            let shown = |name: &str, mode: Option<&str>| {
                let mode =
                    mode.and_then(|mode| frame.words.find(&format!("mode-{mode}"))).unwrap_or_default();
                format!("{name}\n{mode}")
            };
            let (theirs, yours) = (shown(&theirs, their_mode.as_deref()), shown(&name, mode));
            let stale = Some(StaleEdit::new(&frame, frame.t("privacy-identity-elsewhere"), theirs, yours));
            let form = form.moved_to_version(version);
            let page = IdentityPage { frame, form, stale };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let form =
        || Form::blank().scope(SCOPE).fill("name", "Samira Benali").fill("mode", "video").at_version(3);
    vec![
        Sample::new("privacy/identity", move |frame| {
            super::show(&IdentityPage { frame, form: form(), stale: None })
        }),
        Sample::new("privacy/identity-refused", move |frame| {
            let mut form = form();
            form.parse("name", parse::short_text(2));
            let frame = frame.with_form(&form);
            super::show(&IdentityPage { frame, form, stale: None })
        }),
        Sample::new("privacy/identity-stale", move |frame| {
            let byline = frame.t("privacy-identity-elsewhere").into_owned();
            let stale =
                Some(StaleEdit::new(&frame, byline, "Samira B.\nEn vidéo", "Samira Benali\nPar téléphone"));
            super::show(&IdentityPage { frame, form: form(), stale })
        }),
    ]
}
