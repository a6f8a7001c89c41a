//! `/ce-qui-compte/limites`: travel, hours, income, and what one's body allows (2.0-04).
//!
//! Two things that are kept apart and read apart: what the body allows is shown to a counsellor only when the person opened
//! their health data. It names effects, never an illness.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Checkboxes, Choice, Mood, Notice};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::{OCCUPATIONS, mine};
use crate::actions::Writing;
use crate::model::environment::{ALL, find};
use crate::model::limits::{Body, HIGHEST_INCOME, LONGEST, LONGEST_JOURNEY, Limits, Transport};
use crate::store::Written;

const SCOPE: &str = "exploration-limits";

#[derive(Template)]
#[template(path = "limits.html")]
struct LimitsPage {
    frame: Frame,
    form: Form,
    is_stale: bool,
}

impl LimitsPage {
    fn transports(&self) -> Checkboxes {
        let words: Vec<&str> = Transport::ALL.iter().map(|it| it.word()).collect();
        self.form.checkboxes(&self.frame, "transports", words).grid().optional()
    }

    fn body(&self) -> Checkboxes {
        let choices: Vec<Choice> = ALL
            .iter()
            .filter(|condition| condition.may_limit)
            .map(|it| Choice::new(it.name, self.frame.t(&format!("exploration-condition-{}", it.name))))
            .collect();
        self.form.checkboxes_from(&self.frame, "body", choices).grid().optional()
    }

    fn stale(&self) -> Option<Notice> {
        self.is_stale.then(|| Notice::new(Mood::Warn, self.frame.t("exploration-stale")))
    }
}

fn filled(limits: &Limits, body: &Body) -> Form {
    let number = |number: Option<i64>| number.map(|it| it.to_string()).unwrap_or_default();
    let form = Form::blank().scope(SCOPE);
    let form = limits.transports.iter().fold(form, |form, it| form.fill("transports", it.word()));
    let form = body.conditions.iter().fold(form, |form, name| form.fill("body", name));
    form.fill("journey", number(limits.journey))
        .fill("income", number(limits.income))
        .fill("hours", &limits.hours)
        .fill("bodywords", &body.words)
}

/// Shows what was said.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    let portrait = mine(&visit).await?.portrait;
    let version =
        version(portrait.limits.as_ref().map(|it| it.version), portrait.body.as_ref().map(|it| it.version));
    let limits = portrait.limits.map(|kept| kept.content).unwrap_or_default();
    let body = portrait.body.map(|kept| kept.content).unwrap_or_default();
    let form = filled(&limits, &body).at_version(version);
    Ok(Page::new(LimitsPage { frame: visit.frame(), form, is_stale: false }).into_response())
}

// Both are written by one form and grow together: their versions add up to one.
fn version(limits: Option<i64>, body: Option<i64>) -> i64 {
    limits.unwrap_or(0) + body.unwrap_or(0)
}

fn read(form: &mut Form) -> Option<(Limits, Body)> {
    let limits = Limits {
        transports: form.parse_all("transports", parse::choice(Transport::from_word)),
        journey: form.optional("journey", parse::whole_number(0..=LONGEST_JOURNEY)),
        income: form.optional("income", parse::whole_number(0..=HIGHEST_INCOME)),
        hours: form.optional("hours", parse::long_text(LONGEST)).unwrap_or_default(),
    };
    let limiting = |name: &str| find(name).filter(|it| it.may_limit).map(|it| it.name.to_owned());
    let body = Body {
        conditions: form.parse_all("body", parse::choice(limiting)),
        words: form.optional("bodywords", parse::long_text(LONGEST)).unwrap_or_default(),
    };
    (!form.has_errors()).then_some((limits, body))
}

/// Keeps both.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let Some((limits, body)) = read(&mut form) else {
        let frame = visit.frame().with_form(&form);
        return Ok(Page::invalid(LimitsPage { frame, form, is_stale: false }).into_response());
    };
    let own = (
        writing.shelf.only::<Limits>()?.map(|it| it.version),
        writing.shelf.only::<Body>()?.map(|it| it.version),
    );
    if form.version().unwrap_or(0) != version(own.0, own.1) {
        let form = form.moved_to_version(version(own.0, own.1));
        let page = LimitsPage { frame: visit.frame(), form, is_stale: true };
        return Ok(Page::new(page).status(StatusCode::CONFLICT).into_response());
    }
    let written =
        [writing.put(own.0.unwrap_or(0), &limits).await?, writing.put(own.1.unwrap_or(0), &body).await?];
    if written.contains(&Written::Stale) {
        return Err(Refusal::OldForm);
    }
    let token = writing.commit().await?;
    Ok(visit.answer(OCCUPATIONS, Some(Told("exploration-kept")), token))
}

/// Nothing said, something, refused, overtaken.
pub fn samples() -> Vec<Sample> {
    let render = |frame: Frame, form: Form, is_stale| {
        LimitsPage { frame: frame.with_form(&form), form, is_stale }.render().unwrap_or_default()
    };
    let some = || {
        let limits = Limits {
            transports: vec![Transport::Public],
            journey: Some(45),
            income: Some(1_600),
            hours: "Pas le <mercredi> & le soir".to_owned(),
        };
        filled(&limits, &Body { conditions: vec!["loads".to_owned()], words: "Pas plus de 10 kg".to_owned() })
    };
    vec![
        Sample::new("exploration/limits-empty", move |frame| {
            render(frame, filled(&Limits::default(), &Body::default()), false)
        }),
        Sample::new("exploration/limits-stale", move |frame| render(frame, some(), true)),
        Sample::new("exploration/limits-refused", move |frame| {
            let mut form = some().fill("journey", "loin");
            form.error("journey", jalon_kernel::page::FieldError::missing());
            render(frame, form, false)
        }),
    ]
}
