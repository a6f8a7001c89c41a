//! Rules that are computed from themselves, found without evaluating anything: the strongly connected parts of the graph
//! of references (Tarjan), walked without recursion.

use crate::dependents::each_child;
use crate::engine::Engine;
use crate::program::Program;
use crate::tree::{Node, NodeId, RuleId};

impl Engine {
    /// Groups of rules that depend on each other, by full name, in the order of the files. A cycle is only a mistake if
    /// some situation goes all the way round; `résoudre la référence circulaire` and `inversion numérique` mean it.
    pub fn cycles(&self) -> Vec<Vec<String>> {
        let program = &*self.program;
        let graph: Vec<Vec<u32>> =
            (0..program.own_rules).map(|rule| references(program, RuleId(rule as u32))).collect();
        let mut groups: Vec<Vec<String>> = Vec::new();
        for group in components(&graph) {
            let own = group.len() > 1 || graph[group[0] as usize].contains(&group[0]);
            let meant = group.iter().any(|rule| is_meant(program, RuleId(*rule)));
            if own && !meant {
                let mut group = group;
                group.sort_unstable();
                groups
                    .push(group.iter().map(|rule| program.rules[*rule as usize].name.to_string()).collect());
            }
        }
        groups
    }
}

/// Rules named in the value of a rule.
fn references(program: &Program, rule: RuleId) -> Vec<u32> {
    let mut found = Vec::new();
    visit(program, rule, |node| {
        if let Node::Reference { rule, .. } = node {
            found.push(rule.0);
        }
    });
    found.sort_unstable();
    found.dedup();
    found
}

fn is_meant(program: &Program, rule: RuleId) -> bool {
    let mut meant = false;
    visit(program, rule, |node| {
        meant |= matches!(node, Node::FixedPoint { .. } | Node::Inversion(_) | Node::Context { .. });
    });
    meant
}

fn visit(program: &Program, rule: RuleId, mut each: impl FnMut(Node)) {
    let mut open: Vec<NodeId> = vec![program.rules[rule.0 as usize].value];
    let mut seen = rustc_hash::FxHashSet::default();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            let node = program.arena.get(id);
            each(node);
            each_child(program, node, |child| open.push(child));
        }
    }
}

fn components(graph: &[Vec<u32>]) -> Vec<Vec<u32>> {
    const UNSEEN: u32 = u32::MAX;
    let mut index = vec![UNSEEN; graph.len()];
    let mut low = vec![0; graph.len()];
    let mut on_stack = vec![false; graph.len()];
    let (mut stack, mut groups, mut next) = (Vec::new(), Vec::new(), 0);
    for root in 0..graph.len() {
        if index[root] != UNSEEN {
            continue;
        }
        let mut walk: Vec<(usize, usize)> = vec![(root, 0)];
        while let Some((vertex, edge)) = walk.pop() {
            if edge == 0 {
                index[vertex] = next;
                low[vertex] = next;
                next += 1;
                stack.push(vertex as u32);
                on_stack[vertex] = true;
            }
            match graph[vertex].get(edge) {
                Some(target) => {
                    let target = *target as usize;
                    walk.push((vertex, edge + 1));
                    if index[target] == UNSEEN {
                        walk.push((target, 0));
                    } else if on_stack[target] {
                        low[vertex] = low[vertex].min(index[target]);
                    }
                }
                None => {
                    if let Some((parent, _)) = walk.last() {
                        low[*parent] = low[*parent].min(low[vertex]);
                    }
                    if low[vertex] == index[vertex] {
                        let start = stack.iter().rposition(|v| *v as usize == vertex).unwrap_or(0);
                        let group: Vec<u32> = stack.drain(start..).collect();
                        for member in &group {
                            on_stack[*member as usize] = false;
                        }
                        groups.push(group);
                    }
                }
            }
        }
    }
    groups
}
