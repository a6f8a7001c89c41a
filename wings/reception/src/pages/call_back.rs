//! `/etre-rappele`: a number and a time of the day, and nothing else.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::access::Act;
use jalon_kernel::page::components::Button;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::people::contact::{self, Kind};
use jalon_kernel::seal;
use jalon_kernel::web::{Posted, Refusal, Visit};
use jiff::civil::Date;

use crate::actions::call_back::{Asked, ask_call_back};
use crate::actions::send_request::SENT;
use crate::model::answers::CallSlot;
use crate::model::networks;

/// The page.
#[derive(Template)]
#[template(path = "call_back.html")]
pub struct CallBackPage {
    /// The frame.
    pub frame: Frame,
    /// The fields.
    pub form: Form,
    /// The day, for the delay promised.
    pub today: Date,
}

impl CallBackPage {
    fn days(&self) -> i64 {
        i64::from(networks::answer_within(self.today))
    }
}

/// Shows the form.
pub async fn get(visit: Visit) -> Result<impl IntoResponse, Refusal> {
    visit.authorise_house(Act::RequestState)?;
    let mut form =
        Form::blank().scope("reception-call").once(visit.once()).fill("slot", CallSlot::Any.word());
    if let Some(person) = visit.person() {
        let mut tx = visit.house().db.read().await?;
        let key = seal::person_key(&mut tx, &visit.house().secrets, person).await?;
        for known in contact::of_person(&mut tx, person, &key).await? {
            if known.kind == Kind::Phone {
                form = form.fill("telephone", known.address);
            }
        }
    }
    Ok(Page::new(CallBackPage { frame: visit.frame(), form, today: visit.today() }))
}

/// Asks to be called.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    visit.authorise_house(Act::RequestState)?;
    let mut form = form.scope("reception-call");
    let phone = form.required("telephone", parse::phone);
    let slot = form.required("slot", parse::choice(CallSlot::from_word));
    let (Some(phone), Some(slot)) = (phone, slot) else { return Ok(refused(&visit, form)) };
    match ask_call_back(&visit, form.idempotency_key(), phone, slot).await? {
        Asked::Waiting { token } => Ok(visit.answer(SENT, None, token)),
        Asked::NoSite => {
            form.error("telephone", FieldError::new("reception-error-no-site"));
            Ok(refused(&visit, form))
        }
    }
}

fn refused(visit: &Visit, form: Form) -> Response {
    let frame = visit.frame().with_form(&form);
    Page::invalid(CallBackPage { frame, form, today: visit.today() }).into_response()
}
