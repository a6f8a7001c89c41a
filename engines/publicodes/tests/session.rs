//! Sessions: changing a fact gives what a fresh session gives and recomputes only what depends on it; bad input of every
//! kind is a typed error with a position or a name.

use publicodes::{
    Answered, Engine, EvaluationError, FactValue, Options, Session, Severity, Situation, SituationError,
};

const SCHEMES: &str = include_str!("../examples/schemes.yaml");

fn engine(rules: &str) -> Engine {
    Engine::new(rules).unwrap_or_else(|errors| panic!("{errors}"))
}

fn all(session: &mut Session, engine: &Engine) -> Vec<String> {
    let names: Vec<String> = engine.rules().map(|rule| rule.name().to_owned()).collect();
    names
        .iter()
        .map(|name| format!("{:?}", session.evaluate(name).map(|answer| answer.value().clone())))
        .collect()
}

#[test]
fn an_engine_is_shared_between_threads() {
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    let engine = engine(SCHEMES);
    shared(&engine);
    std::thread::scope(|scope| {
        for age in [20.0, 40.0] {
            let engine = &engine;
            scope.spawn(move || {
                let situation = Situation::new().with("personne . âge", age);
                engine.evaluate("aides . jeune", &situation).expect("it is computed")
            });
        }
    });
}

#[test]
fn a_changed_fact_gives_what_a_fresh_session_gives() {
    let engine = engine(SCHEMES);
    let mut kept = engine.session();
    let facts: [(&str, FactValue); 10] = [
        ("personne . âge", 24.0.into()),
        ("formation . coût", 6000.0.into()),
        ("personne . statut", "'salarié'".into()),
        ("formation . certifiante", true.into()),
        ("personne . ancienneté", 30.0.into()),
        ("formation . durée", 140.0.into()),
        ("personne . revenu", 1200.0.into()),
        ("personne . statut", "'demandeur'".into()),
        ("formation . coût", "2 * 4000 €".into()),
        ("personne . âge", "20 an + 10 an".into()),
    ];
    let mut situation = Situation::new();
    for (rule, value) in facts {
        kept.set(rule, value.clone()).expect("the fact is right");
        situation = situation.with(rule, value);
        let mut fresh = engine.session();
        fresh.set_situation(&situation).expect("the facts are right");
        assert_eq!(all(&mut kept, &engine), all(&mut fresh, &engine), "after {rule}");
    }
    kept.unset("personne . revenu").expect("the rule is there");
    assert!(kept.evaluate("aides . région").expect("it is computed").is_unknown());
}

#[test]
fn only_what_depends_on_a_fact_is_computed_again() {
    let engine = engine("a:\nb:\nde a: a + 1\nde b: b * 2 + 3 - 4\nles deux: de a + de b");
    let mut session = engine.session();
    session.set("a", 1.0).expect("the fact is right");
    session.set("b", 2.0).expect("the fact is right");
    session.evaluate("les deux").expect("it is computed");
    let whole = session.last_steps();
    session.set("a", 5.0).expect("the fact is right");
    let answer = session.evaluate("les deux").expect("it is computed");
    assert_eq!(answer.number(), Some(9.0));
    assert!(session.last_steps() < whole, "{} steps, then {}", whole, session.last_steps());
    session.set("b", 2.0).expect("the fact is right");
    session.evaluate("les deux").expect("it is computed");
    assert_eq!(session.last_steps(), 0, "the same fact changes nothing");
}

#[test]
fn every_error_is_told_at_once_with_its_place() {
    let rules = "a: 1 +\nb: plafnd\nc:\n  sommme: [1]\nd:\n  plafond: 3\n  valeur: 1 * (2\nplafond: 4\na: 3\ne: 31/02/2024\nf: true\n";
    let errors = Engine::new(rules).expect_err("the rules are wrong");
    let places: Vec<u32> = errors
        .diagnostics()
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| d.position.line)
        .collect();
    assert_eq!(places, [1, 2, 7, 9, 10, 11], "{errors}");
    assert_eq!(errors.diagnostics()[1].suggestion.as_deref(), Some("plafond"));
    assert_eq!(errors.diagnostics()[1].position.column, 4);
    assert!(
        errors.diagnostics().iter().any(|d| d.position.line == 4 && d.suggestion.as_deref() == Some("somme"))
    );
}

#[test]
fn a_situation_that_is_wrong_is_refused() {
    let engine = engine(
        "choix:\n  une possibilité: [\"'a'\", \"'b'\"]\nsecret:\n  avec:\n    \"[privé] x\": 3\nmontant:\n  unité: €",
    );
    let refused = |rule: &str, value: FactValue| match engine.session().set(rule, value) {
        Err(EvaluationError::Situation(error)) => error,
        other => panic!("{other:?}"),
    };
    assert!(
        matches!(refused("montan", 1.0.into()), SituationError::UnknownFact { suggestion: Some(name), .. } if name == "montant")
    );
    assert!(matches!(refused("secret . x", 1.0.into()), SituationError::PrivateFact { .. }));
    assert!(matches!(refused("montant", f64::NAN.into()), SituationError::NotANumber { .. }));
    assert!(matches!(refused("montant", "2 +".into()), SituationError::UnreadableValue { .. }));
    assert!(matches!(refused("montant", "31/02/2020".into()), SituationError::UnreadableValue { .. }));
    assert!(matches!(refused("choix", "'c'".into()), SituationError::NotAChoice { .. }));
}

#[test]
fn a_computation_that_cannot_be_done_is_a_typed_error() {
    let engine = engine(
        "zéro: 0\ndivision: 1 / zéro\nentière: 1 // zéro\nlog:\n  logarithme: zéro\nunités: 1 € + 1 kg\ntexte: \"'a' * 2\"\njours:\n  durée:\n    depuis: 01/01/2020\n",
    );
    let error = |rule: &str| engine.evaluate(rule, &Situation::new()).expect_err("it cannot be computed");
    assert!(matches!(error("division"), EvaluationError::DivisionByZero { rule } if rule == "division"));
    assert!(matches!(error("entière"), EvaluationError::DivisionByZero { .. }));
    assert!(matches!(error("log"), EvaluationError::NotANumber { .. }));
    assert!(matches!(error("unités"), EvaluationError::IncompatibleUnits { .. }));
    assert!(matches!(error("texte"), EvaluationError::WrongType { .. }));
    assert!(matches!(error("jours"), EvaluationError::TodayUnknown { .. }));
}

#[test]
fn hostile_rules_end_in_an_error() {
    let chain: String =
        (0..30_000).map(|n| format!("r{n}: r{} + 1\n", n + 1)).collect::<String>() + "r30000: 1\n";
    let long = engine(&chain).evaluate("r0", &Situation::new()).expect("a long chain is computed");
    assert_eq!(long.value(), &Answered::Number(30_001.0));
    let round = engine("a: b + 1\nb: a + 1");
    assert!(round.evaluate("a", &Situation::new()).expect("a cycle is not known").is_unknown());
    assert_eq!(round.cycles(), [["a", "b"]]);
    let strict = round.with_options(Options { reject_cycles: true, ..Options::default() });
    assert!(matches!(strict.evaluate("a", &Situation::new()), Err(EvaluationError::Cycle { .. })));
    let endless = engine(
        "a:\n  valeur: 1\n  applicable si:\n    est applicable: b\nb:\n  valeur: 1\n  applicable si:\n    est applicable: a",
    );
    assert!(endless.evaluate("a", &Situation::new()).is_err() || endless.cycles().len() == 1);
    let mut nested = String::from("1");
    for _ in 0..20 {
        nested = format!("{{valeur: {nested}, plafond: {nested}}}");
        if nested.len() > 100_000 {
            break;
        }
    }
    assert!(Engine::new(&format!("a: {nested}")).is_ok());
}
