//! Rules once read: an arena of small nodes that refer to each other by number. Rich mechanisms have already been
//! turned into these few primitives, references are resolved, and everything evaluation looks up is a table.

use crate::date::{Date, DurationUnit};
use crate::diagnostic::Position;
use crate::read::yaml::Item;
use crate::unit_table::UnitId;

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
    Reference {
        rule: RuleId,
        reference: u32,
    },
    /// The value of a rule, unless the situation gives one.
    Situated {
        rule: RuleId,
        value: NodeId,
    },
    Operation {
        op: Op,
        left: NodeId,
        right: NodeId,
    },
    Condition {
        test: NodeId,
        then: NodeId,
        otherwise: NodeId,
    },
    Variations(Run),
    NotApplicable(NodeId),
    NotDefined(NodeId),
    Round {
        value: NodeId,
        precision: NodeId,
    },
    Logarithm(NodeId),
    Convert {
        value: NodeId,
        unit: UnitId,
    },
    Simplify(NodeId),
    Missing {
        value: NodeId,
        name: NameId,
    },
    Sum(Run),
    Product(Run),
    AllOf(Run),
    OneOf(Run),
    Template(Run),
    Brackets(u32),
    Duration {
        from: NodeId,
        to: NodeId,
        unit: DurationUnit,
        unit_id: UnitId,
    },
    Today,
    /// `place` is shared by the contexts of one rule that say the same, which are evaluated in one frame.
    Context {
        value: NodeId,
        pairs: Run,
        place: u32,
    },
    Inversion(u32),
    FixedPoint {
        rule: RuleId,
        value: NodeId,
    },
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

pub(crate) use crate::arena::{Arena, NO, NULL, ONE, UNDEFINED, YES, ZERO};
