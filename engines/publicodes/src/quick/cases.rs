//! What a value can be, case by case. The kind and the unit of a value can depend on the situation: each pair the value
//! can have is one case, with the test that says where it holds. Cases exclude each other and cover every situation.

use std::rc::Rc;

use crate::quick::columns::{Columns, Num, Test, sure};
use crate::unit_table::UnitId;

/// A value with more cases than this is left to the full evaluator.
const MAX_CASES: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Undefined,
    Null,
    Bool,
    Number,
    /// A text, by its number.
    Text,
    /// A date, by its rank.
    Date,
    /// Left to the full evaluator: an error, or something not covered here.
    Left,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Case {
    /// Where the case holds.
    pub when: Test,
    pub kind: Kind,
    pub unit: UnitId,
    /// Of a number, a text or a date.
    pub number: Num,
    /// Of a yes or no.
    pub truth: Test,
}

pub(crate) type Cases = Rc<[Case]>;

impl Case {
    pub fn of(kind: Kind) -> Case {
        Case { when: Test::Yes, kind, unit: UnitId::ABSENT, number: Num::constant(0.0), truth: Test::No }
    }

    pub fn number(number: Num, unit: UnitId) -> Case {
        Case { number, unit, ..Case::of(Kind::Number) }
    }

    pub fn truth(truth: Test) -> Case {
        Case { truth, ..Case::of(Kind::Bool) }
    }

    pub fn when(self, when: Test) -> Case {
        Case { when, ..self }
    }
}

pub(crate) fn left() -> Cases {
    Rc::from([Case::of(Kind::Left)])
}

/// Cases being put together; those of the same kind and unit become one.
#[derive(Debug, Default)]
pub(crate) struct Gather {
    list: Vec<Case>,
}

impl Gather {
    pub fn new() -> Self {
        Gather { list: Vec::with_capacity(4) }
    }

    pub fn put(&mut self, columns: &mut Columns, case: Case) {
        if case.when == Test::No {
            return;
        }
        let unit = if case.kind == Kind::Left { UnitId::ABSENT } else { case.unit };
        let alike = self.list.iter_mut().find(|known| known.kind == case.kind && known.unit == unit);
        match alike {
            None => self.list.push(Case { unit, ..case }),
            Some(known) => {
                match case.kind {
                    Kind::Number | Kind::Text | Kind::Date => {
                        known.number = columns.select(case.when, case.number, known.number);
                    }
                    Kind::Bool => known.truth = columns.choose(case.when, case.truth, known.truth),
                    Kind::Undefined | Kind::Null | Kind::Left => {}
                }
                known.when = columns.or(known.when, case.when);
            }
        }
    }

    /// A number, unless it has overflowed.
    pub fn put_number(&mut self, columns: &mut Columns, when: Test, number: Num, unit: UnitId) {
        let finite = columns.finite(number);
        let sound = columns.and(when, finite);
        self.put(columns, Case::number(number, unit).when(sound));
        let overflowed = columns.not(finite);
        let overflowed = columns.and(when, overflowed);
        self.put(columns, Case::of(Kind::Left).when(overflowed));
    }

    pub fn done(self) -> Cases {
        match self.list.len() {
            1 if self.list[0].when != Test::Yes => {
                // The only case there is holds everywhere it matters.
                Rc::from([self.list[0].when(Test::Yes)])
            }
            0 => left(),
            count if count > MAX_CASES => left(),
            _ => self.list.into(),
        }
    }
}

/// Where a value is not applicable; `None` when nothing here can tell.
pub(crate) fn is_null(case: &Case) -> Test {
    sure(case.kind == Kind::Null)
}
