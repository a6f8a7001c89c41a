//! What the classification knows, ready to answer: the only place of this wing that talks to the engine of skills.
//!
//! Derived from the current data set, held in memory, swapped whole: losing it loses nothing. Everything that crosses this
//! module is named by what the house stores: codes of occupations, numbers of items.

mod build;
mod hold;

use std::collections::HashMap;
use std::sync::Arc;

use jalon_information::Dataset;
use jalon_information::model::sheet::ItemKind;
use jalon_skills::{
    Atlas, Because, FoundItem, Held as HeldItem, ItemId, Level as HeldLevel, Liking as HeldLiking, Nature,
    OccupationId, Opening, Profile, Reading, Size, Stake, Wishes,
};

pub use hold::{GuideError, Guides};

use crate::model::environment::{Environment, Wish};
use crate::model::portrait::Held;
use crate::model::skill::{Level, Liking};
use crate::model::words;

/// An occupation as pages of this wing show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupation {
    /// Its code.
    pub code: String,
    /// Its title, both genders.
    pub title: String,
    /// What is done in it, a sentence each.
    pub definition: Vec<String>,
    /// The name of its major domain; may be empty.
    pub family: String,
    /// Whether the law says who may do it.
    pub is_regulated: bool,
    /// How one enters it, a sentence each.
    pub access: Vec<String>,
    /// Its types of interest, the main one first.
    pub interests: Vec<char>,
    /// What it is done in.
    pub contexts: Vec<String>,
}

/// A skill or a piece of knowledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number in the classification.
    pub ogr: i64,
    /// As its publisher writes it.
    pub label: String,
    /// What it is.
    pub kind: ItemKind,
}

/// A skill proposed from what was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The skill.
    pub item: Item,
    /// The words, or the occupation named, that led to it; may be empty.
    pub because: String,
}

/// What an occupation asks for and a person lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What it is.
    pub item: Item,
    /// Whether it is at the heart of the occupation.
    pub is_core: bool,
    /// What the person can do that comes close to it.
    pub near: Option<Item>,
}

words! {
    /// How big the step to an occupation is.
    Step {
        /// Mostly what one already does.
        Ready = "ready",
        /// A few things to learn, some on the job.
        Short = "short",
        /// A trade to learn on a base one has.
        Long = "long",
        /// Another trade.
        Other = "other",
    }
}

impl From<Size> for Step {
    fn from(size: Size) -> Self {
        match size {
            Size::Small => Self::Ready,
            Size::Medium => Self::Short,
            Size::Large => Self::Long,
            Size::VeryLarge => Self::Other,
        }
    }
}

/// How a person stands to an occupation: parts that are shown one by one, never one opaque mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The occupation.
    pub occupation: Arc<Occupation>,
    /// How big the step to it is.
    pub step: Step,
    /// What it asks for that the person can do.
    pub has: Vec<Item>,
    /// Of these, how many carry from most occupations to most others.
    pub transferable: usize,
    /// What it asks for that they nearly can: each with what comes close.
    pub nearly: Vec<Need>,
    /// What it asks for that they lack, what matters most first.
    pub missing: Vec<Need>,
    /// Of what they can do there, how much they like.
    pub liked: usize,
    /// How many skills it asks for that they do not want to use again.
    pub refused: usize,
}

impl Match {
    /// How many things the occupation asks for.
    pub fn asked(&self) -> usize {
        self.has.len() + self.nearly.len() + self.missing.len()
    }
}

/// What a person holds and wishes, as the engine takes it.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Types of interest that stand out.
    pub interests: Vec<char>,
    /// Conditions wished for or avoided.
    pub environment: Environment,
}

/// How many skills are read in an advertisement: it names what matters first.
const SKILLS_OF_A_POST: usize = 12;
/// How many pieces of knowledge.
const KNOWLEDGE_OF_A_POST: usize = 6;

/// What an advertisement was understood to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advert {
    /// The occupation it names or tells.
    pub occupation: Option<Arc<Occupation>>,
    /// What it asks for.
    pub items: Vec<Item>,
}

/// A way to an occupation in two steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// The occupation in between.
    pub through: Arc<Occupation>,
    /// The step to it.
    pub first: Step,
    /// The step from it.
    pub second: Step,
}

/// A skill to learn, and what it would open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// The skill.
    pub item: Item,
    /// The occupations it opens.
    pub opens: Vec<Arc<Occupation>>,
}

/// The classification, ready.
pub struct Guide {
    /// Where it comes from.
    pub dataset: Dataset,
    atlas: Atlas,
    /// Occupations in the order of their numbers.
    occupations: Vec<Arc<Occupation>>,
    places: HashMap<OccupationId, usize>,
    /// Contexts by the name of the condition that they speak of.
    contexts: HashMap<&'static str, Vec<ItemId>>,
}

impl Guide {
    /// Skills that a text tells of, the surest first; none when nothing is understood.
    pub fn propose(&self, text: &str, limit: usize) -> Vec<Proposed> {
        let Reading::Understood(told) = self.atlas.read(text) else { return Vec::new() };
        told.skills
            .iter()
            .filter_map(|found| {
                Some(Proposed { item: self.shown(found.item)?, because: self.because(found) })
            })
            .take(limit)
            .collect()
    }

    /// The occupations that `held` opens, best first: at most `limit`.
    pub fn matches(&self, held: &[Held], wanted: &Wanted, limit: usize) -> Vec<Match> {
        let (profile, wishes) = (self.profile(held), self.wishes(wanted));
        let openings = self.atlas.openings(&profile, &wishes, limit);
        openings.iter().filter_map(|opening| self.matched(&profile, opening, held)).collect()
    }

    /// How `held` stands to one occupation.
    pub fn compare(&self, held: &[Held], wanted: &Wanted, code: &str) -> Option<Match> {
        let id = self.atlas.taxonomy().occupation(code)?;
        let profile = self.profile(held);
        self.matched(&profile, &self.atlas.opening(&profile, &self.wishes(wanted), id), held)
    }

    /// What a text asks for, the surest first, with the occupation it names; nothing when it is not understood.
    pub fn read_post(&self, text: &str) -> Option<Advert> {
        let Reading::Understood(told) = self.atlas.read(text) else { return None };
        let items =
            told.skills.iter().take(SKILLS_OF_A_POST).chain(told.knowledge.iter().take(KNOWLEDGE_OF_A_POST));
        let first = told.occupations.first().and_then(|found| self.places.get(&found.occupation));
        Some(Advert {
            occupation: first.map(|place| Arc::clone(&self.occupations[*place])),
            items: items.filter_map(|found| self.shown(found.item)).collect(),
        })
    }

    /// What of `held` comes closest to an item; none when nothing does.
    pub fn nearest(&self, held: &[Held], ogr: i64) -> Option<Item> {
        let id = self.atlas.taxonomy().item(&ogr.to_string())?;
        let shown = self.atlas.close_to(id).filter_map(|(near, _)| self.shown(near));
        shown.into_iter().find(|near| held.iter().any(|it| it.ogr == near.ogr))
    }

    /// Ways to an occupation through another one, the easiest first.
    pub fn bridges(&self, held: &[Held], code: &str, limit: usize) -> Vec<Bridge> {
        let Some(id) = self.atlas.taxonomy().occupation(code) else { return Vec::new() };
        let paths = self.atlas.paths(&self.profile(held), id, limit);
        let bridge = |bridge: &jalon_skills::Bridge| {
            Some(Bridge {
                through: Arc::clone(&self.occupations[*self.places.get(&bridge.first.to)?]),
                first: bridge.first.size.into(),
                second: bridge.second.size.into(),
            })
        };
        paths.bridges.iter().filter_map(bridge).collect()
    }

    /// The few skills or pieces of knowledge that would open the most occupations, each with those it opens.
    pub fn levers(&self, held: &[Held], limit: usize) -> Vec<Lever> {
        let lever = |lever: &jalon_skills::Lever| {
            let opens = lever.opens.iter().filter_map(|id| self.places.get(id));
            Some(Lever {
                item: self.shown(lever.item)?,
                opens: opens.map(|place| Arc::clone(&self.occupations[*place])).collect(),
            })
        };
        self.atlas.levers(&self.profile(held), limit).iter().filter_map(lever).collect()
    }

    fn matched(&self, profile: &Profile, opening: &Opening, held: &[Held]) -> Option<Match> {
        let occupation = Arc::clone(&self.occupations[*self.places.get(&opening.occupation)?]);
        let need = |item, near: Option<ItemId>| {
            Some(Need {
                item: self.shown(item)?,
                is_core: self.atlas.stake(opening.occupation, item) == Stake::Core,
                near: near.and_then(|near| self.shown(near)),
            })
        };
        let has: Vec<Item> = opening.have().filter_map(|item| self.shown(item)).collect();
        let likings = |wanted: fn(Liking) -> bool| {
            let is_such =
                |item: &&Item| held.iter().any(|it| it.ogr == item.ogr && it.liking.is_some_and(wanted));
            has.iter().filter(is_such).count()
        };
        Some(Match {
            step: self.atlas.step(profile, opening.occupation).size.into(),
            transferable: opening.have().filter(|item| self.atlas.is_transferable(*item)).count(),
            nearly: opening.nearly().filter_map(|(item, near)| need(item, Some(near))).collect(),
            missing: opening.missing().filter_map(|item| need(item, None)).collect(),
            liked: likings(|liking| liking == Liking::Likes),
            refused: likings(|liking| matches!(liking, Liking::Dislikes | Liking::Refuses)),
            occupation,
            has,
        })
    }

    /// What of `held` this classification knows; what an older one called otherwise is left out.
    fn profile(&self, held: &[Held]) -> Profile {
        Profile::new(held.iter().filter_map(|it| {
            Some(HeldItem {
                level: match it.level {
                    Level::Helped => HeldLevel::WithHelp,
                    Level::Alone | Level::Hard => HeldLevel::Alone,
                    Level::Teach => HeldLevel::CanTeach,
                },
                liking: match it.liking {
                    Some(Liking::Likes) => HeldLiking::Likes,
                    Some(Liking::Dislikes | Liking::Refuses) => HeldLiking::Avoids,
                    Some(Liking::Accepts) | None => HeldLiking::Unsaid,
                },
                years_since: it.years_since.map(|years| u8::try_from(years).unwrap_or(u8::MAX)),
                ..HeldItem::new(self.atlas.taxonomy().item(&it.ogr.to_string())?)
            })
        }))
    }

    fn wishes(&self, wanted: &Wanted) -> Wishes {
        let contexts = |is_such: fn(Wish) -> bool| -> Vec<ItemId> {
            let names = wanted.environment.wishes.iter().filter(|(_, wish)| is_such(**wish));
            names.filter_map(|(name, _)| self.contexts.get(name.as_str())).flatten().copied().collect()
        };
        Wishes {
            interests: wanted.interests.iter().map(char::to_string).collect(),
            wanted: contexts(|wish| matches!(wish, Wish::Essential | Wish::Like)),
            refused: contexts(|wish| matches!(wish, Wish::RatherNot | Wish::Never)),
            ..Wishes::default()
        }
    }

    /// An item as pages show it; none for a condition or a diploma, which are never learned like a skill.
    fn shown(&self, id: ItemId) -> Option<Item> {
        let record = self.atlas.taxonomy().item_record(id);
        let kind = match record.nature {
            Nature::Skill => ItemKind::Skill,
            Nature::Attitude => ItemKind::Behaviour,
            Nature::Knowledge => ItemKind::Knowledge,
            Nature::Credential | Nature::Context => return None,
        };
        Some(Item { ogr: record.key.parse().ok()?, label: record.label.clone(), kind })
    }

    fn because(&self, found: &FoundItem) -> String {
        let mut said: Vec<String> = Vec::new();
        for reason in &found.because {
            let text = match reason {
                Because::Words { said, .. } => said.clone(),
                Because::Occupation(id) => match self.places.get(id) {
                    Some(place) => self.occupations[*place].title.clone(),
                    None => continue,
                },
            };
            if said.len() < 3 && !said.contains(&text) {
                said.push(text);
            }
        }
        said.join(", ")
    }
}
