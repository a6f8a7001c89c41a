//! Sessions: one situation and everything computed from it. Changing a fact forgets only what depends on it.

use std::sync::Arc;

use crate::answer::{Answer, Answered, Missing};
use crate::dependents::Dependents;
use crate::engine::{Engine, find_rule};
use crate::error::{EvaluationError, Oddity, SituationError};
use crate::eval::missing::MissingId;
use crate::eval::{Evaluator, Fact, Given, Outcome};
use crate::program::Added;
use crate::quick::Plans;
use crate::quick::session::Quick;
use crate::read::yaml::{Item, Yaml};
use crate::situation::{FactValue, Situation};
use crate::tree::{RuleId, Scope, Value};

/// Kept sets of missing variables beyond which everything is forgotten, rather than grow for ever.
const MAX_KEPT: usize = 4_000_000;

pub struct Session {
    pub(crate) evaluator: Evaluator,
    pub(crate) dependents: Dependents,
    /// The full evaluator remembers nothing of the rules.
    pub(crate) fresh: bool,
    /// The full evaluator has been used since the facts were last forgotten.
    pub(crate) touched: bool,
    pub(crate) quick: Quick,
}

impl Session {
    pub(crate) fn new(engine: &Engine) -> Self {
        Session {
            evaluator: Evaluator::new(engine.program.clone(), engine.options),
            dependents: Dependents::default(),
            fresh: true,
            touched: false,
            quick: Quick::new(engine.plans.clone()),
        }
    }

    /// Replaces all facts. On error, nothing is known of the facts any more.
    pub fn set_situation(&mut self, situation: &Situation) -> Result<(), EvaluationError> {
        self.clear();
        for (name, value) in situation.facts() {
            self.set(name, value.clone())?;
        }
        for (name, _) in situation.facts() {
            let rule = self.find(name)?;
            self.check_computed_choice(rule)?;
        }
        Ok(())
    }

    /// Forgets all facts.
    pub fn clear(&mut self) {
        let evaluator = &mut self.evaluator;
        for rule in self.quick.stated() {
            let nullable = evaluator.program.data(rule).possibly_null;
            let index = rule.0 as usize;
            evaluator.frame.facts[index] = Fact { given: Given::Nothing, nullable };
            evaluator.frame.forget_given(rule);
        }
        if self.touched {
            evaluator.forget_all();
        }
        evaluator.texts.clear();
        self.quick.clear();
        self.fresh = true;
        self.touched = false;
    }

    /// States a fact, or another value for it.
    pub fn set(&mut self, rule: &str, value: impl Into<FactValue>) -> Result<(), EvaluationError> {
        let id = self.find(rule)?;
        self.set_rule(id, value)
    }

    /// States a fact of a rule that was looked up before; the same as by name, somewhat faster.
    pub fn set_rule(&mut self, rule: RuleId, value: impl Into<FactValue>) -> Result<(), EvaluationError> {
        let fact = self.fact(rule, value.into())?;
        self.refuse_other_measure(rule, fact)?;
        self.state(rule, fact);
        if self.evaluator.options.check_choices {
            self.check_choice(rule)?;
        }
        Ok(())
    }

    /// States a fact as an example writes it.
    pub(crate) fn set_item(&mut self, rule: &str, item: &Item) -> Result<(), EvaluationError> {
        match &item.value {
            Yaml::Text { text, .. } => self.set(rule, &**text),
            Yaml::Number(number) => self.set(rule, *number),
            _ => {
                let id = self.find(rule)?;
                let node = self.add(Scope::Situation(id), Added::Item(item), rule)?;
                let fact = self.expression_fact(node);
                self.state(id, fact);
                Ok(())
            }
        }
    }

    /// Takes a fact back.
    pub fn unset(&mut self, rule: &str) -> Result<(), EvaluationError> {
        let id = self.find(rule)?;
        let nullable = self.evaluator.program.data(id).possibly_null;
        self.state(id, Fact { given: Given::Nothing, nullable });
        Ok(())
    }

    /// Answers a question: the name of a rule.
    pub fn evaluate(&mut self, rule: &str) -> Result<Answer, EvaluationError> {
        let id = self.find(rule)?;
        self.evaluate_rule(id)
    }

    pub fn evaluate_rule(&mut self, rule: RuleId) -> Result<Answer, EvaluationError> {
        if let Some(quick) = self.quick.answer(rule, &self.evaluator.frame.facts) {
            self.evaluator.steps = quick.steps;
            let (conversion, simplest) = &quick.case.simplest;
            let shown = match (quick.value, conversion) {
                (Value::Number(number), Some(conversion)) => conversion.apply(number),
                (Value::Number(number), None) => number,
                _ => 0.0,
            };
            return Ok(Answer {
                value: answered(&self.evaluator, quick.value),
                unit: quick.case.unit.clone(),
                missing: Vec::new(),
                shown: (shown, simplest.clone()),
            });
        }
        let outcome = self.outcome(rule)?;
        self.answer(outcome)
    }

    /// Answers an expression: `2 * salaire brut`, `âge >= 18 ans`.
    pub fn evaluate_expression(&mut self, text: &str) -> Result<Answer, EvaluationError> {
        let node = self.add(Scope::Outside, Added::Text(text), "expression")?;
        self.catch_up();
        let outcome = self.evaluator.start(|evaluator| evaluator.eval(node))?;
        self.answer(outcome)
    }

    /// Odd things met since the situation was last replaced: units used as they were, cycles, failed searches.
    pub fn oddities(&self) -> &[Oddity] {
        &self.evaluator.oddities
    }

    /// Steps the last question took: nodes evaluated, rather than remembered.
    pub fn last_steps(&self) -> u64 {
        self.evaluator.steps
    }

    /// Whether the last question was answered from compiled rules, without the full evaluator.
    pub fn answers_quickly(&self) -> bool {
        self.quick.has_answered()
    }

    /// Forgets what was computed, not the facts.
    pub fn forget(&mut self) {
        self.evaluator.forget_all();
        self.quick.forget();
        self.fresh = true;
    }

    /// From here on the full evaluator answers: it is first asked all that was answered without it, since what it
    /// remembers shows in how it counts what is missing.
    fn catch_up(&mut self) {
        for rule in self.quick.switch_off() {
            // An answer that was given can be given again.
            let _ = self.full_outcome(rule);
        }
    }

    /// What the full evaluator gives.
    pub(crate) fn outcome(&mut self, rule: RuleId) -> Result<Outcome, EvaluationError> {
        self.catch_up();
        self.full_outcome(rule)
    }

    fn full_outcome(&mut self, rule: RuleId) -> Result<Outcome, EvaluationError> {
        self.fresh = false;
        self.touched = true;
        let entry = self.evaluator.program.entries[rule.0 as usize];
        self.evaluator.start(|evaluator| match entry {
            Some(node) => evaluator.eval(node),
            None => evaluator.rule(rule),
        })
    }

    pub(crate) fn answer(&mut self, outcome: Outcome) -> Result<Answer, EvaluationError> {
        let evaluator = &mut self.evaluator;
        let simple = evaluator.in_simplest_unit(outcome)?;
        let number = match simple.value {
            Value::Number(number) => number,
            _ => 0.0,
        };
        let (unit, simplest) =
            (evaluator.units.shared_text(outcome.unit), evaluator.units.shared_text(simple.unit));
        let simplest = (simplest != unit).then_some(simplest);
        Ok(Answer {
            value: answered(evaluator, outcome.value),
            unit,
            missing: missing(evaluator, outcome.missing),
            shown: (number, simplest),
        })
    }

    fn find(&self, name: &str) -> Result<RuleId, SituationError> {
        find_rule(&self.evaluator.program, name)
    }

    pub(crate) fn state(&mut self, rule: RuleId, fact: Fact) {
        let before = self.evaluator.frame.facts[rule.0 as usize];
        if before == fact {
            return;
        }
        self.evaluator.frame.facts[rule.0 as usize] = fact;
        self.quick.state(rule, &fact, before.given != Given::Nothing);
        if self.fresh {
            self.evaluator.frame.forget_given(rule);
            return;
        }
        if self.evaluator.missing.size() > MAX_KEPT {
            self.forget();
            return;
        }
        self.dependents.forget(&mut self.evaluator, rule);
    }

    pub(crate) fn plans(&self) -> &Arc<Plans> {
        &self.quick.plans
    }
}

pub(crate) fn answered(evaluator: &Evaluator, value: Value) -> Answered {
    match value {
        Value::Undefined => Answered::Unknown,
        Value::Null => Answered::NotApplicable,
        Value::Bool(value) => Answered::Bool(value),
        Value::Number(number) => Answered::Number(number),
        Value::Text(text) => Answered::Text(evaluator.text(text).to_owned()),
        Value::Date(date) => Answered::Date(date),
    }
}

/// Missing variables, highest score first, then in the order they were met.
fn missing(evaluator: &Evaluator, id: MissingId) -> Vec<Missing> {
    let mut missing: Vec<Missing> = evaluator
        .missing
        .get(id)
        .iter()
        .map(|(name, score)| Missing {
            rule: evaluator.program.arena.names[name.0 as usize].to_string(),
            score: *score,
        })
        .collect();
    missing.sort_by(|a, b| b.score.total_cmp(&a.score));
    missing
}
