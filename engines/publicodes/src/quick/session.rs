//! Quick answers in a session: facts go straight into the columns of the plan, and only what depends on a changed fact is
//! run again.

use std::sync::Arc;

use crate::eval::{Fact, Given};
use crate::program::Program;
use crate::quick::columns::input_bit;
use crate::quick::plan::{Output, OutputCase};
use crate::quick::{Lanes, Plan, Plans, Stated};
use crate::tree::{RuleId, Value};

pub(crate) struct Quick {
    pub plans: Arc<Plans>,
    /// Facts in the order they were stated, and what plans know them by.
    stated: Vec<(RuleId, Option<Stated>)>,
    plan: Option<Arc<Plan>>,
    lanes: Lanes<1>,
    /// For each segment, whether it was run, and the inputs that have changed since.
    runs: Vec<(bool, u64)>,
    /// Some segment was run since everything was forgotten.
    has_run: bool,
    /// Questions answered here that the full evaluator has not been asked.
    pending: Vec<RuleId>,
    /// The facts are those in the columns.
    loaded: bool,
    looked_up: bool,
    /// The full evaluator remembers things that could show in answers.
    is_off: bool,
}

/// A value, with what a caller needs to show it.
pub(crate) struct QuickAnswer<'p> {
    pub value: Value,
    pub case: &'p OutputCase,
    pub steps: u64,
}

/// The steps of an answer, computed.
pub(crate) struct Traced<'q> {
    pub plan: &'q Arc<Plan>,
    pub program: &'q Arc<Program>,
    pub lanes: &'q Lanes<1>,
}

impl Quick {
    pub fn new(plans: Arc<Plans>) -> Self {
        let is_off = !plans.is_open();
        Quick {
            plans,
            stated: Vec::new(),
            plan: None,
            lanes: Lanes::default(),
            runs: Vec::new(),
            has_run: false,
            pending: Vec::new(),
            loaded: false,
            looked_up: false,
            is_off,
        }
    }

    /// Rules the situation says something of.
    pub fn stated(&self) -> impl Iterator<Item = RuleId> + '_ {
        self.stated.iter().map(|(rule, _)| *rule)
    }

    /// No facts any more, and nothing computed.
    pub fn clear(&mut self) {
        self.stated.clear();
        self.loaded = self.plan.is_some();
        self.forget();
    }

    pub fn forget(&mut self) {
        self.runs.fill((false, 0));
        self.has_run = false;
        self.pending.clear();
        self.looked_up = false;
        self.is_off = !self.plans.is_open();
    }

    /// Whether the last question was answered here.
    pub fn has_answered(&self) -> bool {
        !self.is_off && !self.pending.is_empty()
    }

    /// From here on only the full evaluator answers; gives the questions it has not been asked yet.
    pub fn switch_off(&mut self) -> Vec<RuleId> {
        self.is_off = true;
        std::mem::take(&mut self.pending)
    }

    /// A fact, of a rule that facts spoke of before or not.
    pub fn state(&mut self, rule: RuleId, fact: &Fact, is_known: bool) {
        self.pending.clear();
        self.looked_up = false;
        let place = if is_known { self.stated.iter().position(|(known, _)| *known == rule) } else { None };
        if fact.given == Given::Nothing {
            if let Some(place) = place {
                self.stated.remove(place);
                self.loaded = false;
            }
            return;
        }
        let stated = self.plans.stated(rule, fact);
        let rank = match place {
            Some(rank) => {
                self.stated[rank].1 = stated;
                rank
            }
            None => {
                self.stated.push((rule, stated));
                self.stated.len() - 1
            }
        };
        let Some(plan) = &self.plan else { return };
        match (stated, plan.shape.get(rank), fact.given) {
            (Some(stated), Some(planned), Given::Known(outcome)) if self.loaded && stated == *planned => {
                plan.load(&mut self.lanes, 0, rank, outcome.value);
                if self.has_run {
                    for (_, changed) in self.runs.iter_mut().filter(|(run, _)| *run) {
                        *changed |= input_bit(rank);
                    }
                }
            }
            _ => self.loaded = false,
        }
    }

    /// The value of a rule; none where it is left to the full evaluator.
    pub fn answer(&mut self, rule: RuleId, facts: &[Fact]) -> Option<QuickAnswer<'_>> {
        if self.is_off || !self.is_ready(facts) {
            return None;
        }
        let plan = self.plan.as_mut()?;
        if !plan.is_settled(rule, false) {
            if plan.is_discouraging() && !self.plans.is_worth(0, 1) {
                return None;
            }
            *plan = self.plans.with_rule(plan, rule, false);
            self.lanes.fit(&plan.columns);
            self.runs.resize(plan.segments.len(), (false, 0));
        }
        let plan = &**plan;
        let output = plan.output(rule, false)?;
        self.has_run = true;
        let steps = run(plan, output.segment, &mut self.lanes, &mut self.runs);
        let case = held(output, &self.lanes)?;
        if !self.pending.contains(&rule) {
            self.pending.push(rule);
        }
        Some(QuickAnswer { value: case.value(&self.lanes, 0), case, steps })
    }

    /// The columns behind rules that were just answered, those filled that their traces need besides.
    pub fn traced(&mut self, rules: &[RuleId]) -> Option<Traced<'_>> {
        let plan = self.plan.as_mut()?;
        if !plan.knows_trace(rules) {
            *plan = self.plans.with_trace(plan, rules);
            self.lanes.fit(&plan.columns);
            self.runs.resize(plan.segments.len(), (false, 0));
        }
        let plan = &*plan;
        run(plan, plan.traced_segment(rules)?, &mut self.lanes, &mut self.runs);
        Some(Traced { plan, program: self.plans.program(), lanes: &self.lanes })
    }

    /// Whether the facts are in the columns of a plan, putting them there if one is at hand.
    fn is_ready(&mut self, facts: &[Fact]) -> bool {
        if let Some(plan) = &self.plan
            && self.loaded
            && self.stated.len() == plan.shape.len()
        {
            return plan.checks_are_plain;
        }
        if self.looked_up {
            return false;
        }
        self.looked_up = true;
        self.loaded = false;
        let Some(shape) = self.stated.iter().map(|(_, stated)| *stated).collect() else { return false };
        let Some(plan) = self.plans.met(&shape) else { return false };
        let goes_on = self.plan.as_ref().is_some_and(|older| plan.goes_on_from(older));
        if !goes_on {
            self.lanes.clear();
        }
        self.lanes.fit(&plan.columns);
        self.runs.clear();
        self.runs.resize(plan.segments.len(), (false, 0));
        for (rank, stated) in plan.shape.iter().enumerate() {
            if let Given::Known(outcome) = facts[stated.rule.0 as usize].given {
                plan.load(&mut self.lanes, 0, rank, outcome.value);
            }
        }
        self.loaded = true;
        let plain = plan.checks_are_plain;
        self.plan = Some(plan);
        plain
    }
}

/// Runs a segment and what it rests on, as far as that was not done already; gives the number of steps.
fn run(plan: &Plan, segment: u32, lanes: &mut Lanes<1>, runs: &mut [(bool, u64)]) -> u64 {
    let mut steps = 0;
    let segments = &plan.segments;
    for segment in segments[segment as usize].rests_on.iter().chain([&segment]) {
        let (run, changed) = &mut runs[*segment as usize];
        let segment = &segments[*segment as usize];
        if !*run {
            lanes.run(&segment.steps, &plan.columns.conversions);
            steps += segment.steps.len() as u64;
        } else if *changed & segment.inputs != 0 {
            for step in segment.steps.iter().filter(|step| step.inputs & *changed != 0) {
                lanes.step(step, &plan.columns.conversions);
                steps += 1;
            }
        }
        (*run, *changed) = (true, 0);
    }
    steps
}

fn held<'p>(output: &'p Output, lanes: &Lanes<1>) -> Option<&'p OutputCase> {
    output.cases.iter().find(|case| case.holds(lanes, 0))
}
