//! The two ways to an answer, the full evaluator and compiled plans, on the same questions: session against session, and
//! batch against batch. They must agree on everything an answer says, errors and oddities included.

use publicodes::{Compile, Engine, FactValue, Options, Session, Step, Trace};

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

/// Every step that the full evaluator takes for one question is in the trace of compiled rules, alike.
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
            let steps = ours.steps();
            let absent: Vec<Step> = theirs.steps().into_iter().filter(|step| !steps.contains(step)).collect();
            if !same || !absent.is_empty() {
                let facts = serde_json::Value::Object(situation.facts.clone());
                tally.failures.push(format!("trace of « {rule} » in {facts}: {absent:?} not in {steps:?}"));
            }
        }
    }
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
