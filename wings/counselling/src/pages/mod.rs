//! The pages of counselling: a struct and a template each; handlers read forms, ask an action, and show what came of it.

pub mod diagnosis;
pub mod followed;
pub mod objective;
pub mod panel;
pub mod plan;
pub mod project;
pub mod project_form;
pub mod step_form;
pub mod synthesis;
pub mod synthesis_file;

use jalon_kernel::access::{Act, AsSubject as _, Authorized, FieldClass, decide};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::Breadcrumb;
use jalon_kernel::page::{Form, Frame, Words};
use jalon_kernel::web::{Refusal, Visit};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::model::Voice;

/// What every page of a file says of it.
#[derive(Clone, Debug)]
pub struct Top {
    /// The parcours.
    pub parcours: Uuid,
    /// The name the person chose; empty when none.
    pub person: String,
    /// The counsellor's name.
    pub counsellor: String,
    /// Who reads.
    pub reader: Voice,
    /// The day of this visit.
    pub today: Date,
}

impl Top {
    /// Of a file, for a visit.
    pub fn of(visit: &Visit, file: &Authorized<File>) -> Self {
        Self {
            parcours: file.id(),
            // A name is shown to whoever may read identities.
            person: file.field(FieldClass::Identity, |file| &file.person_name).cloned().unwrap_or_default(),
            counsellor: file.parcours.counsellor_name.clone(),
            reader: Voice::of(visit.actor()),
            today: visit.today(),
        }
    }

    /// The name of a voice.
    pub fn name(&self, words: &Words, voice: Voice) -> String {
        let (name, key) = match voice {
            Voice::Person => (&self.person, "counselling-person"),
            Voice::Counsellor => (&self.counsellor, "counselling-counsellor"),
        };
        if name.is_empty() { words.t(key).into_owned() } else { name.clone() }
    }

    /// The name of a voice, or "you" for who reads.
    pub fn you_or_name(&self, words: &Words, voice: Voice) -> String {
        if voice == self.reader { words.t("counselling-you").into_owned() } else { self.name(words, voice) }
    }

    /// Who wrote something and when, as a byline.
    pub fn byline(&self, words: &Words, voice: Voice, at: Timestamp) -> String {
        let (who, when) = (self.name(words, voice), words.date_time(at));
        words.with("counselling-byline", &[("who", who.into()), ("when", when.into())]).into_owned()
    }

    /// The way back to the file.
    pub fn crumbs(&self, frame: &Frame) -> Breadcrumb {
        let file = match self.reader {
            Voice::Person => frame.t("counselling-crumb-mine").into_owned(),
            Voice::Counsellor => {
                frame.t1("counselling-crumb-of", "name", self.name(&frame.words, Voice::Person)).into_owned()
            }
        };
        Breadcrumb::new(frame, vec![(file, format!("/parcours/{}", self.parcours))])
    }

    /// Who reads what is written here, in a sentence.
    pub fn readers(&self, frame: &Frame) -> String {
        let (key, other) = match self.reader {
            Voice::Person => ("counselling-readers-person", Voice::Counsellor),
            Voice::Counsellor => ("counselling-readers-counsellor", Voice::Person),
        };
        frame.t1(key, "name", self.name(&frame.words, other)).into_owned()
    }

    /// Invented, for samples.
    pub fn sample(reader: Voice) -> Self {
        Self {
            parcours: Uuid::from_u128(7),
            person: "Samira".to_owned(),
            counsellor: "Claire Moreau".to_owned(),
            reader,
            today: Date::constant(2026, 6, 10),
        }
    }
}

/// An identifier of a path; anything else is a page that is not there.
fn id(text: &str) -> Result<Uuid, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// Opens a file whose project this actor may read, for a purpose its person will see.
async fn open(
    visit: &Visit,
    act: Act,
    parcours: Uuid,
    purpose: Purpose,
) -> Result<(Tx, Authorized<File>), Refusal> {
    let purpose = match (Voice::of(visit.actor()), purpose) {
        (Voice::Person, _) => "own",
        (Voice::Counsellor, Purpose::FollowUp) => "follow-up",
        (Voice::Counsellor, Purpose::Synthesis) => "synthesis",
    };
    let (tx, file) = casefile::open_to_read(visit, act, parcours, purpose).await?;
    // A consent may open an identity or health alone: what stands here is the project.
    if file.shows(FieldClass::Project) { Ok((tx, file)) } else { Err(Refusal::NotFound) }
}

/// Why a professional opens a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    FollowUp,
    Synthesis,
}

/// Whether this actor could do something in this file: what they cannot do is not offered.
fn may(visit: &Visit, act: Act, file: &File) -> bool {
    decide(visit.actor(), act, file.as_subject()).allow
}

/// The key of the one effect of a form; one that came without is taken as a new one.
fn once(visit: &Visit, form: &Form) -> Uuid {
    form.idempotency_key().unwrap_or_else(|| visit.once())
}

/// The version a form was read at; one that came without was read at none.
fn version(form: &Form) -> i64 {
    form.version().unwrap_or(0)
}

/// Long texts in lines, for templates.
fn lines(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}
