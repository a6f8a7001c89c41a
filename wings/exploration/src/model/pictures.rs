//! Situations of life shown as drawings, for people who write little: what they choose tells what they can do.
//!
//! The list is edited by experts in `data/exploration/situations.tsv`; each has its words in every language.

use std::sync::LazyLock;

use jalon_kernel::page::components::Icon;
use serde::{Deserialize, Serialize};

use super::Thing;

const SITUATIONS: &str = include_str!("../../../../data/exploration/situations.tsv");

/// A situation that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Its name, the end of the key of its words.
    pub name: &'static str,
    /// Its drawing.
    pub icon: Icon,
    /// What one does there, for skills to be drawn from.
    pub told: &'static str,
}

/// Every situation, in the order they are shown.
pub static ALL: LazyLock<Vec<Situation>> = LazyLock::new(|| {
    let lines = SITUATIONS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(read).collect()
});

fn read(line: &'static str) -> Option<Situation> {
    let mut cells = line.split('\t');
    let (name, icon, told) = (cells.next()?, cells.next()?, cells.next()?);
    Some(Situation { name, icon: Icon::from_name(icon)?, told })
}

/// The situation of that name.
pub fn find(name: &str) -> Option<&'static Situation> {
    ALL.iter().find(|situation| situation.name == name)
}

/// What a person chose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pictures {
    /// The names of the situations.
    pub chosen: Vec<String>,
    /// Skills proposed from them that the person said are not theirs.
    #[serde(default)]
    pub declined: Vec<i64>,
}

impl Thing for Pictures {
    const KIND: &'static str = "pictures";
}

impl Pictures {
    /// What each chosen situation tells, one by one: a skill is then proposed because of one of them.
    pub fn told(&self) -> Vec<&'static Situation> {
        self.chosen.iter().filter_map(|name| find(name)).collect()
    }

    /// What was chosen in two lives of one person.
    pub fn joined(&self, brought: &Self) -> Self {
        let mut joined = self.clone();
        joined.chosen.extend(brought.chosen.iter().filter(|name| !self.chosen.contains(name)).cloned());
        joined.declined.extend(brought.declined.iter().filter(|ogr| !self.declined.contains(ogr)));
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_a_situation_with_its_drawing_and_words() {
        let lines = SITUATIONS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(ALL.len(), lines, "no line is lost");
        assert!(lines >= 20);
        for words in [
            include_str!("../../locales/fr.ftl"),
            include_str!("../../locales/fr-facile.ftl"),
            include_str!("../../locales/en.ftl"),
        ] {
            for situation in ALL.iter() {
                let key = format!("exploration-picture-{} =", situation.name);
                assert!(words.contains(&key), "{key}");
            }
        }
    }

    #[test]
    fn a_name_that_is_no_situation_tells_nothing() {
        let pictures = Pictures { chosen: vec!["caisse".into(), "<b>".into()], declined: vec![] };
        assert_eq!(pictures.told().len(), 1);
        let other = Pictures { chosen: vec!["cuisine".into(), "caisse".into()], declined: vec![7] };
        assert_eq!(pictures.joined(&other).chosen, ["caisse", "<b>", "cuisine"]);
    }
}
