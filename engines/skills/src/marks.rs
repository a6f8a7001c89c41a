//! Which items are held or nearly held, looked up by the thousand: a small table that fits in the cache.

use crate::taxonomy::ItemId;
use crate::ties::{Rows, Weighed};
use crate::profile::Profile;

/// What a nearly held item is worth beside a held one, times its closeness.
const NEARLY_WORTH: f32 = 0.5;

/// What is known of one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    pub item: ItemId,
    /// The held item that led here: the item itself when it is held.
    pub through: ItemId,
    /// What it is worth, between 0 and 1.
    pub credit: f32,
    /// How close the two are; 1 when held.
    pub closeness: f32,
}

impl Mark {
    pub fn is_held(&self) -> bool {
        self.item == self.through
    }
}

const EMPTY: u32 = u32::MAX;

/// The marks of one profile.
#[derive(Clone, Debug)]
pub struct Marks {
    all: Vec<Mark>,
    slots: Vec<u32>,
    mask: usize,
}

impl Marks {
    /// Marks what is held, then what is near it.
    pub fn new(profile: &Profile, near: &Rows<Weighed<ItemId>>) -> Self {
        let expected: usize =
            profile.held().iter().map(|held| 1 + near.row(held.item.index()).len()).sum();
        let size = (expected * 2).next_power_of_two().max(16);
        let mut marks = Self { all: Vec::with_capacity(expected), slots: vec![EMPTY; size], mask: size - 1 };
        for held in profile.held() {
            marks.add(Mark { item: held.item, through: held.item, credit: held.credit(), closeness: 1.0 });
        }
        for held in profile.held() {
            for one in near.row(held.item.index()) {
                let credit = held.credit() * one.weight * NEARLY_WORTH;
                marks.add(Mark { item: one.id, through: held.item, credit, closeness: one.weight });
            }
        }
        marks
    }

    fn place(&self, item: ItemId) -> usize {
        let mut place = (item.0.wrapping_mul(0x9E37_79B1) >> 7) as usize & self.mask;
        while self.slots[place] != EMPTY && self.all[self.slots[place] as usize].item != item {
            place = (place + 1) & self.mask;
        }
        place
    }

    fn add(&mut self, mark: Mark) {
        let place = self.place(mark.item);
        match self.slots[place] {
            EMPTY => {
                self.slots[place] = u32::try_from(self.all.len()).unwrap_or(EMPTY);
                self.all.push(mark);
            }
            known => {
                let known = &mut self.all[known as usize];
                // What is held stays held; of two ways to be near, the better one.
                if !known.is_held() && mark.credit > known.credit {
                    *known = mark;
                }
            }
        }
    }

    /// What is known of an item; nothing when it is neither held nor near.
    pub fn get(&self, item: ItemId) -> Option<&Mark> {
        match self.slots[self.place(item)] {
            EMPTY => None,
            known => Some(&self.all[known as usize]),
        }
    }

    /// Every mark: held items first.
    pub fn iter(&self) -> impl Iterator<Item = &Mark> {
        self.all.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Held;

    #[test]
    fn held_wins_over_near_and_nothing_else_is_marked() {
        let near = Rows::new(
            [
                vec![Weighed { id: ItemId(1), weight: 0.9 }, Weighed { id: ItemId(2), weight: 0.6 }],
                Vec::new(),
                Vec::new(),
                Vec::new(),
            ]
            .into_iter(),
        );
        let marks = Marks::new(&Profile::new([Held::new(ItemId(0)), Held::new(ItemId(1))]), &near);
        assert!(marks.get(ItemId(1)).is_some_and(Mark::is_held));
        let nearly = marks.get(ItemId(2)).expect("it is near");
        assert_eq!((nearly.through, nearly.credit), (ItemId(0), 0.3));
        assert_eq!(marks.get(ItemId(3)), None);
        assert_eq!(marks.iter().count(), 3);
    }

    #[test]
    fn of_two_ways_to_be_near_the_better_counts() {
        let towards = |weight| vec![Weighed { id: ItemId(2), weight }];
        let near = Rows::new([towards(0.5), towards(0.8), Vec::new()].into_iter());
        let marks = Marks::new(&Profile::new([Held::new(ItemId(0)), Held::new(ItemId(1))]), &near);
        assert_eq!(marks.get(ItemId(2)).map(|mark| mark.through), Some(ItemId(1)));
    }
}
