//! What is still to ask, in the order that settles most.

use std::collections::HashMap;

use crate::entitlement::{Entitlement, Verdict};
use crate::scheme::Wording;
use crate::schemes::Inner;

/// A fact still to ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Name of the fact; of the parameter when it is the region that must say.
    pub fact: String,
    pub title: String,
    pub question: Wording,
    /// To ask of the region rather than of the person.
    pub to_region: bool,
    /// Schemes whose answer waits for it, at least in part.
    pub waiting: usize,
}

/// A fact that alone decides a scheme weighs one; shared with others, its share of one.
const DECIDES: f64 = 1.0;
/// An amount that waits matters less than a right that waits.
const MEASURES: f64 = 0.5;
/// Without the costs there is no plan at all.
const OPENS: f64 = 4.0;

pub(crate) fn questions(
    inner: &Inner,
    entitlements: &[Entitlement],
    costs: &[String],
    others: &[String],
) -> Vec<Question> {
    let mut weights: HashMap<&str, (f64, usize)> = HashMap::new();
    let mut add = |facts: &'_ [String], weight: f64| {
        for fact in facts {
            let fact: &str = inner.names.facts.get_key_value(fact.as_str()).map_or_else(
                || inner.names.parameters.get_key_value(fact.as_str()).map_or("", |(name, _)| name),
                |(name, _)| name,
            );
            if !fact.is_empty() {
                let entry = weights.entry(fact).or_default();
                entry.0 += weight / facts.len() as f64;
                entry.1 += 1;
            }
        }
    };
    add(costs, OPENS * costs.len() as f64);
    add(others, MEASURES);
    for entitlement in entitlements {
        match &entitlement.verdict {
            Verdict::Unknown(facts) => add(facts, DECIDES),
            Verdict::Yes(offer) => add(&offer.missing, MEASURES),
            Verdict::No(_) | Verdict::Mentioned => {}
        }
    }
    let mut ranked: Vec<(&str, (f64, usize))> = weights.into_iter().collect();
    let place = |name: &str| inner.names.facts.get(name).copied().unwrap_or(usize::MAX);
    ranked.sort_by(|(left, (heavy, _)), (right, (light, _))| {
        light.total_cmp(heavy).then_with(|| place(left).cmp(&place(right))).then_with(|| left.cmp(right))
    });
    ranked.into_iter().map(|(name, (_, waiting))| question(inner, name, waiting)).collect()
}

fn question(inner: &Inner, name: &str, waiting: usize) -> Question {
    if let Some(fact) = inner.names.facts.get(name).map(|rank| &inner.facts[*rank]) {
        let (fact, title, question) = (fact.name.clone(), fact.title.clone(), fact.question.clone());
        return Question { fact, title, question, to_region: false, waiting };
    }
    let title = inner.names.parameters.get(name).map_or(name, |rank| inner.parameters[*rank].title.as_str());
    let asked = format!("À demander à la Région : {}.", title.to_lowercase());
    Question {
        fact: name.to_owned(),
        title: title.to_owned(),
        question: Wording::new(asked, Some("Demandez à votre Région.")),
        to_region: true,
        waiting,
    }
}
