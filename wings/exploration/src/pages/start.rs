//! `/competences`: where exploration begins and is taken up again: what I did, what I can do, where it leads.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{
    ChoiceLink, Choices, Icon, LinkButton, Mood, NextStep, Notice, Path, Step, StepState,
};
use jalon_kernel::page::{Frame, Html, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use super::{OCCUPATIONS, mine, skill};
use crate::model::Kept;
use crate::model::experience::Experience;
use crate::model::pictures::Pictures;
use crate::model::portrait::Portrait;

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    frame: Frame,
    portrait: Portrait,
    has_account: bool,
}

impl StartPage {
    /// The three steps, with where one stands.
    fn path(&self) -> Path {
        let t = |key| self.frame.t(key);
        let told = !self.portrait.experiences.is_empty() || self.portrait.pictures.is_some();
        let skills = !self.portrait.skills.is_empty();
        let state = |is_done: bool, is_now: bool| match (is_done, is_now) {
            (true, _) => StepState::Done,
            (false, true) => StepState::Now,
            (false, false) => StepState::Later,
        };
        Path::new(
            &self.frame,
            vec![
                Step::new(t("exploration-step-told"), state(told, true)),
                Step::new(t("exploration-step-skills"), state(skills, told)).href("/competences/liste"),
                Step::new(t("exploration-step-occupations"), state(false, skills)).href(OCCUPATIONS),
            ],
        )
    }

    fn ways(&self) -> Choices {
        let t = |key| self.frame.t(key);
        Choices::new(vec![
            ChoiceLink::new("/competences/images", t("exploration-by-pictures"), Icon::Eye)
                .hint(t("exploration-by-pictures-hint")),
            ChoiceLink::new("/competences/experience?nature=work", t("exploration-by-words"), Icon::Work)
                .hint(t("exploration-by-words-hint")),
            ChoiceLink::new("/competences/cv", t("exploration-by-cv"), Icon::Document)
                .hint(t("exploration-by-cv-hint")),
            ChoiceLink::new("/competences/experience?nature=home", t("exploration-by-life"), Icon::Heart)
                .hint(t("exploration-by-life-hint")),
        ])
    }

    fn nature(&self, experience: &Experience) -> String {
        self.frame.t(&format!("exploration-experience-nature-{}", experience.nature.word())).into_owned()
    }

    fn dates(&self, experience: &Experience) -> String {
        let moment = |moment: Option<_>| moment.map(|it: crate::model::experience::Moment| it.to_string());
        match (moment(experience.from), moment(experience.to)) {
            (Some(from), Some(to)) => {
                self.frame.t2("exploration-from-to", "from", from, "to", to).into_owned()
            }
            (Some(from), None) => self.frame.t1("exploration-since", "from", from).into_owned(),
            (None, Some(to)) => self.frame.t1("exploration-until", "to", to).into_owned(),
            (None, None) => String::new(),
        }
    }

    fn drawn(&self, experience: &Kept<Experience>) -> String {
        let count = self.portrait.skills.iter().filter(|it| it.content.from.contains(&experience.id)).count();
        self.frame.t1("exploration-drawn", "count", count).into_owned()
    }

    fn chosen(&self, pictures: &Kept<Pictures>) -> String {
        let told = pictures.content.told();
        let names: Vec<_> =
            told.iter().map(|it| self.frame.t(&format!("exploration-picture-{}", it.name))).collect();
        self.frame.words.list(&names)
    }

    fn skills(&self) -> String {
        self.frame.t1("exploration-skills-count", "count", self.portrait.skills.len()).into_owned()
    }

    /// What else helps to choose: what one wants, a post, a decision.
    fn tools(&self) -> Choices {
        let link = |href: &str, key: &str, icon| {
            ChoiceLink::new(href, self.frame.t(key), icon).hint(self.frame.t(&format!("{key}.more")))
        };
        Choices::new(vec![
            link("/ce-qui-compte", "exploration-tool-interests", Icon::Heart),
            link("/ce-qui-compte/conditions", "exploration-tool-conditions", Icon::Work),
            link("/ce-qui-compte/limites", "exploration-tool-limits", Icon::Calendar),
            link("/atouts", "exploration-tool-review", Icon::Person),
            link("/poste-vise", "exploration-tool-post", Icon::Search),
            link("/marche", "exploration-tool-market", Icon::People),
            link("/mes-metiers/apprendre", "exploration-tool-learn", Icon::Learn),
            link("/decider", "exploration-tool-decide", Icon::Signpost),
            link("/faisabilite", "exploration-tool-grid", Icon::Done),
        ])
    }

    fn here(&self) -> Option<Notice> {
        if self.has_account || self.portrait.is_empty() {
            return None;
        }
        let link =
            LinkButton::quiet(self.frame.t("exploration-keep-account"), "/connexion?retour=/competences");
        Some(Notice::new(Mood::Info, self.frame.t("exploration-here")).more(Html::of(&link)))
    }

    fn next(&self) -> Option<NextStep> {
        let t = |key| self.frame.t(key);
        let told = match (&self.portrait.pictures, self.portrait.experiences.last()) {
            (_, Some(experience)) => Some(format!("/competences/propositions?de={}", experience.id)),
            (Some(_), None) => Some("/competences/propositions?de=images".to_owned()),
            (None, None) => None,
        };
        match (self.portrait.skills.is_empty(), told) {
            (false, _) => Some(
                NextStep::new(&self.frame, t("exploration-next-occupations"))
                    .link(LinkButton::main(t("exploration-see-occupations"), OCCUPATIONS)),
            ),
            (true, Some(told)) => Some(
                NextStep::new(&self.frame, t("exploration-next-skills"))
                    .link(LinkButton::main(t("exploration-see-skills"), told)),
            ),
            (true, None) => None,
        }
    }
}

/// Shows where one stands.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let mine = mine(&visit).await?;
    let page = StartPage { frame: visit.frame(), portrait: mine.portrait, has_account: mine.has_account };
    Ok(Page::new(page).into_response())
}

/// Nothing yet, told without skills, a whole portrait.
pub fn samples() -> Vec<Sample> {
    let render = |frame, portrait, has_account| {
        StartPage { frame, portrait, has_account }.render().unwrap_or_default()
    };
    let told = || Portrait {
        experiences: vec![super::experience::sample_experience(1)],
        pictures: Some(Kept::sample(
            2,
            "one",
            Pictures { chosen: vec!["caisse".to_owned(), "enfants".to_owned()], declined: Vec::new() },
        )),
        ..Portrait::default()
    };
    vec![
        Sample::new("exploration/start-empty", move |frame| render(frame, Portrait::default(), false)),
        Sample::new("exploration/start-told", move |frame| render(frame, told(), false)),
        Sample::new("exploration/start", move |frame| {
            render(frame, Portrait { skills: skill::sample_skills(), ..told() }, true)
        }),
    ]
}
