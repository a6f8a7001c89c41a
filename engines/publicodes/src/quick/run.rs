//! Runs instructions over a few situations at a time: one, or as many as fill the caches well. A column is an array with
//! one place a situation; operands always stand before what is made of them.

use crate::date::{Date, duration};
use crate::number::{round_16, round_half_up};
use crate::quick::columns::{Arithmetic, Column, Columns, Comparison, Filled, Instruction};
use crate::unit::Conversion;

/// One instruction and the column it fills.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub instruction: Instruction,
    pub into: u32,
    /// The inputs it depends on, one bit each.
    pub inputs: u64,
}

/// The columns of `W` situations; a test that holds is all ones, so that choosing between numbers is two operations on
/// bits.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lanes<const W: usize> {
    pub numbers: Vec<[f64; W]>,
    pub tests: Vec<[u64; W]>,
}

impl<const W: usize> Lanes<W> {
    /// Makes room for the columns made since, constants filled in.
    pub fn fit(&mut self, columns: &Columns) {
        let filled = |column: &Column| match column.filled {
            Filled::Constant(value) => [value; W],
            _ => [0.0; W],
        };
        let known = self.numbers.len().min(columns.numbers.len());
        self.numbers.extend(columns.numbers[known..].iter().map(filled));
        self.tests.resize(columns.tests.len().max(self.tests.len()), [0; W]);
    }

    pub fn clear(&mut self) {
        self.numbers.clear();
        self.tests.clear();
    }

    pub fn run(&mut self, steps: &[Step], conversions: &[Conversion]) {
        for step in steps {
            self.step(step, conversions);
        }
    }

    #[inline]
    pub fn step(&mut self, step: &Step, conversions: &[Conversion]) {
        let into = step.into as usize;
        match step.instruction {
            Instruction::Arithmetic { op, a, b } => {
                let (before, after) = self.numbers.split_at_mut(into);
                let (a, b, out) = (&before[a as usize], &before[b as usize], &mut after[0]);
                // One loop for each operator, so that each is a loop over a plain operation.
                match op {
                    Arithmetic::Add => each(out, a, b, |a, b| a + b),
                    Arithmetic::Sub => each(out, a, b, |a, b| a - b),
                    Arithmetic::Mul => each(out, a, b, |a, b| a * b),
                    Arithmetic::Div => each(out, a, b, |a, b| a / b),
                    Arithmetic::Min => each(out, a, b, f64::min),
                    Arithmetic::IntDiv | Arithmetic::Pow => each(out, a, b, |a, b| op.apply(a, b)),
                }
            }
            Instruction::RoundHalfUp(a) => self.unary(into, a, round_half_up),
            Instruction::Logarithm(a) => self.unary(into, a, f64::ln),
            Instruction::Convert { conversion, a } => {
                let conversion = conversions[conversion as usize];
                let (before, after) = self.numbers.split_at_mut(into);
                let (a, out) = (&before[a as usize], &mut after[0]);
                if conversion.divides() {
                    each(out, a, a, |a, _| conversion.unrounded(a));
                } else {
                    each(out, a, a, |a, _| conversion.undivided(a));
                }
                let small = out.iter().fold(false, |small, out| small | (out.abs() < 0.5 && *out != 0.0));
                if small {
                    out.iter_mut().for_each(|number| *number = round_16(*number));
                }
            }
            Instruction::Duration { unit, from, to } => {
                let (before, after) = self.numbers.split_at_mut(into);
                let (from, to, out) = (&before[from as usize], &before[to as usize], &mut after[0]);
                for ((out, from), to) in out.iter_mut().zip(from).zip(to) {
                    // Where one of the two is no date, what is computed here is not looked at.
                    *out = match (Date::of_rank(*from), Date::of_rank(*to)) {
                        (from, to) if from.is_real() && to.is_real() => duration(from, to, unit),
                        _ => 0.0,
                    };
                }
            }
            Instruction::Select { test, yes, no } => {
                let (before, after) = self.numbers.split_at_mut(into);
                let (yes, no, out) = (&before[yes as usize], &before[no as usize], &mut after[0]);
                for (((out, yes), no), test) in
                    out.iter_mut().zip(yes).zip(no).zip(&self.tests[test as usize])
                {
                    *out = f64::from_bits((yes.to_bits() & test) | (no.to_bits() & !test));
                }
            }
            Instruction::Compare { op, a, b } => {
                let (a, b) = (&self.numbers[a as usize], &self.numbers[b as usize]);
                let out = &mut self.tests[into];
                match op {
                    Comparison::Lt => each(out, a, b, |a, b| ones(a < b)),
                    Comparison::Le => each(out, a, b, |a, b| ones(a <= b)),
                    Comparison::Eq => each(out, a, b, |a, b| ones(a == b)),
                }
            }
            Instruction::Finite(a) => {
                let (a, out) = (&self.numbers[a as usize], &mut self.tests[into]);
                each(out, a, a, |a, _| ones(a.is_finite()));
            }
            Instruction::And(a, b) => self.logic(into, a, b, |a, b| a & b),
            Instruction::Or(a, b) => self.logic(into, a, b, |a, b| a | b),
            Instruction::Not(a) => self.logic(into, a, a, |a, _| !a),
        }
    }

    #[inline(always)]
    fn unary(&mut self, into: usize, a: u32, apply: impl Fn(f64) -> f64) {
        let (before, after) = self.numbers.split_at_mut(into);
        let a = &before[a as usize];
        each(&mut after[0], a, a, |a, _| apply(a));
    }

    #[inline(always)]
    fn logic(&mut self, into: usize, a: u32, b: u32, apply: impl Fn(u64, u64) -> u64) {
        let (before, after) = self.tests.split_at_mut(into);
        each(&mut after[0], &before[a as usize], &before[b as usize], apply);
    }
}

#[inline(always)]
fn each<T: Copy, R, const W: usize>(out: &mut [R; W], a: &[T; W], b: &[T; W], apply: impl Fn(T, T) -> R) {
    for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
        *out = apply(*a, *b);
    }
}

pub(crate) fn ones(holds: bool) -> u64 {
    if holds { u64::MAX } else { 0 }
}
