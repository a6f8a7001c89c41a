//! `/competences/cv`: a CV pasted (2.2-06). Experiences are proposed from it; only those that the person confirms are kept,
//! and of the CV itself nothing is.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Checkboxes, Choice, Select, TextArea, TextField};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;

use super::{START, mine};
use crate::actions::Writing;
use crate::model::cv::{self, Found, LONGEST_CV, MOST};
use crate::model::experience::{Experience, LONGEST, LONGEST_TITLE, Moment, MomentRefused, Nature};

const SCOPE: &str = "exploration-cv";

#[derive(Template)]
#[template(path = "cv.html")]
struct CvPage {
    frame: Frame,
    form: Form,
}

#[derive(Template)]
#[template(path = "cv_found.html")]
struct FoundPage {
    frame: Frame,
    form: Form,
    /// How many are proposed.
    count: usize,
}

impl FoundPage {
    fn places(&self) -> std::ops::Range<usize> {
        0..self.count
    }

    // Labels repeat from one to the next: each says which it is of.
    fn label(&self, key: &str, place: &usize) -> String {
        self.frame.t1(key, "number", place + 1).into_owned()
    }

    fn keep(&self, place: &usize) -> Checkboxes {
        let name = format!("keep-{place}");
        let choice = Choice::new("yes", self.frame.t("exploration-cv-keep"));
        let choice = if self.form.value(&name).is_empty() { choice } else { choice.checked() };
        self.form
            .checkboxes_from(&self.frame, &name, vec![choice])
            .label(self.label("exploration-cv-is-it", place))
            .optional()
    }

    fn nature(&self, place: &usize) -> Select {
        let name = format!("nature-{place}");
        let sent = self.form.value(&name);
        let choice = |nature: &Nature| {
            let words = self.frame.t(&format!("exploration-experience-nature-{}", nature.word()));
            let choice = Choice::new(nature.word(), words);
            if nature.word() == sent { choice.checked() } else { choice }
        };
        let choices: Vec<Choice> = Nature::ALL.iter().map(choice).collect();
        self.form.select_from(&self.frame, &name, choices).label(self.label("exploration-cv-nature", place))
    }

    fn text(&self, key: &str, place: &usize) -> TextField {
        let field = self.form.text_field(&self.frame, &format!("{key}-{place}"));
        field.label(self.label(&format!("exploration-cv-{key}"), place)).optional()
    }

    fn words(&self, place: &usize) -> TextArea {
        let field = self.form.text_area(&self.frame, &format!("words-{place}"));
        field.label(self.label("exploration-cv-words", place)).optional().rows(3)
    }
}

fn filled(found: &[Found]) -> Form {
    let moment = |moment: Option<Moment>| moment.map(|it| it.to_string()).unwrap_or_default();
    let form = Form::blank().scope(SCOPE).labelled_by_data();
    found.iter().enumerate().fold(form, |form, (place, it)| {
        form.fill(&format!("nature-{place}"), it.nature.word())
            .fill(&format!("title-{place}"), &it.title)
            .fill(&format!("words-{place}"), &it.words)
            .fill(&format!("from-{place}"), moment(it.from))
            .fill(&format!("to-{place}"), moment(it.to))
    })
}

/// Asks for a CV.
pub async fn get(visit: Visit) -> Result<Response, Refusal> {
    mine(&visit).await?;
    Ok(Page::new(CvPage { frame: visit.frame(), form: Form::blank().scope(SCOPE) }).into_response())
}

/// Proposes what a CV tells; then keeps what was confirmed.
pub async fn post(visit: Visit, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    if form.is_filled("nature-0") {
        return keep(visit, form.labelled_by_data()).await;
    }
    mine(&visit).await?;
    let text = form.required("cv", parse::long_text(LONGEST_CV));
    let found = text.map(|text| cv::read(&text, visit.today().year())).unwrap_or_default();
    if found.is_empty() && !form.has_errors() {
        form.error("cv", FieldError::new("exploration-cv-not-understood"));
    }
    if form.has_errors() {
        return Ok(Page::invalid(CvPage { frame: visit.frame().with_form(&form), form }).into_response());
    }
    let form = filled(&found).once(visit.once());
    Ok(Page::new(FoundPage { frame: visit.frame(), form, count: found.len() }).into_response())
}

async fn keep(visit: Visit, mut form: Form) -> Result<Response, Refusal> {
    let count = (0..MOST).take_while(|place| form.is_filled(&format!("nature-{place}"))).count();
    let mut writing = Writing::begin(&visit).await?;
    let kept = read(&mut form, count, visit.today().year());
    if kept.is_empty() && !form.has_errors() {
        form.error("keep-0", FieldError::new("exploration-cv-nothing"));
    }
    if form.has_errors() {
        return Ok(
            Page::invalid(FoundPage { frame: visit.frame().with_form(&form), form, count }).into_response()
        );
    }
    let ids: Vec<_> = kept.iter().map(|_| writing.id()).collect();
    let location = match ids[..] {
        [id] => format!("/competences/propositions?de={id}"),
        _ => START.to_owned(),
    };
    if let Some(location) = writing.claim(&form, &location).await? {
        return Ok(visit.answer(&location, None, None));
    }
    for (id, experience) in ids.into_iter().zip(&kept) {
        writing.insert(id, "", experience).await?;
    }
    let token = writing.commit().await?;
    Ok(visit.answer(&location, Some(Told("exploration-kept")), token))
}

/// Reads those that were confirmed; what is refused is noted in the form, and what was not confirmed is not even looked at.
fn read(form: &mut Form, count: usize, this_year: i16) -> Vec<Experience> {
    let mut kept = Vec::new();
    for place in 0..count {
        if !form.is_filled(&format!("keep-{place}")) {
            continue;
        }
        let named = |part: &str| format!("{part}-{place}");
        let nature = form.parse(&named("nature"), parse::choice(Nature::from_word));
        let title = form.optional(&named("title"), parse::short_text(LONGEST_TITLE));
        if title.is_none() && !form.is_filled(&named("title")) {
            form.error(&named("title"), FieldError::new("exploration-cv-untitled"));
        }
        let words = form.optional(&named("words"), parse::long_text(LONGEST)).unwrap_or_default();
        let moment = |text: &str| {
            Moment::parse(text, this_year).map_err(|refused| match refused {
                MomentRefused::Unreadable => FieldError::new("exploration-moment-unreadable"),
                MomentRefused::OutOfLife => {
                    FieldError::new("exploration-moment-year").with("year", this_year.to_string())
                }
            })
        };
        let (from, to) = (form.optional(&named("from"), moment), form.optional(&named("to"), moment));
        if from.zip(to).is_some_and(|(from, to)| to.year < from.year) {
            form.error(&named("to"), FieldError::new("exploration-moment-order"));
        }
        if let (Some(nature), Some(title)) = (nature, title) {
            kept.push(Experience { nature, title, words, from, to, declined: Vec::new() });
        }
    }
    kept
}

/// Asked, refused; proposals, with nothing confirmed, with a wrong date.
pub fn samples() -> Vec<Sample> {
    let found = || {
        let moment = |year| Some(Moment { year, month: None });
        let one = Found {
            nature: Nature::Work,
            title: "Caissière <au> supermarché".to_owned(),
            words: "Tenir la <caisse>".to_owned(),
            from: moment(2012),
            to: moment(2019),
        };
        vec![one.clone(), Found { nature: Nature::Hobby, to: None, ..one }]
    };
    let proposed = move |frame: Frame, form: Form| {
        FoundPage { frame: frame.with_form(&form), form, count: 2 }.render().unwrap_or_default()
    };
    vec![
        Sample::new("exploration/cv", |frame| {
            CvPage { frame, form: Form::blank().scope(SCOPE) }.render().unwrap_or_default()
        }),
        Sample::new("exploration/cv-refused", |frame| {
            let mut form = Form::blank().scope(SCOPE).fill("cv", "zzz");
            form.error("cv", FieldError::new("exploration-cv-not-understood"));
            CvPage { frame: frame.with_form(&form), form }.render().unwrap_or_default()
        }),
        Sample::new("exploration/cv-found", move |frame| proposed(frame, filled(&found()))),
        Sample::new("exploration/cv-found-none", move |frame| {
            let mut form = filled(&found());
            form.error("keep-0", FieldError::new("exploration-cv-nothing"));
            proposed(frame, form)
        }),
        Sample::new("exploration/cv-found-refused", move |frame| {
            let mut form = filled(&found()).fill("keep-0", "yes").fill("from-0", "hier").fill("title-0", "");
            read(&mut form, 2, 2026);
            proposed(frame, form)
        }),
    ]
}
