//! `/mes-metiers/apprendre`: which few skills would open the most occupations: « Et si j'apprenais … ».

use askama::Template;
use axum::Extension;
use axum::response::{IntoResponse, Response};
use jalon_information::model::sheet::ItemKind;
use jalon_kernel::page::components::{EmptyState, LinkButton, Notice};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use super::{demonstration, guide, mine};
use crate::Exploration;
use crate::guide::{Item, Lever};

/// How many are shown.
const SHOWN: usize = 5;
/// How many occupations each names.
const NAMED: usize = 6;

#[derive(Template)]
#[template(path = "levers.html")]
struct LeversPage {
    frame: Frame,
    levers: Vec<Lever>,
    demonstration: Option<Notice>,
}

impl LeversPage {
    fn count(&self, lever: &Lever) -> String {
        self.frame.t1("exploration-lever-count", "count", lever.opens.len()).into_owned()
    }

    fn named<'l>(&self, lever: &'l Lever) -> Vec<(&'l str, &'l str)> {
        lever.opens.iter().take(NAMED).map(|it| (it.code.as_str(), it.title.as_str())).collect()
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(
            self.frame.t("exploration-levers-empty"),
            self.frame.t("exploration-levers-empty-text"),
        )
        .action(LinkButton::main(self.frame.t("exploration-by-pictures"), "/competences/images"))
    }
}

/// Shows them.
pub async fn get(visit: Visit, Extension(exploration): Extension<Exploration>) -> Result<Response, Refusal> {
    let held = mine(&visit).await?.portrait.held(visit.today().year());
    let guide = guide(&visit, &exploration).await?;
    // Without a skill there is nothing to add to.
    let levers = match &guide {
        Some(guide) if !held.is_empty() => guide.levers(&held, SHOWN),
        _ => Vec::new(),
    };
    let frame = visit.frame();
    let demonstration = demonstration(&frame.words, guide.as_deref());
    Ok(Page::new(LeversPage { frame, levers, demonstration }).into_response())
}

/// Some, none.
pub fn samples() -> Vec<Sample> {
    let lever = || {
        let item = Item { ogr: 1, label: "Encaisser <une vente> & plus".to_owned(), kind: ItemKind::Skill };
        let opens = (1..4).map(|n| super::matched::sample_outlook(n).matched.occupation).collect();
        Lever { item, opens }
    };
    let render =
        |frame, levers| LeversPage { frame, levers, demonstration: None }.render().unwrap_or_default();
    vec![
        Sample::new("exploration/levers", move |frame| render(frame, vec![lever()])),
        Sample::new("exploration/levers-empty", move |frame| render(frame, Vec::new())),
    ]
}
