//! `/mes-droits/question/{fact}`: one question a page. It can be left unanswered, and answered again.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use jalon_financing::Fact;
use jalon_kernel::access::Act;
use jalon_kernel::page::components::Button;
use jalon_kernel::page::{Form, Frame, Html, Page, SeeOther};
use jalon_kernel::web::{Posted, Refusal, Visit};
use jalon_kernel::wing::Sample;

use super::load;
use crate::actions::answer::answer;
use crate::pages::data_lang;
use crate::pages::fact::{Set, control, parse, question};
use crate::pages::outcome::slug;
use crate::reckon;
use crate::rules::{Rules, is_sensitive};

/// The field, whatever the fact.
const FIELD: &str = "reponse";
const SCOPE: &str = "training-question";

#[derive(Template)]
#[template(path = "question.html")]
pub(in crate::pages) struct QuestionPage {
    pub frame: Frame,
    pub fact: Fact,
    pub form: Form,
    /// Where the answer goes.
    pub action: String,
    /// Where to see the result without answering.
    pub result: String,
    /// Who will read the answer: a key.
    pub audience: &'static str,
}

impl QuestionPage {
    fn title(&self) -> String {
        question(&self.frame, &self.fact)
    }

    fn control(&self) -> Html {
        control(&self.frame, &self.form, FIELD, &self.fact, Set::Alone)
    }

    fn lang(&self) -> &'static str {
        data_lang(&self.frame)
    }

    fn is_sensitive(&self) -> bool {
        is_sensitive(&self.fact.name)
    }
}

/// The form of a question, filled with what was answered.
pub(in crate::pages) fn filled(kept: Option<&String>) -> Form {
    let form = Form::blank().scope(SCOPE);
    match kept {
        Some(kept) => form.fill(FIELD, kept),
        None => form,
    }
}

/// What a form answers: a value, "I do not know", or nothing that can be taken.
pub(in crate::pages) fn read(form: &mut Form, fact: &Fact) -> Option<Option<String>> {
    if form.is_filled("inconnu") {
        return Some(None);
    }
    form.required(FIELD, parse(fact)).map(Some)
}

pub(in crate::pages) fn scoped(form: Form) -> Form {
    form.scope(SCOPE)
}

fn page(visit: &Visit, fact: &Fact, form: Form) -> QuestionPage {
    QuestionPage {
        frame: visit.frame().with_form(&form),
        fact: fact.clone(),
        form,
        action: format!("/mes-droits/question/{}", slug(&fact.name)),
        result: "/mes-droits/resultat".to_owned(),
        audience: "training-question-own",
    }
}

/// Leads to the next question, or to the result when nothing more settles anything.
pub async fn next(visit: Visit, rules: Rules) -> Result<Response, Refusal> {
    let known = load(&visit).await?;
    let to = match reckon::next(&rules, &visit.frame(), &known.answers, visit.today()) {
        Some(name) => format!("/mes-droits/question/{}", slug(&name)),
        None => "/mes-droits/resultat".to_owned(),
    };
    Ok(SeeOther::to(to).into_response())
}

/// Shows a question.
pub async fn get(visit: Visit, rules: Rules, Path(address): Path<String>) -> Result<Response, Refusal> {
    let fact = rules.fact_at(&address).ok_or(Refusal::NotFound)?;
    let known = load(&visit).await?;
    let form = filled(known.answers.facts.get(&fact.name));
    Ok(Page::new(page(&visit, fact, form)).into_response())
}

/// Keeps an answer and leads on.
pub async fn post(
    visit: Visit,
    rules: Rules,
    Path(address): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    visit.authorise_house(Act::FundingAsk)?;
    let fact = rules.fact_at(&address).ok_or(Refusal::NotFound)?;
    let mut form = scoped(form);
    let Some(value) = read(&mut form, fact) else {
        return Ok(Page::invalid(page(&visit, fact, form)).into_response());
    };
    let token = answer(&visit, |answers| answers.note(&fact.name, value.clone())).await?;
    Ok(visit.answer("/mes-droits/question", None, token))
}

/// A question of each kind, and a refused one.
pub fn samples(rules: &Rules) -> Vec<Sample> {
    let sample = |name, fact: &'static str, refused: bool| {
        let rules = rules.clone();
        Sample::new(name, move |frame| {
            let Some(fact) = rules.schemes().fact(fact) else { return String::new() };
            let mut form = match refused {
                true => scoped(Form::received(vec![(FIELD.to_owned(), "<b>beaucoup".to_owned())])),
                false => filled(None),
            };
            if refused {
                read(&mut form, fact);
            }
            let frame = frame.with_form(&form);
            let (action, result) = ("/mes-droits/question/x".to_owned(), "/mes-droits/resultat".to_owned());
            let audience = "training-question-own";
            QuestionPage { frame, fact: fact.clone(), form, action, result, audience }.to_string()
        })
    };
    vec![
        sample("training/question-choice", "personne . statut", false),
        sample("training/question-yes-no", "personne . handicap reconnu", false),
        sample("training/question-number", "compte . solde", false),
        sample("training/question-date", "formation . début", false),
        sample("training/question-region", "personne . région", false),
        sample("training/question-long", "formation . nature", false),
        sample("training/question-refused", "compte . solde", true),
        sample("training/question-refused-date", "formation . fin", true),
        sample("training/question-refused-yes-no", "contrat . accord de l'employeur", true),
    ]
}
