//! Explanations: what an answer was computed from, read back from what the session remembers. Nothing is recorded while
//! evaluating, so that being able to explain costs nothing until one asks.

use crate::answer::{Answer, Answered};
use crate::engine::Rule;
use crate::error::EvaluationError;
use crate::eval::{Given, Outcome};
use crate::program::Program;
use crate::session::{Session, answered};
use crate::tree::{Node, NodeId, Op, Part, RuleId, Value};
use crate::unit_table::UnitTable;

/// One step of a computation: a rule, a mechanism or a constant, with what it gave and the steps it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub kind: StepKind,
    /// What the step is called: the title of a rule, the name of a mechanism, a constant as written.
    pub label: String,
    pub value: Answered,
    /// The value as a French reader expects it.
    pub shown: String,
    pub unit: String,
    /// The steps that were evaluated; the branch that decided comes last in a condition.
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum StepKind {
    /// A rule: its full name, and the sources it rests on as (title, address).
    Rule {
        name: String,
        sources: Vec<(String, String)>,
        origin: Origin,
    },
    Mechanism,
    Constant,
}

/// Where the value of a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Its own formula.
    Formula,
    /// The situation.
    Situation,
    /// It is switched off by the namespace it stands in.
    SwitchedOff,
    /// Already explained elsewhere in the same tree.
    SeenAbove,
}

/// Deeper than this, steps are cut: nobody reads them, and a tree must not exhaust the stack.
const MAX_DEPTH: usize = 200;

struct Reader<'s> {
    session: &'s mut Session,
    seen: Vec<bool>,
    depth: usize,
}

impl Session {
    /// Answers a question, and says how.
    pub fn explain(&mut self, rule: &str) -> Result<(Answer, Step), EvaluationError> {
        let id = crate::engine::find_rule(&self.evaluator.program, rule)?;
        let outcome = self.outcome(id)?;
        let answer = self.answer(outcome)?;
        let seen = vec![false; self.evaluator.program.rules.len()];
        let entry = self.evaluator.program.entries[id.0 as usize];
        let mut reader = Reader { session: self, seen, depth: 0 };
        let step = match entry {
            Some(node) => reader.node(node),
            None => reader.rule(id),
        };
        Ok((answer, step))
    }
}

impl Reader<'_> {
    fn rule(&mut self, rule: RuleId) -> Step {
        let program = self.session.evaluator.program.clone();
        let data = program.data(rule);
        let reader = Rule::of(&program, rule);
        let sources = reader
            .references()
            .into_iter()
            .map(|(title, address)| (title.to_owned(), address.to_owned()))
            .collect();
        let frame = &self.session.evaluator.frame;
        let slot = frame.rules[rule.0 as usize];
        let remembered = slot.generation == frame.generation;
        let outcome = if remembered { slot.outcome } else { Outcome::UNDEFINED };
        let given = !matches!(frame.facts[rule.0 as usize].given, Given::Nothing);
        let seen = std::mem::replace(&mut self.seen[rule.0 as usize], true);
        let value_known = self.session.evaluator.remembered(data.value).is_some();
        let origin = if seen {
            Origin::SeenAbove
        } else if outcome.value == Value::Null && !value_known {
            Origin::SwitchedOff
        } else if given {
            Origin::Situation
        } else {
            Origin::Formula
        };
        let steps = match origin {
            Origin::SeenAbove => Vec::new(),
            Origin::SwitchedOff => {
                program.guards[rule.0 as usize].into_iter().map(|guard| self.node(guard.parent)).collect()
            }
            Origin::Situation | Origin::Formula => self.inner(data.value),
        };
        let kind = StepKind::Rule { name: data.name.to_string(), sources, origin };
        self.step(kind, data.title.to_string(), outcome, steps)
    }

    /// The steps of a node that is not worth one by itself.
    fn inner(&mut self, node: NodeId) -> Vec<Step> {
        let step = self.node(node);
        if step.label.is_empty() { step.steps } else { vec![step] }
    }

    fn node(&mut self, id: NodeId) -> Step {
        self.depth += 1;
        let step = if self.depth > MAX_DEPTH {
            let outcome = self.outcome(id);
            self.step(StepKind::Mechanism, "…".to_owned(), outcome, Vec::new())
        } else {
            self.node_step(id)
        };
        self.depth -= 1;
        step
    }

    fn outcome(&mut self, id: NodeId) -> Outcome {
        let program = &self.session.evaluator.program;
        match program.arena.get(id) {
            Node::Constant(index) => {
                let constant = program.arena.constants[index as usize];
                Outcome { unit: constant.unit, ..Outcome::bare(constant.value) }
            }
            _ => self.session.evaluator.remembered(id).unwrap_or(Outcome::UNDEFINED),
        }
    }

    fn node_step(&mut self, id: NodeId) -> Step {
        let program = self.session.evaluator.program.clone();
        let arena = &program.arena;
        let outcome = self.outcome(id);
        let label = label(&program, &self.session.evaluator.units, id);
        let mut children: Vec<NodeId> = Vec::new();
        match arena.get(id) {
            Node::Constant(_) => {
                let mut shown = String::new();
                if self.session.evaluator.write(&mut shown, outcome).is_err() {
                    shown.clear();
                }
                return self.step(StepKind::Constant, shown, outcome, Vec::new());
            }
            Node::Reference { rule, .. } => return self.rule(rule),
            Node::Situated { value, .. } => children.push(value),
            Node::Operation { left, right, .. } => {
                children.extend([left, right]);
            }
            Node::Condition { test, then, otherwise } => {
                children.push(test);
                match self.outcome(test).value {
                    Value::Bool(true) => children.push(then),
                    Value::Bool(false) => children.push(otherwise),
                    Value::Undefined => children.extend([then, otherwise]),
                    _ => {}
                }
            }
            Node::Variations(run) => {
                for (test, consequence) in &arena.pairs[run.range()] {
                    let decided = self.outcome(*test).value;
                    children.push(*test);
                    if !matches!(decided, Value::Bool(false) | Value::Null) {
                        children.push(*consequence);
                    }
                    if !matches!(decided, Value::Bool(false) | Value::Null | Value::Undefined) {
                        break;
                    }
                }
            }
            Node::Template(run) => {
                for part in &arena.parts[run.range()] {
                    if let Part::Value(child) = part {
                        children.push(*child);
                    }
                }
            }
            node => crate::dependents::each_child(&program, node, |child| children.push(child)),
        }
        children.retain(|child| {
            matches!(arena.get(*child), Node::Constant(_))
                || self.session.evaluator.remembered(*child).is_some()
        });
        let mut steps = Vec::with_capacity(children.len());
        for child in children {
            let step = self.node(child);
            if step.label.is_empty() { steps.extend(step.steps) } else { steps.push(step) }
        }
        self.step(StepKind::Mechanism, label, outcome, steps)
    }

    fn step(&mut self, kind: StepKind, label: String, outcome: Outcome, steps: Vec<Step>) -> Step {
        let evaluator = &mut self.session.evaluator;
        let mut shown = String::new();
        if evaluator.write(&mut shown, outcome).is_err() {
            shown.clear();
        }
        Step {
            kind,
            label,
            value: answered(evaluator, outcome.value),
            shown,
            unit: evaluator.units.text(outcome.unit).to_owned(),
            steps,
        }
    }
}

/// What a mechanism is called; nothing for what is not worth a step.
pub(crate) fn label(program: &Program, units: &UnitTable, id: NodeId) -> String {
    let node = program.arena.get(id);
    match (node, program.arena.labels.get(&id)) {
        (Node::Variations(_), _) => "variations".to_owned(),
        (Node::Template(_), _) => "texte".to_owned(),
        (_, Some(label)) if !label.is_empty() => (*label).to_owned(),
        (Node::Operation { op, .. }, _) => sign(op).to_owned(),
        (Node::Condition { .. }, _) => "condition".to_owned(),
        (Node::Convert { unit, .. }, _) => format!("unité {}", units.text(unit)),
        _ => name(node).to_owned(),
    }
}

fn name(node: Node) -> &'static str {
    match node {
        Node::NotApplicable(_) => "est non applicable",
        Node::NotDefined(_) => "est non défini",
        Node::Round { .. } => "arrondi",
        Node::Logarithm(_) => "logarithme",
        Node::Simplify(_) => "simplifier l'unité",
        Node::Missing { .. } => "valeur par défaut",
        Node::Sum(_) => "somme",
        Node::Product(_) => "produit",
        Node::AllOf(_) => "toutes ces conditions",
        Node::OneOf(_) => "une de ces conditions",
        Node::Brackets(_) => "tranches",
        Node::Duration { .. } => "durée",
        Node::Today => "date du jour",
        Node::Context { .. } => "contexte",
        Node::Inversion(_) => "inversion numérique",
        Node::FixedPoint { .. } => "référence circulaire",
        _ => "",
    }
}

fn sign(op: Op) -> &'static str {
    match op {
        Op::Add => "+",
        Op::Sub => "−",
        Op::Mul => "×",
        Op::Div => "÷",
        Op::IntDiv => "division entière",
        Op::Pow => "puissance",
        Op::Lt => "<",
        Op::Le => "≤",
        Op::Gt => ">",
        Op::Ge => "≥",
        Op::Eq => "=",
        Op::Ne => "≠",
        Op::And => "et",
        Op::Or => "ou",
    }
}
