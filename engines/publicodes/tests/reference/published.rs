//! A large published set of rules, npm `modele-social`: every rule, in situations made by chance.
//!
//! `JALON_SITUATIONS` says how many situations (200 for the long run).

use publicodes::{Compile, Date, Engine, Options, Rule, Source, Type};
use serde_json::{Map, Value, json};

use crate::chance::Chance;
use crate::compare::{Situation, Tally, compare_situation, options};
use crate::number;
use crate::oracle::Oracle;

const PACKAGE: &str = "modele-social";

#[test]
fn published_rules_agree() {
    let Some(mut oracle) = Oracle::start() else { return };
    let dump = oracle.ask(&json!({"dump": PACKAGE}));
    let text = dump["text"].as_str().unwrap_or_default();
    let part = |index: usize| dump["today"][index].as_u64().unwrap_or(1) as u32;
    let today = Date::new(part(0) as i32, part(1), part(2)).ok();
    // What can be answered from compiled rules is, so that this too is compared with the reference.
    let options = Options { today, compile: Compile::AtOnce, ..options() };
    let engine = Engine::read(&[Source { name: PACKAGE, text }], options).unwrap_or_else(|e| panic!("{e}"));
    let names: Vec<String> = engine.rules().map(|rule| rule.name().to_owned()).collect();
    assert!(names.len() > 1000, "only {} rules", names.len());
    let situations = number("JALON_SITUATIONS", 3);
    let seed = number("JALON_SEED", 1);
    let mut tally = Tally::default();
    let mut session = engine.session();
    for turn in 0..situations {
        let mut chance = Chance::new(seed.wrapping_mul(7919).wrapping_add(turn));
        let situation = Situation { facts: facts(&engine, &mut chance), ask: names.clone() };
        let request = json!({
            "package": PACKAGE,
            "situations": [{"facts": situation.facts, "ask": situation.ask}],
            "keep": true,
        });
        let answer = oracle.ask(&request);
        let before = tally.failures.len();
        compare_situation(&mut session, &situation, &answer["results"][0], true, &mut tally);
        for failure in tally.failures[before..].iter().take(5) {
            println!("situation {turn}: {failure}");
        }
    }
    println!(
        "{PACKAGE}: {} rules, {situations} situations, {} questions: {} agree, {} refused by both, known {:?}, {} failures",
        names.len(),
        tally.questions,
        tally.agreed,
        tally.agreed_on_error,
        tally.known,
        tally.failures.len()
    );
    assert!(tally.failures.is_empty(), "{} differences from the reference engine", tally.failures.len());
}

/// Answers to a few of the questions, in their unit or among their choices.
fn facts(engine: &Engine, chance: &mut Chance) -> Map<String, Value> {
    let asked: Vec<Rule<'_>> = engine.rules().filter(|rule| rule.question().is_some()).collect();
    let mut facts = Map::new();
    for _ in 0..chance.below(15) {
        let rule = chance.pick(&asked);
        let value = match (rule.choices(), rule.kind()) {
            (Some(choices), _) => chance.pick(&choices).clone(),
            (None, Some(Type::Number)) => {
                let most = *chance.pick(&[2, 30, 3_000, 60_000]);
                let unit = rule.unit().unwrap_or("");
                format!("{} {unit}", chance.below(most)).trim_end().to_owned()
            }
            (None, Some(Type::Date)) => {
                format!("{:02}/{:02}/{}", 1 + chance.below(28), 1 + chance.below(12), 2018 + chance.below(8))
            }
            (None, Some(Type::Text)) => continue,
            _ => if chance.one_in(2) { "oui" } else { "non" }.to_owned(),
        };
        facts.insert(rule.name().to_owned(), json!(value));
    }
    facts
}
