//! `/mes-metiers/{code}`: how one stands to one occupation: why this one, what is missing, and what one makes of it.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Breadcrumb, Button, LinkButton, NextStep, Notice};
use jalon_kernel::page::{Form, Frame, Html, Page};
use jalon_kernel::web::{Refusal, Visit};
use jalon_kernel::wing::Sample;

use super::matched::{Outlook, outlook, sample_outlook};
use super::{OCCUPATIONS, asides, demonstration, gone, guide, mine, source};
use crate::Exploration;
use crate::guide::{Bridge, Step};
use crate::model::aside::Reason;

/// How many ways through another occupation are shown.
const BRIDGES: usize = 3;

#[derive(Template)]
#[template(path = "occupation.html")]
pub struct OccupationPage {
    frame: Frame,
    outlook: Outlook,
    /// The form that sets it aside.
    form: Form,
    /// Easier ways to it, through another occupation.
    bridges: Vec<Bridge>,
    demonstration: Option<Notice>,
    source: Option<Html>,
}

impl OccupationPage {
    fn crumbs(&self) -> Breadcrumb {
        let list = (self.frame.t("exploration-list-title").into_owned(), OCCUPATIONS.to_owned());
        Breadcrumb::new(&self.frame, vec![list])
    }

    fn code(&self) -> &str {
        &self.outlook.occupation().code
    }

    fn reasons(&self) -> Vec<&'static str> {
        Reason::ALL.iter().map(|reason| reason.word()).collect()
    }

    fn bridge(&self, bridge: &Bridge) -> String {
        let step = |step: Step| self.frame.t(&format!("exploration-step-{}", step.word())).into_owned();
        self.frame
            .t2("exploration-bridge", "first", step(bridge.first), "second", step(bridge.second))
            .into_owned()
    }

    /// Where a talk with somebody of this trade is prepared.
    fn interview(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("metier", &self.outlook.occupation().title);
        format!("/marche/enquete?{}", query.finish())
    }

    fn next(&self) -> NextStep {
        NextStep::new(&self.frame, self.frame.t("exploration-occupation-next"))
            .detail(self.frame.t("exploration-occupation-next-text"))
            .link(LinkButton::main(self.frame.t("exploration-talk"), "/demande"))
            .link(LinkButton::quiet(self.frame.t("exploration-sheet"), format!("/metiers/{}", self.code())))
    }
}

/// Shows how one stands to it.
pub async fn get(
    visit: Visit,
    Extension(exploration): Extension<Exploration>,
    Path(code): Path<String>,
) -> Result<Response, Refusal> {
    match page(&visit, &exploration, &code, Form::blank()).await? {
        Some(page) => Ok(Page::new(page).into_response()),
        None => Ok(gone(&visit)),
    }
}

/// The page of an occupation with a form as it stands; none when there is no such occupation.
pub async fn page(
    visit: &Visit,
    exploration: &Exploration,
    code: &str,
    form: Form,
) -> Result<Option<OccupationPage>, Refusal> {
    let mine = mine(visit).await?;
    let guide = guide(visit, exploration).await?;
    let code = code.to_ascii_uppercase();
    let found = guide.as_ref().and_then(|guide| outlook(guide, &mine, visit.today().year(), &code));
    let form = form.scope(asides::SCOPE);
    let held = mine.portrait.held(visit.today().year());
    let bridges = match &guide {
        Some(guide) if !held.is_empty() => guide.bridges(&held, &code, BRIDGES),
        _ => Vec::new(),
    };
    Ok(found.map(|outlook| {
        let frame = visit.frame().with_form(&form);
        let (demonstration, source) =
            (demonstration(&frame.words, guide.as_deref()), source(&frame, guide.as_deref()));
        OccupationPage { frame, outlook, form, bridges, demonstration, source }
    }))
}

/// An occupation that is open, kept, set aside; the reason refused.
pub fn samples() -> Vec<Sample> {
    let render = |frame: Frame, outlook, form: Form| {
        let form = form.scope(asides::SCOPE);
        let bridge =
            Bridge { through: sample_outlook(4).matched.occupation, first: Step::Short, second: Step::Ready };
        let page = OccupationPage {
            frame: frame.with_form(&form),
            outlook,
            form,
            bridges: vec![bridge],
            demonstration: None,
            source: None,
        };
        page.render().unwrap_or_default()
    };
    vec![
        Sample::new("exploration/occupation", move |frame| render(frame, sample_outlook(2), Form::blank())),
        Sample::new("exploration/occupation-kept", move |frame| {
            render(frame, sample_outlook(1), Form::blank())
        }),
        Sample::new("exploration/occupation-refused", move |frame| {
            let mut form = Form::blank().scope(asides::SCOPE);
            asides::read(&mut form, String::new());
            render(frame, sample_outlook(3), form)
        }),
    ]
}
