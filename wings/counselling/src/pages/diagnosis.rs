//! The shared diagnosis (2.2-01): seven sections, two voices side by side, and what each says of the whole.
//!
//! Each writes their own voice only; both read both. Texts are kept as they are typed; an agreement falls, visibly, when
//! a text changes after it.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jalon_kernel::access::Act;
use jalon_kernel::casefile::begin_write;
use jalon_kernel::page::components::{Button, Mood, Notice, StaleEdit, Tag};
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Page};
use jalon_kernel::web::{Posted, Refusal, Told, Visit, saved};
use jalon_kernel::wing::Sample;
use uuid::Uuid;

use super::{Purpose, Top, id, lines, may, open, version};
use crate::actions::Changed;
use crate::actions::answer_diagnosis::answer_diagnosis;
use crate::actions::write_entry::{Wrote, write_entry};
use crate::model::Voice;
use crate::model::diagnosis::{
    Diagnosis, LONGEST, LONGEST_DISAGREEMENT, Outcome, Section, Standing, Verdict,
};
use crate::{received, store};

/// A form that comes back instead of a page that is only read.
enum Back {
    Nothing,
    /// A section that was refused.
    Refused(Section, Form),
    /// A section somebody wrote since.
    Stale(Section, Form),
    /// The answer to the whole that was refused.
    AnswerRefused(Form),
    /// The answer to texts that have changed since.
    AnswerStale,
}

#[derive(Template)]
#[template(path = "diagnosis.html")]
struct DiagnosisPage {
    frame: Frame,
    top: Top,
    demand: Option<String>,
    sections: Vec<SectionView>,
    notice: Notice,
    standings: Vec<(String, Tag, String)>,
    answer: Option<Form>,
    texts_moved: bool,
}

struct SectionView {
    section: Section,
    stale: Option<StaleEdit>,
    /// The person's voice, then the counsellor's.
    voices: Vec<VoiceView>,
}

struct VoiceView {
    voice: Voice,
    name: String,
    text: String,
    byline: String,
    /// Set for the reader's own voice, while the file is open.
    form: Option<Form>,
}

impl SectionView {
    fn title(&self, frame: &Frame) -> String {
        frame.t(&title_key(self.section)).into_owned()
    }

    fn hint(&self, frame: &Frame) -> String {
        frame.t(&format!("{}-more", title_key(self.section))).into_owned()
    }
}

impl VoiceView {
    fn is_counsellor(&self) -> bool {
        self.voice == Voice::Counsellor
    }
}

fn title_key(section: Section) -> String {
    format!("counselling-diagnosis-{}", section.word())
}

/// What this reader may do.
#[derive(Clone, Copy)]
struct Rights {
    write: bool,
    agree: bool,
}

impl DiagnosisPage {
    fn new(
        frame: Frame,
        top: Top,
        diagnosis: &Diagnosis,
        demand: Option<String>,
        rights: Rights,
        back: Back,
    ) -> Self {
        let sections = Section::ALL
            .iter()
            .map(|section| section_view(&frame, &top, diagnosis, *section, rights, &back))
            .collect();
        let answer = (rights.agree && !diagnosis.is_empty()).then(|| match &back {
            Back::AnswerRefused(form) => form.clone(),
            _ => Form::blank(),
        });
        let answer = answer.map(|form| form.scope("counselling-answer").moved_to_version(diagnosis.texts()));
        let texts_moved = matches!(back, Back::AnswerStale);
        let mut frame = frame;
        frame = match &back {
            Back::Refused(_, form) | Back::AnswerRefused(form) => frame.with_form(form),
            _ => frame,
        };
        let standings = Voice::ALL.iter().map(|voice| standing(&frame, &top, diagnosis, *voice)).collect();
        let notice = notice(&frame, diagnosis);
        Self { frame, top, demand, sections, notice, standings, answer, texts_moved }
    }

    fn demand_lines(&self) -> Vec<String> {
        lines(self.demand.as_deref().unwrap_or_default())
    }

    fn moved_notice(&self) -> Notice {
        Notice::new(Mood::Warn, self.frame.t("counselling-answer-moved"))
    }

    fn other_name(&self) -> String {
        self.top.name(&self.frame.words, self.top.reader.other())
    }
}

fn section_view(
    frame: &Frame,
    top: &Top,
    diagnosis: &Diagnosis,
    section: Section,
    rights: Rights,
    back: &Back,
) -> SectionView {
    let mut stale = None;
    let voices = Voice::ALL
        .iter()
        .map(|voice| {
            let entry = diagnosis.entry(section, *voice);
            let (kept, version) =
                (entry.map_or("", |entry| &entry.text), entry.map_or(0, |entry| entry.version));
            let byline =
                entry.map(|entry| top.byline(&frame.words, *voice, entry.written_at)).unwrap_or_default();
            let form = (rights.write && *voice == top.reader).then(|| match back {
                Back::Refused(of, form) if *of == section => form.clone(),
                Back::Stale(of, form) if *of == section => {
                    stale = Some(StaleEdit::new(frame, &byline, kept, form.value(section.word())));
                    form.clone().moved_to_version(version)
                }
                _ => Form::blank().fill(section.word(), kept).at_version(version),
            });
            let name = top.name(&frame.words, *voice);
            let form = form.map(|form| form.scope("counselling-diagnosis"));
            VoiceView { voice: *voice, name, text: kept.to_owned(), byline, form }
        })
        .collect();
    SectionView { section, stale, voices }
}

fn notice(frame: &Frame, diagnosis: &Diagnosis) -> Notice {
    match diagnosis.outcome() {
        Outcome::Empty => Notice::new(Mood::Info, frame.t("counselling-outcome-empty")),
        Outcome::Open => Notice::new(Mood::Info, frame.t("counselling-outcome-open")),
        Outcome::Agreed(at) => {
            Notice::new(Mood::Ok, frame.t1("counselling-outcome-agreed", "date", frame.words.date_of(at)))
        }
        Outcome::Disagreed(at) => Notice::new(
            Mood::Warn,
            frame.t1("counselling-outcome-disagreed", "date", frame.words.date_of(at)),
        ),
    }
}

/// Who, where they stand, and what they wrote of their disagreement.
fn standing(frame: &Frame, top: &Top, diagnosis: &Diagnosis, voice: Voice) -> (String, Tag, String) {
    let said = |key: &str, at| frame.t1(key, "date", frame.words.date_of(at)).into_owned();
    let (tag, text) = match diagnosis.standing(voice) {
        Standing::Silent => (Tag::plain(frame.t("counselling-standing-silent")), String::new()),
        Standing::Agrees(answer) => {
            (Tag::ok(said("counselling-standing-agrees", answer.answered_at)), String::new())
        }
        Standing::Disagrees(answer) => {
            let tag = Tag::warn(said("counselling-standing-disagrees", answer.answered_at));
            (tag, answer.disagreement.clone())
        }
        Standing::Overtaken(answer) => {
            let key = match answer.verdict {
                Verdict::Agreed => "counselling-standing-overtaken-agreed",
                Verdict::Disagreed => "counselling-standing-overtaken-disagreed",
            };
            (Tag::plain(said(key, answer.answered_at)), answer.disagreement.clone())
        }
    };
    (top.name(&frame.words, voice), tag, text)
}

/// Shows the diagnosis.
pub async fn get(visit: Visit, Path(parcours): Path<String>) -> Result<Response, Refusal> {
    Ok(Page::new(show(&visit, id(&parcours)?, Back::Nothing).await?).into_response())
}

/// Keeps one section in the writer's own voice.
pub async fn post(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(mut form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let voice = Voice::of(visit.actor());
    let act = match voice {
        Voice::Person => Act::DiagnosisWritePerson,
        Voice::Counsellor => Act::DiagnosisWriteCounsellor,
    };
    let (tx, file) = begin_write(&visit, act, parcours).await?;
    let sent = Section::ALL.iter().copied().find(|section| form.values(section.word()).next().is_some());
    let section = sent.ok_or(Refusal::Unreadable)?;
    let Some(text) = form.parse(section.word(), parse::long_text(LONGEST)) else {
        drop(tx);
        if visit.wants_json() {
            return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
        }
        let form = form.scope("counselling-diagnosis");
        return Ok(Page::invalid(show(&visit, parcours, Back::Refused(section, form)).await?).into_response());
    };
    match write_entry(&visit, tx, &file, (section, voice), &text, version(&form)).await? {
        Wrote::At(version) if visit.wants_json() => Ok(saved(version, &visit.words().time_of(visit.now()))),
        Wrote::At(_) => {
            let path = format!("/parcours/{parcours}/diagnostic#section-{}", section.word());
            Ok(visit.answer(&path, Some(Told("counselling-kept")), None))
        }
        Wrote::Stale if visit.wants_json() => Ok(StatusCode::CONFLICT.into_response()),
        Wrote::Stale => {
            let page = show(&visit, parcours, Back::Stale(section, form)).await?;
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

/// Keeps what the reader says of the whole.
pub async fn post_answer(
    visit: Visit,
    Path(parcours): Path<String>,
    Posted(form): Posted,
) -> Result<Response, Refusal> {
    let parcours = id(&parcours)?;
    let (tx, file) = begin_write(&visit, Act::DiagnosisAgree, parcours).await?;
    let mut form = form.scope("counselling-answer");
    let verdict = form.required("verdict", parse::choice(Verdict::from_word));
    let disagreement = form.optional("disagreement", parse::long_text(LONGEST_DISAGREEMENT));
    if verdict == Some(Verdict::Disagreed) && !form.is_filled("disagreement") {
        form.error("disagreement", FieldError::missing());
    }
    if verdict == Some(Verdict::Agreed) && form.is_filled("disagreement") {
        form.error("disagreement", FieldError::new("counselling-answer-both"));
    }
    let (Some(verdict), false) = (verdict, form.has_errors()) else {
        drop(tx);
        return Ok(Page::invalid(show(&visit, parcours, Back::AnswerRefused(form)).await?).into_response());
    };
    let disagreement = disagreement.unwrap_or_default();
    match answer_diagnosis(&visit, tx, &file, verdict, &disagreement, version(&form)).await? {
        Changed::Done => {
            let path = format!("/parcours/{parcours}/diagnostic#accord");
            Ok(visit.answer(&path, Some(Told("counselling-answered")), None))
        }
        Changed::Stale => {
            let page = show(&visit, parcours, Back::AnswerStale).await?;
            Ok(Page::new(page).status(StatusCode::CONFLICT).into_response())
        }
    }
}

async fn show(visit: &Visit, parcours: Uuid, back: Back) -> Result<DiagnosisPage, Refusal> {
    let (mut tx, file) = open(visit, Act::ParcoursRead, parcours, Purpose::FollowUp).await?;
    let diagnosis = store::diagnosis::load(&mut tx, &file.key, parcours).await?;
    let demand = received::demand(&mut tx, &file).await?;
    let top = Top::of(visit, &file);
    let write = match top.reader {
        Voice::Person => Act::DiagnosisWritePerson,
        Voice::Counsellor => Act::DiagnosisWriteCounsellor,
    };
    let rights = Rights { write: may(visit, write, &file), agree: may(visit, Act::DiagnosisAgree, &file) };
    Ok(DiagnosisPage::new(visit.frame(), top, &diagnosis, demand, rights, back))
}

/// The page for each voice, in each state.
pub fn samples() -> Vec<Sample> {
    use crate::model::diagnosis::{Answer, Entry};
    use jiff::Timestamp;
    let entry = |section, voice, text: &str| Entry {
        id: Uuid::nil(),
        section,
        voice,
        text: text.to_owned(),
        written_at: Timestamp::constant(1_781_000_000, 0),
        version: 1,
    };
    let answer = |voice, verdict, texts| Answer {
        voice,
        verdict,
        disagreement: if verdict == Verdict::Disagreed {
            "Je ne veux pas déménager.".to_owned()
        } else {
            String::new()
        },
        texts,
        answered_at: Timestamp::constant(1_781_000_000, 0),
    };
    let diagnosis = move |answers| Diagnosis {
        entries: vec![
            entry(
                Section::Demand,
                Voice::Person,
                "Je ne peux plus porter de charges.\nJe veux rester dans la mécanique.",
            ),
            entry(Section::Demand, Voice::Counsellor, "Changer de métier sans quitter la mécanique."),
        ],
        answers,
    };
    let show = |frame: Frame, reader, diagnosis: &Diagnosis, back| {
        let rights = Rights { write: true, agree: true };
        let demand = Some("Je voudrais changer de métier.".to_owned());
        DiagnosisPage::new(frame, Top::sample(reader), diagnosis, demand, rights, back).to_string()
    };
    vec![
        Sample::new("counselling/diagnosis-person", move |frame| {
            show(
                frame,
                Voice::Person,
                &diagnosis(vec![answer(Voice::Counsellor, Verdict::Agreed, 2)]),
                Back::Nothing,
            )
        }),
        Sample::new("counselling/diagnosis-empty", move |frame| {
            show(frame, Voice::Counsellor, &Diagnosis::default(), Back::Nothing)
        }),
        Sample::new("counselling/diagnosis-stale", move |frame| {
            let form = Form::received(vec![("demand".to_owned(), "Mon autre texte.".to_owned())]);
            show(frame, Voice::Person, &diagnosis(vec![]), Back::Stale(Section::Demand, form))
        }),
        Sample::new("counselling/diagnosis-refused", move |frame| {
            let mut form = Form::received(vec![]).scope("counselling-answer");
            form.error("verdict", FieldError::missing());
            let answers = vec![
                answer(Voice::Person, Verdict::Agreed, 1),
                answer(Voice::Counsellor, Verdict::Disagreed, 2),
            ];
            show(frame, Voice::Person, &diagnosis(answers), Back::AnswerRefused(form))
        }),
        Sample::new("counselling/diagnosis-moved", move |frame| {
            show(frame, Voice::Counsellor, &diagnosis(vec![]), Back::AnswerStale)
        }),
    ]
}
