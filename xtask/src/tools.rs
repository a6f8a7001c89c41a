//! What the tests need besides Rust, installed where it is missing.
//!
//! Debian's packages are installed when this runs as root; otherwise the command to type is said. Packages from npm
//! go into folders that git ignores.

use anyhow::{Result, bail};

use crate::shell::{answers, command, is_root, root, run};

/// A program of Debian that tests use.
struct Tool {
    program: &'static str,
    arguments: &'static [&'static str],
    package: &'static str,
}

const TOOLS: [Tool; 6] = [
    Tool { program: "chromium", arguments: &["--version"], package: "chromium" },
    Tool { program: "chromedriver", arguments: &["--version"], package: "chromium-driver" },
    Tool { program: "pdftotext", arguments: &["-v"], package: "poppler-utils" },
    Tool { program: "cvc5", arguments: &["--version"], package: "cvc5" },
    Tool { program: "/usr/bin/python3", arguments: &["-c", "import aiosmtpd"], package: "python3-aiosmtpd" },
    Tool { program: "node", arguments: &["--version"], package: "nodejs npm" },
];

/// The folders whose `package.json` names what tests take from npm.
const NPM: [&str; 2] = ["engines/publicodes/oracle", "tests/journeys"];

/// Installs everything that is missing.
pub fn install_all() -> Result<()> {
    let mut missing: Vec<&str> = TOOLS
        .iter()
        .filter(|tool| !answers(tool.program, tool.arguments))
        .flat_map(|tool| tool.package.split(' '))
        .collect();
    if crate::cluster::programs().is_none() {
        missing.push("postgresql");
    }
    if !missing.is_empty() {
        install(&missing)?;
    }
    if !answers("cargo", &["nextest", "--version"]) {
        run(&mut command("cargo", &["install", "--locked", "cargo-nextest"]))?;
    }
    for folder in NPM {
        let folder = root().join(folder);
        if folder.join("package.json").exists() && !folder.join("node_modules/.package-lock.json").exists() {
            run(command(
                "npm",
                &["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"],
            )
            .current_dir(folder))?;
        }
    }
    Ok(())
}

fn install(packages: &[&str]) -> Result<()> {
    if !is_root() {
        bail!(
            "these packages are missing; install them and come back: apt-get install {}",
            packages.join(" ")
        );
    }
    eprintln!("installing {}", packages.join(", "));
    run(&mut command("apt-get", &["update", "-q"]))?;
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    run(command("apt-get", &arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}
