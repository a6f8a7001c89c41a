//! Evaluation: a walk over the nodes of a program, each remembered with what it gave until the situation changes. A frame
//! holds what is remembered under one set of facts; contexts and searches evaluate in frames of their own.

mod brackets;
mod branch;
mod context;
pub(crate) mod frame;
mod lists;
pub(crate) mod missing;
pub(crate) mod numeric;
mod operation;
pub(crate) mod rule;
mod solve;

use rustc_hash::FxHashMap;
use std::sync::Arc;

use crate::engine::Options;
use crate::error::{EvaluationError, Oddity};
pub(crate) use crate::eval::frame::{Fact, Frame, Given, Slot};
use crate::eval::missing::{MissingId, MissingSets};
use crate::program::Program;
use crate::tree::{Node, NodeId, TextId, Value};
use crate::unit_table::{UnitId, UnitTable};

type Result<T> = std::result::Result<T, EvaluationError>;

/// Evaluations nested deeper than this are refused: a rule calls itself, or rules chain beyond reason.
const MAX_DEPTH: u32 = 100_000;
/// Contexts and searches inside one another beyond this are refused: each remembers everything anew.
const MAX_FRAMES: u32 = 50;
/// Small sets of rules may nest more, as long as what is remembered stays within this.
const MAX_SLOTS: u32 = 20_000_000;
/// Stack kept free at all times, checked every few levels.
const RED_ZONE: usize = 512 * 1024;
const GROWTH: usize = 4 * 1024 * 1024;
const CHECK_EVERY: u32 = 16;

/// What a node gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Outcome {
    pub value: Value,
    pub unit: UnitId,
    pub missing: MissingId,
}

impl Outcome {
    pub const UNDEFINED: Outcome = Outcome::bare(Value::Undefined);

    pub const fn bare(value: Value) -> Outcome {
        Outcome { value, unit: UnitId::ABSENT, missing: MissingId::EMPTY }
    }
}

/// Texts that are not in the program, numbered from here.
const OWN_TEXTS: u32 = 1 << 31;

#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    list: Vec<Box<str>>,
    ids: FxHashMap<Box<str>, TextId>,
}

impl Texts {
    pub fn clear(&mut self) {
        self.list.clear();
        self.ids.clear();
    }
}

pub(crate) struct Evaluator {
    pub program: Arc<Program>,
    pub options: Options,
    pub frame: Frame,
    pub units: UnitTable,
    pub missing: MissingSets,
    /// Texts of the situation and those made by `texte`, apart from those of the program.
    pub texts: Texts,
    pub oddities: Vec<Oddity>,
    spare: Vec<Frame>,
    /// Values of the lists being folded.
    folded: Vec<Outcome>,
    depth: u32,
    nested_frames: u32,
    pub steps: u64,
}

impl Evaluator {
    pub fn new(program: Arc<Program>, options: Options) -> Self {
        Evaluator {
            frame: Frame::new(&program),
            units: program.arena.units.clone(),
            missing: MissingSets::new(),
            texts: Texts::default(),
            oddities: Vec::new(),
            spare: Vec::new(),
            folded: Vec::new(),
            depth: 0,
            nested_frames: 0,
            steps: 0,
            options,
            program,
        }
    }

    /// Starts an evaluation from outside: nothing is being evaluated yet.
    pub fn start<T>(&mut self, evaluate: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.depth = 0;
        self.nested_frames = 0;
        self.steps = 0;
        self.folded.clear();
        self.frame.amended = None;
        if !self.frame.stack.is_empty() {
            self.frame.unwind();
        }
        let result = evaluate(self);
        if result.is_err() {
            // What was met half-way, inside a cycle for instance, is not worth remembering.
            self.frame.forget();
        }
        result
    }

    pub fn forget_all(&mut self) {
        self.frame.forget();
        self.missing.clear();
        self.oddities.clear();
    }

    pub fn eval(&mut self, id: NodeId) -> Result<Outcome> {
        let slot = &self.frame.nodes[id.0 as usize];
        if slot.generation == self.frame.generation {
            return Ok(slot.outcome);
        }
        self.eval_anew(id)
    }

    fn eval_anew(&mut self, id: NodeId) -> Result<Outcome> {
        let node = self.program.arena.nodes[id.0 as usize];
        if let Node::Constant(index) = node {
            let constant = &self.program.arena.constants[index as usize];
            return Ok(Outcome { value: constant.value, unit: constant.unit, missing: MissingId::EMPTY });
        }
        self.step()?;
        self.depth += 1;
        let outcome = if self.depth.is_multiple_of(CHECK_EVERY) {
            stacker::maybe_grow(RED_ZONE, GROWTH, || self.compute(node))
        } else {
            self.compute(node)
        }?;
        self.depth -= 1;
        self.frame.nodes[id.0 as usize] = Slot { outcome, generation: self.frame.generation };
        Ok(outcome)
    }

    fn step(&mut self) -> Result<()> {
        self.steps += 1;
        if self.depth > MAX_DEPTH {
            return Err(EvaluationError::TooDeep { rule: self.current() });
        }
        if self.steps > self.options.max_steps {
            return Err(EvaluationError::TooLong { rule: self.current() });
        }
        Ok(())
    }

    fn compute(&mut self, node: Node) -> Result<Outcome> {
        match node {
            Node::Constant(_) | Node::Unresolved(_) => Ok(Outcome::UNDEFINED),
            Node::Reference { rule, .. } => self.rule(rule),
            Node::Situated { rule, value } => self.situated(rule, value),
            Node::Operation { op, left, right } => self.operation(op, left, right),
            Node::Condition { test, then, otherwise } => self.condition(test, then, otherwise),
            Node::Variations(run) => self.variations(run),
            Node::NotApplicable(child) => self.not_applicable(child),
            Node::NotDefined(child) => {
                let child = self.eval(child)?;
                let value = Value::Bool(child.value == Value::Undefined);
                Ok(Outcome { value, unit: UnitId::ABSENT, missing: child.missing })
            }
            Node::Round { value, precision } => self.round(value, precision),
            Node::Logarithm(child) => self.logarithm(child),
            Node::Convert { value, unit } => self.convert(value, unit),
            Node::Simplify(child) => self.simplify(child),
            Node::Missing { value, name } => {
                let outcome = self.eval(value)?;
                let missing = self.missing.declare(outcome.missing, name);
                Ok(Outcome { value: outcome.value, unit: outcome.unit.present(), missing })
            }
            Node::Sum(run) => self.sum(run),
            Node::Product(run) => self.product(run),
            Node::AllOf(run) => self.all_of(run),
            Node::OneOf(run) => self.one_of(run),
            Node::Template(run) => self.template(run),
            Node::Brackets(index) => self.brackets(index),
            Node::Duration { from, to, unit, unit_id } => self.duration(from, to, unit, unit_id),
            Node::Today => match self.options.today {
                Some(today) => Ok(Outcome::bare(Value::Date(today))),
                None => Err(EvaluationError::TodayUnknown { rule: self.current() }),
            },
            Node::Context { value, pairs, place } => self.context(place, value, pairs),
            Node::Inversion(index) => self.inversion(index),
            Node::FixedPoint { rule, value } => self.fixed_point(rule, value),
        }
    }

    /// A node's outcome, if it was evaluated under the present facts.
    pub fn remembered(&self, id: NodeId) -> Option<Outcome> {
        let slot = &self.frame.nodes[id.0 as usize];
        (slot.generation == self.frame.generation).then_some(slot.outcome)
    }

    pub fn text(&self, id: TextId) -> &str {
        match id.0.checked_sub(OWN_TEXTS) {
            Some(own) => &self.texts.list[own as usize],
            None => &self.program.arena.texts[id.0 as usize],
        }
    }

    pub fn new_text(&mut self, text: String) -> TextId {
        if let Some(id) = self.texts.ids.get(text.as_str()) {
            return *id;
        }
        let id = TextId(OWN_TEXTS + self.texts.list.len() as u32);
        self.texts.list.push(text.as_str().into());
        self.texts.ids.insert(text.into(), id);
        id
    }

    /// Name of the rule being evaluated, for messages.
    fn current(&self) -> String {
        let rules = self.program.rules.len() as u32;
        match self.frame.stack.last() {
            Some(entry) => {
                crate::read::shown_name(&self.program.rules[(entry % rules) as usize].name).to_owned()
            }
            None => "expression".to_owned(),
        }
    }

    /// Two units that should have converted do not: an error, or values used as they are, as the options say.
    fn incompatible(&mut self, left: UnitId, right: UnitId) -> Result<()> {
        let (left, right) = (self.units.text(left).to_owned(), self.units.text(right).to_owned());
        let rule = self.current();
        if self.options.reject_incompatible_units {
            return Err(EvaluationError::IncompatibleUnits { rule, left, right });
        }
        self.oddity(Oddity::UnitsIgnored { rule, left, right });
        Ok(())
    }

    fn oddity(&mut self, oddity: Oddity) {
        if self.oddities.len() < 100 && !self.oddities.contains(&oddity) {
            self.oddities.push(oddity);
        }
    }

    fn merge(&mut self, outcomes: &[Outcome]) -> MissingId {
        let mut merged = MissingId::EMPTY;
        for outcome in outcomes {
            merged = self.missing.merge(merged, outcome.missing);
        }
        merged
    }

    /// Runs in a frame of its own, made from the present one.
    fn in_frame<T>(&mut self, frame: &mut Frame, run: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.nested_frames >= MAX_FRAMES.max(MAX_SLOTS / self.frame.nodes.len() as u32) {
            return Err(EvaluationError::TooDeep { rule: self.current() });
        }
        self.nested_frames += 1;
        std::mem::swap(&mut self.frame, frame);
        let result = run(self);
        std::mem::swap(&mut self.frame, frame);
        self.nested_frames -= 1;
        result
    }

    /// A frame with the same facts; with what is remembered too, if `remembering`.
    fn branch_frame(&mut self, remembering: bool) -> Frame {
        let mut frame = self.spare.pop().unwrap_or_default();
        frame.fit(&self.program);
        frame.forget();
        frame.facts.clone_from(&self.frame.facts);
        if remembering {
            frame.nodes.clone_from(&self.frame.nodes);
            frame.rules.clone_from(&self.frame.rules);
            frame.given.clone_from(&self.frame.given);
            frame.generation = self.frame.generation;
        } else {
            frame.lapse();
        }
        frame
    }

    fn release(&mut self, frame: Frame) {
        self.spare.push(frame);
    }
}
