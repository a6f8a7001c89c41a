//! What these tests share: a whole house, and the messages that went out of it.

use std::sync::{Arc, Mutex, PoisonError};

use jalon_kernel::House;
use jalon_kernel::access::Mode;
use jalon_kernel::clock::Clock;
use jalon_kernel::house::Settings;
use jalon_kernel::people::session::For;
use jalon_kernel::people::{mandate, operator, professional};
use jalon_kernel::post::{Carrier, Parcel};
use jalon_kernel::testing::{Browser, World};
use jalon_server::{demo, wings, worker};
use uuid::Uuid;

/// A house with every wing and the occupations of the demonstration, and what its messages become.
pub struct Whole {
    pub world: World,
    pub house: House,
    pub sent: Arc<Mutex<Vec<Parcel>>>,
}

impl Whole {
    /// One on each engine.
    pub async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for world in World::each().await {
            all.push(Self::of(world).await);
        }
        all
    }

    pub async fn sqlite() -> Self {
        Self::of(World::sqlite().await).await
    }

    async fn of(world: World) -> Self {
        demo::import_starter(&world.db, &world.clock, &world.chance).await.expect("the starter set");
        let wings = wings::all(&world.db).await.expect("the wings");
        let (house, sent) = world.house(wings);
        Self { world, house, sent }
    }

    /// Lets the people of the demonstration come.
    pub async fn fill(&self) {
        let earlier = |clock| async { Ok(self.with(clock, Mode::Demo).await) };
        demo::people(&self.house, earlier).await.expect("everybody comes");
    }

    /// The same house with another clock, in another mode.
    pub async fn with(&self, clock: Clock, mode: Mode) -> House {
        House::build(
            self.world.db.clone(),
            clock,
            self.world.chance.clone(),
            self.world.secrets.clone(),
            Carrier::memory().0,
            Settings { mode, ..self.house.settings.clone() },
            wings::all(&self.world.db).await.expect("the wings"),
        )
        .unwrap_or_else(|faults| panic!("{}", faults.join("\n")))
    }

    /// The account of that name with its first live mandate at that site.
    pub async fn worker(&self, name: &str, site: &str) -> (Uuid, Uuid) {
        let mut tx = self.world.db.read().await.expect("read");
        let accounts = professional::all(&mut tx).await.expect("accounts");
        let who = accounts.iter().find(|account| account.name == name).expect("the account").id;
        let held = mandate::live(&mut tx, who, self.world.clock.now()).await.expect("mandates");
        let mandate = held.iter().find(|held| held.site_name == site).expect("the mandate").mandate.id;
        (who, mandate)
    }

    /// The site of that name, and its operator.
    pub async fn site(&self, name: &str) -> operator::Site {
        let mut tx = self.world.db.read().await.expect("read");
        let sites = operator::sites(&mut tx).await.expect("sites");
        sites.into_iter().find(|site| site.name == name).expect("the site")
    }

    /// A browser in which `whom` is signed in, or nobody.
    pub async fn browser(&self, house: &House, whom: Option<For>) -> Browser {
        match whom {
            Some(whom) => Browser::new(house).signed_in(whom).await,
            None => Browser::new(house),
        }
    }

    /// Lets the messages that wait go out, and gives them back.
    pub async fn delivered(&self) -> Vec<Parcel> {
        while worker::work_once(&self.house).await.expect("the work is done") > 0 {}
        std::mem::take(&mut *self.sent.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The six digits of the latest code in these messages.
pub fn code_in(messages: &[Parcel]) -> String {
    let text = &messages.last().expect("a message went out").text;
    text.split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 6)
        .unwrap_or_else(|| panic!("no code in « {text} »"))
        .to_owned()
}
