//! Operators and lists, case by case: the same order of decisions as in the full evaluator, since which side decides
//! also decides the unit.

use crate::quick::cases::{Case, Cases, Gather, Kind};
use crate::quick::columns::{Arithmetic, Comparison, Num, Test, sure};
use crate::quick::compile::{Compiler, left_at};
use crate::tree::{Op, Run};
use crate::unit::Conversion;
use crate::unit_table::UnitId;

impl Compiler<'_> {
    /// The operator, its right side worked out only if the left one does not always decide.
    pub fn operation(&mut self, op: Op, left: &[Case], right: impl FnOnce(&mut Self) -> Cases) -> Cases {
        let mut gather = Gather::new();
        let mut open: Vec<Case> = Vec::new();
        for case in left {
            if case.kind == Kind::Left {
                gather.put(&mut self.columns, *case);
                continue;
            }
            let rest = self.decided(&mut gather, op, case, case.when, Side::Left);
            if rest.when != Test::No {
                open.push(rest);
            }
        }
        if open.is_empty() {
            return gather.done();
        }
        let right = right(self);
        for one in &open {
            for other in right.iter() {
                let when = self.columns.and(one.when, other.when);
                if when == Test::No {
                    continue;
                }
                if other.kind == Kind::Left {
                    gather.put(&mut self.columns, left_at(when));
                    continue;
                }
                let mut when = when;
                if op == Op::Div && other.kind == Kind::Number {
                    let zero = self.is_zero(other.number);
                    let divided = self.columns.and(when, zero);
                    gather.put(&mut self.columns, left_at(divided));
                    let zero = self.columns.not(zero);
                    when = self.columns.and(when, zero);
                }
                let rest = self.decided(&mut gather, op, other, when, Side::Right);
                if rest.when != Test::No {
                    self.combine(&mut gather, op, one, &rest, rest.when);
                }
            }
        }
        gather.done()
    }

    fn is_zero(&mut self, number: Num) -> Test {
        self.columns.compare(Comparison::Eq, number, Num::constant(0.0))
    }

    /// Puts apart where one side decides by itself; gives back the side where it does not.
    fn decided(&mut self, gather: &mut Gather, op: Op, case: &Case, when: Test, side: Side) -> Case {
        let nothing_decides = match op {
            Op::Lt | Op::Gt | Op::Le | Op::Ge | Op::Div | Op::Mul | Op::IntDiv | Op::And => true,
            Op::Sub => side == Side::Left,
            _ => false,
        };
        let zero_decides = op == Op::Mul || (op == Op::Div && side == Side::Left);
        let mut rest = case.when(when);
        match case.kind {
            Kind::Null if nothing_decides => {
                let by = if op == Op::And { Case::truth(Test::No) } else { Case::of(Kind::Null) };
                gather.put(&mut self.columns, by.when(when));
                rest.when = Test::No;
            }
            Kind::Number if zero_decides => {
                let zero = self.is_zero(case.number);
                let here = self.columns.and(when, zero);
                gather.put(&mut self.columns, Case::number(case.number, UnitId::ABSENT).when(here));
                let zero = self.columns.not(zero);
                rest.when = self.columns.and(when, zero);
            }
            Kind::Bool if matches!(op, Op::And | Op::Or) => {
                let no = self.columns.not(case.truth);
                let (deciding, other) = if op == Op::And { (no, case.truth) } else { (case.truth, no) };
                let here = self.columns.and(when, deciding);
                let truth = if op == Op::And { Test::No } else { Test::Yes };
                gather.put(&mut self.columns, Case::truth(truth).when(here));
                rest.when = self.columns.and(when, other);
                rest.truth = if op == Op::And { Test::Yes } else { Test::No };
            }
            _ => {}
        }
        rest
    }

    /// Two cases of which neither decides by itself.
    fn combine(&mut self, gather: &mut Gather, op: Op, left: &Case, right: &Case, when: Test) {
        let unknown = left.kind == Kind::Undefined || right.kind == Kind::Undefined;
        let is_share = matches!(op, Op::Add | Op::Sub)
            && self.units.is_percent(right.unit)
            && !self.units.is_percent(left.unit);
        let (mut a, mut b) = (*left, *right);
        if !unknown && !is_share && !matches!(op, Op::Mul | Op::Div | Op::IntDiv) {
            match self.aligned(left, right) {
                Some(aligned) => (a, b) = aligned,
                None => return gather.put(&mut self.columns, left_at(when)),
            }
        }
        let mut divide = false;
        let unit = match op {
            Op::Mul => {
                let unit = self.units.product(a.unit, b.unit);
                divide = self.units.has_percent_above(unit);
                if divide { self.units.without_one_percent(unit) } else { unit }
            }
            Op::Add | Op::Sub if is_share => {
                let unit = self.units.product(left.unit, right.unit);
                self.units.without_one_percent(unit)
            }
            Op::Add | Op::Sub => {
                if a.unit.is_known() {
                    a.unit
                } else {
                    b.unit.present()
                }
            }
            Op::Div => self.units.quotient(a.unit, b.unit),
            Op::IntDiv => match (a.unit.is_known(), b.unit.is_known()) {
                (true, true) => UnitId::UNKNOWN,
                (true, false) => a.unit,
                (false, _) => b.unit.present(),
            },
            _ => UnitId::ABSENT,
        };
        if unknown {
            return gather.put(&mut self.columns, Case { unit, when, ..Case::of(Kind::Undefined) });
        }
        match op {
            Op::Eq | Op::Ne => match self.same(&a, &b) {
                Some(same) => {
                    let truth = if op == Op::Ne { self.columns.not(same) } else { same };
                    gather.put(&mut self.columns, Case::truth(truth).when(when));
                }
                None => gather.put(&mut self.columns, left_at(when)),
            },
            Op::And | Op::Or => {
                // Yes and yes, or no and no: the side that could decide otherwise is settled already.
                let plain = |case: &Case| matches!(case.kind, Kind::Bool | Kind::Null);
                let case =
                    if plain(&a) && plain(&b) { Case::truth(sure(op == Op::And)) } else { left_at(when) };
                gather.put(&mut self.columns, case.when(when));
            }
            Op::Lt | Op::Le | Op::Gt | Op::Ge => match self.order(op, &a, &b) {
                Some(truth) => gather.put(&mut self.columns, Case::truth(truth).when(when)),
                None => gather.put(&mut self.columns, left_at(when)),
            },
            Op::Add | Op::Sub | Op::Mul | Op::Div | Op::IntDiv | Op::Pow => {
                let (Some(x), Some(y)) = (self.as_number(&a), self.as_number(&b)) else {
                    return gather.put(&mut self.columns, left_at(when));
                };
                let share = is_share && left.kind == Kind::Number && right.kind == Kind::Number;
                let number = if share { self.share(op, x, y) } else { self.computed(op, x, y) };
                if op == Op::IntDiv {
                    let zero = self.is_zero(y);
                    let divided = self.columns.and(when, zero);
                    gather.put(&mut self.columns, left_at(divided));
                    let zero = self.columns.not(zero);
                    let when = self.columns.and(when, zero);
                    return gather.put_number(&mut self.columns, when, number, unit);
                }
                let finite = self.columns.finite(number);
                let sound = self.columns.and(when, finite);
                let hundredth = if divide {
                    self.columns.arithmetic(Arithmetic::Div, number, Num::constant(100.0))
                } else {
                    number
                };
                gather.put(&mut self.columns, Case::number(hundredth, unit).when(sound));
                let overflowed = self.columns.not(finite);
                let overflowed = self.columns.and(when, overflowed);
                gather.put(&mut self.columns, left_at(overflowed));
            }
        }
    }

    fn computed(&mut self, op: Op, a: Num, b: Num) -> Num {
        let op = match op {
            Op::Add => Arithmetic::Add,
            Op::Sub => Arithmetic::Sub,
            Op::Mul => Arithmetic::Mul,
            Op::Div => Arithmetic::Div,
            Op::IntDiv => Arithmetic::IntDiv,
            _ => Arithmetic::Pow,
        };
        self.columns.arithmetic(op, a, b)
    }

    /// An amount and a percentage of it.
    fn share(&mut self, op: Op, amount: Num, share: Num) -> Num {
        let sign = Num::constant(if op == Op::Sub { -1.0 } else { 1.0 });
        let ratio = self.columns.arithmetic(Arithmetic::Div, share, Num::constant(100.0));
        let signed = self.columns.arithmetic(Arithmetic::Mul, ratio, sign);
        let factor = self.columns.arithmetic(Arithmetic::Add, Num::constant(1.0), signed);
        self.columns.arithmetic(Arithmetic::Mul, amount, factor)
    }

    /// Both sides in the same unit: that of the left one if it has one.
    fn aligned(&mut self, left: &Case, right: &Case) -> Option<(Case, Case)> {
        if left.unit.is_known() && right.unit != UnitId::ABSENT {
            Some((*left, self.in_unit(right, left.unit)?))
        } else if !left.unit.is_known() && right.unit.is_known() {
            Some((self.in_unit(left, right.unit)?, *right))
        } else {
            Some((*left, *right))
        }
    }

    pub fn conversion(&self, from: UnitId, to: UnitId) -> Option<Conversion> {
        Conversion::between(self.units.unit(from)?, self.units.unit(to)?)
    }

    /// A value told in another unit; none when the two do not convert.
    pub fn in_unit(&mut self, case: &Case, unit: UnitId) -> Option<Case> {
        let mut told = Case { unit, ..*case };
        if case.kind == Kind::Number && case.unit.is_known() {
            let to = if unit.is_known() { unit } else { UnitId::NONE };
            let conversion = self.conversion(case.unit, to)?;
            told.number = self.columns.convert(conversion, case.number);
        }
        Some(told)
    }

    /// A value where a number is expected: nothing counts for zero, yes for one.
    pub fn as_number(&mut self, case: &Case) -> Option<Num> {
        match case.kind {
            Kind::Number => Some(case.number),
            Kind::Null => Some(Num::constant(0.0)),
            Kind::Bool => Some(self.columns.select(case.truth, Num::constant(1.0), Num::constant(0.0))),
            Kind::Undefined | Kind::Text | Kind::Date | Kind::Left => None,
        }
    }

    fn order(&mut self, op: Op, a: &Case, b: &Case) -> Option<Test> {
        let (x, y) = match (a.kind, b.kind) {
            (Kind::Date, Kind::Date) => (a.number, b.number),
            _ => (self.as_number(a)?, self.as_number(b)?),
        };
        Some(match op {
            Op::Lt => self.columns.compare(Comparison::Lt, x, y),
            Op::Le => self.columns.compare(Comparison::Le, x, y),
            Op::Gt => self.columns.compare(Comparison::Lt, y, x),
            _ => self.columns.compare(Comparison::Le, y, x),
        })
    }

    fn same(&mut self, a: &Case, b: &Case) -> Option<Test> {
        let truth = |case: &Case| match case.kind {
            Kind::Null => Some(Test::No),
            Kind::Bool => Some(case.truth),
            _ => None,
        };
        match (truth(a), truth(b)) {
            (Some(x), Some(y)) => {
                let not_y = self.columns.not(y);
                return Some(self.columns.choose(x, y, not_y));
            }
            (None, None) => {}
            _ => return Some(Test::No),
        }
        match (a.kind, b.kind) {
            (Kind::Text, Kind::Date) | (Kind::Date, Kind::Text) => None,
            (x, y) if x == y => Some(self.columns.compare(Comparison::Eq, a.number, b.number)),
            _ => Some(Test::No),
        }
    }

    pub fn sum(&mut self, run: Run) -> Cases {
        let mut folded = Cases::from([Case::of(Kind::Null)]);
        for at in run.range().rev() {
            let item = self.eval(self.program.arena.lists[at]);
            self.operation_into(Op::Add, &item, &mut folded);
        }
        folded
    }

    fn operation_into(&mut self, op: Op, left: &[Case], folded: &mut Cases) {
        let right = folded.clone();
        *folded = self.operation(op, left, |_| right);
    }

    /// The last value decides first, and what stands before it is then left alone.
    pub fn product(&mut self, run: Run) -> Cases {
        let items = self.program.arena.lists[run.range()].to_vec();
        self.product_of(&items)
    }

    fn product_of(&mut self, items: &[crate::tree::NodeId]) -> Cases {
        let Some((last, before)) = items.split_last() else {
            return Cases::from([Case::number(Num::constant(1.0), UnitId::ABSENT)]);
        };
        let last = self.eval(*last);
        self.operation(Op::Mul, &last, |compiler| compiler.product_of(before))
    }

    pub fn all_of(&mut self, run: Run) -> Cases {
        self.fold_left(Op::And, run, Test::Yes)
    }

    pub fn one_of(&mut self, run: Run) -> Cases {
        self.fold_left(Op::Or, run, Test::No)
    }

    fn fold_left(&mut self, op: Op, run: Run, first: Test) -> Cases {
        let mut folded = Cases::from([Case::truth(first)]);
        for at in run.range() {
            let item = self.program.arena.lists[at];
            let left = folded.clone();
            folded = self.operation(op, &left, |compiler| compiler.eval(item));
        }
        folded
    }
}

/// Which side of an operator.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}
