//! Batches: many situations, one set of rules. Names are looked up once, one session serves all, and only numbers and
//! yes-or-no come back, which is what comparing thousands of combinations needs.

use crate::engine::{Engine, find_rule};
use crate::error::EvaluationError;
use crate::eval::{Fact, Given};
use crate::situation::FactValue;
use crate::tree::{RuleId, Value};

/// One output of one situation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BatchValue {
    Unknown,
    NotApplicable,
    Bool(bool),
    /// In the unit the rule gives.
    Number(f64),
    /// A text or a date, which batches do not carry.
    Other,
}

impl Engine {
    /// The values of `rules` in each situation, in order.
    pub fn batch<'f>(
        &self,
        rules: &[String],
        situations: impl Iterator<Item = &'f [(&'f str, FactValue)]>,
    ) -> Result<Vec<Vec<BatchValue>>, EvaluationError> {
        let mut session = self.session();
        let asked: Vec<RuleId> =
            rules.iter().map(|name| find_rule(&self.program, name)).collect::<Result<_, _>>()?;
        let mut places: Vec<(&str, RuleId)> = Vec::new();
        let mut stated: Vec<RuleId> = Vec::new();
        let mut all = Vec::with_capacity(situations.size_hint().0);
        for facts in situations {
            for rule in stated.drain(..) {
                let nullable = session.evaluator.program.data(rule).possibly_null;
                session.evaluator.frame.facts[rule.0 as usize] = Fact { given: Given::Nothing, nullable };
            }
            session.forget();
            for (turn, (name, value)) in facts.iter().enumerate() {
                // Situations of a batch mostly state the same facts in the same order.
                let rule = match places.get(turn) {
                    Some((known, rule)) if known == name => *rule,
                    _ => {
                        let rule = find_rule(&self.program, name)?;
                        places.truncate(turn);
                        places.push((name, rule));
                        rule
                    }
                };
                let fact = session.fact(rule, value.clone())?;
                session.evaluator.frame.facts[rule.0 as usize] = fact;
                stated.push(rule);
            }
            let mut row = Vec::with_capacity(asked.len());
            for rule in &asked {
                row.push(match session.outcome(*rule)?.value {
                    Value::Undefined => BatchValue::Unknown,
                    Value::Null => BatchValue::NotApplicable,
                    Value::Bool(value) => BatchValue::Bool(value),
                    Value::Number(number) => BatchValue::Number(number),
                    Value::Text(_) | Value::Date(_) => BatchValue::Other,
                });
            }
            all.push(row);
        }
        Ok(all)
    }
}
