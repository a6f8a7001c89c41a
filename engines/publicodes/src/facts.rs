//! Facts as a session takes them: read, worked out at once where they name no rule, and refused where they cannot be.

use std::sync::Arc;

use crate::dependents::{Dependents, each_child};
use crate::error::{EvaluationError, SituationError};
use crate::eval::{Fact, Given, Outcome};
use crate::program::Added;
use crate::read::expression::{self, Expression};
use crate::session::Session;
use crate::situation::FactValue;
use crate::tree::{Node, NodeId, RuleId, Scope, Value};

impl Session {
    pub(crate) fn fact(&mut self, rule: RuleId, value: FactValue) -> Result<Fact, SituationError> {
        let name = || self.evaluator.program.data(rule).name.to_string();
        let known = |value: Value| Ok(Fact { given: Given::Known(Outcome::bare(value)), nullable: false });
        let expression = match value {
            FactValue::Number(number) | FactValue::Amount(number, _) if !number.is_finite() => {
                return Err(SituationError::NotANumber { name: name() });
            }
            FactValue::Number(number) => return known(Value::Number(number)),
            FactValue::Amount(number, unit) => {
                Expression::Number { value: number, unit: (!unit.is_empty()).then(|| unit.into()) }
            }
            FactValue::Bool(value) => return known(Value::Bool(value)),
            FactValue::Text(text) => return known(Value::Text(self.text(&text))),
            FactValue::Date(date) => return known(Value::Date(date)),
            FactValue::NotApplicable => {
                return Ok(Fact { given: Given::Known(Outcome::bare(Value::Null)), nullable: true });
            }
            FactValue::Expression(text) => match expression::parse(&text) {
                Ok(
                    constant @ (Expression::Number { .. }
                    | Expression::Bool(_)
                    | Expression::Text(_)
                    | Expression::Date(_)),
                ) => constant,
                _ => {
                    let node = self.add(Scope::Situation(rule), Added::Text(&text), "")?;
                    return Ok(self.expression_fact(node));
                }
            },
        };
        let mut outcome = Outcome::UNDEFINED;
        outcome.value = match expression {
            Expression::Number { value, unit } => {
                if let Some(unit) = unit {
                    outcome.unit = self.evaluator.units.read(&unit).map_err(|reason| {
                        SituationError::UnreadableValue {
                            name: self.evaluator.program.data(rule).name.to_string(),
                            reason,
                        }
                    })?;
                }
                Value::Number(value)
            }
            Expression::Bool(value) => Value::Bool(value),
            Expression::Text(text) => Value::Text(self.text(&text)),
            Expression::Date(date) => Value::Date(date),
            Expression::Name(..) | Expression::Binary(..) => Value::Undefined,
        };
        Ok(Fact { given: Given::Known(outcome), nullable: false })
    }

    /// An expression that names no rule is worked out at once.
    pub(crate) fn expression_fact(&mut self, node: NodeId) -> Fact {
        let program = self.evaluator.program.clone();
        let nullable = program.arena.inferred(node).nullable == Some(true);
        let mut open = vec![node];
        while let Some(id) = open.pop() {
            if matches!(program.arena.get(id), Node::Reference { .. } | Node::Today) {
                return Fact { given: Given::Expression(node), nullable };
            }
            each_child(&program, program.arena.get(id), |child| open.push(child));
        }
        drop(program);
        match self.evaluator.start(|evaluator| evaluator.eval(node)) {
            Ok(outcome) => Fact { given: Given::Known(outcome), nullable },
            Err(_) => Fact { given: Given::Expression(node), nullable },
        }
    }

    /// A text of the rules if there is one alike, a new one otherwise. New ones live as long as the facts.
    pub(crate) fn text(&mut self, text: &str) -> crate::tree::TextId {
        match self.evaluator.program.arena.find_text(text) {
            Some(id) => id,
            None => self.evaluator.new_text(text.to_owned()),
        }
    }

    pub(crate) fn add(
        &mut self,
        scope: Scope,
        text: Added<'_>,
        name: &str,
    ) -> Result<NodeId, SituationError> {
        self.touched = true;
        let filter_choices = self.evaluator.options.filter_choices;
        let program = Arc::make_mut(&mut self.evaluator.program);
        // Units met while evaluating are numbered after those of the program, which may now get some more.
        program.arena.units = self.evaluator.units.clone();
        let added = program.add(scope, text, filter_choices);
        self.evaluator.units = program.arena.units.clone();
        self.evaluator.frame.fit(&self.evaluator.program);
        self.dependents = Dependents::default();
        added.map_err(|reason| {
            let name = match scope {
                Scope::Rule(rule) | Scope::Situation(rule) => {
                    self.evaluator.program.data(rule).name.to_string()
                }
                Scope::Outside => name.to_owned(),
            };
            SituationError::UnreadableValue { name, reason }
        })
    }

    /// A number of kilograms where choices are in metres is wrong, whatever the options.
    pub(crate) fn refuse_other_measure(&mut self, rule: RuleId, fact: Fact) -> Result<(), SituationError> {
        let Given::Known(Outcome { value: Value::Number(_), unit, .. }) = fact.given else { return Ok(()) };
        let evaluator = &mut self.evaluator;
        let data = evaluator.program.data(rule);
        let Some(wanted) = data.choices.as_ref().map(|choices| choices.unit) else { return Ok(()) };
        if !unit.is_known() || !wanted.is_known() || evaluator.units.convert(unit, wanted, 1.0).is_some() {
            return Ok(());
        }
        let (unit, wanted) = (evaluator.units.text(unit), evaluator.units.text(wanted));
        let reason = format!("l'unité « {unit} » ne se convertit pas en « {wanted} »");
        Err(SituationError::UnreadableValue { name: data.name.to_string(), reason })
    }

    /// A fact that is computed from others can only be checked once all are stated.
    pub(crate) fn check_computed_choice(&mut self, rule: RuleId) -> Result<(), EvaluationError> {
        if self.evaluator.program.data(rule).choices.is_none() {
            return Ok(());
        }
        self.fresh = false;
        self.touched = true;
        let outcome = self.evaluator.start(|evaluator| evaluator.given(rule))?;
        self.refuse_other_measure(rule, Fact { given: Given::Known(outcome), nullable: false })?;
        let chosen = self.evaluator.start(|evaluator| evaluator.is_a_choice(rule, outcome))?;
        if chosen || !self.evaluator.options.check_choices {
            return Ok(());
        }
        let name = self.evaluator.program.data(rule).name.to_string();
        let known = Some(self.evaluator.listed(rule));
        let mut value = String::new();
        self.evaluator.write(&mut value, outcome)?;
        Err(SituationError::NotAChoice { name, value, known }.into())
    }

    pub(crate) fn check_choice(&mut self, rule: RuleId) -> Result<(), EvaluationError> {
        let fact = self.evaluator.frame.facts[rule.0 as usize];
        let checked = self.refuse_unlisted(rule, fact);
        if checked.is_err() {
            let nullable = self.evaluator.program.data(rule).possibly_null;
            self.state(rule, Fact { given: Given::Nothing, nullable });
        }
        checked
    }

    fn refuse_unlisted(&mut self, rule: RuleId, fact: Fact) -> Result<(), EvaluationError> {
        let Given::Known(outcome) = fact.given else { return Ok(()) };
        if !self.has_choices(rule) || self.evaluator.is_listed(rule, outcome) {
            return Ok(());
        }
        let known = self.evaluator.listed(rule);
        let mut value = String::new();
        self.evaluator.write(&mut value, outcome)?;
        let name = self.evaluator.program.data(rule).name.to_string();
        Err(SituationError::NotAChoice { name, value, known: Some(known) }.into())
    }

    pub(crate) fn has_choices(&self, rule: RuleId) -> bool {
        self.evaluator.program.data(rule).choices.is_some()
    }

    /// A fact as it may be stated, without stating it.
    pub(crate) fn admitted(&mut self, rule: RuleId, value: FactValue) -> Result<Fact, EvaluationError> {
        let fact = self.fact(rule, value)?;
        if self.has_choices(rule) {
            self.refuse_other_measure(rule, fact)?;
            if self.evaluator.options.check_choices {
                self.refuse_unlisted(rule, fact)?;
            }
        }
        Ok(fact)
    }
}
