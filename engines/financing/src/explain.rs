//! How a figure came about: its rules in the order they were worked out, the dated values they took with the text that
//! set them, and the facts they read.

use jiff::civil::Date;
use publicodes::{Origin, Step, StepKind};

use crate::desk::{Dates, Desk};
use crate::entitlement::Figure;
use crate::fact::Facts;
use crate::parameter::Chosen;
use crate::read::sources_of;
use crate::scheme::Source;
use crate::schemes::Schemes;
use crate::training::Training;

/// A figure unfolded.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    pub title: String,
    /// As a French reader expects it: `2 745 €`, `oui`, `Non applicable`.
    pub value: String,
    /// Texts the rule itself rests on.
    pub sources: Vec<Source>,
    /// The rules it was worked out from, outermost first, each once.
    pub rules: Vec<ExplainedRule>,
    pub parameters: Vec<ExplainedParameter>,
    /// Facts read, by name, with what was stated; a fact taken at its usual value says so.
    pub facts: Vec<ExplainedFact>,
    /// The whole computation, for those who want every step.
    pub steps: Step,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedRule {
    pub name: String,
    pub title: String,
    pub value: String,
    pub sources: Vec<Source>,
    /// How deep it stands under the figure.
    pub depth: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedParameter {
    pub name: String,
    pub title: String,
    pub value: String,
    /// In force from this day.
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub source: Option<Source>,
    /// The region whose value it is, and whether it is invented for the demonstration.
    pub region: Option<(String, bool)>,
    /// Values announced and not applied: from when, how much, from which text.
    pub announced: Vec<(Date, String, Source)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedFact {
    pub name: String,
    pub title: String,
    pub value: String,
    /// Nobody said so: it is the usual value.
    pub assumed: bool,
}

/// Unfolds a figure of [`crate::plan`]. None when no rule has its name.
pub fn explain(
    schemes: &Schemes,
    facts: &Facts,
    training: &Training,
    request: Date,
    figure: &Figure,
) -> Option<Explanation> {
    let inner = &*schemes.inner;
    let start = training.start();
    let mut desk = Desk::new(inner, Dates { start, request, day: start });
    desk.state_all(facts);
    desk.state_all(training.facts());
    if let Some(day) = figure.day {
        desk.move_to(day);
    }
    let rule = inner.engine.rule(&figure.rule)?;
    let (answer, steps) = desk.session().explain(&figure.rule).ok()?;
    let mut explanation = Explanation {
        title: rule.title().to_owned(),
        value: answer.to_string(),
        sources: sources_of(rule),
        rules: Vec::new(),
        parameters: Vec::new(),
        facts: Vec::new(),
        steps: steps.clone(),
    };
    walk(&desk, &steps, 0, &mut explanation);
    Some(explanation)
}

fn walk(desk: &Desk<'_>, step: &Step, depth: usize, explanation: &mut Explanation) {
    let mut below = depth;
    if let StepKind::Rule { name, origin, .. } = &step.kind {
        below += 1;
        let inner = desk.inner;
        if let Some(rank) = inner.names.parameters.get(name) {
            parameter(desk, *rank, explanation);
            return;
        }
        if let Some(fact) = inner.names.facts.get(name).map(|rank| &inner.facts[*rank]) {
            if !explanation.facts.iter().any(|known| known.name == *name) {
                let (name, title, value) = (name.clone(), fact.title.clone(), step.shown.clone());
                explanation.facts.push(ExplainedFact {
                    name,
                    title,
                    value,
                    assumed: *origin != Origin::Situation,
                });
            }
            return;
        }
        if *origin != Origin::SeenAbove && !explanation.rules.iter().any(|known| known.name == *name) {
            let sources = inner.engine.rule(name).map(sources_of).unwrap_or_default();
            explanation.rules.push(ExplainedRule {
                name: name.clone(),
                title: step.label.clone(),
                value: step.shown.clone(),
                sources,
                depth,
            });
        }
    }
    for step in &step.steps {
        walk(desk, step, below, explanation);
    }
}

fn parameter(desk: &Desk<'_>, rank: usize, explanation: &mut Explanation) {
    let parameter = &desk.inner.parameters[rank];
    if explanation.parameters.iter().any(|known| known.name == parameter.name) {
        return;
    }
    let chosen = desk.chosen(rank);
    let dated = parameter.chosen(chosen);
    let region = match chosen {
        Chosen::Regional(place, _) => {
            let own = &parameter.regional[place];
            let example = dated.is_some_and(|dated| dated.example);
            let name = desk.inner.regions.iter().find(|known| known.code == own.region);
            Some((name.map_or_else(|| own.region.clone(), |known| known.name.clone()), example))
        }
        _ => None,
    };
    let announced = parameter
        .values
        .iter()
        .filter(|value| value.announced)
        .map(|value| (value.from, value.worth.show(&parameter.unit), value.source.clone()))
        .collect();
    explanation.parameters.push(ExplainedParameter {
        name: parameter.name.clone(),
        title: parameter.title.clone(),
        value: dated.map_or_else(|| "inconnu".to_owned(), |dated| dated.worth.show(&parameter.unit)),
        from: dated.map(|dated| dated.from),
        to: dated.and_then(|dated| dated.to),
        source: dated.map(|dated| dated.source.clone()),
        region,
        announced,
    });
}
