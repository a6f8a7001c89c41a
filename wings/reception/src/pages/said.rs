//! Answers in the reader's words: for the recap, the queue, the panels and the export.

use jalon_kernel::page::Words;
use jalon_kernel::page::components::SummaryRow;
use jiff::civil::Date;
use jiff::{Timestamp, Unit};

use crate::model::answers::{Answers, DeadlineKind, Motive, Situation};
use crate::model::question::Question;

/// Whose eyes read: what tells health is of a class of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eyes {
    /// The person's own, or whoever they opened health to.
    All,
    /// Everybody else's: health is passed over in silence.
    WithoutHealth,
}

/// What brings them.
pub fn motive(words: &Words, answers: &Answers, eyes: Eyes) -> String {
    match answers.motive {
        None => String::new(),
        Some(Motive::Health) if eyes == Eyes::WithoutHealth => {
            words.t("reception-motive-reserved").into_owned()
        }
        Some(motive) => words.t(&format!("reception-demand-motif-{}", motive.word())).into_owned(),
    }
}

/// One situation.
pub fn situation(words: &Words, situation: Situation) -> String {
    words.t(&format!("reception-demand-situation-{}", situation.word())).into_owned()
}

/// Where they stand, one a line.
pub fn situations(words: &Words, answers: &Answers) -> String {
    let all: Vec<_> = answers.situations.iter().map(|one| situation(words, *one)).collect();
    all.join("\n")
}

/// What is coming, and when.
pub fn deadline(words: &Words, answers: &Answers, eyes: Eyes) -> String {
    let Some(deadline) = &answers.deadline else { return String::new() };
    let what = match (deadline.kind, eyes) {
        (DeadlineKind::Unfitness, Eyes::WithoutHealth) => words.t("reception-deadline-reserved"),
        (kind, _) => words.t(&format!("reception-demand-echeance-{}", kind.word())),
    };
    match deadline.on {
        Some(on) => words
            .with("reception-deadline-on", &[("what", what.into()), ("date", words.date(on).into())])
            .into_owned(),
        None => what.into_owned(),
    }
}

/// How to reach them, one way a line.
pub fn reach(words: &Words, answers: &Answers) -> String {
    let reach = &answers.reach;
    let mut lines = Vec::new();
    lines.extend(reach.mode.map(|mode| words.t(&format!("mode-{}", mode.word())).into_owned()));
    lines
        .extend(reach.slot.map(|slot| words.t(&format!("reception-call-slot-{}", slot.word())).into_owned()));
    lines.extend(reach.phone.as_deref().map(phone));
    lines.extend(reach.email.clone());
    lines.extend(reach.address.clone());
    lines.join("\n")
}

/// A number as people read it: `06 12 34 56 78`, `+32 4…` as kept.
pub fn phone(international: &str) -> String {
    let Some(rest) = international.strip_prefix("+33").filter(|rest| rest.len() == 9 && rest.is_ascii())
    else {
        return international.to_owned();
    };
    let national = format!("0{rest}");
    let pairs: Vec<_> = (0..5).map(|pair| &national[pair * 2..pair * 2 + 2]).collect();
    pairs.join("\u{a0}")
}

/// The answer to one question; empty when it was passed over. `site` is the name of the chosen site.
pub fn answer(words: &Words, answers: &Answers, question: Question, site: &str, eyes: Eyes) -> String {
    match question {
        Question::Motive => motive(words, answers, eyes),
        Question::Situation => situations(words, answers),
        Question::Words => answers.words.clone(),
        Question::Deadline => deadline(words, answers, eyes),
        Question::Place => answers.place.clone(),
        Question::Site => site.to_owned(),
        Question::Contact => reach(words, answers),
        Question::Name => answers.name.clone(),
    }
}

/// The short name of a question, for a recap.
pub fn term(words: &Words, question: Question) -> String {
    words.t(&format!("reception-term-{}", question.word())).into_owned()
}

/// The lines of a recap over `questions`.
pub fn rows(
    words: &Words,
    answers: &Answers,
    questions: &[Question],
    site: &str,
    eyes: Eyes,
) -> Vec<SummaryRow> {
    let row = |question: &Question| {
        SummaryRow::new(term(words, *question), answer(words, answers, *question, site, eyes))
    };
    questions.iter().map(row).collect()
}

/// How long ago a moment was, in days as people count them.
pub fn age(words: &Words, since: Timestamp, today: Date) -> String {
    let day = jalon_kernel::clock::civil_day(since);
    let days = day.until((Unit::Day, today)).map_or(0, |span| span.get_days());
    words.with("reception-age", &[("days", i64::from(days.max(0)).into())]).into_owned()
}
