//! The instructions of a plan and the columns they fill. Each column is written by one instruction and never again, the
//! same computation is never written twice, and what is known beforehand is worked out here rather than at each run.

use rustc_hash::FxHashMap;

use crate::date::DurationUnit;
use crate::number::round_half_up;
use crate::unit::Conversion;

/// A number of each situation: known beforehand, or in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Num {
    /// The bits of the number, so that `-0` and `0` stay apart.
    Constant(u64),
    Column(u32),
}

/// A yes or no of each situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Test {
    No,
    Yes,
    Column(u32),
}

impl Num {
    pub fn constant(number: f64) -> Num {
        Num::Constant(number.to_bits())
    }

    pub fn known(self) -> Option<f64> {
        match self {
            Num::Constant(bits) => Some(f64::from_bits(bits)),
            Num::Column(_) => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Arithmetic {
    Add,
    Sub,
    Mul,
    Div,
    IntDiv,
    Pow,
    /// The smaller of the two, as `f64::min`.
    Min,
}

impl Arithmetic {
    pub fn apply(self, a: f64, b: f64) -> f64 {
        match self {
            Arithmetic::Add => a + b,
            Arithmetic::Sub => a - b,
            Arithmetic::Mul => a * b,
            Arithmetic::Div => a / b,
            Arithmetic::IntDiv => (a - a % b) / b,
            Arithmetic::Pow => a.powf(b),
            Arithmetic::Min => a.min(b),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Comparison {
    Lt,
    Le,
    Eq,
}

/// What fills a column: numbers are read from columns of numbers, tests from columns of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Instruction {
    Arithmetic { op: Arithmetic, a: u32, b: u32 },
    RoundHalfUp(u32),
    Logarithm(u32),
    Convert { conversion: u32, a: u32 },
    Duration { unit: DurationUnit, from: u32, to: u32 },
    Select { test: u32, yes: u32, no: u32 },
    Compare { op: Comparison, a: u32, b: u32 },
    Finite(u32),
    And(u32, u32),
    Or(u32, u32),
    Not(u32),
}

impl Instruction {
    pub fn gives_a_test(self) -> bool {
        matches!(
            self,
            Instruction::Compare { .. }
                | Instruction::Finite(_)
                | Instruction::And(..)
                | Instruction::Or(..)
                | Instruction::Not(_)
        )
    }

    /// Columns of numbers, then columns of tests, that it reads.
    pub fn each_operand(self, mut number: impl FnMut(u32), mut test: impl FnMut(u32)) {
        match self {
            Instruction::Arithmetic { a, b, .. }
            | Instruction::Compare { a, b, .. }
            | Instruction::Duration { from: a, to: b, .. } => {
                number(a);
                number(b);
            }
            Instruction::RoundHalfUp(a)
            | Instruction::Logarithm(a)
            | Instruction::Convert { a, .. }
            | Instruction::Finite(a) => number(a),
            Instruction::Select { test: by, yes, no } => {
                test(by);
                number(yes);
                number(no);
            }
            Instruction::And(a, b) | Instruction::Or(a, b) => {
                test(a);
                test(b);
            }
            Instruction::Not(a) => test(a),
        }
    }
}

/// Where a column comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Filled {
    Input,
    Constant(f64),
    By(Instruction),
}

#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub filled: Filled,
    /// The inputs it depends on, one bit each; the last bit stands for all further ones.
    pub inputs: u64,
    /// No number in it is greater than this, whatever the sign, where it counts; infinite when nothing is known.
    most: f64,
}

/// Numbers of the situation beyond this are left to the full evaluator, so that most overflows can be ruled out here.
pub(crate) const GREATEST_INPUT: f64 = 1e15;
/// Below this, a number need not be checked for having overflowed.
const SURELY_FINITE: f64 = 1e300;

#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    pub numbers: Vec<Column>,
    pub tests: Vec<Column>,
    pub conversions: Vec<Conversion>,
    known: FxHashMap<Instruction, u32>,
    constants: FxHashMap<u64, u32>,
    /// The negation of each test that has one.
    pub(super) negations: FxHashMap<u32, u32>,
    /// Instructions in the order they were made: whether the column is one of tests, and its rank.
    pub order: Vec<(bool, u32)>,
}

impl Columns {
    pub fn input_number(&mut self, rank: usize) -> Num {
        self.numbers.push(Column { filled: Filled::Input, inputs: input_bit(rank), most: GREATEST_INPUT });
        Num::Column(self.numbers.len() as u32 - 1)
    }

    pub fn input_test(&mut self, rank: usize) -> Test {
        self.tests.push(Column { filled: Filled::Input, inputs: input_bit(rank), most: 1.0 });
        Test::Column(self.tests.len() as u32 - 1)
    }

    fn place(&mut self, number: Num) -> u32 {
        let bits = match number {
            Num::Column(column) => return column,
            Num::Constant(bits) => bits,
        };
        if let Some(column) = self.constants.get(&bits) {
            return *column;
        }
        let value = f64::from_bits(bits);
        self.numbers.push(Column { filled: Filled::Constant(value), inputs: 0, most: value.abs() });
        let column = self.numbers.len() as u32 - 1;
        self.constants.insert(bits, column);
        column
    }

    pub(super) fn fill(&mut self, instruction: Instruction, most: f64) -> u32 {
        if let Some(column) = self.known.get(&instruction) {
            return *column;
        }
        let mut inputs = 0;
        let (numbers, tests) = (&self.numbers, &self.tests);
        let mut of_tests = 0;
        instruction.each_operand(
            |column| inputs |= numbers[column as usize].inputs,
            |column| of_tests |= tests[column as usize].inputs,
        );
        let made = Column { filled: Filled::By(instruction), inputs: inputs | of_tests, most };
        let is_test = instruction.gives_a_test();
        let list = if is_test { &mut self.tests } else { &mut self.numbers };
        list.push(made);
        let column = list.len() as u32 - 1;
        self.order.push((is_test, column));
        self.known.insert(instruction, column);
        column
    }

    fn most(&self, number: Num) -> f64 {
        match number {
            Num::Constant(bits) => f64::from_bits(bits).abs(),
            Num::Column(column) => self.numbers[column as usize].most,
        }
    }

    pub fn arithmetic(&mut self, op: Arithmetic, a: Num, b: Num) -> Num {
        if let (Some(a), Some(b)) = (a.known(), b.known()) {
            return Num::constant(op.apply(a, b));
        }
        let (most_a, most_b) = (self.most(a), self.most(b));
        let most = match op {
            Arithmetic::Add | Arithmetic::Sub => most_a + most_b,
            Arithmetic::Mul => most_a * most_b,
            Arithmetic::Min => most_a.max(most_b),
            Arithmetic::Div => match b.known() {
                Some(b) if b != 0.0 => most_a / b.abs(),
                _ => f64::INFINITY,
            },
            Arithmetic::IntDiv | Arithmetic::Pow => f64::INFINITY,
        };
        let most = if most < SURELY_FINITE { most } else { f64::INFINITY };
        let (a, b) = (self.place(a), self.place(b));
        Num::Column(self.fill(Instruction::Arithmetic { op, a, b }, most))
    }

    pub fn round_half_up(&mut self, number: Num) -> Num {
        if let Some(number) = number.known() {
            return Num::constant(round_half_up(number));
        }
        let (most, a) = (self.most(number) + 1.0, self.place(number));
        Num::Column(self.fill(Instruction::RoundHalfUp(a), most))
    }

    pub fn logarithm(&mut self, number: Num) -> Num {
        if let Some(number) = number.known() {
            return Num::constant(number.ln());
        }
        let a = self.place(number);
        Num::Column(self.fill(Instruction::Logarithm(a), f64::INFINITY))
    }

    pub fn convert(&mut self, conversion: Conversion, number: Num) -> Num {
        if let Some(number) = number.known() {
            return Num::constant(conversion.apply(number));
        }
        if conversion.is_idle() && self.is_round(number) {
            return number;
        }
        let rank = match self.conversions.iter().position(|known| *known == conversion) {
            Some(rank) => rank,
            None => {
                self.conversions.push(conversion);
                self.conversions.len() - 1
            }
        };
        let most = conversion.apply(self.most(number)) + 1.0;
        let most = if most < SURELY_FINITE { most } else { f64::INFINITY };
        let a = self.place(number);
        Num::Column(self.fill(Instruction::Convert { conversion: rank as u32, a }, most))
    }

    /// Whether a number has just been rounded as conversions round.
    fn is_round(&self, number: Num) -> bool {
        matches!(
            number,
            Num::Column(column)
                if matches!(self.numbers[column as usize].filled, Filled::By(Instruction::Convert { .. }))
        )
    }

    pub fn duration(&mut self, unit: DurationUnit, from: Num, to: Num) -> Num {
        let (from, to) = (self.place(from), self.place(to));
        // Four thousand centuries of days are far from the greatest number.
        Num::Column(self.fill(Instruction::Duration { unit, from, to }, 1e9))
    }

    pub fn select(&mut self, test: Test, yes: Num, no: Num) -> Num {
        match test {
            Test::Yes => yes,
            Test::No => no,
            Test::Column(_) if yes == no => yes,
            Test::Column(test) => {
                let most = self.most(yes).max(self.most(no));
                let (yes, no) = (self.place(yes), self.place(no));
                Num::Column(self.fill(Instruction::Select { test, yes, no }, most))
            }
        }
    }

    pub fn compare(&mut self, op: Comparison, a: Num, b: Num) -> Test {
        if let (Some(a), Some(b)) = (a.known(), b.known()) {
            let holds = match op {
                Comparison::Lt => a < b,
                Comparison::Le => a <= b,
                Comparison::Eq => a == b,
            };
            return sure(holds);
        }
        if a == b {
            return sure(op != Comparison::Lt);
        }
        // A number that counts is below infinity.
        if op != Comparison::Eq && b.known() == Some(f64::INFINITY) && self.most(a) < SURELY_FINITE {
            return Test::Yes;
        }
        let (a, b) = (self.place(a), self.place(b));
        let opposite = match op {
            Comparison::Lt => Some(Comparison::Le),
            Comparison::Le => Some(Comparison::Lt),
            Comparison::Eq => None,
        };
        let opposite = opposite.and_then(|op| self.known.get(&Instruction::Compare { op, a: b, b: a }));
        if let Some(opposite) = opposite {
            return self.not(Test::Column(*opposite));
        }
        Test::Column(self.fill(Instruction::Compare { op, a, b }, 1.0))
    }

    /// Whether a number has not overflowed.
    pub fn finite(&mut self, number: Num) -> Test {
        if let Some(number) = number.known() {
            return sure(number.is_finite());
        }
        if self.most(number) < SURELY_FINITE {
            return Test::Yes;
        }
        let a = self.place(number);
        Test::Column(self.fill(Instruction::Finite(a), 1.0))
    }
}

pub(crate) fn input_bit(rank: usize) -> u64 {
    1 << rank.min(63)
}

pub(crate) fn sure(holds: bool) -> Test {
    if holds { Test::Yes } else { Test::No }
}
