//! `/mes-droits/formation`: the training in view, in one short form; all of it may be left out.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use jalon_financing::Fact;
use jalon_kernel::page::components::Button;
use jalon_kernel::page::{FieldError, Form, Frame, Html, Page};
use jalon_kernel::web::{Posted, Refusal, Visit};
use jalon_kernel::wing::Sample;
use jiff::civil::Date;

use super::load;
use crate::actions::answer::answer;
use crate::model::answers::Answers;
use crate::pages::data_lang;
use crate::pages::fact::{Set, control, parse};
use crate::pages::outcome::slug;
use crate::pages::part::together;
use crate::rules::Rules;

/// What is asked of the training, in this order.
pub(in crate::pages) const ASKED: &[&str] = &[
    "formation . nature",
    "formation . début",
    "formation . fin",
    "formation . heures",
    "formation . coût . formation",
    "formation . coût . certification",
    "formation . coût . transport",
];
const SCOPE: &str = "training-view";
/// A training is looked at this many years ahead or back at most.
const YEARS: i16 = 12;

#[derive(Template)]
#[template(path = "rights_training.html")]
struct TrainingPage {
    frame: Frame,
    facts: Vec<Fact>,
    form: Form,
}

impl TrainingPage {
    fn controls(&self) -> Html {
        let fields = self.facts.iter();
        let controls = fields
            .map(|fact| control(&self.frame, &self.form, &slug(&fact.name), fact, Set::Among))
            .collect::<Vec<_>>();
        together(&controls)
    }

    fn lang(&self) -> &'static str {
        data_lang(&self.frame)
    }
}

fn facts(rules: &Rules) -> Vec<Fact> {
    ASKED.iter().filter_map(|name| rules.schemes().fact(name).cloned()).collect()
}

fn filled(facts: &[Fact], answers: &Answers) -> Form {
    facts.iter().fold(Form::blank().scope(SCOPE).labelled_by_data(), |form, fact| {
        match answers.facts.get(&fact.name) {
            Some(kept) => form.fill(&slug(&fact.name), kept),
            None => form,
        }
    })
}

/// What the form says of each fact; `None` when something was refused. An empty field is not known.
fn read(form: &mut Form, facts: &[Fact], today: Date) -> Option<Vec<(String, Option<String>)>> {
    let mut all = Vec::new();
    for fact in facts {
        let field = slug(&fact.name);
        all.push((fact.name.clone(), form.optional(&field, parse(fact))));
    }
    let day = |name: &str| {
        let fact = facts.iter().find(|fact| fact.name == name)?;
        let kept = all.iter().find(|(known, _)| known == name)?.1.as_ref()?;
        match fact.parse(kept) {
            Ok(jalon_financing::Value::Date(day)) => Some(day),
            _ => None,
        }
    };
    let (start, end) = (day("formation . début"), day("formation . fin"));
    for (name, day) in [("formation . début", start), ("formation . fin", end)] {
        if day.is_some_and(|day| (day.year() - today.year()).abs() > YEARS) {
            form.error(&slug(name), FieldError::new("training-offer-absurd-date"));
        }
    }
    if let (Some(start), Some(end)) = (start, end)
        && end < start
    {
        form.error(&slug("formation . fin"), FieldError::new("training-offer-end-before"));
    }
    (!form.has_errors()).then_some(all)
}

/// Shows the form.
pub async fn get(visit: Visit, rules: Rules) -> Result<Response, Refusal> {
    let (known, facts) = (load(&visit).await?, facts(&rules));
    let form = filled(&facts, &known.answers);
    Ok(Page::new(TrainingPage { frame: visit.frame(), facts, form }).into_response())
}

/// Keeps what was said of the training.
pub async fn post(visit: Visit, rules: Rules, Posted(form): Posted) -> Result<Response, Refusal> {
    let (facts, mut form) = (facts(&rules), form.scope(SCOPE).labelled_by_data());
    let Some(read) = read(&mut form, &facts, visit.today()) else {
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(TrainingPage { frame, facts, form }).into_response());
    };
    let token = answer(&visit, |answers| {
        for (name, value) in &read {
            // What was emptied is asked again later, as any other question.
            match value {
                Some(value) => answers.note(name, Some(value.clone())),
                None => answers.forget(name),
            }
        }
    })
    .await?;
    Ok(visit.answer("/mes-droits/question", None, token))
}

/// The form empty and refused.
pub fn samples(rules: &Rules) -> Vec<Sample> {
    let (blank, refused) = (rules.clone(), rules.clone());
    vec![
        Sample::new("training/rights-training", move |frame| {
            let form = Form::blank().scope(SCOPE).labelled_by_data();
            TrainingPage { frame, facts: facts(&blank), form }.to_string()
        }),
        Sample::new("training/rights-training-refused", move |frame| {
            let sent = [
                ("formation-debut", "07/09/2026"),
                ("formation-fin", "06/09/2026"),
                ("formation-heures", "-12"),
                ("formation-cout-formation", "<b>"),
                ("formation-cout-certification", "999999999999"),
            ];
            let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let (facts, mut form) =
                (facts(&refused), Form::received(sent.to_vec()).scope(SCOPE).labelled_by_data());
            read(&mut form, &facts, Date::constant(2026, 3, 3));
            let frame = frame.with_form(&form);
            TrainingPage { frame, facts, form }.to_string()
        }),
    ]
}
