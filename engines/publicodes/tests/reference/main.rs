//! Our engine against the reference one, npm `publicodes`, on rules made by chance and on a large published set.
//!
//! `JALON_SEED` and `JALON_PAIRS` choose the run; a failure is shrunk and printed with its seed.

mod chance;
mod compare;
mod generate;
mod oracle;
mod published;
mod quick;
mod shrink;

use chance::Chance;
use compare::{Tally, compare};
use oracle::Oracle;

const SITUATIONS: usize = 10;

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// The full evaluator and quick answers, on other rules than those below; this needs no reference engine.
#[test]
fn generated_rules_are_answered_alike_both_ways() {
    let seed = number("JALON_SEED", 1);
    let pairs = number("JALON_PAIRS", 20_000);
    let mut tally = Tally::default();
    for turn in 0..pairs / SITUATIONS as u64 {
        let case_seed = seed.wrapping_mul(7_000_003).wrapping_add(turn);
        let case = generate::case(&mut Chance::new(case_seed), SITUATIONS);
        let Ok(engine) = case.engine() else { continue };
        let before = tally.failures.len();
        quick::check(&case, &engine, &mut tally);
        if let Some(failure) = tally.failures.get(before) {
            println!("--- seed {case_seed}\n{}\n{failure}", serde_json::Value::Object(case.rules.clone()));
            break;
        }
    }
    let (asked, quickly) = tally.quick;
    println!(
        "{pairs} pairs, {asked} questions, {quickly} answered quickly, {} failures",
        tally.failures.len()
    );
    assert!(tally.failures.is_empty(), "the two ways to an answer differ");
    assert!(quickly > asked / 10, "only {quickly} of {asked} questions were answered quickly");
}

#[test]
fn generated_rules_agree() {
    let Some(mut oracle) = Oracle::start() else { return };
    let seed = number("JALON_SEED", 1);
    let pairs = number("JALON_PAIRS", 20_000);
    let mut tally = Tally::default();
    for turn in 0..pairs / SITUATIONS as u64 {
        let case_seed = seed.wrapping_mul(1_000_003).wrapping_add(turn);
        let case = generate::case(&mut Chance::new(case_seed), SITUATIONS);
        if number("JALON_TRACE", 0) == 1 {
            eprintln!("seed {case_seed} {}", case.request());
        }
        let before = tally.failures.len();
        compare(&case, &oracle.ask(&case.request()), &mut tally);
        if tally.failures.len() > before && tally.failures.len() < 2000 {
            let (small, message) = shrink::shrink(&case, &mut oracle);
            println!(
                "--- seed {case_seed}\n{}\n{message}\n{}",
                serde_json::Value::Object(small.rules.clone()),
                tally.failures[before]
            );
            if number("JALON_FAILURES", 1) <= 1 + u64::try_from(before).unwrap_or(0) {
                break;
            }
        }
    }
    println!(
        "{pairs} pairs, {} questions: {} agree, {} refused by both, known differences {:?}, quick {:?}, {} failures",
        tally.questions,
        tally.agreed,
        tally.agreed_on_error,
        tally.known,
        tally.quick,
        tally.failures.len()
    );
    assert!(tally.failures.is_empty(), "{} differences from the reference engine", tally.failures.len());
}
