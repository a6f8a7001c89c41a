//! `/mes-droits`: what is asked and why, before the first question; what was answered can be resumed, changed or erased.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::page::components::{Button, LinkButton, NextStep, SummaryList, SummaryRow};
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::load;
use crate::actions::answer::forget;
use crate::model::answers::Answers;
use crate::pages::fact::{question, shown};
use crate::pages::outcome::slug;
use crate::rules::Rules;

#[derive(Template)]
#[template(path = "rights_start.html")]
struct StartPage {
    frame: Frame,
    answers: Answers,
    rules: Rules,
}

impl StartPage {
    fn next(&self) -> NextStep {
        let frame = &self.frame;
        if self.answers.is_empty() {
            let link = LinkButton::main(frame.t("training-rights-begin"), "/mes-droits/formation");
            return NextStep::new(frame, frame.t("training-rights-step"))
                .detail(frame.t("training-rights-detail"))
                .link(link);
        }
        NextStep::new(frame, frame.t("training-rights-resume"))
            .detail(frame.t("training-rights-resume-detail"))
            .link(LinkButton::main(frame.t("training-rights-go-on"), "/mes-droits/question"))
            .link(LinkButton::quiet(frame.t("training-question-result"), "/mes-droits/resultat"))
    }

    fn form(&self) -> Form {
        Form::blank()
    }

    fn said(&self) -> SummaryList {
        said(&self.frame, &self.rules, &self.answers, "/mes-droits/question")
    }
}

/// What was answered, in the order of the vocabulary, each line with the way to change it.
pub(in crate::pages) fn said(frame: &Frame, rules: &Rules, answers: &Answers, way: &str) -> SummaryList {
    let rows = rules.schemes().facts().filter_map(|fact| {
        let value = match answers.facts.get(&fact.name) {
            Some(kept) => shown(frame, fact, kept),
            None if answers.unknown.contains(&fact.name) => frame.t("training-question-unknown").into_owned(),
            None => return None,
        };
        Some(SummaryRow::new(question(frame, fact), value).change(format!("{way}/{}", slug(&fact.name))))
    });
    SummaryList::new(frame, rows.collect())
}

/// Shows the page.
pub async fn get(visit: Visit, rules: Rules) -> Result<Response, Refusal> {
    let known = load(&visit).await?;
    Ok(Page::new(StartPage { frame: visit.frame(), answers: known.answers, rules }).into_response())
}

/// Erases the answers.
pub async fn post_erase(visit: Visit, Posted(_): Posted) -> Result<Response, Refusal> {
    forget(&visit).await?;
    Ok(visit.answer("/mes-droits", Some(Told("training-rights-erased")), None))
}

/// The page before the first question, and with answers.
pub fn samples(rules: &Rules) -> Vec<Sample> {
    let (empty, begun) = (rules.clone(), rules.clone());
    vec![
        Sample::new("training/rights", move |frame| {
            StartPage { frame, answers: Answers::default(), rules: empty.clone() }.to_string()
        }),
        Sample::new("training/rights-begun", move |frame| {
            let mut answers = Answers::default();
            answers.note("personne . statut", Some("salarié du privé".into()));
            answers.note("personne . région", Some("53".into()));
            answers.note("compte . solde", None);
            answers.note("formation . début", Some("07/09/2026".into()));
            answers.note("personne . handicap reconnu", Some("non".into()));
            StartPage { frame, answers, rules: begun.clone() }.to_string()
        }),
    ]
}
