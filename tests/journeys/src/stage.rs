//! The stage: a house on a real port, on either database, with its data, its people and its post.
//!
//! The house is the one that is served to people. Two things differ: its messages stay in memory, where a journey reads
//! the code or the link that a person would find in their mail; and its clock, which runs like any other, can be put
//! forward by days.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use fantoccini::Client;
use jalon_kernel::House;
use jalon_kernel::access::Mode;
use jalon_kernel::chance::Chance;
use jalon_kernel::house::{Proxy, Settings};
use jalon_kernel::post::{Carrier, Parcel};
use jalon_kernel::testing::World;
use jalon_kernel::web;
use jalon_server::{demo, wings, worker};
use jalon_training::account::AccountSystem;
use jalon_training::account::simulator::Simulator;
use tokio::net::TcpListener;

use crate::browser::Browser;
use crate::cast;
use crate::chromium::{Chromium, Setting};
use crate::shots;

const PATIENCE: Duration = Duration::from_secs(10);
const TICK: Duration = Duration::from_millis(100);

/// On which database a journey is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// The server, where `JALON_TEST_POSTGRES` says that there is one.
    Postgres,
}

/// A house, and the browsers in it.
pub struct Stage {
    /// The database and its folder; gone with the stage.
    pub world: World,
    /// The house.
    pub house: House,
    /// Where it is reached.
    pub address: String,
    /// The account's system it declares to, a server of its own.
    pub simulator: Simulator,
    chromium: Chromium,
    post: Arc<Mutex<Vec<Parcel>>>,
    people: Mutex<Vec<(String, Client)>>,
}

/// Walks a journey: `body` gets a stage of its own. Without Chromium or without the database it is skipped, loudly.
///
/// # Panics
/// When the journey fails; what every browser showed at that moment is kept as a picture.
pub fn play(engine: Engine, body: impl AsyncFnOnce(&Stage)) {
    let Some(chromium) = Chromium::start() else { return };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let stage = runtime.block_on(async {
        let world = match engine {
            Engine::Sqlite => World::sqlite().await,
            Engine::Postgres => {
                World::each().await.into_iter().find(|world| world.db.engine() == "postgres")?
            }
        };
        Some(Stage::build(world, chromium).await)
    });
    let Some(stage) = stage else { return };
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(body(&stage))));
    runtime.block_on(stage.close(outcome.is_err()));
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

impl Stage {
    async fn build(world: World, chromium: Chromium) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("the port has a number"));
        let (carrier, post) = Carrier::memory();
        let clock = world.clock.clone();
        demo::import_starter(&world.db, &clock, &Chance::System)
            .await
            .expect("the starter data are imported");
        let setup = Settings {
            base_url: address.clone(),
            mode: Mode::Demo,
            folder: world.folder().to_owned(),
            behind_proxy: Proxy::None,
        };
        let beside = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let simulated = format!("http://{}", beside.local_addr().expect("the port has a number"));
        let (simulator, account) = (Simulator::default(), AccountSystem::new(&simulated, ""));
        let router = simulator.router();
        tokio::spawn(async move { axum::serve(beside, router).await.expect("the simulator serves") });
        let wings = wings::declaring_to(&world.db, account.ok()).await.expect("the wings open");
        let (db, secrets) = (world.db.clone(), world.secrets.clone());
        let house = House::build(db, clock.clone(), Chance::System, secrets, carrier, setup, wings)
            .unwrap_or_else(|faults| panic!("{}", faults.join("\n")));
        cast::create(&house).await;
        let service = web::app(house.clone()).into_make_service_with_connect_info::<std::net::SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await.expect("the house serves") });
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(TICK).await;
                clock.advance(TICK);
            }
        });
        Self { world, house, address, simulator, chromium, post, people: Mutex::default() }
    }

    /// Puts the clock of the house forward.
    pub fn let_pass(&self, time: Duration) {
        self.house.clock.advance(time);
    }

    /// Does the work that is due and sends the messages that are due.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn work(&self) {
        while worker::work_once(&self.house).await.expect("later work is done") > 0 {}
    }

    /// Somebody with a browser that has never been here.
    pub async fn somebody(&self, name: &str, setting: Setting) -> Browser {
        let client = self.chromium.browser(setting).await;
        self.people.lock().unwrap_or_else(PoisonError::into_inner).push((name.to_owned(), client.clone()));
        Browser::new(client, name, &self.address, setting)
    }

    /// The last message to `to` whose text or subject holds `words`, once it has gone out.
    ///
    /// # Panics
    /// When none goes out in time, with what did.
    pub async fn letter(&self, to: &str, words: &str) -> Parcel {
        let started = Instant::now();
        loop {
            self.work().await;
            let sent = self.post.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let found = sent.iter().rev().find(|parcel| {
                parcel.address == to && (parcel.subject.contains(words) || parcel.text.contains(words))
            });
            if let Some(parcel) = found {
                return parcel.clone();
            }
            let list: Vec<_> =
                sent.iter().map(|parcel| (&parcel.address, &parcel.subject, &parcel.text)).collect();
            assert!(started.elapsed() < PATIENCE, "no message to {to} says « {words} »: {list:#?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The code of six digits in the last message to `to`.
    ///
    /// # Panics
    /// When there is none.
    pub async fn code(&self, to: &str) -> String {
        let letter = self.letter(to, "code").await;
        let digits: String =
            letter.text.chars().map(|letter| if letter.is_ascii_digit() { letter } else { ' ' }).collect();
        let code = digits.split_whitespace().rfind(|number| number.len() == 6);
        code.unwrap_or_else(|| panic!("no code in « {} »", letter.text)).to_owned()
    }

    /// The path that the last message to `to` with `words` leads to.
    ///
    /// # Panics
    /// When it leads nowhere in this house.
    pub async fn link(&self, to: &str, words: &str) -> String {
        let letter = self.letter(to, words).await;
        let (_, rest) = letter
            .text
            .split_once(&self.address)
            .unwrap_or_else(|| panic!("no link to this house in « {} »", letter.text));
        rest.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ',']).to_owned()
    }

    /// The code that the telephone of the counsellor shows at this moment.
    pub fn second_factor(&self) -> String {
        cast::factor().code(self.house.clock.now())
    }

    async fn close(self, failed: bool) {
        let people = std::mem::take(&mut *self.people.lock().unwrap_or_else(PoisonError::into_inner));
        for (name, client) in people {
            if failed {
                shots::of_failure(&name, &client).await;
            }
            // A browser that is already gone needs no closing.
            drop(client.close().await);
        }
    }
}
