//! One question of the funding of a parcours, asked of both; what tells of health only of whoever may write it.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use jalon_financing::Fact;
use jalon_kernel::access::{Act, Authorized};
use jalon_kernel::casefile::{File, begin_write};
use jalon_kernel::page::{Form, Page, SeeOther};
use jalon_kernel::web::{Posted, Refusal, Visit};
use uuid::Uuid;

use super::{Health, load, writes_health};
use crate::actions::answer_fact::answer_fact;
use crate::model::answers::Answers;
use crate::model::part::Part;
use crate::pages::outcome::slug;
use crate::pages::rights::question::{QuestionPage, filled, read, scoped};
use crate::pages::{id, open_form};
use crate::reckon;
use crate::rules::{Rules, is_sensitive};
use crate::store;

fn part_of(fact: &Fact) -> Part {
    if is_sensitive(&fact.name) { Part::HealthFacts } else { Part::Facts }
}

fn may_answer(visit: &Visit, file: &Authorized<File>, fact: &Fact) -> bool {
    !is_sensitive(&fact.name) || writes_health(visit, file)
}

fn page(visit: &Visit, parcours: Uuid, fact: &Fact, form: Form) -> QuestionPage {
    let base = format!("/parcours/{parcours}/financement");
    QuestionPage {
        frame: visit.frame().with_form(&form),
        fact: fact.clone(),
        form,
        action: format!("{base}/question/{}", slug(&fact.name)),
        result: base,
        audience: if is_sensitive(&fact.name) { "training-question-health" } else { "training-question-two" },
    }
}

/// Leads to the next question, or back to the plan when nothing more settles anything.
pub async fn next(visit: Visit, rules: Rules, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (mut tx, file) = open_form(&visit, parcours).await?;
    let (case, _) = load(&mut tx, &file, Health::of(&visit, &file)).await?;
    let mut all = case.whole();
    if !writes_health(&visit, &file) {
        // What this reader may not answer is not asked of them.
        let hidden = rules.schemes().facts().filter(|fact| is_sensitive(&fact.name));
        for fact in hidden.filter(|fact| !all.facts.contains_key(&fact.name)).collect::<Vec<_>>() {
            all.unknown.insert(fact.name.clone());
        }
    }
    let base = format!("/parcours/{parcours}/financement");
    let to = match reckon::next(&rules, &visit.frame(), &all, visit.today()) {
        Some(name) => format!("{base}/question/{}", slug(&name)),
        None => base,
    };
    Ok(SeeOther::to(to).into_response())
}

/// Shows a question.
pub async fn get(
    visit: Visit,
    rules: Rules,
    Path((parcours, address)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let (parcours, fact) = (id(&parcours)?, rules.fact_at(&address).ok_or(Refusal::NotFound)?);
    let (mut tx, file) = open_form(&visit, parcours).await?;
    if !may_answer(&visit, &file, fact) {
        return Err(Refusal::NotFound);
    }
    let parts = store::parts::load(&mut tx, &file.key, parcours).await?;
    let kept = parts.get::<Answers>(part_of(fact)).map(|kept| kept.content).unwrap_or_default();
    Ok(Page::new(page(&visit, parcours, fact, filled(kept.facts.get(&fact.name)))).into_response())
}

/// Keeps an answer and leads on.
pub async fn post(
    visit: Visit,
    rules: Rules,
    Path((parcours, address)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let (parcours, fact) = (id(&parcours)?, rules.fact_at(&address).ok_or(Refusal::NotFound)?);
    let act = if is_sensitive(&fact.name) { Act::HealthWrite } else { Act::TrainingWrite };
    let (tx, file) = begin_write(&visit, act, parcours).await?;
    let mut form = scoped(form);
    let Some(value) = read(&mut form, fact) else {
        return Ok(Page::invalid(page(&visit, parcours, fact, form)).into_response());
    };
    answer_fact(&visit, tx, &file, part_of(fact), |answers| answers.note(&fact.name, value)).await?;
    Ok(visit.answer(&format!("/parcours/{parcours}/financement/question"), None, None))
}
