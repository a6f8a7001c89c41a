//! How many people are looked for in an occupation, on a territory: a level with its source and date, or not known.
//!
//! Nobody's list is cut by it unless they ask: it is a mention, a choice and an order.

use std::collections::HashMap;

use jiff::civil::{Date, date};

use super::words;

const TERRITORIES: &str = include_str!("../../../../data/starter/demande/territoires.tsv");
const LEVELS: &str = include_str!("../../../../data/starter/demande/demande.tsv");
/// The day the invented table was written.
const WRITTEN_ON: Date = date(2026, 11, 1);

words! {
    /// How much an occupation is looked for; the most first.
    Level {
        /// Much.
        Many = "many",
        /// Some.
        Some = "some",
        /// Little.
        Few = "few",
    }
}

/// A territory that demand is known on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Territory {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What is known of the demand on territories, from one source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Demands {
    /// The territories, in the order they are shown.
    pub territories: Vec<Territory>,
    /// Who says it, as it is shown.
    pub source: String,
    /// The day it is about.
    pub on: Option<Date>,
    /// By code of occupation and code of territory.
    levels: HashMap<(String, String), Level>,
}

impl Demands {
    /// The invented demand that goes with the invented occupations: for demonstrations only. `source` says so.
    pub fn starter(source: String) -> Self {
        let cells = |line: &'static str| line.split('\t').collect::<Vec<_>>();
        let lines = |table: &'static str| table.lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
        let territories = lines(TERRITORIES).filter_map(|line| match cells(line)[..] {
            [code, name] => Some(Territory { code: code.to_owned(), name: name.to_owned() }),
            _ => None,
        });
        let levels = lines(LEVELS).filter_map(|line| match cells(line)[..] {
            [code, territory, level] => {
                Some(((code.to_owned(), territory.to_owned()), Level::from_word(level)?))
            }
            _ => None,
        });
        let (territories, levels) = (territories.collect(), levels.collect());
        Self { territories, source, on: Some(WRITTEN_ON), levels }
    }

    /// The territory of that code.
    pub fn territory(&self, code: &str) -> Option<&Territory> {
        self.territories.iter().find(|territory| territory.code == code)
    }

    /// How much an occupation is looked for there; nothing when that is not known.
    pub fn level(&self, occupation: &str, territory: &str) -> Option<Level> {
        self.levels.get(&(occupation.to_owned(), territory.to_owned())).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_starter_tables_is_read() {
        let demands = Demands::starter("démonstration".to_owned());
        let count = |table: &str| table.lines().filter(|it| !it.is_empty() && !it.starts_with('#')).count();
        assert_eq!(demands.territories.len(), count(TERRITORIES));
        assert_eq!(demands.levels.len(), count(LEVELS));
        assert!(demands.levels.keys().all(|(_, territory)| demands.territory(territory).is_some()));
        assert_eq!(demands.level("K1304", "demo-rennes").map(|_| ()), Some(()));
    }

    #[test]
    fn what_is_not_in_the_table_is_not_known() {
        let demands = Demands::starter(String::new());
        assert_eq!(demands.level("Z9999", "demo-rennes"), None);
        assert_eq!(demands.level("K1304", "nulle-part"), None);
        assert_eq!(Demands::default().level("K1304", "demo-rennes"), None);
        assert_eq!(demands.territory("'; drop table"), None);
    }
}
