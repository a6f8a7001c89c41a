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
        "search" => example("jalon-search", "bench_search"),
        "financing" => example("jalon-financing", "bench_financing"),
        "publicodes" => example("publicodes", "bench_publicodes"),
        "import" => with_cluster("jalon-information", "bench_import", rest),
        "web" => {
            shell::run(&mut shell::command("cargo", &["build", "--release", "--package", "jalon-server"]))?;
            let cluster = Cluster::start(Durable::Yes)?;
            let mut arguments = vec!["run", "--release", "--package", "jalon-bench", "--"];
            arguments.extend(rest);
            shell::run(shell::command("cargo", &arguments).env("JALON_TEST_POSTGRES", cluster.url()))
        }
        other => bail!("« {other} » is not a benchmark: search, import, financing, publicodes or web"),
    }
}

fn with_cluster(package: &str, example: &str, rest: &[&str]) -> Result<()> {
    let cluster = Cluster::start(Durable::Yes)?;
    let mut arguments = vec!["run", "--release", "--package", package, "--example", example, "--"];
    arguments.extend(rest);
    shell::run(shell::command("cargo", &arguments).env("JALON_TEST_POSTGRES", cluster.url()))
}
