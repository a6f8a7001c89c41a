//! A decision put in order (1-07): options held against criteria that the person chose and weighed. It never decides: it
//! shows what stands where, what is out, and what a change of weight would change.

use serde::{Deserialize, Serialize};

use super::{Thing, words};

words! {
    /// How much a criterion counts.
    Weight {
        /// A little.
        Some = "some",
        /// Much.
        Much = "much",
        /// Without it, an option is out.
        Must = "must",
    }
}

words! {
    /// How an option answers a criterion.
    Answer {
        /// Not at all.
        No = "no",
        /// In part.
        Part = "part",
        /// Well.
        Well = "well",
    }
}

/// The most options.
pub const MOST_OPTIONS: usize = 4;
/// The most criteria.
pub const MOST_CRITERIA: usize = 8;
/// The longest name of either, in characters.
pub const LONGEST: usize = 120;

/// A criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// What it is.
    pub name: String,
    /// How much it counts; none as long as nobody said.
    pub weight: Option<Weight>,
}

/// A decision.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// What one hesitates between.
    pub options: Vec<String>,
    /// What matters.
    pub criteria: Vec<Criterion>,
    /// Answers by option, then by criterion; none where nobody said.
    pub answers: Vec<Vec<Option<Answer>>>,
}

impl Thing for Decision {
    const KIND: &'static str = "decision";
}

/// How an option stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It lacks something without which it is out: the numbers of those criteria.
    Out(Vec<usize>),
    /// Its points, of as many.
    Points(u32, u32),
}

impl Weight {
    const fn points(self) -> u32 {
        match self {
            Self::Some => 1,
            Self::Much | Self::Must => 3,
        }
    }
}

impl Decision {
    /// Options and criteria as typed; answers to what is still there under the same name are kept.
    pub fn renamed(&self, options: Vec<String>, criteria: Vec<String>) -> Self {
        let old_option = |name: &String| self.options.iter().position(|it| it == name);
        let old_criterion = |name: &str| self.criteria.iter().position(|it| it.name == name);
        let answers = options
            .iter()
            .map(|option| {
                let answer = |criterion: &String| {
                    *self.answers.get(old_option(option)?)?.get(old_criterion(criterion)?)?
                };
                criteria.iter().map(answer).collect()
            })
            .collect();
        let criteria = criteria
            .into_iter()
            .map(|name| Criterion {
                weight: old_criterion(&name).and_then(|old| self.criteria[old].weight),
                name,
            })
            .collect();
        Self { options, criteria, answers }
    }

    /// How much is still unsaid: weights and answers.
    pub fn unsaid(&self) -> usize {
        let weights = self.criteria.iter().filter(|it| it.weight.is_none()).count();
        let answers = self.options.iter().enumerate().flat_map(|(option, _)| {
            self.criteria
                .iter()
                .enumerate()
                .filter(move |(criterion, _)| self.answer(option, *criterion).is_none())
        });
        weights + answers.count()
    }

    /// The answer of an option to a criterion.
    pub fn answer(&self, option: usize, criterion: usize) -> Option<Answer> {
        *self.answers.get(option)?.get(criterion)?
    }

    /// How each option stands; none as long as something is unsaid: half an answer would mislead.
    pub fn places(&self) -> Option<Vec<Place>> {
        if self.options.len() < 2 || self.criteria.is_empty() || self.unsaid() > 0 {
            return None;
        }
        Some((0..self.options.len()).map(|option| self.place(option)).collect())
    }

    fn place(&self, option: usize) -> Place {
        let (mut points, mut most, mut out) = (0, 0, Vec::new());
        for (number, criterion) in self.criteria.iter().enumerate() {
            let weight = criterion.weight.map_or(0, Weight::points);
            most += 2 * weight;
            points += weight
                * match self.answer(option, number) {
                    Some(Answer::Well) => 2,
                    Some(Answer::Part) => 1,
                    Some(Answer::No) | None => 0,
                };
            if criterion.weight == Some(Weight::Must) && self.answer(option, number) == Some(Answer::No) {
                out.push(number);
            }
        }
        if out.is_empty() { Place::Points(points, most) } else { Place::Out(out) }
    }

    /// The options with the most points among those that are not out; several when they are level.
    pub fn ahead(&self) -> Vec<usize> {
        let points = |place: &Place| match place {
            Place::Points(points, _) => Some(*points),
            Place::Out(_) => None,
        };
        let Some(places) = self.places() else { return Vec::new() };
        let Some(most) = places.iter().filter_map(points).max() else { return Vec::new() };
        (0..places.len()).filter(|option| points(&places[*option]) == Some(most)).collect()
    }

    /// Criteria whose weight decides: with another weight, other options would be ahead. Each with that weight and these.
    pub fn hinges(&self) -> Vec<(usize, Weight, Vec<usize>)> {
        let ahead = self.ahead();
        if ahead.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for number in 0..self.criteria.len() {
            for weight in Weight::ALL.iter().copied() {
                if self.criteria[number].weight == Some(weight) {
                    continue;
                }
                let mut other = self.clone();
                other.criteria[number].weight = Some(weight);
                let then = other.ahead();
                if then != ahead {
                    found.push((number, weight, then));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(weights: [Weight; 2], answers: [[Answer; 2]; 2]) -> Decision {
        let names = ["salaire", "horaires"];
        Decision {
            options: vec!["rester".into(), "partir".into()],
            criteria: names
                .into_iter()
                .zip(weights)
                .map(|(name, weight)| Criterion { name: name.into(), weight: Some(weight) })
                .collect(),
            answers: answers.map(|row| row.map(Some).to_vec()).to_vec(),
        }
    }

    #[test]
    fn clause_1_07_points_are_weighed_and_a_must_that_fails_puts_an_option_out() {
        use Answer::{No, Part, Well};
        let even = decision([Weight::Some, Weight::Some], [[Well, No], [No, Well]]);
        assert_eq!(even.places(), Some(vec![Place::Points(2, 4), Place::Points(2, 4)]));
        assert_eq!(even.ahead(), [0, 1], "level");
        let heavy = decision([Weight::Much, Weight::Some], [[Well, No], [No, Well]]);
        assert_eq!(heavy.places(), Some(vec![Place::Points(6, 8), Place::Points(2, 8)]));
        let must = decision([Weight::Must, Weight::Some], [[Well, No], [No, Well]]);
        assert_eq!(must.places(), Some(vec![Place::Points(6, 8), Place::Out(vec![0])]));
        let part = decision([Weight::Must, Weight::Some], [[Part, No], [No, Well]]);
        assert_eq!(part.places().map(|it| it[0].clone()), Some(Place::Points(3, 8)), "in part is not out");
        let both = decision([Weight::Must, Weight::Must], [[Well, No], [No, Well]]);
        assert_eq!(both.ahead(), Vec::<usize>::new(), "both are out: nothing is ahead");
    }

    #[test]
    fn nothing_is_said_as_long_as_something_is_unsaid() {
        let mut decision = decision([Weight::Some, Weight::Some], [[Answer::Well; 2], [Answer::No; 2]]);
        decision.answers[1][1] = None;
        assert_eq!((decision.unsaid(), decision.places()), (1, None));
        decision.answers[1][1] = Some(Answer::No);
        decision.criteria[0].weight = None;
        assert_eq!((decision.unsaid(), decision.places()), (1, None));
        assert_eq!(Decision::default().places(), None);
    }

    #[test]
    fn what_a_change_of_weight_changes_is_shown() {
        use Answer::{No, Well};
        let decision = decision([Weight::Much, Weight::Some], [[Well, No], [No, Well]]);
        let hinges = decision.hinges();
        assert!(hinges.contains(&(0, Weight::Some, vec![0, 1])), "{hinges:?}");
        assert!(hinges.contains(&(1, Weight::Must, vec![1])), "{hinges:?}");
        assert!(!hinges.iter().any(|(number, weight, _)| (*number, *weight) == (0, Weight::Must)));
    }

    #[test]
    fn what_keeps_its_name_keeps_its_answers() {
        let before =
            decision([Weight::Must, Weight::Some], [[Answer::Well, Answer::No], [Answer::No, Answer::Part]]);
        let after = before
            .renamed(vec!["partir".into(), "attendre".into()], vec!["horaires".into(), "salaire".into()]);
        assert_eq!(after.criteria[1].weight, Some(Weight::Must));
        assert_eq!(after.answers, [[Some(Answer::Part), Some(Answer::No)], [None, None]]);
    }
}
