//! The training one thinks of: one session of it, its facts and what it costs.

use jiff::civil::Date;

use crate::fact::{Facts, Value};
use crate::line::Line;
use crate::money::Money;

/// Longer than this, dates are a slip of the hand.
const MOST_DAYS: i32 = 5 * 366;

/// A session of a training. Facts that are not stated are still to ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Training {
    /// The caller's name for it, handed back in comparisons.
    pub id: String,
    start: Date,
    end: Date,
    facts: Facts,
    /// First days of other sessions of the same training, to say which would still do when this one is too soon.
    pub other_starts: Vec<Date>,
}

/// Why two dates do not make a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadDates {
    #[error("La formation finit avant de commencer.")]
    EndsBeforeStart,
    #[error("La formation dure plus de cinq ans : vérifiez les dates.")]
    TooLong,
    #[error("Cette date est trop loin d'aujourd'hui.")]
    OutOfReach,
}

impl Training {
    /// A session from `start` to `end`, both included.
    pub fn new(id: impl Into<String>, start: Date, end: Date) -> Result<Training, BadDates> {
        if end < start {
            return Err(BadDates::EndsBeforeStart);
        }
        if !(1950..=2190).contains(&start.year()) {
            return Err(BadDates::OutOfReach);
        }
        if days_between(start, end) > MOST_DAYS {
            return Err(BadDates::TooLong);
        }
        let facts = Facts::new().with("formation . début", start).with("formation . fin", end);
        Ok(Training { id: id.into(), start, end, facts, other_starts: Vec::new() })
    }

    /// The same training with one more fact: `formation . heures`.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Training {
        let name = name.into();
        // Dates are those of the session.
        if name != "formation . début" && name != "formation . fin" {
            self.facts.replace(name, value);
        }
        self
    }

    /// The same training, one line of its cost known.
    pub fn cost(self, line: Line, amount: Money) -> Training {
        match line.cost_fact() {
            Some(fact) => self.with(fact, amount.euros()),
            None => self,
        }
    }

    pub fn start(&self) -> Date {
        self.start
    }

    pub fn end(&self) -> Date {
        self.end
    }

    pub fn facts(&self) -> &Facts {
        &self.facts
    }
}

/// Days from one date to another, negative backward.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    use jiff::Unit;
    from.until((Unit::Day, to)).map_or(0, |span| span.get_days())
}

/// A date some days away; the furthest date there is when that leaves the calendar.
pub(crate) fn plus_days(date: Date, days: i32) -> Date {
    use jiff::ToSpan as _;
    let furthest = if days < 0 { Date::MIN } else { Date::MAX };
    date.checked_add(i64::from(days).days()).unwrap_or(furthest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn absurd_dates_are_refused() {
        assert_eq!(Training::new("a", day("2027-02-02"), day("2027-02-01")), Err(BadDates::EndsBeforeStart));
        assert_eq!(Training::new("a", day("2027-02-01"), day("2039-02-01")), Err(BadDates::TooLong));
        assert_eq!(Training::new("a", day("0001-01-01"), day("0001-02-01")), Err(BadDates::OutOfReach));
        assert!(Training::new("a", day("2027-02-01"), day("2027-02-01")).is_ok());
    }

    #[test]
    fn days_are_counted_both_ways() {
        assert_eq!(days_between(day("2027-02-01"), day("2027-03-01")), 28);
        assert_eq!(days_between(day("2027-03-01"), day("2027-02-01")), -28);
        assert_eq!(plus_days(day("2027-03-01"), -28), day("2027-02-01"));
        assert_eq!(plus_days(Date::MAX, 10), Date::MAX);
    }
}
