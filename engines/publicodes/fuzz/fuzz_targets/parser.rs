//! Any text gives either rules or a list of errors with positions.
#![no_main]

use libfuzzer_sys::fuzz_target;
use publicodes::{Engine, Options, Source};

fuzz_target!(|text: &str| {
    match Engine::read(&[Source { name: "fuzz", text }], Options::default()) {
        Ok(engine) => {
            let _ = engine.rules().count();
        }
        Err(errors) => assert!(!errors.diagnostics().is_empty()),
    }
});
