//! Where nodes live: one list, and the tables they point into. Nodes are added, never changed, except that references
//! get their rule once all rules are known.

use rustc_hash::FxHashMap;

use crate::tree::{
    Brackets, Constant, Inferred, Inversion, Node, NodeId, Part, Reference, Run, TextId, Type, Value,
};
use crate::unit_table::{UnitId, UnitTable};

/// The nodes of a set of rules, and the tables they point into.
#[derive(Debug, Clone)]
pub(crate) struct Arena {
    pub nodes: Vec<Node>,
    pub constants: Vec<Constant>,
    pub references: Vec<Reference>,
    pub lists: Vec<NodeId>,
    /// Condition and consequence, in pairs; also the keys and values of contexts.
    pub pairs: Vec<(NodeId, NodeId)>,
    pub parts: Vec<Part>,
    pub brackets: Vec<Brackets>,
    pub inversions: Vec<Inversion>,
    pub texts: Vec<Box<str>>,
    text_ids: FxHashMap<Box<str>, TextId>,
    pub names: Vec<Box<str>>,
    pub units: UnitTable,
    pub inferred: Vec<Inferred>,
    /// What the rule writer wrote, where several primitives stand for it.
    pub labels: FxHashMap<NodeId, &'static str>,
}

/// Constants every set of rules has, at fixed places.
pub(crate) const NULL: NodeId = NodeId(0);
pub(crate) const UNDEFINED: NodeId = NodeId(1);
pub(crate) const YES: NodeId = NodeId(2);
pub(crate) const NO: NodeId = NodeId(3);
pub(crate) const ZERO: NodeId = NodeId(4);
pub(crate) const ONE: NodeId = NodeId(5);

impl Arena {
    pub fn new() -> Self {
        let mut arena = Arena {
            nodes: Vec::new(),
            constants: Vec::new(),
            references: Vec::new(),
            lists: Vec::new(),
            pairs: Vec::new(),
            parts: Vec::new(),
            brackets: Vec::new(),
            inversions: Vec::new(),
            texts: Vec::new(),
            text_ids: FxHashMap::default(),
            names: Vec::new(),
            units: UnitTable::new(),
            inferred: Vec::new(),
            labels: FxHashMap::default(),
        };
        let basics = [
            (Value::Null, None, true),
            (Value::Undefined, None, false),
            (Value::Bool(true), Some(Type::Boolean), false),
            (Value::Bool(false), Some(Type::Boolean), false),
            (Value::Number(0.0), Some(Type::Number), false),
            (Value::Number(1.0), Some(Type::Number), false),
        ];
        for (value, kind, nullable) in basics {
            arena.constant(Constant { value, unit: UnitId::ABSENT, kind, nullable });
        }
        arena
    }

    /// A value not known yet, of its own.
    pub fn undefined(&mut self) -> NodeId {
        self.constant(Constant { value: Value::Undefined, unit: UnitId::ABSENT, kind: None, nullable: false })
    }

    pub fn boolean(&mut self, value: bool) -> NodeId {
        let value = Value::Bool(value);
        self.constant(Constant { value, unit: UnitId::ABSENT, kind: Some(Type::Boolean), nullable: false })
    }

    pub fn push(&mut self, node: Node) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        self.nodes.push(node);
        id
    }

    pub fn constant(&mut self, constant: Constant) -> NodeId {
        let index = self.constants.len() as u32;
        self.constants.push(constant);
        self.push(Node::Constant(index))
    }

    pub fn list(&mut self, items: &[NodeId]) -> Run {
        let start = self.lists.len() as u32;
        self.lists.extend_from_slice(items);
        Run { start, length: items.len() as u32 }
    }

    pub fn pair_run(&mut self, pairs: &[(NodeId, NodeId)]) -> Run {
        let start = self.pairs.len() as u32;
        self.pairs.extend_from_slice(pairs);
        Run { start, length: pairs.len() as u32 }
    }

    pub fn text(&mut self, text: &str) -> TextId {
        if let Some(id) = self.text_ids.get(text) {
            return *id;
        }
        let id = TextId(self.texts.len() as u32);
        self.texts.push(text.into());
        self.text_ids.insert(text.into(), id);
        id
    }

    pub fn find_text(&self, text: &str) -> Option<TextId> {
        self.text_ids.get(text).copied()
    }

    pub fn get(&self, id: NodeId) -> Node {
        self.nodes[id.0 as usize]
    }

    pub fn inferred(&self, id: NodeId) -> Inferred {
        self.inferred.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// The same node on other children; a leaf stays itself.
    pub fn rebuilt(&mut self, id: NodeId, child: &mut dyn FnMut(&mut Arena, NodeId) -> NodeId) -> NodeId {
        let node = self.get(id);
        let rebuilt = match node {
            Node::Constant(_)
            | Node::Unresolved(_)
            | Node::Reference { .. }
            | Node::Today
            | Node::Inversion(_) => {
                return id;
            }
            Node::Situated { rule, value } => Node::Situated { rule, value: child(self, value) },
            Node::Operation { op, left, right } => {
                Node::Operation { op, left: child(self, left), right: child(self, right) }
            }
            Node::Condition { test, then, otherwise } => Node::Condition {
                test: child(self, test),
                then: child(self, then),
                otherwise: child(self, otherwise),
            },
            Node::Variations(run) => {
                let pairs: Vec<(NodeId, NodeId)> = self.pairs[run.range()].to_vec();
                let pairs: Vec<_> =
                    pairs.into_iter().map(|(a, b)| (child(self, a), child(self, b))).collect();
                Node::Variations(self.pair_run(&pairs))
            }
            Node::NotApplicable(inner) => Node::NotApplicable(child(self, inner)),
            Node::NotDefined(inner) => Node::NotDefined(child(self, inner)),
            Node::Round { value, precision } => {
                Node::Round { value: child(self, value), precision: child(self, precision) }
            }
            Node::Logarithm(inner) => Node::Logarithm(child(self, inner)),
            Node::Convert { value, unit } => Node::Convert { value: child(self, value), unit },
            Node::Simplify(inner) => Node::Simplify(child(self, inner)),
            Node::Missing { value, name } => Node::Missing { value: child(self, value), name },
            Node::Sum(run) => Node::Sum(self.rebuilt_list(run, child)),
            Node::Product(run) => Node::Product(self.rebuilt_list(run, child)),
            Node::AllOf(run) => Node::AllOf(self.rebuilt_list(run, child)),
            Node::OneOf(run) => Node::OneOf(self.rebuilt_list(run, child)),
            Node::Template(run) => {
                let parts: Vec<Part> = self.parts[run.range()].to_vec();
                let parts: Vec<Part> = parts
                    .into_iter()
                    .map(|part| match part {
                        Part::Value(inner) => Part::Value(child(self, inner)),
                        text => text,
                    })
                    .collect();
                let start = self.parts.len() as u32;
                self.parts.extend(parts);
                Node::Template(Run { start, length: run.length })
            }
            Node::Brackets(index) => {
                let mut brackets = self.brackets[index as usize].clone();
                brackets.base = child(self, brackets.base);
                brackets.multiplier = child(self, brackets.multiplier);
                for slice in &mut brackets.slices {
                    slice.ceiling = slice.ceiling.map(|ceiling| child(self, ceiling));
                    slice.yields = child(self, slice.yields);
                }
                self.brackets.push(brackets);
                Node::Brackets(self.brackets.len() as u32 - 1)
            }
            Node::Duration { from, to, unit, unit_id } => {
                Node::Duration { from: child(self, from), to: child(self, to), unit, unit_id }
            }
            Node::Context { value, pairs, place } => {
                // The rules a context speaks of are themselves, whatever replaces them elsewhere.
                let pairs: Vec<(NodeId, NodeId)> = self.pairs[pairs.range()].to_vec();
                let value = child(self, value);
                let pairs: Vec<_> = pairs.into_iter().map(|(key, value)| (key, child(self, value))).collect();
                Node::Context { value, pairs: self.pair_run(&pairs), place }
            }
            Node::FixedPoint { rule, value } => Node::FixedPoint { rule, value: child(self, value) },
        };
        let label = self.labels.get(&id).copied();
        let made = self.push(rebuilt);
        if let Some(label) = label {
            self.labels.insert(made, label);
        }
        made
    }

    fn rebuilt_list(&mut self, run: Run, child: &mut dyn FnMut(&mut Arena, NodeId) -> NodeId) -> Run {
        let items: Vec<NodeId> = self.lists[run.range()].to_vec();
        let items: Vec<NodeId> = items.into_iter().map(|item| child(self, item)).collect();
        self.list(&items)
    }
}
