//! A skill that a person recognises as theirs: how well, whether they like it, and what shows it (1-02, 2.2-06).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Thing, words};

words! {
    /// How well, in four plain steps.
    Level {
        /// With somebody's help.
        Helped = "helped",
        /// Alone.
        Alone = "alone",
        /// Alone, when it is difficult too.
        Hard = "hard",
        /// Well enough to teach it.
        Teach = "teach",
    }
}

words! {
    /// Whether one likes doing it.
    Liking {
        /// One wants more of it.
        Likes = "likes",
        /// It is all right.
        Accepts = "accepts",
        /// One would rather not.
        Dislikes = "dislikes",
        /// Never again.
        Refuses = "refuses",
    }
}

words! {
    /// On whose word it stands.
    Standing {
        /// The person says so.
        Said = "said",
        /// Somebody who saw it says so.
        Confirmed = "confirmed",
        /// A document says so.
        Proven = "proven",
    }
}

/// The longest text on what shows a skill, in characters.
pub const LONGEST_EVIDENCE: usize = 1_000;

/// A skill of a person; its code is its number in the classification.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Skill {
    /// As the classification called it when the person confirmed it.
    pub label: String,
    /// How well.
    pub level: Level,
    /// Whether they like it, once they said so.
    #[serde(default)]
    pub liking: Option<Liking>,
    /// On whose word.
    #[serde(default = "said")]
    pub standing: Standing,
    /// What shows it: a diploma, a reference, an example.
    #[serde(default)]
    pub evidence: String,
    /// The experiences it was drawn from; empty when it was added by its name.
    #[serde(default)]
    pub from: Vec<Uuid>,
}

fn said() -> Standing {
    Standing::Said
}

impl Thing for Skill {
    const KIND: &'static str = "skill";
}

impl Skill {
    /// A skill just confirmed.
    pub fn confirmed(label: String, level: Level, from: Option<Uuid>) -> Self {
        let from = from.into_iter().collect();
        Self { label, level, liking: None, standing: Standing::Said, evidence: String::new(), from }
    }

    /// The same skill told by two lives of one person, without and with an account: the better level, every evidence.
    pub fn joined(&self, brought: &Self) -> Self {
        let mut joined = self.clone();
        joined.level = self.level.max(brought.level);
        joined.liking = self.liking.or(brought.liking);
        joined.standing = self.standing.max(brought.standing);
        if !brought.evidence.is_empty() && !self.evidence.contains(&brought.evidence) {
            joined.evidence = format!("{}\n{}", self.evidence, brought.evidence).trim().to_owned();
        }
        joined.from.extend(brought.from.iter().filter(|id| !self.from.contains(id)));
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_skill_twice_loses_nothing() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let own =
            Skill { evidence: "CAP".into(), ..Skill::confirmed("Cuire".into(), Level::Alone, Some(one)) };
        let brought = Skill {
            liking: Some(Liking::Likes),
            standing: Standing::Proven,
            evidence: "Lettre".into(),
            ..Skill::confirmed("Cuire".into(), Level::Helped, Some(two))
        };
        let joined = own.joined(&brought);
        assert_eq!((joined.level, joined.liking), (Level::Alone, Some(Liking::Likes)));
        assert_eq!((joined.standing, joined.evidence.as_str()), (Standing::Proven, "CAP\nLettre"));
        assert_eq!(joined.from, [one, two]);
        assert_eq!(joined.joined(&brought), joined, "joined twice, it is the same");
    }

    #[test]
    fn clause_1_02_a_level_has_four_plain_steps() {
        assert_eq!(Level::ALL.len(), 4);
        assert!(Level::ALL.is_sorted());
    }
}
