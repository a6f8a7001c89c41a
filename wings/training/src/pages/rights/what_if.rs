//! `/mes-droits/et-si`: another date, another status, another price: what the answer would be. Nothing of it is kept.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use jalon_financing::Fact;
use jalon_kernel::page::components::Button;
use jalon_kernel::page::{Form, Frame, Html, Page};
use jalon_kernel::web::{Posted, Refusal, Visit};

use super::load;
use super::result::ResultPage;
use crate::model::answers::Answers;
use crate::pages::data_lang;
use crate::pages::fact::{Set, control, parse, question, shown};
use crate::pages::outcome::slug;
use crate::pages::part::together;
use crate::rules::Rules;

/// Where the words of the fields are.
pub(super) const SCOPE: &str = "training-what-if";
/// What can be changed to see.
const CHANGEABLE: &[&str] = &[
    "formation . début",
    "formation . fin",
    "personne . statut",
    "formation . pendant le temps de travail",
    "formation . coût . formation",
];

#[derive(Template)]
#[template(path = "what_if.html")]
struct Fields<'a> {
    frame: &'a Frame,
    form: &'a Form,
    controls: Html,
}

impl askama::filters::HtmlSafe for Fields<'_> {}

impl Fields<'_> {
    fn lang(&self) -> &'static str {
        data_lang(self.frame)
    }
}

fn facts(rules: &Rules) -> Vec<&Fact> {
    CHANGEABLE.iter().filter_map(|name| rules.schemes().fact(name)).collect()
}

/// The form, with what is known in it.
pub(super) fn fields(frame: &Frame, rules: &Rules, answers: &Answers, form: &Form) -> Html {
    let facts = facts(rules);
    let filled = match form.has_errors() || facts.iter().any(|fact| form.is_filled(&slug(&fact.name))) {
        true => form.clone(),
        false => facts.iter().fold(form.clone(), |form, fact| match answers.facts.get(&fact.name) {
            Some(kept) => form.fill(&slug(&fact.name), kept),
            None => form,
        }),
    };
    let controls: Vec<Html> =
        facts.iter().map(|fact| control(frame, &filled, &slug(&fact.name), fact, Set::Among)).collect();
    Html::of(&Fields { frame, form: &filled, controls: together(&controls) })
}

/// Shows the answer with something changed.
pub async fn post(visit: Visit, rules: Rules, Posted(form): Posted) -> Result<Response, Refusal> {
    let known = load(&visit).await?;
    let mut form = form.scope(SCOPE).labelled_by_data();
    let mut answers = known.answers.clone();
    let mut changes = Vec::new();
    for fact in facts(&rules) {
        let Some(value) = form.optional(&slug(&fact.name), parse(fact)) else { continue };
        if answers.facts.get(&fact.name) != Some(&value) {
            let frame = visit.frame();
            changes.push(format!("{} {}", question(&frame, fact), shown(&frame, fact, &value)));
            answers.note(&fact.name, Some(value));
        }
    }
    let has_account = visit.signed_in().is_some();
    let frame = visit.frame().with_form(&form);
    if form.has_errors() {
        let page = ResultPage::new(frame, &rules, &known.answers, visit.today(), 0, &form);
        return Ok(Page::invalid(page.of_account(has_account)).into_response());
    }
    let page = ResultPage::new(frame, &rules, &answers, visit.today(), 0, &form).of_account(has_account);
    let page = if changes.is_empty() { page } else { page.changed(changes.join(" ; ")) };
    Ok(Page::new(page).into_response())
}
