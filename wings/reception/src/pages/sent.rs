//! `/demande/envoyee`: where a request stands, what happens next, within what delay, and how to come back.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::{Act, RequestState};
use jalon_kernel::page::components::{Button, Details, LinkButton, Mood, Notice, SummaryList};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Frame, Html, Page, SeeOther, Who};
use jalon_kernel::seal;
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jiff::civil::Date;

use super::panels::{self, MeetingCard, Side};
use super::said::{self, Eyes};
use crate::actions::withdraw_request::{Withdrawn, withdraw_request};
use crate::model::question::Question;
use crate::model::{days, networks};
use crate::store::appointments;
use crate::store::requests::{self, Request};

/// The page.
#[derive(Template)]
#[template(path = "sent.html")]
pub struct SentPage {
    /// The frame.
    pub frame: Frame,
    /// The request.
    pub request: Request,
    /// Until when an answer is promised.
    pub until: Date,
    /// The next appointment, when there is one.
    pub meeting: Option<MeetingCard>,
}

impl SentPage {
    fn title(&self) -> String {
        let key = match self.request.facts.state {
            RequestState::Taken => "reception-sent-title-taken",
            RequestState::Withdrawn | RequestState::Closed => "reception-sent-title-over",
            _ => "reception-sent-title",
        };
        self.frame.t(key).into_owned()
    }

    fn notice(&self) -> Notice {
        let (frame, request) = (&self.frame, &self.request);
        let site = request.site_name.clone().unwrap_or_default();
        let notice = match request.facts.state {
            RequestState::Taken => {
                let name = request.taker_name.clone().unwrap_or_default();
                Notice::done(self.title(), frame.t2("reception-sent-taken", "name", name, "site", site))
            }
            RequestState::Withdrawn | RequestState::Closed => {
                Notice::new(Mood::Info, frame.t("reception-sent-over"))
            }
            _ => {
                let until = frame.day(self.until);
                Notice::done(self.title(), frame.t2("reception-sent-waiting", "site", site, "date", until))
            }
        };
        match &request.reference {
            Some(reference) => notice.reference(frame.t("reception-reference"), reference),
            None => notice,
        }
    }

    fn recap(&self) -> Details {
        let words = &self.frame.words;
        let site = self.request.site_name.clone().unwrap_or_default();
        let rows = said::rows(words, &self.request.answers, Question::ALL, &site, Eyes::All);
        Details::new(self.frame.t("reception-sent-recap"), Html::of(&SummaryList::new(&self.frame, rows)))
    }

    fn is_live(&self) -> bool {
        matches!(self.request.facts.state, RequestState::Waiting | RequestState::Taken)
    }

    fn phone(&self) -> Option<String> {
        let phone = said::phone(self.request.site_phone.as_deref()?);
        Some(self.frame.t1("reception-sent-phone", "phone", phone).into_owned())
    }

    fn has_account(&self) -> bool {
        matches!(self.frame.who, Who::Person { .. })
    }

    fn withdraw(&self) -> Details {
        let form = WithdrawForm { frame: self.frame.clone(), request: self.request.facts.id.to_string() };
        Details::new(self.frame.t("reception-withdraw"), Html::of(&form))
    }
}

#[derive(Template)]
#[template(path = "withdraw.html")]
pub(super) struct WithdrawForm {
    pub frame: Frame,
    pub request: String,
}

impl askama::filters::HtmlSafe for WithdrawForm {}

/// Shows where the latest request stands.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    visit.authorise_house(Act::RequestState)?;
    // Without a session, from the mail on another device: signing in finds it again.
    let person = visit.person().ok_or(Refusal::SignIn)?;
    let house = visit.house();
    let mut tx = house.db.read().await?;
    let key = seal::person_key(&mut tx, &house.secrets, person).await?;
    let all = requests::of_person(&mut tx, &key, person).await?;
    let sent = all.into_iter().filter(|one| one.facts.state != RequestState::Draft);
    let Some(latest) = sent.max_by_key(|one| (one.sent_at, one.facts.id)) else {
        return Ok(SeeOther::to("/demande").into_response());
    };
    let request = visit.authorise(Act::RequestReadOwn, latest)?.into_inner();
    let sent_on = request.sent_at.map_or(visit.today(), jalon_kernel::clock::civil_day);
    let until = days::after_working_days(sent_on, networks::answer_within(sent_on));
    let meetings = appointments::of_person(&mut tx, &key, person).await?;
    let meeting = panels::next(meetings, visit.now())
        .map(|appointment| panels::meeting(&visit, appointment, Side::Person));
    Ok(Page::new(SentPage { frame: visit.frame(), request, until, meeting }).into_response())
}

/// Takes a request back.
pub async fn withdraw(visit: Visit, Posted(mut form): Posted) -> Result<Response, Refusal> {
    let id = form.required("demande", parse::uuid).ok_or(Refusal::NotFound)?;
    Ok(match withdraw_request(&visit, id).await? {
        Withdrawn::Draft => visit.answer("/demande", Some(Told("reception-draft-gone")), None),
        Withdrawn::Request => visit.answer("/demande/envoyee", Some(Told("reception-withdrawn")), None),
    })
}

/// The form that throws a draft away or takes a request back, for panels.
pub(super) fn withdraw_form(frame: &Frame, request: &Request) -> Html {
    Html::of(&WithdrawForm { frame: frame.clone(), request: request.facts.id.to_string() })
}
