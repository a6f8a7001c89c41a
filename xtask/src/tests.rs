//! The tests, all of them or the quick ones.

use std::time::Instant;

use anyhow::Result;

use crate::cluster::{Cluster, Durable};
use crate::shell::{command, run};
use crate::tools;

/// Crates whose tests take long or need set-up: left out of the inner loop.
const SLOW: [&str; 5] =
    ["jalon-journeys", "jalon-documents", "jalon-access-proofs", "publicodes", "jalon-reference"];

/// Sets up, then runs everything; nextest's summary is the last thing said.
pub fn all() -> Result<()> {
    tools::install_all()?;
    let cluster = Cluster::start(Durable::No)?;
    let started = Instant::now();
    run(&mut command("cargo", &["fmt", "--all", "--check"]))?;
    // Always the whole workspace: another choice of crates is another choice of features, and compiles the half again.
    // This also builds the program that the journeys start.
    run(&mut command("cargo", &["nextest", "run", "--workspace", "--no-run"]))?;
    run(&mut command("cargo", &["test", "--workspace", "--doc", "--quiet"]))?;
    eprintln!("ready for the tests after {:.0?}", started.elapsed());
    run(command("cargo", &["nextest", "run", "--workspace", "--no-fail-fast"])
        .env("JALON_TEST_POSTGRES", cluster.url())
        .env("JALON_SERVER_BUILT", "1")
        .env("JALON_REQUIRE_TOOLS", "1")
        .env("JALON_REQUIRE_ORACLE", "1"))
}

/// Formatting, lints, and the tests that need nothing installed.
pub fn quick() -> Result<()> {
    run(&mut command("cargo", &["fmt", "--all", "--check"]))?;
    run(&mut command("cargo", &["clippy", "--workspace", "--all-targets", "--quiet"]))?;
    let mut arguments = vec!["nextest", "run", "--workspace"];
    arguments.extend(SLOW.iter().flat_map(|name| ["--exclude", name]));
    run(&mut command("cargo", &arguments))
}

/// Kills the server during writes, again and again, on both databases.
pub fn crash(rounds: &str) -> Result<()> {
    let cluster = Cluster::start(Durable::Yes)?;
    run(&mut command("cargo", &["build", "--release", "--package", "jalon-server"]))?;
    run(command(
        "cargo",
        &["test", "--release", "--package", "jalon-journeys", "--test", "crash", "--", "--nocapture"],
    )
    .env("JALON_TEST_POSTGRES", cluster.url())
    .env("JALON_SERVER_BUILT", "1")
    .env("JALON_CRASH_ROUNDS", rounds))
}
