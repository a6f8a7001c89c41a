//! Examples: the cases that rule writers put beside their rules, with what they expect. Checking a set of rules is also
//! checking that it still gives what its examples say.

use crate::answer::{Answer, Answered};
use crate::engine::Engine;
use crate::error::EvaluationError;
use crate::read::yaml::{Item, Yaml};
use crate::session::Session;
use crate::tree::RuleId;

/// An example that does not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleFailure {
    /// Full name of the rule.
    pub rule: String,
    /// Name of the example, or its rank.
    pub example: String,
    /// The line where it is written.
    pub line: u32,
    /// What was expected, in French.
    pub expected: String,
    /// What was given instead.
    pub given: String,
}

/// How many examples were tried, and those that do not hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ExampleReport {
    pub tried: usize,
    pub failures: Vec<ExampleFailure>,
}

impl Engine {
    /// Tries every example of the rules: numbers are compared to the cent.
    pub fn check_examples(&self) -> ExampleReport {
        let mut report = ExampleReport::default();
        for index in 0..self.program.own_rules {
            let rule = &self.program.rules[index];
            let examples = rule.meta.iter().find(|(key, _)| &**key == "exemples").map(|(_, item)| item);
            let examples: Vec<&Item> = match examples.map(|item| (&item.value, item)) {
                Some((Yaml::List(items), _)) => items.iter().collect(),
                Some((Yaml::Map(_), item)) => vec![item],
                _ => continue,
            };
            for (rank, example) in examples.into_iter().enumerate() {
                report.tried += 1;
                if let Err((expected, given)) = self.try_example(RuleId(index as u32), example) {
                    let name = example.get("nom").and_then(Item::text).map(str::to_owned);
                    report.failures.push(ExampleFailure {
                        rule: rule.name.to_string(),
                        example: name.unwrap_or_else(|| format!("n° {}", rank + 1)),
                        line: example.position.line,
                        expected,
                        given,
                    });
                }
            }
        }
        report
    }

    fn try_example(&self, rule: RuleId, example: &Item) -> Result<(), (String, String)> {
        let result = answer_example(&mut self.session(), rule, example);
        if let Some(exception) = example.get("exception") {
            return match result {
                Err(_) => Ok(()),
                Ok(answer) => Err((format!("une erreur ({})", shown(exception)), answer.to_string())),
            };
        }
        let answer = result.map_err(|error| ("une valeur".to_owned(), error.to_string()))?;
        if let Some(expected) = example.get("valeur attendue")
            && !is_as_expected(&answer, &expected.value)
        {
            return Err((shown(expected), format!("{answer} ({:?})", answer.value())));
        }
        if let Some(expected) = example.get("unité attendue")
            && let Some(unit) = expected.text().filter(|unit| !unit.is_empty())
            && answer.unit() != unit
        {
            return Err((format!("l'unité « {} »", shown(expected)), format!("« {} »", answer.unit())));
        }
        if let Some(Item { value: Yaml::List(expected), .. }) = example.get("variables manquantes") {
            let mut expected: Vec<&str> = expected.iter().filter_map(Item::text).collect();
            let mut missing: Vec<&str> =
                answer.missing().iter().map(|missing| missing.rule.as_str()).collect();
            expected.sort_unstable();
            missing.sort_unstable();
            if expected != missing {
                return Err((format!("il manque {expected:?}"), format!("{missing:?}")));
            }
        }
        Ok(())
    }
}

fn answer_example(session: &mut Session, rule: RuleId, example: &Item) -> Result<Answer, EvaluationError> {
    if let Some(Item { value: Yaml::Map(facts), .. }) = example.get("situation") {
        for fact in facts {
            session.set_item(&fact.key, &fact.item)?;
        }
    }
    session.evaluate_rule(rule)
}

fn is_as_expected(answer: &Answer, expected: &Yaml) -> bool {
    match (expected, answer.value()) {
        (Yaml::Null, given) => *given == Answered::NotApplicable,
        (Yaml::Bool(expected), given) => *given == Answered::Bool(*expected),
        (Yaml::Number(expected), Answered::Number(given)) => (given - expected).abs() < 0.005,
        (Yaml::Text { text, .. }, given) => match given {
            Answered::Unknown => &**text == "undefined",
            Answered::Text(given) => **given == **text,
            Answered::Bool(given) => &**text == if *given { "oui" } else { "non" },
            _ => answer.to_string() == **text,
        },
        _ => false,
    }
}

fn shown(item: &Item) -> String {
    match &item.value {
        Yaml::Null => "non applicable".to_owned(),
        Yaml::Bool(true) => "oui".to_owned(),
        Yaml::Bool(false) => "non".to_owned(),
        Yaml::Number(number) => number.to_string(),
        Yaml::Text { text, .. } => text.to_string(),
        Yaml::List(_) | Yaml::Map(_) => "…".to_owned(),
    }
}
