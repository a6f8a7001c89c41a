//! The pages of training: a struct and a template each; handlers read forms, ask an action, and show what came of it.

pub mod certification;
pub mod direct;
pub mod direct_queue;
pub mod editions;
pub mod fact;
pub mod follow_up;
pub mod follow_up_form;
pub mod funding;
pub mod letter;
pub mod need;
pub mod offer_form;
pub mod offers;
pub mod outcome;
pub mod panel;
pub mod part;
pub mod project;
pub mod recognition;
pub mod region;
pub mod rights;
pub mod sheets;
pub mod working_time;

use jalon_kernel::access::{Act, AsSubject as _, Authorized, FieldClass, ParcoursState, decide};
use jalon_kernel::casefile::{self, File};
use jalon_kernel::db::Tx;
use jalon_kernel::page::components::Breadcrumb;
use jalon_kernel::page::{Form, Frame, Locale};
use jalon_kernel::web::{Refusal, Visit};
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
    /// Whether this reader can write here.
    pub can_write: bool,
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
            can_write: file.parcours.facts.state == ParcoursState::Open
                && may(visit, Act::TrainingWrite, file),
        }
    }

    /// An address of the training project.
    pub fn at(&self, page: &str) -> String {
        format!("/parcours/{}/{page}", self.parcours)
    }

    /// The name of a voice, or "you" for who reads.
    pub fn you_or_name(&self, frame: &Frame, voice: Voice) -> String {
        let (name, key) = match voice {
            _ if voice == self.reader => return frame.t("training-you").into_owned(),
            Voice::Person => (&self.person, "training-person"),
            Voice::Counsellor => (&self.counsellor, "training-counsellor"),
        };
        if name.is_empty() { frame.t(key).into_owned() } else { name.clone() }
    }

    /// The way back to the file, and to the training project below it.
    pub fn crumbs(&self, frame: &Frame, below: &[(&str, &str)]) -> Breadcrumb {
        let file = match self.reader {
            Voice::Person => frame.t("training-crumb-mine").into_owned(),
            Voice::Counsellor => {
                let name = self.you_or_name(frame, Voice::Person);
                frame.t1("training-crumb-of", "name", name).into_owned()
            }
        };
        let mut crumbs = vec![(file, format!("/parcours/{}", self.parcours))];
        crumbs.extend(below.iter().map(|(key, page)| (frame.t(key).into_owned(), self.at(page))));
        Breadcrumb::new(frame, crumbs)
    }

    /// Who reads what is written here, in a sentence.
    pub fn readers(&self, frame: &Frame) -> String {
        match self.reader {
            Voice::Person => frame.t1("training-readers-person", "name", &self.counsellor).into_owned(),
            Voice::Counsellor => {
                let name = self.you_or_name(frame, Voice::Person);
                frame.t1("training-readers-counsellor", "name", name).into_owned()
            }
        }
    }

    /// Invented, for samples.
    pub fn sample(reader: Voice) -> Self {
        Self {
            parcours: Uuid::from_u128(7),
            person: "Samira".to_owned(),
            counsellor: "Claire Moreau".to_owned(),
            reader,
            today: Date::constant(2026, 3, 3),
            can_write: true,
        }
    }
}

/// The crumb of the training project.
const PROJECT: (&str, &str) = ("training-project-title", "formation");

/// An identifier of a path; anything else is a page that is not there.
fn id(text: &str) -> Result<Uuid, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// Opens a file whose project this actor may read, for a purpose its person will see.
async fn open(visit: &Visit, parcours: Uuid) -> Result<(Tx, Authorized<File>), Refusal> {
    let purpose = match Voice::of(visit.actor()) {
        Voice::Person => "own",
        Voice::Counsellor => "follow-up",
    };
    let (tx, file) = casefile::open_to_read(visit, Act::ParcoursRead, parcours, purpose).await?;
    // A consent may open an identity or health alone: what stands here is the project.
    if file.shows(FieldClass::Project) { Ok((tx, file)) } else { Err(Refusal::NotFound) }
}

/// Opens a file that this actor may write in, to show a form of it.
async fn open_form(visit: &Visit, parcours: Uuid) -> Result<(Tx, Authorized<File>), Refusal> {
    let (tx, file) = open(visit, parcours).await?;
    if may(visit, Act::TrainingWrite, &file) { Ok((tx, file)) } else { Err(Refusal::NotFound) }
}

/// Whether this actor could do something in this file: what they cannot do is not offered.
fn may(visit: &Visit, act: Act, file: &File) -> bool {
    decide(visit.actor(), act, file.as_subject()).allow
}

/// The version a form was read at; one that came without was read at none.
fn version(form: &Form) -> i64 {
    form.version().unwrap_or(0)
}

/// A day as a field shows it.
fn typed(day: Option<Date>) -> String {
    day.map(|day| day.strftime("%d/%m/%Y").to_string()).unwrap_or_default()
}

/// A sum as a field shows it: `1234,50`.
fn typed_sum(cents: Option<i64>) -> String {
    match cents {
        Some(cents) if cents % 100 == 0 => (cents / 100).to_string(),
        Some(cents) => format!("{},{:02}", cents / 100, cents % 100),
        None => String::new(),
    }
}

/// A number as a field shows it.
fn typed_number(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The language of what comes from the rules: they are French data, whatever the page is written in.
fn data_lang(frame: &Frame) -> &'static str {
    match frame.locale() {
        Locale::En => "fr",
        Locale::Fr | Locale::FrFacile => frame.lang(),
    }
}
