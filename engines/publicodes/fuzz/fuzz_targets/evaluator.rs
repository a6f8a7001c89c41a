//! Rules, then a line of `---`, then facts one a line: every rule gives an answer or a typed error, and numbers are
//! numbers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use publicodes::{Engine, Options, Source};

fuzz_target!(|text: &str| {
    let (rules, facts) = text.split_once("\n---\n").unwrap_or((text, ""));
    let options = Options { max_steps: 20_000, allow_orphans: true, ..Options::like_reference() };
    let Ok(engine) = Engine::read(&[Source { name: "fuzz", text: rules }], options) else { return };
    let mut session = engine.session();
    for fact in facts.lines().take(10) {
        if let Some((rule, value)) = fact.split_once(':') {
            let _ = session.set(rule.trim(), value.trim());
        }
    }
    let names: Vec<String> = engine.rules().take(30).map(|rule| rule.name().to_owned()).collect();
    for name in &names {
        if let Ok(answer) = session.evaluate(name) {
            assert!(answer.number().is_none_or(f64::is_finite));
            let _ = answer.to_string();
        }
    }
});
