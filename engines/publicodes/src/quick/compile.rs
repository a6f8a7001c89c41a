//! From the nodes of a program to columns, for situations that state facts of the same kinds and units. What the full
//! evaluator would remember, count or refuse is not followed here: wherever that could show in an answer, the answer is
//! left to it.

use rustc_hash::FxHashMap;

use crate::engine::Options;
use crate::program::Program;
use crate::quick::cases::{Case, Cases, Gather, Kind, left};
use crate::quick::columns::{Columns, Num, Test, sure};
use crate::tree::{Node, NodeId, RuleId, Run, Value};
use crate::unit_table::{UnitId, UnitTable};

/// Nodes nested deeper than this are left to the full evaluator, well before it would refuse them.
const MAX_DEPTH: u32 = 3_000;
/// A plan with more columns than this is not worth making.
const MAX_COLUMNS: usize = 20_000;
/// Walking more nodes than this takes longer than it saves.
const MAX_WALKED: u32 = 60_000;
const RED_ZONE: usize = 256 * 1024;
const GROWTH: usize = 2 * 1024 * 1024;

/// A yes or no, and where it is left to the full evaluator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Doubt {
    pub holds: Test,
    pub left: Test,
}

impl Doubt {
    pub const NO: Doubt = Doubt { holds: Test::No, left: Test::No };
    pub const LEFT: Doubt = Doubt { holds: Test::No, left: Test::Yes };
}

/// What is being worked out is met again only by rules computed from themselves, which are left.
#[derive(Debug, Clone)]
pub(super) enum Known<T> {
    Open,
    Done(T),
}

/// A namespace that can switch off the rules in it: a rule, or what replaces it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Parent {
    Rule(RuleId),
    Node(NodeId),
}

/// What has been worked out under the present assumptions.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub values: FxHashMap<NodeId, Known<Cases>>,
    pub rules: FxHashMap<RuleId, Known<Cases>>,
    pub parents: FxHashMap<(Parent, bool, bool), Known<Doubt>>,
    pub switched_off: FxHashMap<NodeId, Known<Doubt>>,
    pub nulls: FxHashMap<NodeId, Known<Doubt>>,
}

pub(super) struct Compiler<'p> {
    pub program: &'p Program,
    pub options: &'p Options,
    /// What the situation says of rules.
    pub facts: FxHashMap<RuleId, Case>,
    pub nullable: FxHashMap<RuleId, bool>,
    pub columns: Columns,
    pub units: UnitTable,
    pub memory: Memory,
    /// Parents being looked at, and whether the rules they guard are meanwhile taken as switched off.
    pub assumed: Vec<(Parent, Doubt)>,
    /// Rules taken as not switched off under the outermost assumption.
    pub unguarded: Vec<RuleId>,
    /// Rules being computed.
    pub running: Vec<RuleId>,
    /// Something may be missing: worth nothing to those who want to know what.
    pub tainted: bool,
    pub values_only: bool,
    depth: u32,
    walked: u32,
}

impl<'p> Compiler<'p> {
    pub fn new(
        program: &'p Program,
        options: &'p Options,
        columns: Columns,
        units: UnitTable,
        values_only: bool,
    ) -> Self {
        Compiler {
            program,
            options,
            facts: FxHashMap::default(),
            nullable: FxHashMap::default(),
            columns,
            units,
            memory: Memory::default(),
            assumed: Vec::new(),
            unguarded: Vec::new(),
            running: Vec::new(),
            tainted: false,
            values_only,
            depth: 0,
            walked: 0,
        }
    }

    /// Whether going on is of no use.
    pub fn is_over(&self) -> bool {
        (self.tainted && !self.values_only)
            || self.walked > MAX_WALKED
            || self.columns.numbers.len() + self.columns.tests.len() > MAX_COLUMNS
    }

    /// One level deeper, unless there are too many.
    pub fn deeper<T>(&mut self, otherwise: T, work: impl FnOnce(&mut Self) -> T) -> T {
        self.walked += 1;
        if self.depth >= MAX_DEPTH || self.is_over() {
            return otherwise;
        }
        self.depth += 1;
        let worked = stacker::maybe_grow(RED_ZONE, GROWTH, || work(self));
        self.depth -= 1;
        worked
    }

    pub fn eval(&mut self, id: NodeId) -> Cases {
        match self.memory.values.get(&id) {
            Some(Known::Done(cases)) => return cases.clone(),
            Some(Known::Open) => return left(),
            None => {}
        }
        self.memory.values.insert(id, Known::Open);
        let cases = self.deeper(left(), |compiler| compiler.compute(id));
        self.memory.values.insert(id, Known::Done(cases.clone()));
        cases
    }

    fn compute(&mut self, id: NodeId) -> Cases {
        let arena = &self.program.arena;
        match arena.get(id) {
            Node::Constant(index) => {
                let constant = &arena.constants[index as usize];
                Cases::from([self.constant(constant.value, constant.unit)])
            }
            Node::Reference { rule, .. } => self.rule(rule),
            Node::Situated { rule, value } => self.situated(rule, value),
            Node::Operation { op, left, right } => {
                let left = self.eval(left);
                self.operation(op, &left, |compiler| compiler.eval(right))
            }
            Node::Condition { test, then, otherwise } => self.condition(test, then, otherwise),
            Node::Variations(run) => self.variations(run),
            Node::NotApplicable(child) => {
                let doubt = self.not_applicable(child);
                self.truth(doubt)
            }
            Node::NotDefined(child) => {
                let child = self.eval(child);
                let mut doubt = Doubt::NO;
                for case in child.iter() {
                    match case.kind {
                        Kind::Undefined => doubt.holds = self.columns.or(doubt.holds, case.when),
                        Kind::Left => doubt.left = case.when,
                        _ => {}
                    }
                }
                self.truth(doubt)
            }
            Node::Missing { value, .. } => {
                self.tainted = true;
                let value = self.eval(value);
                value.iter().map(|case| Case { unit: case.unit.present(), ..*case }).collect()
            }
            Node::Sum(run) => self.sum(run),
            Node::Product(run) => self.product(run),
            Node::AllOf(run) => self.all_of(run),
            Node::OneOf(run) => self.one_of(run),
            Node::Round { value, precision } => self.round(value, precision),
            Node::Logarithm(child) => self.logarithm(child),
            Node::Convert { value, unit } => self.convert(value, unit),
            Node::Simplify(child) => self.simplify(child),
            Node::Brackets(index) => self.brackets(index),
            Node::Duration { from, to, unit, unit_id } => self.duration(from, to, unit, unit_id),
            Node::Today => match self.options.today {
                Some(today) => Cases::from([self.constant(Value::Date(today), UnitId::ABSENT)]),
                None => left(),
            },
            // Searches and contexts have facts of their own; texts are made one by one.
            Node::Unresolved(_)
            | Node::Template(_)
            | Node::Context { .. }
            | Node::Inversion(_)
            | Node::FixedPoint { .. } => left(),
        }
    }

    pub fn constant(&self, value: Value, unit: UnitId) -> Case {
        let case = match value {
            Value::Undefined => Case::of(Kind::Undefined),
            Value::Null => Case::of(Kind::Null),
            Value::Bool(truth) => Case::truth(sure(truth)),
            Value::Number(number) => Case::number(Num::constant(number), unit),
            Value::Text(text) => Case { number: Num::constant(f64::from(text.0)), ..Case::of(Kind::Text) },
            Value::Date(date) => Case { number: Num::constant(date.rank()), ..Case::of(Kind::Date) },
        };
        Case { unit, ..case }
    }

    pub fn truth(&mut self, doubt: Doubt) -> Cases {
        let mut gather = Gather::new();
        let sound = self.columns.not(doubt.left);
        gather.put(&mut self.columns, Case::truth(doubt.holds).when(sound));
        gather.put(&mut self.columns, Case::of(Kind::Left).when(doubt.left));
        gather.done()
    }

    fn condition(&mut self, test: NodeId, then: NodeId, otherwise: NodeId) -> Cases {
        let test = self.eval(test);
        let mut gather = Gather::new();
        for case in test.iter() {
            match case.kind {
                _ if case.unit != UnitId::ABSENT => gather.put(&mut self.columns, left_at(case.when)),
                Kind::Bool => {
                    let yes = self.columns.and(case.when, case.truth);
                    self.branch(&mut gather, yes, then, UnitId::ABSENT);
                    let no = self.columns.not(case.truth);
                    let no = self.columns.and(case.when, no);
                    let unit = self.written_unit(then);
                    self.branch(&mut gather, no, otherwise, unit);
                }
                Kind::Null => {
                    let unit = self.written_unit(then).or_absent();
                    gather.put(&mut self.columns, Case { unit, when: case.when, ..Case::of(Kind::Null) });
                }
                Kind::Undefined => self.both(&mut gather, case.when, then, otherwise),
                _ => gather.put(&mut self.columns, left_at(case.when)),
            }
        }
        gather.done()
    }

    /// The cases of a branch, where it is taken; those without a unit take the spare one.
    fn branch(&mut self, gather: &mut Gather, when: Test, node: NodeId, spare: UnitId) {
        if when == Test::No {
            return;
        }
        for case in self.eval(node).iter() {
            let unit = if case.unit.is_known() { case.unit } else { spare.or_absent() };
            let when = self.columns.and(when, case.when);
            gather.put(&mut self.columns, Case { unit, when, ..*case });
        }
    }

    /// Both branches are worked out where nothing says which one to take.
    fn both(&mut self, gather: &mut Gather, when: Test, then: NodeId, otherwise: NodeId) {
        let (otherwise, then) = (self.eval(otherwise), self.eval(then));
        for one in otherwise.iter() {
            let one_when = self.columns.and(when, one.when);
            for other in then.iter() {
                let when = self.columns.and(one_when, other.when);
                let case = if one.kind == Kind::Left || other.kind == Kind::Left {
                    left_at(when)
                } else {
                    Case { unit: other.unit.or_absent(), when, ..Case::of(Kind::Undefined) }
                };
                gather.put(&mut self.columns, case);
            }
        }
    }

    /// The unit a value is written with, readable without evaluating it.
    pub fn written_unit(&self, node: NodeId) -> UnitId {
        match self.program.arena.get(node) {
            Node::Constant(index) => self.program.arena.constants[index as usize].unit,
            Node::Convert { unit, .. } => unit,
            Node::Duration { unit_id, .. } => unit_id,
            _ => UnitId::ABSENT,
        }
    }

    fn situated(&mut self, rule: RuleId, value: NodeId) -> Cases {
        if let Some(fact) = self.facts.get(&rule) {
            let written = self.written_unit(value).or_absent();
            let unit = if fact.unit.is_known() { fact.unit } else { written };
            return Cases::from([Case { unit, ..*fact }]);
        }
        let own = self.eval(value);
        let mut gather = Gather::new();
        for case in own.iter() {
            gather.put(&mut self.columns, Case { unit: case.unit.or_absent(), ..*case });
        }
        gather.done()
    }

    fn variations(&mut self, run: Run) -> Cases {
        // What is still to decide, by the unit already settled on and by whether a test before was not known.
        let mut open: Vec<(Test, UnitId, bool)> = vec![(Test::Yes, UnitId::ABSENT, false)];
        let mut gather = Gather::new();
        for at in run.range() {
            let (test, consequence) = self.program.arena.pairs[at];
            let test = self.eval(test);
            let mut next: Vec<(Test, UnitId, bool)> = Vec::new();
            let mut taken = None;
            for (when, unit, unsure) in open {
                for case in test.iter() {
                    let when = self.columns.and(when, case.when);
                    let (refused, known) = match case.kind {
                        Kind::Left => {
                            gather.put(&mut self.columns, left_at(when));
                            continue;
                        }
                        Kind::Null => (when, Test::No),
                        Kind::Bool => {
                            let no = self.columns.not(case.truth);
                            (self.columns.and(when, no), self.columns.and(when, case.truth))
                        }
                        Kind::Undefined => (Test::No, Test::No),
                        _ => (Test::No, when),
                    };
                    self.later(&mut next, (refused, unit, unsure));
                    let reached = if case.kind == Kind::Undefined { when } else { known };
                    if reached == Test::No {
                        continue;
                    }
                    let unsure = unsure || case.kind == Kind::Undefined;
                    let taken = taken.get_or_insert_with(|| self.eval(consequence)).clone();
                    for value in taken.iter() {
                        let when = self.columns.and(reached, value.when);
                        let told = if unit.is_known() { self.in_unit(value, unit) } else { Some(*value) };
                        let Some(told) = told.filter(|told| told.kind != Kind::Left) else {
                            gather.put(&mut self.columns, left_at(when));
                            continue;
                        };
                        let settled = if unit.is_known() { unit } else { value.unit.or_absent() };
                        if unsure {
                            self.later(&mut next, (when, settled, true));
                        } else {
                            gather.put(&mut self.columns, Case { unit: settled, when, ..told });
                        }
                    }
                }
            }
            open = next;
        }
        for (when, unit, unsure) in open {
            let kind = if unsure { Kind::Undefined } else { Kind::Null };
            gather.put(&mut self.columns, Case { unit, when, ..Case::of(kind) });
        }
        gather.done()
    }

    fn later(&mut self, open: &mut Vec<(Test, UnitId, bool)>, one: (Test, UnitId, bool)) {
        if one.0 == Test::No {
            return;
        }
        match open.iter_mut().find(|known| (known.1, known.2) == (one.1, one.2)) {
            Some(known) => known.0 = self.columns.or(known.0, one.0),
            None => open.push(one),
        }
    }
}

pub(super) fn left_at(when: Test) -> Case {
    Case::of(Kind::Left).when(when)
}
