//! `/competences/liste`: the skills one recognises as one's own, with how well and how gladly, said for all at once.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Choice, EmptyState, Field, LinkButton, SearchBox, Select, Tag};
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::proposals::search;
use super::{mine, skill};
use crate::actions::Writing;
use crate::model::Kept;
use crate::model::skill::{Level, Liking, Skill, Standing};
use crate::store::Written;

#[derive(Template)]
#[template(path = "skills.html")]
struct SkillsPage {
    frame: Frame,
    skills: Vec<Kept<Skill>>,
}

impl SkillsPage {
    fn form(&self) -> Form {
        Form::blank()
    }

    fn level(&self, kept: &Kept<Skill>) -> Select {
        let now = kept.content.level;
        let choices = Level::ALL.iter().map(|level| {
            let choice =
                Choice::new(level.word(), self.frame.t(&format!("exploration-skill-level-{}", level.word())));
            if *level == now { choice.checked() } else { choice }
        });
        let label = self.frame.t1("exploration-skill-level-of", "skill", &kept.content.label);
        Select::new(Field::new(&self.frame, &format!("level-{}", kept.code), label), choices.collect())
    }

    fn liking(&self, kept: &Kept<Skill>) -> Select {
        let now = kept.content.liking;
        let choices = Liking::ALL.iter().map(|liking| {
            let choice = Choice::new(
                liking.word(),
                self.frame.t(&format!("exploration-skill-liking-{}", liking.word())),
            );
            if Some(*liking) == now { choice.checked() } else { choice }
        });
        let label = self.frame.t1("exploration-skill-liking-of", "skill", &kept.content.label);
        Select::new(Field::new(&self.frame, &format!("liking-{}", kept.code), label), choices.collect())
            .optional()
    }

    fn standing(&self, kept: &Kept<Skill>) -> Tag {
        standing_tag(&self.frame, kept.content.standing)
    }

    fn empty(&self) -> EmptyState {
        EmptyState::new(
            self.frame.t("exploration-skills-empty"),
            self.frame.t("exploration-skills-empty-text"),
        )
        .action(LinkButton::main(self.frame.t("exploration-by-pictures"), "/competences/images"))
    }

    fn search(&self) -> SearchBox {
        search(&self.frame, "")
    }
}

/// On whose word a skill stands.
pub fn standing_tag(frame: &Frame, standing: Standing) -> Tag {
    let text = frame.t(&format!("exploration-skill-standing-{}", standing.word())).into_owned();
    if standing == Standing::Said { Tag::plain(text) } else { Tag::ok(text) }
}

/// Shows them.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let skills = mine(&visit).await?.portrait.skills;
    Ok(Page::new(SkillsPage { frame: visit.frame(), skills }).into_response())
}

/// Keeps how well and how gladly, for every skill whose answer changed.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut writing = Writing::begin(&visit).await?;
    for kept in writing.shelf.all::<Skill>()? {
        let mut changed = kept.content.clone();
        if let Some(level) = Level::from_word(form.value(&format!("level-{}", kept.code))) {
            changed.level = level;
        }
        // An empty answer takes the word back; a skill that the page did not show keeps it.
        let liking = format!("liking-{}", kept.code);
        if form.values(&liking).next().is_some() {
            changed.liking = Liking::from_word(form.value(&liking));
        }
        if changed != kept.content {
            // The row was read in this transaction: nobody wrote since.
            let _: Written = writing.update(kept.id, kept.version, &changed).await?;
        }
    }
    let token = writing.commit().await?;
    Ok(visit.answer("/competences/liste", Some(Told("exploration-kept")), token))
}

/// Some skills, none.
pub fn samples() -> Vec<Sample> {
    let render = |frame: Frame, skills| SkillsPage { frame, skills }.render().unwrap_or_default();
    vec![
        Sample::new("exploration/skills", move |frame| render(frame, skill::sample_skills())),
        Sample::new("exploration/skills-empty", move |frame| render(frame, Vec::new())),
    ]
}
