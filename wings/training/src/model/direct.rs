//! A project brought ready-made (2.3-07): asked, checked, decided on by a counsellor before a day that both can read.

use jalon_kernel::closed;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Voice;
use super::check::Check;

/// Within how many days a counsellor answers. No text sets it: it is what the house commits itself to, and says so.
pub const ANSWER_WITHIN: i64 = 14;
/// How often one project can be brought.
pub const MOST_ROUNDS: usize = 20;

closed! {
    /// What a counsellor decides.
    Outcome {
        /// The project is validated as it stands.
        Validated = "validated",
        /// It is not, and the reason is written.
        Refused = "refused",
        /// Something is missing first, and it is written what.
        Needs = "needs",
    }
}

/// A decision, with what the checks said that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What was decided.
    pub outcome: Outcome,
    /// Why, or what is missing.
    pub reason: String,
    /// When.
    pub on: Date,
    /// Who signs it.
    pub name: String,
    /// What the checks said.
    pub checks: Vec<Check>,
}

/// A project brought once, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Who brought it.
    pub by: Voice,
    /// When.
    pub on: Date,
    /// What they say with it.
    pub message: String,
    /// By when it is answered.
    pub answer_by: Date,
    /// The answer.
    pub decision: Option<Decision>,
    /// Whether its counsellor was reminded of it.
    #[serde(default)]
    pub reminded: bool,
}

/// Every time the project was brought, the latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Direct {
    /// The rounds.
    pub rounds: Vec<Round>,
}

impl Direct {
    /// The round that waits for a decision.
    pub fn waiting(&self) -> Option<&Round> {
        self.rounds.last().filter(|round| round.decision.is_none())
    }

    /// The last decision.
    pub fn decision(&self) -> Option<&Decision> {
        self.rounds.iter().rev().find_map(|round| round.decision.as_ref())
    }

    /// Whether the project stands validated.
    pub fn is_validated(&self) -> bool {
        self.rounds
            .last()
            .and_then(|round| round.decision.as_ref())
            .is_some_and(|it| it.outcome == Outcome::Validated)
    }

    /// Whether it can be brought now.
    pub fn can_be_brought(&self) -> bool {
        self.waiting().is_none() && !self.is_validated() && self.rounds.len() < MOST_ROUNDS
    }

    /// Brings it; the day by which it is answered, or `None` when it cannot be brought now.
    pub fn bring(&mut self, by: Voice, on: Date, message: String) -> Option<Date> {
        if !self.can_be_brought() {
            return None;
        }
        let answer_by = on.saturating_add(ANSWER_WITHIN.days());
        self.rounds.push(Round { by, on, message, answer_by, decision: None, reminded: false });
        Some(answer_by)
    }

    /// Marks what waits as reminded of; whether it still waits for an answer by that day, and nobody was reminded.
    pub fn remind(&mut self, answer_by: Date) -> bool {
        let waits =
            |round: &&mut Round| round.decision.is_none() && round.answer_by == answer_by && !round.reminded;
        match self.rounds.last_mut().filter(waits) {
            Some(round) => {
                round.reminded = true;
                true
            }
            None => false,
        }
    }

    /// Decides on what waits; whether something did.
    pub fn decide(&mut self, decision: Decision) -> bool {
        match self.rounds.last_mut().filter(|round| round.decision.is_none()) {
            Some(round) => {
                round.decision = Some(decision);
                true
            }
            None => false,
        }
    }
}

impl Round {
    /// Whether the day to answer has passed without an answer.
    pub fn is_late(&self, today: Date) -> bool {
        self.decision.is_none() && today > self.answer_by
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn decision(outcome: Outcome) -> Decision {
        Decision {
            outcome,
            reason: "Parce que.".into(),
            on: date(2026, 3, 5),
            name: "Claire".into(),
            checks: vec![],
        }
    }

    #[test]
    fn clause_2_3_07_an_answer_is_due_within_a_delay_and_late_the_day_after() {
        let mut direct = Direct::default();
        let answer_by = direct.bring(Voice::Person, date(2026, 3, 3), String::new()).expect("it is brought");
        assert_eq!(answer_by, date(2026, 3, 17));
        let round = direct.waiting().expect("it waits");
        assert!(!round.is_late(answer_by));
        assert!(round.is_late(date(2026, 3, 18)));
        assert!(!direct.remind(date(2026, 3, 16)));
        assert!(direct.remind(answer_by));
        assert!(!direct.remind(answer_by), "once");
        assert!(direct.decide(decision(Outcome::Needs)));
        assert!(!direct.rounds[0].is_late(date(2027, 1, 1)), "what is answered is not late");
    }

    #[test]
    fn a_project_is_brought_once_at_a_time_and_again_after_a_no() {
        let mut direct = Direct::default();
        assert!(!direct.decide(decision(Outcome::Validated)), "nobody decides on what was not brought");
        for outcome in [Outcome::Needs, Outcome::Refused] {
            assert!(direct.bring(Voice::Person, date(2026, 3, 3), String::new()).is_some());
            assert_eq!(
                direct.bring(Voice::Person, date(2026, 3, 3), String::new()),
                None,
                "it waits already"
            );
            assert!(direct.decide(decision(outcome)));
            assert!(!direct.decide(decision(Outcome::Validated)), "a decision is not written over");
            assert!(!direct.is_validated());
        }
        direct.bring(Voice::Counsellor, date(2026, 3, 3), String::new());
        direct.decide(decision(Outcome::Validated));
        assert!(direct.is_validated());
        assert_eq!(direct.bring(Voice::Person, date(2026, 3, 3), String::new()), None);
        assert_eq!(direct.decision().map(|it| it.outcome), Some(Outcome::Validated));
    }

    #[test]
    fn it_can_be_brought_twenty_times_and_not_once_more() {
        let mut direct = Direct::default();
        for _ in 0..MOST_ROUNDS {
            assert!(direct.bring(Voice::Person, date(2026, 3, 3), String::new()).is_some());
            direct.decide(decision(Outcome::Needs));
        }
        assert_eq!(direct.bring(Voice::Person, date(2026, 3, 3), String::new()), None);
    }
}
