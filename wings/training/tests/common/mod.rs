//! What every test of the wing begins with: a person, a counsellor who follows them, and their browsers.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::Arc;

use jalon_documents::pdf::Renderer;
use jalon_kernel::House;
use jalon_kernel::casefile;
use jalon_kernel::seal::PersonKey;
use jalon_kernel::testing::{Answer, Browser, Working, World, a_counsellor, a_person};
use jalon_kernel::wing::Wing;
use jalon_training::Training;
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

    async fn at(world: World) -> Self {
        let wing = Arc::new(Training::new(Arc::new(Renderer::new())).expect("the schemes are without fault"));
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
