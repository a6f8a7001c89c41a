//! `/competences/images`: situations of life as drawings, for people who write little. One ticks what one has done.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Checkboxes, Choice, Mood, Notice};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Visit};
use jalon_kernel::wing::Sample;

use super::mine;
use crate::actions::Writing;
use crate::model::pictures::{ALL, Pictures, find};
use crate::store::Written;

const SCOPE: &str = "exploration";

#[derive(Template)]
#[template(path = "pictures.html")]
struct PicturesPage {
    frame: Frame,
    form: Form,
    is_stale: bool,
}

impl PicturesPage {
    fn boxes(&self) -> Checkboxes {
        let choice = |name: &str, icon| {
            Choice::new(name, self.frame.t(&format!("exploration-picture-{name}"))).icon(icon)
        };
        let choices: Vec<Choice> =
            ALL.iter().map(|situation| choice(situation.name, situation.icon)).collect();
        self.form.checkboxes_from(&self.frame, "pictures", choices).heading().grid()
    }

    fn stale(&self) -> Option<Notice> {
        self.is_stale.then(|| Notice::new(Mood::Warn, self.frame.t("exploration-stale")))
    }
}

/// Shows the situations, those chosen before ticked.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let pictures = mine(&visit).await?.portrait.pictures;
    let version = pictures.as_ref().map_or(0, |kept| kept.version);
    let chosen = pictures.map(|kept| kept.content.chosen).unwrap_or_default();
    let form = chosen.iter().fold(Form::blank().scope(SCOPE), |form, name| form.fill("pictures", name));
    Ok(Page::new(PicturesPage { frame: visit.frame(), form: form.at_version(version), is_stale: false })
        .into_response())
}

/// Keeps what was ticked and leads to the skills it tells of.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let chosen = form.parse_all("pictures", parse::choice(find));
    if chosen.is_empty() && !form.has_errors() {
        form.error("pictures", FieldError::missing());
    }
    if form.has_errors() {
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(PicturesPage { frame, form, is_stale: false }).into_response());
    }
    let known = writing.shelf.only::<Pictures>()?;
    let declined = known.as_ref().map(|kept| kept.content.declined.clone()).unwrap_or_default();
    let chosen = chosen.into_iter().map(|situation| situation.name.to_owned()).collect();
    match writing.put(form.version().unwrap_or(0), &Pictures { chosen, declined }).await? {
        Written::Yes => {
            let token = writing.commit().await?;
            Ok(visit.answer("/competences/propositions?de=images", None, token))
        }
        Written::Stale => {
            let version = known.map_or(0, |kept| kept.version);
            let form = form.moved_to_version(version);
            let page = PicturesPage { frame: visit.frame(), form, is_stale: true };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// Nothing ticked yet, something, refused, overtaken.
pub fn samples() -> Vec<Sample> {
    let render = |frame: Frame, form: Form, is_stale| {
        let page = PicturesPage { frame: frame.with_form(&form), form, is_stale };
        page.render().unwrap_or_default()
    };
    let blank = || Form::blank().scope(SCOPE);
    vec![
        Sample::new("exploration/pictures", move |frame| render(frame, blank(), false)),
        Sample::new("exploration/pictures-stale", move |frame| {
            render(frame, blank().fill("pictures", "caisse").fill("pictures", "enfants"), true)
        }),
        Sample::new("exploration/pictures-refused", move |frame| {
            let mut form = blank();
            form.error("pictures", FieldError::missing());
            render(frame, form, false)
        }),
    ]
}
