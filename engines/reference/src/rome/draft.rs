//! A classification being built: every number and code is claimed once and looked up, never assumed.
//!
//! Shared by the readers of both editions. What is here is what the model requires of any edition; what a given
//! edition writes in which column belongs to its reader.

use std::collections::HashMap;
use std::hash::Hash;

use super::code::{GroupCode, Ogr, Riasec, RomeCode, number};
use super::model::{
    Group, GroupKind, JobTitle, Knowledge, Link, LinkKind, Membership, Mobility, Occupation, Skill,
    SkillBranch, WorkContext,
};
use crate::delimited::{Cell, Row};
use crate::place::{Reason, Rejected};

/// Which table an item's number belongs to, and its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    Title(usize),
    Skill(usize),
    Knowledge(usize),
    Context(usize),
}

impl Item {
    /// How the item's table is called in a refusal.
    pub fn table(self) -> &'static str {
        match self {
            Self::Title(_) => "la table des appellations",
            Self::Skill(_) => "la table des compétences",
            Self::Knowledge(_) => "la table des savoirs",
            Self::Context(_) => "la table des contextes de travail",
        }
    }
}

/// The parts of a classification read so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub occupations: Vec<Occupation>,
    pub titles: Vec<JobTitle>,
    pub skills: Vec<Skill>,
    pub skill_branches: Vec<SkillBranch>,
    pub knowledge: Vec<Knowledge>,
    pub contexts: Vec<WorkContext>,
    pub links: Vec<Link>,
    pub mobilities: Vec<Mobility>,
    pub groups: Vec<Group>,
    pub memberships: Vec<Membership>,
    by_code: HashMap<RomeCode, usize>,
    items: HashMap<Ogr, Item>,
    by_group: HashMap<(GroupKind, GroupCode), usize>,
}

impl Draft {
    /// Adds an occupation whose code was claimed.
    pub fn add_occupation(&mut self, occupation: Occupation) {
        self.by_code.insert(occupation.code, self.occupations.len());
        self.occupations.push(occupation);
    }

    /// True when the occupation is known.
    pub fn knows(&self, code: RomeCode) -> bool {
        self.by_code.contains_key(&code)
    }

    /// The occupation of that code.
    pub fn occupation(&self, code: RomeCode) -> Option<&Occupation> {
        self.by_code.get(&code).and_then(|index| self.occupations.get(*index))
    }

    /// The occupation a cell names, or a refusal.
    pub fn named(&mut self, cell: Cell<'_>) -> Result<&mut Occupation, Rejected> {
        let code = rome_code(cell)?;
        match self.by_code.get(&code).and_then(|index| self.occupations.get_mut(*index)) {
            Some(occupation) => Ok(occupation),
            None => Err(unknown(cell, "la table des fiches métiers")),
        }
    }

    /// Adds a title under its number.
    pub fn add_title(&mut self, title: JobTitle, cell: Cell<'_>) -> Result<(), Rejected> {
        self.claim(title.ogr, Item::Title(self.titles.len()), cell)?;
        self.titles.push(title);
        Ok(())
    }

    /// Adds a skill under its number.
    pub fn add_skill(&mut self, skill: Skill, cell: Cell<'_>) -> Result<(), Rejected> {
        self.claim(skill.ogr, Item::Skill(self.skills.len()), cell)?;
        self.skills.push(skill);
        Ok(())
    }

    /// Adds a knowledge item under its number.
    pub fn add_knowledge(&mut self, knowledge: Knowledge, cell: Cell<'_>) -> Result<(), Rejected> {
        self.claim(knowledge.ogr, Item::Knowledge(self.knowledge.len()), cell)?;
        self.knowledge.push(knowledge);
        Ok(())
    }

    /// Adds a working context under its number.
    pub fn add_context(&mut self, context: WorkContext, cell: Cell<'_>) -> Result<(), Rejected> {
        self.claim(context.ogr, Item::Context(self.contexts.len()), cell)?;
        self.contexts.push(context);
        Ok(())
    }

    fn claim(&mut self, ogr: Ogr, item: Item, cell: Cell<'_>) -> Result<(), Rejected> {
        match self.items.insert(ogr, item) {
            None => Ok(()),
            Some(taken) => Err(cell.reject(Reason::NumberTaken { value: ogr.value(), table: taken.table() })),
        }
    }

    /// The item of a number.
    pub fn item(&self, ogr: Ogr) -> Option<Item> {
        self.items.get(&ogr).copied()
    }

    /// The published label of an item (the long one for a title).
    pub fn label(&self, item: Item) -> &str {
        match item {
            Item::Title(index) => &self.titles[index].long,
            Item::Skill(index) => &self.skills[index].label,
            Item::Knowledge(index) => &self.knowledge[index].label,
            Item::Context(index) => &self.contexts[index].label,
        }
    }

    /// Adds a group under its code.
    pub fn add_group(&mut self, group: Group, cell: Cell<'_>) -> Result<(), Rejected> {
        let key = (group.kind, group.code.clone());
        if let Some(first) = self.by_group.insert(key, self.groups.len()) {
            let taken = &self.groups[first];
            let (value, expected) = (group.label, taken.label.clone());
            let table = "une ligne précédente de même code";
            return Err(cell.reject(Reason::Disagreement { value, expected, table }));
        }
        self.groups.push(group);
        Ok(())
    }

    /// The group of a kind and code.
    pub fn group(&self, kind: GroupKind, code: &GroupCode) -> Option<&Group> {
        self.by_group.get(&(kind, code.clone())).map(|index| &self.groups[*index])
    }
}

/// Keys seen in one table, each with where it was first seen.
#[derive(Debug)]
pub(super) struct Seen<K>(HashMap<K, usize>);

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> Seen<K> {
    /// Claims a key for a row, or refuses it as already claimed.
    pub fn claim(&mut self, key: K, row: &Row<'_, '_>, cell: Cell<'_>) -> Result<(), Rejected> {
        match self.0.insert(key, row.at()) {
            None => Ok(()),
            Some(first) => {
                let value = cell.raw().to_owned();
                Err(cell.reject(Reason::Duplicate { value, first_line: row.line_of(first) }))
            }
        }
    }

    /// True when the key was claimed.
    pub fn has(&self, key: &K) -> bool {
        self.0.contains_key(key)
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// Reads the code of an occupation.
pub(super) fn rome_code(cell: Cell<'_>) -> Result<RomeCode, Rejected> {
    cell.parse("un code ROME (une lettre de A à N et quatre chiffres)", RomeCode::parse)
}

/// Reads the number of an item.
pub(super) fn ogr(cell: Cell<'_>) -> Result<Ogr, Rejected> {
    cell.parse("un numéro OGR", Ogr::parse)
}

/// Reads a number that may be missing.
pub(super) fn optional_ogr(cell: Cell<'_>) -> Result<Option<Ogr>, Rejected> {
    if cell.is_empty() { Ok(None) } else { ogr(cell).map(Some) }
}

/// Reads the code of a group.
pub(super) fn group_code(cell: Cell<'_>) -> Result<GroupCode, Rejected> {
    cell.parse("un code", GroupCode::parse)
}

/// Reads a small number: a rank, a position.
pub(super) fn rank(cell: Cell<'_>) -> Result<u32, Rejected> {
    cell.parse("un nombre entier", number)
}

/// Reads one letter of RIASEC or nothing.
pub(super) fn riasec(cell: Cell<'_>) -> Result<Option<Riasec>, Rejected> {
    if cell.raw().is_empty() {
        Ok(None)
    } else {
        cell.parse("une lettre parmi R, I, A, S, E, C", Riasec::parse).map(Some)
    }
}

/// A refusal for something that leads nowhere.
pub(super) fn unknown(cell: Cell<'_>, table: &'static str) -> Rejected {
    cell.reject(Reason::UnknownReference { column: cell.column(), value: cell.raw().to_owned(), table })
}

/// The kind of link that goes to an item.
pub(super) fn link_kind(item: Item) -> LinkKind {
    match item {
        Item::Title(_) => LinkKind::Title,
        Item::Skill(_) => LinkKind::Skill,
        Item::Knowledge(_) => LinkKind::Knowledge,
        Item::Context(_) => LinkKind::Context,
    }
}
