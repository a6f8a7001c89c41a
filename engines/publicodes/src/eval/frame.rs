//! Frames: what is remembered under one set of facts, and which rules are being evaluated there.

use rustc_hash::FxHashMap;

use crate::eval::Outcome;
use crate::program::Program;
use crate::tree::{NodeId, RuleId};

#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    pub outcome: Outcome,
    pub generation: u32,
}

const EMPTY_SLOT: Slot = Slot { outcome: Outcome::UNDEFINED, generation: 0 };

/// What the situation says of a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fact {
    pub given: Given,
    pub nullable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Given {
    Nothing,
    Known(Outcome),
    Expression(NodeId),
    /// Worked out outside a context, and known as long as nothing is forgotten.
    Amended(NodeId, Outcome),
}

/// What is remembered under one set of facts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame {
    pub nodes: Vec<Slot>,
    pub rules: Vec<Slot>,
    pub(super) given: Vec<Slot>,
    pub generation: u32,
    pub facts: Vec<Fact>,
    /// Rules being evaluated, outermost first; values of the situation count as rules of their own, after the others.
    pub(super) stack: Vec<u32>,
    pub(super) counts: Vec<u16>,
    pub(super) in_parents: Vec<bool>,
    pub contexts: FxHashMap<u32, Box<Frame>>,
    /// The amended facts this frame was made for, to notice a context that calls itself.
    pub(super) amended: Option<Vec<(RuleId, u32)>>,
}

impl Frame {
    pub fn new(program: &Program) -> Frame {
        let mut frame = Frame { generation: 1, ..Frame::default() };
        frame.fit(program);
        frame
    }

    /// Makes room for what was added to the program.
    pub fn fit(&mut self, program: &Program) {
        self.nodes.resize(program.arena.nodes.len(), EMPTY_SLOT);
        let rules = program.rules.len();
        self.rules.resize(rules, EMPTY_SLOT);
        self.given.resize(rules, EMPTY_SLOT);
        let known = self.facts.len();
        self.facts.extend(
            program.rules[known..]
                .iter()
                .map(|rule| Fact { given: Given::Nothing, nullable: rule.possibly_null }),
        );
        self.counts.clear();
        self.counts.resize(2 * rules, 0);
        self.in_parents.resize(rules, false);
    }

    /// Forgets everything but the facts.
    pub fn forget(&mut self) {
        self.generation = self.generation.wrapping_add(1);
        if self.generation == 0 {
            self.generation = 1;
            for slot in self.nodes.iter_mut().chain(&mut self.rules).chain(&mut self.given) {
                slot.generation = 0;
            }
        }
        self.contexts.clear();
        self.amended = None;
        self.unwind();
    }

    /// What was worked out outside a context becomes an expression again: like the reference engine, a frame made anew
    /// inside the context remembers none of it.
    pub(super) fn lapse(&mut self) {
        for fact in &mut self.facts {
            if let Given::Amended(node, _) = fact.given {
                fact.given = Given::Expression(node);
            }
        }
    }

    /// Forgets one rule's value in the situation.
    pub fn forget_given(&mut self, rule: RuleId) {
        self.given[rule.0 as usize].generation = 0;
    }

    pub(super) fn unwind(&mut self) {
        for entry in self.stack.drain(..) {
            self.counts[entry as usize] = 0;
        }
        self.in_parents.fill(false);
    }

    pub(super) fn push(&mut self, entry: u32) {
        self.stack.push(entry);
        self.counts[entry as usize] += 1;
    }

    pub(super) fn pop(&mut self) {
        if let Some(entry) = self.stack.pop() {
            self.counts[entry as usize] -= 1;
        }
    }

    /// Whether a rule is being evaluated, the innermost one left out.
    pub(super) fn is_outer(&self, rule: RuleId) -> bool {
        match self.stack.split_last() {
            Some((_, outer)) => outer.contains(&rule.0),
            None => false,
        }
    }
}
