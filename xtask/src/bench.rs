//! Benchmarks: each prints what it measured beside a reference measured in the same run.

use anyhow::{Result, bail};

use crate::cluster::{Cluster, Durable};
use crate::shell;

/// Runs the benchmark called `name` with the words that follow it.
pub fn run(name: &str, rest: &[&str]) -> Result<()> {
    let example = |package: &str, example: &str| {
        let mut arguments = vec!["run", "--release", "--package", package, "--example", example, "--"];
        arguments.extend(rest);
        shell::run(&mut shell::command("cargo", &arguments))
    };
    match name {
        "skills" => example("jalon-skills", "bench_skills"),
        "financing" => example("jalon-financing", "bench_financing"),
        "occupations" => example("jalon-search", "bench_search"),
        "search" => {
            let cluster = Cluster::start(Durable::Yes)?;
            let mut arguments = vec![
                "run",
                "--release",
                "--locked",
                "--manifest-path",
                "tests/bench-search/Cargo.toml",
                "--",
            ];
            arguments.extend(rest);
            shell::run(shell::command("cargo", &arguments).env("JALON_TEST_POSTGRES", cluster.url()))
        }
        "publicodes" => example("publicodes", "bench_publicodes"),
        "import" => pages(&[&["import"], rest].concat()),
        "web" => pages(rest),
        other => bail!(
            "« {other} » is not a benchmark: search, occupations, skills, financing, import, publicodes or web"
        ),
    }
}

// What runs the whole program beside a bare one, on both databases.
fn pages(arguments: &[&str]) -> Result<()> {
    // In one go: built apart they would want other features, and compile the half again.
    let both = ["build", "--release", "--package", "jalon-server", "--package", "jalon-bench"];
    shell::run(&mut shell::command("cargo", &both))?;
    let cluster = Cluster::start(Durable::Yes)?;
    let bench = shell::target().join("release/jalon-bench").display().to_string();
    shell::run(shell::command(&bench, arguments).env("JALON_TEST_POSTGRES", cluster.url()))
}
