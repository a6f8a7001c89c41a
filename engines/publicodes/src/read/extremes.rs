//! `le maximum de` and `le minimum de`, folded from the first value to the last: each step compares a value with the best
//! so far. The two are internal rules, as in the reference engine, so that missing variables are counted alike.

use crate::diagnostic::Position;
use crate::read::Reading;
use crate::read::yaml::Item;
use crate::tree::{NULL, Node, NodeId, Op, RuleId, UNDEFINED};

/// More values than this are refused: each one nests the previous ones.
const MAX_VALUES: usize = 100;

impl Reading<'_> {
    /// `better` compares a value with the best so far.
    pub fn extreme(&mut self, item: &Item, better: Op) -> NodeId {
        let name = if better == Op::Gt { "le maximum de" } else { "le minimum de" };
        let values = self.items(item, name);
        if values.len() > MAX_VALUES {
            self.expected(
                item.position,
                format!("« {name} » compare trop de valeurs"),
                format!("{MAX_VALUES} au plus"),
            );
            return UNDEFINED;
        }
        self.best_of(&values, better, item.position)
    }

    fn best_of(&mut self, values: &[NodeId], better: Op, position: Position) -> NodeId {
        let Some((last, others)) = values.split_last() else { return NULL };
        let Some(rule) = self.current_rule() else {
            // Outside rules there is nowhere to put the internal ones.
            return self.failed(position, "les extrêmes ne se calculent que dans une règle");
        };
        let turn = self.extremes_in.entry(rule).or_insert(0);
        *turn += 1;
        // The same rule may compare several lists; the reference engine refuses the second.
        let suffix = if *turn == 1 { String::new() } else { format!(" {turn}") };
        let Some(value) = self.internal_rule(&format!("$INTERNAL valeur{suffix}"), position, |_| *last)
        else {
            return UNDEFINED;
        };
        let best = self.internal_rule(&format!("$INTERNAL acc{suffix}"), position, |reading| {
            reading.best_of(others, better, position)
        });
        let Some(best) = best else { return UNDEFINED };
        let mut refer = |rule: RuleId| self.direct_reference(rule, position);
        let (v1, a1, a2, v2, a3, v3, a4) =
            (refer(value), refer(best), refer(best), refer(value), refer(best), refer(value), refer(best));
        let nothing_here = self.arena.push(Node::NotApplicable(v1));
        let nothing_yet = self.arena.push(Node::NotApplicable(a2));
        let beats = self.operation(better, v2, a3);
        let taken = self.operation(Op::Or, nothing_yet, beats);
        let chosen = self.condition(taken, v3, a4);
        self.condition(nothing_here, a1, chosen)
    }

    fn internal_rule(
        &mut self,
        name: &str,
        position: Position,
        value: impl FnOnce(&mut Self) -> NodeId,
    ) -> Option<RuleId> {
        let rule = self.declare(name, position, true)?;
        let outer = self.enter(rule);
        let value = value(self);
        self.rules[rule.0 as usize].value = value;
        self.scope = outer;
        Some(rule)
    }
}
