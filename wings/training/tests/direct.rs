//! A project brought ready-made over HTTP (2.3-07): checked by the house, decided by a counsellor, in time, on both engines.

mod common;

use std::time::Duration;

use axum::http::StatusCode;
use common::Scene;
use jalon_kernel::post;

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn letters(scene: &Scene, kind: &str) -> usize {
    let mut tx = scene.world.db.read().await.expect("read");
    post::latest(&mut tx, 50).await.expect("messages").iter().filter(|it| it.kind == kind).count()
}

#[tokio::test]
async fn clause_2_3_07_a_ready_project_is_brought_checked_and_validated_by_a_counsellor() {
    for mut scene in Scene::each().await {
        scene.a_ready_project().await;
        let page = scene.at_path("formation/validation");
        let shown = scene.samira.get(&page).await;
        shown
            .says("Un conseiller décide, jamais la machine")
            .says("RNCP12345")
            .says("Le devis de Institut A est là")
            .says("article L. 6323-6")
            .says("que personne ne paie")
            .says("Non\u{a0}: 1")
            .says("dans les 14 jours");
        scene.claire.get("/validations").await.says("Aucun projet n’attend");
        let brought = scene.samira.post(&page, &[("message", "Tout est <prêt>"), ("_version", "0")]).await;
        assert_eq!(brought.location.as_deref(), Some(page.as_str()), "{}", brought.text());
        for browser in [&mut scene.samira, &mut scene.claire] {
            browser
                .get(&page)
                .await
                .says("Réponse avant le 17\u{a0}mars 2026")
                .says("Tout est &#60;prêt&#62;");
        }
        let again = scene.samira.post(&page, &[("_version", "1")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "it waits already");
        scene.claire.get("/validations").await.says("Samira").says("17\u{a0}mars 2026").says(&page);
        assert_eq!(letters(&scene, "validation-asked").await, 1);
        let decision = format!("{page}/decision");
        let forged = scene.samira.post(&decision, &[("outcome", "validated"), ("_version", "1")]).await;
        assert_eq!(forged.status, StatusCode::NOT_FOUND, "nobody decides on their own project");
        for (fields, status) in [
            (vec![("_version", "1")], StatusCode::UNPROCESSABLE_ENTITY),
            (vec![("outcome", "refused"), ("_version", "1")], StatusCode::UNPROCESSABLE_ENTITY),
            (
                vec![("outcome", "needs"), ("reason", " "), ("_version", "1")],
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (vec![("outcome", "validated"), ("_version", "0")], StatusCode::CONFLICT),
            (
                vec![("outcome", "needs"), ("reason", "Le règlement"), ("_version", "1")],
                StatusCode::SEE_OTHER,
            ),
            (vec![("outcome", "validated"), ("_version", "2")], StatusCode::CONFLICT),
        ] {
            let sent = scene.claire.post(&decision, &fields).await;
            assert_eq!(sent.status, status, "{fields:?}: {}", sent.text());
        }
        scene
            .samira
            .get(&page)
            .await
            .says("Le règlement")
            .says("Claire Moreau")
            .says("demande quelque chose");
        scene.samira.post(&page, &[("_version", "2")]).await;
        let validated = scene.claire.post(&decision, &[("outcome", "validated"), ("_version", "3")]).await;
        assert_eq!(validated.status, StatusCode::SEE_OTHER, "{}", validated.text());
        scene.samira.get(&page).await.says("Le projet est validé tel qu’il est");
        scene.claire.get("/validations").await.says("Aucun projet n’attend");
        assert_eq!(letters(&scene, "validation-answered").await, 2);
    }
}

#[tokio::test]
async fn what_is_missing_is_said_and_what_is_late_is_late_for_both() {
    let mut scene = Scene::sqlite().await;
    let page = scene.at_path("formation/validation");
    scene
        .samira
        .get(&page)
        .await
        .says("Aucune certification n’est nommée")
        .says("Oui\u{a0}: 0")
        .says("Non\u{a0}: 0");
    // A project that lacks everything can be brought all the same: a counsellor decides, not the checks.
    let brought = scene.samira.post(&page, &[("_version", "0")]).await;
    assert_eq!(brought.status, StatusCode::SEE_OTHER, "{}", brought.text());
    scene.world.clock.advance(DAY * 12);
    assert_eq!(scene.work().await, 0);
    assert_eq!(letters(&scene, "validation-reminder").await, 0);
    scene.world.clock.advance(DAY * 2);
    for _ in 0..2 {
        assert_eq!(scene.work().await, 0);
    }
    assert_eq!(letters(&scene, "validation-reminder").await, 1, "reminded once, the day before");
    let mut scene = scene;
    scene.samira = jalon_kernel::testing::Browser::of_person(&scene.house, scene.person).await;
    scene.samira.get(&page).await.does_not_say("La maison est en retard");
    scene.world.clock.advance(DAY);
    scene.samira = jalon_kernel::testing::Browser::of_person(&scene.house, scene.person).await;
    scene.samira.get(&page).await.says("La maison est en retard");
}

#[tokio::test]
async fn hostile_words_are_refused_or_kept_as_text() {
    let mut scene = Scene::sqlite().await;
    let page = scene.at_path("formation/validation");
    let hostile = [
        "\0".to_owned(),
        "'; drop table training_part; --".to_owned(),
        "<script>alert(1)</script>".to_owned(),
        "🌱👩‍🔧\u{202e}".to_owned(),
        "z".repeat(10 << 20),
    ];
    for text in &hostile {
        for address in
            [page.clone(), scene.at_path("formation/suivi/message"), scene.at_path("formation/suivi/alerte")]
        {
            let fields = [
                ("message", text.as_str()),
                ("message_text", text),
                ("alert_text", text),
                ("alert_trouble", "absence"),
            ];
            let sent = scene.samira.post(&address, &fields).await;
            assert!(matches!(sent.status.as_u16(), 303 | 409 | 413 | 422), "{address}: {}", sent.status);
            sent.does_not_say("<script>alert");
        }
    }
    scene.claire.get(&page).await.does_not_say("<script>alert");
    scene.claire.get(&scene.at_path("formation/suivi")).await.does_not_say("<script>alert");
}
