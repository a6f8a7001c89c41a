//! A classification of occupations as the engine takes it: plain records in, checked and numbered once.
//!
//! ROME 4, ROME 3 and ESCO all fit: occupations with titles, and items (skills, knowledge, contexts ...) that they ask for.
//! This module knows nothing of words; what is learned from them is in `atlas`.

use std::collections::HashMap;

use thiserror::Error;

/// Number of an occupation in its [`Taxonomy`]; keys are what one stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OccupationId(pub(crate) u32);

/// Number of an item (a skill, a piece of knowledge, a context ...) in its [`Taxonomy`]; keys are what one stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(pub(crate) u32);

/// Number of a group of items in its [`Taxonomy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub(crate) u32);

impl OccupationId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl ItemId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nature {
    /// Something one does: *savoir-faire*.
    Skill,
    /// A way of working: *savoir-être professionnel*.
    Attitude,
    /// Something one knows: *savoir*.
    Knowledge,
    /// A diploma, a licence, a clearance. An occupation lists many of which one is enough: it never counts as missing.
    Credential,
    /// A condition of work: hours, places, physical demands. It is accepted or not, never learned.
    Context,
}

/// How far a skill carries from one occupation to another, as the classification says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Reach {
    /// Used in most occupations.
    Transverse,
    /// Of a trade.
    Technical,
    /// Of a trade, and long to learn.
    Expert,
    /// The classification does not say: what is asked by many occupations is taken as transverse.
    #[default]
    Unsaid,
}

/// What an item means to an occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Stake {
    /// The heart of the occupation.
    Core,
    /// Wanted more and more.
    Emerging,
    #[default]
    Ordinary,
}

/// One occupation, as published.
#[derive(Clone, Debug, Default)]
pub struct OccupationRecord {
    /// The code people store: "D1106".
    pub key: String,
    pub label: String,
    /// Codes of the groups it stands in, from the broadest to the narrowest: ["D", "D11"].
    pub families: Vec<String>,
    /// What is done in it, in sentences.
    pub definition: String,
    /// Whether the law says who may practise it.
    pub regulated: bool,
    /// Interests it answers: any code list, such as RIASEC letters; the flag marks the main ones.
    pub interests: Vec<(String, bool)>,
    pub titles: Vec<TitleRecord>,
    pub links: Vec<LinkRecord>,
}

/// A name under which an occupation is known.
#[derive(Clone, Debug, Default)]
pub struct TitleRecord {
    pub key: String,
    pub label: String,
}

/// What an occupation asks for.
#[derive(Clone, Debug, Default)]
pub struct LinkRecord {
    /// Key of an item.
    pub item: String,
    pub stake: Stake,
}

/// A skill, a piece of knowledge, a context.
#[derive(Clone, Debug)]
pub struct ItemRecord {
    pub key: String,
    pub label: String,
    pub nature: Nature,
    pub reach: Reach,
    /// Key of the group it belongs to.
    pub group: Option<String>,
    /// Other ways to say it, one a line.
    pub definition: String,
}

/// A group of items: a macro-skill, a category of knowledge.
#[derive(Clone, Debug, Default)]
pub struct GroupRecord {
    pub key: String,
    pub label: String,
}

/// Why records were refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TaxonomyError {
    #[error("two occupations bear the key « {0} »")]
    SameOccupation(String),
    #[error("two items bear the key « {0} »")]
    SameItem(String),
    #[error("two groups bear the key « {0} »")]
    SameGroup(String),
    #[error("occupation {occupation} asks for the item « {item} », which is not there")]
    UnknownItem { occupation: String, item: String },
    #[error("item {item} belongs to the group « {group} », which is not there")]
    UnknownGroup { item: String, group: String },
    #[error("there are more than {} records of one kind", u32::MAX)]
    TooMany,
}

/// A classification whose every reference leads somewhere.
#[derive(Clone, Debug)]
pub struct Taxonomy {
    pub(crate) occupations: Vec<OccupationRecord>,
    pub(crate) items: Vec<ItemRecord>,
    pub(crate) groups: Vec<GroupRecord>,
    /// Group of each item.
    pub(crate) group_of: Vec<Option<GroupId>>,
    /// Items of each occupation, each once, in the order published.
    pub(crate) links: Vec<Vec<(ItemId, Stake)>>,
    occupation_keys: HashMap<String, OccupationId>,
    item_keys: HashMap<String, ItemId>,
}

impl Taxonomy {
    /// Checks and numbers the records.
    ///
    /// # Errors
    ///
    /// When a key appears twice in one list, or a link or an item names something that is not there.
    pub fn new(
        occupations: Vec<OccupationRecord>,
        items: Vec<ItemRecord>,
        groups: Vec<GroupRecord>,
    ) -> Result<Self, TaxonomyError> {
        let group_keys = number(groups.iter().map(|group| &group.key), GroupId, TaxonomyError::SameGroup)?;
        let item_keys = number(items.iter().map(|item| &item.key), ItemId, TaxonomyError::SameItem)?;
        let occupation_keys =
            number(occupations.iter().map(|one| &one.key), OccupationId, TaxonomyError::SameOccupation)?;
        let group_of = items.iter().map(|item| group_of(item, &group_keys)).collect::<Result<_, _>>()?;
        let links = occupations.iter().map(|one| links_of(one, &item_keys)).collect::<Result<_, _>>()?;
        Ok(Self { occupations, items, groups, group_of, links, occupation_keys, item_keys })
    }

    /// The occupation that bears this key.
    pub fn occupation(&self, key: &str) -> Option<OccupationId> {
        self.occupation_keys.get(key).copied()
    }

    /// The item that bears this key.
    pub fn item(&self, key: &str) -> Option<ItemId> {
        self.item_keys.get(key).copied()
    }

    /// What was published of an occupation.
    pub fn occupation_record(&self, id: OccupationId) -> &OccupationRecord {
        &self.occupations[id.index()]
    }

    /// What was published of an item.
    pub fn item_record(&self, id: ItemId) -> &ItemRecord {
        &self.items[id.index()]
    }

    /// What was published of a group.
    pub fn group_record(&self, id: GroupId) -> &GroupRecord {
        &self.groups[id.0 as usize]
    }

    /// The group of an item.
    pub fn group(&self, id: ItemId) -> Option<GroupId> {
        self.group_of[id.index()]
    }

    /// What an occupation asks for, in the order published.
    pub fn asked(&self, id: OccupationId) -> &[(ItemId, Stake)] {
        &self.links[id.index()]
    }

    /// Every occupation.
    pub fn occupations(&self) -> impl Iterator<Item = OccupationId> + use<> {
        (0..u32::try_from(self.occupations.len()).unwrap_or(u32::MAX)).map(OccupationId)
    }

    /// Every item.
    pub fn items(&self) -> impl Iterator<Item = ItemId> + use<> {
        (0..u32::try_from(self.items.len()).unwrap_or(u32::MAX)).map(ItemId)
    }
}

fn number<'r, Id: Copy>(
    keys: impl Iterator<Item = &'r String>,
    id: fn(u32) -> Id,
    twice: fn(String) -> TaxonomyError,
) -> Result<HashMap<String, Id>, TaxonomyError> {
    let mut numbered = HashMap::new();
    for (number, key) in keys.enumerate() {
        let number = u32::try_from(number).map_err(|_| TaxonomyError::TooMany)?;
        if numbered.insert(key.clone(), id(number)).is_some() {
            return Err(twice(key.clone()));
        }
    }
    Ok(numbered)
}

fn group_of(
    item: &ItemRecord,
    groups: &HashMap<String, GroupId>,
) -> Result<Option<GroupId>, TaxonomyError> {
    let Some(key) = &item.group else { return Ok(None) };
    let unknown = || TaxonomyError::UnknownGroup { item: item.key.clone(), group: key.clone() };
    groups.get(key).copied().map(Some).ok_or_else(unknown)
}

// A link published twice counts once, with the stronger stake.
fn links_of(
    occupation: &OccupationRecord,
    items: &HashMap<String, ItemId>,
) -> Result<Vec<(ItemId, Stake)>, TaxonomyError> {
    let mut links: Vec<(ItemId, Stake)> = Vec::with_capacity(occupation.links.len());
    let mut places: HashMap<ItemId, usize> = HashMap::with_capacity(occupation.links.len());
    for link in &occupation.links {
        let id = *items.get(&link.item).ok_or_else(|| TaxonomyError::UnknownItem {
            occupation: occupation.key.clone(),
            item: link.item.clone(),
        })?;
        match places.get(&id) {
            Some(&place) if links[place].1 == Stake::Ordinary => links[place].1 = link.stake,
            Some(_) => {}
            None => {
                places.insert(id, links.len());
                links.push((id, link.stake));
            }
        }
    }
    Ok(links)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occupation(key: &str, items: &[&str]) -> OccupationRecord {
        let links =
            items.iter().map(|item| LinkRecord { item: (*item).into(), ..LinkRecord::default() }).collect();
        OccupationRecord { key: key.into(), links, ..OccupationRecord::default() }
    }

    fn item(key: &str, group: Option<&str>) -> ItemRecord {
        ItemRecord {
            key: key.into(),
            label: key.into(),
            nature: Nature::Skill,
            reach: Reach::Unsaid,
            group: group.map(str::to_owned),
            definition: String::new(),
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let refused = Taxonomy::new(vec![occupation("A", &["x"])], Vec::new(), Vec::new()).unwrap_err();
        assert_eq!(refused, TaxonomyError::UnknownItem { occupation: "A".into(), item: "x".into() });
        let refused = Taxonomy::new(Vec::new(), vec![item("x", Some("g"))], Vec::new()).unwrap_err();
        assert_eq!(refused, TaxonomyError::UnknownGroup { item: "x".into(), group: "g".into() });
    }

    #[test]
    fn a_key_is_borne_once() {
        let twice = vec![occupation("A", &[]), occupation("A", &[])];
        assert_eq!(
            Taxonomy::new(twice, Vec::new(), Vec::new()).unwrap_err(),
            TaxonomyError::SameOccupation("A".into())
        );
        let twice = vec![item("x", None), item("x", None)];
        assert_eq!(
            Taxonomy::new(Vec::new(), twice, Vec::new()).unwrap_err(),
            TaxonomyError::SameItem("x".into())
        );
        let twice = vec![GroupRecord::default(), GroupRecord::default()];
        assert_eq!(
            Taxonomy::new(Vec::new(), Vec::new(), twice).unwrap_err(),
            TaxonomyError::SameGroup(String::new())
        );
    }

    #[test]
    fn a_link_published_twice_counts_once_with_the_stronger_stake() {
        let mut one = occupation("A", &["x", "y", "x"]);
        one.links[2].stake = Stake::Core;
        let taxonomy =
            Taxonomy::new(vec![one], vec![item("x", None), item("y", None)], Vec::new()).expect("it is whole");
        let asked = taxonomy.asked(taxonomy.occupation("A").expect("A is there"));
        assert_eq!(asked, [(ItemId(0), Stake::Core), (ItemId(1), Stake::Ordinary)]);
    }
}
