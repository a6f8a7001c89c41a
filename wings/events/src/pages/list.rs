//! `/rencontres`: the calendar, filtered by place, day and kind.

use askama::Template;
use axum::extract::Query;
use axum::response::IntoResponse;
use jalon_kernel::clock;
use jalon_kernel::page::components::{Button, EmptyState, LinkButton, Tag};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use serde::Deserialize;

use super::shared;
use crate::model::event::{Event, Kind, Wanted};
use crate::store::events;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    lieu: Option<String>,
    depuis: Option<String>,
    genre: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// What is looked for, as typed.
    pub form: Form,
    /// What answers.
    pub events: Vec<Event>,
    /// Whether the calendar holds anything at all.
    pub is_bare: bool,
}

impl ListPage {
    fn when(&self, event: &Event) -> String {
        shared::when(&self.frame.words, &event.details)
    }

    fn place(&self, event: &Event) -> String {
        shared::place(&self.frame.words, &event.details)
    }

    fn tag(&self, event: &Event) -> Tag {
        shared::places(&self.frame.words, event)
    }

    fn kind(&self, event: &Event) -> String {
        self.frame.t(&format!("events-list-genre-{}", event.details.kind.word())).into_owned()
    }

    fn empty(&self) -> EmptyState {
        let key = if self.is_bare { "events-none" } else { "events-none-such" };
        let link = if self.is_bare {
            LinkButton::main(self.frame.t("events-talk"), "/demande")
        } else {
            LinkButton::main(self.frame.t("events-all"), "/rencontres")
        };
        EmptyState::new(self.frame.t(key), self.frame.t(&format!("{key}.text"))).action(link)
    }
}

/// Shows the calendar.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<impl IntoResponse, Refusal> {
    let mut tx = visit.house().db.read().await?;
    let all = events::ahead(&mut tx, visit.now()).await?;
    let typed = |text: Option<String>| text.unwrap_or_default().chars().take(80).collect::<String>();
    let (place, from, kind) = (typed(asked.lieu), typed(asked.depuis), typed(asked.genre));
    let mut form = Form::received(vec![
        ("lieu".to_owned(), place.clone()),
        ("depuis".to_owned(), from),
        ("genre".to_owned(), kind.clone()),
    ])
    .scope("events-list");
    let wanted = Wanted { place, from: form.optional("depuis", parse::date), kind: Kind::from_word(&kind) };
    let is_bare = all.is_empty();
    let events = all
        .into_iter()
        .filter(|event| wanted.takes(&event.details, clock::civil_day(event.details.starts_at)))
        .collect();
    let frame = visit.frame().with_form(&form);
    Ok(Page::new(ListPage { frame, form, events, is_bare }))
}
