//! An *enquête métier* (2.2-12): a talk with somebody who does the work, with questions to take along, what was learned, what
//! confirms the project and what troubles it, and what it changed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::change::Change;
use super::{Thing, words};

words! {
    /// A question to take along.
    Question {
        /// A usual day.
        Day = "day",
        /// What pleases.
        Likes = "likes",
        /// What is hard.
        Hard = "hard",
        /// What one earns at first.
        Start = "start",
        /// What one earns after five years.
        Later = "later",
        /// Hours, place, what tires.
        Conditions = "conditions",
        /// How one gets in.
        Access = "access",
        /// Who hires here.
        Recruiters = "recruiters",
        /// What they would advise.
        Advice = "advice",
        /// Who else to meet.
        Others = "others",
    }
}

words! {
    /// Whom to ask.
    Contact {
        /// Family, friends, neighbours: who knows somebody.
        Around = "around",
        /// Former colleagues.
        Colleagues = "colleagues",
        /// A business nearby, at a quiet hour.
        Nearby = "nearby",
        /// A fair or an open day.
        Fair = "fair",
        /// A counsellor.
        Counsellor = "counsellor",
    }
}

/// How many talks are wished for before one decides between occupations.
pub const WISHED: usize = 3;
/// The longest short text, in characters.
pub const LONGEST_SHORT: usize = 150;
/// The longest text, in characters.
pub const LONGEST: usize = 2_000;
/// The longest answer to a question, in characters.
pub const LONGEST_ANSWER: usize = 600;

/// A talk, planned or had.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Interview {
    /// The occupation that one asks about.
    pub occupation: String,
    /// Whom one meets; may be empty.
    #[serde(default)]
    pub who: String,
    /// The day.
    #[serde(default)]
    pub on: Option<Date>,
    /// What was learned; may be empty.
    #[serde(default)]
    pub learned: String,
    /// What goes with the project; may be empty.
    #[serde(default)]
    pub confirms: String,
    /// What makes one doubt; may be empty.
    #[serde(default)]
    pub troubles: String,
    /// Answers to the questions of the guide.
    #[serde(default)]
    pub answers: BTreeMap<Question, String>,
    /// What it changed, once that was said.
    #[serde(default)]
    pub change: Option<Change>,
}

impl Thing for Interview {
    const KIND: &'static str = "interview";
}

impl Interview {
    /// Whether something was learned: a talk that is only planned tells nothing yet.
    pub fn is_held(&self) -> bool {
        let texts = [&self.learned, &self.confirms, &self.troubles];
        texts.into_iter().chain(self.answers.values()).any(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_is_held_once_anything_was_learned() {
        assert!(!Interview::default().is_held());
        assert!(!Interview { who: "Ali".into(), ..Interview::default() }.is_held());
        let told = |change: fn(&mut Interview)| {
            let mut interview = Interview::default();
            change(&mut interview);
            interview.is_held()
        };
        assert!(told(|it| it.learned = "x".into()));
        assert!(told(|it| it.confirms = "x".into()));
        assert!(told(|it| it.troubles = "x".into()));
        assert!(told(|it| drop(it.answers.insert(Question::Day, "x".into()))));
        assert!(!told(|it| drop(it.answers.insert(Question::Day, String::new()))));
    }
}
