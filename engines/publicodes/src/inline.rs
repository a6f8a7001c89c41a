//! Replacements, worked into the rules before anything is evaluated: each reference to a replaced rule becomes a choice
//! between its replacements, best first, and the rule itself.
//!
//! Like the reference engine, this looks at the rules whose own text names the replaced rule, and does not look again
//! inside what it has just put there.

use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;

use crate::tree::{Arena, NO, NULL, Node, NodeId, Reference, RuleData, RuleId, Run, Scope, YES};

/// A replacement, once its names are resolved.
#[derive(Debug, Clone)]
struct Applied {
    definition: NodeId,
    by: RuleId,
    /// Place of the replacing rule in the dictionary.
    rank: u32,
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
                    rank: 0,
                    by_nothing: replacement.by_nothing,
                    priority: replacement.priority,
                    only_in: replacement.only_in.iter().filter_map(target).collect(),
                    except_in: replacement.except_in.iter().filter_map(target).collect(),
                });
                replacements.of.entry(replaced).or_default().push(id);
            }
        }
        let name = |applied: &Applied| &*rules[applied.by.0 as usize].name;
        let mut order: Vec<usize> = (0..replacements.all.len()).collect();
        order.sort_by_cached_key(|place| crate::collate::key(name(&replacements.all[*place])));
        let mut rank = 0;
        for place in 0..order.len() {
            if place > 0 && replacements.all[order[place]].by != replacements.all[order[place - 1]].by {
                rank += 1;
            }
            replacements.all[order[place]].rank = rank;
        }
        replacements
    }

    /// Whether a reference is to a rule that something replaces, here or elsewhere.
    pub fn concerns(&self, reference: &Reference) -> bool {
        reference.target.is_some_and(|target| self.of.contains_key(&target))
    }

    /// Puts replacements in the rules, from `first_rule` on.
    pub fn apply(&mut self, arena: &mut Arena, rules: &mut [RuleData]) {
        let mut concerned: FxHashSet<RuleId> = FxHashSet::default();
        for reference in &arena.references {
            if let Scope::Rule(user) = reference.scope
                && self.concerns(reference)
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

    /// The tree under `root` with its references replaced. Everything above a leaf is made anew, each occurrence for
    /// itself, unless nothing in it can be replaced.
    pub fn inlined(&mut self, arena: &mut Arena, rules: &[RuleData], root: NodeId) -> NodeId {
        let mut work = Work { replacements: self, rules, budget: MAX_COPIES, made: FxHashMap::default() };
        work.inlined(arena, root)
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
        chosen.sort_by(|a, b| self.precedence(*a, *b));
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

    fn precedence(&self, a: u32, b: u32) -> Ordering {
        let (a, b) = (&self.all[a as usize], &self.all[b as usize]);
        b.priority.total_cmp(&a.priority).then_with(|| b.rank.cmp(&a.rank))
    }
}

/// Copies of one rule's nodes beyond which occurrences are shared after all: nested bounds double what they hold, and
/// nothing reasonable nests them that deep.
const MAX_COPIES: u32 = 20_000;

struct Work<'a> {
    replacements: &'a mut Replacements,
    rules: &'a [RuleData],
    budget: u32,
    made: FxHashMap<NodeId, NodeId>,
}

impl Work<'_> {
    fn inlined(&mut self, arena: &mut Arena, id: NodeId) -> NodeId {
        let swapped = self.replacements.swapped(arena, self.rules, id);
        if swapped != id {
            return swapped;
        }
        if self.budget == 0
            && let Some(made) = self.made.get(&id)
        {
            return *made;
        }
        self.budget = self.budget.saturating_sub(1);
        let made = arena.rebuilt(id, &mut |arena, child| self.inlined(arena, child));
        self.made.insert(id, made);
        made
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
