//! Tables by slices, for a base and ceilings that are numbers; anything else is left to the full evaluator.

use crate::quick::cases::{Case, Cases, Gather, Kind, left};
use crate::quick::columns::{Arithmetic, Comparison, Num, Test};
use crate::quick::compile::{Compiler, left_at};
use crate::tree::{BracketKind, Brackets, NodeId};
use crate::unit::{Conversion, Unit};
use crate::unit_table::UnitId;

/// A slice, for one base: where it is read at all, where the base falls in it, and its bounds.
struct Read {
    reached: Test,
    active: Test,
    floor: Num,
    ceiling: Num,
    unbounded: bool,
}

/// The slices for one base and one multiplier.
struct Reading {
    slices: Vec<Read>,
    /// Where ceilings are not numbers, or not in order.
    left: Test,
    /// Where the base is in no slice.
    outside: Test,
}

impl Compiler<'_> {
    pub fn brackets(&mut self, index: u32) -> Cases {
        let program = self.program;
        let brackets = &program.arena.brackets[index as usize];
        let base = self.eval(brackets.base);
        let multiplier = self.eval(brackets.multiplier);
        let [multiplier @ Case { kind: Kind::Number, .. }] = multiplier[..] else { return left() };
        let zero = self.columns.compare(Comparison::Eq, multiplier.number, Num::constant(0.0));
        let mut gather = Gather::new();
        gather.put(&mut self.columns, left_at(zero));
        let sound = self.columns.not(zero);
        for case in base.iter() {
            let when = self.columns.and(sound, case.when);
            if when == Test::No {
                continue;
            }
            match (brackets.kind, case.kind) {
                (BracketKind::Marginal, Kind::Null | Kind::Undefined) => {
                    gather.put(&mut self.columns, Case { unit: case.unit.present(), when, ..*case });
                }
                (kind, Kind::Number) => {
                    let mut when = when;
                    if kind == BracketKind::Marginal {
                        // Nothing is read of the slices for a base of zero.
                        let zero = self.columns.compare(Comparison::Eq, case.number, Num::constant(0.0));
                        let nothing = self.columns.and(when, zero);
                        let case = Case { unit: case.unit.present(), when: nothing, ..*case };
                        gather.put(&mut self.columns, case);
                        let zero = self.columns.not(zero);
                        when = self.columns.and(when, zero);
                    }
                    let Some(reading) = self.read_slices(brackets, case, &multiplier) else {
                        gather.put(&mut self.columns, left_at(when));
                        continue;
                    };
                    let unread = self.columns.and(when, reading.left);
                    gather.put(&mut self.columns, left_at(unread));
                    let read = self.columns.not(reading.left);
                    let when = self.columns.and(when, read);
                    match kind {
                        BracketKind::Marginal => self.marginal(&mut gather, brackets, case, &reading, when),
                        BracketKind::Grid => self.grid(&mut gather, brackets, case, &reading, when),
                        BracketKind::Progressive => {
                            self.progressive(&mut gather, brackets, case, &reading, when);
                        }
                    }
                }
                _ => gather.put(&mut self.columns, left_at(when)),
            }
        }
        gather.done()
    }

    /// Slices up to the one the base falls in; those above are not reached.
    fn read_slices(&mut self, brackets: &Brackets, base: &Case, multiplier: &Case) -> Option<Reading> {
        let mut slices: Vec<Read> = Vec::with_capacity(brackets.slices.len());
        let (mut reached, mut left) = (Test::Yes, Test::No);
        let mut floor = Num::constant(0.0);
        for (rank, slice) in brackets.slices.iter().enumerate() {
            let ceiling = match slice.ceiling {
                None => {
                    let unbounded = Num::constant(f64::INFINITY);
                    self.columns.arithmetic(Arithmetic::Mul, unbounded, multiplier.number)
                }
                Some(node) => {
                    let (ceiling, unread) = self.ceiling(node, multiplier, base.unit)?;
                    let here = self.columns.and(reached, unread);
                    left = self.columns.or(left, here);
                    ceiling
                }
            };
            if rank > 0 {
                let none = self.columns.compare(Comparison::Eq, floor, Num::constant(0.0));
                let some = self.columns.not(none);
                let disordered = self.columns.compare(Comparison::Le, ceiling, floor);
                let disordered = self.columns.and(disordered, some);
                let here = self.columns.and(reached, disordered);
                left = self.columns.or(left, here);
            }
            let above = self.columns.compare(Comparison::Le, floor, base.number);
            let below = self.columns.compare(Comparison::Lt, base.number, ceiling);
            let within = self.columns.and(above, below);
            let active = self.columns.and(reached, within);
            slices.push(Read { reached, active, floor, ceiling, unbounded: slice.ceiling.is_none() });
            let beyond = self.columns.not(within);
            reached = self.columns.and(reached, beyond);
            floor = ceiling;
        }
        Some(Reading { slices, left, outside: reached })
    }

    /// A ceiling in the unit of the base, and where it is left; none where it always is.
    fn ceiling(&mut self, node: NodeId, multiplier: &Case, base_unit: UnitId) -> Option<(Num, Test)> {
        let (mut amount, mut unread) = (None, Test::No);
        for case in self.eval(node).iter() {
            let told =
                if case.kind == Kind::Number { self.ceiling_of(case, multiplier, base_unit) } else { None };
            match (told, amount) {
                (None, _) => unread = self.columns.or(unread, case.when),
                (Some(told), None) => amount = Some(told),
                (Some(told), Some(known)) => amount = Some(self.columns.select(case.when, told, known)),
            }
        }
        Some((amount?, unread))
    }

    fn ceiling_of(&mut self, ceiling: &Case, multiplier: &Case, base_unit: UnitId) -> Option<Num> {
        let amount = self.columns.arithmetic(Arithmetic::Mul, ceiling.number, multiplier.number);
        let unit = self.units.product(ceiling.unit, multiplier.unit);
        let conversion = match self.units.unit(unit) {
            None => return Some(amount),
            Some(unit) if !base_unit.is_known() => Conversion::forced(unit, &Unit::default()),
            Some(_) => self.conversion(unit, base_unit)?,
        };
        Some(self.columns.convert(conversion, amount))
    }

    fn marginal(
        &mut self,
        gather: &mut Gather,
        brackets: &Brackets,
        base: &Case,
        reading: &Reading,
        when: Test,
    ) {
        let mut total = Num::constant(0.0);
        let mut sound = when;
        for (slice, read) in brackets.slices.iter().zip(&reading.slices) {
            // A base below zero is below every slice.
            let counted = self.columns.compare(Comparison::Le, read.floor, base.number);
            let counted = self.columns.and(read.reached, counted);
            if counted == Test::No {
                continue;
            }
            let (mut rate, mut unknown) = (None, Test::No);
            for case in self.eval(slice.yields).iter() {
                let told = self.in_rate_unit(case, UnitId::NONE).and_then(|told| self.as_number(&told));
                match (told, rate) {
                    (None, _) => unknown = self.columns.or(unknown, case.when),
                    (Some(told), None) => rate = Some(told),
                    (Some(told), Some(known)) => rate = Some(self.columns.select(case.when, told, known)),
                }
            }
            let unknown = self.columns.and(counted, unknown);
            let known = self.columns.not(unknown);
            sound = self.columns.and(sound, known);
            let Some(rate) = rate else {
                let elsewhere = self.columns.not(counted);
                sound = self.columns.and(sound, elsewhere);
                continue;
            };
            let top = self.columns.arithmetic(Arithmetic::Min, base.number, read.ceiling);
            let width = self.columns.arithmetic(Arithmetic::Sub, top, read.floor);
            let in_slice = self.columns.arithmetic(Arithmetic::Mul, width, rate);
            let added = self.columns.arithmetic(Arithmetic::Add, total, in_slice);
            total = self.columns.select(counted, added, total);
        }
        gather.put_number(&mut self.columns, sound, total, base.unit.present());
        let unsound = self.columns.not(sound);
        let unsound = self.columns.and(when, unsound);
        gather.put(&mut self.columns, left_at(unsound));
    }

    /// A rate in another unit; that it cannot be is always an error.
    fn in_rate_unit(&mut self, rate: &Case, unit: UnitId) -> Option<Case> {
        if rate.unit.is_known() {
            self.conversion(rate.unit, unit)?;
        }
        self.in_unit(rate, unit)
    }

    fn grid(&mut self, gather: &mut Gather, brackets: &Brackets, base: &Case, reading: &Reading, when: Test) {
        for (rank, read) in reading.slices.iter().enumerate() {
            let mut when = self.columns.and(when, read.active);
            if when == Test::No {
                continue;
            }
            // Amounts above are worked out too, and may be refused.
            for above in &brackets.slices[rank + 1..] {
                for case in self.eval(above.yields).iter().filter(|case| case.kind == Kind::Left) {
                    let refused = self.columns.and(when, case.when);
                    gather.put(&mut self.columns, left_at(refused));
                    let sound = self.columns.not(case.when);
                    when = self.columns.and(when, sound);
                }
            }
            for case in self.eval(brackets.slices[rank].yields).iter() {
                let when = self.columns.and(when, case.when);
                gather.put(&mut self.columns, Case { unit: case.unit.present(), when, ..*case });
            }
        }
        let outside = self.columns.and(when, reading.outside);
        let Some(last) = reading.slices.last() else { return };
        let above = self.columns.compare(Comparison::Le, last.floor, base.number);
        let below = self.columns.not(above);
        let no = Case { unit: UnitId::UNKNOWN, ..Case::truth(Test::No) };
        let below_all = self.columns.and(outside, below);
        gather.put(&mut self.columns, no.when(below_all));
        let above_all = self.columns.and(outside, above);
        let unknown = Case { unit: UnitId::UNKNOWN, ..Case::of(Kind::Undefined) };
        gather.put(&mut self.columns, unknown.when(above_all));
    }

    fn progressive(
        &mut self,
        gather: &mut Gather,
        brackets: &Brackets,
        base: &Case,
        reading: &Reading,
        when: Test,
    ) {
        let Some((last, last_slice)) = reading.slices.last().zip(brackets.slices.last()) else { return };
        let outside = self.columns.and(when, reading.outside);
        let mut at_last_rate = outside;
        if last.unbounded {
            let in_last = self.columns.and(when, last.active);
            at_last_rate = self.columns.or(at_last_rate, in_last);
        }
        if at_last_rate != Test::No {
            for case in self.eval(last_slice.yields).iter() {
                let when = self.columns.and(at_last_rate, case.when);
                let case = self.percentage(case).map(|rate| Case { unit: UnitId::PERCENT, when, ..rate });
                gather.put(&mut self.columns, case.unwrap_or(left_at(when)));
            }
        }
        for (rank, read) in reading.slices.iter().enumerate() {
            if read.unbounded && rank + 1 == reading.slices.len() {
                continue;
            }
            let when = self.columns.and(when, read.active);
            if when == Test::No {
                continue;
            }
            let (upper, lower) = (brackets.slices[rank], brackets.slices[rank.saturating_sub(1)]);
            let (upper, lower) = (self.eval(upper.yields), self.eval(lower.yields));
            let (Some(high), Some(low)) = (self.plain_rate(&upper), self.plain_rate(&lower)) else {
                gather.put(&mut self.columns, left_at(when));
                continue;
            };
            let rise = self.columns.arithmetic(Arithmetic::Sub, high, low);
            let width = self.columns.arithmetic(Arithmetic::Sub, read.ceiling, read.floor);
            let slope = self.columns.arithmetic(Arithmetic::Div, rise, width);
            let along = self.columns.arithmetic(Arithmetic::Sub, base.number, read.floor);
            let above = self.columns.arithmetic(Arithmetic::Mul, along, slope);
            let rate = self.columns.arithmetic(Arithmetic::Add, low, above);
            gather.put_number(&mut self.columns, when, rate, UnitId::PERCENT);
        }
    }

    /// A rate that is a number in every situation, in percent.
    fn plain_rate(&mut self, rate: &[Case]) -> Option<Num> {
        let [case @ Case { kind: Kind::Number, .. }] = rate else { return None };
        self.percentage(case).map(|rate| rate.number)
    }

    fn percentage(&mut self, rate: &Case) -> Option<Case> {
        match rate.kind {
            Kind::Number => self.in_rate_unit(rate, UnitId::PERCENT),
            _ => Some(*rate),
        }
    }
}
