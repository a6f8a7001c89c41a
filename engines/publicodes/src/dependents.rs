//! What depends on what, backwards: from a fact to every node that may have used it. This is what lets a session change
//! one fact and keep the rest.

use crate::eval::{Evaluator, Given};
use crate::program::Program;
use crate::tree::{Node, NodeId, Part, RuleId};

/// Users of each node and of each rule, packed; made on the first change of a fact.
#[derive(Debug, Default)]
pub(crate) struct Dependents {
    made: bool,
    nodes: usize,
    starts: Vec<u32>,
    users: Vec<u32>,
    /// Where the value of each rule meets the situation.
    situated: Vec<Vec<NodeId>>,
    seen: Vec<u32>,
    turn: u32,
    open: Vec<u32>,
}

impl Dependents {
    /// Forgets all that may depend on a fact.
    pub fn forget(&mut self, evaluator: &mut Evaluator, rule: RuleId) {
        if !self.made {
            self.make(&evaluator.program);
        }
        self.turn += 1;
        evaluator.frame.forget_given(rule);
        self.reach_situation(rule);
        // Facts that are expressions pass on what they depend on.
        let expressions: Vec<(NodeId, RuleId)> = evaluator
            .frame
            .facts
            .iter()
            .enumerate()
            .filter_map(|(index, fact)| match fact.given {
                Given::Expression(node) => Some((node, RuleId(index as u32))),
                _ => None,
            })
            .collect();
        while let Some(place) = self.open.pop() {
            let index = place as usize;
            if index < self.nodes {
                evaluator.frame.nodes[index].generation = 0;
                let node = NodeId(place);
                if let Node::Context { place, .. } = evaluator.program.arena.get(node) {
                    evaluator.frame.contexts.remove(&place);
                }
                for (_, given) in expressions.iter().filter(|(root, _)| *root == node) {
                    evaluator.frame.forget_given(*given);
                    self.reach_situation(*given);
                }
            } else {
                evaluator.frame.rules[index - self.nodes].generation = 0;
            }
            for at in self.starts[index]..self.starts[index + 1] {
                let user = self.users[at as usize];
                self.reach(user);
            }
        }
    }

    fn reach_situation(&mut self, rule: RuleId) {
        for at in 0..self.situated[rule.0 as usize].len() {
            let node = self.situated[rule.0 as usize][at];
            self.reach(node.0);
        }
    }

    fn reach(&mut self, place: u32) {
        if self.seen[place as usize] != self.turn {
            self.seen[place as usize] = self.turn;
            self.open.push(place);
        }
    }

    fn make(&mut self, program: &Program) {
        self.made = true;
        self.nodes = program.arena.nodes.len();
        let rule_place = |rule: RuleId| (self.nodes as u32) + rule.0;
        let mut edges: Vec<(u32, u32)> = Vec::with_capacity(2 * self.nodes);
        self.situated = vec![Vec::new(); program.rules.len()];
        for index in 0..self.nodes {
            let user = index as u32;
            let node = program.arena.nodes[index];
            match node {
                Node::Reference { rule, .. } => edges.push((rule_place(rule), user)),
                Node::Situated { rule, .. } => self.situated[rule.0 as usize].push(NodeId(user)),
                _ => {}
            }
            each_child(program, node, |child| edges.push((child.0, user)));
        }
        for (index, rule) in program.rules.iter().enumerate() {
            let user = rule_place(RuleId(index as u32));
            edges.push((rule.value.0, user));
            if let Some(guard) = program.guards[index] {
                edges.push((guard.parent.0, user));
            }
            for choice in rule.choices.iter().flat_map(|choices| &choices.list) {
                if let Some(node) = choice.not_applicable {
                    edges.push((node.0, user));
                }
            }
        }
        let places = self.nodes + program.rules.len();
        self.starts = vec![0; places + 1];
        for (used, _) in &edges {
            self.starts[*used as usize + 1] += 1;
        }
        for place in 0..places {
            self.starts[place + 1] += self.starts[place];
        }
        let mut next = self.starts.clone();
        self.users = vec![0; edges.len()];
        for (used, user) in edges {
            self.users[next[used as usize] as usize] = user;
            next[used as usize] += 1;
        }
        self.seen = vec![0; places];
    }
}

/// The nodes a node is made of, references not followed.
pub(crate) fn each_child(program: &Program, node: Node, mut visit: impl FnMut(NodeId)) {
    let arena = &program.arena;
    match node {
        Node::Constant(_) | Node::Unresolved(_) | Node::Reference { .. } | Node::Today => {}
        Node::Situated { value: child, .. }
        | Node::NotApplicable(child)
        | Node::NotDefined(child)
        | Node::Logarithm(child)
        | Node::Convert { value: child, .. }
        | Node::Simplify(child)
        | Node::Missing { value: child, .. }
        | Node::FixedPoint { value: child, .. } => visit(child),
        Node::Operation { left, right, .. } => {
            visit(left);
            visit(right);
        }
        Node::Condition { test, then, otherwise } => {
            visit(test);
            visit(then);
            visit(otherwise);
        }
        Node::Variations(run) => {
            for (test, consequence) in &arena.pairs[run.range()] {
                visit(*test);
                visit(*consequence);
            }
        }
        Node::Round { value, precision } => {
            visit(value);
            visit(precision);
        }
        Node::Sum(run) | Node::Product(run) | Node::AllOf(run) | Node::OneOf(run) => {
            arena.lists[run.range()].iter().copied().for_each(visit);
        }
        Node::Template(run) => {
            for part in &arena.parts[run.range()] {
                if let Part::Value(child) = part {
                    visit(*child);
                }
            }
        }
        Node::Brackets(index) => {
            let brackets = &arena.brackets[index as usize];
            visit(brackets.base);
            visit(brackets.multiplier);
            for slice in &brackets.slices {
                slice.ceiling.into_iter().for_each(&mut visit);
                visit(slice.yields);
            }
        }
        Node::Duration { from, to, .. } => {
            visit(from);
            visit(to);
        }
        Node::Context { value, pairs, .. } => {
            visit(value);
            for (key, replaced) in &arena.pairs[pairs.range()] {
                visit(*key);
                visit(*replaced);
            }
        }
        Node::Inversion(index) => arena.inversions[index as usize].candidates.iter().copied().for_each(visit),
    }
}
