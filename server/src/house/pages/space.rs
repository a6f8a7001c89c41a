//! `/mon-espace`: everything of one's own, the next thing to do first.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{EmptyState, LinkButton, NextStep};
use jalon_kernel::page::{Frame, Html, Page, Who};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{self, Panel, Sample};

#[derive(Template)]
#[template(path = "space.html")]
pub struct Space {
    frame: Frame,
    panels: Vec<Html>,
    next: Option<wing::NextStep>,
}

pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let (person, key) = visit.self_and_key(&mut tx, Act::ParcoursList).await?;
    let mut panels = Vec::new();
    for wing in &house.wings {
        panels.extend(wing.space_panel(&visit, &mut tx, &person, &key).await?);
    }
    Ok(Page::new(Space::new(visit.frame(), panels)).into_response())
}

/// Puts panels in their order and takes the first of their next steps.
pub fn arrange(mut panels: Vec<Panel>) -> (Vec<Html>, Option<wing::NextStep>) {
    panels.sort_by_key(|panel| panel.rank);
    let next = panels.iter().filter_map(|panel| panel.next.clone()).min_by_key(|next| next.rank);
    (panels.into_iter().map(|panel| Html::trusted(panel.html)).collect(), next)
}

/// The step as the page shows it.
pub fn next_step(frame: &Frame, next: &wing::NextStep) -> NextStep {
    NextStep::new(frame, &next.title).detail(&next.text).link(LinkButton::main(&next.action, &next.href))
}

impl Space {
    fn new(frame: Frame, panels: Vec<Panel>) -> Self {
        let (panels, next) = arrange(panels);
        Self { frame, panels, next }
    }

    fn title(&self) -> String {
        match &self.frame.who {
            Who::Person { name: Some(name) } => {
                self.frame.t1("house-space-title-name", "name", name).into_owned()
            }
            _ => self.frame.t("house-space-title").into_owned(),
        }
    }

    fn next(&self) -> Option<NextStep> {
        self.next.as_ref().map(|next| next_step(&self.frame, next))
    }

    fn empty(&self) -> EmptyState {
        let action = LinkButton::main(self.frame.t("house-space-empty-action"), "/demande");
        EmptyState::new(self.frame.t("house-space-empty"), self.frame.t("house-space-empty-text"))
            .action(action)
    }
}

pub fn sample() -> Sample {
    Sample::new("house/space", |frame| {
        let next = wing::NextStep {
            title: "Rencontrer l’atelier Roue Libre".to_owned(),
            text: "C’est à vous, avant le vendredi 12 juin.".to_owned(),
            action: "Préparer la visite".to_owned(),
            href: "/parcours/1/plan".to_owned(),
            rank: 1,
        };
        let panel = Panel { rank: 1, html: "<p>Un panneau</p>".to_owned(), next: Some(next) };
        super::rendered(&Space::new(frame, vec![panel]))
    })
}
