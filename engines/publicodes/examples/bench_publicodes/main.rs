//! Both engines on the same rules and the same situations, in one run, beside a hand-written evaluator:
//! `cargo run --release -p publicodes --example bench_publicodes`. Without node and the packages of `oracle/`, only ours
//! is timed.

mod by_hand;
mod interpreter;

use by_hand::Person;
use interpreter::{Interpreter, Value as Known};
use publicodes::{Compile, Engine, FactValue, Options, RuleId, Session, Situation, Source, Trace};
use serde_json::{Value, json};
use std::process::Command;
use std::time::Instant;

const FOLDER: &str = env!("CARGO_MANIFEST_DIR");
const ASKED: [&str; 11] = [
    "aides . compte personnel",
    "aides . reste",
    "aides . transition",
    "aides . individuelle",
    "aides . région",
    "aides . indépendants",
    "aides . handicap",
    "aides . jeune",
    "aides . repas",
    "aides . total",
    "aides . reste à charge",
];

/// What is timed of one situation after the other.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    /// Answers, from compiled rules where possible; an explanation would be worked out when asked for.
    Answers,
    /// Answers, and a trace of every step behind them with its value.
    Traced,
    /// Answers by the full evaluator, which remembers every step: an explanation only has to be read.
    Remembered,
    /// The same, each explanation written out as a tree.
    Explained,
}

const MODES: [Mode; 4] = [Mode::Answers, Mode::Traced, Mode::Remembered, Mode::Explained];

struct Ours {
    mode: Mode,
    parse: f64,
    single: f64,
}

fn main() {
    let small =
        std::fs::read_to_string(format!("{FOLDER}/examples/schemes.yaml")).expect("the schemes are there");
    let people: Vec<Person> = (0..2000).map(Person::nth).collect();
    let ask: Vec<String> = ASKED.iter().map(|name| (*name).to_owned()).collect();
    let facts: Vec<Vec<(&str, FactValue)>> = people.iter().map(Person::facts).collect();

    println!("## Eight small schemes, 11 outputs a person");
    let ours = MODES.map(|mode| time(&small, &facts, &ask, mode));
    let mut total = 0.0;
    let hand = best(people.len(), || {
        total = people
            .iter()
            .map(|person| std::hint::black_box(person).outputs().iter().sum::<f64>())
            .sum::<f64>();
    });
    println!("by hand, plain compiled code: {:.4} µs a person (checksum {total:.0})", 1e3 * hand);
    let interpreted = interpreted(&people);
    let engine =
        Engine::read(&[Source { name: "règles", text: &small }], options()).expect("the schemes are right");
    let rows = best(facts.len(), || {
        let answers = engine.batch(&ask, facts.iter().map(Vec::as_slice));
        std::hint::black_box(answers.expect("the batch is computed"));
    });
    println!("ours, batches of {} by rows: {:.3} µs a person", facts.len(), 1e3 * rows);
    let mut columns = f64::INFINITY;
    for count in [2_000, 100_000] {
        let people: Vec<Person> = (0..count).map(Person::nth).collect();
        let people = by_hand::Columns::of(&people);
        let facts = people.facts();
        let pass = best(count as usize, || {
            std::hint::black_box(engine.batch_columns(&ask, &facts).expect("the batch is computed"));
        });
        println!("ours, batches of {count} by columns: {:.3} µs a person", 1e3 * pass);
        columns = columns.min(pass);
    }
    agree(&people, &engine, &ask);
    let rules = to_json(&small);
    let situations: Vec<Value> = people.iter().take(SITUATIONS).map(Person::as_json).collect();
    if let Some(theirs) = reference(&json!({"rules": rules, "situations": situations, "ask": ask})) {
        compare(&ours, &theirs);
    }
    println!(
        "ratios to the hand-written interpreter: without trace {:.1}, with trace {:.1}",
        ours[0].single / interpreted[0],
        ours[1].single / interpreted[1]
    );
    println!(
        "ratios to plain compiled code: one by one {:.0}, rows {:.0}, columns {:.1}",
        ours[0].single / hand,
        rows / hand,
        columns / hand
    );

    println!("\n## modele-social");
    let Some(text) = package() else { return };
    let outputs = ["salarié . rémunération . net . payé après impôt".to_owned()];
    let pays: Vec<String> = (0..50).map(|turn| format!("{} €/mois", 1500 + 70 * turn)).collect();
    let rule = "salarié . contrat . salaire brut";
    let facts: Vec<Vec<(&str, FactValue)>> =
        pays.iter().map(|pay| vec![(rule, FactValue::Expression(pay.clone()))]).collect();
    let ours = MODES.map(|mode| time(&text, &facts, &outputs, mode));
    let situations: Vec<Value> = pays.iter().map(|pay| json!({rule: pay})).collect();
    let request = json!({"package": "modele-social", "situations": situations, "ask": outputs});
    if let Some(theirs) = reference(&request) {
        compare(&ours, &theirs);
    }
}

fn options() -> Options {
    Options { today: publicodes::Date::new(2026, 6, 15).ok(), ..Options::like_reference() }
}

/// Situations asked one after the other.
const SITUATIONS: usize = 300;
/// Passes over all situations; the best counts, as others use the machine too.
const PASSES: usize = 10;

/// Time of one situation in the best pass, in milliseconds, once plans are made.
fn best(situations: usize, mut pass: impl FnMut()) -> f64 {
    pass();
    let mut best = f64::INFINITY;
    for _ in 0..PASSES {
        let start = Instant::now();
        pass();
        best = best.min(1e3 * start.elapsed().as_secs_f64() / situations as f64);
    }
    best
}

/// The hand-written interpreter, without and with its trace; it must give what plain code gives.
fn interpreted(people: &[Person]) -> [f64; 2] {
    let mut interpreter = Interpreter::new();
    let facts: Vec<[Known; 9]> = people.iter().map(interpreter::facts).collect();
    for (person, facts) in people.iter().zip(&facts) {
        for (given, expected) in interpreter.outputs(facts, true).iter().zip(person.outputs()) {
            let number = if let Known::Number(number) = given { *number } else { 0.0 };
            assert!((number - expected).abs() < 1e-6, "{given:?} against {expected} for {person:?}");
        }
        let steps = interpreter.trace.iter().map(|step| (step.node, step.value));
        assert!(steps.count() > 30, "hardly anything was traced");
    }
    [false, true].map(|traced| {
        let mut steps = 0;
        let time = best(facts.len(), || {
            steps = 0;
            for facts in &facts {
                std::hint::black_box(interpreter.outputs(std::hint::black_box(facts), traced));
                steps += std::hint::black_box(&interpreter.trace).len();
            }
        });
        let steps = steps as f64 / facts.len() as f64;
        println!("by hand, interpreter: {:.3} µs a person, {steps:.0} steps traced", 1e3 * time);
        time
    })
}

/// Reading, then one situation after the other in one session, each forgotten before the next.
fn time(text: &str, people: &[Vec<(&str, FactValue)>], ask: &[String], mode: Mode) -> Ours {
    let sources = [Source { name: "règles", text }];
    let compile = match mode {
        Mode::Answers | Mode::Traced => Compile::WhenRepeated,
        Mode::Remembered | Mode::Explained => Compile::Never,
    };
    let options = Options { filter_choices: true, compile, ..options() };
    let mut parse = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        Engine::read(&sources, options).expect("the rules are right");
        parse = parse.min(1e3 * start.elapsed().as_secs_f64());
    }
    let engine = Engine::read(&sources, options).expect("the rules are right");
    let mut session = engine.session();
    // Names are looked up once, as the hand-written interpreter knows facts and rules by their rank.
    let id = |name: &str| engine.rule(name).expect("the rule exists").id();
    let people: Vec<Vec<(RuleId, FactValue)>> = people[..SITUATIONS.min(people.len())]
        .iter()
        .map(|facts| facts.iter().map(|(rule, value)| (id(rule), value.clone())).collect())
        .collect();
    let asked = (ask.iter().map(|name| id(name)).collect(), ask);
    let mut trace = Trace::default();
    let single = best(people.len(), || pass(&mut session, &people, &asked, mode, &mut trace));
    let ours = Ours { mode, parse, single };
    print!("ours, {}: parse {:.3} ms, {:.3} µs a situation", mode.name(), ours.parse, 1e3 * ours.single);
    println!(
        "{}",
        if mode == Mode::Traced { format!(", {} steps traced", trace.steps().len()) } else { String::new() }
    );
    ours
}

fn pass(
    session: &mut Session,
    people: &[Vec<(RuleId, FactValue)>],
    asked: &(Vec<RuleId>, &[String]),
    mode: Mode,
    trace: &mut Trace,
) {
    for facts in people {
        session.clear();
        for (rule, value) in facts {
            session.set_rule(*rule, value.clone()).expect("the fact is right");
        }
        match mode {
            Mode::Traced => {
                let answers = session.evaluate_traced(&asked.0, trace);
                std::hint::black_box(answers.expect("the rules are computed"));
            }
            Mode::Explained => {
                for name in asked.1 {
                    std::hint::black_box(session.explain(name).expect("the rule is computed"));
                }
            }
            Mode::Answers | Mode::Remembered => {
                for rule in &asked.0 {
                    std::hint::black_box(session.evaluate_rule(*rule).expect("the rule is computed"));
                }
            }
        }
        std::hint::black_box(&mut *trace);
    }
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Mode::Answers => "answers alone",
            Mode::Traced => "with a trace",
            Mode::Remembered => "by the full evaluator, every step remembered",
            Mode::Explained => "explanations written out",
        }
    }
}

fn agree(people: &[Person], engine: &Engine, ask: &[String]) {
    for person in people.iter().take(200) {
        let situation: Situation = person.facts().into_iter().collect();
        for (rule, expected) in ask.iter().zip(person.outputs()) {
            let answer = engine.evaluate(rule, &situation).expect("the rule is computed");
            let given = answer.number().unwrap_or(0.0);
            assert!((given - expected).abs() < 1e-6, "{rule}: {given} against {expected} for {person:?}");
        }
    }
}

fn compare(ours: &[Ours], theirs: &Value) {
    let number = |key: &str| theirs[key].as_f64().unwrap_or(f64::NAN);
    println!("reference: parse {:.3} ms, {:.2} µs a situation", number("parse"), 1e3 * number("single"));
    for ours in ours {
        println!(
            "ratios, {}: parse {:.1} times, single evaluation {:.0} times",
            ours.mode.name(),
            number("parse") / ours.parse,
            number("single") / ours.single
        );
    }
}

fn reference(request: &Value) -> Option<Value> {
    let path = std::env::temp_dir().join(format!("publicodes-bench-{}.json", std::process::id()));
    std::fs::write(&path, request.to_string()).ok()?;
    let output = Command::new("node")
        .arg("--expose-gc")
        .arg("bench.mjs")
        .arg(&path)
        .current_dir(format!("{FOLDER}/oracle"))
        .output();
    let _ = std::fs::remove_file(&path);
    let answer = output.ok().and_then(|output| serde_json::from_slice(&output.stdout).ok());
    if answer.is_none() {
        println!("SKIPPED: the reference engine is not installed (npm install in {FOLDER}/oracle)");
    }
    answer
}

fn package() -> Option<String> {
    let script = "import('modele-social').then((m) => console.log(JSON.stringify(m.default)))";
    let output =
        Command::new("node").args(["-e", script]).current_dir(format!("{FOLDER}/oracle")).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    if text.is_empty() {
        println!("SKIPPED: modele-social is not installed (npm install in {FOLDER}/oracle)");
        return None;
    }
    Some(text)
}

fn to_json(rules: &str) -> Value {
    publicodes::yaml_to_json(rules).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Value::Null)
}
