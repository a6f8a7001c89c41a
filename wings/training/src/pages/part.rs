//! A part of the training project in a form of its own: shown, read, kept, or set beside what somebody else wrote.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{Breadcrumb, Button, StaleEdit, SummaryRow};
use jalon_kernel::page::{Form, Frame, Html, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{PROJECT, Top, id, open_form, version};
use crate::actions::Changed;
use crate::actions::write_part::write_part;
use crate::model::part::{Kept, Part};
use crate::store;

/// A part that is written in one form.
pub trait PartForm: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    /// Which part.
    const PART: Part;
    /// Where the words of its fields are; with `-title` and `-intro`, those of its page.
    const SCOPE: &'static str;
    /// Its page below the training project.
    const PAGE: &'static str;

    /// A form filled with it.
    fn filled(&self, form: Form) -> Form;
    /// What a form says; `before` is what is kept, for what this form does not ask. Refusals stay in the form.
    fn read(form: &mut Form, before: Option<&Self>) -> Option<Self>;
    /// The fields.
    fn controls(frame: &Frame, form: &Form) -> Html;
    /// What it says, line by line.
    fn rows(&self, frame: &Frame) -> Vec<SummaryRow>;
    /// The same as one text, to set beside another.
    fn text(&self, frame: &Frame) -> String;
}

#[derive(Template)]
#[template(path = "part_form.html")]
pub(super) struct PartPage {
    frame: Frame,
    top: Top,
    scope: &'static str,
    page: &'static str,
    form: Form,
    controls: Html,
    stale: Option<StaleEdit>,
}

impl PartPage {
    pub(super) fn new<P: PartForm>(frame: Frame, top: Top, form: Form, stale: Option<StaleEdit>) -> Self {
        let frame = frame.with_form(&form);
        let controls = P::controls(&frame, &form);
        Self { frame, top, scope: P::SCOPE, page: P::PAGE, form, controls, stale }
    }

    fn word(&self, end: &str) -> String {
        self.frame.t(&format!("{}-{end}", self.scope)).into_owned()
    }

    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[PROJECT])
    }

    fn address(&self) -> String {
        self.top.at(&format!("formation/{}", self.page))
    }
}

/// Components one after the other.
pub(super) fn together(parts: &[Html]) -> Html {
    Html::trusted(parts.iter().map(Html::as_str).collect::<Vec<_>>().join("\n"))
}

/// Shows the form of a part.
pub async fn get<P: PartForm>(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    let (mut tx, file) = open_form(&visit, id(&parcours)?).await?;
    let kept = store::parts::load(&mut tx, &file.key, file.id()).await?.get::<P>(P::PART);
    let form = Form::blank().scope(P::SCOPE);
    let form = match &kept {
        Some(kept) => kept.content.filled(form).at_version(kept.version),
        None => form.at_version(0),
    };
    Ok(Page::new(PartPage::new::<P>(visit.frame(), Top::of(&visit, &file), form, None)).into_response())
}

/// Keeps a part.
pub async fn post<P: PartForm>(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (mut tx, file) = begin_write(&visit, Act::TrainingWrite, parcours).await?;
    let mut form = form.scope(P::SCOPE);
    let kept = store::parts::load(&mut tx, &file.key, parcours).await?.get::<P>(P::PART);
    let Some(content) = P::read(&mut form, kept.as_ref().map(|kept| &kept.content)) else {
        let top = Top::of(&visit, &file);
        return Ok(Page::invalid(PartPage::new::<P>(visit.frame(), top, form, None)).into_response());
    };
    match write_part(&visit, tx, &file, (P::PART, version(&form)), &content).await? {
        Changed::Done => {
            let told = Some(Told("training-kept"));
            Ok(visit.answer(&format!("/parcours/{parcours}/formation"), told, None))
        }
        Changed::Stale => overtaken::<P>(&visit, parcours, form, &content).await,
    }
}

// Both texts side by side: nothing was written, nothing is lost.
async fn overtaken<P: PartForm>(
    visit: &Visit,
    parcours: Uuid,
    form: Form,
    yours: &P,
) -> Result<Response, Refusal> {
    let (mut tx, file) = open_form(visit, parcours).await?;
    let parts = store::parts::load(&mut tx, &file.key, parcours).await?;
    let (frame, top) = (visit.frame(), Top::of(visit, &file));
    let stale = parts.get::<P>(P::PART).map(|kept| stale(&frame, &top, &kept, yours));
    let form = form.moved_to_version(parts.version(P::PART));
    let page = PartPage::new::<P>(frame, top, form, stale);
    Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
}

pub(super) fn stale<P: PartForm>(frame: &Frame, top: &Top, theirs: &Kept<P>, yours: &P) -> StaleEdit {
    let who = top.you_or_name(frame, theirs.by);
    let byline = frame.t2("training-byline", "who", who, "when", frame.date_time(theirs.at)).into_owned();
    StaleEdit::new(frame, byline, theirs.content.text(frame), yours.text(frame))
}

/// The lines of a summary: those that say nothing are left out.
pub(super) fn rows(frame: &Frame, scope: &str, all: &[(&str, String)]) -> Vec<SummaryRow> {
    let said = all.iter().filter(|(_, text)| !text.is_empty());
    said.map(|(field, text)| SummaryRow::new(frame.t(&format!("{scope}-{field}")), text)).collect()
}

/// The same lines as one text.
pub(super) fn as_text(frame: &Frame, scope: &str, all: &[(&str, String)]) -> String {
    let said = all.iter().filter(|(_, text)| !text.is_empty());
    said.map(|(field, text)| format!("{} {text}", frame.t(&format!("{scope}-{field}"))))
        .collect::<Vec<_>>()
        .join("\n")
}
