//! Mechanisms that wrap the value they stand beside: bounds, roundings, units, conditions of applicability, defaults.

use crate::diagnostic::Position;
use crate::read::Reading;
use crate::read::mechanism::{Raw, WRAPPING};
use crate::read::yaml::Item;
use crate::tree::{NO, NULL, Node, NodeId, Op, ZERO};

impl Reading<'_> {
    pub fn wrapped<'i>(
        &mut self,
        name: &str,
        item: &Item,
        raw: Vec<(&'i str, Raw<'i>)>,
        position: Position,
    ) -> NodeId {
        match name {
            "avec" => {
                // Rules can only be nested in a rule, which is where their names go.
                self.rules_of(item);
                self.chained(raw, position)
            }
            "contexte" => {
                let value = self.chained(raw, position);
                self.context(value, item)
            }
            "variable manquante" => {
                let value = self.chained(raw, position);
                match item.text() {
                    Some(text) => {
                        let name = self.name_id(text);
                        self.arena.push(Node::Missing { value, name })
                    }
                    None => self.failed(item.position, "« variable manquante » attend un nom"),
                }
            }
            "unité" => {
                let value = self.chained(raw, position);
                match self.unit(item) {
                    Some(unit) => self.arena.push(Node::Convert { value, unit }),
                    None => value,
                }
            }
            "simplifier l'unité" => {
                let value = self.chained(raw, position);
                self.arena.push(Node::Simplify(value))
            }
            "résoudre la référence circulaire" => {
                let value = self.chained(raw, position);
                match self.current_rule() {
                    Some(rule) => self.arena.push(Node::FixedPoint { rule, value }),
                    None => self.failed(position, "une référence circulaire ne se résout que dans une règle"),
                }
            }
            _ => {
                let value = self.chained(raw, position);
                let argument = self.value(item);
                let adjusted = self.adjusted(name, value, argument);
                if let Some(label) = WRAPPING.iter().find(|label| **label == name) {
                    self.arena.labels.insert(adjusted, label);
                }
                adjusted
            }
        }
    }

    fn adjusted(&mut self, name: &str, value: NodeId, argument: NodeId) -> NodeId {
        match name {
            "applicable si" => {
                let test = self.operation(Op::Ne, argument, NO);
                self.condition(test, value, NULL)
            }
            "non applicable si" => {
                let test = self.operation(Op::Eq, argument, NO);
                self.condition(test, value, NULL)
            }
            "arrondi" => self.arena.push(Node::Round { value, precision: argument }),
            "plancher" => self.bounded(Op::Lt, value, argument),
            "plafond" => self.bounded(Op::Gt, value, argument),
            "par défaut" => self.defaulted(value, argument),
            "dans la situation" => {
                let test = self.arena.push(Node::NotDefined(argument));
                self.condition(test, value, argument)
            }
            _ => {
                // `abattement`: what is left, never below zero. The rest is worked out twice, as the reference does.
                let compared = self.operation(Op::Sub, value, argument);
                let rest = self.operation(Op::Sub, value, argument);
                let exists = self.operation(Op::Ne, ZERO, NO);
                let below = self.operation(Op::Lt, compared, ZERO);
                let test = self.operation(Op::And, exists, below);
                self.condition(test, ZERO, rest)
            }
        }
    }

    /// `bound` when there is one and the value is beyond it, the value otherwise.
    fn bounded(&mut self, beyond: Op, value: NodeId, bound: NodeId) -> NodeId {
        let exists = self.operation(Op::Ne, bound, NO);
        let exceeds = self.operation(beyond, value, bound);
        let test = self.operation(Op::And, exists, exceeds);
        self.condition(test, bound, value)
    }

    pub fn defaulted(&mut self, value: NodeId, default: NodeId) -> NodeId {
        let test = self.arena.push(Node::NotDefined(value));
        self.condition(test, default, value)
    }
}
