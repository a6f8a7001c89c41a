//! The fields of each question: filled from the answers, read from what was sent. Nothing here is kept.

use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form};
use jiff::civil::Date;
use uuid::Uuid;

use crate::model::answers::{Answers, ContactMode, Deadline, DeadlineKind, Motive, Reach, Situation};
use crate::model::question::Question;

/// Where the words of the fields are.
pub const SCOPE: &str = "reception-demand";
/// How long the words of a person may be, in characters.
pub const WORDS: usize = 5_000;
/// The choice that says nothing is coming.
pub const NO_DEADLINE: &str = "none";

/// The form of `question`, filled with what was answered.
pub fn filled(question: Question, answers: &Answers) -> Form {
    let form = Form::blank().scope(SCOPE);
    match question {
        Question::Motive => fill(form, "motif", answers.motive.map(Motive::word)),
        Question::Situation => {
            answers.situations.iter().fold(form, |form, one| form.fill("situation", one.word()))
        }
        Question::Words => form.fill("mots", &answers.words),
        Question::Deadline => {
            let said = answers.is_answered(question).then_some(NO_DEADLINE);
            let kind = answers.deadline.as_ref().map(|deadline| deadline.kind.word()).or(said);
            let on = answers.deadline.as_ref().and_then(|deadline| deadline.on);
            let on = on.map(|on| format!("{:02}/{:02}/{:04}", on.day(), on.month(), on.year()));
            fill(fill(form, "echeance", kind), "date", on)
        }
        Question::Place => form.fill("lieu", &answers.place),
        Question::Site => fill(form, "accueil", answers.site),
        Question::Contact => {
            let reach = &answers.reach;
            let form = fill(form, "contact", reach.mode.map(ContactMode::word));
            let form = fill(form, "telephone", reach.phone.as_deref());
            fill(fill(form, "email", reach.email.as_deref()), "adresse", reach.address.as_deref())
        }
        Question::Name => form.fill("nom", &answers.name),
    }
}

fn fill(form: Form, field: &str, value: Option<impl ToString>) -> Form {
    match value {
        Some(value) => form.fill(field, value),
        None => form,
    }
}

/// What was answered to one question, read whole.
#[derive(Clone, Debug)]
pub enum Read {
    /// What brings them.
    Motive(Motive),
    /// Where they stand.
    Situation(Vec<Situation>),
    /// Their words.
    Words(String),
    /// What is coming, if anything.
    Deadline(Option<Deadline>),
    /// Where they are.
    Place(String),
    /// Who should receive them.
    Site(Uuid),
    /// How to reach them.
    Contact(Reach),
    /// Their name.
    Name(String),
}

impl Read {
    /// Puts the answer among the others.
    pub fn apply(&self, answers: &mut Answers) {
        match self.clone() {
            Self::Motive(motive) => answers.motive = Some(motive),
            Self::Situation(situations) => answers.situations = situations,
            Self::Words(words) => answers.words = words,
            Self::Deadline(deadline) => answers.deadline = deadline,
            Self::Place(place) => answers.place = place,
            Self::Site(site) => answers.site = Some(site),
            Self::Contact(reach) => answers.reach = reach,
            Self::Name(name) => answers.name = name,
        }
    }
}

/// Reads the answer to `question`; `None` when something was refused, and the form says what. `sites` are those offered.
pub fn read(question: Question, form: &mut Form, sites: &[Uuid], today: Date) -> Option<Read> {
    match question {
        Question::Motive => form.required("motif", parse::choice(Motive::from_word)).map(Read::Motive),
        Question::Situation => situations(form).map(Read::Situation),
        Question::Words => text(form, "mots", parse::long_text(WORDS)).map(Read::Words),
        Question::Deadline => deadline(form, today).map(Read::Deadline),
        Question::Place => text(form, "lieu", parse::short_text(100)).map(Read::Place),
        Question::Site => site(form, sites).map(Read::Site),
        Question::Contact => contact(form).map(Read::Contact),
        Question::Name => text(form, "nom", parse::short_text(80)).map(Read::Name),
    }
}

fn text(
    form: &mut Form,
    field: &str,
    parser: impl FnOnce(&str) -> Result<String, FieldError>,
) -> Option<String> {
    let read = form.optional(field, parser);
    (!form.has_errors()).then(|| read.unwrap_or_default())
}

fn situations(form: &mut Form) -> Option<Vec<Situation>> {
    if !form.is_filled("situation") {
        form.error("situation", FieldError::missing());
        return None;
    }
    let mut all = form.parse_all("situation", parse::choice(Situation::from_word));
    all.sort_unstable();
    all.dedup();
    (!form.has_errors()).then_some(all)
}

fn deadline(form: &mut Form, today: Date) -> Option<Option<Deadline>> {
    let word = form.value("echeance").to_owned();
    let kind = match word.as_str() {
        "" | NO_DEADLINE => None,
        _ => Some(form.required("echeance", parse::choice(DeadlineKind::from_word))?),
    };
    let on = form.optional("date", parse::date);
    if let Some(on) = on
        && (on < today || (on.year() - today.year()) > 10)
    {
        form.error("date", FieldError::new("reception-error-deadline-past"));
    }
    if form.has_errors() {
        return None;
    }
    match (kind, on) {
        // A date without its reason is a date all the same.
        (None, Some(_)) if word.is_empty() => Some(Some(Deadline { kind: DeadlineKind::Other, on })),
        (None, _) => Some(None),
        (Some(kind), on) => Some(Some(Deadline { kind, on })),
    }
}

fn site(form: &mut Form, sites: &[Uuid]) -> Option<Uuid> {
    let known = |text: &str| {
        parse::uuid(text).and_then(|id| {
            if sites.contains(&id) { Ok(id) } else { Err(FieldError::new("page-error-choice")) }
        })
    };
    form.required("accueil", known)
}

fn contact(form: &mut Form) -> Option<Reach> {
    let mode = form.required("contact", parse::choice(ContactMode::from_word));
    let phone = form.optional("telephone", parse::phone);
    let email = form.optional("email", parse::email);
    let address = form.optional("adresse", parse::long_text(300));
    if mode == Some(ContactMode::Telephone) && !form.is_filled("telephone") {
        form.error("telephone", FieldError::new("reception-error-phone-needed"));
    }
    if mode == Some(ContactMode::Mail) && !form.is_filled("email") && !form.is_filled("adresse") {
        form.error("email", FieldError::new("reception-error-mail-needed"));
    }
    if form.has_errors() {
        return None;
    }
    Some(Reach { mode, email, phone, address, slot: None })
}
