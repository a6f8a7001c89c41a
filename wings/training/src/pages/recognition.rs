//! Recognition before training (2.3-02): whether experience can count, what is missing, and what the person wants.
//!
//! Both write what is possible; only the person says whether they want it.

use axum::extract::Path;
use axum::response::Response;
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::SummaryRow;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Html};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::part::{PartForm, PartPage, as_text, rows, together};
use super::{Top, id, version};
use crate::actions::Changed;
use crate::actions::write_part::write_part;
use crate::model::Voice;
use crate::model::part::Part;
use crate::model::project::{LONGEST, Recognisable, Recognition, Wish};
use crate::store;

const SCOPE: &str = "training-recognition";

impl Recognition {
    fn said(&self, frame: &Frame) -> [(&'static str, String); 4] {
        let possible = frame.t(&format!("{SCOPE}-possible-{}", self.possible.word())).into_owned();
        let wish = match (self.wish, self.wished_on) {
            (Some(wish), Some(day)) => frame
                .t1(&format!("training-recognition-wished-{}", wish.word()), "date", frame.date(day))
                .into_owned(),
            _ => String::new(),
        };
        [
            ("possible", possible),
            ("experience", self.experience.clone()),
            ("missing", self.missing.clone()),
            ("wish", wish),
        ]
    }
}

impl PartForm for Recognition {
    const PART: Part = Part::Recognition;
    const SCOPE: &'static str = SCOPE;
    const PAGE: &'static str = "vae";

    fn filled(&self, form: Form) -> Form {
        form.fill("possible", self.possible.word())
            .fill("experience", &self.experience)
            .fill("missing", &self.missing)
    }

    fn read(form: &mut Form, before: Option<&Self>) -> Option<Self> {
        let possible = form.required("possible", parse::choice(Recognisable::from_word));
        let experience = form.optional("experience", parse::long_text(LONGEST)).unwrap_or_default();
        let missing = form.optional("missing", parse::long_text(LONGEST)).unwrap_or_default();
        // No "no" without its reason.
        if matches!(possible, Some(Recognisable::None | Recognisable::Part)) && missing.is_empty() {
            form.error("missing", FieldError::new("training-recognition-missing-what"));
        }
        let (Some(possible), false) = (possible, form.has_errors()) else { return None };
        let (wish, wished_on) = before.map_or((None, None), |before| (before.wish, before.wished_on));
        Some(Self { possible, experience, missing, wish, wished_on })
    }

    fn controls(frame: &Frame, form: &Form) -> Html {
        together(&[
            Html::of(&form.text_area(frame, "experience").optional().rows(5).counter(LONGEST)),
            Html::of(&form.radios(frame, "possible", Recognisable::WORDS)),
            Html::of(&form.text_area(frame, "missing").optional().rows(4).counter(LONGEST)),
        ])
    }

    fn rows(&self, frame: &Frame) -> Vec<SummaryRow> {
        rows(frame, SCOPE, &self.said(frame))
    }

    fn text(&self, frame: &Frame) -> String {
        as_text(frame, SCOPE, &self.said(frame))
    }
}

/// Keeps what the person wants; nobody else may say it.
pub async fn post_wish(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (mut tx, file) = begin_write(&visit, Act::TrainingAgree, parcours).await?;
    let wish = form.required("wish", parse::choice(Wish::from_word)).ok_or(Refusal::Unreadable)?;
    let kept = store::parts::load(&mut tx, &file.key, parcours).await?;
    let kept = kept.get::<Recognition>(Part::Recognition).ok_or(Refusal::NotFound)?;
    let content = Recognition { wish: Some(wish), wished_on: Some(visit.today()), ..kept.content };
    let told = match write_part(&visit, tx, &file, (Part::Recognition, version(&form)), &content).await? {
        Changed::Done => "training-wish-kept",
        // What is possible was written again meanwhile: it is read before it is answered.
        Changed::Stale => "training-wish-reread",
    };
    Ok(visit.answer(&format!("/parcours/{parcours}/formation#vae"), Some(Told(told)), None))
}

/// Invented, for samples.
pub fn sample(wish: Option<Wish>) -> Recognition {
    Recognition {
        possible: Recognisable::Part,
        experience: "Douze ans d’entretien de vélos, en association.".into(),
        missing: "Le bloc sur le travail du métal.".into(),
        wish,
        wished_on: wish.map(|_| jiff::civil::date(2026, 3, 2)),
    }
}

/// The form filled and refused.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("training/recognition", |frame| {
            let form = sample(None).filled(Form::blank().scope(SCOPE)).at_version(1);
            PartPage::new::<Recognition>(frame, Top::sample(Voice::Person), form, None).to_string()
        }),
        Sample::new("training/recognition-refused", |frame| {
            let mut form = Form::received(vec![("possible".into(), "none".into())]).scope(SCOPE);
            Recognition::read(&mut form, None);
            PartPage::new::<Recognition>(frame, Top::sample(Voice::Counsellor), form, None).to_string()
        }),
    ]
}
