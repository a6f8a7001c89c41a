//! Developer commands: `cargo xtask COMMAND`. What a newcomer needs to test the house is set up here, once.

mod bench;
mod cluster;
mod conformity;
mod shell;
mod tests;
mod tools;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  test               sets up what is missing (Chromium, PostgreSQL, cvc5, poppler, npm packages),
                     starts a private PostgreSQL and runs every test
  quick              the inner loop: formatting, lints and the tests that need no set-up
  bench NAME         search | skills | import | publicodes | web
  crash [ROUNDS]     kills the server with SIGKILL during writes, on both databases (default 200 rounds)
  conformity         writes docs/conformity.md from the names of the tests
  setup              only the set-up of `test`
";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["test"] => tests::all(),
        ["quick"] => tests::quick(),
        ["setup"] => tools::install_all(),
        ["bench", name, rest @ ..] => bench::run(name, rest),
        ["crash"] => tests::crash("200"),
        ["crash", rounds] => tests::crash(rounds),
        ["conformity"] => conformity::write(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        [other, ..] => bail!("« {other} » is not a command of xtask\n\n{HELP}"),
    }
}
