//! Facts that cannot be true together: shown with all they oppose, never settled silently.

use publicodes::{Origin, Step, StepKind};

use crate::desk::{Desk, Replied};
use crate::fact::{Facts, Value};

/// Facts that cannot all be true.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// What is wrong, in French.
    pub title: String,
    /// The facts it opposes, by name, each with the values given.
    pub facts: Vec<(String, Vec<Value>)>,
}

pub(crate) fn contradictions(desk: &mut Desk<'_>, facts: &Facts) -> Vec<Contradiction> {
    let inner = desk.inner;
    let mut found = Vec::new();
    for (name, values) in facts.iter().filter(|(_, values)| values.len() > 1) {
        let title = inner.names.facts.get(name).map_or(name, |rank| inner.facts[*rank].title.as_str());
        let title = format!("Deux réponses différentes : {title}");
        found.push(Contradiction { title, facts: vec![(name.to_owned(), values.to_vec())] });
    }
    for rule in &inner.contradictions {
        if desk.ask(rule.rule).value != Replied::Bool(true) {
            continue;
        }
        let mut names = Vec::new();
        if let Ok((_, step)) = desk.session().explain(&rule.name) {
            stated(&step, &mut names);
        }
        let facts = names
            .into_iter()
            .filter(|name| inner.names.facts.contains_key(name))
            .map(|name| {
                let values = facts.all(&name).to_vec();
                (name, values)
            })
            .collect();
        found.push(Contradiction { title: rule.title.clone(), facts });
    }
    found
}

/// The facts of the situation that a computation read.
fn stated(step: &Step, names: &mut Vec<String>) {
    if let StepKind::Rule { name, origin: Origin::Situation, .. } = &step.kind
        && !names.contains(name)
    {
        names.push(name.clone());
    }
    for step in &step.steps {
        stated(step, names);
    }
}
