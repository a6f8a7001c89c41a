//! The forms of the follow-up (1-11): a contact, an alert, an adjustment, a message; one page for the four.

use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::{Act, Authorized};
use jalon_kernel::casefile::{File, begin_write};
use jalon_kernel::page::components::{Breadcrumb, Button};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Html, Page};
use jalon_kernel::web::{Posted, Refusal, Visit};
use jalon_kernel::wing::Sample;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::follow_up::{SCOPE, answer};
use super::part::together;
use super::{PROJECT, Top, id, open_form};
use crate::actions::follow::note;
use crate::model::Voice;
use crate::model::follow_up::{Channel, Kind, Trouble, What};
use crate::model::project::LONGEST;

/// How far ahead a contact can be planned, in years.
const AHEAD: i64 = 4;

#[derive(Template)]
#[template(path = "follow_up_form.html")]
struct FormPage {
    frame: Frame,
    top: Top,
    kind: Kind,
    form: Form,
}

impl FormPage {
    fn new(visit: &Visit, file: &Authorized<File>, kind: Kind, form: Form) -> Self {
        Self { frame: visit.frame().with_form(&form), top: Top::of(visit, file), kind, form }
    }

    fn crumbs(&self) -> Breadcrumb {
        self.top.crumbs(&self.frame, &[PROJECT, ("training-follow-title", "formation/suivi")])
    }

    fn word(&self, end: &str) -> String {
        self.frame.t(&format!("training-follow-do-{}{end}", self.kind.word())).into_owned()
    }

    fn address(&self) -> String {
        self.top.at(&format!("formation/suivi/{}", self.kind.word()))
    }

    // An alert that is answered goes along with the form.
    fn save(&self) -> Button {
        let button = Button::main(self.frame.t("training-save"));
        match self.form.value("alert") {
            "" => button,
            alert => button.sends("alert", alert),
        }
    }

    fn controls(&self) -> Html {
        let (frame, form) = (&self.frame, &self.form);
        match self.kind {
            Kind::Contact => together(&[
                Html::of(&form.date(frame, "contact_on")),
                Html::of(&form.radios(frame, "contact_from", Voice::WORDS)),
                Html::of(&form.radios(frame, "contact_channel", Channel::WORDS)),
                Html::of(&form.text_area(frame, "contact_about").optional().rows(2)),
            ]),
            Kind::Alert => together(&[
                Html::of(&form.radios(frame, "alert_trouble", Trouble::WORDS)),
                Html::of(&form.date(frame, "alert_since").optional()),
                Html::of(&form.text_area(frame, "alert_text").rows(4).counter(LONGEST)),
            ]),
            Kind::Adjustment => together(&[
                Html::of(&form.text_area(frame, "change_what").rows(3).counter(LONGEST)),
                Html::of(&form.text_area(frame, "change_why").rows(3).counter(LONGEST)),
            ]),
            Kind::Message => Html::of(&form.text_area(frame, "message_text").rows(6).counter(LONGEST)),
        }
    }
}

fn read(form: &mut Form, kind: Kind, today: Date) -> Option<What> {
    let what = match kind {
        Kind::Contact => contact(form, today),
        Kind::Alert => alert(form, today),
        Kind::Adjustment => {
            let alert = form.optional("alert", parse::uuid);
            let change = form.required("change_what", parse::long_text(LONGEST));
            let why = form.required("change_why", parse::long_text(LONGEST));
            Some(What::Adjustment { alert, change: change?, why: why? })
        }
        Kind::Message => {
            let text = form.required("message_text", parse::long_text(LONGEST));
            text.map(|text| What::Message { text })
        }
    };
    what.filter(|_| !form.has_errors())
}

fn contact(form: &mut Form, today: Date) -> Option<What> {
    let on = form.required("contact_on", parse::date);
    if on.is_some_and(|day| day < today) {
        form.error("contact_on", FieldError::new("training-follow-past-day"));
    }
    if on.is_some_and(|day| day > today.saturating_add(AHEAD.years())) {
        form.error("contact_on", FieldError::new("training-follow-far-day"));
    }
    let from = form.required("contact_from", parse::choice(Voice::from_word));
    let channel = form.required("contact_channel", parse::choice(Channel::from_word));
    let about = form.optional("contact_about", parse::long_text(LONGEST)).unwrap_or_default();
    let (on, from, channel) = (on?, from?, channel?);
    Some(What::Contact { on, from, channel, about, went: None, note: String::new(), reminded: false })
}

fn alert(form: &mut Form, today: Date) -> Option<What> {
    let trouble = form.required("alert_trouble", parse::choice(Trouble::from_word));
    let since = form.optional("alert_since", parse::date);
    if since.is_some_and(|day| day > today) {
        form.error("alert_since", FieldError::new("training-request-future"));
    }
    let text = form.required("alert_text", parse::long_text(LONGEST));
    Some(What::Alert { trouble: trouble?, since, text: text?, answered_by: None })
}

/// Shows a form to note something.
pub async fn get(
    visit: Visit,
    Path((parcours, kind)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let kind = Kind::from_word(&kind);
    let (_, file) = open_form(&visit, id(&parcours)?).await?;
    let kind = kind.ok_or(Refusal::NotFound)?;
    let query = query.unwrap_or_default();
    let alert = query.strip_prefix("alerte=").and_then(|text| text.parse::<Uuid>().ok());
    let form = Form::blank().scope(SCOPE).fill("alert", alert.map(|id| id.to_string()).unwrap_or_default());
    Ok(Page::new(FormPage::new(&visit, &file, kind, form)).into_response())
}

/// Notes something.
pub async fn post(
    visit: Visit,
    Path((parcours, kind)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let (parcours, kind) = (id(&parcours)?, Kind::from_word(&kind));
    let (tx, file) = begin_write(&visit, Act::TrainingWrite, parcours).await?;
    let kind = kind.ok_or(Refusal::NotFound)?;
    let mut form = form.scope(SCOPE);
    let Some(what) = read(&mut form, kind, visit.today()) else {
        return Ok(Page::invalid(FormPage::new(&visit, &file, kind, form)).into_response());
    };
    let told = match kind {
        Kind::Contact => "training-follow-contact",
        Kind::Alert => "training-follow-alert",
        Kind::Adjustment => "training-follow-adjustment",
        Kind::Message => "training-follow-message",
    };
    let done = note(&visit, tx, &file, what).await?;
    answer(&visit, parcours, done, told).await
}

/// Each form, refused.
pub fn samples() -> Vec<Sample> {
    let mut all = Vec::new();
    for (name, kind) in [
        ("training/follow-contact", Kind::Contact),
        ("training/follow-alert", Kind::Alert),
        ("training/follow-adjustment", Kind::Adjustment),
        ("training/follow-message", Kind::Message),
    ] {
        all.push(Sample::new(name, move |frame| {
            let sent = [("contact_on", "01/01/2020"), ("alert_since", "01/01/2040")];
            let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let mut form = Form::received(sent.to_vec()).scope(SCOPE);
            read(&mut form, kind, date(2026, 3, 3));
            FormPage { frame: frame.with_form(&form), top: Top::sample(Voice::Person), kind, form }
                .to_string()
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(fields: &[(&str, &str)], kind: Kind) -> Option<What> {
        let values = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        read(&mut Form::received(values.collect()).scope(SCOPE), kind, date(2026, 3, 3))
    }

    #[test]
    fn a_contact_is_planned_from_today_to_four_years_ahead() {
        for (day, is_kept) in [
            ("02/03/2026", false),
            ("03/03/2026", true),
            ("03/03/2030", true),
            ("04/03/2030", false),
            ("", false),
        ] {
            let fields = [("contact_on", day), ("contact_from", "person"), ("contact_channel", "telephone")];
            assert_eq!(filled(&fields, Kind::Contact).is_some(), is_kept, "{day}");
        }
        assert_eq!(filled(&[("contact_on", "03/03/2026"), ("contact_from", "boss")], Kind::Contact), None);
    }

    #[test]
    fn an_alert_began_today_at_the_latest_and_says_something() {
        for (day, is_kept) in [("03/03/2026", true), ("04/03/2026", false), ("", true)] {
            let fields = [("alert_trouble", "absence"), ("alert_since", day), ("alert_text", "Trois jours.")];
            assert_eq!(filled(&fields, Kind::Alert).is_some(), is_kept, "{day}");
        }
        assert_eq!(filled(&[("alert_trouble", "absence"), ("alert_text", " ")], Kind::Alert), None);
    }

    #[test]
    fn an_adjustment_says_what_and_why() {
        assert_eq!(filled(&[("change_what", "x")], Kind::Adjustment), None);
        assert_eq!(filled(&[("change_why", "y")], Kind::Adjustment), None);
        assert!(filled(&[("change_what", "x"), ("change_why", "y")], Kind::Adjustment).is_some());
        assert_eq!(filled(&[("message_text", "")], Kind::Message), None);
    }
}
