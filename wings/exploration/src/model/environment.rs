//! The environment one aspires to (2.2-07): conditions of work, each weighed, held against what occupations are done in.
//!
//! A classification says under which conditions an occupation is done; what it does not say is not known, never "no".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Thing, words};

const CONDITIONS: &str = include_str!("../../../../data/exploration/conditions.tsv");

/// A condition of work that can be weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its name, the end of the key of its words.
    pub name: &'static str,
    /// Whether a body may say no to it.
    pub may_limit: bool,
    /// Pieces of the labels of contexts that speak of it, without accents or capitals.
    marks: Vec<&'static str>,
}

/// Every condition, in the order they are shown.
pub static ALL: LazyLock<Vec<Condition>> = LazyLock::new(|| {
    let lines = CONDITIONS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(read).collect()
});

fn read(line: &'static str) -> Option<Condition> {
    let mut cells = line.split('\t');
    let (name, limit, marks) = (cells.next()?, cells.next()?, cells.next()?);
    Some(Condition { name, may_limit: limit == "oui", marks: marks.split('|').collect() })
}

/// The condition of that name.
pub fn find(name: &str) -> Option<&'static Condition> {
    ALL.iter().find(|condition| condition.name == name)
}

impl Condition {
    /// Whether a context of the classification speaks of it.
    pub fn is_said_by(&self, context: &str) -> bool {
        let plain = plain(context);
        self.marks.iter().any(|mark| plain.contains(mark))
    }
}

// Lower case without the accents of French.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            other => other,
        })
        .collect()
}

words! {
    /// How much one wants a condition, or wants to avoid it.
    Wish {
        /// One cannot do without.
        Essential = "essential",
        /// One would like it.
        Like = "like",
        /// One would rather not.
        RatherNot = "rather-not",
        /// Out of the question.
        Never = "never",
    }
}

/// What one wishes, condition by condition; a condition that is not there does not matter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Environment {
    /// Wishes by the names of conditions.
    pub wishes: BTreeMap<String, Wish>,
}

impl Thing for Environment {
    const KIND: &'static str = "environment";
}

/// How an occupation stands to what one wishes and to what one's body allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Conditions wished for that it has.
    pub found: Vec<&'static str>,
    /// Conditions wished for of which its sheet says nothing.
    pub unsaid: Vec<&'static str>,
    /// Conditions one would rather not have that it has.
    pub against: Vec<&'static str>,
    /// Conditions one never wants that it has.
    pub never: Vec<&'static str>,
    /// Conditions that one's body limits that it has: to be looked at, for a post can be adapted.
    pub body: Vec<&'static str>,
}

impl Fit {
    /// Holds the contexts of an occupation against wishes and limits.
    pub fn of(contexts: &[String], wishes: &Environment, body: &[String]) -> Self {
        let mut fit = Self::default();
        for condition in ALL.iter() {
            let is_said = || contexts.iter().any(|context| condition.is_said_by(context));
            match wishes.wishes.get(condition.name) {
                Some(Wish::Essential | Wish::Like) if is_said() => fit.found.push(condition.name),
                Some(Wish::Essential | Wish::Like) => fit.unsaid.push(condition.name),
                Some(Wish::RatherNot) if is_said() => fit.against.push(condition.name),
                Some(Wish::Never) if is_said() => fit.never.push(condition.name),
                Some(Wish::RatherNot | Wish::Never) | None => {}
            }
            if body.iter().any(|name| name == condition.name) && is_said() {
                fit.body.push(condition.name);
            }
        }
        fit
    }

    /// Whether something in it has to be looked at before anything else.
    pub fn is_to_check(&self) -> bool {
        !self.never.is_empty() || !self.body.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_a_condition_with_its_words() {
        let lines = CONDITIONS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(ALL.len(), lines);
        for words in [
            include_str!("../../locales/fr.ftl"),
            include_str!("../../locales/fr-facile.ftl"),
            include_str!("../../locales/en.ftl"),
        ] {
            for condition in ALL.iter() {
                let key = format!("exploration-condition-{} =", condition.name);
                assert!(words.contains(&key), "{key}");
                assert!(condition.marks.iter().all(|mark| plain(mark) == *mark), "{}", condition.name);
            }
        }
    }

    #[test]
    fn clause_2_2_07_wishes_are_held_against_what_occupations_are_done_in() {
        let contexts =
            ["Station debout prolongée", "Port de charges", "Travail en plein air"].map(str::to_owned);
        let wishes = |pairs: &[(&str, Wish)]| Environment {
            wishes: pairs.iter().map(|(name, wish)| ((*name).to_owned(), *wish)).collect(),
        };
        let all = wishes(&[
            ("outdoors", Wish::Essential),
            ("remote", Wish::Like),
            ("standing", Wish::RatherNot),
            ("loads", Wish::Never),
            ("night", Wish::Never),
        ]);
        let fit = Fit::of(&contexts, &all, &["loads".to_owned(), "noise".to_owned()]);
        assert_eq!(fit.found, ["outdoors"]);
        assert_eq!(fit.unsaid, ["remote"], "what a sheet does not say is not known");
        assert_eq!(fit.against, ["standing"]);
        assert_eq!(fit.never, ["loads"]);
        assert_eq!(fit.body, ["loads"]);
        assert!(fit.is_to_check());
        // Each of the two alone makes it something to check, none of them does not.
        assert!(Fit::of(&contexts, &wishes(&[("loads", Wish::Never)]), &[]).is_to_check());
        assert!(Fit::of(&contexts, &wishes(&[]), &["loads".to_owned()]).is_to_check());
        assert!(!Fit::of(&contexts, &wishes(&[("standing", Wish::RatherNot)]), &[]).is_to_check());
        assert_eq!(Fit::of(&[], &wishes(&[("loads", Wish::Never)]), &["loads".to_owned()]), Fit::default());
    }

    #[test]
    fn a_context_is_recognised_whatever_its_accents() {
        let says = |name: &str, context: &str| find(name).is_some_and(|it| it.is_said_by(context));
        assert!(says("remote", "Possibilité de télétravail") && says("remote", "TÉLÉTRAVAIL possible"));
        assert!(says("loads", "Port et manipulation de charges lourdes ou encombrantes"));
        assert!(says("night", "Travail de nuit ou très tôt le matin"));
        assert!(!says("night", "Travail en journée") && !says("children", "Adultes"));
    }
}
