//! Our answers beside those of the reference engine. Every difference belongs to a class; the classes that are known, and
//! why ours is right, are named here and in the README. Anything else is a failure.

use publicodes::{Answered, Compile, Engine, EvaluationError, FactValue, Oddity, Options, Session, Source};
use serde_json::Value;
use std::collections::BTreeMap;

use crate::quick;

/// A rule set, situations, and the rules asked in each.
#[derive(Debug, Clone)]
pub struct Case {
    pub rules: serde_json::Map<String, Value>,
    pub situations: Vec<Situation>,
    /// Whether what was computed for one question is kept for the next.
    pub keep: bool,
}

#[derive(Debug, Clone)]
pub struct Situation {
    pub facts: serde_json::Map<String, Value>,
    pub ask: Vec<String>,
}

#[derive(Debug, Default, Clone)]
pub struct Tally {
    pub questions: usize,
    pub agreed: usize,
    pub agreed_on_error: usize,
    /// Known classes of difference, and how often each was met.
    pub known: BTreeMap<&'static str, usize>,
    /// Questions asked both of the full evaluator and of quick answers, and those that were answered quickly.
    pub quick: (usize, usize),
    pub failures: Vec<String>,
}

pub fn options() -> Options {
    Options {
        filter_choices: true,
        today: publicodes::Date::new(2026, 1, 1).ok(),
        // The reference is compared with the full evaluator, and that one with quick answers.
        compile: Compile::Never,
        ..Options::like_reference()
    }
}

impl Case {
    pub fn request(&self) -> Value {
        let situations: Vec<Value> = self
            .situations
            .iter()
            .map(|situation| serde_json::json!({"facts": situation.facts, "ask": situation.ask}))
            .collect();
        serde_json::json!({"rules": self.rules, "situations": situations, "keep": self.keep})
    }

    pub fn engine(&self) -> Result<Engine, String> {
        let text = Value::Object(self.rules.clone()).to_string();
        Engine::read(&[Source { name: "cas", text: &text }], options()).map_err(|errors| errors.to_string())
    }
}

/// Compares everything asked in a case.
pub fn compare(case: &Case, reference: &Value, tally: &mut Tally) {
    let engine = case.engine();
    let refused = reference.get("parse").and_then(Value::as_str);
    let engine = match (engine, refused) {
        (Ok(engine), None) => engine,
        (Err(_), Some(_)) => {
            tally.agreed_on_error += 1;
            return;
        }
        (Ok(_), Some(message)) if message.contains("$INTERNAL") => {
            *tally.known.entry("deux extrêmes dans une règle").or_default() += 1;
            return;
        }
        (Ok(_), Some(message)) => {
            tally.failures.push(format!("the reference refuses the rules, we do not: {message}"));
            return;
        }
        (Err(message), None) => {
            tally.failures.push(format!("we refuse the rules, the reference does not: {message}"));
            return;
        }
    };
    quick::check(case, &engine, tally);
    let mut session = engine.session();
    let empty = Vec::new();
    let results = reference["results"].as_array().unwrap_or(&empty);
    for (situation, result) in case.situations.iter().zip(results) {
        compare_situation(&mut session, situation, result, case.keep, tally);
    }
}

pub fn compare_situation(
    session: &mut Session,
    situation: &Situation,
    result: &Value,
    keep: bool,
    tally: &mut Tally,
) {
    let facts = facts(situation);
    let refused = session.set_situation(&facts.into_iter().collect()).err();
    // The reference computes choices as soon as they are given, and lets pass there what it lets pass elsewhere.
    if let (Some(class), None) = (refused.as_ref().and_then(known_class), result.get("s")) {
        *tally.known.entry(class).or_default() += 1;
        return;
    }
    let refused = refused.map(|error| error.to_string());
    match (refused, result.get("s")) {
        (None, None) => {}
        (Some(_), Some(_)) => {
            tally.agreed_on_error += 1;
            return;
        }
        (ours, theirs) => {
            tally.questions += 1;
            tally.failures.push(format!("situation {:?}: ours {ours:?}, theirs {theirs:?}", situation.facts));
            return;
        }
    }
    for (rule, expected) in situation.ask.iter().zip(result.as_array().map_or(&[][..], Vec::as_slice)) {
        if !keep {
            session.forget();
        }
        tally.questions += 1;
        match difference(session, rule, expected) {
            Verdict::Same => tally.agreed += 1,
            Verdict::BothRefuse => tally.agreed_on_error += 1,
            Verdict::Known(class) => {
                *tally.known.entry(class).or_default() += 1;
                // From here on the two no longer remember the same things.
                if keep {
                    return;
                }
            }
            Verdict::Different(message) => {
                let facts = Value::Object(situation.facts.clone());
                tally.failures.push(format!("« {rule} » in {facts}: {message}"));
            }
        }
        // An error leaves the reference engine with an empty memory.
        if expected.get("e").is_some() {
            session.forget();
        }
    }
}

/// The facts of a situation, as ours takes them.
pub fn facts(situation: &Situation) -> Vec<(&str, FactValue)> {
    let fact = |value: &Value| match value {
        Value::Number(number) => FactValue::Number(number.as_f64().unwrap_or(0.0)),
        Value::String(text) => FactValue::Expression(text.clone()),
        other => FactValue::Expression(other.to_string()),
    };
    situation.facts.iter().map(|(name, value)| (name.as_str(), fact(value))).collect()
}

/// What we refuse and the reference lets pass, and why.
fn known_class(error: &EvaluationError) -> Option<&'static str> {
    match error {
        EvaluationError::NotANumber { .. } => Some("un nombre qui n'en est pas un"),
        // The reference refuses `/` by zero, and lets `//` give what is not a number.
        EvaluationError::DivisionByZero { .. } => Some("division entière par zéro"),
        EvaluationError::WrongType { .. } | EvaluationError::NotADate { .. } => {
            Some("un texte dans un calcul")
        }
        _ => None,
    }
}

enum Verdict {
    Same,
    BothRefuse,
    Known(&'static str),
    Different(String),
}

fn difference(session: &mut Session, rule: &str, expected: &Value) -> Verdict {
    let ours = session.evaluate(rule);
    let refused = expected.get("e").and_then(Value::as_str);
    let answer = match (ours, refused) {
        (Err(_), Some(_)) => return Verdict::BothRefuse,
        (Ok(answer), None) => answer,
        (Ok(answer), Some(message)) => {
            if message.contains("Maximum call stack") {
                return Verdict::Known("la pile de la référence déborde");
            }
            return Verdict::Different(format!("the reference fails ({message}), we give {answer}"));
        }
        (Err(error), None) => {
            let Some(class) = known_class(&error) else {
                return Verdict::Different(format!("we fail ({error}), the reference gives {expected}"));
            };
            return Verdict::Known(class);
        }
    };
    let theirs = &expected["v"];
    if theirs.get("odd").is_some_and(|odd| odd != "undefined") {
        return Verdict::Known("un nombre qui n'en est pas un");
    }
    let same_value = match (answer.value(), theirs) {
        (Answered::Unknown, Value::Object(odd)) => {
            let odd = odd.get("odd").and_then(Value::as_str).unwrap_or("");
            odd == "undefined"
        }
        (_, Value::Object(_)) => false,
        (Answered::NotApplicable, Value::Null) => true,
        (Answered::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Answered::Number(ours), Value::Number(theirs)) => {
            let theirs = theirs.as_f64().unwrap_or(f64::NAN);
            (ours - theirs).abs() <= 1e-9 * (1.0 + ours.abs().max(theirs.abs()))
        }
        (Answered::Text(ours), Value::String(theirs)) => ours == theirs,
        (Answered::Date(ours), Value::String(theirs)) => ours.to_string() == *theirs,
        _ => false,
    };
    if let (Answered::Text(ours), Value::String(theirs)) = (answer.value(), theirs)
        && ours != theirs
        && *ours == theirs.replace("-0\u{a0}", "0\u{a0}")
    {
        return Verdict::Known("moins zéro");
    }
    let mut their_missing: Vec<(&str, f64)> = expected["m"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(|pair| (pair[0].as_str().unwrap_or(""), pair[1].as_f64().unwrap_or(f64::NAN)))
        .collect();
    their_missing.sort_by(|a, b| b.1.total_cmp(&a.1));
    let our_missing: Vec<(&str, f64)> = answer.missing().iter().map(|m| (m.rule.as_str(), m.score)).collect();
    let same_unit = answer.unit() == expected["u"].as_str().unwrap_or("");
    let same_missing = our_missing == their_missing;
    if same_value && same_unit && same_missing {
        return Verdict::Same;
    }
    let what = format!(
        "{}{}{}",
        if same_value { "" } else { "value " },
        if same_unit { "" } else { "unit " },
        if same_missing { "" } else { "missing " }
    );
    Verdict::Different(format!(
        "{what}differ: ours {:?} « {} » {:?}, theirs {expected}{}",
        answer.value(),
        answer.unit(),
        our_missing,
        if session.oddities().iter().any(|o| matches!(o, Oddity::Cycle { .. })) { " (cycle)" } else { "" }
    ))
}
