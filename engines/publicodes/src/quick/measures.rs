//! Mechanisms on one value, case by case: rounding, logarithm, units, durations.

use crate::date::DurationUnit;
use crate::quick::cases::{Case, Cases, Gather, Kind};
use crate::quick::columns::{Arithmetic, Num, Test};
use crate::quick::compile::{Compiler, left_at};
use crate::tree::NodeId;
use crate::unit_table::UnitId;

impl Compiler<'_> {
    pub fn in_simplest_unit(&mut self, case: &Case) -> Option<Case> {
        if !case.unit.is_known() {
            return Some(*case);
        }
        let unit = self.units.simplified(case.unit);
        self.in_unit(case, unit)
    }

    pub fn convert(&mut self, value: NodeId, unit: UnitId) -> Cases {
        let own = self.eval(value);
        let mut gather = Gather::new();
        for case in own.iter() {
            let told = match case.kind {
                Kind::Left => Some(*case),
                Kind::Null => Some(Case { unit, ..*case }),
                _ if !case.unit.is_known() => Some(Case { unit, ..*case }),
                // Units are compared even where there is no number yet.
                _ if self.conversion(case.unit, unit).is_none() => None,
                _ => self.in_unit(case, unit),
            };
            gather.put(&mut self.columns, told.unwrap_or(left_at(case.when)));
        }
        gather.done()
    }

    pub fn simplify(&mut self, value: NodeId) -> Cases {
        let own = self.eval(value);
        let mut gather = Gather::new();
        for case in own.iter() {
            let told = match case.kind {
                Kind::Left | Kind::Null | Kind::Undefined => Some(*case),
                _ => self.in_simplest_unit(case).map(|simple| Case { unit: simple.unit.present(), ..simple }),
            };
            gather.put(&mut self.columns, told.unwrap_or(left_at(case.when)));
        }
        gather.done()
    }

    pub fn logarithm(&mut self, value: NodeId) -> Cases {
        let own = self.eval(value);
        let mut gather = Gather::new();
        for case in own.iter() {
            let simple = self.in_simplest_unit(case);
            match simple {
                Some(simple) if simple.kind == Kind::Number => {
                    let number = self.columns.logarithm(simple.number);
                    gather.put_number(&mut self.columns, case.when, number, UnitId::ABSENT);
                }
                Some(simple) if matches!(simple.kind, Kind::Null | Kind::Undefined) => {
                    gather.put(&mut self.columns, Case { unit: UnitId::ABSENT, ..simple });
                }
                _ => gather.put(&mut self.columns, left_at(case.when)),
            }
        }
        gather.done()
    }

    pub fn round(&mut self, value: NodeId, precision: NodeId) -> Cases {
        let own = self.eval(value);
        let mut gather = Gather::new();
        for case in own.iter() {
            let simple = match self.in_simplest_unit(case) {
                Some(simple) if simple.kind != Kind::Left => simple,
                _ => {
                    gather.put(&mut self.columns, left_at(case.when));
                    continue;
                }
            };
            let simple = Case { unit: simple.unit.present(), ..simple };
            let mut when = case.when;
            if case.kind == Kind::Bool {
                let no = self.columns.not(case.truth);
                let unrounded = self.columns.and(when, no);
                gather.put(&mut self.columns, Case { truth: Test::No, when: unrounded, ..simple });
                when = self.columns.and(when, case.truth);
            }
            if when == Test::No {
                continue;
            }
            for digits in self.eval(precision).iter() {
                let when = self.columns.and(when, digits.when);
                self.rounded(&mut gather, &simple, digits, when);
            }
        }
        gather.done()
    }

    fn rounded(&mut self, gather: &mut Gather, simple: &Case, digits: &Case, when: Test) {
        if when == Test::No {
            return;
        }
        let up = match (digits.kind, digits.number.known()) {
            (Kind::Left, _) => return gather.put(&mut self.columns, left_at(when)),
            (Kind::Number, Some(count)) if self.units.text(digits.unit).contains("décimale") => {
                if simple.kind != Kind::Number {
                    return gather.put(&mut self.columns, simple.when(when));
                }
                let scale = Num::constant(10f64.powf(count));
                let raised = self.raised(simple.number);
                let scaled = self.columns.arithmetic(Arithmetic::Mul, raised, scale);
                let whole = self.columns.round_half_up(scaled);
                let number = self.columns.arithmetic(Arithmetic::Div, whole, scale);
                return gather.put_number(&mut self.columns, when, number, simple.unit);
            }
            (Kind::Number, _) => return gather.put(&mut self.columns, left_at(when)),
            (Kind::Bool, _) => digits.truth,
            (Kind::Undefined, _) if simple.kind == Kind::Number => {
                return gather.put(&mut self.columns, Case { kind: Kind::Undefined, when, ..*simple });
            }
            _ => Test::No,
        };
        if simple.kind != Kind::Number {
            return gather.put(&mut self.columns, simple.when(when));
        }
        let raised = self.raised(simple.number);
        let whole = self.columns.round_half_up(raised);
        let number = self.columns.select(up, whole, simple.number);
        gather.put(&mut self.columns, Case { number, when, ..*simple });
    }

    fn raised(&mut self, number: Num) -> Num {
        self.columns.arithmetic(Arithmetic::Add, number, Num::constant(f64::EPSILON))
    }

    pub fn duration(&mut self, from: NodeId, to: NodeId, unit: DurationUnit, unit_id: UnitId) -> Cases {
        let (from, to) = (self.eval(from), self.eval(to));
        let mut gather = Gather::new();
        for first in from.iter() {
            for last in to.iter() {
                let when = self.columns.and(first.when, last.when);
                let case = match (first.kind, last.kind) {
                    (Kind::Left, _) | (_, Kind::Left) => left_at(when),
                    (Kind::Null, _) | (_, Kind::Null) => Case::of(Kind::Null),
                    (Kind::Undefined, _) | (_, Kind::Undefined) => Case::of(Kind::Undefined),
                    (Kind::Date, Kind::Date) => {
                        let counted = self.columns.duration(unit, first.number, last.number);
                        Case::number(counted, UnitId::ABSENT)
                    }
                    _ => left_at(when),
                };
                gather.put(&mut self.columns, Case { unit: unit_id, when, ..case });
            }
        }
        gather.done()
    }
}
