//! The server is killed with SIGKILL during writes, again and again: no acknowledged write may be lost, and the journal
//! must hold. The judge stands outside: a ledger of what was answered, kept by the writers.
//!
//! `cargo xtask crash` runs 200 rounds on each database; the ordinary tests run a few.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jalon_kernel::chance::Chance;
use jalon_kernel::testing::World;

const WRITERS: usize = 8;
const SECRET: &str = "7f7e7d7c7b7a797877767574737271706f6e6d6c6b6a69686766656463626160";

/// A visitor, and the occupations they were told are kept.
#[derive(Default)]
struct Visitor {
    cookie: String,
    kept: BTreeSet<String>,
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_during_writes_nothing_acknowledged_is_lost() {
    let rounds = std::env::var("JALON_CRASH_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(4);
    for world in World::each().await {
        let engine = world.db.engine();
        let address = match &world.place {
            jalon_kernel::db::Place::Sqlite(path) => format!("sqlite:{}", path.display()),
            jalon_kernel::db::Place::Postgres(url) => url.clone(),
        };
        let house = House { address, folder: world.folder().to_owned() };
        house.command(&["import", "rome", &starter().display().to_string()]);
        let started = Instant::now();
        let (acknowledged, visitors) = house.live_and_die(rounds);
        println!(
            "{engine}: {rounds} kills, {acknowledged} acknowledged writes of {visitors} visitors, none lost, journal whole, {:.0?}",
            started.elapsed()
        );
        assert!(acknowledged > rounds, "the writers hardly wrote: {acknowledged} writes in {rounds} rounds");
    }
}

struct House {
    address: String,
    folder: PathBuf,
}

impl House {
    fn live_and_die(&self, rounds: usize) -> (usize, usize) {
        let chance = Chance::seeded(1);
        let visitors: Arc<Mutex<Vec<Visitor>>> = Arc::default();
        for round in 0..rounds {
            let (mut server, port) = self.serve();
            let codes = occupations(port);
            let (stop, yes) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let (codes, stop, yes) = (codes.clone(), Arc::clone(&stop), Arc::clone(&yes));
                    let visitors = Arc::clone(&visitors);
                    std::thread::spawn(move || {
                        let visitor = write_until(port, &codes, writer, &stop, &yes);
                        visitors.lock().expect("the ledger").push(visitor);
                    })
                })
                .collect();
            // However busy the machine is, it dies among writes: some time after its first yes.
            let begun = Instant::now();
            while yes.load(Ordering::Relaxed) == 0 && begun.elapsed() < Duration::from_secs(10) {
                std::thread::sleep(Duration::from_millis(5));
            }
            std::thread::sleep(Duration::from_millis(chance.below(450)));
            server.kill().expect("SIGKILL");
            server.wait().expect("the server is gone");
            stop.store(true, Ordering::Relaxed);
            for writer in writers {
                writer.join().expect("a writer does not panic");
            }
            // Reading everything back at every round would take longer than the rounds: the latest visitors are read
            // at once, and all of them at the end.
            if round % 20 == 19 || round + 1 == rounds {
                self.judge(&visitors.lock().expect("the ledger"), round + 1 == rounds);
            }
        }
        let visitors = visitors.lock().expect("the ledger");
        (visitors.iter().map(|visitor| visitor.kept.len()).sum(), visitors.len())
    }

    fn judge(&self, visitors: &[Visitor], all: bool) {
        let (mut server, port) = self.serve();
        let skip = if all { 0 } else { visitors.len().saturating_sub(WRITERS * 20) };
        for visitor in visitors.iter().skip(skip).filter(|visitor| !visitor.kept.is_empty()) {
            let page = ask(port, "GET", "/mon-carnet", &visitor.cookie, "").expect("the notebook is shown");
            for code in &visitor.kept {
                assert!(
                    page.contains(&format!("/metiers/{code}")),
                    "{code} was acknowledged and is not kept"
                );
            }
        }
        server.kill().expect("SIGKILL");
        server.wait().expect("the server is gone");
        self.command(&["check", "journal"]);
    }

    fn serve(&self) -> (Child, u16) {
        let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
        let listen = format!("127.0.0.1:{port}");
        let base = format!("http://{listen}");
        let started = Instant::now();
        let child = self
            .program(&["serve", "--listen", &listen])
            .env("JALON_BASE_URL", base)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        while ask(port, "GET", "/sante", "", "").is_none() {
            assert!(started.elapsed() < Duration::from_secs(20), "the server is not ready after 20 s");
            std::thread::sleep(Duration::from_millis(20));
        }
        (child, port)
    }

    fn command(&self, arguments: &[&str]) {
        let output = self.program(arguments).output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "jalon {arguments:?} ended with {}: {said}", output.status);
    }

    fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command
            .args(arguments)
            .env("DATABASE_URL", &self.address)
            .env("JALON_SECRET", SECRET)
            .env("JALON_FOLDER", &self.folder)
            .current_dir(&self.folder);
        command
    }
}

fn write_until(port: u16, codes: &[String], writer: usize, stop: &AtomicBool, yes: &AtomicUsize) -> Visitor {
    let mut visitor = Visitor::default();
    for code in codes.iter().cycle().skip(writer * 5).take(codes.len()) {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        // The form of the sheet holds the proof that it is ours.
        let path = format!("/metiers/{code}");
        let Some(page) = ask(port, "GET", &path, &visitor.cookie, "") else { break };
        let fields: Vec<String> = ["_csrf", "_once", "_version"]
            .iter()
            .filter_map(|name| Some(format!("{name}={}", hidden(&page, name)?)))
            .collect();
        let Some(answer) = ask(port, "POST", &format!("{path}/garder"), &visitor.cookie, &fields.join("&"))
        else {
            break;
        };
        assert!(
            answer.starts_with("HTTP/1.1 303"),
            "keeping {code} was answered {}",
            &answer[..answer.len().min(200)]
        );
        if let Some(token) = answer.split("__Host-jalon=").nth(1).and_then(|rest| rest.split(';').next()) {
            visitor.cookie = format!("__Host-jalon={token}");
        }
        // From here on the house has said yes: it must keep its word.
        visitor.kept.insert(code.clone());
        yes.fetch_add(1, Ordering::Relaxed);
    }
    visitor
}

fn occupations(port: u16) -> Vec<String> {
    let mut codes = BTreeSet::new();
    for word in ["boulanger", "vendeur", "aide", "technicien", "conducteur", "agent", "employé", "comptable"]
    {
        let page = ask(port, "GET", &format!("/metiers?q={word}"), "", "").expect("the search answers");
        codes.extend(page.split("/metiers/").skip(1).filter_map(|rest| {
            let code = rest.get(..5)?;
            let is_code = code.as_bytes()[0].is_ascii_uppercase()
                && code[1..].bytes().all(|byte| byte.is_ascii_digit());
            is_code.then(|| code.to_owned())
        }));
    }
    assert!(codes.len() >= 8, "too few occupations to write: {codes:?}");
    codes.into_iter().collect()
}

fn hidden(page: &str, name: &str) -> Option<String> {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
    Some(rest.split('"').next()?.to_owned())
}

// One request on a connection of its own; nothing when the answer did not come back whole.
fn ask(port: u16, method: &str, path: &str, cookie: &str, body: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(15))).ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\ncookie: {cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, rest) = answer.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|line| {
        line.to_ascii_lowercase()
            .strip_prefix("content-length:")
            .and_then(|value| value.trim().parse::<usize>().ok())
    });
    (length.unwrap_or(0) <= rest.len()).then_some(answer)
}

fn starter() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/starter/rome")
}

// Built with the whole workspace by `cargo xtask test`, which says so; built here when somebody runs this test alone.
fn binary() -> PathBuf {
    static BUILT: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    BUILT
        .get_or_init(|| {
            let test = std::env::current_exe().expect("this test has a path");
            let folder = test.ancestors().nth(2).expect("the test is in target/PROFILE/deps");
            if std::env::var_os("JALON_SERVER_BUILT").is_none() {
                let mut build = Command::new(env!("CARGO"));
                build.args(["build", "--quiet", "--package", "jalon-server"]);
                if folder.ends_with("release") {
                    build.arg("--release");
                }
                assert!(build.status().expect("cargo starts").success(), "the server does not build");
            }
            folder.join("jalon")
        })
        .clone()
}
