//! Traces: the steps behind answers, kept as plain values until somebody reads them. Where rules are compiled, a trace
//! costs little more than the answers; elsewhere it is what the session remembers.

use rustc_hash::FxHashSet;
use std::sync::Arc;

use crate::answer::{Answer, Answered};
use crate::dependents::each_child;
use crate::engine::Rule;
use crate::error::EvaluationError;
use crate::eval::numeric::shown_number;
use crate::eval::{Evaluator, Given, Outcome};
use crate::explain::{Origin, Step, StepKind, label};
use crate::program::Program;
use crate::quick::trace::{At, TraceCase};
use crate::quick::{Kind, Lanes, Plan, Traced};
use crate::session::{Session, answered};
use crate::tree::{Node, NodeId, RuleId, TextId, Value};

/// The steps behind some answers of one situation.
///
/// ```
/// use publicodes::{Engine, Trace};
///
/// let engine = Engine::new("prix: 10 €\nremise: 10%\nprix payé: prix * remise")?;
/// let rule = engine.rule("prix payé").ok_or("a rule is missing")?.id();
/// let mut trace = Trace::default();
/// engine.session().evaluate_traced(&[rule], &mut trace)?;
/// let shown: Vec<(String, String)> =
///     trace.steps().into_iter().map(|step| (step.label, step.shown)).collect();
/// assert!(shown.contains(&("Prix payé".to_owned(), "1\u{a0}€".to_owned())));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Trace {
    asked: Vec<RuleId>,
    /// Where rules are compiled: what tells which value of the columns below is which step.
    source: Option<(Arc<Plan>, Arc<Program>)>,
    is_quick: bool,
    lanes: Lanes<1>,
    /// Texts of the situation, which the session may forget.
    texts: Vec<(TextId, Box<str>)>,
    /// Steps of the full evaluator.
    full: Vec<Step>,
}

impl Trace {
    /// The steps as a list: each rule, then the mechanisms it is made of. A step says what its value is whether or not it
    /// changed the answer; which branch was taken is told by the values of the conditions. Compiled rules leave out the few
    /// steps they cannot tell, of rules that are computed from the namespace they stand in; `Session::explain` has them all.
    pub fn steps(&self) -> Vec<Step> {
        let Some((plan, program)) = self.source.as_ref().filter(|_| self.is_quick) else {
            return self.full.clone();
        };
        let mut seen = FxHashSet::default();
        let mut steps = Vec::new();
        for traced in self.asked.iter().filter_map(|rule| plan.trace(*rule)) {
            for (rule, start, end) in &traced.rules {
                if seen.insert(*rule) {
                    let cases = &plan.trace_cases[*start as usize..*end as usize];
                    let held = cases.iter().filter(|traced| traced.case.holds(&self.lanes, 0));
                    steps.extend(held.map(|traced| self.step(plan, program, traced)));
                }
            }
        }
        steps
    }

    fn step(&self, plan: &Plan, program: &Program, traced: &TraceCase) -> Step {
        let text = |id: TextId| match self.texts.iter().find(|(known, _)| *known == id) {
            Some((_, text)) => text.to_string(),
            None => program.arena.texts.get(id.0 as usize).map(|text| text.to_string()).unwrap_or_default(),
        };
        let (value, shown) = match traced.case.value(&self.lanes, 0) {
            Value::Undefined => (Answered::Unknown, "Pas encore défini".to_owned()),
            Value::Null => (Answered::NotApplicable, "Non applicable".to_owned()),
            Value::Bool(holds) => (Answered::Bool(holds), if holds { "oui" } else { "non" }.to_owned()),
            Value::Date(date) => (Answered::Date(date), date.to_string()),
            Value::Text(id) => (Answered::Text(text(id)), text(id).replacen("\\n", "\n", 1)),
            Value::Number(number) => {
                let (conversion, unit) = &traced.case.simplest;
                let simple = conversion.map_or(number, |conversion| conversion.apply(number));
                let mut shown = String::new();
                shown_number(&mut shown, simple, unit.as_ref().unwrap_or(&traced.case.unit));
                (Answered::Number(number), shown)
            }
        };
        let (kind, label) = match traced.at {
            At::Rule(rule) => {
                let stated = plan.shape.iter().any(|stated| stated.rule == rule);
                rule_kind(program, rule, if stated { Origin::Situation } else { Origin::Formula })
            }
            At::Node(node) => (StepKind::Mechanism, label(program, plan.units(), node)),
        };
        Step { kind, label, value, shown, unit: traced.case.unit.to_string(), steps: Vec::new() }
    }

    /// Copies the columns, which is all there is to do before somebody reads.
    fn take(&mut self, traced: &Traced<'_>, evaluator: &Evaluator) {
        self.lanes.numbers.clone_from(&traced.lanes.numbers);
        self.lanes.tests.clone_from(&traced.lanes.tests);
        for (rank, stated) in traced.plan.shape.iter().enumerate() {
            if stated.kind == Kind::Text
                && let Some(column) = traced.plan.number_input(rank)
            {
                let text = TextId(traced.lanes.numbers[column as usize][0] as u32);
                // Also texts of expressions, which only the session's own copy of the rules has.
                if text.0 as usize >= traced.program.arena.texts.len() {
                    self.texts.push((text, evaluator.text(text).into()));
                }
            }
        }
        if !self.source.as_ref().is_some_and(|(plan, _)| Arc::ptr_eq(plan, traced.plan)) {
            self.source = Some((traced.plan.clone(), traced.program.clone()));
        }
        self.is_quick = true;
    }
}

fn rule_kind(program: &Program, rule: RuleId, origin: Origin) -> (StepKind, String) {
    let data = program.data(rule);
    let sources = Rule::of(program, rule).references().into_iter();
    let sources = sources.map(|(title, address)| (title.to_owned(), address.to_owned())).collect();
    (StepKind::Rule { name: data.name.to_string(), sources, origin }, data.title.to_string())
}

impl Session {
    /// Answers some questions, and puts the steps behind the answers in a trace, in place of what was there.
    pub fn evaluate_traced(
        &mut self,
        rules: &[RuleId],
        trace: &mut Trace,
    ) -> Result<Vec<Answer>, EvaluationError> {
        trace.asked.clear();
        trace.texts.clear();
        trace.full.clear();
        trace.is_quick = false;
        let mut answers = Vec::with_capacity(rules.len());
        let mut are_quick = true;
        for rule in rules {
            answers.push(self.evaluate_rule(*rule)?);
            are_quick &= self.answers_quickly();
        }
        trace.asked.extend_from_slice(rules);
        if are_quick && let Some(traced) = self.quick.traced(rules) {
            trace.take(&traced, &self.evaluator);
        } else {
            let mut noted = FxHashSet::default();
            for rule in rules {
                self.outcome(*rule)?;
                self.take_full(*rule, trace, &mut noted);
            }
        }
        Ok(answers)
    }

    /// What the full evaluator remembers of a rule and of those it rests on.
    fn take_full(&mut self, rule: RuleId, trace: &mut Trace, noted: &mut FxHashSet<RuleId>) {
        let program = self.evaluator.program.clone();
        let entry = program.entries[rule.0 as usize];
        let mut open: Vec<At> = vec![entry.map_or(At::Rule(rule), At::Node)];
        let mut seen = FxHashSet::default();
        while let Some(at) = open.pop() {
            match at {
                At::Rule(rule) => {
                    let frame = &self.evaluator.frame;
                    let slot = frame.rules[rule.0 as usize];
                    if slot.generation != frame.generation || !noted.insert(rule) {
                        continue;
                    }
                    let stated = !matches!(frame.facts[rule.0 as usize].given, Given::Nothing);
                    let origin = if stated { Origin::Situation } else { Origin::Formula };
                    let (kind, label) = rule_kind(&program, rule, origin);
                    trace.full.push(self.full_step(kind, label, slot.outcome));
                    open.push(At::Node(program.data(rule).value));
                    open.extend(program.guards[rule.0 as usize].map(|guard| At::Node(guard.parent)));
                }
                At::Node(id) => {
                    let node = program.arena.get(id);
                    if let Node::Reference { rule, .. } = node {
                        open.push(At::Rule(rule));
                        continue;
                    }
                    if !seen.insert(id) {
                        continue;
                    }
                    self.take_node(&program, id, trace);
                    each_child(&program, node, |child| open.push(At::Node(child)));
                }
            }
        }
    }

    fn take_node(&mut self, program: &Program, id: NodeId, trace: &mut Trace) {
        let label = label(program, &self.evaluator.units, id);
        if let Some(outcome) = self.evaluator.remembered(id)
            && !label.is_empty()
        {
            trace.full.push(self.full_step(StepKind::Mechanism, label, outcome));
        }
    }

    fn full_step(&mut self, kind: StepKind, label: String, outcome: Outcome) -> Step {
        let evaluator = &mut self.evaluator;
        let mut shown = String::new();
        if evaluator.write(&mut shown, outcome).is_err() {
            shown.clear();
        }
        let value = answered(evaluator, outcome.value);
        Step {
            kind,
            label,
            value,
            shown,
            unit: evaluator.units.text(outcome.unit).to_owned(),
            steps: Vec::new(),
        }
    }
}
