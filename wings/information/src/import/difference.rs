//! What changes from one data set to the next: how much was added, removed and changed, and which occupations.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;

use super::rows::Rows;

/// How many of one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Only in the new data.
    pub added: usize,
    /// Only in the data in place.
    pub removed: usize,
    /// In both, and not the same.
    pub changed: usize,
}

/// What changes from one data set to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Occupations.
    pub occupations: Change,
    /// Job titles.
    pub titles: Change,
    /// Skills, knowledge and contexts.
    pub items: Change,
    /// What occupations ask for.
    pub links: Change,
    /// Moves between occupations.
    pub mobilities: Change,
    /// The codes of the occupations that come, in order.
    pub new_codes: Vec<String>,
    /// The codes of the occupations that go, in order: people may have kept them.
    pub lost_codes: Vec<String>,
}

impl Difference {
    /// What changes from `old` to `new`. An item is the same under the same number, a link under the same two ends.
    pub fn between(old: &Rows, new: &Rows) -> Self {
        let codes_missing_in = |from: &Rows, other: &Rows| {
            let known: HashMap<_, ()> = other.occupations.iter().map(|row| (&row.code, ())).collect();
            let mut codes: Vec<String> = from.occupations.iter().map(|row| row.code.clone()).collect();
            codes.retain(|code| !known.contains_key(code));
            codes.sort();
            codes
        };
        Self {
            occupations: change(&old.occupations, &new.occupations, |row| row.code.as_str()),
            titles: change(&old.titles, &new.titles, |row| row.ogr),
            items: change(&old.items, &new.items, |row| row.ogr),
            links: change(&old.links, &new.links, |row| (row.code.as_str(), row.ogr)),
            mobilities: change(&old.mobilities, &new.mobilities, |row| {
                (row.code.as_str(), row.target.as_str())
            }),
            new_codes: codes_missing_in(new, old),
            lost_codes: codes_missing_in(old, new),
        }
    }
}

fn change<'a, T: PartialEq, K: Eq + Hash + 'a>(old: &'a [T], new: &'a [T], key: fn(&'a T) -> K) -> Change {
    let before: HashMap<K, &T> = old.iter().map(|row| (key(row), row)).collect();
    let mut change = Change::default();
    for row in new {
        match before.get(&key(row)) {
            None => change.added += 1,
            Some(known) if *known != row => change.changed += 1,
            Some(_) => {}
        }
    }
    let common = new.len() - change.added;
    change.removed = before.len().saturating_sub(common);
    change
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = [
            ("métiers", self.occupations),
            ("appellations", self.titles),
            ("compétences, savoirs et contextes", self.items),
            ("liens vers les compétences, savoirs et contextes", self.links),
            ("mobilités", self.mobilities),
        ];
        for (name, Change { added, removed, changed }) in lines {
            writeln!(f, "- {name} : {added} ajout(s), {removed} retrait(s), {changed} changement(s)")?;
        }
        if !self.lost_codes.is_empty() {
            writeln!(f, "- métiers retirés : {}", self.lost_codes.join(", "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::rows::TitleRow;

    fn titles(labels: &[(i64, &str)]) -> Rows {
        let row = |(ogr, label): &(i64, &str)| TitleRow {
            ogr: *ogr,
            code: "D1102".to_owned(),
            label: (*label).to_owned(),
            short_label: String::new(),
        };
        Rows { titles: labels.iter().map(row).collect(), ..Rows::default() }
    }

    #[test]
    fn what_comes_goes_and_changes_is_counted_apart() {
        let old = titles(&[(1, "un"), (2, "deux"), (3, "trois")]);
        let new = titles(&[(1, "un"), (3, "TROIS"), (4, "quatre"), (5, "cinq")]);
        let difference = Difference::between(&old, &new);
        assert_eq!(difference.titles, Change { added: 2, removed: 1, changed: 1 });
        assert_eq!(Difference::between(&new, &new), Difference::default());
        assert_eq!(Difference::between(&Rows::default(), &new).titles.added, 4);
    }
}
