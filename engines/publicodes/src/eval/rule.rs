//! Rules: switched off with their namespace, protected against computing themselves, and reported missing when nothing
//! gives them a value. Also the question "is it not applicable?", which is answered without computing the value when
//! the conditions alone decide.

use crate::error::{EvaluationError, Oddity};
use crate::eval::branch::Asked;
use crate::eval::missing::MissingId;
use crate::eval::{Evaluator, Outcome, Result, Slot};
use crate::tree::{Choice, ChoiceKind, NameId, Node, NodeId, RuleId, Type, Value};
use crate::unit_table::UnitId;

/// Whether a rule is switched off by its namespace, and what would tell.
struct Parents {
    switched_off: bool,
    missing: MissingId,
}

const NO_PARENTS: Parents = Parents { switched_off: false, missing: MissingId::EMPTY };

impl Evaluator {
    pub fn rule(&mut self, rule: RuleId) -> Result<Outcome> {
        let slot = self.frame.rules[rule.0 as usize];
        if slot.generation == self.frame.generation {
            return Ok(slot.outcome);
        }
        let outcome = self.rule_anew(rule)?;
        self.frame.rules[rule.0 as usize] = Slot { outcome, generation: self.frame.generation };
        Ok(outcome)
    }

    fn rule_anew(&mut self, rule: RuleId) -> Result<Outcome> {
        let index = rule.0 as usize;
        let parents = self.parents(rule)?;
        if parents.switched_off {
            return Ok(Outcome { missing: parents.missing, ..Outcome::bare(Value::Null) });
        }
        if self.frame.counts[index] > 1 {
            self.noticed_cycle(rule)?;
            return Ok(Outcome { missing: parents.missing, ..Outcome::UNDEFINED });
        }
        self.frame.push(rule.0);
        let has_choices = self.program.rules[index].choices.is_some();
        let choices = if has_choices { self.choices(rule)? } else { Outcome::UNDEFINED };
        if choices.value != Value::Undefined {
            // Like the reference engine, the rule stays noted as being evaluated.
            let missing = self.missing.merge(choices.missing, parents.missing);
            return Ok(Outcome { value: choices.value, unit: choices.unit.or_absent(), missing });
        }
        let node = self.program.rules[index].value;
        let mut own = self.eval(node)?;
        self.frame.pop();
        if own.value == Value::Undefined && own.missing.is_empty() && self.program.rules[index].public {
            own.missing = self.missing.one(NameId(rule.0));
            let generation = self.frame.generation;
            self.frame.nodes[node.0 as usize] = Slot { outcome: own, generation };
        }
        let unit = if choices.unit.is_known() { choices.unit } else { own.unit };
        let missing = self.missing.merge(choices.missing, own.missing);
        let missing = self.missing.merge(missing, parents.missing);
        Ok(Outcome { value: own.value, unit, missing })
    }

    pub(super) fn noticed_cycle(&mut self, rule: RuleId) -> Result<()> {
        let name = self.program.rules[rule.0 as usize].name.to_string();
        if self.options.reject_cycles {
            let rules = self.program.rules.len() as u32;
            let path = self.frame.stack.iter().map(|entry| {
                crate::read::shown_name(&self.program.rules[(entry % rules) as usize].name).to_owned()
            });
            let mut path: Vec<String> = path.collect();
            if let Some(start) = path.iter().position(|step| *step == name) {
                path.drain(..start);
            }
            path.dedup();
            path.truncate(20);
            return Err(EvaluationError::Cycle { rule: name, path });
        }
        self.oddity(Oddity::Cycle { rule: name });
        Ok(())
    }

    fn parents(&mut self, rule: RuleId) -> Result<Parents> {
        let Some(guard) = self.program.guards[rule.0 as usize] else { return Ok(NO_PARENTS) };
        if !self.frame.in_parents[rule.0 as usize] {
            self.frame.in_parents[rule.0 as usize] = true;
            let mut off = Outcome::bare(Value::Bool(false));
            if guard.nullable {
                off = self.not_applicable(guard.parent)?;
            }
            if off.value != Value::Bool(true) && guard.boolean {
                let parent = self.eval(guard.parent)?;
                off = match parent.value {
                    Value::Undefined => Outcome::UNDEFINED,
                    value => Outcome::bare(Value::Bool(matches!(value, Value::Null | Value::Bool(false)))),
                };
                off.missing = parent.missing;
            }
            self.frame.in_parents[rule.0 as usize] = false;
            if off.value == Value::Bool(true) {
                return Ok(Parents { switched_off: true, missing: off.missing });
            }
        }
        if !guard.boolean {
            return Ok(NO_PARENTS);
        }
        let parent = self.eval(guard.parent)?;
        Ok(Parents { switched_off: parent.value == Value::Bool(false), missing: parent.missing })
    }

    /// Whether a value is not applicable: yes, no, or not known.
    pub(super) fn not_applicable(&mut self, node: NodeId) -> Result<Outcome> {
        self.step()?;
        self.depth += 1;
        let outcome = if self.depth.is_multiple_of(super::CHECK_EVERY) {
            stacker::maybe_grow(super::RED_ZONE, super::GROWTH, || self.not_applicable_anew(node))
        } else {
            self.not_applicable_anew(node)
        }?;
        self.depth -= 1;
        Ok(outcome)
    }

    fn not_applicable_anew(&mut self, id: NodeId) -> Result<Outcome> {
        let node = self.program.arena.get(id);
        if let Node::Reference { rule, .. } = node {
            return match self.remembered(id) {
                Some(outcome) => Ok(is_nothing(outcome)),
                None => self.rule_not_applicable(rule),
            };
        }
        if self.program.arena.inferred(id).nullable == Some(false) {
            return Ok(Outcome::bare(Value::Bool(false)));
        }
        if let Some(outcome) = self.remembered(id) {
            return Ok(is_nothing(outcome));
        }
        match node {
            Node::Condition { test, then, otherwise } => {
                self.condition_for(test, then, otherwise, Asked::NotApplicable)
            }
            Node::Situated { rule, value } => self.situated_for(rule, value, Asked::NotApplicable),
            _ => {
                let outcome = self.eval(id)?;
                Ok(match outcome.value {
                    Value::Undefined => Outcome { missing: outcome.missing, ..Outcome::UNDEFINED },
                    _ => is_nothing(outcome),
                })
            }
        }
    }

    fn rule_not_applicable(&mut self, rule: RuleId) -> Result<Outcome> {
        let index = rule.0 as usize;
        let slot = self.frame.rules[index];
        if slot.generation == self.frame.generation {
            return Ok(is_nothing(slot.outcome));
        }
        let parents = self.parents(rule)?;
        if parents.switched_off {
            return Ok(Outcome { missing: parents.missing, ..Outcome::bare(Value::Bool(true)) });
        }
        let own = self.not_applicable(self.program.rules[index].value)?;
        let mut missing = self.missing.merge(parents.missing, own.missing);
        // A situation could still make the rule not applicable, which is worth asking.
        if own.value == Value::Bool(false)
            && own.missing.is_empty()
            && !self.program.rules[index].private
            && self.frame.facts[index].nullable
        {
            let name = NameId(rule.0);
            missing = self.missing.keep(missing, |known| known != name);
            let one = self.missing.one(name);
            missing = self.missing.merge(missing, one);
        }
        Ok(Outcome { value: own.value, unit: UnitId::ABSENT, missing })
    }

    /// The only choice left, nothing when none is, not known otherwise.
    fn choices(&mut self, rule: RuleId) -> Result<Outcome> {
        let program = self.program.clone();
        let Some(choices) = &program.rules[rule.0 as usize].choices else { return Ok(Outcome::UNDEFINED) };
        let mut outcome = Outcome { unit: choices.unit, ..Outcome::UNDEFINED };
        if choices.kind != ChoiceKind::Reference {
            return Ok(outcome);
        }
        let mut applicable = Vec::new();
        for choice in &choices.list {
            let off = match choice.not_applicable {
                Some(node) => self.eval(node)?,
                None => Outcome::bare(Value::Bool(false)),
            };
            outcome.missing = self.missing.merge(outcome.missing, off.missing);
            if off.value != Value::Bool(true) {
                applicable.push(choice.value);
            }
        }
        outcome.value = match applicable.as_slice() {
            [] => Value::Null,
            [only] => *only,
            _ => Value::Undefined,
        };
        Ok(outcome)
    }

    /// Whether a value is one of the choices, applicable or not.
    pub fn is_listed(&mut self, rule: RuleId, outcome: Outcome) -> bool {
        let program = self.program.clone();
        let Some(choices) = &program.rules[rule.0 as usize].choices else { return true };
        matches!(outcome.value, Value::Undefined | Value::Null)
            || choices.list.iter().any(|choice| self.is_this_choice(choice, outcome))
    }

    /// The choices, as a message lists them.
    pub fn listed(&mut self, rule: RuleId) -> String {
        let program = self.program.clone();
        let Some(choices) = &program.rules[rule.0 as usize].choices else { return String::new() };
        let mut shown: Vec<String> = Vec::with_capacity(choices.list.len());
        for choice in &choices.list {
            let outcome = Outcome { unit: choice.unit, ..Outcome::bare(choice.value) };
            let mut text = String::new();
            if self.write(&mut text, outcome).is_ok() {
                shown.push(text);
            }
        }
        shown.join(", ")
    }

    fn is_this_choice(&mut self, choice: &Choice, outcome: Outcome) -> bool {
        if choice.unit.is_known() {
            return self.in_unit(outcome, choice.unit).is_some_and(|o| self.same(o.value, choice.value));
        }
        self.same(choice.value, outcome.value)
    }

    /// Whether a value is one of the choices that are applicable.
    pub fn is_a_choice(&mut self, rule: RuleId, outcome: Outcome) -> Result<bool> {
        let program = self.program.clone();
        let Some(choices) = &program.rules[rule.0 as usize].choices else { return Ok(true) };
        if matches!(outcome.value, Value::Undefined | Value::Null) {
            return Ok(true);
        }
        let measured =
            matches!(outcome.value, Value::Number(_)) && outcome.unit.is_known() && choices.unit.is_known();
        if measured && self.units.convert(outcome.unit, choices.unit, 0.0).is_none() {
            let (left, right) =
                (self.units.text(outcome.unit).to_owned(), self.units.text(choices.unit).to_owned());
            return Err(EvaluationError::IncompatibleUnits { rule: self.current(), left, right });
        }
        let mut found = false;
        for choice in &choices.list {
            let off = match choice.not_applicable {
                Some(node) => self.eval(node)?.value == Value::Bool(true),
                None => false,
            };
            found |= !off && self.is_this_choice(choice, outcome);
        }
        Ok(found)
    }
}

fn is_nothing(outcome: Outcome) -> Outcome {
    Outcome {
        value: Value::Bool(outcome.value == Value::Null),
        unit: UnitId::ABSENT,
        missing: outcome.missing,
    }
}

/// What can switch a rule off: its nearest parent that can be not applicable, or that is a yes or no.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Guard {
    pub parent: NodeId,
    pub nullable: bool,
    pub boolean: bool,
}

impl Guard {
    pub fn of(arena: &crate::tree::Arena, parents: &[NodeId]) -> Option<Guard> {
        parents.iter().find_map(|parent| {
            let inferred = arena.inferred(*parent);
            let (nullable, boolean) = (inferred.nullable == Some(true), inferred.kind == Some(Type::Boolean));
            (nullable || boolean).then_some(Guard { parent: *parent, nullable, boolean })
        })
    }
}
