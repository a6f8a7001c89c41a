//! Lists folded with an operator: sums, products, conditions. Values are met in the order, and units and missing
//! variables combined in the grouping, that nested operators would give.

use crate::eval::operation::decided_by_left;
use crate::eval::{Evaluator, Outcome, Result};
use crate::tree::{Op, Run, Value};

impl Evaluator {
    /// First value first, grouped from the right; nothing at the end.
    pub(super) fn sum(&mut self, run: Run) -> Result<Outcome> {
        let base = self.folded.len();
        for at in run.range() {
            let item = self.program.arena.lists[at];
            let outcome = self.eval(item)?;
            self.folded.push(outcome);
        }
        self.fold_right(Op::Add, base, Outcome::bare(Value::Null))
    }

    /// Last value first, each multiplying what comes before it; one at the end.
    pub(super) fn product(&mut self, run: Run) -> Result<Outcome> {
        let base = self.folded.len();
        let mut last = Outcome::bare(Value::Number(1.0));
        for at in run.range().rev() {
            let item = self.program.arena.lists[at];
            let outcome = self.eval(item)?;
            if let Some(decided) = decided_by_left(Op::Mul, outcome) {
                last = decided;
                break;
            }
            self.folded.push(outcome);
        }
        self.fold_right(Op::Mul, base, last)
    }

    fn fold_right(&mut self, op: Op, base: usize, last: Outcome) -> Result<Outcome> {
        let mut folded = last;
        while self.folded.len() > base {
            let Some(left) = self.folded.pop() else { break };
            folded = self.combine(op, left, folded)?;
        }
        Ok(folded)
    }

    pub(super) fn all_of(&mut self, run: Run) -> Result<Outcome> {
        self.fold_left(Op::And, run, Outcome::bare(Value::Bool(true)))
    }

    pub(super) fn one_of(&mut self, run: Run) -> Result<Outcome> {
        self.fold_left(Op::Or, run, Outcome::bare(Value::Bool(false)))
    }

    fn fold_left(&mut self, op: Op, run: Run, first: Outcome) -> Result<Outcome> {
        let mut folded = first;
        for at in run.range() {
            if let Some(decided) = decided_by_left(op, folded) {
                return Ok(decided);
            }
            let item = self.program.arena.lists[at];
            let right = self.eval(item)?;
            folded = self.combine(op, folded, right)?;
        }
        Ok(folded)
    }
}
