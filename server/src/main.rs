//! The program `jalon`.

use std::process::ExitCode;

fn main() -> ExitCode {
    jalon_server::cli::run(std::env::args_os())
}
