//! What one keeps: with or without an account, with a note that only its owner reads.

mod common;

use std::time::Duration;

use common::house;
use jalon_information::Information;
use jalon_kernel::House;
use jalon_kernel::db::Sql;
use jalon_kernel::jobs;
use jalon_kernel::params;
use jalon_kernel::people::person;
use jalon_kernel::seal::{self, PersonKey};
use jalon_kernel::testing::{Browser, World, a_person};
use jalon_kernel::web::SESSION;
use jalon_kernel::wing::Wing as _;
use uuid::Uuid;

async fn count(world: &World, text: &'static str) -> i64 {
    let sql = Sql { name: "count", sqlite: text, postgres: text };
    let mut tx = world.db.read().await.expect("read");
    tx.one(&sql, params![], |row| row.get("n")).await.expect("a count")
}

async fn exported(
    information: &Information,
    house: &House,
    person: Uuid,
    key: &PersonKey,
) -> serde_json::Value {
    let mut tx = house.db.read().await.expect("read");
    let held = information.export(house, &mut tx, person, key).await.expect("export");
    assert_eq!(held.len(), 1);
    held.into_iter().next().expect("one part").content
}

#[tokio::test]
async fn clause_3_1_05_a_visitor_keeps_a_job_without_an_account() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.get("/metiers/A1208").await.says("/metiers/A1208/garder");
        let kept = browser.post("/metiers/A1208/garder", &[]).await;
        assert_eq!(kept.status, 303);
        assert_eq!(kept.location.as_deref(), Some("/mon-carnet#metier-A1208"));
        assert!(browser.cookie_value(SESSION).is_some(), "a notebook of their own");
        let notebook = browser.get("/mon-carnet").await;
        notebook
            .says("Ce métier est dans votre carnet")
            .says("Jardinier / Jardinière paysagiste")
            .says("Vous seul")
            .says("Ce carnet est lié à cet appareil")
            .says("/demande");
        browser.get("/metiers/A1208").await.says("Ce métier est dans votre carnet").does_not_say("/garder");

        // Twice is once.
        assert_eq!(browser.post("/metiers/A1208/garder", &[]).await.status, 303);
        assert_eq!(count(&world, "select count(*) as n from kept_occupation").await, 1);
        // Somebody else sees nothing of it.
        Browser::new(&house).get("/mon-carnet").await.does_not_say("Jardinier");
    }
}

#[tokio::test]
async fn what_does_not_exist_cannot_be_kept() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        for code in ["Z9999", "N9999", "x", "%00", "A1208'--"] {
            let answer = browser.post(&format!("/metiers/{code}/garder"), &[]).await;
            assert_eq!(answer.status, 404, "{code}");
        }
        assert_eq!(count(&world, "select count(*) as n from person").await, 0, "nobody was made for nothing");
        assert_eq!(browser.post("/metiers/A1208/retirer", &[]).await.status, 404);
        assert_eq!(browser.post("/mon-carnet/A1208/note", &[("_version", "1")]).await.status, 404);
    }
}

#[tokio::test]
async fn a_note_is_sealed_saved_as_one_types_and_never_overwritten_unseen() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let (samira, _) = a_person(&world, "Samira", "samira@exemple.fr").await;
        let mut browser = Browser::of_person(&house, samira).await;
        browser.post("/metiers/A1208/garder", &[]).await;
        let note = |text: &'static str, version: &'static str| [("note-A1208", text), ("_version", version)];

        let saved = browser.post("/mon-carnet/A1208/note", &note("Être dehors & <planter>", "1")).await;
        assert_eq!(saved.location.as_deref(), Some("/mon-carnet#metier-A1208"));
        browser
            .get("/mon-carnet")
            .await
            .says("Être dehors &#38; &#60;planter&#62;")
            .says("Votre note est enregistrée");
        let text = "select count(*) as n from kept_occupation where note_sealed is not null";
        assert_eq!(count(&world, text).await, 1);

        let typed = browser.post_json("/mon-carnet/A1208/note", &note("Être dehors", "2")).await;
        assert_eq!(typed.status, 200);
        let answer: serde_json::Value = serde_json::from_slice(&typed.bytes).expect("JSON");
        assert_eq!(answer["version"], 3);

        // Another window still holds version 2: both texts are shown, none is lost.
        let stale = browser.post("/mon-carnet/A1208/note", &note("Autre idée", "2")).await;
        assert_eq!(stale.status, 409);
        stale.says("Autre idée").says("Être dehors").says("name=\"_version\" value=\"3\"");
        assert_eq!(browser.post_json("/mon-carnet/A1208/note", &note("Autre idée", "2")).await.status, 409);
        assert_eq!(browser.post("/mon-carnet/A1208/note", &note("Les deux", "3")).await.status, 303);
        browser.get("/mon-carnet").await.says("Les deux").does_not_say("Autre idée");

        // Nobody else reads or writes it.
        let (other, _) = a_person(&world, "Ali", "ali@exemple.fr").await;
        let mut other = Browser::of_person(&house, other).await;
        assert_eq!(other.post("/mon-carnet/A1208/note", &note("x", "4")).await.status, 404);
        other.get("/mon-carnet").await.does_not_say("Les deux");
        assert_eq!(count(&world, "select count(*) as n from journal where act = 'notebook.write'").await, 4);
    }
}

#[tokio::test]
async fn hostile_notes_are_refused_with_their_text_kept() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.post("/metiers/A1208/garder", &[]).await;
        let long = "mot ".repeat(2_500_000);
        let refused =
            browser.post("/mon-carnet/A1208/note", &[("note-A1208", &long), ("_version", "1")]).await;
        assert_eq!(refused.status, 422);
        refused.says("Erreur").says("mot mot mot").says("#champ-note-A1208");
        let json =
            browser.post_json("/mon-carnet/A1208/note", &[("note-A1208", &long), ("_version", "1")]).await;
        assert_eq!(json.status, 422);
        let answer = browser.post("/mon-carnet/A1208/note", &[("note-A1208", "x")]).await;
        assert_eq!(answer.status, 422, "a form of ours carries a version");
        let strange = ["\"'<script>alert(1)</script>", "🧑‍🍳 & co", "a\u{0}b", ""];
        for (version, text) in (1..).zip(strange) {
            let version = version.to_string();
            let fields = [("note-A1208", text), ("_version", version.as_str())];
            let answer = browser.post("/mon-carnet/A1208/note", &fields).await;
            assert_eq!(answer.status, 303, "{text:?}");
            browser.get("/mon-carnet").await.does_not_say("<script>alert");
        }
    }
}

#[tokio::test]
async fn taken_away_it_can_be_put_back_for_a_day_and_is_then_forgotten() {
    for world in World::each().await {
        let (house, information) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.post("/metiers/A1208/garder", &[]).await;
        browser.post("/metiers/A1433/garder", &[]).await;
        browser.post("/mon-carnet/A1208/note", &[("note-A1208", "Ma note"), ("_version", "1")]).await;
        let removed = browser.post("/metiers/A1208/retirer", &[]).await;
        assert_eq!(removed.location.as_deref(), Some("/mon-carnet"));
        browser.get("/mon-carnet").await.says("Retirés récemment").does_not_say("Ma note");
        browser.get("/metiers/A1208").await.says("/metiers/A1208/garder");
        assert_eq!(browser.post("/metiers/A1208/retirer", &[]).await.status, 303, "twice changes nothing");

        browser.post("/metiers/A1208/garder", &[]).await;
        browser.get("/mon-carnet").await.says("Ma note").does_not_say("Retirés récemment");

        browser.post("/metiers/A1208/retirer", &[]).await;
        world.clock.advance(Duration::from_secs(23 * 3600));
        run_due(&world, &house, &information).await;
        assert_eq!(count(&world, "select count(*) as n from kept_occupation").await, 2, "not yet a day");
        world.clock.advance(Duration::from_secs(3600));
        assert!(run_due(&world, &house, &information).await > 0);
        assert_eq!(count(&world, "select count(*) as n from kept_occupation").await, 1);
        browser.get("/mon-carnet").await.does_not_say("Jardinier").says("Maraîcher");
    }
}

async fn run_due(world: &World, house: &House, information: &Information) -> usize {
    let mut tx = world.db.write().await.expect("write");
    let due = jobs::take_due(&mut tx, world.clock.now(), 50).await.expect("jobs");
    tx.commit().await.expect("commit");
    for job in &due {
        assert!(information.jobs().contains(&job.kind.as_str()));
        information.run(house, job).await.expect("done");
        information.run(house, job).await.expect("twice changes nothing");
    }
    due.len()
}

#[tokio::test]
async fn what_a_visitor_kept_follows_them_into_their_account() {
    for world in World::each().await {
        let (house, information) = house(&world).await;
        let (samira, key) = a_person(&world, "Samira", "samira@exemple.fr").await;
        let mut at_home = Browser::of_person(&house, samira).await;
        at_home.post("/metiers/A1208/garder", &[]).await;
        at_home.post("/mon-carnet/A1208/note", &[("note-A1208", "Chez moi"), ("_version", "1")]).await;

        let mut visitor = Browser::new(&house);
        visitor.post("/metiers/A1208/garder", &[]).await;
        visitor.post("/metiers/A1433/garder", &[]).await;
        visitor.post("/mon-carnet/A1208/note", &[("note-A1208", "En visite"), ("_version", "1")]).await;
        visitor.post("/mon-carnet/A1433/note", &[("note-A1433", "Légumes"), ("_version", "1")]).await;
        let from = visitor_of(&world, samira).await;

        let mut tx = world.db.write().await.expect("write");
        let from_key = seal::person_key(&mut tx, &world.secrets, from).await.expect("a key");
        information.follow(&house, &mut tx, (from, &from_key), (samira, &key)).await.expect("follow");
        tx.commit().await.expect("commit");

        at_home.get("/mon-carnet").await.says("Chez moi").says("En visite").says("Légumes");
        let content = exported(&information, &house, samira, &key).await;
        assert_eq!(content.as_array().map(Vec::len), Some(2));
        assert_eq!(exported(&information, &house, from, &from_key).await, serde_json::json!([]));
    }
}

/// The only person who is not `known`.
async fn visitor_of(world: &World, known: Uuid) -> Uuid {
    let text = "select id from person where id <> $1";
    let sql = Sql { name: "visitor", sqlite: text, postgres: text };
    let mut tx = world.db.read().await.expect("read");
    tx.one(&sql, params![known], |row| row.get("id")).await.expect("a visitor")
}

#[tokio::test]
async fn everything_kept_is_exported_and_erased() {
    for world in World::each().await {
        let (house, information) = house(&world).await;
        let (samira, key) = a_person(&world, "Samira", "samira@exemple.fr").await;
        let mut browser = Browser::of_person(&house, samira).await;
        browser.post("/metiers/A1208/garder", &[]).await;
        browser.post("/mon-carnet/A1208/note", &[("note-A1208", "Ma note"), ("_version", "1")]).await;
        let content = exported(&information, &house, samira, &key).await;
        assert_eq!(content[0]["code_rome"], "A1208");
        assert_eq!(content[0]["intitule"], "Jardinier / Jardinière paysagiste");
        assert_eq!(content[0]["note"], "Ma note");
        let mut tx = world.db.write().await.expect("write");
        information.erase(&mut tx, world.clock.now(), samira).await.expect("erase");
        tx.commit().await.expect("commit");
        assert_eq!(count(&world, "select count(*) as n from kept_occupation").await, 0);
        assert_eq!(information.personal_tables(), ["kept_occupation"]);
    }
}

#[tokio::test]
async fn a_kept_job_that_the_classification_no_longer_holds_is_still_there() {
    let world = World::sqlite().await;
    let (house, _) = house(&world).await;
    let (samira, _) = a_person(&world, "Samira", "samira@exemple.fr").await;
    let mut browser = Browser::of_person(&house, samira).await;
    browser.post("/metiers/A1208/garder", &[]).await;
    let text = "update kept_occupation set code = 'N9999'";
    let mut tx = world.db.write().await.expect("write");
    tx.execute(&Sql { name: "rename", sqlite: text, postgres: text }, params![]).await.expect("renamed");
    tx.commit().await.expect("commit");
    browser.get("/mon-carnet").await.says("N9999").says("plus dans le répertoire");
    assert_eq!(browser.post("/metiers/N9999/retirer", &[]).await.status, 303);
}

#[tokio::test]
async fn forms_from_elsewhere_keep_nothing() {
    let world = World::sqlite().await;
    let (house, _) = house(&world).await;
    let mut browser = Browser::new(&house);
    browser.post("/metiers/A1208/garder", &[]).await;
    for path in ["/metiers/A1433/garder", "/metiers/A1208/retirer", "/mon-carnet/A1208/note"] {
        assert_eq!(browser.post_with(path, &[], &[], None).await.status, 403, "{path}");
    }
    let elsewhere = [("origin", "https://ailleurs.example")];
    let answer = Browser::new(&house).post_with("/metiers/A1433/garder", &[], &elsewhere, None).await;
    assert_eq!(answer.status, 403);
    assert_eq!(count(&world, "select count(*) as n from kept_occupation where removed_at is null").await, 1);
}

#[tokio::test]
async fn the_notebook_of_an_erased_person_opens_no_more() {
    let world = World::sqlite().await;
    let (house, information) = house(&world).await;
    let (samira, _) = a_person(&world, "Samira", "samira@exemple.fr").await;
    let mut browser = Browser::of_person(&house, samira).await;
    browser.post("/metiers/A1208/garder", &[]).await;
    let mut tx = world.db.write().await.expect("write");
    information.erase(&mut tx, world.clock.now(), samira).await.expect("erase");
    seal::erase_person_key(&mut tx, samira).await.expect("the key");
    person::mark_erased(&mut tx, samira, world.clock.now()).await.expect("erased");
    tx.commit().await.expect("commit");
    browser.get("/mon-carnet").await.does_not_say("Jardinier");
}
