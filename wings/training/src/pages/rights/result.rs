//! `/mes-droits/resultat`: the whole answer, at any moment, from what is known so far.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::page::components::{LinkButton, Mood, Notice, SummaryList};
use jalon_kernel::page::{Form, Frame, Html, Page, SeeOther};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;
use jiff::civil::Date;
use serde::Deserialize;

use super::load;
use super::start::said;
use super::what_if;
use crate::model::answers::Answers;
use crate::pages::outcome::{OutcomeView, Ways};
use crate::reckon::{self, Assumed};
use crate::rules::Rules;

#[derive(Template)]
#[template(path = "rights_result.html")]
pub(super) struct ResultPage {
    frame: Frame,
    title: String,
    outcome: Html,
    said: SummaryList,
    assumed: Option<Assumed>,
    today: Date,
    what_if: Html,
    /// Set when something was changed to see.
    changed: Option<String>,
    /// Whether this visitor has an account, where what was answered waits for them.
    has_account: bool,
}

impl ResultPage {
    /// The answer to `answers`, with the plan of this number.
    pub(super) fn new(
        frame: Frame,
        rules: &Rules,
        answers: &Answers,
        today: Date,
        plan: usize,
        form: &Form,
    ) -> Self {
        let (outcome, assumed) = reckon::outcome(&frame, rules, answers, today);
        let ways = Ways {
            question: Some("/mes-droits/question".to_owned()),
            plan: "/mes-droits/resultat".to_owned(),
            letter: None,
        };
        let said = said(&frame, rules, answers, "/mes-droits/question");
        let what_if = what_if::fields(&frame, rules, answers, form);
        let view = OutcomeView::new(frame.clone(), outcome, ways, plan);
        let (title, outcome) = (view.title(), Html::of(&view));
        let changed = None;
        Self { frame, title, outcome, said, assumed, today, what_if, changed, has_account: false }
    }

    pub(super) fn changed(self, text: String) -> Self {
        Self { changed: Some(text), ..self }
    }

    pub(super) fn of_account(self, has_account: bool) -> Self {
        Self { has_account, ..self }
    }

    fn assumed(&self) -> Option<Notice> {
        let assumed = self.assumed.as_ref()?;
        let text = self.frame.t2(
            "training-result-assumed",
            "start",
            self.frame.date(assumed.start),
            "end",
            self.frame.date(assumed.end),
        );
        Some(Notice::new(Mood::Info, text))
    }

    fn changed_notice(&self) -> Option<Notice> {
        let changed = self.changed.as_ref()?;
        Some(Notice::new(Mood::Info, changed).title(self.frame.t("training-what-if-shown")))
    }

    fn day(&self) -> String {
        self.frame.t1("training-result-day", "date", self.frame.date(self.today)).into_owned()
    }

    fn keep(&self) -> LinkButton {
        match self.has_account {
            true => LinkButton::quiet(self.frame.t("training-result-space"), "/mon-espace"),
            false => LinkButton::quiet(self.frame.t("training-result-keep"), "/connexion"),
        }
    }

    fn kept_text(&self) -> String {
        let key = if self.has_account { "training-result-kept-account" } else { "training-result-kept" };
        self.frame.t(key).into_owned()
    }

    fn talk(&self) -> LinkButton {
        LinkButton::main(self.frame.t("training-result-talk"), "/demande")
    }
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    plan: String,
}

impl Asked {
    /// The plan of this number, counted from 1 in the address; anything else is the first.
    pub(in crate::pages) fn plan(&self) -> usize {
        self.plan.parse::<usize>().unwrap_or(1).saturating_sub(1)
    }
}

/// Shows the answer; who has answered nothing is led to the first question.
pub async fn get(visit: Visit, rules: Rules, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    let known = load(&visit).await?;
    if known.answers.is_empty() {
        return Ok(SeeOther::to("/mes-droits").into_response());
    }
    let form = Form::blank().scope(what_if::SCOPE).labelled_by_data();
    let page = ResultPage::new(visit.frame(), &rules, &known.answers, visit.today(), asked.plan(), &form);
    Ok(Page::new(page.of_account(visit.signed_in().is_some())).into_response())
}

/// Answers of a sample: an employee who wants another trade.
pub(in crate::pages) fn sample_answers() -> Answers {
    let mut answers = Answers::default();
    for (name, value) in [
        ("personne . statut", "salarié du privé"),
        ("personne . âge", "34"),
        ("personne . région", "53"),
        ("personne . handicap reconnu", "non"),
        ("personne . revenu net", "1580"),
        ("contrat . nature", "CDI"),
        ("contrat . mois dans l'entreprise", "60"),
        ("contrat . mois de travail salarié", "96"),
        ("contrat . salaire brut", "2050"),
        ("compte . solde", "2410"),
        ("formation . nature", "certification RNCP"),
        ("formation . début", "07/09/2026"),
        ("formation . fin", "26/02/2027"),
        ("formation . heures", "780"),
        ("formation . coût . formation", "11650"),
        ("formation . changement de métier", "oui"),
        ("formation . pendant le temps de travail", "oui"),
        ("formation . place collective", "non"),
        ("formation . éligible au compte", "oui"),
        ("contrat . accord de l'employeur", "oui"),
    ] {
        answers.note(name, Some(value.to_owned()));
    }
    answers
}

/// The answer with much known, with little, and with something changed.
pub fn samples(rules: &Rules) -> Vec<Sample> {
    let today = Date::constant(2026, 3, 3);
    let page = move |frame: Frame, rules: &Rules, answers: &Answers| {
        let form = Form::blank().scope(what_if::SCOPE).labelled_by_data();
        ResultPage::new(frame, rules, answers, today, 0, &form)
    };
    let (whole, little, changed) = (rules.clone(), rules.clone(), rules.clone());
    vec![
        Sample::new("training/rights-result", move |frame| {
            page(frame, &whole, &sample_answers()).of_account(true).to_string()
        }),
        Sample::new("training/rights-result-little", move |frame| {
            let mut answers = Answers::default();
            answers.note("personne . statut", Some("sans emploi".into()));
            page(frame, &little, &answers).to_string()
        }),
        Sample::new("training/rights-result-changed", move |frame| {
            page(frame, &changed, &sample_answers()).changed("Quel jour ? 07/01/2027".to_owned()).to_string()
        }),
    ]
}
