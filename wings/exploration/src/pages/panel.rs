//! What exploration shows in a person's space.

use askama::Template;
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::LinkButton;
use jalon_kernel::page::{Frame, Words};
use jalon_kernel::seal::PersonKey;
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::{Panel, Sample};
use uuid::Uuid;

use super::{OCCUPATIONS, START};
use crate::store::Shelf;

#[derive(Template)]
#[template(path = "panel_space.html")]
struct SpacePanel {
    words: Words,
    skills: usize,
}

impl SpacePanel {
    fn is_empty(&self) -> bool {
        self.skills == 0
    }

    fn count(&self) -> String {
        self.words.with("exploration-skills-count", &[("count", self.skills.into())]).into_owned()
    }

    fn link(&self) -> LinkButton {
        let (key, href) = if self.skills == 0 {
            ("exploration-panel-begin", START)
        } else {
            ("exploration-see-occupations", OCCUPATIONS)
        };
        LinkButton::quiet(self.words.t(key), href)
    }
}

/// How many skills one recognised, and where they lead.
pub async fn of_space(visit: &Visit, tx: &mut Tx, person: Uuid, key: &PersonKey) -> Result<Panel, Refusal> {
    let skills = Shelf::open(tx, person, key).await?.portrait()?.skills.len();
    let panel = SpacePanel { words: visit.words().clone(), skills };
    let html = panel.render().map_err(|_| Refusal::Internal)?;
    Ok(Panel { rank: 35, html, next: None })
}

/// With skills, without.
pub fn samples() -> Vec<Sample> {
    let render =
        |skills| move |frame: Frame| SpacePanel { words: frame.words, skills }.render().unwrap_or_default();
    vec![
        Sample::new("exploration/panel-space", render(7)),
        Sample::new("exploration/panel-space-empty", render(0)),
    ]
}
