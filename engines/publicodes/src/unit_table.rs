//! Units met while rules run, numbered: products and conversions are worked out once and then looked up.

use rustc_hash::FxHashMap;
use std::sync::Arc;

use crate::unit::{Conversion, Unit};

/// Writings of units kept, so that facts do not fill the memory.
const MAX_WRITTEN: usize = 1_000;

/// A unit as an evaluated value carries it. A value may carry no unit at all, or have one that is not known, which is
/// not the same for a condition; both are told apart from units proper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct UnitId(pub u32);

impl UnitId {
    /// The value carries no unit.
    pub const ABSENT: UnitId = UnitId(0);
    /// The value comes from a computation whose unit is not known.
    pub const UNKNOWN: UnitId = UnitId(1);
    /// A bare number.
    pub const NONE: UnitId = UnitId(2);
    pub const PERCENT: UnitId = UnitId(3);

    pub fn is_known(self) -> bool {
        self.0 >= 2
    }

    /// The same unit, where having none becomes not knowing it.
    pub fn present(self) -> UnitId {
        UnitId(self.0.max(1))
    }

    /// The same unit, where not knowing it becomes having none.
    pub fn or_absent(self) -> UnitId {
        if self.is_known() { self } else { UnitId::ABSENT }
    }
}

#[derive(Debug, Clone)]
struct Known {
    unit: Unit,
    text: Arc<str>,
    simplified: Option<UnitId>,
    percents_above: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct UnitTable {
    known: Vec<Known>,
    ids: FxHashMap<Unit, UnitId>,
    products: FxHashMap<(UnitId, UnitId), UnitId>,
    quotients: FxHashMap<(UnitId, UnitId), UnitId>,
    conversions: FxHashMap<(UnitId, UnitId), Option<Conversion>>,
    /// Units as facts write them.
    written: FxHashMap<Box<str>, UnitId>,
    no_text: Arc<str>,
}

impl UnitTable {
    pub fn new() -> Self {
        let mut table = UnitTable {
            known: Vec::new(),
            ids: FxHashMap::default(),
            products: FxHashMap::default(),
            quotients: FxHashMap::default(),
            conversions: FxHashMap::default(),
            written: FxHashMap::default(),
            no_text: Arc::from(""),
        };
        table.id(&Unit::default());
        table.id(&Unit::percent());
        table
    }

    pub fn id(&mut self, unit: &Unit) -> UnitId {
        if let Some(id) = self.ids.get(unit) {
            return *id;
        }
        let id = UnitId(self.known.len() as u32 + 2);
        let percents_above = unit.numerators.iter().any(|symbol| &**symbol == "%");
        self.known.push(Known {
            unit: unit.clone(),
            text: unit.text().into(),
            simplified: None,
            percents_above,
        });
        self.ids.insert(unit.clone(), id);
        id
    }

    /// The unit a fact is written in; `Err` says what is wrong with it.
    pub fn read(&mut self, text: &str) -> Result<UnitId, String> {
        if let Some(id) = self.written.get(text) {
            return Ok(*id);
        }
        let id = self.id(&Unit::parse(text)?);
        if self.written.len() < MAX_WRITTEN {
            self.written.insert(text.into(), id);
        }
        Ok(id)
    }

    /// How many numbers are taken, those of no unit and of an unknown one included.
    pub fn len(&self) -> usize {
        self.known.len() + 2
    }

    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.known.get((id.0 as usize).checked_sub(2)?).map(|known| &known.unit)
    }

    /// The unit as a person writes it; empty for no unit, an unknown one and a bare number.
    pub fn text(&self, id: UnitId) -> &str {
        (id.0 as usize).checked_sub(2).and_then(|index| self.known.get(index)).map_or("", |known| &known.text)
    }

    /// The same text, shared rather than copied.
    pub fn shared_text(&self, id: UnitId) -> Arc<str> {
        let known = (id.0 as usize).checked_sub(2).and_then(|index| self.known.get(index));
        known.map_or(&self.no_text, |known| &known.text).clone()
    }

    pub fn is_percent(&self, id: UnitId) -> bool {
        id == UnitId::PERCENT || self.text(id) == "%"
    }

    pub fn has_percent_above(&self, id: UnitId) -> bool {
        id.is_known() && self.known[id.0 as usize - 2].percents_above
    }

    pub fn simplified(&mut self, id: UnitId) -> UnitId {
        if !id.is_known() {
            return id;
        }
        let index = id.0 as usize - 2;
        if let Some(simple) = self.known[index].simplified {
            return simple;
        }
        let simple = self.known[index].unit.simplified();
        let simple = self.id(&simple);
        self.known[index].simplified = Some(simple);
        simple
    }

    /// Unit of a product. When only one side has a unit, it is that one.
    pub fn product(&mut self, left: UnitId, right: UnitId) -> UnitId {
        match (left.is_known(), right.is_known()) {
            (false, _) => return right.present(),
            (true, false) => return left,
            _ => {}
        }
        if let Some(id) = self.products.get(&(left, right)) {
            return *id;
        }
        let unit = self.known[left.0 as usize - 2].unit.times(&self.known[right.0 as usize - 2].unit);
        let id = self.id(&unit);
        self.products.insert((left, right), id);
        id
    }

    /// Unit of a quotient; a side without unit counts as a bare number.
    pub fn quotient(&mut self, left: UnitId, right: UnitId) -> UnitId {
        let bare = |id: UnitId| if id.is_known() { id } else { UnitId::NONE };
        let (left, right) = (bare(left), bare(right));
        if let Some(id) = self.quotients.get(&(left, right)) {
            return *id;
        }
        let inverse = self.known[right.0 as usize - 2].unit.inverse();
        let unit = self.known[left.0 as usize - 2].unit.times(&inverse);
        let id = self.id(&unit);
        self.quotients.insert((left, right), id);
        id
    }

    /// One percent sign taken away.
    pub fn without_one_percent(&mut self, id: UnitId) -> UnitId {
        if id.is_known() {
            self.quotient(id, UnitId::PERCENT)
        } else {
            self.quotient(UnitId::NONE, UnitId::PERCENT)
        }
    }

    /// `value` in `from` told in `to`, both known; none when they do not measure the same thing.
    pub fn convert(&mut self, from: UnitId, to: UnitId, value: f64) -> Option<f64> {
        let conversion = match self.conversions.get(&(from, to)) {
            Some(conversion) => *conversion,
            None => {
                let conversion = match (self.unit(from), self.unit(to)) {
                    (Some(from), Some(to)) => Conversion::between(from, to),
                    _ => None,
                };
                self.conversions.insert((from, to), conversion);
                conversion
            }
        };
        conversion.map(|conversion| conversion.apply(value))
    }

    /// `value` in a known unit as a bare number: whatever converts within the unit does, the rest is dropped.
    pub fn bare(&self, from: UnitId, value: f64) -> f64 {
        self.unit(from).map_or(value, |unit| Conversion::forced(unit, &Unit::default()).apply(value))
    }
}
