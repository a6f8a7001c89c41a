//! A private PostgreSQL for the tests: its own folder, its own port on the loopback, gone when the tests are over.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use crate::shell::is_root;

/// A running cluster; dropping it stops it and removes its folder.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

/// Where `initdb` and `pg_ctl` are, when PostgreSQL is installed: Debian keeps them out of the path.
pub fn programs() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|folder| folder.join("initdb").exists())
        .collect();
    found.sort();
    found.pop()
}

impl Cluster {
    /// Makes and starts a cluster. It promises nothing about a power cut: it only serves tests.
    pub fn start(durable: Durable) -> Result<Self> {
        let programs = programs().context("PostgreSQL is not installed: cargo xtask setup")?;
        let folder = std::env::temp_dir().join(format!("jalon-cluster-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        // PostgreSQL refuses to run as root: its own user then owns the folder.
        if is_root() {
            ensure!(
                Command::new("chown").arg("postgres").arg(&folder).status()?.success(),
                "the folder of the cluster cannot be given to the user postgres"
            );
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let cluster = Self { programs, folder, port };
        cluster.run(
            "initdb",
            &format!("-D {}/data -A trust -U jalon -E UTF8 --no-locale", cluster.folder.display()),
        )?;
        let sync = match durable {
            Durable::Yes => "on",
            Durable::No => "off",
        };
        cluster.run(
            "pg_ctl",
            &format!(
                "-w -D {folder}/data -l {folder}/log -o '-p {port} -k {folder} -c listen_addresses=127.0.0.1 \
                 -c max_connections=300 -c fsync={sync} -c synchronous_commit={sync} -c shared_buffers=256MB' start",
                folder = cluster.folder.display()
            ),
        )?;
        Ok(cluster)
    }

    /// The address of its first database.
    pub fn url(&self) -> String {
        format!("postgres://jalon@127.0.0.1:{}/postgres", self.port)
    }

    fn run(&self, program: &str, arguments: &str) -> Result<()> {
        let line = format!("{} {arguments}", self.programs.join(program).display());
        let mut command = if is_root() {
            let mut command = Command::new("su");
            command.args(["postgres", "-s", "/bin/sh", "-c", &line]);
            command
        } else {
            let mut command = Command::new("sh");
            command.args(["-c", &line]);
            command
        };
        let status = command.current_dir(Path::new("/")).stdout(Stdio::null()).status()?;
        ensure!(status.success(), "{program} failed");
        Ok(())
    }
}

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durable {
    /// As in production: for benchmarks and for the test that kills the server.
    Yes,
    /// Faster: for tests.
    No,
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stopped = self.run("pg_ctl", &format!("-w -m immediate -D {}/data stop", self.folder.display()));
        if let Err(error) = stopped {
            eprintln!("the private PostgreSQL could not be stopped: {error}");
        }
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            eprintln!("{} could not be removed: {error}", self.folder.display());
        }
    }
}
