//! Rules once read: an arena of small nodes that refer to each other by number. Rich mechanisms have already been
//! turned into these few primitives, references are resolved, and everything evaluation looks up is a table.

use rustc_hash::FxHashMap;

use crate::date::{Date, DurationUnit};
use crate::diagnostic::Position;
use crate::read::yaml::Item;
use crate::unit_table::{UnitId, UnitTable};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NodeId(pub u32);

/// A rule, by its rank in the order of definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub(crate) u32);

/// What a missing variable is called: the name of a rule, or one that a rule writer declared missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NameId(pub u32);

/// A text of the rules, or one made while they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct TextId(pub u32);

/// A run of entries in one of the tables below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    pub start: u32,
    pub length: u32,
}

impl Run {
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..(self.start + self.length) as usize
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    Add,
    Sub,
    Mul,
    Div,
    IntDiv,
    Pow,
    Lt,
    Le,
    Gt,
    Ge,
    Eq,
    Ne,
    And,
    Or,
}

/// A value, as rules compute it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value {
    /// Not known yet.
    Undefined,
    /// Not applicable.
    Null,
    Bool(bool),
    Number(f64),
    Date(Date),
    Text(TextId),
}

/// What a value can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    Number,
    Boolean,
    Text,
    Date,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Constant {
    pub value: Value,
    pub unit: UnitId,
    pub kind: Option<Type>,
    pub nullable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Node {
    Constant(u32),
    /// A reference not resolved yet, by its rank in `references`.
    Unresolved(u32),
    Reference { rule: RuleId, reference: u32 },
    /// The value of a rule, unless the situation gives one.
    Situated { rule: RuleId, value: NodeId },
    Operation { op: Op, left: NodeId, right: NodeId },
    Condition { test: NodeId, then: NodeId, otherwise: NodeId },
    Variations(Run),
    NotApplicable(NodeId),
    NotDefined(NodeId),
    Round { value: NodeId, precision: NodeId },
    Logarithm(NodeId),
    Convert { value: NodeId, unit: UnitId },
    Simplify(NodeId),
    Missing { value: NodeId, name: NameId },
    Sum(Run),
    Product(Run),
    AllOf(Run),
    OneOf(Run),
    Template(Run),
    Brackets(u32),
    Duration { from: NodeId, to: NodeId, unit: DurationUnit, unit_id: UnitId },
    Today,
    /// `place` is shared by the contexts of one rule that say the same, which are evaluated in one frame.
    Context { value: NodeId, pairs: Run, place: u32 },
    Inversion(u32),
    FixedPoint { rule: RuleId, value: NodeId },
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Part {
    Text(TextId),
    Value(NodeId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BracketKind {
    /// `barème`: each slice at its own rate.
    Marginal,
    /// `grille`: the amount of the slice one falls in.
    Grid,
    /// `taux progressif`: a rate that grows in a straight line between thresholds.
    Progressive,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Brackets {
    pub kind: BracketKind,
    pub base: NodeId,
    pub multiplier: NodeId,
    pub slices: Vec<Slice>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Slice {
    /// None for no ceiling.
    pub ceiling: Option<NodeId>,
    /// Rate or amount.
    pub yields: NodeId,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Inversion {
    pub rule: RuleId,
    pub candidates: Vec<NodeId>,
    pub least: f64,
    pub most: f64,
    pub tolerance: f64,
}

/// Where a reference is written from: this decides what its name means and which replacements touch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// An expression evaluated from outside.
    Outside,
    Rule(RuleId),
    /// The value given to a rule by the situation.
    Situation(RuleId),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reference {
    pub scope: Scope,
    pub name: Box<str>,
    pub position: Position,
    pub target: Option<RuleId>,
}

#[derive(Debug, Clone)]
pub(crate) struct Replacement {
    pub definition: NodeId,
    pub replaced: NodeId,
    pub by_nothing: bool,
    pub priority: f64,
    pub only_in: Vec<NodeId>,
    pub except_in: Vec<NodeId>,
}

#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// The reference, or the constant.
    pub node: NodeId,
    pub value: Value,
    pub unit: UnitId,
    /// Tells whether the choice is not applicable, when choices are filtered.
    pub not_applicable: Option<NodeId>,
}

#[derive(Debug, Clone)]
pub(crate) struct Choices {
    pub kind: ChoiceKind,
    pub unit: UnitId,
    pub list: Vec<Choice>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChoiceKind {
    Number,
    Text,
    Reference,
}

#[derive(Debug, Clone)]
pub(crate) struct RuleData {
    pub name: Box<str>,
    pub position: Position,
    pub parent: Option<RuleId>,
    pub title: Box<str>,
    pub private: bool,
    /// Neither private nor under a private rule: can be asked, answered and reported missing.
    pub public: bool,
    pub possibly_null: bool,
    pub value: NodeId,
    pub parents: Vec<NodeId>,
    pub choices: Option<Choices>,
    pub suggestions: Vec<(Box<str>, NodeId)>,
    pub replacements: Vec<Replacement>,
    pub declared: Option<Type>,
    pub question: bool,
    pub meta: Vec<(Box<str>, Item)>,
}

/// What is known of a node without evaluating it; `None` where nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Inferred {
    pub nullable: Option<bool>,
    pub kind: Option<Type>,
    /// Whether the walk went there at all.
    pub visited: bool,
}

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
            Node::Constant(_) | Node::Unresolved(_) | Node::Reference { .. } | Node::Today | Node::Inversion(_) => {
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
                let pairs: Vec<_> = pairs.into_iter().map(|(a, b)| (child(self, a), child(self, b))).collect();
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
