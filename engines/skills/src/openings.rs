//! The occupations a profile opens, over the whole classification.
//!
//! Each comes with its components apart (what I can do, what I like, conditions, what the law asks) and with every item it
//! asks for: held, nearly held, missing. The order of the list uses the weights of the person; it is no mark and is not shown.

use crate::atlas::Atlas;
use crate::marks::{Mark, Marks};
use crate::profile::{Liking, Profile, Wishes};
use crate::taxonomy::{ItemId, Nature, OccupationId};

/// Where one stands on one item an occupation asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// Held.
    Have,
    /// Not held, but something close to it is.
    Nearly {
        through: ItemId,
        /// Between 0 and 1.
        closeness: f32,
    },
    Missing,
}

/// An item an occupation asks for, and where one stands on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    pub item: ItemId,
    pub standing: Standing,
}

/// One occupation, seen from a profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    pub occupation: OccupationId,
    pub can: Can,
    /// Share of what was said of likings and interests that it respects, 0 to 1; nothing when nothing was said.
    pub likes: Option<f32>,
    /// Contexts of the person's lists that this occupation has.
    pub wanted: Vec<ItemId>,
    pub refused: Vec<ItemId>,
    /// Whether the law says who may practise it.
    pub regulated: bool,
    /// What it asks for, heaviest first.
    pub asked: Vec<Asked>,
}

/// What one can already do of an occupation. Shares lie between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Can {
    /// Of what the occupation asks, weighed, the share one holds or nearly holds.
    pub covered: f32,
    /// The part of `covered` made of skills that carry to most occupations.
    pub transferable: f32,
    /// The part of `covered` made of the trade's own skills.
    pub technical: f32,
    /// Of what one holds, weighed, the share the occupation uses.
    pub used: f32,
}

impl Can {
    /// Both shares together: an occupation that asks for two things one knows is not nearer than one that asks for twenty.
    pub fn fit(&self) -> f32 {
        (self.covered * self.used).sqrt()
    }
}

impl Opening {
    /// Items held.
    pub fn have(&self) -> impl Iterator<Item = ItemId> {
        self.asked.iter().filter(|asked| asked.standing == Standing::Have).map(|asked| asked.item)
    }

    /// Items not held, each with the held one that is close to it.
    pub fn nearly(&self) -> impl Iterator<Item = (ItemId, ItemId)> {
        self.asked.iter().filter_map(|asked| match asked.standing {
            Standing::Nearly { through, .. } => Some((asked.item, through)),
            _ => None,
        })
    }

    /// Items missing, heaviest first.
    pub fn missing(&self) -> impl Iterator<Item = ItemId> {
        self.asked.iter().filter(|asked| asked.standing == Standing::Missing).map(|asked| asked.item)
    }
}

/// The sums of one occupation while the lists of askers are read.
#[derive(Clone, Copy, Default)]
struct Sums {
    transferable: f32,
    technical: f32,
    used: f32,
    liked: f32,
    avoided: f32,
}

impl Atlas {
    /// The occupations that a profile opens, best first: at most `limit`, none that shares nothing with it.
    pub fn openings(&self, profile: &Profile, wishes: &Wishes, limit: usize) -> Vec<Opening> {
        let marks = Marks::new(profile, &self.near);
        let sums = self.sums(profile, &marks);
        let seeker = Seeker::new(self, profile, wishes);
        let mut found: Vec<(f32, OccupationId)> = self
            .taxonomy
            .occupations()
            .zip(&sums)
            .filter(|(_, sums)| sums.used > 0.0)
            .map(|(occupation, sums)| (seeker.order(occupation, sums), occupation))
            .collect();
        let best_first =
            |one: &(f32, OccupationId), other: &(f32, OccupationId)| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1));
        if found.len() > limit && limit > 0 {
            found.select_nth_unstable_by(limit - 1, best_first);
        }
        found.truncate(limit);
        found.sort_unstable_by(best_first);
        found
            .into_iter()
            .map(|(_, occupation)| self.opening_of(occupation, &sums[occupation.index()], &seeker, &marks))
            .collect()
    }

    /// One occupation, chosen by its id, seen from a profile: also when they share nothing.
    pub fn opening(&self, profile: &Profile, wishes: &Wishes, occupation: OccupationId) -> Opening {
        let marks = Marks::new(profile, &self.near);
        let sums = self.sums(profile, &marks)[occupation.index()];
        self.opening_of(occupation, &sums, &Seeker::new(self, profile, wishes), &marks)
    }

    fn sums(&self, profile: &Profile, marks: &Marks) -> Vec<Sums> {
        let mut sums = vec![Sums::default(); self.taxonomy.occupations.len()];
        for (place, mark) in marks.iter().enumerate() {
            let transverse = self.ties.transverse[mark.item.index()];
            // Held items come first and in the order of the profile.
            let liking = profile.held().get(place).map_or(Liking::Unsaid, |held| held.liking);
            let own = self.own_weight(mark.item);
            for asker in self.ties.askers.row(mark.item.index()) {
                let sums = &mut sums[asker.id.index()];
                let worth = asker.weight * mark.credit;
                if transverse {
                    sums.transferable += worth;
                } else {
                    sums.technical += worth;
                }
                sums.used += own * mark.credit;
                match liking {
                    Liking::Likes => sums.liked += own,
                    Liking::Avoids => sums.avoided += own,
                    Liking::Unsaid => {}
                }
            }
        }
        sums
    }

    /// What an item weighs by itself, whoever asks for it.
    fn own_weight(&self, item: ItemId) -> f32 {
        self.ties.rarity[item.index()]
    }

    fn opening_of(&self, occupation: OccupationId, sums: &Sums, seeker: &Seeker<'_>, marks: &Marks) -> Opening {
        let asked = self
            .ties
            .asked
            .row(occupation.index())
            .iter()
            .map(|one| Asked { item: one.id, standing: standing(marks.get(one.id)) })
            .collect();
        let contexts = |listed: &[ItemId]| {
            let has = |item: &&ItemId| self.taxonomy.asked(occupation).iter().any(|(asked, _)| asked == *item);
            listed.iter().filter(has).copied().collect::<Vec<_>>()
        };
        Opening {
            occupation,
            can: seeker.can(occupation, sums),
            likes: seeker.likes(occupation, sums),
            wanted: contexts(&seeker.wishes.wanted),
            refused: contexts(&seeker.wishes.refused),
            regulated: self.taxonomy.occupation_record(occupation).regulated,
            asked,
        }
    }

    /// The diplomas, licences and clearances published with an occupation: usually one of them is enough.
    pub fn credentials(&self, occupation: OccupationId) -> impl Iterator<Item = ItemId> {
        self.taxonomy
            .asked(occupation)
            .iter()
            .map(|(item, _)| *item)
            .filter(|item| self.taxonomy.items[item.index()].nature == Nature::Credential)
    }
}

/// A profile and wishes, with what does not change from one occupation to the next.
struct Seeker<'a> {
    atlas: &'a Atlas,
    wishes: &'a Wishes,
    interests: Vec<u32>,
    /// Sums over the profile: all that is held, all that is liked.
    all_held: f32,
    all_liked: f32,
    all_avoided: f32,
}

impl<'a> Seeker<'a> {
    fn new(atlas: &'a Atlas, profile: &Profile, wishes: &'a Wishes) -> Self {
        let own = |liking: Option<Liking>| {
            profile
                .held()
                .iter()
                .filter(|held| liking.is_none_or(|liking| held.liking == liking))
                .map(|held| atlas.own_weight(held.item))
                .sum()
        };
        let interests = wishes.interests.iter().filter_map(|key| atlas.interest(key)).collect();
        Self {
            atlas,
            wishes,
            interests,
            all_held: own(None),
            all_liked: own(Some(Liking::Likes)),
            all_avoided: own(Some(Liking::Avoids)),
        }
    }

    fn can(&self, occupation: OccupationId, sums: &Sums) -> Can {
        let total = self.atlas.ties.totals[occupation.index()];
        let share = |sum: f32, of: f32| if of > 0.0 { (sum / of).clamp(0.0, 1.0) } else { 0.0 };
        let (transferable, technical) = (share(sums.transferable, total), share(sums.technical, total));
        Can {
            covered: (transferable + technical).min(1.0),
            transferable,
            technical,
            used: share(sums.used, self.all_held),
        }
    }

    // Skills used or spared as one likes, and interests answered, half and half when both were said.
    fn likes(&self, occupation: OccupationId, sums: &Sums) -> Option<f32> {
        let said = self.all_liked + self.all_avoided;
        let by_skills = (said > 0.0)
            .then(|| ((sums.liked + self.all_avoided - sums.avoided) / said).clamp(0.0, 1.0));
        let by_interests = (!self.interests.is_empty()).then(|| {
            let answered: f32 = self
                .atlas
                .interests
                .row(occupation.index())
                .iter()
                .filter(|one| self.interests.contains(&one.id))
                .map(|one| one.weight)
                .sum();
            (answered / self.interests.len() as f32).min(1.0)
        });
        match (by_skills, by_interests) {
            (Some(skills), Some(interests)) => Some(f32::midpoint(skills, interests)),
            (skills, interests) => skills.or(interests),
        }
    }

    fn order(&self, occupation: OccupationId, sums: &Sums) -> f32 {
        let weights = self.wishes.weights;
        let mut order = weights.can * self.can(occupation, sums).fit();
        if let Some(likes) = self.likes(occupation, sums) {
            order += weights.likes * likes;
        }
        if !self.wishes.refused.is_empty() || !self.wishes.wanted.is_empty() {
            let asked = self.atlas.taxonomy.asked(occupation);
            let met = |listed: &[ItemId]| {
                let there = listed.iter().filter(|item| asked.iter().any(|(one, _)| one == *item)).count();
                there as f32 / listed.len().max(1) as f32
            };
            order += weights.conditions * (met(&self.wishes.wanted) - met(&self.wishes.refused));
        }
        order
    }
}

fn standing(mark: Option<&Mark>) -> Standing {
    match mark {
        None => Standing::Missing,
        Some(mark) if mark.is_held() => Standing::Have,
        Some(mark) => Standing::Nearly { through: mark.through, closeness: mark.closeness },
    }
}
