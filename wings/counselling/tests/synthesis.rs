//! The synthesis over HTTP (2.2-14): proposed, corrected, agreed, taken away.

mod common;

use std::process::Command;

use axum::http::{StatusCode, header};
use common::{Scene, hidden};
use jalon_kernel::post;
use jalon_kernel::testing::Answer;

#[tokio::test]
async fn clause_2_2_14_a_synthesis_is_final_only_when_the_person_agrees() {
    for mut scene in Scene::each().await {
        let (page, answer) = (scene.at_path("synthese"), scene.at_path("synthese/accord"));
        let diagnosis = scene.at_path("diagnostic");
        scene.samira.post(&diagnosis, &[("demand", "Changer de métier"), ("_version", "0")]).await;
        let step = [("text", "Appeler l’atelier"), ("owner", "person"), ("due", "10/03/2026")];
        scene.samira.post(&scene.at_path("plan"), &step).await;
        scene.samira.get(&page).await.says("Pas encore de synthèse");
        let once = hidden(&scene.claire.get(&page).await, "Pas encore de synthèse", "_once");
        for _ in 0..2 {
            let proposed = scene.claire.post(&page, &[("_once", &once)]).await;
            assert_eq!(proposed.location.as_deref(), Some(page.as_str()));
        }
        let mut tx = scene.world.db.read().await.expect("read");
        let letters = post::latest(&mut tx, 10).await.expect("letters");
        drop(tx);
        let kinds: Vec<_> = letters.iter().map(|letter| letter.kind.as_str()).collect();
        assert_eq!(kinds, ["synthesis-proposed"], "asked once, told once");

        // What was frozen does not follow the diagnosis.
        scene.samira.post(&diagnosis, &[("demand", "Autre chose"), ("_version", "1")]).await;
        let asked = scene.samira.get(&page).await;
        asked.says("Changer de métier").does_not_say("Autre chose").says("Appeler l’atelier");
        let version = hidden(&asked, "synthese/accord", "_version");
        let kept = scene.samira.post_json(&answer, &[("words", "Mes mots"), ("_version", &version)]).await;
        assert_eq!(kept.status, StatusCode::OK, "{}", kept.text());
        scene.samira.get(&page).await.says("Mes mots</textarea>");
        scene.claire.get(&page).await.does_not_say("Mes mots");
        let refused = scene
            .samira
            .post(&answer, &[("verdict", "return"), ("words", "Mes mots"), ("_version", "2")])
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says("Écrivez ce qui ne va pas.").says("Mes mots</textarea>");
        let returned = scene
            .samira
            .post(&answer, &[("verdict", "return"), ("remark", "Ma demande a changé"), ("_version", "2")])
            .await;
        assert_eq!(returned.status, StatusCode::SEE_OTHER, "{}", returned.text());
        scene
            .claire
            .get(&page)
            .await
            .says("Ma demande a changé")
            .says("à reprendre")
            .says("Proposer la version 2");

        scene.claire.post(&page, &[]).await;
        scene.claire.post(&page, &[]).await;
        let shown = scene.samira.get(&page).await;
        shown.says("Version 3").says("remplacée").says("Autre chose");
        let version = hidden(&shown, "synthese/accord", "_version");
        let agreed = scene
            .samira
            .post(&answer, &[("verdict", "agree"), ("words", "C’est moi"), ("_version", &version)])
            .await;
        assert_eq!(agreed.status, StatusCode::SEE_OTHER);
        scene
            .samira
            .get(&page)
            .await
            .says("définitive, accord du 3")
            .says("C’est moi")
            .does_not_say("Envoyer ma réponse");
        let late = scene
            .samira
            .post(&answer, &[("verdict", "return"), ("remark", "non"), ("_version", &version)])
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT);

        let file = scene.samira.get(&format!("{page}/3")).await;
        assert_eq!(file.status, StatusCode::OK);
        let header = |name| {
            file.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        assert_eq!(header(header::CONTENT_TYPE), "application/pdf");
        assert_eq!(header(header::CACHE_CONTROL), "no-store");
        assert_eq!(header(header::CONTENT_DISPOSITION), "attachment; filename=\"synthese-3.pdf\"");
        if let Some(text) = text_of(&scene, &file) {
            for words in ["Samira", "Claire Moreau", "Autre chose", "Appeler l’atelier", "C’est moi"] {
                assert!(text.contains(words), "« {words} » is not in the document:\n{text}");
            }
        }
        for number in ["0", "4", "-1", "x", "99999999999999999999"] {
            let nothing = scene.samira.get(&format!("{page}/{number}")).await;
            assert_eq!(nothing.status, StatusCode::NOT_FOUND, "{number}");
        }
    }
}

#[tokio::test]
async fn a_version_reads_in_every_language_of_the_house() {
    let mut scene = Scene::each().await.remove(0);
    scene.claire.post(&scene.at_path("synthese"), &[]).await;
    for tag in ["fr", "fr-facile", "en"] {
        scene.samira.cookie(jalon_kernel::web::LANGUAGE, tag);
        let file = scene.samira.get(&scene.at_path("synthese/1")).await;
        assert!(file.bytes.starts_with(b"%PDF-1."), "{tag}");
    }
}

// The text of a document, in reading order; nothing where poppler is not installed.
fn text_of(scene: &Scene, file: &Answer) -> Option<String> {
    assert!(file.bytes.starts_with(b"%PDF-1."));
    let path = scene.world.folder().join("synthese.pdf");
    std::fs::write(&path, &file.bytes).expect("a file");
    match Command::new("pdftotext").arg(&path).arg("-").output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(_) => {
            println!("SKIPPED: the text of the document, pdftotext is not installed");
            None
        }
    }
}
