//! What can be said of values before evaluating them: their type, and whether they can be not applicable. Rules that can
//! never be switched off by a parent are found here, once. The walk visits no more than the reference engine's does,
//! since what is left unvisited there is also left unsaid.

use crate::tree::{Arena, ChoiceKind, Inferred, Node, NodeId, Op, RuleData, RuleId, Type};

/// Stack kept free before going one reference deeper; chains of rules can be as long as a file.
const RED_ZONE: usize = 64 * 1024;
const GROWTH: usize = 1024 * 1024;

pub(crate) struct Inference<'a> {
    pub arena: &'a mut Arena,
    pub rules: &'a [RuleData],
    rule_visited: Vec<bool>,
    pub of_rules: Vec<Inferred>,
}

impl<'a> Inference<'a> {
    /// Goes on from what is already known, for rules and nodes added since.
    pub fn new(arena: &'a mut Arena, rules: &'a [RuleData], of_rules: Vec<Inferred>) -> Self {
        arena.inferred.resize(arena.nodes.len(), Inferred::default());
        let mut rule_visited = vec![true; of_rules.len()];
        rule_visited.resize(rules.len(), false);
        let mut of_rules = of_rules;
        of_rules.resize(rules.len(), Inferred::default());
        Inference { arena, rules, rule_visited, of_rules }
    }

    /// Visits every rule in order. `situated` says what is seen of the namespaces from the value each rule has in the
    /// situation, and when: types found in a cycle depend on where it is entered.
    pub fn run(mut self, situated: &[(usize, Vec<NodeId>)]) -> Vec<Inferred> {
        let mut situated = situated.iter().peekable();
        for index in 0..=self.rules.len() {
            while let Some((_, parents)) = situated.next_if(|(at, _)| *at <= index) {
                for parent in parents {
                    self.node(*parent);
                }
            }
            if index == self.rules.len() {
                break;
            }
            self.rule(RuleId(index as u32));
            for parent in 0..self.rules[index].parents.len() {
                self.node(self.rules[index].parents[parent]);
            }
        }
        self.of_rules
    }

    pub fn rule(&mut self, rule: RuleId) -> Inferred {
        let index = rule.0 as usize;
        if self.rule_visited[index] {
            return self.of_rules[index];
        }
        self.rule_visited[index] = true;
        let rules = self.rules;
        let data = &rules[index];
        let value = self.node(data.value);
        let inferred = match &data.choices {
            Some(choices) => {
                let (nullable, kind) = match choices.kind {
                    ChoiceKind::Number => (Some(false), Type::Number),
                    ChoiceKind::Text => (Some(false), Type::Text),
                    ChoiceKind::Reference => {
                        let all =
                            choices.list.iter().all(|choice| self.node(choice.node).nullable == Some(true));
                        (Some(all), Type::Text)
                    }
                };
                of(either(value.nullable, nullable), Some(kind))
            }
            None if value.kind.is_some() => value,
            None => {
                let asked = if data.question { Some(Type::Boolean) } else { None };
                of(value.nullable, data.declared.or(asked))
            }
        };
        self.of_rules[index] = inferred;
        inferred
    }

    pub fn node(&mut self, id: NodeId) -> Inferred {
        let index = id.0 as usize;
        if self.arena.inferred[index].visited {
            return self.arena.inferred[index];
        }
        self.arena.inferred[index].visited = true;
        let inferred =
            Inferred { visited: true, ..stacker::maybe_grow(RED_ZONE, GROWTH, || self.inferred(id)) };
        self.arena.inferred[index] = inferred;
        inferred
    }

    fn inferred(&mut self, id: NodeId) -> Inferred {
        let sure = |kind: Type| of(Some(false), Some(kind));
        match self.arena.get(id) {
            Node::Constant(index) => {
                let constant = &self.arena.constants[index as usize];
                of(Some(constant.nullable), constant.kind)
            }
            Node::Unresolved(_) => Inferred::default(),
            Node::Reference { rule, .. } => self.rule(rule),
            Node::Situated { rule, value } => {
                let value = self.node(value);
                let possibly = self.rules[rule.0 as usize].possibly_null;
                of(Some(value.nullable == Some(true) || possibly), value.kind)
            }
            Node::Operation { op, left, right } => {
                let (nullable, kind) = match op {
                    Op::Lt | Op::Le | Op::Gt | Op::Ge | Op::Div | Op::Mul => {
                        let left = self.node(left).nullable;
                        let nullable = if left == Some(true) { left } else { self.node(right).nullable };
                        (nullable, if matches!(op, Op::Div | Op::Mul) { Type::Number } else { Type::Boolean })
                    }
                    Op::Sub => (self.node(left).nullable, Type::Number),
                    Op::Eq | Op::Ne | Op::And | Op::Or => (Some(false), Type::Boolean),
                    Op::Add | Op::IntDiv | Op::Pow => (Some(false), Type::Number),
                };
                of(nullable, Some(kind))
            }
            Node::Product(run) => {
                let mut nullable = Some(false);
                for at in run.range().rev() {
                    let item = self.arena.lists[at];
                    nullable = self.node(item).nullable;
                    if nullable == Some(true) {
                        break;
                    }
                }
                // The fold starts from one, which is never null.
                let nullable = if nullable == Some(true) { nullable } else { Some(false) };
                of(nullable, Some(Type::Number))
            }
            Node::Sum(_)
            | Node::Brackets(_)
            | Node::Duration { .. }
            | Node::Inversion(_)
            | Node::FixedPoint { .. } => sure(Type::Number),
            Node::AllOf(_) | Node::OneOf(_) | Node::NotDefined(_) | Node::NotApplicable(_) => {
                sure(Type::Boolean)
            }
            Node::Template(_) => sure(Type::Text),
            Node::Today => sure(Type::Date),
            Node::Round { value: child, .. }
            | Node::Logarithm(child)
            | Node::Convert { value: child, .. }
            | Node::Simplify(child) => of(self.node(child).nullable, Some(Type::Number)),
            Node::Context { value, .. } | Node::Missing { value, .. } => self.node(value),
            Node::Condition { test, then, otherwise } => {
                let nullable =
                    [test, then, otherwise].into_iter().any(|id| self.node(id).nullable == Some(true));
                let kind = self.node(then).kind;
                let kind = if kind.is_some() { kind } else { self.node(otherwise).kind };
                of(Some(nullable), kind)
            }
            Node::Variations(run) => {
                let mut nullable = false;
                let mut kind = None;
                for at in run.range() {
                    let (_, consequence) = self.arena.pairs[at];
                    let inferred = self.node(consequence);
                    nullable |= inferred.nullable == Some(true);
                    kind = kind.or(inferred.kind);
                }
                of(Some(nullable), kind)
            }
        }
    }
}

fn of(nullable: Option<bool>, kind: Option<Type>) -> Inferred {
    Inferred { nullable, kind, visited: true }
}

/// The first when it is sure, the second otherwise.
fn either(first: Option<bool>, second: Option<bool>) -> Option<bool> {
    if first == Some(true) { first } else { second }
}
