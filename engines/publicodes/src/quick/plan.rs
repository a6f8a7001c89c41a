//! Plans: the steps that answer some rules for one shape of situation. A plan only ever grows, so that what was computed
//! with it stays good.

use rustc_hash::FxHashMap;
use std::sync::Arc;

use crate::date::Date;
use crate::engine::Options;
use crate::program::Program;
use crate::quick::cases::{Case, Kind};
use crate::quick::columns::{Columns, Filled, Num, Test};
use crate::quick::compile::Compiler;
use crate::quick::run::{Lanes, Step, ones};
use crate::quick::trace::{TraceCase, TracePlan, columns_of};
use crate::tree::{RuleId, TextId, Value};
use crate::unit::Conversion;
use crate::unit_table::{UnitId, UnitTable};

/// What the situation says of one rule, but for the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Stated {
    pub rule: RuleId,
    pub kind: Kind,
    pub unit: UnitId,
    pub nullable: bool,
}

/// Facts in the order they are stated.
pub(crate) type Shape = Vec<Stated>;

#[derive(Debug, Clone, Copy)]
enum Input {
    Number(u32),
    Test(u32),
    /// The kind says it all.
    Nothing,
}

/// One case of an answer, as it is read from the columns.
#[derive(Debug, Clone)]
pub(crate) struct OutputCase {
    pub when: Test,
    pub kind: Kind,
    pub(super) number: Num,
    pub(super) truth: Test,
    pub unit: Arc<str>,
    /// How a number is shown: in its simplest unit, told unless it is the same.
    pub simplest: (Option<Conversion>, Option<Arc<str>>),
}

/// Steps no other segment has, run as a whole once the segments they rest on are.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub steps: Arc<[Step]>,
    pub rests_on: Vec<u32>,
    pub inputs: u64,
}

#[derive(Debug, Clone)]
pub(crate) struct Output {
    pub cases: Vec<OutputCase>,
    pub segment: u32,
}

/// Whether a rule can be answered quickly.
#[derive(Debug, Clone)]
enum Verdict {
    /// Not looked into.
    Open,
    /// With nothing missing that could matter.
    Answered(Output),
    /// Only for those who do not ask what is missing.
    Value(Output),
    /// Something may be missing; the value alone was not looked into.
    Tainted,
    Left,
}

#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub shape: Shape,
    inputs: Vec<Input>,
    pub columns: Columns,
    pub(super) units: UnitTable,
    pub segments: Vec<Segment>,
    /// The segment each column of numbers, and each column of tests, is filled by.
    filled_in: [FxHashMap<u32, u32>; 2],
    /// By rule.
    verdicts: Vec<Verdict>,
    settled: usize,
    /// How answers are traced, by rule, once somebody asked that.
    traces: Vec<Option<Arc<TracePlan>>>,
    /// Rules that are traced together, and the segment that fills what their traces need; none where the
    /// full evaluator traces them.
    pub(super) traced_together: Vec<(Arc<[RuleId]>, Option<u32>)>,
    /// The steps of each rule in traces: where they stand in the list below, and the rules they name.
    pub(super) traced_rules: FxHashMap<RuleId, (u32, u32, Vec<RuleId>)>,
    pub trace_cases: Vec<TraceCase>,
    /// Rules left to the full evaluator.
    refusals: usize,
    /// Plans that grew from one another share this.
    line: Arc<()>,
    /// Looking whether stated choices are applicable, as is done when they are stated, leaves nothing behind that could
    /// show in answers.
    pub checks_are_plain: bool,
}

impl Plan {
    pub fn new(program: &Program, options: &Options, shape: &Shape) -> Plan {
        let mut columns = Columns::default();
        let inputs = shape.iter().enumerate().map(|(rank, stated)| match stated.kind {
            Kind::Bool => match columns.input_test(rank) {
                Test::Column(column) => Input::Test(column),
                _ => Input::Nothing,
            },
            Kind::Number | Kind::Text | Kind::Date => match columns.input_number(rank) {
                Num::Column(column) => Input::Number(column),
                Num::Constant(_) => Input::Nothing,
            },
            _ => Input::Nothing,
        });
        let inputs = inputs.collect();
        let mut plan = Plan {
            shape: shape.clone(),
            inputs,
            columns,
            units: program.arena.units.clone(),
            segments: Vec::new(),
            filled_in: Default::default(),
            verdicts: vec![Verdict::Open; program.rules.len()],
            settled: 0,
            traces: vec![None; program.rules.len()],
            traced_together: Vec::new(),
            traced_rules: FxHashMap::default(),
            trace_cases: Vec::new(),
            refusals: 0,
            line: Arc::new(()),
            checks_are_plain: false,
        };
        plan.checks_are_plain = plan.are_checks_plain(program, options);
        plan
    }

    fn are_checks_plain(&self, program: &Program, options: &Options) -> bool {
        let mut compiler = self.compiler(program, options, false);
        for stated in &self.shape {
            for choice in program.data(stated.rule).choices.iter().flat_map(|choices| &choices.list) {
                let Some(node) = choice.not_applicable else { continue };
                if compiler.eval(node).iter().any(|case| case.kind == Kind::Left) {
                    return false;
                }
            }
        }
        !compiler.tainted
    }

    pub(super) fn compiler<'p>(
        &self,
        program: &'p Program,
        options: &'p Options,
        values_only: bool,
    ) -> Compiler<'p> {
        let (columns, units) = (self.columns.clone(), self.units.clone());
        let mut compiler = Compiler::new(program, options, columns, units, values_only);
        for (stated, input) in self.shape.iter().zip(&self.inputs) {
            let case = match input {
                Input::Number(column) => Case { number: Num::Column(*column), ..Case::of(stated.kind) },
                Input::Test(column) => Case::truth(Test::Column(*column)),
                Input::Nothing => Case::of(stated.kind),
            };
            compiler.facts.insert(stated.rule, Case { unit: stated.unit, ..case });
            compiler.nullable.insert(stated.rule, stated.nullable);
        }
        compiler
    }

    /// Whether what was computed with an older plan is good with this one.
    pub fn goes_on_from(&self, older: &Plan) -> bool {
        Arc::ptr_eq(&self.line, &older.line) && self.segments.len() >= older.segments.len()
    }

    /// Whether so few rules could be answered that trying others takes longer than it saves.
    pub fn is_discouraging(&self) -> bool {
        self.refusals > 32 && 2 * self.refusals > self.settled
    }

    pub fn is_settled(&self, rule: RuleId, values_only: bool) -> bool {
        match self.verdicts.get(rule.0 as usize) {
            None | Some(Verdict::Open) => false,
            Some(Verdict::Tainted) => !values_only,
            Some(_) => true,
        }
    }

    /// How a rule is answered; none when it is left to the full evaluator.
    pub fn output(&self, rule: RuleId, values_only: bool) -> Option<&Output> {
        match self.verdicts.get(rule.0 as usize)? {
            Verdict::Answered(output) => Some(output),
            Verdict::Value(output) if values_only => Some(output),
            _ => None,
        }
    }

    /// Works out how a rule is answered; false when it is left to the full evaluator in every situation.
    pub fn add(&mut self, program: &Program, options: &Options, rule: RuleId, values_only: bool) -> bool {
        let mut compiler = self.compiler(program, options, values_only);
        let cases = match program.entries[rule.0 as usize] {
            Some(entry) => compiler.eval(entry),
            None => compiler.rule(rule),
        };
        let tainted = compiler.tainted;
        if tainted && !values_only {
            self.refusals += 1;
            self.settle(rule, Verdict::Tainted);
            return false;
        }
        let outputs: Vec<OutputCase> = cases
            .iter()
            .filter(|case| case.kind != Kind::Left)
            .map(|case| output(&mut compiler, case))
            .collect();
        if outputs.is_empty() {
            self.refusals += 1;
            self.settle(rule, Verdict::Left);
            return false;
        }
        self.columns = compiler.columns;
        self.units = compiler.units;
        let segment = self.segment(columns_of(&outputs));
        let output = Output { cases: outputs, segment };
        let verdict = if tainted { Verdict::Value(output) } else { Verdict::Answered(output) };
        self.settle(rule, verdict);
        true
    }

    fn settle(&mut self, rule: RuleId, verdict: Verdict) {
        if let Some(known) = self.verdicts.get_mut(rule.0 as usize) {
            self.settled += usize::from(matches!(known, Verdict::Open));
            *known = verdict;
        }
    }

    /// How an answer is traced, once that was worked out.
    pub fn trace(&self, rule: RuleId) -> Option<&TracePlan> {
        self.traces.get(rule.0 as usize)?.as_deref()
    }

    pub(super) fn set_trace(&mut self, rule: RuleId, trace: TracePlan) {
        if let Some(known) = self.traces.get_mut(rule.0 as usize) {
            *known = Some(Arc::new(trace));
        }
    }

    /// The steps that some columns need and no segment has yet.
    pub(super) fn segment(&mut self, mut open: Vec<(bool, u32)>) -> u32 {
        let segment = self.segments.len() as u32;
        let mut rests_on: Vec<u32> = Vec::new();
        let mut mine: Vec<(bool, u32)> = Vec::new();
        while let Some((is_test, column)) = open.pop() {
            let list = if is_test { &self.columns.tests } else { &self.columns.numbers };
            let Filled::By(instruction) = list[column as usize].filled else { continue };
            match self.filled_in[usize::from(is_test)].get(&column) {
                Some(other) if *other == segment => continue,
                Some(other) => {
                    for needed in self.segments[*other as usize].rests_on.iter().chain([other]) {
                        if !rests_on.contains(needed) {
                            rests_on.push(*needed);
                        }
                    }
                    continue;
                }
                None => {}
            }
            self.filled_in[usize::from(is_test)].insert(column, segment);
            mine.push((is_test, column));
            let mut operands: Vec<(bool, u32)> = Vec::with_capacity(3);
            let mut tests: Vec<(bool, u32)> = Vec::with_capacity(2);
            instruction
                .each_operand(|number| operands.push((false, number)), |test| tests.push((true, test)));
            open.append(&mut operands);
            open.append(&mut tests);
        }
        rests_on.sort_unstable();
        let wanted: rustc_hash::FxHashSet<(bool, u32)> = mine.into_iter().collect();
        let mut steps: Vec<Step> = Vec::with_capacity(wanted.len());
        for (is_test, column) in self.columns.order.iter().filter(|place| wanted.contains(place)) {
            let list = if *is_test { &self.columns.tests } else { &self.columns.numbers };
            let made = &list[*column as usize];
            if let Filled::By(instruction) = made.filled {
                steps.push(Step { instruction, into: *column, inputs: made.inputs });
            }
        }
        let inputs = steps.iter().fold(0, |inputs, step| inputs | step.inputs);
        self.segments.push(Segment { steps: steps.into(), rests_on, inputs });
        segment
    }

    pub fn units(&self) -> &UnitTable {
        &self.units
    }

    pub fn number_input(&self, rank: usize) -> Option<u32> {
        match self.inputs[rank] {
            Input::Number(column) => Some(column),
            Input::Test(_) | Input::Nothing => None,
        }
    }

    /// Puts one fact of one situation in its column.
    pub fn load<const W: usize>(&self, lanes: &mut Lanes<W>, lane: usize, rank: usize, value: Value) {
        match (self.inputs[rank], value) {
            (Input::Number(column), Value::Number(number)) => {
                lanes.numbers[column as usize][lane] = number;
            }
            (Input::Number(column), Value::Text(text)) => {
                lanes.numbers[column as usize][lane] = f64::from(text.0);
            }
            (Input::Number(column), Value::Date(date)) => lanes.numbers[column as usize][lane] = date.rank(),
            (Input::Test(column), Value::Bool(truth)) => lanes.tests[column as usize][lane] = ones(truth),
            _ => {}
        }
    }
}

impl OutputCase {
    pub fn holds<const W: usize>(&self, lanes: &Lanes<W>, lane: usize) -> bool {
        holds(self.when, lanes, lane)
    }

    pub fn where_it_holds<const W: usize>(&self, lanes: &Lanes<W>) -> [u64; W] {
        match self.when {
            Test::Yes => [u64::MAX; W],
            Test::No => [0; W],
            Test::Column(column) => lanes.tests[column as usize],
        }
    }

    pub fn numbers<const W: usize>(&self, lanes: &Lanes<W>) -> [f64; W] {
        match self.number {
            Num::Constant(bits) => [f64::from_bits(bits); W],
            Num::Column(column) => lanes.numbers[column as usize],
        }
    }

    pub fn value<const W: usize>(&self, lanes: &Lanes<W>, lane: usize) -> Value {
        let number = || match self.number {
            Num::Constant(bits) => f64::from_bits(bits),
            Num::Column(column) => lanes.numbers[column as usize][lane],
        };
        match self.kind {
            Kind::Undefined | Kind::Left => Value::Undefined,
            Kind::Null => Value::Null,
            Kind::Bool => Value::Bool(holds(self.truth, lanes, lane)),
            Kind::Number => Value::Number(number()),
            Kind::Text => Value::Text(TextId(number() as u32)),
            Kind::Date => Value::Date(Date::of_rank(number())),
        }
    }
}

fn holds<const W: usize>(test: Test, lanes: &Lanes<W>, lane: usize) -> bool {
    match test {
        Test::Yes => true,
        Test::No => false,
        Test::Column(column) => lanes.tests[column as usize][lane] != 0,
    }
}

pub(super) fn output(compiler: &mut Compiler<'_>, case: &Case) -> OutputCase {
    // What cannot be shown is an oddity, which the full evaluator notes: the case is then left out.
    let unit = compiler.units.simplified(case.unit);
    let is_measured = case.kind == Kind::Number && case.unit.is_known();
    let conversion = if is_measured { compiler.conversion(case.unit, unit) } else { None };
    let is_shown = conversion.is_some() || !is_measured;
    let (own, simple) = (compiler.units.shared_text(case.unit), compiler.units.shared_text(unit));
    let simplest = (conversion, (simple != own).then_some(simple));
    OutputCase {
        when: if is_shown { case.when } else { Test::No },
        kind: case.kind,
        number: case.number,
        truth: case.truth,
        unit: own,
        simplest,
    }
}
