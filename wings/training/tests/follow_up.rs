//! The follow-up of a training over HTTP (1-11): planned, reminded, alerted, adjusted, written to each other, on both engines.

mod common;

use std::time::Duration;

use axum::http::StatusCode;
use common::{Scene, ids};
use jalon_kernel::post;
use jalon_kernel::testing::Browser;

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn letters(scene: &Scene, kind: &str) -> usize {
    let mut tx = scene.world.db.read().await.expect("read");
    post::latest(&mut tx, 50).await.expect("messages").iter().filter(|it| it.kind == kind).count()
}

#[tokio::test]
async fn clause_1_11_an_absence_is_reported_answered_and_read_by_both() {
    for mut scene in Scene::each().await {
        let page = scene.at_path("formation/suivi");
        scene.samira.get(&page).await.says("Rien n’est encore noté");
        let alert =
            [("alert_trouble", "absence"), ("alert_since", "2/3/2026"), ("alert_text", "Trois <jours>")];
        let sent = scene.samira.post(&format!("{page}/alerte"), &alert).await;
        assert_eq!(sent.location.as_deref(), Some(page.as_str()), "{}", sent.text());
        let shown = scene.claire.get(&page).await;
        shown.says("Une alerte attend une réponse").says("Trois &#60;jours&#62;").says("Samira");
        assert_eq!(letters(&scene, "training-alert").await, 1);
        let id = ids(&shown, "?alerte=")[0].to_string();
        scene.claire.get(&format!("{page}/ajustement?alerte={id}")).await.says(&id);
        let refused =
            scene.claire.post(&format!("{page}/ajustement"), &[("alert", &id), ("change_what", "x")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says("Écrivez pourquoi").says(&id);
        let answer =
            [("alert", id.as_str()), ("change_what", "Deux semaines de plus"), ("change_why", "Absences")];
        for status in [StatusCode::SEE_OTHER, StatusCode::CONFLICT] {
            let sent = scene.claire.post(&format!("{page}/ajustement"), &answer).await;
            assert_eq!(sent.status, status, "an alert is answered once: {}", sent.text());
        }
        scene.samira.get(&page).await.says("Deux semaines de plus").says("une réponse est donnée");
        let message = [("message_text", "Je voudrais vous parler.")];
        scene.samira.post(&format!("{page}/message"), &message).await;
        scene.claire.get(&page).await.says("Je voudrais vous parler.");
        assert_eq!(letters(&scene, "training-message").await, 2);
        for kind in ["rien", "..", "contact%00"] {
            assert_eq!(
                scene.samira.get(&format!("{page}/{kind}")).await.status,
                StatusCode::NOT_FOUND,
                "{kind}"
            );
        }
    }
}

#[tokio::test]
async fn clause_1_11_a_contact_is_planned_reminded_once_and_told_of() {
    for mut scene in Scene::each().await {
        let page = scene.at_path("formation/suivi");
        let contact =
            [("contact_on", "10/3/2026"), ("contact_from", "counsellor"), ("contact_channel", "telephone")];
        let past = [("contact_on", "2/3/2026"), contact[1], contact[2]];
        assert_eq!(
            scene.claire.post(&format!("{page}/contact"), &past).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        for fields in [contact, [("contact_on", "12/3/2026"), contact[1], contact[2]]] {
            let sent = scene.claire.post(&format!("{page}/contact"), &fields).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        }
        let shown = scene.samira.get(&page).await;
        shown.says("Claire Moreau\u{a0}: prendre contact le").says("prévu");
        let planned = ids(&shown, "/suivi/contact/");
        assert_eq!(planned.len(), 2);
        scene.world.clock.advance(DAY * 5);
        scene.work().await;
        assert_eq!(letters(&scene, "training-contact").await, 0, "two days before is too early");
        scene.world.clock.advance(DAY);
        for _ in 0..2 {
            assert_eq!(scene.work().await, 0);
        }
        assert_eq!(letters(&scene, "training-contact").await, 1, "the day before, once");
        scene.claire =
            Browser::of_professional(&scene.house, scene.counsellor.id, Some(scene.counsellor.mandate)).await;
        for id in &planned {
            for status in [StatusCode::SEE_OTHER, StatusCode::CONFLICT] {
                let sent = scene.claire.post(&format!("{page}/contact/{id}"), &[("went", "held")]).await;
                assert_eq!(sent.status, status, "told of once: {}", sent.text());
            }
        }
        scene.world.clock.advance(DAY * 3);
        scene.work().await;
        assert_eq!(letters(&scene, "training-contact").await, 1, "what is over is left in peace");
    }
}
