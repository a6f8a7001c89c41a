//! An occupation sheet: everything the classification says of one occupation, grouped the way a person reads it.

use std::collections::BTreeMap;

use jalon_reference::rome::Riasec;

use super::alphabet::sort_key;

/// Declares a closed list kept in the database as words.
macro_rules! kept_as_words {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $each:literal])+ $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $each])+ $variant),+ }

        impl $name {
            /// The word kept in the database, and the end of the keys of its words.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word kept in the database.
            pub fn from_word(word: &str) -> Option<Self> {
                [$(Self::$variant),+].into_iter().find(|value| value.word() == word)
            }
        }
    };
}

kept_as_words! {
    /// What an item of the classification is.
    ItemKind {
        /// Something one knows how to do.
        Skill = "skill",
        /// A way of being at work (savoir-être).
        Behaviour = "behaviour",
        /// Something one knows (savoir).
        Knowledge = "knowledge",
        /// A circumstance of the work.
        Context = "context",
    }
}

kept_as_words! {
    /// How much an item matters to an occupation.
    Standing {
        /// At its heart, or expected of everyone in it.
        Core = "core",
        /// Asked for more and more.
        Emerging = "emerging",
        /// Useful in some jobs of the occupation.
        Other = "other",
    }
}

kept_as_words! {
    /// What kind of move leads from one occupation to another.
    Kinship {
        /// Within reach now.
        Near = "near",
        /// With an effort.
        Evolution = "evolution",
        /// The publisher gives an order, not a kind.
        Related = "related",
    }
}

kept_as_words! {
    /// A yes or no that the publisher may leave unsaid.
    Answer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not said.
        Unstated = "unstated",
    }
}

kept_as_words! {
    /// What the ecological transition makes of an occupation.
    Ecology {
        /// Its purpose is to protect the environment.
        Green = "green",
        /// The transition needs it.
        Strategic = "strategic",
        /// Neither needs it nor threatens it.
        Neutral = "neutral",
        /// The transition threatens it.
        Brown = "brown",
        /// Not said.
        Unstated = "unstated",
    }
}

/// Something an occupation asks for, or is done in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// As its publisher writes it.
    pub label: String,
    /// The group it is shown in: a stake of the skill tree, a category of knowledge or context; may be empty.
    pub category: String,
    /// How much it matters here.
    pub standing: Standing,
}

/// Another occupation one can move to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What kind of move.
    pub kinship: Kinship,
}

/// An occupation sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The code of the occupation.
    pub code: String,
    /// Its title, both genders.
    pub title: String,
    /// Sentences of its definition.
    pub definition: Vec<String>,
    /// Sentences on how one enters it.
    pub access: Vec<String>,
    /// Sentences on working conditions; the fourth edition says them with contexts.
    pub conditions: Vec<String>,
    /// The professional domain; may be empty.
    pub domain: String,
    /// The interest types, the main one first.
    pub interests: Vec<Riasec>,
    /// Whether the law says who may do it.
    pub regulated: Answer,
    /// Whether it is a manager's or a professional's.
    pub executive: Answer,
    /// What the ecological transition makes of it.
    pub ecology: Ecology,
    /// Its other names.
    pub titles: Vec<String>,
    /// What it asks for and is done in.
    pub items: Vec<Item>,
    /// Where it can lead.
    pub related: Vec<Related>,
}

/// Items under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading; empty when the publisher gives none.
    pub title: String,
    /// The labels, in the order of the alphabet.
    pub labels: Vec<String>,
}

impl Sheet {
    /// The items of a kind and standing, grouped; groups and labels in the order of the alphabet.
    pub fn groups(&self, kind: ItemKind, standing: Option<Standing>) -> Vec<Group> {
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        let matching = |item: &&Item| item.kind == kind && standing.is_none_or(|it| it == item.standing);
        for item in self.items.iter().filter(matching) {
            let group = groups
                .entry(sort_key(&item.category))
                .or_insert_with(|| Group { title: item.category.clone(), labels: Vec::new() });
            group.labels.push(item.label.clone());
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        for group in &mut groups {
            group.labels.sort_by_cached_key(|label| sort_key(label));
            group.labels.dedup();
        }
        groups
    }

    /// The other occupations reached by that kind of move.
    pub fn related_by(&self, kinship: Kinship) -> Vec<&Related> {
        self.related.iter().filter(|related| related.kinship == kinship).collect()
    }
}

/// Sentences as they are kept: one a line.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
