//! `/demande`: what a request is, before the first question; what was left can be resumed.

use askama::Template;
use axum::response::IntoResponse;
use jalon_kernel::access::{Act, RequestState};
use jalon_kernel::page::components::{Icon, LinkButton, NextStep, Path, Step, StepState};
use jalon_kernel::page::{Frame, Page};
use jalon_kernel::seal;
use jalon_kernel::web::{Refusal, Visit};

use crate::model::networks;
use crate::model::question::Question;
use crate::store::requests;

/// The page.
#[derive(Template)]
#[template(path = "start.html")]
pub struct StartPage {
    /// The frame.
    pub frame: Frame,
    /// Where the draft goes on, when there is one.
    pub resume: Option<String>,
    /// Whether a request was sent already.
    pub sent: Option<&'static str>,
    /// Within how many working days an answer comes.
    pub days: u8,
}

impl StartPage {
    fn next(&self) -> NextStep {
        match &self.resume {
            Some(href) => NextStep::new(&self.frame, self.frame.t("reception-start-resume-step"))
                .detail(self.frame.t("reception-start-resume-detail"))
                .link(LinkButton::main(self.frame.t("reception-resume"), href)),
            None => NextStep::new(&self.frame, self.frame.t("reception-start-step"))
                .detail(self.frame.t("reception-start-detail"))
                .link(LinkButton::main(self.frame.t("reception-start-begin"), Question::Motive.href())),
        }
    }

    fn path(&self) -> Path {
        let step = |name: &str, state| {
            let key = format!("reception-start-path-{name}");
            let note = self.frame.t1(&format!("{key}.note"), "days", i64::from(self.days)).into_owned();
            Step::new(self.frame.t(&key), state).note(note)
        };
        Path::new(
            &self.frame,
            vec![
                step("say", StepState::Now),
                step("answer", StepState::Later),
                step("build", StepState::Later),
            ],
        )
    }
}

/// Shows the page.
pub async fn get(visit: Visit) -> Result<impl IntoResponse, Refusal> {
    visit.authorise_house(Act::RequestState)?;
    let (mut resume, mut sent) = (None, None);
    if let Some(person) = visit.person() {
        let mut tx = visit.house().db.read().await?;
        let key = seal::person_key(&mut tx, &visit.house().secrets, person).await?;
        for request in requests::of_person(&mut tx, &key, person).await? {
            let request = visit.authorise(Act::RequestReadOwn, request)?;
            match request.facts.state {
                RequestState::Draft => {
                    let next = request.answers.next();
                    resume = Some(next.map_or("/demande/recapitulatif".to_owned(), Question::href));
                }
                RequestState::Waiting | RequestState::Taken => sent = Some("/demande/envoyee"),
                _ => {}
            }
        }
    }
    let days = networks::answer_within(visit.today());
    Ok(Page::new(StartPage { frame: visit.frame(), resume, sent, days }))
}
