//! Choices between values: conditions, variations, and the value of a rule against what the situation says.

use crate::error::EvaluationError;
use crate::eval::missing::MissingId;
use crate::eval::{Evaluator, Given, Outcome, Result, Slot};
use crate::tree::{Node, NodeId, RuleId, Run, Value};
use crate::unit_table::UnitId;

/// What a branch is evaluated for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Asked {
    Value,
    /// Only whether it is not applicable.
    NotApplicable,
}

impl Evaluator {
    pub(super) fn condition(&mut self, test: NodeId, then: NodeId, otherwise: NodeId) -> Result<Outcome> {
        self.condition_for(test, then, otherwise, Asked::Value)
    }

    pub(super) fn condition_for(
        &mut self,
        test: NodeId,
        then: NodeId,
        otherwise: NodeId,
        asked: Asked,
    ) -> Result<Outcome> {
        let test = self.eval(test)?;
        if test.unit != UnitId::ABSENT {
            return Err(EvaluationError::NotACondition { rule: self.current() });
        }
        let (taken, spare_unit) = match test.value {
            Value::Bool(true) => (self.asked(then, asked)?, UnitId::ABSENT),
            Value::Bool(false) => (self.asked(otherwise, asked)?, self.written_unit(then, asked)),
            Value::Null => (test, self.written_unit(then, asked)),
            Value::Undefined => {
                let otherwise = self.asked(otherwise, asked)?;
                let then = self.asked(then, asked)?;
                let missing = self.missing.merge(otherwise.missing, then.missing);
                (Outcome { missing, ..Outcome::UNDEFINED }, then.unit)
            }
            _ => return Err(EvaluationError::NotACondition { rule: self.current() }),
        };
        let unit = if taken.unit.is_known() { taken.unit } else { spare_unit.or_absent() };
        let raised = self.missing.raise(test.missing);
        Ok(Outcome { value: taken.value, unit, missing: self.missing.merge(raised, taken.missing) })
    }

    fn asked(&mut self, node: NodeId, asked: Asked) -> Result<Outcome> {
        match asked {
            Asked::Value => self.eval(node),
            Asked::NotApplicable => self.not_applicable(node),
        }
    }

    /// The unit a value is written with, readable without evaluating it.
    fn written_unit(&self, node: NodeId, asked: Asked) -> UnitId {
        if asked == Asked::NotApplicable {
            return UnitId::ABSENT;
        }
        match self.program.arena.get(node) {
            Node::Constant(index) => self.program.arena.constants[index as usize].unit,
            Node::Convert { unit, .. } => unit,
            Node::Duration { unit_id, .. } => unit_id,
            _ => UnitId::ABSENT,
        }
    }

    /// What the situation says of a rule if it says something, the rule's own value otherwise.
    pub(super) fn situated(&mut self, rule: RuleId, value: NodeId) -> Result<Outcome> {
        self.situated_for(rule, value, Asked::Value)
    }

    pub(super) fn situated_for(&mut self, rule: RuleId, value: NodeId, asked: Asked) -> Result<Outcome> {
        let given = self.given(rule)?;
        if given.value == Value::Undefined {
            let own = self.asked(value, asked)?;
            let raised = self.missing.raise(given.missing);
            let missing = self.missing.merge(raised, own.missing);
            return Ok(Outcome { value: own.value, unit: own.unit.or_absent(), missing });
        }
        let raised = self.missing.raise(given.missing);
        let missing = self.missing.merge(raised, given.missing);
        if asked == Asked::NotApplicable {
            return Ok(Outcome {
                value: Value::Bool(given.value == Value::Null),
                unit: UnitId::ABSENT,
                missing,
            });
        }
        let unit =
            if given.unit.is_known() { given.unit } else { self.written_unit(value, asked).or_absent() };
        Ok(Outcome { value: given.value, unit, missing })
    }

    /// The value the situation gives to a rule; it counts as a rule of its own, should it be computed from itself.
    pub fn given(&mut self, rule: RuleId) -> Result<Outcome> {
        let index = rule.0 as usize;
        let node = match self.frame.facts[index].given {
            Given::Nothing => return Ok(Outcome::UNDEFINED),
            Given::Known(outcome) | Given::Amended(_, outcome) => return Ok(outcome),
            Given::Expression(node) => node,
        };
        let slot = self.frame.given[index];
        if slot.generation == self.frame.generation {
            return Ok(slot.outcome);
        }
        let entry = self.program.rules.len() as u32 + rule.0;
        let outcome = if self.frame.counts[entry as usize] > 1 {
            self.noticed_cycle(rule)?;
            Outcome::UNDEFINED
        } else {
            self.frame.push(entry);
            let outcome = self.eval(node)?;
            self.frame.pop();
            outcome
        };
        self.frame.given[index] = Slot { outcome, generation: self.frame.generation };
        Ok(outcome)
    }

    pub(super) fn variations(&mut self, run: Run) -> Result<Outcome> {
        let mut value = Value::Null;
        let mut unit = UnitId::ABSENT;
        let mut missing = MissingId::EMPTY;
        let mut unsure = false;
        for at in run.range() {
            let (test, consequence) = self.program.arena.pairs[at];
            let test = self.eval(test)?;
            let raised = self.missing.raise(test.missing);
            let refused = matches!(test.value, Value::Bool(false) | Value::Null);
            if refused {
                missing = self.missing.merge(missing, raised);
                if unsure {
                    value = Value::Undefined;
                }
                continue;
            }
            let mut taken = self.eval(consequence)?;
            if unit.is_known() {
                match self.in_unit(taken, unit) {
                    Some(converted) => taken = converted,
                    None => self.incompatible(unit, taken.unit)?,
                }
            }
            unit = if unit.is_known() { unit } else { taken.unit.or_absent() };
            let branch = self.missing.merge(raised, taken.missing);
            missing = self.missing.merge(missing, branch);
            if test.value == Value::Undefined || unsure {
                unsure = true;
                value = Value::Undefined;
            } else {
                value = taken.value;
                break;
            }
        }
        Ok(Outcome { value, unit, missing })
    }
}
