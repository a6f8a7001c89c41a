//! Searches: the value of a rule that gives another one the wanted result (`inversion numérique`), and the value of a
//! rule computed from itself (`résoudre la référence circulaire`). Both look for the zero of a function by Brent's
//! method, as published in netlib's `zeroin`.

use std::cell::Cell;

use crate::error::{EvaluationError, Oddity};
use crate::eval::{Evaluator, Fact, Frame, Given, Outcome, Result};
use crate::tree::{NameId, Node, NodeId, RuleId, Value};

const INVERSION_STEPS: u32 = 10;
const FIXED_POINT_STEPS: u32 = 25;

impl Evaluator {
    pub(super) fn inversion(&mut self, index: u32) -> Result<Outcome> {
        let program = self.program.clone();
        let inversion = &program.arena.inversions[index as usize];
        let rule = inversion.rule;
        if self.frame.is_outer(rule) {
            return Ok(Outcome::UNDEFINED);
        }
        let Some((goal_node, goal_rule)) = self.inversion_goal(&inversion.candidates)? else {
            let mut names: Vec<(NameId, f64)> = Vec::new();
            let candidates = inversion.candidates.iter().filter_map(|node| self.target(*node));
            for candidate in candidates.chain([rule]) {
                let name = NameId(candidate.0);
                if !names.iter().any(|(known, _)| *known == name) {
                    names.push((name, 1.0));
                }
            }
            return Ok(Outcome { missing: self.missing.make(&names), ..Outcome::UNDEFINED });
        };
        self.refuse_private(rule)?;
        let mut frame = self.branch_frame(true);
        frame.stack.clone_from(&self.frame.stack);
        frame.counts.clone_from(&self.frame.counts);
        frame.in_parents.clone_from(&self.frame.in_parents);
        let depth = self.depth;
        let goal = self.in_frame(&mut frame, |evaluator| evaluator.eval(goal_node));
        self.depth = depth;
        let goal = goal?;
        frame.lapse();
        frame.facts[goal_rule.0 as usize] = Fact { given: Given::Known(Outcome::UNDEFINED), nullable: false };
        let unit = goal.unit.present();
        let wanted = self.number(goal.value, "inversion numérique")?;
        let last = Cell::new(Outcome::UNDEFINED);
        let mut try_value = |evaluator: &mut Self, x: f64| -> Result<f64> {
            let given = Outcome { unit, ..Outcome::bare(Value::Number(x)) };
            let outcome = evaluator.tried(&mut frame, rule, given, goal_node)?;
            last.set(outcome);
            evaluator.result_or_nan(outcome.value)
        };
        let first = (wanted, try_value(self, wanted)?);
        let share = if first.1 > wanted { 0.9 } else { 1.2 };
        let guess = if first.1.is_nan() { 2000.0 } else { (wanted * wanted * share) / first.1 };
        let second = if guess.is_finite() { (guess, try_value(self, guess)?) } else { (f64::NAN, f64::NAN) };
        let mut found = None;
        if !first.1.is_nan() || !second.1.is_nan() {
            let ((x1, y1), (x2, y2)) = (first, second);
            let below = if y2 < wanted && (y2 > y1 || y1 > wanted) {
                x2
            } else if y1 < wanted && (y1 > y2 || y2 > wanted) {
                x1
            } else {
                inversion.least
            };
            let above = if y2 > wanted && (y2 < y1 || y1 < wanted) {
                x2
            } else if y1 > wanted && (y1 < y2 || y2 < wanted) {
                x1
            } else {
                inversion.most
            };
            let mut distance = |x: f64| -> Result<f64> {
                let y = if x == x1 {
                    y1
                } else if x == x2 {
                    y2
                } else {
                    try_value(self, x)?
                };
                Ok(y - wanted)
            };
            let search = Search { tolerance: inversion.tolerance, steps: INVERSION_STEPS, acceptable: 1.0 };
            found = search.root(&mut distance, below, above)?;
            found = found.filter(|x| *x == 0.0 || (*x >= inversion.least && *x <= inversion.most));
        }
        let missing = last.get().missing;
        self.release(frame);
        if found.is_none() {
            self.oddity(Oddity::SearchFailed { rule: program.rules[rule.0 as usize].name.to_string() });
        }
        Ok(Outcome { value: found.map_or(Value::Undefined, Value::Number), unit, missing })
    }

    /// The first candidate that the situation gives a number for.
    fn inversion_goal(&mut self, candidates: &[NodeId]) -> Result<Option<(NodeId, RuleId)>> {
        for candidate in candidates {
            let Some(rule) = self.target(*candidate) else { continue };
            if self.frame.stack.contains(&rule.0) {
                continue;
            }
            let given = match self.frame.facts[rule.0 as usize].given {
                Given::Nothing => continue,
                Given::Known(outcome) | Given::Amended(_, outcome) => outcome,
                Given::Expression(_) => {
                    let mut frame = self.branch_frame(true);
                    let depth = self.depth;
                    let given = self.in_frame(&mut frame, |evaluator| evaluator.given(rule));
                    self.depth = depth;
                    self.release(frame);
                    given?
                }
            };
            if matches!(given.value, Value::Number(_))
                && !self.missing.contains(given.missing, NameId(rule.0))
            {
                return Ok(Some((*candidate, rule)));
            }
        }
        Ok(None)
    }

    fn target(&self, node: NodeId) -> Option<RuleId> {
        match self.program.arena.get(node) {
            Node::Reference { rule, .. } => Some(rule),
            _ => None,
        }
    }

    fn refuse_private(&self, rule: RuleId) -> Result<()> {
        let data = &self.program.rules[rule.0 as usize];
        if !data.private {
            return Ok(());
        }
        Err(EvaluationError::PrivateInContext { rule: self.current(), private: data.name.to_string() })
    }

    /// A node evaluated with a rule set to a value, everything else forgotten.
    fn tried(&mut self, frame: &mut Frame, rule: RuleId, given: Outcome, node: NodeId) -> Result<Outcome> {
        frame.facts[rule.0 as usize] = Fact { given: Given::Known(given), nullable: false };
        frame.forget();
        let depth = self.depth;
        let result = self.in_frame(frame, |evaluator| evaluator.eval(node));
        self.depth = depth;
        result
    }

    /// What a search compares: not a number where nothing is known.
    fn result_or_nan(&mut self, value: Value) -> Result<f64> {
        if value == Value::Undefined {
            return Ok(f64::NAN);
        }
        self.number(value, "recherche")
    }

    pub(super) fn fixed_point(&mut self, rule: RuleId, value: NodeId) -> Result<Outcome> {
        if self.frame.is_outer(rule) {
            return Ok(Outcome::UNDEFINED);
        }
        self.refuse_private(rule)?;
        let mut frame = self.branch_frame(false);
        let last = Cell::new(Outcome::UNDEFINED);
        let mut try_value = |evaluator: &mut Self, x: f64| -> Result<f64> {
            let outcome = evaluator.tried(&mut frame, rule, Outcome::bare(Value::Number(x)), value)?;
            last.set(outcome);
            evaluator.result_or_nan(outcome.value)
        };
        let at_one = try_value(self, 1.0)?;
        let unit = last.get().unit;
        let mut found = None;
        if !at_one.is_nan() {
            let mut distance = |x: f64| -> Result<f64> {
                let y = if x == 1.0 { at_one } else { try_value(self, x)? };
                Ok(y - x)
            };
            let search = Search { tolerance: 0.5, steps: FIXED_POINT_STEPS, acceptable: 2.0 };
            found = search.root(&mut distance, -1e6, 1e8)?;
        }
        if let Some(x) = found {
            try_value(self, x)?;
        }
        let missing = last.get().missing;
        self.release(frame);
        if found.is_none() {
            let rule = self.program.rules[rule.0 as usize].name.to_string();
            self.oddity(Oddity::SearchFailed { rule });
        }
        Ok(Outcome { value: found.map_or(Value::Undefined, Value::Number), unit: unit.present(), missing })
    }
}

struct Search {
    tolerance: f64,
    steps: u32,
    /// A result this near is kept when nothing better came in time.
    acceptable: f64,
}

impl Search {
    /// A zero of `function` between two points; the function may not be known everywhere.
    fn root(
        &self,
        function: &mut dyn FnMut(f64) -> Result<f64>,
        lower: f64,
        upper: f64,
    ) -> Result<Option<f64>> {
        // `best` is the present estimate, `before` the one it replaced, `across` a point on the other side of the zero.
        let (mut before, mut best, mut across) = (lower, upper, lower);
        let (mut f_before, mut f_best) = (function(before)?, function(best)?);
        let mut f_across = f_before;
        let mut fallback = None;
        for _ in 0..self.steps {
            let previous_step = best - before;
            if f_across.abs() < f_best.abs() {
                (before, best, across) = (best, across, best);
                (f_before, f_best, f_across) = (f_best, f_across, f_best);
            }
            let precision = 1e-15 * best.abs() + self.tolerance / 2.0;
            let mut step = (across - best) / 2.0;
            if step.abs() <= precision || f_best == 0.0 {
                return Ok(Some(best));
            }
            if previous_step.abs() >= precision && f_before.abs() > f_best.abs() {
                let (mut p, mut q) = interpolation((before, f_before), (best, f_best), (across, f_across));
                if p > 0.0 {
                    q = -q;
                } else {
                    p = -p;
                }
                let width = across - best;
                if p < 0.75 * width * q - (precision * q).abs() / 2.0 && p < (previous_step * q / 2.0).abs() {
                    step = p / q;
                }
            }
            if step.abs() < precision {
                step = if step > 0.0 { precision } else { -precision };
            }
            (before, f_before) = (best, f_best);
            best += step;
            f_best = function(best)?;
            if (f_best > 0.0 && f_across > 0.0) || (f_best < 0.0 && f_across < 0.0) {
                (across, f_across) = (before, f_before);
            }
            if f_best.abs() < self.tolerance {
                return Ok(Some(best));
            }
            if f_best.abs() < self.acceptable {
                fallback = Some(best);
            }
        }
        Ok(fallback)
    }
}

/// The step towards the zero, as a fraction: linear between two points, inverse quadratic through three.
fn interpolation(before: (f64, f64), best: (f64, f64), across: (f64, f64)) -> (f64, f64) {
    let width = across.0 - best.0;
    if before.0 == across.0 {
        let t1 = best.1 / before.1;
        return (width * t1, 1.0 - t1);
    }
    let (q, t1, t2) = (before.1 / across.1, best.1 / across.1, best.1 / before.1);
    let p = t2 * (width * q * (q - t1) - (best.0 - before.0) * (t1 - 1.0));
    (p, (q - 1.0) * (t1 - 1.0) * (t2 - 1.0))
}
