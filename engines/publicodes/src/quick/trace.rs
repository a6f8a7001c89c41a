//! Traces of compiled rules: which steps an answer can rest on is known once for all, so that tracing an answer is reading
//! columns that are filled anyway.

use crate::dependents::each_child;
use crate::engine::Options;
use crate::explain::label;
use crate::program::Program;
use crate::quick::cases::Kind;
use crate::quick::columns::{Num, Test};
use crate::quick::compile::Compiler;
use crate::quick::plan::{OutputCase, Plan, output};
use crate::tree::{Node, NodeId, RuleId};

/// Groups of rules traced together, beyond which the full evaluator traces: an application asks few.
const MAX_TOGETHER: usize = 64;

/// What a step is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum At {
    Rule(RuleId),
    Node(NodeId),
}

/// One value that a step can have.
#[derive(Debug, Clone)]
pub(crate) struct TraceCase {
    pub at: At,
    pub case: OutputCase,
}

/// The rules an answer can rest on, each with its run among the cases of the plan.
#[derive(Debug, Clone)]
pub(crate) struct TracePlan {
    pub rules: Box<[(RuleId, u32, u32)]>,
}

impl Plan {
    /// The segment that fills what the traces of some rules need, once that was worked out.
    pub fn traced_segment(&self, rules: &[RuleId]) -> Option<u32> {
        self.traced_together.iter().find(|(known, _)| **known == *rules)?.1
    }

    /// Whether it is known how, or that, some rules are traced.
    pub fn knows_trace(&self, rules: &[RuleId]) -> bool {
        self.traced_together.len() >= MAX_TOGETHER
            || self.traced_together.iter().any(|(known, _)| **known == *rules)
    }

    /// Leaves the traces of some rules to the full evaluator.
    pub fn leave_trace(&mut self, rules: &[RuleId]) {
        self.traced_together.push((rules.into(), None));
    }

    /// Works out how answers that are given quickly are traced; false when that takes too much, the plan then being of no
    /// use any more.
    pub fn add_trace(&mut self, program: &Program, options: &Options, rules: &[RuleId]) -> bool {
        let mut compiler = self.compiler(program, options, true);
        for rule in rules {
            if self.trace(*rule).is_none() {
                self.reach(&mut compiler, *rule);
            }
        }
        if compiler.is_over() {
            return false;
        }
        self.columns = compiler.columns;
        self.units = compiler.units;
        let traced = rules.iter().filter_map(|rule| self.trace(*rule)).flat_map(|trace| &trace.rules);
        let cases = traced.flat_map(|(_, start, end)| &self.trace_cases[*start as usize..*end as usize]);
        let columns = columns_of(cases.map(|step| &step.case));
        let segment = self.segment(columns);
        self.traced_together.push((rules.into(), Some(segment)));
        true
    }

    /// Notes the steps of a rule and of all it rests on.
    fn reach(&mut self, compiler: &mut Compiler<'_>, asked: RuleId) {
        let mut rules: Vec<(RuleId, u32, u32)> = Vec::new();
        let mut reached = vec![false; compiler.program.rules.len()];
        reached[asked.0 as usize] = true;
        let mut open: Vec<RuleId> = vec![asked];
        while let Some(rule) = open.pop() {
            let mut found: Vec<RuleId> = Vec::new();
            // The rule that is asked may have been met before it was, when nothing of it could be told.
            let known = self.traced_rules.get(&rule).filter(|_| rule != asked);
            let (start, end) = match known {
                Some((start, end, references)) => {
                    found.clone_from(references);
                    (*start, *end)
                }
                None => {
                    let start = self.trace_cases.len() as u32;
                    self.add_steps_of(compiler, rule, &mut found);
                    let end = self.trace_cases.len() as u32;
                    self.traced_rules.insert(rule, (start, end, found.clone()));
                    (start, end)
                }
            };
            rules.push((rule, start, end));
            for rule in found {
                if !std::mem::replace(&mut reached[rule.0 as usize], true) {
                    open.push(rule);
                }
            }
        }
        self.set_trace(asked, TracePlan { rules: rules.into() });
    }

    /// The steps of one rule, down to the rules it names, whether or not some situation takes them.
    fn add_steps_of(&mut self, compiler: &mut Compiler<'_>, rule: RuleId, found: &mut Vec<RuleId>) {
        let program = compiler.program;
        match self.output(rule, false).map(|output| output.cases.clone()) {
            // The very cases the answer is read from.
            Some(cases) => {
                self.trace_cases.extend(cases.into_iter().map(|case| TraceCase { at: At::Rule(rule), case }));
            }
            None => {
                let cases = compiler.rule(rule);
                self.add_cases(compiler, At::Rule(rule), &cases);
            }
        }
        let guard = program.guards[rule.0 as usize].map(|guard| guard.parent);
        let mut seen = rustc_hash::FxHashSet::default();
        let mut open: Vec<NodeId> = guard.into_iter().chain([program.data(rule).value]).collect();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let node = program.arena.get(id);
            if let Node::Reference { rule, .. } = node {
                found.push(rule);
                continue;
            }
            if !label(program, &compiler.units, id).is_empty() {
                let cases = compiler.eval(id);
                self.add_cases(compiler, At::Node(id), &cases);
            }
            each_child(program, node, |child| open.push(child));
        }
    }

    fn add_cases(&mut self, compiler: &mut Compiler<'_>, at: At, cases: &[crate::quick::cases::Case]) {
        for case in cases.iter().filter(|case| case.kind != Kind::Left) {
            let case = output(compiler, case);
            self.trace_cases.push(TraceCase { at, case });
        }
    }
}

/// The columns some cases are read from; whether each is one of tests.
pub(super) fn columns_of<'c>(cases: impl IntoIterator<Item = &'c OutputCase>) -> Vec<(bool, u32)> {
    let mut columns = Vec::new();
    for case in cases {
        columns.extend(column_of_number(case.number).map(|column| (false, column)));
        for test in [case.when, case.truth] {
            columns.extend(column_of_test(test).map(|column| (true, column)));
        }
    }
    columns
}

fn column_of_number(number: Num) -> Option<u32> {
    match number {
        Num::Column(column) => Some(column),
        Num::Constant(_) => None,
    }
}

fn column_of_test(test: Test) -> Option<u32> {
    match test {
        Test::Column(column) => Some(column),
        Test::Yes | Test::No => None,
    }
}
