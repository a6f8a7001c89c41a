//! Missing variables and their scores, in the order they are met. Sets are numbered and never change, so that thousands of
//! intermediate values share the few there are; set 0 is the empty one.

use rustc_hash::FxHashMap;

use crate::tree::NameId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct MissingId(u32);

impl MissingId {
    pub const EMPTY: MissingId = MissingId(0);

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

#[derive(Debug, Clone)]
pub(crate) struct MissingSets {
    entries: Vec<(NameId, f64)>,
    ranges: Vec<(u32, u32)>,
    merged: FxHashMap<(MissingId, MissingId), MissingId>,
    raised: FxHashMap<MissingId, MissingId>,
    single: FxHashMap<NameId, MissingId>,
    scratch: Vec<(NameId, f64)>,
    /// Where each name stands in the set being made, by turn.
    places: Vec<(u32, u32)>,
    turn: u32,
}

impl MissingSets {
    pub fn new() -> Self {
        MissingSets {
            entries: Vec::new(),
            ranges: vec![(0, 0)],
            merged: FxHashMap::default(),
            raised: FxHashMap::default(),
            single: FxHashMap::default(),
            scratch: Vec::new(),
            places: Vec::new(),
            turn: 0,
        }
    }

    pub fn clear(&mut self) {
        self.entries.clear();
        self.ranges.truncate(1);
        self.merged.clear();
        self.raised.clear();
        self.single.clear();
    }

    /// How much is kept, to know when to clear.
    pub fn size(&self) -> usize {
        self.entries.len()
    }

    pub fn get(&self, id: MissingId) -> &[(NameId, f64)] {
        let (start, length) = self.ranges[id.0 as usize];
        &self.entries[start as usize..(start + length) as usize]
    }

    pub fn contains(&self, id: MissingId, name: NameId) -> bool {
        self.get(id).iter().any(|(known, _)| *known == name)
    }

    pub fn one(&mut self, name: NameId) -> MissingId {
        if let Some(id) = self.single.get(&name) {
            return *id;
        }
        let id = self.make(&[(name, 1.0)]);
        self.single.insert(name, id);
        id
    }

    pub fn make(&mut self, entries: &[(NameId, f64)]) -> MissingId {
        if entries.is_empty() {
            return MissingId::EMPTY;
        }
        let start = self.entries.len() as u32;
        self.entries.extend_from_slice(entries);
        self.ranges.push((start, entries.len() as u32));
        MissingId(self.ranges.len() as u32 - 1)
    }

    /// Both sets, scores added; names of the left one first.
    pub fn merge(&mut self, left: MissingId, right: MissingId) -> MissingId {
        if left.is_empty() {
            return right;
        }
        if right.is_empty() {
            return left;
        }
        if let Some(id) = self.merged.get(&(left, right)) {
            return *id;
        }
        let id = self.merge_anew(left, right);
        self.merged.insert((left, right), id);
        id
    }

    #[cold]
    fn merge_anew(&mut self, left: MissingId, right: MissingId) -> MissingId {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        scratch.extend_from_slice(self.get(left));
        self.turn += 1;
        for (place, (name, _)) in scratch.iter().enumerate() {
            self.places_for(*name);
            self.places[name.0 as usize] = (self.turn, place as u32);
        }
        let (start, length) = self.ranges[right.0 as usize];
        for at in start..start + length {
            let (name, score) = self.entries[at as usize];
            self.places_for(name);
            let (turn, place) = self.places[name.0 as usize];
            if turn == self.turn {
                scratch[place as usize].1 += score;
            } else {
                scratch.push((name, score));
            }
        }
        let id = self.make(&scratch);
        self.scratch = scratch;
        id
    }

    fn places_for(&mut self, name: NameId) {
        if self.places.len() <= name.0 as usize {
            self.places.resize(name.0 as usize + 1, (0, 0));
        }
    }

    /// The same names, each score one higher: what a condition depends on comes before what it leads to.
    pub fn raise(&mut self, id: MissingId) -> MissingId {
        if id.is_empty() {
            return id;
        }
        if let Some(raised) = self.raised.get(&id) {
            return *raised;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        scratch.extend(self.get(id).iter().map(|(name, score)| (*name, score + 1.0)));
        let raised = self.make(&scratch);
        self.scratch = scratch;
        self.raised.insert(id, raised);
        raised
    }

    /// A name declared missing counts one more than all that is missing already.
    pub fn declare(&mut self, id: MissingId, name: NameId) -> MissingId {
        let highest = self.get(id).iter().fold(0.0, |highest: f64, (_, score)| highest.max(*score));
        if highest == 0.0 {
            return self.one(name);
        }
        let single = self.make(&[(name, highest + 1.0)]);
        self.merge_anew(id, single)
    }

    pub fn keep(&mut self, id: MissingId, kept: impl Fn(NameId) -> bool) -> MissingId {
        if self.get(id).iter().all(|(name, _)| kept(*name)) {
            return id;
        }
        let entries: Vec<(NameId, f64)> =
            self.get(id).iter().copied().filter(|(name, _)| kept(*name)).collect();
        self.make(&entries)
    }
}
