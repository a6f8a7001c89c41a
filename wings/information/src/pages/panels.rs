//! What this wing shows in a person's space and on the page of their parcours.

use askama::Template;
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::LinkButton;
use jalon_kernel::page::{Frame, Words};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Panel, Sample};
use uuid::Uuid;

use crate::store;

/// How many are named in the space; the notebook shows all.
const NAMED: usize = 3;

#[derive(Template)]
#[template(path = "panel_space.html")]
struct SpacePanel {
    words: Words,
    kept: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "panel_parcours.html")]
struct ParcoursPanel {
    words: Words,
    kept: Vec<(String, String)>,
}

/// What a person keeps, in their space.
pub(crate) async fn space(visit: &Visit, tx: &mut Tx, person: Uuid) -> Result<Panel, Refusal> {
    let kept = store::kept_names(tx, person).await?;
    let html = SpacePanel { words: visit.words().clone(), kept }.render().map_err(|_| Refusal::Internal)?;
    Ok(Panel { rank: 40, html, next: None })
}

/// The names of what the person of a parcours keeps; never their notes. Nothing when they keep nothing.
pub(crate) async fn parcours(visit: &Visit, tx: &mut Tx, person: Uuid) -> Result<Option<Panel>, Refusal> {
    let kept = store::kept_names(tx, person).await?;
    if kept.is_empty() {
        return Ok(None);
    }
    let html =
        ParcoursPanel { words: visit.words().clone(), kept }.render().map_err(|_| Refusal::Internal)?;
    Ok(Some(Panel { rank: 60, html, next: None }))
}

impl SpacePanel {
    fn count(&self) -> String {
        self.words.with("information-panel-count", &[("count", self.kept.len().into())]).into_owned()
    }

    fn named(&self) -> &[(String, String)] {
        &self.kept[..self.kept.len().min(NAMED)]
    }

    fn link(&self) -> LinkButton {
        if self.kept.is_empty() {
            LinkButton::quiet(self.words.t("information-search-do"), "/metiers")
        } else {
            LinkButton::quiet(self.words.t("information-panel-open"), "/mon-carnet")
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let kept = |count: usize| {
        let one = |n: usize| (format!("D110{n}"), format!("Métier <n° {n}> & plus"));
        (1..=count).map(one).collect::<Vec<_>>()
    };
    let space = move |count: usize| {
        move |frame: Frame| SpacePanel { words: frame.words, kept: kept(count) }.render().unwrap_or_default()
    };
    vec![
        Sample::new("information/panel-space", space(5)),
        Sample::new("information/panel-space-empty", space(0)),
        Sample::new("information/panel-parcours", move |frame: Frame| {
            ParcoursPanel { words: frame.words, kept: kept(4) }.render().unwrap_or_default()
        }),
    ]
}
