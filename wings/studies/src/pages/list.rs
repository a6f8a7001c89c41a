//! `/etudes`: the library, searched by words, territory and sector.

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use axum::response::IntoResponse;
use jalon_kernel::page::components::{Button, EmptyState, LinkButton, Tag};
use jalon_kernel::page::form::parse::clean;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jiff::civil::Date;
use serde::Deserialize;

use crate::Studies;
use crate::model::{Kind, Study};
use crate::store;
use crate::wing::is_editor;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    mots: Option<String>,
    territoire: Option<String>,
    genre: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "studies.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// What is looked for.
    pub form: Form,
    /// What answers.
    pub studies: Vec<Study>,
    /// The day, to say what is over.
    pub today: Date,
    /// Whether a link to the editors' page is shown.
    pub is_editor: bool,
}

impl ListPage {
    fn kind(&self, study: &Study) -> String {
        self.frame.t(&format!("studies-search-genre-{}", study.details.kind.word())).into_owned()
    }

    fn dated(&self, study: &Study) -> String {
        dated(&self.frame, study)
    }

    fn expired(&self, study: &Study) -> Option<Tag> {
        expired(&self.frame, study, self.today)
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(self.frame.t("studies-none"), self.frame.t("studies-none-text"))
            .action(LinkButton::main(self.frame.t("studies-all"), "/etudes"))
    }
}

/// "Région Bretagne, 12 mars 2026".
pub fn dated(frame: &Frame, study: &Study) -> String {
    let date = frame.date(study.details.published_on);
    frame.t2("studies-dated", "publisher", &study.details.publisher, "date", date).into_owned()
}

/// What says that the time of a study is over.
pub fn expired(frame: &Frame, study: &Study, today: Date) -> Option<Tag> {
    let since = study.details.expired(today)?;
    Some(Tag::bad(frame.t1("studies-expired", "date", frame.date(since))))
}

/// Shows the library.
pub async fn get(
    visit: Visit,
    Extension(wing): Extension<Studies>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, Refusal> {
    let typed = |text: Option<String>| clean(&text.unwrap_or_default().chars().take(200).collect::<String>());
    let (words, territory, kind) = (typed(asked.mots), typed(asked.territoire), typed(asked.genre));
    let mut tx = visit.house().db.read().await?;
    let mut studies = store::all(&mut tx).await?;
    if !words.is_empty() {
        let order = wing.index.search(&studies, &words).map_err(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "the library cannot be searched");
            Refusal::Internal
        })?;
        let place = |study: &Study| order.iter().position(|id| *id == study.id);
        studies.retain(|study| place(study).is_some());
        studies.sort_by_key(place);
    }
    let wanted = territory.to_lowercase();
    studies.retain(|study| {
        study.details.territory.to_lowercase().contains(&wanted)
            && Kind::from_word(&kind).is_none_or(|kind| kind == study.details.kind)
    });
    let form = Form::blank()
        .scope("studies-search")
        .fill("mots", words)
        .fill("territoire", territory)
        .fill("genre", kind);
    let is_editor = is_editor(visit.actor());
    Ok(Page::new(ListPage { frame: visit.frame(), form, studies, today: visit.today(), is_editor }))
}
