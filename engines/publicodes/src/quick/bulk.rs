//! Many situations of one shape, computed together a few dozen at a time.

use std::sync::Arc;

use crate::batch::BatchValue;
use crate::quick::columns::GREATEST_INPUT;
use crate::quick::{Kind, Lanes, Plan, Plans, Shape};
use crate::tree::{RuleId, Value};

/// Situations computed together: enough to spread the cost of reading instructions, few enough for the caches.
pub(crate) const LANES: usize = 64;

/// A plan that answers some rules, and the columns of the situations being gathered.
pub(crate) struct Bulk {
    pub plan: Arc<Plan>,
    asked: Vec<RuleId>,
    /// The segments to run, in order; none until the plan is made, or when some rule is not covered.
    segments: Option<Vec<u32>>,
    lanes: Box<Lanes<LANES>>,
}

impl Bulk {
    pub fn new(plans: &Plans, shape: &Shape, asked: &[RuleId]) -> Bulk {
        let plan = plans.plan(shape);
        let mut lanes = Box::<Lanes<LANES>>::default();
        lanes.fit(&plan.columns);
        Bulk { plan, asked: asked.to_vec(), segments: None, lanes }
    }

    /// Makes the plan; false when some rule is left to the full evaluator.
    pub fn prepare(&mut self, plans: &Plans) -> bool {
        if self.segments.is_some() {
            return true;
        }
        if !plans.is_open() {
            return false;
        }
        let mut segments: Vec<u32> = Vec::new();
        for rule in &self.asked {
            if !self.plan.is_settled(*rule, true) {
                self.plan = plans.with_rule(&self.plan, *rule, true);
            }
            let Some(output) = self.plan.output(*rule, true) else { return false };
            let rests_on = &self.plan.segments[output.segment as usize].rests_on;
            for segment in rests_on.iter().chain([&output.segment]) {
                if !segments.contains(segment) {
                    segments.push(*segment);
                }
            }
        }
        self.lanes.fit(&self.plan.columns);
        self.segments = Some(segments);
        true
    }

    /// Puts one fact of one situation in its column.
    #[inline]
    pub fn load(&mut self, lane: usize, rank: usize, value: Value) {
        self.plan.load(&mut self.lanes, lane, rank, value);
    }

    /// Puts the same fact of many situations in its column; false when a number is out of the range of plans.
    pub fn load_numbers(&mut self, rank: usize, values: &[f64]) -> bool {
        if let Some(column) = self.plan.number_input(rank) {
            self.lanes.numbers[column as usize][..values.len()].copy_from_slice(values);
        }
        values.iter().all(|value| value.abs() <= GREATEST_INPUT)
    }

    /// Computes what the columns hold.
    pub fn run(&mut self) {
        for segment in self.segments.iter().flatten() {
            let steps = &self.plan.segments[*segment as usize].steps;
            self.lanes.run(steps, &self.plan.columns.conversions);
        }
    }

    /// What the rule of a rank gives in the first situations; those where the full evaluator must be asked are noted.
    pub fn read(&self, rank: usize, values: &mut [BatchValue], left: &mut [bool; LANES]) {
        let mut settled = [0u64; LANES];
        for case in self.plan.output(self.asked[rank], true).into_iter().flat_map(|output| &output.cases) {
            let holds = case.where_it_holds(&self.lanes);
            for (settled, holds) in settled.iter_mut().zip(&holds) {
                *settled |= holds;
            }
            let places = values.iter_mut().zip(&holds);
            match case.kind {
                Kind::Number => {
                    let numbers = case.numbers(&self.lanes);
                    for ((value, holds), number) in places.zip(&numbers) {
                        if *holds != 0 {
                            *value = BatchValue::Number(*number);
                        }
                    }
                }
                _ => {
                    for (lane, (value, holds)) in places.enumerate() {
                        if *holds != 0 {
                            *value = batch_value(case.value(&self.lanes, lane));
                        }
                    }
                }
            }
        }
        for (left, settled) in left.iter_mut().zip(&settled) {
            *left |= *settled == 0;
        }
    }
}

pub(crate) fn batch_value(value: Value) -> BatchValue {
    match value {
        Value::Undefined => BatchValue::Unknown,
        Value::Null => BatchValue::NotApplicable,
        Value::Bool(value) => BatchValue::Bool(value),
        Value::Number(number) => BatchValue::Number(number),
        Value::Text(_) | Value::Date(_) => BatchValue::Other,
    }
}
