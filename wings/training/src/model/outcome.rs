//! What the rules answer, in the words a page shows: what pays, what does not and why, what is still to ask, and the plans.
//!
//! Made from the engine's answer by [`crate::reckon`]; nothing here reckons.

use jiff::civil::Date;

/// A text that says where something comes from, with its address when there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The text or the article.
    pub text: String,
    /// Where to read it; empty when no address is known.
    pub address: String,
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Read where it is written.
    Read,
    /// From memory, or sources that differ: said beside it.
    ToCheck,
}

/// Two things that were said and cannot both be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// What is wrong.
    pub title: String,
    /// Each fact: its question, what was answered, where to change it.
    pub facts: Vec<(String, String, Option<String>)>,
}

/// A scheme that can pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// For whom it is.
    pub audience: String,
    /// The most it pays on each line, by the word of the line, in cents.
    pub lines: Vec<(&'static str, i64)>,
    /// Lines it pays after looking at the file, by their words.
    pub case_by_case: Vec<&'static str>,
    /// What was taken for granted.
    pub assumed: Vec<String>,
    /// How sure it is.
    pub trust: Trust,
}

/// Why a scheme cannot pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The condition that fails.
    pub why: String,
    /// What would change it; empty when nothing would.
    pub change: String,
    /// Where the condition comes from.
    pub sources: Vec<Source>,
    /// How sure it is.
    pub trust: Trust,
}

/// A scheme that cannot pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Every condition that fails.
    pub reasons: Vec<Reason>,
}

/// A scheme of which something is still to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What to ask: the name of the fact and its question.
    pub asks: Vec<(String, String)>,
}

/// A sum that a scheme pays on one line of the costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The identifier of the scheme.
    pub scheme: String,
    /// Its title.
    pub title: String,
    /// The word of the line.
    pub line: &'static str,
    /// How much, in cents.
    pub cents: i64,
    /// How it comes about, step by step.
    pub why: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// How sure it is.
    pub trust: Trust,
}

/// What comes in during one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// The first day of the month.
    pub first: Date,
    /// How much, in cents; `None` when an amount is not known.
    pub cents: Option<i64>,
    /// From whom, and how much.
    pub from: Vec<(String, i64)>,
    /// Days on which nothing is paid.
    pub unpaid_days: i32,
}

/// Something to send before a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The identifier of the scheme it belongs to.
    pub id: String,
    /// Its title.
    pub scheme: String,
    /// What is to be done.
    pub title: String,
    /// Whose it is: the word of who.
    pub who: String,
    /// To whom it goes.
    pub to: String,
    /// By when at the latest.
    pub send_by: Option<Date>,
    /// When the answer comes at the latest.
    pub answer_by: Option<Date>,
    /// What silence means: `accord`, `refus`, `rien`; empty when nothing says so.
    pub silence: String,
    /// The papers it takes.
    pub papers: Vec<String>,
    /// Whether the day has passed.
    pub is_late: bool,
    /// Where the delay comes from.
    pub source: Option<Source>,
    /// How sure it is.
    pub trust: Trust,
}

/// One way to pay, and to live meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What it is best at: keys of words.
    pub best_for: Vec<&'static str>,
    /// Who pays what.
    pub payments: Vec<Payment>,
    /// Lines a scheme pays after looking at the file: its identifier, title, and the word of the line.
    pub case_by_case: Vec<(String, String, &'static str)>,
    /// What everything costs, in cents.
    pub cost: i64,
    /// What is left to pay, in cents.
    pub left: i64,
    /// What of the person's own account is used, in cents.
    pub own_used: i64,
    /// What comes in month by month; empty when it is not known.
    pub months: Vec<Month>,
    /// What comes in today each month, in cents, when it is known.
    pub today: Option<i64>,
    /// What comes in over the whole training, and what would have come in without it, in cents, when both are known.
    pub income: Option<(i64, i64)>,
    /// Sums paid once: from whom, and cents.
    pub once: Vec<(String, i64)>,
    /// What to send to whom before when, soonest first.
    pub steps: Vec<Step>,
    /// When everybody will have answered.
    pub certain_on: Option<Date>,
    /// A later start at which nothing would be too late.
    pub later_start: Option<Date>,
}

impl Plan {
    /// The first thing to send that is not too late.
    pub fn next(&self) -> Option<&Step> {
        self.steps
            .iter()
            .filter(|step| !step.is_late && step.send_by.is_some())
            .min_by_key(|step| step.send_by)
    }

    /// What each scheme pays in all, in the order they pay.
    pub fn by_scheme(&self) -> Vec<(&str, &str, i64)> {
        let mut all: Vec<(&str, &str, i64)> = Vec::new();
        for payment in &self.payments {
            match all.iter_mut().find(|(id, ..)| *id == payment.scheme) {
                Some((.., cents)) => *cents += payment.cents,
                None => all.push((&payment.scheme, &payment.title, payment.cents)),
            }
        }
        all
    }

    /// What comes in during the training against what would have come in, in percent, when both are known.
    pub fn kept_income(&self) -> Option<i64> {
        let (during, today) = self.income.filter(|(_, today)| *today > 0)?;
        Some(during.saturating_mul(100) / today)
    }
}

/// Everything the rules answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What was said and cannot all be.
    pub contradictions: Vec<Contradiction>,
    /// Answers the rules do not understand: their question and why.
    pub misread: Vec<(String, String)>,
    /// What can pay.
    pub open: Vec<Open>,
    /// What cannot, and why.
    pub closed: Vec<Closed>,
    /// What is not known yet.
    pub unsettled: Vec<Unsettled>,
    /// Aids that are only named: identifier and title.
    pub mentioned: Vec<(String, String)>,
    /// What is still to ask, what settles most first: the name of the fact and its question.
    pub questions: Vec<(String, String)>,
    /// The plans, the best first.
    pub plans: Vec<Plan>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_income_kept_is_a_share_of_what_would_have_come() {
        let plan = |income| Plan { income, ..Plan::default() };
        assert_eq!(plan(Some((90, 100))).kept_income(), Some(90));
        assert_eq!(plan(Some((90, 0))).kept_income(), None);
        assert_eq!(plan(None).kept_income(), None);
    }

    #[test]
    fn what_one_scheme_pays_on_several_lines_is_one_sum() {
        let payment = |scheme: &str, cents| Payment {
            scheme: scheme.into(),
            title: scheme.to_uppercase(),
            line: "tuition",
            cents,
            why: Vec::new(),
            sources: Vec::new(),
            trust: Trust::Read,
        };
        let plan = Plan {
            payments: vec![payment("cpf", 10), payment("ptp", 5), payment("cpf", 7)],
            ..Plan::default()
        };
        assert_eq!(plan.by_scheme(), [("cpf", "CPF", 17), ("ptp", "PTP", 5)]);
    }
}
