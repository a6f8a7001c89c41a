//! Quick answers: the rules they are meant for are answered so, with the very answers of the full evaluator.

use publicodes::{
    BatchValue, Compile, Engine, EvaluationError, FactColumn, FactValue, Options, RuleId, Source, Step,
    StepKind, Trace,
};

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

/// What is left unsaid is asked, whichever facts are missing.
#[test]
fn what_is_missing_is_told_as_by_the_full_evaluator() {
    let (quick, full) = (engine(SCHEMES, Compile::AtOnce), engine(SCHEMES, Compile::Never));
    let (mut fast, mut slow) = (quick.session(), full.session());
    let mut unknown = 0;
    for hidden in 0..512 {
        fast.clear();
        slow.clear();
        for (rank, (rule, value)) in person(hidden).into_iter().enumerate() {
            if hidden & (1 << rank) == 0 {
                fast.set(rule, value.clone()).expect("the fact is right");
                slow.set(rule, value).expect("the fact is right");
            }
        }
        for rule in asked(&quick) {
            let (ours, theirs) = (fast.evaluate(&rule), slow.evaluate(&rule));
            assert_eq!(ours, theirs, "{rule}, without {hidden:b}");
            unknown += usize::from(ours.is_ok_and(|answer| !answer.missing().is_empty()));
        }
        assert_eq!(fast.explain("aides . total"), slow.explain("aides . total"));
    }
    assert!(unknown > 1000, "only {unknown} answers lacked something");
}

#[test]
fn a_changed_fact_runs_again_only_what_depends_on_it() {
    let engine = engine(SCHEMES, Compile::AtOnce);
    let mut session = engine.session();
    for (rule, value) in person(3) {
        session.set(rule, value).expect("the fact is right");
    }
    session.evaluate("aides . total").expect("it is computed");
    let whole = session.last_steps();
    session.set("formation . durée", 70.0).expect("the fact is right");
    let answer = session.evaluate("aides . total").expect("it is computed");
    assert!(session.answers_quickly());
    assert!(
        0 < session.last_steps() && session.last_steps() < whole,
        "{whole}, then {}",
        session.last_steps()
    );
    let mut fresh = engine.session();
    for (rule, value) in person(3) {
        let value = if rule == "formation . durée" { 70.0.into() } else { value };
        fresh.set(rule, value).expect("the fact is right");
    }
    assert_eq!(fresh.evaluate("aides . total"), Ok(answer));
    session.evaluate("aides . total").expect("it is computed");
    assert_eq!(session.last_steps(), 0, "nothing changed");
}

/// Situations by rows, by columns and one by one; many enough that the last columns are not full.
#[test]
fn batches_give_what_sessions_give() {
    let engine = engine(SCHEMES, Compile::WhenRepeated);
    let asked = asked(&engine);
    let mut people: Vec<Vec<(&str, FactValue)>> = (0..150).map(person).collect();
    // Another shape, a number beyond what plans take, and an expression among the others.
    people[20].remove(4);
    people[30][6].1 = FactValue::Number(1e16);
    people[40][6].1 = FactValue::Expression("2 * 3000 €".into());
    people[50][6].1 = FactValue::NotApplicable;
    let rows = engine.batch(&asked, people.iter().map(Vec::as_slice)).expect("the batch is computed");
    let slow = crate::engine(SCHEMES, Compile::Never);
    let mut session = slow.session();
    for (facts, row) in people.iter().zip(&rows) {
        session.set_situation(&facts.iter().cloned().collect()).expect("the facts are right");
        for (rule, value) in asked.iter().zip(row) {
            let answer = session.evaluate(rule).expect("it is computed");
            let same = match value {
                BatchValue::Number(number) => answer.number() == Some(*number),
                BatchValue::NotApplicable => answer.is_not_applicable(),
                BatchValue::Unknown => answer.is_unknown(),
                BatchValue::Bool(value) => answer.value() == &publicodes::Answered::Bool(*value),
                BatchValue::Other => false,
            };
            assert!(same, "{rule}: {value:?} against {answer}");
        }
    }
}

fn columns_of(people: &[Vec<(&'static str, FactValue)>]) -> (Vec<Vec<f64>>, Vec<String>) {
    let mut numbers = vec![Vec::new(); 9];
    let mut statuses = Vec::new();
    for facts in people {
        for (column, (_, value)) in numbers.iter_mut().zip(facts) {
            match value {
                FactValue::Number(number) => column.push(*number),
                FactValue::Bool(value) => column.push(f64::from(u8::from(*value))),
                FactValue::Text(text) => statuses.push(text.clone()),
                other => panic!("{other:?}"),
            }
        }
    }
    (numbers, statuses)
}

#[test]
fn columns_give_what_rows_give() {
    let engine = engine(SCHEMES, Compile::WhenRepeated);
    let asked = asked(&engine);
    for count in [0, 1, 15, 16, 64, 65, 150] {
        let people: Vec<Vec<(&str, FactValue)>> = (0..count).map(person).collect();
        let rows = engine.batch(&asked, people.iter().map(Vec::as_slice)).expect("the batch is computed");
        let (numbers, statuses) = columns_of(&people);
        let statuses: Vec<&str> = statuses.iter().map(String::as_str).collect();
        let yes = |rank: usize| numbers[rank].iter().map(|number| *number == 1.0).collect::<Vec<bool>>();
        let (handicap, certified) = (yes(4), yes(8));
        let names: Vec<&str> = person(0).iter().map(|(rule, _)| *rule).collect();
        let facts: Vec<(&str, FactColumn<'_>)> = names
            .iter()
            .enumerate()
            .map(|(rank, name)| {
                let column = match rank {
                    1 => FactColumn::Texts(&statuses),
                    4 => FactColumn::Bools(&handicap),
                    8 => FactColumn::Bools(&certified),
                    _ => FactColumn::Numbers(&numbers[rank]),
                };
                (*name, column)
            })
            .collect();
        let columns = engine.batch_columns(&asked, &facts).expect("the batch is computed");
        for (rank, column) in columns.iter().enumerate() {
            let expected: Vec<BatchValue> = rows.iter().map(|row| row[rank]).collect();
            assert_eq!(*column, expected, "{} of {count}", asked[rank]);
        }
    }
}

/// The first situation that cannot be computed stops the batch, wherever it stands and whatever comes after.
#[test]
fn the_first_error_of_a_batch_is_told() {
    let rules = "a:\nb:\nquotient: a / b\nchoix:\n  une possibilité: [\"'x'\", \"'y'\"]\nretenu:\n  valeur: choix = 'x'";
    for compile in [Compile::Never, Compile::WhenRepeated, Compile::AtOnce] {
        let engine = engine(rules, compile);
        let asked = ["quotient".to_owned()];
        let mut divisors = vec![2.0; 100];
        let ones = vec![1.0; 100];
        let of = |divisors: &[f64]| {
            engine.batch_columns(
                &asked,
                &[("a", FactColumn::Numbers(&ones)), ("b", FactColumn::Numbers(divisors))],
            )
        };
        assert_eq!(of(&divisors).expect("it is computed")[0], [BatchValue::Number(0.5); 100]);
        divisors[70] = 0.0;
        assert!(matches!(of(&divisors), Err(EvaluationError::DivisionByZero { .. })));
        divisors[69] = f64::NAN;
        assert!(matches!(of(&divisors), Err(EvaluationError::Situation(_))));
        let uneven = engine
            .batch_columns(&asked, &[("a", FactColumn::Numbers(&ones)), ("b", FactColumn::Numbers(&[1.0]))]);
        assert!(matches!(uneven, Err(EvaluationError::Situation(_))));
        let mut texts = vec!["x"; 100];
        texts[99] = "z";
        let chosen = engine.batch_columns(&["retenu".to_owned()], &[("choix", FactColumn::Texts(&texts))]);
        assert!(matches!(chosen, Err(EvaluationError::Situation(_))), "{chosen:?}");
        texts[99] = "y";
        let chosen = engine.batch_columns(&["retenu".to_owned()], &[("choix", FactColumn::Texts(&texts))]);
        assert_eq!(
            chosen.expect("it is computed")[0][98..],
            [BatchValue::Bool(true), BatchValue::Bool(false)]
        );
    }
}

/// Children of a parent whose own ceiling is made of them: the full evaluator looks at the parent while looking at the
/// parent, and notices a cycle when that goes on.
#[test]
fn parents_made_of_their_children() {
    for children in 1..6 {
        let mut rules =
            String::from("x:\nouvert:\np:\n  valeur: e1\n  plafond: 100\n  applicable si: ouvert\n  avec:\n");
        for child in 1..=children {
            let next = if child < children { format!("e{} + x", child + 1) } else { "x * 2".to_owned() };
            rules.push_str(&format!("    e{child}: {next}\n"));
        }
        let (quick, full) = (engine(&rules, Compile::AtOnce), engine(&rules, Compile::Never));
        for (open, asked) in [(true, "p"), (true, "p . e1"), (false, "p"), (false, "p . e1")] {
            let (mut fast, mut slow) = (quick.session(), full.session());
            for session in [&mut fast, &mut slow] {
                session.set("x", 7.0).expect("the fact is right");
                session.set("ouvert", open).expect("the fact is right");
            }
            assert_eq!(fast.evaluate(asked), slow.evaluate(asked), "{children} children, {asked}");
            assert_eq!(fast.oddities(), slow.oddities(), "{children} children, {asked}");
        }
    }
}

/// Every step the full evaluator took is in the trace of compiled rules, with the same value, unit and words.
#[test]
fn traces_tell_what_the_full_evaluator_did() {
    let (quick, full) = (engine(SCHEMES, Compile::AtOnce), engine(SCHEMES, Compile::Never));
    let asked: Vec<RuleId> =
        quick.rules().filter(|rule| rule.name().starts_with("aides . ")).map(|rule| rule.id()).collect();
    let (mut fast, mut slow) = (quick.session(), full.session());
    let (mut ours, mut theirs) = (Trace::default(), Trace::default());
    for n in 0..200 {
        fast.clear();
        slow.clear();
        for (rule, value) in person(n) {
            fast.set(rule, value.clone()).expect("the fact is right");
            slow.set(rule, value).expect("the fact is right");
        }
        let answers = fast.evaluate_traced(&asked, &mut ours);
        assert!(fast.answers_quickly(), "person {n}");
        assert_eq!(answers, slow.evaluate_traced(&asked, &mut theirs), "person {n}");
        let steps = ours.steps();
        let wanted = theirs.steps();
        assert!(wanted.len() > 30, "only {} steps", wanted.len());
        for step in &wanted {
            assert!(steps.contains(step), "person {n}: {step:?} is not among {steps:#?}");
        }
        // A rule has one value, and each of those asked about is there.
        let rules = |steps: &[Step]| steps.iter().filter(|step| is_rule(step)).count();
        let mut names: Vec<String> = steps.iter().filter(|step| is_rule(step)).map(name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), rules(&steps), "person {n}: {names:?}");
        assert!(asked.len() <= names.len(), "person {n}: {names:?}");
    }
}

/// A trace is a copy: it can be read once the facts are others, texts included.
#[test]
fn a_trace_outlives_its_situation() {
    let rules = "ville:
chez nous: ville = 'Lille'";
    for compile in [Compile::AtOnce, Compile::Never] {
        let engine = engine(rules, compile);
        let asked = [engine.rule("chez nous").expect("the rule exists").id()];
        let mut session = engine.session();
        let mut trace = Trace::default();
        assert!(trace.steps().is_empty());
        session.set("ville", FactValue::Text("Pau".into())).expect("the fact is right");
        session.evaluate_traced(&asked, &mut trace).expect("it is computed");
        session.clear();
        session.set("ville", FactValue::Text("Lille".into())).expect("the fact is right");
        session.evaluate("chez nous").expect("it is computed");
        let shown: Vec<(String, String)> =
            trace.steps().iter().map(|step| (step.label.clone(), step.shown.clone())).collect();
        assert!(shown.contains(&("Ville".into(), "Pau".into())), "{compile:?}: {shown:?}");
        assert!(shown.contains(&("Chez nous".into(), "non".into())), "{compile:?}: {shown:?}");
    }
}

fn is_rule(step: &Step) -> bool {
    matches!(step.kind, StepKind::Rule { .. })
}

fn name(step: &Step) -> String {
    match &step.kind {
        StepKind::Rule { name, .. } => name.clone(),
        _ => String::new(),
    }
}
