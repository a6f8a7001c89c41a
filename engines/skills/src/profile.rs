//! What a person holds and what they wish for, in the four plain steps in which they say it.

use crate::taxonomy::ItemId;

/// How well one does something, as one says it oneself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Level {
    /// "J'ai vu faire, j'ai essayé."
    Notions,
    /// "Je le fais avec de l'aide."
    WithHelp,
    /// "Je le fais sans aide."
    #[default]
    Alone,
    /// "Je peux l'apprendre à quelqu'un."
    CanTeach,
}

/// Whether one likes to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Liking {
    /// "Je ne veux plus le faire."
    Avoids,
    #[default]
    Unsaid,
    /// "J'aime le faire."
    Likes,
}

/// One thing a person can do, or knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub item: ItemId,
    pub level: Level,
    pub liking: Liking,
    /// Whole years since it was last done; nothing when it is not known.
    pub years_since: Option<u8>,
}

impl Held {
    /// Something done alone, about which nothing more was said.
    pub fn new(item: ItemId) -> Self {
        Self { item, level: Level::default(), liking: Liking::default(), years_since: None }
    }

    /// What it is worth towards an occupation, between 0 and 1: its level, less what time takes.
    pub fn credit(&self) -> f32 {
        let level = match self.level {
            Level::Notions => 0.4,
            Level::WithHelp => 0.7,
            Level::Alone | Level::CanTeach => 1.0,
        };
        let recency = match self.years_since {
            None | Some(..=3) => 1.0,
            Some(4..=8) => 0.9,
            Some(9..) => 0.75,
        };
        level * recency
    }
}

/// Everything a person holds; each item once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    held: Vec<Held>,
}

impl Profile {
    /// What is held; of an item said several times the one worth most stays.
    pub fn new(held: impl IntoIterator<Item = Held>) -> Self {
        let mut all: Vec<Held> = held.into_iter().collect();
        all.sort_by(|one, other| one.item.cmp(&other.item).then(other.credit().total_cmp(&one.credit())));
        all.dedup_by_key(|held| held.item);
        Self { held: all }
    }

    /// What is held, by item.
    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// The same with more items, done alone.
    pub fn with(&self, items: impl IntoIterator<Item = ItemId>) -> Self {
        Self::new(self.held.iter().copied().chain(items.into_iter().map(Held::new)))
    }

    /// The same less one item.
    pub fn without(&self, item: ItemId) -> Self {
        Self { held: self.held.iter().copied().filter(|held| held.item != item).collect() }
    }
}

/// What a person wishes and refuses, and what they want to weigh most. All of it may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    /// Keys of interests as the classification lists them.
    pub interests: Vec<String>,
    /// Contexts of work they are glad of.
    pub wanted: Vec<ItemId>,
    /// Contexts of work they cannot accept.
    pub refused: Vec<ItemId>,
    pub weights: Weights,
}

/// How much each component counts in the order of a list; the components themselves stay visible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    pub can: f32,
    pub likes: f32,
    pub conditions: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { can: 1.0, likes: 0.3, conditions: 0.2 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_item_said_twice_the_better_stays() {
        let low = Held { level: Level::Notions, ..Held::new(ItemId(3)) };
        let high = Held::new(ItemId(3));
        let profile = Profile::new([low, high, Held::new(ItemId(1))]);
        assert_eq!(profile.held(), [Held::new(ItemId(1)), high]);
        assert_eq!(profile.with([ItemId(1)]), profile);
        assert_eq!(profile.without(ItemId(3)).held().len(), 1);
    }

    #[test]
    fn time_takes_a_little_at_four_and_at_nine_years() {
        let credit = |years| Held { years_since: Some(years), ..Held::new(ItemId(0)) }.credit();
        assert_eq!(credit(3), 1.0);
        assert!(credit(4) < credit(3));
        assert_eq!(credit(8), credit(4));
        assert!(credit(9) < credit(8));
        assert_eq!(Held::new(ItemId(0)).credit(), 1.0);
    }

    #[test]
    fn each_level_is_worth_no_less_than_the_one_before() {
        let credit = |level| Held { level, ..Held::new(ItemId(0)) }.credit();
        assert!(credit(Level::Notions) < credit(Level::WithHelp));
        assert!(credit(Level::WithHelp) < credit(Level::Alone));
        assert_eq!(credit(Level::Alone), credit(Level::CanTeach));
    }
}
