//! What exploration shows in a person's space.

use askama::Template;
use jalon_kernel::access::{Authorized, FieldClass};
use jalon_kernel::casefile::File;
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

#[derive(Template)]
#[template(path = "panel_parcours.html")]
struct ParcoursPanel {
    words: Words,
    skills: usize,
    parcours: Uuid,
}

impl ParcoursPanel {
    fn count(&self) -> String {
        self.words.with("exploration-skills-of", &[("count", self.skills.into())]).into_owned()
    }
}

/// How many skills the person recognised, and the way to all they told; nothing for a reader who may not see projects.
pub async fn of_parcours(
    visit: &Visit,
    tx: &mut Tx,
    file: &Authorized<File>,
) -> Result<Option<Panel>, Refusal> {
    if !file.shows(FieldClass::Project) {
        return Ok(None);
    }
    let skills = Shelf::open(tx, file.person(), &file.key).await?.portrait()?.skills.len();
    let panel = ParcoursPanel { words: visit.words().clone(), skills, parcours: file.id() };
    let html = panel.render().map_err(|_| Refusal::Internal)?;
    Ok(Some(Panel { rank: 50, html, next: None }))
}

/// With skills, without.
pub fn samples() -> Vec<Sample> {
    let render =
        |skills| move |frame: Frame| SpacePanel { words: frame.words, skills }.render().unwrap_or_default();
    vec![
        Sample::new("exploration/panel-space", render(7)),
        Sample::new("exploration/panel-space-empty", render(0)),
        Sample::new("exploration/panel-parcours", |frame| {
            let panel = ParcoursPanel { words: frame.words, skills: 4, parcours: Uuid::from_u128(7) };
            panel.render().unwrap_or_default()
        }),
    ]
}
