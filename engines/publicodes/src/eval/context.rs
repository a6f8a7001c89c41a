//! `contexte`: a value computed as if some rules had other values. Those are computed outside the context, then given as
//! facts to a frame of its own.

use crate::error::EvaluationError;
use crate::eval::{Evaluator, Fact, Given, Outcome, Result};
use crate::tree::{Node, NodeId, RuleId, Run, Value};

impl Evaluator {
    pub(super) fn context(&mut self, place: u32, value: NodeId, pairs: Run) -> Result<Outcome> {
        let mut amended: Vec<(RuleId, NodeId, Outcome)> = Vec::new();
        let mut concerned: Vec<RuleId> = Vec::new();
        let mut unknown: Vec<RuleId> = Vec::new();
        for at in pairs.range() {
            let (key, replaced) = self.program.arena.pairs[at];
            let Node::Reference { rule, .. } = self.program.arena.get(key) else { continue };
            let before = self.eval(key)?;
            let after = self.eval(replaced)?;
            concerned.push(rule);
            if after.value == Value::Undefined {
                unknown.push(rule);
            }
            if !self.identical(before, after) {
                amended.push((rule, replaced, after));
            }
        }
        let key: Vec<(RuleId, u32)> = amended.iter().map(|(rule, _, _)| (*rule, place)).collect();
        if self.frame.amended.as_ref() == Some(&key) {
            // The context calls itself without changing anything: it has nothing to add.
            return Ok(Outcome::bare(Value::Null));
        }
        let mut frame = match self.frame.contexts.remove(&place) {
            Some(frame) => *frame,
            None => self.amended_frame(&amended)?,
        };
        frame.amended = Some(key);
        let depth = self.depth;
        let result = self.in_frame(&mut frame, |evaluator| evaluator.eval(value));
        self.depth = depth;
        let outcome = result?;
        self.frame.contexts.insert(place, Box::new(frame));
        let missing = self.missing.keep(outcome.missing, |name| {
            let rule = RuleId(name.0);
            !concerned.contains(&rule) || unknown.contains(&rule)
        });
        Ok(Outcome { missing, ..outcome })
    }

    fn amended_frame(&mut self, amended: &[(RuleId, NodeId, Outcome)]) -> Result<super::Frame> {
        let mut frame = self.branch_frame(amended.is_empty());
        for (rule, node, _) in amended {
            let data = &self.program.rules[rule.0 as usize];
            if data.private {
                let private = data.name.to_string();
                return Err(EvaluationError::PrivateInContext { rule: self.current(), private });
            }
            let nullable = self.program.arena.inferred(*node).nullable == Some(true);
            frame.facts[rule.0 as usize] = Fact { given: Given::Expression(*node), nullable };
        }
        // The reference engine looks at choices as soon as they are given, before it knows what they are worth outside
        // the context, and the frame remembers what that took.
        for (rule, node, _) in amended {
            if self.program.rules[rule.0 as usize].choices.is_some() {
                self.in_frame(&mut frame, |evaluator| {
                    let outcome = evaluator.eval(*node)?;
                    evaluator.is_a_choice(*rule, outcome)
                })?;
            }
        }
        for (rule, node, outcome) in amended {
            frame.facts[rule.0 as usize].given = Given::Amended(*node, *outcome);
        }
        Ok(frame)
    }

    fn identical(&self, before: Outcome, after: Outcome) -> bool {
        let same_value = match (before.value, after.value) {
            (Value::Text(a), Value::Text(b)) => self.text(a) == self.text(b),
            (a, b) => a == b,
        };
        let same_unit = before.unit.is_known() == after.unit.is_known()
            && (before.unit == after.unit || self.units.text(before.unit) == self.units.text(after.unit));
        same_value && same_unit
    }
}
