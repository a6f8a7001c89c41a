//! `/espaces-ressources`: places where one reads and works alone, with their hours.

use askama::Template;
use axum::extract::Query;
use axum::response::IntoResponse;
use jalon_kernel::page::components::{Button, EmptyState, LinkButton, Tag};
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use serde::Deserialize;

use crate::model::event::is_there;
use crate::model::space::Space;
use crate::store::spaces;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    lieu: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "spaces.html")]
pub struct SpacesPage {
    /// The frame.
    pub frame: Frame,
    /// What is looked for.
    pub form: Form,
    /// What answers.
    pub spaces: Vec<Space>,
}

impl SpacesPage {
    fn empty(&self) -> EmptyState {
        EmptyState::new(self.frame.t("events-spaces-none"), self.frame.t("events-spaces-none-text"))
            .action(LinkButton::main(self.frame.t("events-talk"), "/demande"))
    }

    fn accessibility(&self, space: &Space) -> String {
        if space.details.accessibility.is_empty() {
            self.frame.t("events-accessibility-unsaid").into_owned()
        } else {
            space.details.accessibility.clone()
        }
    }

    fn written(&self, space: &Space) -> String {
        let date = self.frame.words.date_of(space.written_at);
        self.frame.t1("events-spaces-written", "date", date).into_owned()
    }
}

/// Shows them.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<impl IntoResponse, Refusal> {
    let mut tx = visit.house().db.read().await?;
    let place: String = asked.lieu.unwrap_or_default().chars().take(80).collect();
    let mut spaces = spaces::all(&mut tx).await?;
    spaces.retain(|space| {
        let details = &space.details;
        is_there(&place, &[&details.town, &details.name], &details.postcode)
    });
    let form = Form::blank().scope("events-list").fill("lieu", place);
    Ok(Page::new(SpacesPage { frame: visit.frame(), form, spaces }))
}
