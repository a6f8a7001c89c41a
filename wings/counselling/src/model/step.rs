//! A step of the action plan (3-03): what, whose, by when, done when, and where it stands.

use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::{Voice, words};

words! {
    /// Where a step stands.
    State {
        /// To be done.
        ToDo = "to-do",
        /// Done.
        Done = "done",
        /// Its owner could not do it: to be spoken about, nobody's fault.
        Unable = "unable",
        /// Given up.
        Dropped = "dropped",
    }
}

/// The longest step or criterion, in characters.
pub const LONGEST: usize = 1_000;

/// What a step says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: Voice,
    /// By when.
    pub due: Option<Date>,
    /// What shows that it is done; empty when not said.
    pub done_when: String,
}

/// A step as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its identifier.
    pub id: Uuid,
    /// What it says.
    pub content: Content,
    /// Where it stands.
    pub state: State,
    /// When its owner was reminded of the present date.
    pub reminded_at: Option<Timestamp>,
    /// When it was first written.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub written_at: Timestamp,
    /// The version of the row.
    pub version: i64,
}

impl Step {
    /// Whether its day has passed and it is still to be done.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == State::ToDo && self.content.due.is_some_and(|due| due < today)
    }
}

/// The moment a step is reminded of: eight in the morning in Paris, two days before it is due.
///
/// `None` when that moment has passed: who sets a date for tomorrow knows of it.
pub fn reminder(due: Date, now: Timestamp, paris: &TimeZone) -> Option<Timestamp> {
    let day = due.checked_sub(2.days()).ok()?;
    let moment = day.to_datetime(time(8, 0, 0, 0)).to_zoned_datetime(paris.clone()).ok()?.timestamp();
    (moment > now).then_some(moment)
}

/// The step to put forward: the first one that is to be done, soonest first, those without a date last.
pub fn next<'a>(steps: &'a [Step], owner: impl Fn(Voice) -> bool) -> Option<&'a Step> {
    steps
        .iter()
        .filter(|step| step.state == State::ToDo && owner(step.content.owner))
        .min_by_key(|step| (step.content.due.is_none(), step.content.due, step.created_at, step.id))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn step(number: u128, due: Option<Date>, state: State) -> Step {
        Step {
            id: Uuid::from_u128(number),
            content: Content { text: "t".to_owned(), owner: Voice::Person, due, done_when: String::new() },
            state,
            reminded_at: None,
            created_at: Timestamp::UNIX_EPOCH,
            written_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    #[test]
    fn clause_3_03_a_reminder_comes_at_eight_in_paris_two_days_before_in_summer_and_winter() {
        let paris = TimeZone::get("Europe/Paris").expect("Paris");
        let at = |due| reminder(due, Timestamp::UNIX_EPOCH, &paris).expect("a moment").to_string();
        assert_eq!(at(date(2026, 6, 12)), "2026-06-10T06:00:00Z");
        assert_eq!(at(date(2026, 1, 12)), "2026-01-10T07:00:00Z");
        let now = "2026-06-10T06:00:00Z".parse().expect("a moment");
        assert_eq!(reminder(date(2026, 6, 12), now, &paris), None, "the moment has passed");
        assert!(reminder(date(2026, 6, 13), now, &paris).is_some());
    }

    #[test]
    fn a_step_is_overdue_the_day_after_and_only_while_it_is_to_be_done() {
        let day = date(2026, 6, 12);
        assert!(!step(1, Some(day), State::ToDo).is_overdue(day));
        assert!(step(1, Some(day), State::ToDo).is_overdue(date(2026, 6, 13)));
        assert!(!step(1, Some(day), State::Done).is_overdue(date(2026, 6, 13)));
        assert!(!step(1, None, State::ToDo).is_overdue(day));
    }

    #[test]
    fn the_next_step_is_the_soonest_still_to_be_done() {
        let steps = [
            step(1, None, State::ToDo),
            step(2, Some(date(2026, 6, 12)), State::ToDo),
            step(3, Some(date(2026, 6, 1)), State::Done),
        ];
        assert_eq!(next(&steps, |_| true).map(|step| step.id), Some(Uuid::from_u128(2)));
        assert_eq!(next(&steps, |owner| owner == Voice::Counsellor), None);
    }
}
