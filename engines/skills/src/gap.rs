//! What is missing for a target, grouped and put in the order in which it pays to learn it.

use std::collections::BTreeMap;

use crate::atlas::Atlas;
use crate::openings::{Opening, Standing};
use crate::profile::{Profile, Wishes};
use crate::taxonomy::{GroupId, ItemId, Nature, OccupationId, Stake};
use crate::text;

/// How many occupations around the target say what else a skill would serve.
const AROUND: usize = 40;

/// The part of a missing item's words that a block of a certification must hold to be said to teach it.
const BLOCK_TEACHES: f32 = 0.6;

/// What is missing for an occupation.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The target with everything it asks for.
    pub opening: Opening,
    /// What is missing or nearly there, by group; the group that unlocks most comes first.
    pub groups: Vec<GapGroup>,
    /// Diplomas, licences and clearances published with the target: usually one of them is enough.
    pub credentials: Vec<ItemId>,
    pub regulated: bool,
}

/// Missing items that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct GapGroup {
    /// The group of the classification; nothing for items without one.
    pub group: Option<GroupId>,
    pub nature: Nature,
    /// Most useful first.
    pub missing: Vec<Missing>,
}

/// One item to acquire.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    pub item: ItemId,
    pub stake: Stake,
    /// The held item that is close to it, when there is one.
    pub nearly_through: Option<ItemId>,
    /// How many of the occupations around the target ask for it too.
    pub unlocks: usize,
    /// Whether it is learned in a training rather than on the job.
    pub long_to_learn: bool,
}

/// A block of a certification, as the reference data has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub key: String,
    /// What it certifies, in words.
    pub text: String,
}

/// What a block would teach of a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Taught {
    /// Key of the block.
    pub block: String,
    /// Missing items it covers, each with the share of its words found in the block, 0.6 to 1.
    pub items: Vec<(ItemId, f32)>,
}

impl Atlas {
    /// What a profile misses for an occupation.
    pub fn gap(&self, profile: &Profile, target: OccupationId) -> Gap {
        let opening = self.opening(profile, &Wishes::default(), target);
        let around: Vec<OccupationId> = self
            .openings(&self.practitioner(target), &Wishes::default(), AROUND + 1)
            .into_iter()
            .map(|opening| opening.occupation)
            .filter(|occupation| *occupation != target)
            .collect();
        let mut groups: BTreeMap<(Nature, Option<GroupId>), Vec<Missing>> = BTreeMap::new();
        for asked in &opening.asked {
            let nearly_through = match asked.standing {
                Standing::Have => continue,
                Standing::Nearly { through, .. } => Some(through),
                Standing::Missing => None,
            };
            let nature = self.taxonomy.items[asked.item.index()].nature;
            let asks = |occupation: &&OccupationId| {
                self.ties.askers.row(asked.item.index()).iter().any(|asker| asker.id == **occupation)
            };
            groups.entry((nature, self.taxonomy.group(asked.item))).or_default().push(Missing {
                item: asked.item,
                stake: self.stake(target, asked.item),
                nearly_through,
                unlocks: around.iter().filter(asks).count(),
                long_to_learn: self.is_long_to_learn(asked.item),
            });
        }
        let mut groups: Vec<GapGroup> = groups
            .into_iter()
            .map(|((nature, group), mut missing)| {
                missing.sort_by_key(|one| (stake_order(one.stake), std::cmp::Reverse(one.unlocks), one.item));
                GapGroup { group, nature, missing }
            })
            .collect();
        groups.sort_by_key(|group| std::cmp::Reverse((group.core(), group.unlocks())));
        Gap {
            groups,
            credentials: self.credentials(target).collect(),
            regulated: self.taxonomy.occupation_record(target).regulated,
            opening,
        }
    }

    /// What an item is to an occupation.
    pub fn stake(&self, occupation: OccupationId, item: ItemId) -> Stake {
        let asked = self.taxonomy.asked(occupation);
        asked.iter().find(|(one, _)| *one == item).map_or(Stake::Ordinary, |(_, stake)| *stake)
    }

    /// Which blocks of certifications would teach what is missing: the block that teaches most first, none that teaches
    /// nothing.
    pub fn taught_by(&self, gap: &Gap, blocks: &[Block]) -> Vec<Taught> {
        let mut taught: Vec<Taught> = blocks
            .iter()
            .map(|block| {
                let held: Vec<u32> = text::read(&block.text)
                    .tokens
                    .iter()
                    .filter_map(|token| self.lexicon.family(&token.folded))
                    .collect();
                let share = |item: ItemId| {
                    let words = self.item_labels.words(item.0);
                    let met: f32 = words
                        .iter()
                        .filter(|word| held.contains(&word.stem))
                        .map(|word| self.lexicon.rarity(word.stem))
                        .sum();
                    met / self.item_labels.mass(item.0).max(f32::MIN_POSITIVE)
                };
                let items = gap
                    .groups
                    .iter()
                    .flat_map(|group| &group.missing)
                    .map(|missing| (missing.item, share(missing.item)))
                    .filter(|(_, share)| *share >= BLOCK_TEACHES)
                    .collect();
                Taught { block: block.key.clone(), items }
            })
            .filter(|taught| !taught.items.is_empty())
            .collect();
        taught.sort_by(|one, other| other.items.len().cmp(&one.items.len()).then(one.block.cmp(&other.block)));
        taught
    }
}

impl GapGroup {
    fn core(&self) -> usize {
        self.missing.iter().filter(|missing| missing.stake == Stake::Core).count()
    }

    fn unlocks(&self) -> usize {
        self.missing.iter().map(|missing| missing.unlocks).sum()
    }
}

fn stake_order(stake: Stake) -> u8 {
    match stake {
        Stake::Core => 0,
        Stake::Emerging => 1,
        Stake::Ordinary => 2,
    }
}
