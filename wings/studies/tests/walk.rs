//! A manager publishes, anybody searches: through the pages, on both databases.

use std::sync::Arc;

use jalon_kernel::House;
use jalon_kernel::access::{Lifecycle, Role};
use jalon_kernel::people::mandate;
use jalon_kernel::people::professional::{self, Post};
use jalon_kernel::people::session::For;
use jalon_kernel::testing::{Browser, World, a_counsellor};
use jalon_studies::Studies;

const FIELDS: [(&str, &str); 9] = [
    ("genre", "diagnostic"),
    ("titre", "L'emploi dans le pays de Fougères"),
    ("resume", "Les ateliers cherchent des mécaniciens de vélos.\nL'agroalimentaire recrute."),
    ("auteur", "Observatoire"),
    ("date", "01/02/2024"),
    ("jusque", "31/12/2024"),
    ("territoire", "Pays de Fougères"),
    ("secteur", "Industrie"),
    ("lien", "https://www.exemple.fr/etude.pdf"),
];

fn with<'f>(field: &'f str, value: &'f str) -> Vec<(&'f str, &'f str)> {
    let mut fields: Vec<(&str, &str)> = FIELDS.to_vec();
    fields.retain(|(name, _)| *name != field);
    fields.push((field, value));
    fields
}

/// Somebody of that role at the site of a counsellor.
async fn editor(world: &World, house: &House, role: Role) -> Browser {
    let counsellor = a_counsellor(world, role.name()).await;
    let (secrets, chance, now) = (&world.secrets, &world.chance, world.clock.now());
    let mut tx = world.db.write().await.expect("write");
    let email = format!("{}@exemple.fr", role.name().to_lowercase());
    let post = Post::Professional;
    let (id, _) =
        professional::invite(&mut tx, secrets, chance, now, "Solène", &email, post).await.expect("invited");
    professional::set_lifecycle(&mut tx, id, Lifecycle::Confirmed).await.expect("confirmed");
    let held = mandate::give(&mut tx, chance, now, id, counsellor.operator, counsellor.site, role, now, None);
    let held = held.await.expect("a mandate");
    tx.commit().await.expect("commit");
    let whom = For::Professional(id, jalon_kernel::access::Assurance::Two, Some(held));
    Browser::new(house).signed_in(whom).await
}

#[tokio::test]
async fn clause_2_1_06_a_study_is_published_found_and_says_that_it_is_over() {
    for world in World::each().await {
        let (house, _) = world.house(vec![Arc::new(Studies::default())]);
        let mut visitor = Browser::new(&house);
        visitor.get("/etudes").await.says("Aucune étude");
        let mut manager = editor(&world, &house, Role::OperatorManager).await;
        let answer = manager.post("/pro/etudes/nouvelle", &FIELDS).await;
        assert_eq!(answer.location.as_deref(), Some("/pro/etudes"), "{}", answer.text());
        let list = manager.get("/pro/etudes").await.text();
        let page = list.split("href=\"").find(|link| link.starts_with("/pro/etudes/0")).expect("its page");
        let page = page.split('"').next().expect("a link").to_owned();
        // By its words, without accents, and by words of its summary.
        for words in ["fougeres", "mecaniciens", "agroalimentaire"] {
            visitor.get(&format!("/etudes?mots={words}")).await.says("pays de Fougères");
        }
        visitor.get("/etudes?territoire=foug%C3%A8res&genre=diagnostic").await.says("Périmé depuis le");
        for nothing in ["mots=xylophone", "territoire=44", "genre=chiffres"] {
            visitor.get(&format!("/etudes?{nothing}")).await.says("Aucune étude ne répond");
        }
        let public = page.replace("/pro", "");
        visitor
            .get(&public)
            .await
            .says("Périmé depuis le")
            .says("https://www.exemple.fr/etude.pdf")
            .says("Observatoire");
        // Still good on its last day and later: then nothing says that it is over.
        let mut fields = with("jusque", "31/12/2099");
        fields.push(("_version", "1"));
        manager.post(&page, &fields).await;
        visitor.get(&public).await.does_not_say("Périmé");
        let late = manager.post(&page, &fields).await;
        manager.follow(late).await.says("rien n’a été changé");
        manager.post(&format!("{page}/retirer"), &[]).await;
        assert_eq!(visitor.get(&public).await.status, 404);
        visitor.get("/etudes?mots=fougeres").await.does_not_say("pays de Fougères");
    }
}

#[tokio::test]
async fn only_those_who_answer_for_a_territory_publish_and_only_for_their_site() {
    for world in World::each().await {
        let (house, _) = world.house(vec![Arc::new(Studies::default())]);
        let counsellor = a_counsellor(&world, "Claire").await;
        let mut claire = Browser::of_professional(&house, counsellor.id, Some(counsellor.mandate)).await;
        assert_eq!(claire.post("/pro/etudes/nouvelle", &FIELDS).await.status, 404);
        assert_eq!(Browser::new(&house).get("/pro/etudes").await.status, 404);
        let mut region = editor(&world, &house, Role::Region).await;
        region.post("/pro/etudes/nouvelle", &FIELDS).await;
        let list = region.get("/pro/etudes").await.text();
        let page = list.split("href=\"").find(|link| link.starts_with("/pro/etudes/0")).expect("its page");
        let page = page.split('"').next().expect("a link").to_owned();
        let mut elsewhere = editor(&world, &house, Role::NetworkHead).await;
        assert_eq!(elsewhere.get(&page).await.status, 404);
        assert_eq!(elsewhere.post(&format!("{page}/retirer"), &[]).await.status, 404);
    }
}

#[tokio::test]
async fn each_wrong_field_is_refused_alone() {
    let world = World::sqlite().await;
    let (house, _) = world.house(vec![Arc::new(Studies::default())]);
    let mut manager = editor(&world, &house, Role::OperatorManager).await;
    let long = "x".repeat(20_001);
    for (field, wrong) in [
        ("genre", "autre"),
        ("titre", ""),
        ("resume", ""),
        ("resume", &long),
        ("auteur", ""),
        ("date", "01/01/2999"),
        ("date", "hier"),
        ("jusque", "31/01/2024"),
        ("territoire", ""),
        ("lien", "javascript:alert(1)"),
    ] {
        let answer = manager.post("/pro/etudes/nouvelle", &with(field, wrong)).await;
        assert_eq!(answer.status, 422, "{field} = {}", wrong.chars().take(30).collect::<String>());
    }
    for asked in ["mots=%F0%9F%92%A5", "mots=%27%22%3Cb%3E", "territoire=%00", "genre=x"] {
        assert_eq!(manager.get(&format!("/etudes?{asked}")).await.status, 200, "{asked}");
    }
}
