//! Rules, then a line of `---`, then facts one a line: every rule gives an answer or a typed error, numbers are numbers,
//! and compiled rules give what the full evaluator gives.
#![no_main]

use libfuzzer_sys::fuzz_target;
use publicodes::{Compile, Engine, Options, Session, Source};

fuzz_target!(|text: &str| {
    let (rules, facts) = text.split_once("\n---\n").unwrap_or((text, ""));
    let options = Options {
        max_steps: 20_000,
        allow_orphans: true,
        compile: Compile::Never,
        ..Options::like_reference()
    };
    let Ok(engine) = Engine::read(&[Source { name: "fuzz", text: rules }], options) else { return };
    let compiled = Options { max_steps: 1_000_000, compile: Compile::AtOnce, ..options };
    let mut quick = engine.with_options(compiled).session();
    let mut session = engine.session();
    for fact in facts.lines().take(10) {
        if let Some((rule, value)) = fact.split_once(':') {
            let state = |session: &mut Session| session.set(rule.trim(), value.trim());
            let _ = (state(&mut session), state(&mut quick));
        }
    }
    let names: Vec<String> = engine.rules().take(30).map(|rule| rule.name().to_owned()).collect();
    for name in &names {
        let Ok(answer) = session.evaluate(name) else {
            // The two no longer remember the same things.
            return;
        };
        assert!(answer.number().is_none_or(f64::is_finite));
        let _ = answer.to_string();
        assert_eq!(quick.evaluate(name), Ok(answer), "{name}");
    }
});
