//! `/marche/enquete`: an *enquête métier* (2.2-12): whom to ask, the questions, what was learned, what it changed.
//! `/marche/enquete/feuille`: the same questions on a sheet to print and take along.

use askama::Template;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jalon_kernel::page::components::{Button, Field, LinkButton, Mood, Notice, TextArea};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{Form, Frame, Html, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit};
use jalon_kernel::wing::Sample;
use jiff::civil::date;
use uuid::Uuid;

use super::{gone, market, mine, parameter};
use crate::actions::Writing;
use crate::model::Kept;
use crate::model::change::Change;
use crate::model::feasibility::{Point, Rating};
use crate::model::interview::{Contact, Interview, LONGEST, LONGEST_ANSWER, LONGEST_SHORT, Question};
use crate::store::Written;

const SCOPE: &str = "exploration-interview";

#[derive(Template)]
#[template(path = "interview.html")]
struct InterviewPage {
    frame: Frame,
    form: Form,
    kept: Option<Kept<Interview>>,
    /// The form that says what it changed.
    effect: Form,
    is_stale: bool,
}

impl InterviewPage {
    fn title(&self) -> &'static str {
        if self.kept.is_some() { "exploration-interview-title" } else { "exploration-interview-new" }
    }

    fn address(&self) -> String {
        self.kept.as_ref().map_or("/marche/enquete".to_owned(), |it| format!("/marche/enquete?de={}", it.id))
    }

    fn sheet(&self) -> String {
        match &self.kept {
            Some(kept) => format!("/marche/enquete/feuille?de={}", kept.id),
            None => "/marche/enquete/feuille".to_owned(),
        }
    }

    fn contacts(&self) -> Vec<String> {
        let words = |it: &Contact| self.frame.t(&format!("exploration-contact-{}", it.word())).into_owned();
        Contact::ALL.iter().map(words).collect()
    }

    fn answers(&self) -> Vec<TextArea> {
        let answer = |question: &Question| {
            let name = format!("answer-{}", question.word());
            let label = self.frame.t(&format!("exploration-question-{}", question.word()));
            let field = Field::new(&self.frame, &name, label);
            TextArea::new(field, self.form.value(&name)).rows(2).optional()
        };
        Question::ALL.iter().map(answer).collect()
    }

    /// Open when something is written in it.
    fn is_answered(&self) -> bool {
        Question::ALL.iter().any(|it| !self.form.value(&format!("answer-{}", it.word())).is_empty())
    }

    fn effect(&self) -> Option<Html> {
        let kept = self.kept.as_ref()?;
        Some(market::effect(&self.frame, &self.effect, kept.id, kept.content.change.as_ref()))
    }

    fn stale(&self) -> Option<Notice> {
        self.is_stale.then(|| Notice::new(Mood::Warn, self.frame.t("exploration-stale")))
    }
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetPage {
    frame: Frame,
    kept: Option<Kept<Interview>>,
}

impl SheetPage {
    fn questions(&self) -> Vec<(&'static str, String)> {
        let words = |it: &Question| {
            (it.word(), self.frame.t(&format!("exploration-question-{}", it.word())).into_owned())
        };
        Question::ALL.iter().map(words).collect()
    }

    fn back(&self) -> String {
        self.kept.as_ref().map_or("/marche/enquete".to_owned(), |it| format!("/marche/enquete?de={}", it.id))
    }

    fn occupation(&self) -> &str {
        self.kept.as_ref().map_or("", |kept| &kept.content.occupation)
    }

    fn who(&self) -> &str {
        self.kept.as_ref().map_or("", |kept| &kept.content.who)
    }

    fn on(&self) -> String {
        let on = self.kept.as_ref().and_then(|kept| kept.content.on);
        on.map(|day| self.frame.date(day)).unwrap_or_default()
    }
}

/// What a talk says, a line each: whom, when, what it taught, what it changed.
pub fn told(frame: &Frame, interview: &Interview) -> Vec<String> {
    let when = interview.on.map(|day| frame.date(day)).unwrap_or_default();
    let first: Vec<&str> =
        [interview.who.as_str(), &when].into_iter().filter(|text| !text.is_empty()).collect();
    let mut lines = vec![first.join(" · ")];
    lines.extend(interview.learned.lines().map(str::to_owned));
    for (key, text) in [
        ("exploration-interview-yes", &interview.confirms),
        ("exploration-interview-but", &interview.troubles),
    ] {
        if !text.is_empty() {
            lines.push(frame.t1(key, "text", text).into_owned());
        }
    }
    if !interview.is_held() {
        lines.push(frame.t("exploration-interview-planned").into_owned());
    }
    lines.extend(interview.change.as_ref().map(|change| market::changed(frame, change)));
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
}

fn filled(kept: &Kept<Interview>) -> Form {
    let it = &kept.content;
    let form = Form::blank()
        .scope(SCOPE)
        .fill("occupation", &it.occupation)
        .fill("who", &it.who)
        .fill("on", it.on.map(|day| day.to_string()).unwrap_or_default())
        .fill("learned", &it.learned)
        .fill("confirms", &it.confirms)
        .fill("troubles", &it.troubles)
        .at_version(kept.version);
    it.answers
        .iter()
        .fold(form, |form, (question, text)| form.fill(&format!("answer-{}", question.word()), text))
}

fn read(form: &mut Form, change: Option<Change>) -> Option<Interview> {
    let occupation = form.required("occupation", parse::short_text(LONGEST_SHORT));
    let who = form.optional("who", parse::short_text(LONGEST_SHORT)).unwrap_or_default();
    let on = form.optional("on", parse::date);
    let mut text = |name: &str, most| form.optional(name, parse::long_text(most)).unwrap_or_default();
    let (learned, confirms, troubles) =
        (text("learned", LONGEST), text("confirms", LONGEST), text("troubles", LONGEST));
    let answers = Question::ALL
        .iter()
        .map(|it| (*it, text(&format!("answer-{}", it.word()), LONGEST_ANSWER)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let occupation = occupation.filter(|_| !form.has_errors())?;
    Some(Interview { occupation, who, on, learned, confirms, troubles, answers, change })
}

/// An empty form, about the occupation the address names, or a talk.
pub async fn get(visit: Visit, query: RawQuery) -> Result<Response, Refusal> {
    let shelf = mine(&visit).await?.shelf;
    let named = parameter(&query, "de");
    let kept = match named.parse() {
        Ok(id) => shelf.find::<Interview>(id)?,
        Err(_) => None,
    };
    if kept.is_none() && !named.is_empty() {
        return Ok(gone(&visit));
    }
    let form = match &kept {
        Some(kept) => filled(kept),
        None => {
            let about: String = parameter(&query, "metier").chars().take(LONGEST_SHORT).collect();
            Form::blank().scope(SCOPE).fill("occupation", parse::clean(&about)).once(visit.once())
        }
    };
    let effect = market::effect_form(&visit);
    Ok(Page::new(InterviewPage { frame: visit.frame(), form, kept, effect, is_stale: false }).into_response())
}

/// Keeps a talk, new or changed.
pub async fn post(visit: Visit, query: RawQuery, Posted(form): Posted) -> Result<Response, Refusal> {
    let mut form = form.scope(SCOPE);
    let mut writing = Writing::begin(&visit).await?;
    let named = parameter(&query, "de");
    let kept = match named.parse() {
        Ok(id) => writing.shelf.find::<Interview>(id)?,
        Err(_) => None,
    };
    if kept.is_none() && !named.is_empty() {
        return Ok(gone(&visit));
    }
    let change = kept.as_ref().and_then(|kept| kept.content.change.clone());
    let effect = market::effect_form(&visit);
    let Some(interview) = read(&mut form, change) else {
        let frame = visit.frame().with_form(&form);
        let page = InterviewPage { frame, form, kept, effect, is_stale: false };
        return Ok(Page::invalid(page).into_response());
    };
    let Some(kept) = kept else {
        let id = writing.id();
        let location = format!("/marche/enquete?de={id}");
        if let Some(location) = writing.claim(&form, &location).await? {
            return Ok(visit.answer(&location, None, None));
        }
        writing.insert(id, "", &interview).await?;
        let token = writing.commit().await?;
        return Ok(visit.answer(&location, Some(Told("exploration-kept")), token));
    };
    match writing.update(kept.id, form.version().unwrap_or(0), &interview).await? {
        Written::Yes => {
            let token = writing.commit().await?;
            let location = format!("/marche/enquete?de={}", kept.id);
            Ok(visit.answer(&location, Some(Told("exploration-kept")), token))
        }
        Written::Stale => {
            let form = form.moved_to_version(kept.version);
            let page = InterviewPage { frame: visit.frame(), form, kept: Some(kept), effect, is_stale: true };
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// The page of a talk when what is said of its effect is refused.
pub fn refused(visit: &Visit, kept: Kept<Interview>, effect: Form) -> Result<Response, Refusal> {
    let frame = visit.frame().with_form(&effect);
    let page = InterviewPage { frame, form: filled(&kept), kept: Some(kept), effect, is_stale: false };
    Ok(Page::invalid(page).into_response())
}

/// The questions to print, about a talk or about none.
pub async fn get_sheet(visit: Visit, query: RawQuery) -> Result<Response, Refusal> {
    let shelf = mine(&visit).await?.shelf;
    let kept = match parameter(&query, "de").parse::<Uuid>() {
        Ok(id) => shelf.find::<Interview>(id)?,
        Err(_) => None,
    };
    Ok(Page::new(SheetPage { frame: visit.frame(), kept }).into_response())
}

/// Takes a talk away; what it changed in the grid stays there.
pub async fn post_remove(visit: Visit, query: RawQuery, Posted(_): Posted) -> Result<Response, Refusal> {
    let mut writing = Writing::begin(&visit).await?;
    let kept = match parameter(&query, "de").parse() {
        Ok(id) => writing.shelf.find::<Interview>(id)?,
        Err(_) => None,
    };
    let Some(kept) = kept else { return Ok(gone(&visit)) };
    writing.remove(&kept).await?;
    let token = writing.commit().await?;
    Ok(visit.answer("/marche", Some(Told("exploration-removed")), token))
}

/// A talk invented, for samples.
pub fn sample_interview() -> Kept<Interview> {
    let change = Change {
        point: Point::Prospects,
        before: Some(Rating::Doubt),
        after: Rating::Holds,
        words: "Trois <ateliers> cherchent".into(),
        on: date(2026, 6, 5),
    };
    let interview = Interview {
        occupation: "Mécanicien <vélo>".into(),
        who: "Ali, de l'atelier <Roue Libre>".into(),
        on: Some(date(2026, 6, 3)),
        learned: "On travaille <debout>.\nLe samedi compte.".into(),
        confirms: "Ils <embauchent>".into(),
        troubles: "Le samedi".into(),
        answers: [(Question::Day, "Dix <vélos>".to_owned())].into(),
        change: Some(change),
    };
    Kept::sample(1, "", interview)
}

/// New, refused, had and not yet judged, with its effect, overtaken; the sheet, blank and named.
pub fn samples() -> Vec<Sample> {
    let render = |frame: Frame, form: Form, kept, is_stale| {
        let effect = Form::blank().scope("exploration-effect");
        let frame = frame.with_form(&form).with_form(&effect);
        InterviewPage { frame, form, kept, effect, is_stale }.render().unwrap_or_default()
    };
    let open = || {
        let mut kept = sample_interview();
        kept.content.change = None;
        kept
    };
    let sheet = |frame, kept| SheetPage { frame, kept }.render().unwrap_or_default();
    vec![
        Sample::new("exploration/interview-new", move |frame| {
            render(frame, Form::blank().scope(SCOPE), None, false)
        }),
        Sample::new("exploration/interview-refused", move |frame| {
            let mut form = Form::blank().scope(SCOPE).fill("on", "hier");
            read(&mut form, None);
            render(frame, form, None, false)
        }),
        Sample::new("exploration/interview-open", move |frame| {
            render(frame, filled(&open()), Some(open()), false)
        }),
        Sample::new("exploration/interview-changed", move |frame| {
            render(frame, filled(&sample_interview()), Some(sample_interview()), true)
        }),
        Sample::new("exploration/sheet-blank", move |frame| sheet(frame, None)),
        Sample::new("exploration/sheet", move |frame| sheet(frame, Some(sample_interview()))),
    ]
}
