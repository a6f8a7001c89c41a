//! What every test of the wing begins with: a person, a counsellor who follows them, and their browsers.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::Arc;

use jalon_documents::pdf::Renderer;
use jalon_kernel::House;
use jalon_kernel::casefile;
use jalon_kernel::jobs;
use jalon_kernel::seal::PersonKey;
use jalon_kernel::testing::{Answer, Browser, Working, World, a_counsellor, a_person};
use jalon_kernel::wing::Wing;
use jalon_training::Training;
use jalon_training::account::AccountSystem;
use uuid::Uuid;

/// A parcours under way.
pub struct Scene {
    pub world: World,
    pub house: House,
    pub wing: Arc<Training>,
    pub person: Uuid,
    pub key: PersonKey,
    pub counsellor: Working,
    pub parcours: Uuid,
    pub samira: Browser,
    pub claire: Browser,
}

impl Scene {
    /// One on each engine.
    pub async fn each() -> Vec<Self> {
        let mut scenes = Vec::new();
        for world in World::each().await {
            scenes.push(Self::at(world).await);
        }
        scenes
    }

    /// One on SQLite, for what no database changes.
    pub async fn sqlite() -> Self {
        Self::at(World::sqlite().await).await
    }

    /// One on SQLite, in a house that declares to this account's system.
    pub async fn declaring_to(system: AccountSystem) -> Self {
        Self::with(World::sqlite().await, Some(system)).await
    }

    async fn at(world: World) -> Self {
        Self::with(world, None).await
    }

    /// One in that world, in a house that declares to this system.
    pub async fn with(world: World, system: Option<AccountSystem>) -> Self {
        let training = Training::new(Arc::new(Renderer::new())).expect("the schemes are without fault");
        let wing = Arc::new(training.declaring_to(system));
        let (house, _) = world.house(vec![Arc::clone(&wing) as Arc<dyn Wing>]);
        let (person, key) = a_person(&world, "Samira", "samira@exemple.fr").await;
        let counsellor = a_counsellor(&world, "Claire Moreau").await;
        let mut tx = world.db.write().await.expect("write");
        let (now, chance) = (world.clock.now(), &world.chance);
        let (operator, site, who) = (counsellor.operator, counsellor.site, counsellor.id);
        let parcours = casefile::create(&mut tx, chance, now, person, operator, site, who, None)
            .await
            .expect("a parcours");
        tx.commit().await.expect("commit");
        let samira = Browser::of_person(&house, person).await;
        let claire = Browser::of_professional(&house, counsellor.id, Some(counsellor.mandate)).await;
        Self { world, house, wing, person, key, counsellor, parcours, samira, claire }
    }

    /// Does the jobs that are due, each once, as the worker does; how many failed.
    pub async fn work(&self) -> usize {
        let now = self.world.clock.now();
        let mut tx = self.world.db.write().await.expect("write");
        let due = jobs::take_due(&mut tx, now, 100).await.expect("take");
        tx.commit().await.expect("commit");
        let mut failed = 0;
        for job in due {
            let outcome = self.wing.run(&self.house, &job).await;
            let mut tx = self.world.db.write().await.expect("write");
            match outcome {
                Ok(()) => jobs::done(&mut tx, job.id).await.expect("done"),
                Err(error) => {
                    failed += 1;
                    jobs::failed(&mut tx, now, &job, &error.to_string()).await.expect("failed");
                }
            }
            tx.commit().await.expect("commit");
        }
        failed
    }

    /// A project that has everything: need, certification, session with its quote, working time, plan, requests.
    pub async fn a_ready_project(&mut self) {
        let once = "018f0000-0000-7000-8000-000000000001";
        let need = [("goal", "certifying"), ("project", "Réparer des vélos"), ("prerequisites_met", "met")];
        self.samira.post(&self.at_path("formation/besoin"), &need).await;
        let certification = [("title_field", "Mécanicien cycles"), ("register", "rncp"), ("number", "12345")];
        self.samira.post(&self.at_path("formation/certification"), &certification).await;
        let offers = self.at_path("formation/organismes");
        let offer = [
            ("organisation", "Institut A"),
            ("start", "7/9/2026"),
            ("end", "30/10/2026"),
            ("hours", "200"),
            ("price", "2 000"),
            ("places", "individual"),
            ("quote", "received"),
            ("_once", once),
        ];
        self.samira.post(&offers, &offer).await;
        self.samira.post(&format!("{offers}/{once}/choisir"), &[("_version", "1")]).await;
        let time = [("when", "outside")];
        self.samira.post(&self.at_path("formation/temps-de-travail"), &time).await;
        let funding = self.at_path("financement");
        for (fact, value) in [
            ("personne-statut", "salarié du privé"),
            ("compte-solde", "3000"),
            ("formation-eligible-au-compte", "oui"),
        ] {
            let sent = self.samira.post(&format!("{funding}/question/{fact}"), &[("reponse", value)]).await;
            assert_eq!(sent.status, axum::http::StatusCode::SEE_OTHER, "{fact}: {}", sent.text());
        }
        let kept = self.samira.post(&format!("{funding}/plans"), &[("plan", "0")]).await;
        assert_eq!(kept.status, axum::http::StatusCode::SEE_OTHER, "{}", kept.text());
    }

    /// An address of the parcours.
    pub fn at_path(&self, page: &str) -> String {
        format!("/parcours/{}/{page}", self.parcours)
    }
}

/// The value of the first hidden field of that name after `mark`.
#[track_caller]
pub fn hidden(page: &Answer, mark: &str, name: &str) -> String {
    let text = page.text();
    let start = text.find(mark).unwrap_or_else(|| panic!("« {mark} » is not on this page:\n{text}"));
    let field = format!("name=\"{name}\" value=\"");
    let rest = &text[start..];
    let at = rest.find(&field).unwrap_or_else(|| panic!("no {name} after « {mark} »:\n{rest}"));
    rest[at + field.len()..].split('"').next().unwrap_or_default().to_owned()
}

/// The identifiers that follow `mark` in the addresses of a page, each once.
pub fn ids(page: &Answer, mark: &str) -> Vec<Uuid> {
    let text = page.text();
    let mut ids: Vec<Uuid> = Vec::new();
    for rest in text.split(mark).skip(1) {
        if let Some(id) = rest.get(..36).and_then(|id| id.parse().ok())
            && !ids.contains(&id)
        {
            ids.push(id);
        }
    }
    ids
}
