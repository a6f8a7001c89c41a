//! What tests of every crate stand on: a fresh, migrated database on each engine.
//!
//! SQLite is always there. PostgreSQL is there when `JALON_TEST_POSTGRES` says where (`cargo xtask test` starts a
//! private cluster and says it); each test then gets a database of its own, dropped with the cluster.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

use crate::chance::Chance;
use crate::clock::Clock;
use crate::db::{Db, Place};
use crate::seal::Secrets;

mod browser;
mod people;

pub use browser::{Answer, Browser};
pub use people::{Working, a_counsellor, a_person, an_administrator};

/// A world for one test: a database, a clock that stands still, chance that repeats itself.
pub struct World {
    /// The database, migrated and empty.
    pub db: Db,
    /// Where it is.
    pub place: Place,
    /// Stands at 3 March 2026, eight in the morning in Paris.
    pub clock: Clock,
    /// Seeded: two runs give the same identifiers.
    pub chance: Chance,
    /// Known secrets.
    pub secrets: Secrets,
    folder: Folder,
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that cannot be removed only costs room in the temporary directory.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl World {
    /// The worlds a test runs in: SQLite, and PostgreSQL when it is there.
    ///
    /// # Panics
    /// When a database cannot be made, or when `JALON_REQUIRE_TOOLS` is set and PostgreSQL is not there.
    pub async fn each() -> Vec<Self> {
        let mut worlds = vec![Self::sqlite().await];
        match std::env::var("JALON_TEST_POSTGRES") {
            Ok(url) => worlds.push(Self::postgres(&url).await),
            Err(_) => {
                assert!(
                    std::env::var_os("JALON_REQUIRE_TOOLS").is_none(),
                    "JALON_TEST_POSTGRES must say where PostgreSQL is"
                );
                println!("SKIPPED: PostgreSQL half, JALON_TEST_POSTGRES is not set");
            }
        }
        worlds
    }

    /// A world on SQLite.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn sqlite() -> Self {
        let folder = Folder(std::env::temp_dir().join(name()));
        std::fs::create_dir_all(&folder.0).expect("a temporary folder");
        let place = Place::Sqlite(folder.0.join("jalon.sqlite"));
        Self::at(place, folder).await
    }

    async fn postgres(url: &str) -> Self {
        let name = name().replace('-', "_");
        let mut connection = PgConnection::connect(url).await.expect("the private cluster answers");
        let statement = format!("create database {name} template template0 encoding 'UTF8' locale 'C'");
        connection.execute(AssertSqlSafe(statement)).await.expect("a database of its own");
        let (server, _) = url.rsplit_once('/').expect("an address with a database");
        let folder = Folder(std::env::temp_dir().join(&name));
        std::fs::create_dir_all(&folder.0).expect("a temporary folder");
        Self::at(Place::Postgres(format!("{server}/{name}")), folder).await
    }

    async fn at(place: Place, folder: Folder) -> Self {
        let db = Db::open(&place).await.expect("the database opens");
        db.migrate().await.expect("the migrations run");
        Self {
            db,
            place,
            clock: Clock::fixed(morning()),
            chance: Chance::seeded(2026),
            secrets: Secrets::derive(&[42; 32]),
            folder,
        }
    }

    /// The folder of this world, for files a test needs.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder.0
    }
}

fn morning() -> Timestamp {
    "2026-03-03T07:00:00Z".parse().expect("a moment")
}

fn name() -> String {
    // The process and a count make the name unique; no randomness is needed.
    format!("jalon-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}
