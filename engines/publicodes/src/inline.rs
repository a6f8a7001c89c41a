//! Replacements, worked into the rules before anything is evaluated: each reference to a replaced rule becomes a choice
//! between its replacements, best first, and the rule itself.
//!
//! Like the reference engine, this looks at the rules whose own text names the replaced rule, and does not look again
//! inside what it has just put there.

use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;

use crate::tree::{Arena, NO, NULL, Node, NodeId, Part, RuleData, RuleId, Run, Scope, YES};

/// A replacement, once its names are resolved.
#[derive(Debug, Clone)]
struct Applied {
    definition: NodeId,
    by: RuleId,
    by_nothing: bool,
    priority: f64,
    only_in: Vec<RuleId>,
    except_in: Vec<RuleId>,
}

/// All replacements, by the rule they replace; and the choices already made from them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Replacements {
    all: Vec<Applied>,
    of: FxHashMap<RuleId, Vec<u32>>,
    made: FxHashMap<Vec<u32>, NodeId>,
}

impl Replacements {
    pub fn has(&self, rule: RuleId) -> bool {
        self.of.contains_key(&rule)
    }

    pub fn collect(arena: &Arena, rules: &[RuleData]) -> Replacements {
        let mut replacements = Replacements::default();
        let target = |node: &NodeId| match arena.get(*node) {
            Node::Reference { rule, .. } => Some(rule),
            _ => None,
        };
        for (index, rule) in rules.iter().enumerate() {
            for replacement in &rule.replacements {
                let Some(replaced) = target(&replacement.replaced) else { continue };
                let id = replacements.all.len() as u32;
                replacements.all.push(Applied {
                    definition: replacement.definition,
                    by: RuleId(index as u32),
                    by_nothing: replacement.by_nothing,
                    priority: replacement.priority,
                    only_in: replacement.only_in.iter().filter_map(target).collect(),
                    except_in: replacement.except_in.iter().filter_map(target).collect(),
                });
                replacements.of.entry(replaced).or_default().push(id);
            }
        }
        replacements
    }

    /// Puts replacements in the rules, from `first_rule` on.
    pub fn apply(&mut self, arena: &mut Arena, rules: &mut [RuleData]) {
        let mut concerned: FxHashSet<RuleId> = FxHashSet::default();
        for reference in &arena.references {
            if let (Scope::Rule(user), Some(target)) = (reference.scope, reference.target)
                && self.of.contains_key(&target)
            {
                concerned.insert(user);
            }
        }
        let mut concerned: Vec<RuleId> = concerned.into_iter().collect();
        concerned.sort_unstable();
        for rule in concerned {
            let index = rule.0 as usize;
            let roots: Vec<NodeId> = rules[index].parents.clone();
            let parents = roots.into_iter().map(|root| self.inlined(arena, rules, root)).collect();
            rules[index].parents = parents;
            let value = rules[index].value;
            rules[index].value = self.inlined(arena, rules, value);
            for suggestion in 0..rules[index].suggestions.len() {
                let node = rules[index].suggestions[suggestion].1;
                rules[index].suggestions[suggestion].1 = self.inlined(arena, rules, node);
            }
        }
    }

    /// The tree under `root`, with its references replaced; the tree is changed in place, its root may be another.
    pub fn inlined(&mut self, arena: &mut Arena, rules: &[RuleData], root: NodeId) -> NodeId {
        let new_root = self.swapped(arena, rules, root);
        if new_root != root {
            return new_root;
        }
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let node = arena.get(id);
            let mut visit = |arena: &mut Arena, child: NodeId| -> NodeId {
                let new = self.swapped(arena, rules, child);
                if new == child {
                    open.push(child);
                }
                new
            };
            let new = match node {
                // What an inversion searches with, and constants, are left as they are.
                Node::Constant(_)
                | Node::Unresolved(_)
                | Node::Reference { .. }
                | Node::Today
                | Node::Inversion(_) => continue,
                Node::Situated { rule, value } => Node::Situated { rule, value: visit(arena, value) },
                Node::Operation { op, left, right } => {
                    Node::Operation { op, left: visit(arena, left), right: visit(arena, right) }
                }
                Node::Condition { test, then, otherwise } => Node::Condition {
                    test: visit(arena, test),
                    then: visit(arena, then),
                    otherwise: visit(arena, otherwise),
                },
                Node::Variations(run) => {
                    for at in run.range() {
                        let (test, consequence) = arena.pairs[at];
                        arena.pairs[at] = (visit(arena, test), visit(arena, consequence));
                    }
                    node
                }
                Node::NotApplicable(child) => Node::NotApplicable(visit(arena, child)),
                Node::NotDefined(child) => Node::NotDefined(visit(arena, child)),
                Node::Round { value, precision } => {
                    Node::Round { value: visit(arena, value), precision: visit(arena, precision) }
                }
                Node::Logarithm(child) => Node::Logarithm(visit(arena, child)),
                Node::Convert { value, unit } => Node::Convert { value: visit(arena, value), unit },
                Node::Simplify(child) => Node::Simplify(visit(arena, child)),
                Node::Missing { value, name } => Node::Missing { value: visit(arena, value), name },
                Node::Sum(run) | Node::Product(run) | Node::AllOf(run) | Node::OneOf(run) => {
                    for at in run.range() {
                        arena.lists[at] = visit(arena, arena.lists[at]);
                    }
                    node
                }
                Node::Template(run) => {
                    for at in run.range() {
                        if let Part::Value(child) = arena.parts[at] {
                            arena.parts[at] = Part::Value(visit(arena, child));
                        }
                    }
                    node
                }
                Node::Brackets(index) => {
                    let mut brackets = arena.brackets[index as usize].clone();
                    brackets.base = visit(arena, brackets.base);
                    brackets.multiplier = visit(arena, brackets.multiplier);
                    for slice in &mut brackets.slices {
                        slice.ceiling = slice.ceiling.map(|ceiling| visit(arena, ceiling));
                        slice.yields = visit(arena, slice.yields);
                    }
                    arena.brackets[index as usize] = brackets;
                    node
                }
                Node::Duration { from, to, unit, unit_id } => {
                    Node::Duration { from: visit(arena, from), to: visit(arena, to), unit, unit_id }
                }
                Node::Context { value, pairs } => {
                    // The rules a context speaks of are themselves, whatever replaces them elsewhere.
                    for at in pairs.range() {
                        arena.pairs[at].1 = visit(arena, arena.pairs[at].1);
                    }
                    Node::Context { value: visit(arena, value), pairs }
                }
                Node::FixedPoint { rule, value } => Node::FixedPoint { rule, value: visit(arena, value) },
            };
            arena.nodes[id.0 as usize] = new;
        }
        root
    }

    /// What stands for a reference: itself, or the choice between its replacements.
    fn swapped(&mut self, arena: &mut Arena, rules: &[RuleData], node: NodeId) -> NodeId {
        let Node::Reference { rule, reference } = arena.get(node) else { return node };
        let Some(candidates) = self.of.get(&rule) else { return node };
        let scope = arena.references[reference as usize].scope;
        let mut chosen: Vec<u32> = candidates
            .iter()
            .copied()
            .filter(|id| self.all[*id as usize].touches(scope, rules))
            .rev()
            .collect();
        if chosen.is_empty() {
            return node;
        }
        chosen.sort_by(|a, b| self.precedence(*a, *b, rules));
        if let Some(made) = self.made.get(&chosen) {
            return *made;
        }
        let mut pairs: Vec<(NodeId, NodeId)> = Vec::with_capacity(chosen.len() + 1);
        for id in &chosen {
            let applied = &self.all[*id as usize];
            if applied.by_nothing {
                pairs.push((applied.definition, NULL));
            } else {
                let not = arena.push(Node::NotApplicable(applied.definition));
                let test = arena.push(Node::Condition { test: not, then: NO, otherwise: YES });
                pairs.push((test, applied.definition));
            }
        }
        pairs.push((YES, node));
        let run: Run = arena.pair_run(&pairs);
        let made = arena.push(Node::Variations(run));
        self.made.insert(chosen, made);
        made
    }

    fn precedence(&self, a: u32, b: u32, rules: &[RuleData]) -> Ordering {
        let (a, b) = (&self.all[a as usize], &self.all[b as usize]);
        b.priority.total_cmp(&a.priority).then_with(|| {
            let name = |applied: &Applied| &*rules[applied.by.0 as usize].name;
            crate::collate::compare(name(b), name(a))
        })
    }
}

impl Applied {
    fn touches(&self, scope: Scope, rules: &[RuleData]) -> bool {
        if scope == Scope::Rule(self.by) {
            return false;
        }
        let user = match scope {
            Scope::Outside => "$EVALUATION",
            Scope::Rule(rule) | Scope::Situation(rule) => &*rules[rule.0 as usize].name,
        };
        let within = |rule: &RuleId| user.starts_with(&*rules[rule.0 as usize].name);
        (self.only_in.is_empty() || self.only_in.iter().any(within)) && !self.except_in.iter().any(within)
    }
}
