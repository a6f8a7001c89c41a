//! What one likes doing and what drives one: an inventory of our own items, read by the six types of Holland that the
//! classification gives to occupations.
//!
//! Twenty-four activities, four a type, each liked or not: a type's figure is how many of its four are liked. It is a way to
//! talk about oneself, not a test: it is not calibrated, and the page of the method says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Thing, words};

/// The six types, by their letters, in the order of the hexagon.
pub const TYPES: [char; 6] = ['R', 'I', 'A', 'S', 'E', 'C'];
/// How many activities a type has.
pub const EACH: usize = 4;
/// How many activities of a type have to be liked for it to count: one alone may be chance.
const ENOUGH: usize = 2;

words! {
    /// What drives one at work.
    Motive {
        /// A stable income.
        Security = "security",
        /// Earning more.
        Money = "money",
        /// Being useful.
        Useful = "useful",
        /// Deciding by oneself.
        Freedom = "freedom",
        /// Working with others.
        Together = "together",
        /// Learning.
        Learning = "learning",
        /// Making something with one's hands.
        Making = "making",
        /// Time for oneself and one's people.
        Time = "time",
        /// Being recognised.
        Recognition = "recognition",
        /// Caring for nature.
        Nature = "nature",
        /// Responsibilities.
        Lead = "lead",
        /// Working close to home.
        Near = "near",
    }
}

/// How many drives are chosen at most: choosing is saying what counts more.
pub const MOST_MOTIVES: usize = 4;
/// The longest text, in characters.
pub const LONGEST: usize = 2_000;

/// What a person likes and what drives them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Interests {
    /// Activities that are liked: a letter and a number from 1, such as `R1`.
    #[serde(default)]
    pub liked: Vec<String>,
    /// What drives them.
    #[serde(default)]
    pub motives: Vec<Motive>,
    /// In their own words.
    #[serde(default)]
    pub words: String,
}

impl Thing for Interests {
    const KIND: &'static str = "interests";
}

/// The names of all activities, types mixed so that one does not answer by the type.
pub fn activities() -> Vec<String> {
    (1..=EACH).flat_map(|number| TYPES.iter().map(move |letter| format!("{letter}{number}"))).collect()
}

/// Whether there is an activity of that name.
pub fn is_activity(name: &str) -> bool {
    activities().iter().any(|known| known == name)
}

impl Interests {
    /// How many activities of each type are liked.
    pub fn figures(&self) -> BTreeMap<char, usize> {
        let mut figures: BTreeMap<char, usize> = TYPES.iter().map(|letter| (*letter, 0)).collect();
        for name in &self.liked {
            if let Some(figure) = name.chars().next().and_then(|letter| figures.get_mut(&letter)) {
                *figure += 1;
            }
        }
        figures
    }

    /// The types that stand out: at most three, the strongest first, each liked enough. Equals come in the order of the hexagon.
    pub fn leading(&self) -> Vec<char> {
        let figures = self.figures();
        let mut types: Vec<char> = TYPES.into_iter().filter(|letter| figures[letter] >= ENOUGH).collect();
        types.sort_by_key(|letter| std::cmp::Reverse(figures[letter]));
        types.truncate(3);
        types
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn liking(names: &[&str]) -> Interests {
        Interests { liked: names.iter().map(|name| (*name).to_owned()).collect(), ..Interests::default() }
    }

    #[test]
    fn there_are_four_activities_of_each_type_and_no_other() {
        assert_eq!(activities().len(), 24);
        assert!(is_activity("R1") && is_activity("C4"));
        for wrong in ["R0", "R5", "X1", "", "r1", "R"] {
            assert!(!is_activity(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_type_stands_out_from_two_activities_on() {
        assert_eq!(liking(&[]).leading(), Vec::<char>::new());
        assert_eq!(liking(&["R1", "S1", "C1"]).leading(), Vec::<char>::new(), "one alone may be chance");
        assert_eq!(liking(&["R1", "R2"]).leading(), ['R']);
        assert_eq!(liking(&["S1", "S2", "R1", "R2", "R3"]).leading(), ['R', 'S']);
        let many = ["R1", "R2", "I1", "I2", "A1", "A2", "S1", "S2", "S3"];
        assert_eq!(
            liking(&many).leading(),
            ['S', 'R', 'I'],
            "at most three, equals in the order of the hexagon"
        );
        assert_eq!(liking(&["Z9", "😀"]).leading(), Vec::<char>::new());
    }
}
