//! A database full of generated parcours, a server of its own, and the five pages that are measured.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use jalon_access::{Assurance, Mode};
use jalon_kernel::House;
use jalon_kernel::chance::Chance;
use jalon_kernel::clock::Clock;
use jalon_kernel::db::tape::{self, Played};
use jalon_kernel::db::{Db, Place, Sql};
use jalon_kernel::house::{Proxy, Settings};
use jalon_kernel::params;
use jalon_kernel::people::session::{self, For};
use jalon_kernel::post::Carrier;
use jalon_kernel::seal::Secrets;
use jalon_kernel::testing::Browser;
use jalon_kernel::web::SESSION;
use uuid::Uuid;

const SECRET: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/// Where a benchmark runs.
pub struct World {
    /// The database.
    pub place: Place,
    folder: PathBuf,
}

/// A page to measure.
pub struct Page {
    /// What it is.
    pub name: &'static str,
    /// Where it is.
    pub path: String,
    /// The cookie of who asks.
    pub cookie: String,
    /// What it asks of the database.
    pub tape: Vec<Played>,
}

/// `jalon serve`, until it is dropped.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    process: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that is already gone needs no killing.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.folder) {
            eprintln!("{} could not be removed: {error}", self.folder.display());
        }
    }
}

const PROFESSIONAL: Sql = both(
    "bench_counsellor",
    "select parcours.counsellor_id, mandate.id as mandate_id, parcours.id as parcours_id, parcours.person_id
     from parcours join mandate on mandate.professional_id = parcours.counsellor_id
     where parcours.state = 'open' order by parcours.id limit 1 offset 500",
);
const OCCUPATION: Sql = both("bench_occupation", "select code from occupation order by code limit 1");

const fn both(name: &'static str, text: &'static str) -> Sql {
    Sql { name, sqlite: text, postgres: text }
}

impl World {
    /// On SQLite, in a temporary folder.
    pub fn sqlite() -> Result<Self> {
        let folder = folder("sqlite")?;
        Ok(Self { place: Place::Sqlite(folder.join("jalon.sqlite")), folder })
    }

    /// On the PostgreSQL of `JALON_TEST_POSTGRES`, in its own database.
    pub async fn postgres() -> Result<Option<Self>> {
        let Ok(url) = std::env::var("JALON_TEST_POSTGRES") else { return Ok(None) };
        let mut connection = <sqlx::PgConnection as sqlx::Connection>::connect(&url).await?;
        sqlx::Executor::execute(&mut connection, "drop database if exists jalon_bench").await?;
        sqlx::Executor::execute(&mut connection, "create database jalon_bench").await?;
        let (server, _) = url.rsplit_once('/').context("an address with a database")?;
        Ok(Some(Self {
            place: Place::Postgres(format!("{server}/jalon_bench")),
            folder: folder("postgres")?,
        }))
    }

    /// The engine's name.
    pub fn engine(&self) -> &'static str {
        match self.place {
            Place::Sqlite(_) => "SQLite",
            Place::Postgres(_) => "PostgreSQL",
        }
    }

    /// Fills the database; how long the parcours took.
    pub fn prepare(&self, parcours: u64) -> Result<Duration> {
        let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/starter/rome");
        self.run(&["import", "rome", &starter.display().to_string()])?;
        let started = Instant::now();
        self.run(&["generate", "--parcours", &parcours.to_string()])?;
        Ok(started.elapsed())
    }

    /// Imports an edition of ROME into a fresh database; how long it took.
    pub fn import_rome(&self, folder: &Path) -> Result<Duration> {
        self.run(&["migrate"])?;
        let started = Instant::now();
        self.run(&["import", "rome", &folder.display().to_string()])?;
        Ok(started.elapsed())
    }

    /// The five pages, each asked once in process to hear what it asks of the database.
    pub async fn pages(&self) -> Result<Vec<Page>> {
        let house = self.house().await?;
        let mut tx = house.db.read().await?;
        let (counsellor, mandate, parcours, person) = tx
            .one(&PROFESSIONAL, params![], |row| {
                Ok((
                    row.get::<Uuid>("counsellor_id")?,
                    row.get::<Uuid>("mandate_id")?,
                    row.get::<Uuid>("parcours_id")?,
                    row.get::<Uuid>("person_id")?,
                ))
            })
            .await?;
        let occupation = tx.one(&OCCUPATION, params![], |row| row.get::<String>("code")).await?;
        drop(tx);
        let at_work = For::Professional(counsellor, Assurance::Two, Some(mandate));
        let mut pages = Vec::new();
        for (name, path, whom) in [
            ("occupation sheet, visitor", format!("/metiers/{occupation}"), None),
            ("space of a person", "/mon-espace".to_owned(), Some(For::Person(person))),
            ("parcours, its counsellor", format!("/parcours/{parcours}"), Some(at_work)),
            ("list of 50, filtered", "/suivis?etat=open".to_owned(), Some(at_work)),
            ("queue of a site", "/file".to_owned(), Some(at_work)),
        ] {
            let mut browser = Browser::new(&house);
            let mut cookie = String::new();
            if let Some(whom) = whom {
                let mut tx = house.db.write().await?;
                let token = session::open(&mut tx, &house.chance, house.clock.now(), whom).await?;
                tx.commit().await?;
                browser.cookie(SESSION, &token);
                cookie = format!("{SESSION}={token}");
            }
            // The first visit of a file writes the access log; the ones that follow only look.
            browser.get(&path).await;
            let (answer, tape) = tape::record(browser.get(&path)).await;
            ensure!(answer.status == 200, "{path} is answered {}", answer.status);
            pages.push(Page { name, path, cookie, tape });
        }
        Ok(pages)
    }

    /// Starts `jalon serve` and waits until it answers.
    pub async fn serve(&self) -> Result<Server> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let process = self
            .command(&["serve", "--listen", &address.to_string()])?
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let server = Server { address, process };
        for _ in 0..200 {
            if tokio::net::TcpStream::connect(address).await.is_ok() {
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("the server does not answer")
    }

    async fn house(&self) -> Result<House> {
        let db = Db::open(&self.place).await?;
        let settings = Settings {
            base_url: "http://127.0.0.1".to_owned(),
            mode: Mode::Production,
            folder: self.folder.clone(),
            behind_proxy: Proxy::None,
        };
        let wings = jalon_server::wings::all(&db).await?;
        House::build(
            db,
            Clock::System,
            Chance::System,
            Secrets::from_hex(SECRET)?,
            Carrier::memory().0,
            settings,
            wings,
        )
        .map_err(|faults| anyhow::anyhow!(faults.join("\n")))
    }

    fn run(&self, arguments: &[&str]) -> Result<()> {
        let output = self.command(arguments)?.output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "jalon {arguments:?} ended with {}: {said}", output.status);
        Ok(())
    }

    fn command(&self, arguments: &[&str]) -> Result<Command> {
        let here = std::env::current_exe()?;
        let program = here.parent().context("this program has a folder")?.join("jalon");
        ensure!(
            program.exists(),
            "{} is not built: cargo build --release --package jalon-server",
            program.display()
        );
        let mut command = Command::new(program);
        let address = match &self.place {
            Place::Sqlite(path) => format!("sqlite:{}", path.display()),
            Place::Postgres(url) => url.clone(),
        };
        command
            .args(arguments)
            .env("DATABASE_URL", address)
            .env("JALON_SECRET", SECRET)
            .env("JALON_FOLDER", &self.folder)
            .env("RUST_LOG", "error");
        Ok(command)
    }
}

impl Server {
    /// The most memory the server ever held.
    pub fn peak_memory_mb(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).context("VmHWM")?;
        let kilobytes: u64 = line.split_whitespace().nth(1).context("a number")?.parse()?;
        Ok(kilobytes / 1024)
    }
}

fn folder(name: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("jalon-bench-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
