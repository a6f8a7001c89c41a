//! `/demande/recapitulatif`: everything that was answered, each line with its "modifier", before it is sent.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::{Button, SummaryList};
use jalon_kernel::page::{Form, Frame, Page, SeeOther};
use jalon_kernel::people::operator;
use jalon_kernel::seal;
use jalon_kernel::web::{Posted, Refusal, Visit};

use super::said::{self, Eyes};
use crate::actions::send_request::{SENT, Sent, send_request};
use crate::model::answers::Answers;
use crate::model::question::Question;
use crate::store::requests;

/// The page.
#[derive(Template)]
#[template(path = "recap.html")]
pub struct RecapPage {
    /// The frame.
    pub frame: Frame,
    /// The form with its one button.
    pub form: Form,
    /// What was answered.
    pub answers: Answers,
    /// The chosen site.
    pub site: String,
}

impl RecapPage {
    fn rows(&self) -> SummaryList {
        let words = &self.frame.words;
        let row = |question: &Question| {
            let answer = said::answer(words, &self.answers, *question, &self.site, Eyes::All);
            jalon_kernel::page::components::SummaryRow::new(said::term(words, *question), answer)
                .change(question.href())
        };
        SummaryList::new(&self.frame, Question::ALL.iter().map(row).collect())
    }

    // Without any address, one comes back on this device: said before it is sent.
    fn is_unreachable(&self) -> bool {
        let reach = &self.answers.reach;
        reach.email.is_none() && reach.phone.is_none()
    }
}

/// Shows the recap; a question still to answer comes first.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    visit.authorise_house(Act::RequestState)?;
    let Some(person) = visit.person() else { return Ok(SeeOther::to("/demande").into_response()) };
    let mut tx = visit.house().db.read().await?;
    let key = seal::person_key(&mut tx, &visit.house().secrets, person).await?;
    let Some(draft) = requests::draft_of(&mut tx, &key, person).await? else {
        return Ok(SeeOther::to("/demande").into_response());
    };
    let draft = visit.authorise(Act::RequestReadOwn, draft)?.into_inner();
    if let Some(question) = draft.answers.next() {
        return Ok(SeeOther::to(question.href()).into_response());
    }
    let site = match draft.answers.site {
        Some(site) => operator::site(&mut tx, site).await?,
        None => None,
    };
    let site = site.map(|site| format!("{}, {}", site.operator_name, site.name)).unwrap_or_default();
    let form = Form::blank().scope("reception-recap").once(visit.once());
    let page = RecapPage { frame: visit.frame(), form, answers: draft.answers, site };
    Ok(Page::new(page).into_response())
}

/// Sends the request.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    visit.authorise_house(Act::RequestState)?;
    Ok(match send_request(&visit, form.idempotency_key()).await? {
        Sent::Waiting => SeeOther::to(SENT),
        Sent::Incomplete(question) => SeeOther::to(question.href()),
        // Another window has sent it: what became of it is there.
        Sent::Nothing => SeeOther::to(SENT),
    }
    .into_response())
}
