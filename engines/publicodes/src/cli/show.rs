//! What the command writes: answers, questions to ask, trees of explanation, documentation.

use publicodes::{Engine, EvaluationError, Origin, Session, Step, StepKind};
use std::fmt::Write as _;

/// Everything that is or looks wrong; `Err` when something is.
pub fn check(engine: &Engine) -> Result<String, String> {
    let mut output = String::new();
    for warning in engine.warnings() {
        let _ = writeln!(output, "{warning}");
    }
    for cycle in engine.cycles() {
        let _ =
            writeln!(output, "attention : ces règles se calculent l'une par l'autre : {}", cycle.join(" → "));
    }
    let report = engine.check_examples();
    for failure in &report.failures {
        let _ = writeln!(
            output,
            "ligne {} : l'exemple « {} » de « {} » ne tient pas : attendu {}, obtenu {}",
            failure.line, failure.example, failure.rule, failure.expected, failure.given
        );
    }
    let rules = engine.rules().count();
    let _ = writeln!(
        output,
        "{rules} règles, {} exemples dont {} en défaut",
        report.tried,
        report.failures.len()
    );
    if report.failures.is_empty() { Ok(output) } else { Err(output) }
}

pub fn answer(session: &mut Session, rule: &str) -> Result<String, EvaluationError> {
    let answer = session.evaluate(rule)?;
    let mut line = format!("{rule} : {answer}\n");
    if answer.is_unknown() {
        let missing: Vec<&str> = answer.missing().iter().map(|missing| missing.rule.as_str()).collect();
        let _ = writeln!(line, "    il manque : {}", missing.join(", "));
    }
    Ok(line)
}

pub fn missing(engine: &Engine, session: &mut Session, rule: &str) -> Result<String, EvaluationError> {
    let answer = session.evaluate(rule)?;
    let mut output = format!("{rule} : {answer}\n");
    for missing in answer.missing() {
        let question = engine.rule(&missing.rule).and_then(|rule| rule.question().map(str::to_owned));
        let _ = writeln!(
            output,
            "    {:>4}  {}{}",
            missing.score,
            missing.rule,
            match question {
                Some(question) => format!(" : {question}"),
                None => String::new(),
            }
        );
    }
    Ok(output)
}

pub fn tree(step: &Step, indent: usize, output: &mut String) {
    let margin = "  ".repeat(indent);
    match &step.kind {
        StepKind::Constant => {
            let _ = writeln!(output, "{margin}{}", step.label);
        }
        StepKind::Mechanism => {
            let _ = writeln!(output, "{margin}[{}] {}", step.label, step.shown);
        }
        StepKind::Rule { sources, origin, .. } => {
            let origin = match origin {
                Origin::Formula => "",
                Origin::Situation => " (donné)",
                Origin::SwitchedOff => " (hors d'objet)",
                Origin::SeenAbove => " (déjà vu)",
            };
            let _ = writeln!(output, "{margin}{} = {}{origin}", step.label, step.shown);
            for (title, address) in sources {
                let _ = writeln!(output, "{margin}  source : {title} {address}");
            }
        }
    }
    for child in &step.steps {
        tree(child, indent + 1, output);
    }
}

pub fn documentation(engine: &Engine) -> String {
    let mut output = String::new();
    for rule in engine.rules() {
        let _ = writeln!(output, "## {}\n\n`{}`\n", rule.title(), rule.name());
        if let Some(question) = rule.question() {
            let _ = writeln!(output, "Question : {question}\n");
        }
        if let Some(choices) = rule.choices() {
            let _ = writeln!(output, "Choix : {}\n", choices.join(", "));
        }
        if let Some(unit) = rule.unit() {
            let _ = writeln!(output, "Unité : {unit}\n");
        }
        if let Some(description) = rule.description() {
            let _ = writeln!(output, "{}\n", description.trim());
        }
        for (title, address) in rule.references() {
            let _ = writeln!(output, "- [{title}]({address})");
        }
        output.push('\n');
    }
    output
}
