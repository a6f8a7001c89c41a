//! From answers to facts: what was typed, read by the rules' own parser, and a training whose dates may be imagined.

use jalon_financing::{Facts, Training, Value};
use jalon_kernel::page::Frame;
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::model::answers::Answers;
use crate::pages::fact::question;
use crate::rules::Rules;

/// The dates that were taken where none was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
}

/// How far ahead a training is imagined when nobody says, in months: time to prepare a file.
const AHEAD: i64 = 6;
/// How long it is imagined to last when neither its end nor its hours are known, in months.
const LASTS: i64 = 6;
/// Hours of a full week of training, to imagine an end from hours.
const WEEK: f64 = 35.0;

const START: &str = "formation . début";
const END: &str = "formation . fin";

/// What is known, as the engine takes it.
pub struct Known {
    /// The facts.
    pub facts: Facts,
    /// The training, with dates that may be imagined.
    pub training: Training,
    /// The dates, when they were.
    pub assumed: Option<Assumed>,
    /// Answers that were not understood: their question and why.
    pub misread: Vec<(String, String)>,
}

/// Reads answers as facts and a training; what was not said of the dates is imagined, and said to be.
pub fn known(frame: &Frame, rules: &Rules, answers: &Answers, today: Date) -> Known {
    let (mut facts, mut misread) = (Facts::new(), Vec::new());
    let (mut start, mut end, mut hours) = (None, None, None);
    for (name, kept) in &answers.facts {
        // A fact the rules no longer know is left out: nothing depends on it.
        let Some(fact) = rules.schemes().fact(name) else { continue };
        for one in kept.split('\n') {
            match fact.parse(one) {
                Ok(Value::Date(day)) if name == START || name == END => {
                    let place = if name == START { &mut start } else { &mut end };
                    // Two dates for one: both go to the rules, which show that they contradict each other.
                    if place.is_some_and(|known| known != day) {
                        facts.state(name.clone(), day);
                        if let Some(first) = *place {
                            facts.state(name.clone(), first);
                        }
                    }
                    *place = Some(day);
                }
                Ok(value) => {
                    if let (Value::Number(number), "formation . heures") = (&value, name.as_str()) {
                        hours = Some(*number);
                    }
                    facts.state(name.clone(), value);
                }
                Err(why) => misread.push((question(frame, fact), why.to_string())),
            }
        }
    }
    let first = start.unwrap_or_else(|| today.saturating_add(AHEAD.months()));
    let imagined = match hours {
        Some(hours) => {
            // Bounds keep the number of weeks an exact whole number.
            let weeks = (hours / WEEK).ceil().clamp(1.0, 200.0) as i64;
            first.saturating_add(weeks.weeks()).saturating_sub(1.day())
        }
        None => first.saturating_add(LASTS.months()),
    };
    let last = end.unwrap_or(imagined);
    let (training, is_assumed) = match Training::new("formation", first, last) {
        Ok(training) => (training, start.is_none() || end.is_none()),
        Err(why) => {
            if let Some(fact) = rules.schemes().fact(END) {
                misread.push((question(frame, fact), why.to_string()));
            }
            let first = today.saturating_add(AHEAD.months());
            let last = first.saturating_add(LASTS.months());
            match Training::new("formation", first, last) {
                Ok(training) => (training, true),
                // Today is always within reach of the calendar; a training of one day is the last resort.
                Err(_) => (one_day(today), true),
            }
        }
    };
    let assumed = is_assumed.then(|| Assumed { start: training.start(), end: training.end() });
    Known { facts, training, assumed, misread }
}

fn one_day(today: Date) -> Training {
    Training::new("formation", today, today)
        .or_else(|_| Training::new("formation", Date::constant(2026, 1, 1), Date::constant(2026, 1, 1)))
        .unwrap_or_else(|_| unreachable!("a day of 2026 is a training of one day"))
}
