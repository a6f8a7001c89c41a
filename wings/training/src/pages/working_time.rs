//! Working time (2.3-11): when one trains, the request to the employer, and what was answered.

use jalon_kernel::page::components::SummaryRow;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Html};
use jalon_kernel::wing::Sample;

use super::part::{PartForm, PartPage, as_text, rows, together};
use super::{Top, typed};
use crate::model::Voice;
use crate::model::part::Part;
use crate::model::project::{Answer, LONGEST, LONGEST_LINE, When, WorkingTime};

const SCOPE: &str = "training-time";

impl WorkingTime {
    fn said(&self, frame: &Frame) -> [(&'static str, String); 6] {
        let word = |field: &str, value: &str| frame.t(&format!("{SCOPE}-{field}-{value}")).into_owned();
        let day = |day: Option<jiff::civil::Date>| day.map(|day| frame.day(day)).unwrap_or_default();
        let has_employer = self.when != When::NoEmployer && self.when != When::Outside;
        [
            ("when", word("when", self.when.word())),
            ("employer", self.employer.clone()),
            ("asked_on", day(self.asked_on)),
            ("answer", if has_employer { word("answer", self.answer.word()) } else { String::new() }),
            ("answered_on", day(self.answered_on)),
            ("reason", self.reason.clone()),
        ]
    }
}

impl PartForm for WorkingTime {
    const PART: Part = Part::WorkingTime;
    const SCOPE: &'static str = SCOPE;
    const PAGE: &'static str = "temps-de-travail";

    fn filled(&self, form: Form) -> Form {
        form.fill("when", self.when.word())
            .fill("employer", &self.employer)
            .fill("signed", &self.signed)
            .fill("asked_on", typed(self.asked_on))
            .fill("answer", self.answer.word())
            .fill("answered_on", typed(self.answered_on))
            .fill("reason", &self.reason)
    }

    fn read(form: &mut Form, _: Option<&Self>) -> Option<Self> {
        let when = form.required("when", parse::choice(When::from_word));
        let employer = form.optional("employer", parse::long_text(LONGEST_LINE * 2)).unwrap_or_default();
        let signed = form.optional("signed", parse::short_text(LONGEST_LINE)).unwrap_or_default();
        let asked_on = form.optional("asked_on", parse::date);
        let answer = form.optional("answer", parse::choice(Answer::from_word)).unwrap_or(Answer::Waiting);
        let answered_on = form.optional("answered_on", parse::date);
        let reason = form.optional("reason", parse::long_text(LONGEST)).unwrap_or_default();
        if let (Some(asked), Some(answered)) = (asked_on, answered_on)
            && answered < asked
        {
            form.error("answered_on", FieldError::new("training-time-answered-before"));
        }
        // No "no" without its reason.
        if matches!(answer, Answer::No | Answer::Later) && reason.is_empty() {
            form.error("reason", FieldError::new("training-time-reason-what"));
        }
        let (Some(when), false) = (when, form.has_errors()) else { return None };
        Some(Self { when, employer, signed, asked_on, answer, answered_on, reason })
    }

    fn controls(frame: &Frame, form: &Form) -> Html {
        together(&[
            Html::of(&form.radios(frame, "when", When::WORDS)),
            Html::of(&form.text_area(frame, "employer").optional().rows(3)),
            Html::of(&form.text_field(frame, "signed").optional().autocomplete("name")),
            Html::of(&form.date(frame, "asked_on").optional()),
            Html::of(&form.radios(frame, "answer", Answer::WORDS).optional()),
            Html::of(&form.date(frame, "answered_on").optional()),
            Html::of(&form.text_area(frame, "reason").optional().rows(3)),
        ])
    }

    fn rows(&self, frame: &Frame) -> Vec<SummaryRow> {
        rows(frame, SCOPE, &self.said(frame))
    }

    fn text(&self, frame: &Frame) -> String {
        as_text(frame, SCOPE, &self.said(frame))
    }
}

/// Invented, for samples.
pub fn sample() -> WorkingTime {
    WorkingTime {
        when: When::During,
        employer: "Carrosserie Exemple\n1 rue de la Gare, 35000 Rennes".into(),
        signed: "Samira Exemple".into(),
        asked_on: Some(jiff::civil::date(2026, 3, 2)),
        answer: Answer::Waiting,
        answered_on: None,
        reason: String::new(),
    }
}

/// The form filled and refused.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("training/time", |frame| {
            let form = sample().filled(Form::blank().scope(SCOPE)).at_version(1);
            PartPage::new::<WorkingTime>(frame, Top::sample(Voice::Person), form, None).to_string()
        }),
        Sample::new("training/time-refused", |frame| {
            let sent = [
                ("asked_on", "02/03/2026"),
                ("answered_on", "01/03/2026"),
                ("answer", "no"),
                ("employer", ""),
            ];
            let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
            let mut form = Form::received(sent.to_vec()).scope(SCOPE);
            WorkingTime::read(&mut form, None);
            PartPage::new::<WorkingTime>(frame, Top::sample(Voice::Counsellor), form, None).to_string()
        }),
    ]
}
