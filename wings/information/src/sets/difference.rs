//! What changes from one version of a set to the next, by kind of record.

use std::collections::BTreeMap;
use std::fmt;

use super::sink::Prints;
use crate::import::Change;

/// What changes, for each kind of record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetDifference(pub BTreeMap<String, Change>);

impl SetDifference {
    pub(super) fn between(old: &[(String, Vec<u8>)], new: &BTreeMap<&'static str, Prints>) -> Self {
        let mut changes = BTreeMap::new();
        for (kind, prints) in old {
            let empty = Prints::new();
            let change = change(&super::sink::of_bytes(prints), new.get(kind.as_str()).unwrap_or(&empty));
            changes.insert(kind.clone(), change);
        }
        for (kind, prints) in new {
            let all_new = || Change { added: prints.len(), ..Change::default() };
            changes.entry((*kind).to_owned()).or_insert_with(all_new);
        }
        Self(changes)
    }
}

fn change(old: &Prints, new: &Prints) -> Change {
    let mut change = Change::default();
    for (key, content) in new {
        match old.get(key) {
            None => change.added += 1,
            Some(known) if known != content => change.changed += 1,
            Some(_) => {}
        }
    }
    change.removed = old.keys().filter(|key| !new.contains_key(key)).count();
    change
}

impl fmt::Display for SetDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, Change { added, removed, changed }) in &self.0 {
            writeln!(f, "- {name} : {added} ajout(s), {removed} retrait(s), {changed} changement(s)")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sink::to_bytes;
    use super::*;

    #[test]
    fn what_comes_goes_and_changes_is_counted_apart() {
        let old = Prints::from([(1, 1), (2, 2), (3, 3)]);
        let new = Prints::from([(1, 1), (3, 30), (4, 4), (5, 5)]);
        let before = [("termes".to_owned(), to_bytes(&old)), ("partis".to_owned(), to_bytes(&old))];
        let difference =
            SetDifference::between(&before, &BTreeMap::from([("termes", new.clone()), ("neufs", new)]));
        assert_eq!(difference.0["termes"], Change { added: 2, removed: 1, changed: 1 });
        assert_eq!(difference.0["partis"], Change { added: 0, removed: 3, changed: 0 });
        assert_eq!(difference.0["neufs"], Change { added: 4, removed: 0, changed: 0 });
    }
}
