//! The declaration to the account's system (2.3-13), against the simulator as a real server: down, failing, slow, losing its
//! answer, refusing. Nothing is lost, and nothing is ever declared twice.

mod common;

use std::net::SocketAddr;
use std::time::Duration;

use axum::http::StatusCode;
use common::{Scene, ids};
use jalon_kernel::jobs;
use jalon_kernel::testing::World;
use jalon_kernel::wing::Wing as _;
use jalon_training::account::AccountSystem;
use jalon_training::account::simulator::{Behaviour, Simulator};
use tokio::net::TcpListener;

const HOUR: Duration = Duration::from_secs(3600);

async fn serve(simulator: &Simulator, at: Option<SocketAddr>) -> SocketAddr {
    let at = at.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0)));
    let listener = TcpListener::bind(at).await.expect("a free port");
    let address = listener.local_addr().expect("it has a number");
    let router = simulator.router();
    tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
    address
}

fn system(address: SocketAddr) -> AccountSystem {
    let url = format!("http://{address}");
    AccountSystem::new(&url, "clef").expect("an address").waiting(Duration::from_millis(1_500))
}

// A project whose account has agreed to `granted`.
async fn agreed(scene: &mut Scene, granted: &str) -> String {
    scene.a_ready_project().await;
    let funding = scene.at_path("financement");
    let requests = ids(&scene.claire.get(&funding).await, "/demandes/");
    assert_eq!(requests.len(), 1, "the account pays alone");
    let request = format!("{funding}/demandes/{}", requests[0]);
    scene.claire.post(&request, &[("state", "asked"), ("_version", "1")]).await;
    let fields = [("state", "granted"), ("granted", granted), ("reference", "DOS-17"), ("_version", "2")];
    let sent = scene.claire.post(&request, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    request
}

async fn declare(scene: &mut Scene) {
    let sent = scene.claire.post(&scene.at_path("financement/declaration"), &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
}

async fn shows(scene: &mut Scene, words: &[&str]) {
    let page = scene.at_path("financement/declaration");
    for browser in [&mut scene.samira, &mut scene.claire] {
        let shown = browser.get(&page).await;
        for word in words {
            shown.says(word);
        }
    }
}

#[tokio::test]
async fn clause_2_3_13_a_funded_training_is_declared_acknowledged_and_never_twice() {
    for world in World::each().await {
        let simulator = Simulator::new(Behaviour::default(), Some("clef".to_owned()));
        let address = serve(&simulator, None).await;
        let mut scene = Scene::with(world, Some(system(address))).await;
        let page = scene.at_path("financement/declaration");
        let early = scene.claire.post(&page, &[]).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        early.says("Ce qui manque avant de déclarer").says("accord du compte");
        agreed(&mut scene, "2 000").await;
        let forged = scene.samira.post(&page, &[]).await;
        assert_eq!(forged.status, StatusCode::NOT_FOUND, "the counsellor declares, and answers for it");
        shows(&mut scene, &["est un simulateur", "Ce qui sera déclaré", "RNCP12345", "DOS-17"]).await;
        declare(&mut scene).await;
        shows(&mut scene, &["à envoyer"]).await;
        assert_eq!(scene.claire.post(&page, &[]).await.status, StatusCode::CONFLICT, "one is under way");
        let mut tx = scene.world.db.write().await.expect("write");
        let due = jobs::take_due(&mut tx, scene.world.clock.now(), 100).await.expect("jobs");
        tx.commit().await.expect("commit");
        let job = due.into_iter().find(|job| job.kind == "account.declare").expect("a job");
        let mut named: Vec<&String> = job.payload.as_object().expect("an object").keys().collect();
        named.sort();
        assert_eq!(named, ["declaration", "parcours"], "a job holds identifiers alone");
        for _ in 0..3 {
            scene.wing.run(&scene.house, &job).await.expect("done, and again changes nothing");
        }
        assert_eq!((simulator.count(), simulator.calls()), (1, 1));
        shows(&mut scene, &["reçue par le système", "SIM-000001"]).await;
        assert_eq!(scene.claire.post(&page, &[]).await.status, StatusCode::CONFLICT, "the system has it");
        let sent = simulator.bodies()[0].to_string();
        assert!(sent.contains("\"cout_centimes\":200000") && !sent.contains("Samira"), "{sent}");
        let mut tx = scene.world.db.write().await.expect("write");
        scene.wing.erase(&mut tx, scene.world.clock.now(), scene.person).await.expect("erases");
        tx.commit().await.expect("commit");
        scene.wing.run(&scene.house, &job).await.expect("what is erased is left in peace");
    }
}

#[tokio::test]
async fn a_system_that_is_down_is_tried_again_until_it_is_there() {
    let simulator = Simulator::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("a number");
    drop(listener);
    let mut scene = Scene::declaring_to(system(address)).await;
    agreed(&mut scene, "2 000").await;
    declare(&mut scene).await;
    for _ in 0..3 {
        assert_eq!(scene.work().await, 1);
        assert_eq!(scene.work().await, 0, "it waits before it is tried again");
        scene.world.clock.advance(HOUR);
    }
    let page = scene.at_path("financement/declaration");
    scene.claire = jalon_kernel::testing::Browser::of_professional(
        &scene.house,
        scene.counsellor.id,
        Some(scene.counsellor.mandate),
    )
    .await;
    scene
        .claire
        .get(&page)
        .await
        .says("ne répond pas pour l’instant")
        .says("Personne ne répond à cette adresse");
    serve(&simulator, Some(address)).await;
    assert_eq!(scene.work().await, 0);
    assert_eq!(simulator.count(), 1);
    scene.claire.get(&page).await.says("SIM-000001");
}

#[tokio::test]
async fn failures_slowness_and_lost_answers_end_in_one_declaration() {
    let behaviours = [
        (Behaviour { pannes: 2, ..Behaviour::default() }, 2, "Le système est en panne"),
        (Behaviour { accuses_perdus: 2, ..Behaviour::default() }, 2, "La réponse n’est pas arrivée"),
        (Behaviour { lenteur_ms: 4_000, ..Behaviour::default() }, 1, "La réponse n’est pas arrivée"),
    ];
    for (behaviour, failures, says) in behaviours {
        let simulator = Simulator::new(behaviour, None);
        let address = serve(&simulator, None).await;
        let mut scene = Scene::declaring_to(system(address)).await;
        agreed(&mut scene, "2 000").await;
        declare(&mut scene).await;
        for _ in 0..failures {
            assert_eq!(scene.work().await, 1, "{behaviour:?}");
            scene.world.clock.advance(Duration::from_secs(60));
            shows(&mut scene, &["envoyée, réponse attendue", says]).await;
        }
        if behaviour.lenteur_ms > 0 {
            simulator.behave(Behaviour::default());
        }
        assert_eq!(scene.work().await, 0, "{behaviour:?}");
        assert_eq!(simulator.count(), 1, "{behaviour:?}");
        assert_eq!(simulator.calls(), failures + 1, "{behaviour:?}");
        shows(&mut scene, &["reçue par le système", "SIM-000001"]).await;
    }
}

#[tokio::test]
async fn a_refusal_is_shown_with_its_reason_and_corrected_by_another_declaration() {
    let simulator = Simulator::default();
    let address = serve(&simulator, None).await;
    let mut scene = Scene::declaring_to(system(address)).await;
    let request = agreed(&mut scene, "2 000,01").await;
    declare(&mut scene).await;
    assert_eq!(scene.work().await, 0, "a refusal is an answer: it is not tried again");
    assert_eq!(simulator.count(), 0);
    shows(&mut scene, &["refusée par le système", "Les accords dépassent le coût de la formation"]).await;
    let fields = [("state", "paid"), ("granted", "2 000"), ("reference", "DOS-17"), ("_version", "3")];
    let sent = scene.claire.post(&request, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    declare(&mut scene).await;
    assert_eq!(scene.work().await, 0);
    assert_eq!(simulator.count(), 1);
    shows(&mut scene, &["SIM-000001"]).await;
}

#[tokio::test]
async fn a_house_the_system_does_not_know_is_told_so_and_loses_nothing() {
    let simulator = Simulator::new(Behaviour::default(), Some("une autre clef".to_owned()));
    let address = serve(&simulator, None).await;
    let mut scene = Scene::declaring_to(system(address)).await;
    agreed(&mut scene, "2 000").await;
    declare(&mut scene).await;
    assert_eq!(scene.work().await, 1);
    shows(&mut scene, &["ne reconnaît pas cette maison"]).await;
    assert_eq!(simulator.count(), 0);
}

#[tokio::test]
async fn a_house_without_a_system_declares_nothing_and_says_so() {
    let mut scene = Scene::sqlite().await;
    agreed(&mut scene, "2 000").await;
    let page = scene.at_path("financement/declaration");
    scene.claire.get(&page).await.says("reliée à aucun système");
    assert_eq!(scene.claire.post(&page, &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(scene.work().await, 0);
}
