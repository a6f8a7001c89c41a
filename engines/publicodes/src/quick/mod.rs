//! A second way to the same answers, for situations whose facts are all known. Rules are compiled, once for each *shape* of
//! situation (which facts are stated, of which kinds and units), into plain operations on columns of numbers and of
//! tests: no units, no missing variables, no memory. Many situations are then computed at once, or one very quickly.
//!
//! The full evaluator stays the judge. Whatever is not covered here, any error, and any answer that something missing
//! could touch is left to it, so that both ways always give the same answer. `tests/quick.rs` and the comparison with
//! the reference engine hold them to that.

mod applicability;
pub(crate) mod bulk;
mod cases;
mod columns;
mod compile;
mod logic;
mod measures;
mod operators;
mod plan;
mod run;
pub(crate) mod session;
mod slices;
pub(crate) mod trace;

pub(crate) use cases::Kind;
pub(crate) use plan::{Plan, Shape, Stated};
pub(crate) use run::Lanes;
pub(crate) use session::Traced;

use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::engine::{Compile, Options};
use crate::eval::{Fact, Given};
use crate::program::Program;
use crate::quick::columns::GREATEST_INPUT;
use crate::tree::{RuleId, Value};

/// Shapes kept before starting again: an application meets few.
const MAX_SHAPES: usize = 64;
/// Situations of one shape that are met before it is compiled for sessions.
const WORTH_IT: usize = 3;
/// Attempts of no use after which an engine stops trying, unless some were of use.
const MAX_FAILURES: u32 = 16;

/// The plans of an engine, shared by its sessions.
#[derive(Debug)]
pub(crate) struct Plans {
    program: Arc<Program>,
    options: Options,
    /// No rule replaces another: a namespace replaced by what stands in it makes cycles that plans do not follow.
    is_plain: bool,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    plans: FxHashMap<Shape, (usize, Arc<Plan>)>,
    successes: u32,
    failures: u32,
}

impl Plans {
    pub fn new(program: Arc<Program>, options: Options) -> Self {
        let is_plain = program.entries.iter().all(Option::is_none);
        Plans { program, options, is_plain, kept: Mutex::default() }
    }

    /// Whether quick answers are tried at all: a limit on steps that rules could reach is counted exactly only by the
    /// full evaluator.
    pub fn is_open(&self) -> bool {
        self.is_plain && self.options.compile != Compile::Never && self.options.max_steps >= 1_000_000
    }

    /// Whether so many situations of one shape are worth compiling it.
    pub fn is_worth(&self, situations: usize, at_least: usize) -> bool {
        situations >= at_least || self.options.compile == Compile::AtOnce
    }

    /// The plan of a shape once it was met often enough.
    pub fn met(&self, shape: &Shape) -> Option<Arc<Plan>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let is_useless = kept.failures > MAX_FAILURES && kept.successes == 0;
        if is_useless && self.options.compile != Compile::AtOnce {
            return None;
        }
        let (uses, plan) = kept.entry(self, shape);
        *uses = uses.saturating_add(1);
        self.is_worth(*uses, WORTH_IT).then(|| plan.clone())
    }

    /// The plan with one more rule in it, whether or not that rule can be answered quickly.
    pub fn with_rule(&self, plan: &Arc<Plan>, rule: RuleId, values_only: bool) -> Arc<Plan> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let latest = kept.plans.get(&plan.shape).map_or(plan, |(_, latest)| latest).clone();
        // Columns are only ever added, so that the latest plan of a shape serves whoever holds an older one.
        if latest.is_settled(rule, values_only) && latest.goes_on_from(plan) {
            return latest;
        }
        let from = if latest.goes_on_from(plan) { latest } else { plan.clone() };
        let mut extended = Plan::clone(&from);
        if extended.add(&self.program, &self.options, rule, values_only) {
            kept.successes = kept.successes.saturating_add(1);
        } else {
            kept.failures = kept.failures.saturating_add(1);
        }
        let extended = Arc::new(extended);
        if let Some((_, latest)) = kept.plans.get_mut(&plan.shape) {
            *latest = extended.clone();
        }
        extended
    }

    /// The plan with the steps of some of its rules in it.
    pub fn with_trace(&self, plan: &Arc<Plan>, rules: &[RuleId]) -> Arc<Plan> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let latest = kept.plans.get(&plan.shape).map_or(plan, |(_, latest)| latest).clone();
        let goes_on = latest.goes_on_from(plan);
        if goes_on && latest.knows_trace(rules) {
            return latest;
        }
        let mut extended = Plan::clone(if goes_on { &latest } else { plan });
        if !extended.add_trace(&self.program, &self.options, rules) {
            extended = Plan::clone(if goes_on { &latest } else { plan });
            extended.leave_trace(rules);
        }
        let extended = Arc::new(extended);
        if let Some((_, latest)) = kept.plans.get_mut(&plan.shape) {
            *latest = extended.clone();
        }
        extended
    }

    pub fn program(&self) -> &Arc<Program> {
        &self.program
    }

    /// The plan of a shape, met often or not.
    pub fn plan(&self, shape: &Shape) -> Arc<Plan> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.entry(self, shape).1.clone()
    }

    /// What a fact is, as far as plans care; none when the situation is left to the full evaluator.
    pub fn stated(&self, rule: RuleId, fact: &Fact) -> Option<Stated> {
        let Given::Known(outcome) = fact.given else { return None };
        let units = self.program.arena.units.len();
        if !outcome.missing.is_empty() || outcome.unit.0 as usize >= units {
            return None;
        }
        let kind = match outcome.value {
            Value::Undefined => return None,
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Bool,
            Value::Number(number) if number.abs() > GREATEST_INPUT => return None,
            Value::Number(_) => Kind::Number,
            Value::Text(_) => Kind::Text,
            Value::Date(_) => Kind::Date,
        };
        Some(Stated { rule, kind, unit: outcome.unit, nullable: fact.nullable })
    }
}

impl Kept {
    /// How often a shape was met, and its plan.
    fn entry(&mut self, plans: &Plans, shape: &Shape) -> &mut (usize, Arc<Plan>) {
        if self.plans.len() >= MAX_SHAPES && !self.plans.contains_key(shape) {
            self.plans.clear();
        }
        let made = || (0, Arc::new(Plan::new(&plans.program, &plans.options, shape)));
        self.plans.entry(shape.clone()).or_insert_with(made)
    }
}
