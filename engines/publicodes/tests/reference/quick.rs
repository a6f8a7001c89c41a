//! The two ways to an answer, the full evaluator and compiled plans, on the same questions: session against session, and
//! batch against batch. They must agree on everything an answer says, errors and oddities included.

use publicodes::{Compile, Engine, FactValue, Options, Session, Step, StepKind, Trace};

use crate::compare::{Case, Tally, facts};

/// Asks everything of a case both ways.
pub fn check(case: &Case, engine: &Engine, tally: &mut Tally) {
    for filter in [true, false] {
        let options = Options { check_choices: filter, ..*engine.options() };
        let full = engine.with_options(Options { compile: Compile::Never, ..options });
        let quick = engine.with_options(Options { compile: Compile::AtOnce, ..options });
        sessions(case, &full, &quick, tally);
        traces(case, &full, &quick, tally);
        batches(case, &full, &quick, tally);
    }
}

fn sessions(case: &Case, full: &Engine, quick: &Engine, tally: &mut Tally) {
    let (mut full, mut quick) = (full.session(), quick.session());
    for situation in &case.situations {
        let stated: publicodes::Situation = facts(situation).into_iter().collect();
        let (ours, theirs) = (quick.set_situation(&stated), full.set_situation(&stated));
        if ours != theirs {
            tally.failures.push(format!("stating {:?}: quick {ours:?}, full {theirs:?}", situation.facts));
        }
        if ours.is_err() {
            continue;
        }
        // Asked twice, since what was answered may show in what follows.
        for rule in situation.ask.iter().chain(&situation.ask) {
            let (ours, theirs) = (quick.evaluate(rule), full.evaluate(rule));
            let same_oddities = quick.oddities() == full.oddities();
            tally.quick.0 += 1;
            tally.quick.1 += usize::from(quick.answers_quickly());
            if ours != theirs || !same_oddities {
                let facts = serde_json::Value::Object(situation.facts.clone());
                tally.failures.push(format!("« {rule} » in {facts}: quick {ours:?}, full {theirs:?}"));
            }
        }
    }
}

/// What compiled rules trace of a rule is what the full evaluator remembers of it; the rule that was asked is always there.
fn traces(case: &Case, engine: &Engine, quick: &Engine, tally: &mut Tally) {
    let (mut full, mut quick) = (engine.session(), quick.session());
    let (mut ours, mut theirs) = (Trace::default(), Trace::default());
    for situation in &case.situations {
        let stated: publicodes::Situation = facts(situation).into_iter().collect();
        for rule in &situation.ask {
            let states = |session: &mut Session| session.set_situation(&stated).is_ok();
            let Some(id) = engine.rule(rule) else { continue };
            if !states(&mut quick) || !states(&mut full) {
                continue;
            }
            let id = id.id();
            let told = quick.evaluate_traced(&[id], &mut ours);
            if told.is_err() || !quick.answers_quickly() {
                continue;
            }
            let same = told == full.evaluate_traced(&[id], &mut theirs);
            let (steps, others) = (ours.steps(), theirs.steps());
            let is_other = |step: &Step| others.iter().any(|other| other.kind == step.kind && other != step);
            let is_asked = |step: &&Step| matches!(&step.kind, StepKind::Rule { name, .. } if name == rule);
            let absent: Vec<&Step> = steps.iter().filter(|step| is_rule(step) && is_other(step)).collect();
            let same = same && steps.iter().find(is_asked) == others.iter().find(is_asked);
            if !same || !absent.is_empty() {
                let facts = serde_json::Value::Object(situation.facts.clone());
                tally.failures.push(format!(
                    "trace of « {rule} » in {facts}: {absent:?} in {steps:?}, full {others:?}"
                ));
            }
        }
    }
}

fn is_rule(step: &Step) -> bool {
    matches!(step.kind, StepKind::Rule { .. })
}

fn batches(case: &Case, full: &Engine, quick: &Engine, tally: &mut Tally) {
    let mut ask: Vec<String> = case.situations.iter().flat_map(|situation| situation.ask.clone()).collect();
    ask.sort();
    ask.dedup();
    let rows: Vec<Vec<(&str, FactValue)>> = case.situations.iter().map(facts).collect();
    // Each alone, since the first error stops a batch; then all together, several times over so that they fill columns.
    for row in &rows {
        let one = || std::iter::once(row.as_slice());
        let (ours, theirs) = (quick.batch(&ask, one()), full.batch(&ask, one()));
        if !alike(&ours, &theirs) {
            tally.failures.push(format!("batch of {row:?}: quick {ours:?}, full {theirs:?}"));
        }
    }
    let many = || rows.iter().cycle().take(20 * rows.len()).map(Vec::as_slice);
    let (ours, theirs) = (quick.batch(&ask, many()), full.batch(&ask, many()));
    if !alike(&ours, &theirs) {
        tally.failures.push(format!("batch of {rows:?}: quick {ours:?}, full {theirs:?}"));
    }
}

/// Equal to the last bit.
fn alike<T: std::fmt::Debug, E: std::fmt::Debug>(ours: &Result<T, E>, theirs: &Result<T, E>) -> bool {
    format!("{ours:?}") == format!("{theirs:?}")
}
