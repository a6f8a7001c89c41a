//! The rules that are served: those of `data/schemes` as they were when the program was built, read once.

use std::sync::Arc;

use jalon_financing::{Fact, Finding, Schemes};

use crate::pages::outcome::slug;

/// Every file of `data/schemes`: its path below that folder, and its text.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/schemes.rs"));

/// Facts that tell of health, disability or detention: never shown to a professional without consent (2.0-04).
const SENSITIVE: &[&str] = &[
    "personne . handicap reconnu",
    "personne . en ESAT",
    "personne . détenue",
    "famille . femme enceinte seule",
    "contrat . absence pour maladie ou accident",
    "contrat . inaptitude",
    "compte . complété après accident du travail",
    "formation . coût . handicap",
];

/// The rules, ready to answer. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Rules {
    schemes: Schemes,
    by_slug: Arc<Vec<(String, String)>>,
}

impl Rules {
    /// The rules in the program.
    ///
    /// # Errors
    /// Every fault of the files at once, each with its place.
    pub fn built_in() -> Result<Self, Vec<Finding>> {
        Schemes::read(FILES).map(Self::of)
    }

    fn of(schemes: Schemes) -> Self {
        let by_slug = schemes.facts().map(|fact| (slug(&fact.name), fact.name.clone())).collect();
        Self { schemes, by_slug: Arc::new(by_slug) }
    }

    /// The schemes.
    pub fn schemes(&self) -> &Schemes {
        &self.schemes
    }

    /// The fact whose question stands at this address.
    pub fn fact_at(&self, address: &str) -> Option<&Fact> {
        let (_, name) = self.by_slug.iter().find(|(slug, _)| slug == address)?;
        self.schemes.fact(name)
    }
}

/// Whether a fact tells of health, disability or detention.
pub fn is_sensitive(name: &str) -> bool {
    SENSITIVE.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_in_the_program_are_read_and_no_two_facts_share_an_address() {
        let rules = match Rules::built_in() {
            Ok(rules) => rules,
            Err(findings) => {
                let all: Vec<String> = findings.iter().map(ToString::to_string).collect();
                panic!("{}", all.join("\n"));
            }
        };
        let mut slugs: Vec<&str> = rules.by_slug.iter().map(|(slug, _)| slug.as_str()).collect();
        slugs.sort_unstable();
        let count = slugs.len();
        slugs.dedup();
        assert_eq!(slugs.len(), count);
        for name in SENSITIVE {
            assert!(rules.schemes.fact(name).is_some(), "no rule asks {name}");
        }
    }
}
