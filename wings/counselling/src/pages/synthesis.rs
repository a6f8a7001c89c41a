//! The synthesis (2.2-14): the counsellor proposes a version, the person reads it, adds their words, and agrees or says
//! what is wrong. Nothing is final without their agreement.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{Button, EmptyState, LinkButton, Mood, Notice, Tag};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit, saved};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::synthesis_file::{Block, blocks};
use super::{Purpose, Top, id, may, once, open, version};
use crate::actions::Changed;
use crate::actions::answer_synthesis::{Answer, answer_synthesis, keep_words};
use crate::actions::propose_synthesis::propose_synthesis;
use crate::model::Voice;
use crate::model::synthesis::{LONGEST, State, Version};
use crate::store;

#[derive(Template)]
#[template(path = "synthesis.html")]
struct SynthesisPage {
    frame: Frame,
    top: Top,
    versions: Vec<Version>,
    /// The latest version, to be read on the page.
    blocks: Vec<Block>,
    /// For a counsellor who may propose one.
    propose: Option<Form>,
    /// For a person who is asked.
    answer: Option<Form>,
    is_stale: bool,
}

/// What this reader may do.
#[derive(Clone, Copy)]
struct Rights {
    propose: bool,
    answer: bool,
}

impl SynthesisPage {
    fn new(
        frame: Frame,
        top: Top,
        versions: Vec<Version>,
        rights: Rights,
        form: Form,
        is_stale: bool,
    ) -> Self {
        let blocks = versions.first().map(|latest| blocks(&frame.words, latest)).unwrap_or_default();
        let asked = versions.iter().find(|it| it.state == State::Proposed).filter(|_| rights.answer);
        let frame = frame.with_form(&form);
        let (mut propose, mut answer) = (None, None);
        if let Some(asked) = asked {
            let form = if form.values("words").next().is_none() {
                form.fill("words", &asked.person_words)
            } else {
                form
            };
            answer = Some(form.scope("counselling-synthesis").moved_to_version(asked.version));
        } else if rights.propose {
            propose = Some(form);
        }
        Self { frame, top, versions, blocks, propose, answer, is_stale }
    }

    fn empty(&self) -> EmptyState {
        let more = match self.top.reader {
            Voice::Person => "counselling-synthesis-empty-person",
            Voice::Counsellor => "counselling-synthesis-empty-counsellor",
        };
        EmptyState::new(self.frame.t("counselling-synthesis-empty"), self.frame.t(more))
    }

    fn stale_notice(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("counselling-synthesis-stale"))
    }

    fn tag(&self, version: &Version) -> Tag {
        tag(&self.frame, version)
    }

    fn download(&self, version: &Version) -> LinkButton {
        let href = format!("/parcours/{}/synthese/{}", self.top.parcours, version.number);
        LinkButton::quiet(self.frame.t1("counselling-synthesis-download", "number", version.number), href)
    }

    fn next_number(&self) -> i64 {
        self.versions.first().map_or(1, |latest| latest.number + 1)
    }
}

/// Where a version stands, in a few words.
pub fn tag(frame: &Frame, version: &Version) -> Tag {
    let at = version.answered_at.unwrap_or(version.created_at);
    let key = format!("counselling-synthesis-state-{}", version.state.word());
    let text = frame.t1(&key, "date", frame.words.date_of(at)).into_owned();
    match version.state {
        State::Agreed => Tag::ok(text),
        State::Returned => Tag::warn(text),
        State::Proposed | State::Replaced => Tag::plain(text),
    }
}

/// Shows the versions and the latest one.
pub async fn get(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    Ok(Page::new(show(&visit, id(&parcours)?, Form::blank(), false).await?).into_response())
}

/// Proposes the next version.
pub async fn post(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let (tx, file) = begin_write(&visit, Act::SynthesisDraft, id(&parcours)?).await?;
    let location = propose_synthesis(&visit, tx, &file, once(&visit, &form)).await?;
    Ok(visit.answer(&location, Some(Told("counselling-synthesis-proposed")), None))
}

/// Keeps the person's words as they type, or their answer.
pub async fn post_answer(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let act = if visit.wants_json() { Act::SynthesisComment } else { Act::SynthesisAgree };
    let (mut tx, file) = begin_write(&visit, act, parcours).await?;
    let versions = store::syntheses::list(&mut tx, &file.key, parcours).await?;
    let Some(asked) = versions.into_iter().find(|it| it.state == State::Proposed) else {
        drop(tx);
        return stale(&visit, parcours, form).await;
    };
    let mut form = form.scope("counselling-synthesis");
    let read_at = version(&form);
    let words = form.optional("words", parse::long_text(LONGEST));
    if visit.wants_json() {
        if form.has_errors() {
            return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
        }
        let changed = keep_words(&visit, tx, &file, (&asked, read_at), &words.unwrap_or_default()).await?;
        return Ok(match changed {
            Changed::Done => saved(read_at + 1, &visit.words().time_of(visit.now())),
            Changed::Stale => StatusCode::CONFLICT.into_response(),
        });
    }
    let answer = read(&mut form);
    let (Some(answer), false) = (answer, form.has_errors()) else {
        drop(tx);
        return Ok(Page::invalid(show(&visit, parcours, form, false).await?).into_response());
    };
    let words = words.unwrap_or_default();
    match answer_synthesis(&visit, tx, &file, (&asked, read_at), &words, &answer).await? {
        Changed::Done => {
            let told = match answer {
                Answer::Agree => "counselling-synthesis-agreed",
                Answer::Return(_) => "counselling-synthesis-returned",
            };
            Ok(visit.answer(&format!("/parcours/{parcours}/synthese"), Some(Told(told)), None))
        }
        Changed::Stale => stale(&visit, parcours, form).await,
    }
}

fn read(form: &mut Form) -> Option<Answer> {
    let verdict = form.required("verdict", |word| match word {
        "agree" => Ok(true),
        "return" => Ok(false),
        _ => Err(FieldError::new("page-error-choice")),
    });
    let remark = form.optional("remark", parse::long_text(LONGEST));
    match (verdict?, remark) {
        (true, None) => Some(Answer::Agree),
        (true, Some(_)) => {
            form.error("remark", FieldError::new("counselling-synthesis-both"));
            None
        }
        (false, Some(remark)) => Some(Answer::Return(remark)),
        (false, None) => {
            form.error("remark", FieldError::missing());
            None
        }
    }
}

async fn stale(visit: &Visit, parcours: Uuid, form: Form) -> Result<Response, Refusal> {
    let page = show(visit, parcours, form.scope("counselling-synthesis"), true).await?;
    Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
}

async fn show(visit: &Visit, parcours: Uuid, form: Form, is_stale: bool) -> Result<SynthesisPage, Refusal> {
    let (mut tx, file) = open(visit, Act::SynthesisRead, parcours, Purpose::Synthesis).await?;
    let versions = store::syntheses::list(&mut tx, &file.key, parcours).await?;
    let rights = Rights {
        propose: may(visit, Act::SynthesisDraft, &file),
        answer: may(visit, Act::SynthesisAgree, &file),
    };
    let form = if rights.propose { form.once(visit.once()) } else { form };
    Ok(SynthesisPage::new(visit.frame(), Top::of(visit, &file), versions, rights, form, is_stale))
}

/// The page for each of the two, in each state.
pub fn samples() -> Vec<Sample> {
    use super::synthesis_file::sample_version;
    let page = |frame, reader, states: &[State], form: Form, is_stale| {
        let versions = states.iter().rev().enumerate().map(|(index, state)| {
            let number = i64::try_from(states.len() - index).unwrap_or(1);
            sample_version(number, *state)
        });
        let rights = Rights { propose: reader == Voice::Counsellor, answer: reader == Voice::Person };
        SynthesisPage::new(frame, Top::sample(reader), versions.collect(), rights, form, is_stale).to_string()
    };
    vec![
        Sample::new("counselling/synthesis-empty", move |frame| {
            page(frame, Voice::Counsellor, &[], Form::blank().once(Uuid::from_u128(9)), false)
        }),
        Sample::new("counselling/synthesis-waiting", move |frame| {
            page(frame, Voice::Person, &[], Form::blank(), false)
        }),
        Sample::new("counselling/synthesis-asked", move |frame| {
            page(frame, Voice::Person, &[State::Returned, State::Proposed], Form::blank(), false)
        }),
        Sample::new("counselling/synthesis-refused", move |frame| {
            let sent = vec![("verdict".to_owned(), "return".to_owned())];
            let mut form = Form::received(sent).scope("counselling-synthesis");
            read(&mut form);
            page(frame, Voice::Person, &[State::Proposed], form, false)
        }),
        Sample::new("counselling/synthesis-both", move |frame| {
            let sent = [("verdict", "agree"), ("remark", "Il manque une date.")];
            let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
            let mut form = Form::received(sent).scope("counselling-synthesis");
            read(&mut form);
            page(frame, Voice::Person, &[State::Proposed], form, false)
        }),
        Sample::new("counselling/synthesis-agreed", move |frame| {
            page(frame, Voice::Counsellor, &[State::Replaced, State::Agreed], Form::blank(), true)
        }),
    ]
}
