//! The reference engine, run by node in one long-lived process and asked in JSON lines.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

pub struct Oracle {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/oracle");

impl Oracle {
    /// None, with a loud word, when node or the packages are not there; a failure if they are required.
    pub fn start() -> Option<Oracle> {
        let installed = Path::new(FOLDER).join("node_modules/publicodes").exists();
        let process = Command::new("node")
            .arg("driver.mjs")
            .current_dir(FOLDER)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        match process {
            Ok(mut process) if installed => {
                let (input, output) = (process.stdin.take()?, process.stdout.take()?);
                Some(Oracle { process, input, output: BufReader::new(output) })
            }
            other => {
                if let Ok(mut process) = other {
                    let _ = process.kill();
                    let _ = process.wait();
                }
                let required = std::env::var("JALON_REQUIRE_ORACLE").is_ok_and(|value| value == "1");
                assert!(!required, "the reference engine is required, and node or its packages are missing");
                println!("SKIPPED: the reference engine is not installed (npm install in {FOLDER})");
                None
            }
        }
    }

    pub fn ask(&mut self, request: &Value) -> Value {
        let mut line = request.to_string();
        line.push('\n');
        self.input.write_all(line.as_bytes()).expect("the reference engine reads");
        self.input.flush().expect("the reference engine reads");
        let mut answer = String::new();
        self.output.read_line(&mut answer).expect("the reference engine answers");
        serde_json::from_str(&answer).unwrap_or_else(|error| panic!("not an answer: {error}: {answer:?}"))
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
