//! Batches: many situations, one set of rules. Names are looked up once, situations that state the same facts are computed
//! together column by column, and only numbers and yes-or-no come back, which is what comparing thousands of
//! combinations needs. What cannot be computed so is given to a session, one situation after the other.

use rustc_hash::FxHashMap;

use crate::engine::{Engine, find_rule};
use crate::error::EvaluationError;
use crate::eval::{Fact, Given};
use crate::quick::Shape;
use crate::quick::bulk::{Bulk, LANES, batch_value};
use crate::session::Session;
use crate::situation::FactValue;
use crate::tree::RuleId;

/// A batch smaller than this does not pay for the making of a plan.
pub(crate) const WORTH_IT: usize = 16;
/// Shapes gathered at once; situations of further ones are computed one by one.
const MAX_SHAPES: usize = 64;

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
    /// The values of `rules` in each situation, in order. The first situation that cannot be computed stops the batch.
    /// Choices must be among those listed; whether they are applicable is not looked into.
    pub fn batch<'f>(
        &self,
        rules: &[String],
        situations: impl Iterator<Item = &'f [(&'f str, FactValue)]>,
    ) -> Result<Vec<Vec<BatchValue>>, EvaluationError> {
        let mut rows = Rows {
            one_by_one: OneByOne::new(self, rules)?,
            results: Vec::with_capacity(situations.size_hint().0),
            gathered: Vec::new(),
            ranks: FxHashMap::default(),
            latest: 0,
            stopped: None,
        };
        let mut names: Vec<(&str, RuleId)> = Vec::new();
        let mut row: Vec<(RuleId, Fact)> = Vec::new();
        for facts in situations {
            row.clear();
            match rows.one_by_one.read(self, facts, &mut names, &mut row) {
                Ok(()) => rows.accept(&row),
                Err(error) => rows.stop(rows.results.len(), error),
            }
            if rows.stopped.is_some() {
                break;
            }
        }
        for rank in 0..rows.gathered.len() {
            rows.compute(rank);
        }
        match rows.stopped {
            Some((_, error)) => Err(error),
            None => Ok(rows.results),
        }
    }
}

/// A batch being computed.
struct Rows {
    one_by_one: OneByOne,
    results: Vec<Vec<BatchValue>>,
    /// Situations waiting to be computed with others of the same shape.
    gathered: Vec<Gathered>,
    ranks: FxHashMap<Shape, usize>,
    latest: usize,
    /// The first situation that cannot be computed, and why.
    stopped: Option<(usize, EvaluationError)>,
}

struct Gathered {
    bulk: Bulk,
    rows: Vec<usize>,
    facts: Vec<Fact>,
}

impl Rows {
    fn accept(&mut self, row: &[(RuleId, Fact)]) {
        let rank = self.results.len();
        self.results.push(Vec::new());
        match self.place(row) {
            Some(place) => {
                let gathered = &mut self.gathered[place];
                for (at, (_, fact)) in row.iter().enumerate() {
                    if let Given::Known(outcome) = fact.given {
                        gathered.bulk.load(gathered.rows.len(), at, outcome.value);
                    }
                    gathered.facts.push(*fact);
                }
                gathered.rows.push(rank);
                if gathered.rows.len() == LANES {
                    self.compute(place);
                }
            }
            None => match self.one_by_one.values(row.iter().copied()) {
                Ok(values) => self.results[rank] = values,
                Err(error) => self.stop(rank, error),
            },
        }
    }

    /// Where situations of this shape are gathered; none when they are computed one by one.
    fn place(&mut self, row: &[(RuleId, Fact)]) -> Option<usize> {
        let plans = self.one_by_one.session.plans();
        if let Some(gathered) = self.gathered.get(self.latest) {
            let shape = &gathered.bulk.plan.shape;
            let same = shape.len() == row.len()
                && shape.iter().zip(row).all(|(planned, (rule, fact))| {
                    planned.rule == *rule && plans.stated(*rule, fact) == Some(*planned)
                });
            if same {
                return Some(self.latest);
            }
        }
        let shape: Shape = row.iter().map(|(rule, fact)| plans.stated(*rule, fact)).collect::<Option<_>>()?;
        self.latest = match self.ranks.get(&shape) {
            Some(rank) => *rank,
            None if self.gathered.len() >= MAX_SHAPES => return None,
            None => {
                let bulk = Bulk::new(plans, &shape, &self.one_by_one.asked);
                self.gathered.push(Gathered { bulk, rows: Vec::new(), facts: Vec::new() });
                self.ranks.insert(shape, self.gathered.len() - 1);
                self.gathered.len() - 1
            }
        };
        Some(self.latest)
    }

    /// Computes the situations gathered in a place.
    fn compute(&mut self, place: usize) {
        let gathered = &mut self.gathered[place];
        let mut left = [true; LANES];
        let many = gathered.rows.len();
        if self.one_by_one.session.plans().is_worth(many, WORTH_IT)
            && gathered.bulk.prepare(self.one_by_one.session.plans())
        {
            left = [false; LANES];
            gathered.bulk.run();
            for row in &gathered.rows {
                self.results[*row] = vec![BatchValue::Unknown; self.one_by_one.asked.len()];
            }
            let mut values = [BatchValue::Unknown; LANES];
            for rank in 0..self.one_by_one.asked.len() {
                gathered.bulk.read(rank, &mut values[..many], &mut left);
                for (row, value) in gathered.rows.iter().zip(&values) {
                    self.results[*row][rank] = *value;
                }
            }
        }
        let (rows, facts) = (std::mem::take(&mut gathered.rows), std::mem::take(&mut gathered.facts));
        let rules: Vec<RuleId> = gathered.bulk.plan.shape.iter().map(|stated| stated.rule).collect();
        for (lane, row) in rows.iter().enumerate().filter(|(lane, _)| left[*lane]) {
            let facts = &facts[lane * rules.len()..(lane + 1) * rules.len()];
            match self.one_by_one.values(rules.iter().copied().zip(facts.iter().copied())) {
                Ok(values) => self.results[*row] = values,
                Err(error) => return self.stop(*row, error),
            }
        }
    }

    fn stop(&mut self, row: usize, error: EvaluationError) {
        if self.stopped.as_ref().is_none_or(|(first, _)| row < *first) {
            self.stopped = Some((row, error));
        }
    }
}

/// The situations that are computed one after the other.
pub(crate) struct OneByOne {
    pub session: Session,
    pub asked: Vec<RuleId>,
    stated: Vec<RuleId>,
}

impl OneByOne {
    pub fn new(engine: &Engine, rules: &[String]) -> Result<OneByOne, EvaluationError> {
        let asked = rules.iter().map(|name| find_rule(&engine.program, name)).collect::<Result<_, _>>()?;
        Ok(OneByOne { session: engine.session(), asked, stated: Vec::new() })
    }

    pub fn values(
        &mut self,
        facts: impl Iterator<Item = (RuleId, Fact)>,
    ) -> Result<Vec<BatchValue>, EvaluationError> {
        let session = &mut self.session;
        for rule in self.stated.drain(..) {
            let nullable = session.evaluator.program.data(rule).possibly_null;
            session.evaluator.frame.facts[rule.0 as usize] = Fact { given: Given::Nothing, nullable };
        }
        session.forget();
        for (rule, fact) in facts {
            session.evaluator.frame.facts[rule.0 as usize] = fact;
            self.stated.push(rule);
        }
        self.asked.iter().map(|rule| Ok(batch_value(session.outcome(*rule)?.value))).collect()
    }
    /// The facts of one situation, as the language understands them.
    fn read<'f>(
        &mut self,
        engine: &Engine,
        facts: &'f [(&'f str, FactValue)],
        names: &mut Vec<(&'f str, RuleId)>,
        row: &mut Vec<(RuleId, Fact)>,
    ) -> Result<(), EvaluationError> {
        for (turn, (name, value)) in facts.iter().enumerate() {
            // Situations of a batch mostly state the same facts in the same order.
            let rule = match names.get(turn) {
                Some((known, rule)) if known == name => *rule,
                _ => {
                    let rule = find_rule(&engine.program, name)?;
                    names.truncate(turn);
                    names.push((name, rule));
                    rule
                }
            };
            row.push((rule, self.session.admitted(rule, value.clone())?));
        }
        Ok(())
    }
}
