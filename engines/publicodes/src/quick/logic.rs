//! Yes and no, simplified as they are combined: cases exclude each other by construction, and much of what is asked of them
//! is then known beforehand.

use crate::quick::columns::{Columns, Filled, Instruction, Test};

impl Columns {
    pub fn not(&mut self, test: Test) -> Test {
        match test {
            Test::No => Test::Yes,
            Test::Yes => Test::No,
            Test::Column(column) => {
                if let Some(negation) = self.negations.get(&column) {
                    return Test::Column(*negation);
                }
                let negation = self.fill(Instruction::Not(column), 1.0);
                self.negations.insert(column, negation);
                self.negations.insert(negation, column);
                Test::Column(negation)
            }
        }
    }

    pub fn and(&mut self, a: Test, b: Test) -> Test {
        match (a, b) {
            (Test::No, _) | (_, Test::No) => Test::No,
            (Test::Yes, other) | (other, Test::Yes) => other,
            (Test::Column(a), Test::Column(b)) => {
                if a == b || self.is_part(a, b) {
                    return Test::Column(a);
                }
                if self.is_part(b, a) {
                    return Test::Column(b);
                }
                if self.excludes(a, b) || self.excludes(b, a) {
                    return Test::No;
                }
                Test::Column(self.fill(Instruction::And(a.min(b), a.max(b)), 1.0))
            }
        }
    }

    pub fn or(&mut self, a: Test, b: Test) -> Test {
        match (a, b) {
            (Test::Yes, _) | (_, Test::Yes) => Test::Yes,
            (Test::No, other) | (other, Test::No) => other,
            (Test::Column(a), Test::Column(b)) => {
                if a == b || self.is_part(b, a) {
                    return Test::Column(a);
                }
                if self.is_part(a, b) {
                    return Test::Column(b);
                }
                if self.negations.get(&a) == Some(&b) {
                    return Test::Yes;
                }
                if let Some(common) = self.common(a, b) {
                    return Test::Column(common);
                }
                Test::Column(self.fill(Instruction::Or(a.min(b), a.max(b)), 1.0))
            }
        }
    }

    fn conjunction(&self, test: u32) -> Option<(u32, u32)> {
        match self.tests[test as usize].filled {
            Filled::By(Instruction::And(a, b)) => Some((a, b)),
            _ => None,
        }
    }

    /// Whether `part` is "`whole` and something".
    fn is_part(&self, part: u32, whole: u32) -> bool {
        self.conjunction(part).is_some_and(|(a, b)| a == whole || b == whole)
    }

    /// Whether a test is the negation of another, or "that and something".
    fn excludes(&self, test: u32, other: u32) -> bool {
        let Some(negation) = self.negations.get(&other) else { return false };
        test == *negation || self.is_part(test, *negation)
    }

    /// What "x and y" or "x and not y" come to: x.
    fn common(&self, left: u32, right: u32) -> Option<u32> {
        let ((a, b), (c, d)) = (self.conjunction(left)?, self.conjunction(right)?);
        let opposite = |x: u32, y: u32| self.negations.get(&x) == Some(&y);
        [(a, b, c, d), (a, b, d, c), (b, a, c, d), (b, a, d, c)]
            .into_iter()
            .find(|(x, y, z, w)| x == z && opposite(*y, *w))
            .map(|(x, ..)| x)
    }

    /// `yes` where the test holds, `no` elsewhere.
    pub fn choose(&mut self, test: Test, yes: Test, no: Test) -> Test {
        let held = self.and(test, yes);
        let opposite = self.not(test);
        let other = self.and(opposite, no);
        self.or(held, other)
    }
}
