//! The rules that are served: the last set that was imported, or those of `data/schemes` as they were when the program was
//! built, with what regions wrote. A handler takes [`Rules`] and gets those of now: every server of a house looks, each time,
//! whether others were put in place since, and reads them once.

use std::sync::{Arc, RwLock};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jalon_financing::{Fact, Finding, RegionalEntry, Schemes, Severity, Source, check};
use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::house::House;
use jalon_kernel::web::Refusal;

use crate::pages::fact::region_name;
use crate::pages::outcome::slug;
use crate::store::editions::{self, Stamp};
use crate::store::regional::{self, Written};

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

    /// The rules of a set of files that somebody asks to import: everything is checked, its own cases too.
    ///
    /// # Errors
    /// Every fault at once, each with its place; also what this program relies on and these files do not have.
    pub fn examine(files: &[(String, String)]) -> Result<Self, Vec<Finding>> {
        let mut faults: Vec<Finding> =
            check(files).into_iter().filter(|it| it.severity == Severity::Error).collect();
        let schemes = match Schemes::read(files) {
            Ok(schemes) if faults.is_empty() => schemes,
            Ok(_) => return Err(faults),
            Err(more) => {
                faults.extend(more);
                faults.sort();
                faults.dedup();
                return Err(faults);
            }
        };
        let rules = Self::of(schemes);
        let faults = rules.faults_of_facts();
        if faults.is_empty() { Ok(rules) } else { Err(faults) }
    }

    // Facts this program keeps apart or fills in by their name: a set that renames one would show what is hidden.
    fn faults_of_facts(&self) -> Vec<Finding> {
        let needed = SENSITIVE.iter().chain(crate::model::whole::FACTS);
        let missing = needed.filter(|name| self.schemes.fact(name).is_none());
        let mut messages: Vec<String> =
            missing.map(|name| format!("le fait « {name} », dont Jalon a besoin, n'y est pas")).collect();
        let mut slugs: Vec<&str> = self.by_slug.iter().map(|(slug, _)| slug.as_str()).collect();
        slugs.sort_unstable();
        for pair in slugs.windows(2).filter(|pair| pair[0] == pair[1]) {
            messages.push(format!("deux faits auraient la même adresse, « {} »", pair[0]));
        }
        messages.into_iter().map(|message| Finding::of_file("faits.publicodes.yaml", message)).collect()
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

/// What a region wrote, as the engine takes it; nothing when its parameter is gone or reads it no more.
pub fn entry(schemes: &Schemes, written: &Written) -> Option<RegionalEntry> {
    let parameter = schemes.parameter(&written.parameter)?;
    Some(RegionalEntry {
        region: written.region.clone(),
        name: region_name(&written.region)?.to_owned(),
        parameter: written.parameter.clone(),
        from: written.from,
        worth: parameter.parse(&written.worth).ok()?,
        source: Source {
            title: written.source.clone(),
            address: (!written.address.is_empty()).then(|| written.address.clone()),
            evidence: written.evidence.of_engine(),
        },
        example: written.example,
    })
}

/// The rules that are served, and by what they are known to be those of now. Cheap to clone: every clone holds the same.
#[derive(Clone, Debug)]
pub struct RuleBook {
    built_in: Rules,
    held: Arc<RwLock<(Stamp, Rules)>>,
}

impl RuleBook {
    /// Begins with the rules in the program.
    pub fn new(built_in: Rules) -> Self {
        let held = (Stamp::default(), built_in.clone());
        Self { built_in, held: Arc::new(RwLock::new(held)) }
    }

    /// The rules of now.
    pub async fn now(&self, tx: &mut Tx) -> Result<Rules, DbError> {
        let stamp = editions::stamp(tx).await?;
        // A thread that panicked while it held the lock left whole rules behind: there is nothing to mend.
        let (held, rules) = self.held.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        if held == stamp {
            return Ok(rules);
        }
        let schemes = self.schemes(tx, stamp).await?;
        let written = regional::list(tx).await?;
        let entries: Vec<RegionalEntry> = written.iter().filter_map(|it| entry(&schemes, it)).collect();
        let (schemes, left_out) = schemes.with_regional(&entries);
        let lost = written.len() - entries.len() + left_out.len();
        if lost > 0 {
            tracing::warn!(rules.lost = lost, "values that regions wrote have no place in the rules served");
        }
        let rules = Rules::of(schemes);
        *self.held.write().unwrap_or_else(std::sync::PoisonError::into_inner) = (stamp, rules.clone());
        Ok(rules)
    }

    // A set that an older program accepted and this one cannot read does not stop the house: the rules of the program serve.
    async fn schemes(&self, tx: &mut Tx, stamp: Stamp) -> Result<Schemes, DbError> {
        let Some(number) = stamp.edition else { return Ok(self.built_in.schemes.clone()) };
        let files = editions::files(tx, number).await?;
        match Schemes::read(&files) {
            Ok(schemes) => Ok(schemes),
            Err(findings) => {
                let first = findings.first().map(ToString::to_string).unwrap_or_default();
                tracing::error!(
                    rules.edition = number, rules.faults = findings.len(), rules.first = %first,
                    "the imported schemes are not read by this program: its own are served"
                );
                Ok(self.built_in.schemes.clone())
            }
        }
    }
}

impl FromRequestParts<House> for Rules {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Refusal> {
        let book = parts.extensions.get::<RuleBook>().cloned().ok_or(Refusal::Internal)?;
        let mut tx = house.db.read().await?;
        Ok(book.now(&mut tx).await?)
    }
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
