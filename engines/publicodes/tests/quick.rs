//! Quick answers: the rules they are meant for are answered so, with the very answers of the full evaluator.

use publicodes::{BatchValue, Compile, Engine, EvaluationError, FactColumn, FactValue, Options, Source};

const SCHEMES: &str = include_str!("../examples/schemes.yaml");

fn engine(rules: &str, compile: Compile) -> Engine {
    let options = Options { compile, ..Options::default() };
    Engine::read(&[Source { name: "règles", text: rules }], options)
        .unwrap_or_else(|errors| panic!("{errors}"))
}

fn person(n: u32) -> Vec<(&'static str, FactValue)> {
    let status = ["salarié", "demandeur", "indépendant"][n as usize % 3];
    vec![
        ("personne . âge", f64::from(18 + n * 7 % 47).into()),
        ("personne . statut", FactValue::Text(status.into())),
        ("personne . ancienneté", f64::from(n * 13 % 200).into()),
        ("personne . revenu", f64::from(n * 370 % 4000).into()),
        ("personne . handicap", n.is_multiple_of(5).into()),
        ("personne . diplôme", f64::from(1 + n * 3 % 7).into()),
        ("formation . coût", f64::from(200 + n * 410 % 15_000).into()),
        ("formation . durée", f64::from(7 + n * 29 % 600).into()),
        ("formation . certifiante", (n % 4 != 1).into()),
    ]
}

fn asked(engine: &Engine) -> Vec<String> {
    let schemes = engine.rules().map(|rule| rule.name().to_owned());
    schemes.filter(|name| name.starts_with("aides . ")).collect()
}

#[test]
fn schemes_are_answered_quickly_and_alike() {
    let (quick, full) = (engine(SCHEMES, Compile::AtOnce), engine(SCHEMES, Compile::Never));
    let (mut fast, mut slow) = (quick.session(), full.session());
    let mut slowly = Vec::new();
    for n in 0..200 {
        fast.clear();
        slow.clear();
        for (rule, value) in person(n) {
            fast.set(rule, value.clone()).expect("the fact is right");
            slow.set(rule, value).expect("the fact is right");
        }
        for rule in asked(&quick) {
            let (ours, theirs) = (fast.evaluate(&rule), slow.evaluate(&rule));
            assert_eq!(ours, theirs, "{rule}, person {n}");
            if !fast.answers_quickly() {
                slowly.push((n, rule));
                break;
            }
        }
    }
    assert!(slowly.is_empty(), "{slowly:?}");
}
