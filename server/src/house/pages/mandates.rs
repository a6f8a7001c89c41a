//! `/pro/mandats`: for whom and where one acts today.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, Actor, Role};
use jalon_kernel::page::components::{Button, Choice, Notice, notice::Mood};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::people::mandate::{self, Held};
use jalon_kernel::web::{Posted, Refusal, Visit};
use jalon_kernel::wing::{Audience, Sample};
use uuid::Uuid;

use crate::house::actions::choose_mandate;

#[derive(Template)]
#[template(path = "mandates.html")]
pub struct Mandates {
    frame: Frame,
    form: Form,
    choices: Vec<(Uuid, String, Role)>,
}

const SCOPE: &str = "house-mandates";

pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let held = held(&visit).await?;
    let form = Form::blank();
    let form = match visit.actor().mandate() {
        Some(mandate) => form.fill("mandate", mandate.id),
        None => form,
    };
    Ok(Page::new(Mandates::new(visit.frame(), form, held)).into_response())
}

pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let held = held(&visit).await?;
    let mut form = form.scope(SCOPE);
    let known = |text: &str| held.iter().map(|held| held.mandate.id).find(|id| id.to_string() == text);
    let Some(chosen) = form.required("mandate", parse::choice(known)) else {
        let page = Mandates::new(visit.frame().with_form(&form), form, held);
        return Ok(Page::invalid(page).into_response());
    };
    let token = choose_mandate(&visit, chosen).await?;
    Ok(visit.answer(&super::start_of(&visit, Audience::Professional), None, Some(token)))
}

async fn held(visit: &Visit) -> Result<Vec<Held>, Refusal> {
    let Actor::Professional { professional, .. } = visit.actor() else {
        return Err(if visit.session().is_none() { Refusal::SignIn } else { Refusal::NotFound });
    };
    // A missing mandate is what this page is for: it is not asked for here.
    jalon_kernel::access::authorise(
        visit.actor(),
        Act::AccountManageOwn,
        jalon_kernel::access::House { mode: visit.house().settings.mode },
    )?;
    let mut tx = visit.house().db.read().await?;
    Ok(mandate::live(&mut tx, *professional, visit.now()).await?)
}

impl Mandates {
    fn new(frame: Frame, form: Form, held: Vec<Held>) -> Self {
        let choices = held
            .into_iter()
            .map(|held| {
                let place = format!("{}, {}", held.operator_name, held.site_name);
                (held.mandate.id, place, held.mandate.role)
            })
            .collect();
        Self { frame, form: form.scope(SCOPE), choices }
    }

    fn choices(&self) -> Vec<Choice> {
        self.choices
            .iter()
            .map(|(id, place, role)| {
                Choice::new(id, place).hint(self.frame.t(&format!("role-{}", role.name())))
            })
            .collect()
    }

    fn none(&self) -> Notice {
        Notice::new(Mood::Info, self.frame.t("house-mandates-none"))
    }
}

pub fn sample() -> Sample {
    Sample::new("house/mandates", |frame| {
        let page = Mandates {
            frame,
            form: Form::blank().scope(SCOPE),
            choices: vec![
                (Uuid::from_u128(1), "Cap emploi, Rennes".to_owned(), Role::Counsellor),
                (Uuid::from_u128(2), "Cap emploi, Fougères".to_owned(), Role::Desk),
            ],
        };
        super::rendered(&page)
    })
}
