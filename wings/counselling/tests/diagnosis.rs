//! The shared diagnosis over HTTP: two voices, texts that are never lost, an agreement that falls with the texts (2.2-01).

mod common;

use axum::http::StatusCode;
use common::{Scene, hidden};
use jalon_kernel::testing::{Browser, a_counsellor, a_person};

#[tokio::test]
async fn clause_2_2_01_each_writes_their_voice_and_both_agree_or_not() {
    for mut scene in Scene::each().await {
        let (page, answer) = (scene.at_path("diagnostic"), scene.at_path("diagnostic/accord"));
        scene.samira.get(&page).await.says("Rien n’est encore écrit").does_not_say("Donner ma réponse");
        let kept = scene.samira.post(&page, &[("demand", "Je veux <b>changer</b>"), ("_version", "0")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        let kept = scene.claire.post(&page, &[("demand", "Rester en mécanique"), ("_version", "0")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        let shown = scene.samira.get(&page).await;
        shown.says("Je veux &#60;b&#62;changer").says("Rester en mécanique").says("Claire Moreau");
        scene.claire.get(&page).await.says("Je veux &#60;b&#62;changer").says("Rester en mécanique");

        let texts = hidden(&shown, "diagnostic/accord", "_version");
        assert_eq!(texts, "2");
        let agree = [("verdict", "agreed"), ("_version", texts.as_str())];
        assert_eq!(scene.samira.post(&answer, &agree).await.status, StatusCode::SEE_OTHER);
        scene.claire.get(&page).await.says("d’accord le 3").says("pas encore de réponse");
        assert_eq!(scene.claire.post(&answer, &agree).await.status, StatusCode::SEE_OTHER);
        scene.claire.get(&page).await.says("D’accord tous les deux, le 3");

        // The same text again changes nothing; another one makes both agreements void, and says so.
        scene.claire.post(&page, &[("demand", "Rester en mécanique"), ("_version", "1")]).await;
        scene.claire.get(&page).await.says("D’accord tous les deux");
        scene.claire.post(&page, &[("demand", "Rester en mécanique, à 30 km"), ("_version", "1")]).await;
        let shown = scene.samira.get(&page).await;
        shown.does_not_say("D’accord tous les deux").says("ne vaut plus");
        // An answer to the texts as they were is not taken for one to the texts as they are.
        let late = scene.samira.post(&answer, &agree).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        late.says("Un texte a changé pendant que vous lisiez");

        let no = [("verdict", "disagreed"), ("disagreement", "30 km, c’est trop loin."), ("_version", "3")];
        assert_eq!(scene.samira.post(&answer, &no).await.status, StatusCode::SEE_OTHER);
        scene.claire.post(&answer, &[("verdict", "agreed"), ("_version", "3")]).await;
        scene.claire.get(&page).await.says("Désaccord écrit").says("30 km, c’est trop loin.");
    }
}

#[tokio::test]
async fn clause_2_2_01_a_text_is_kept_as_it_is_typed_and_never_silently_lost() {
    for mut scene in Scene::each().await {
        let page = scene.at_path("diagnostic");
        let saved = scene
            .samira
            .post_json(&page, &[("path", "Huit ans"), ("_version", "0"), ("autosave", "1")])
            .await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
        saved.says("\"version\":1");
        let saved = scene.samira.post_json(&page, &[("path", "Huit ans de garage"), ("_version", "1")]).await;
        saved.says("\"version\":2");
        let stale = [("path", "Mon autre onglet"), ("_version", "1")];
        assert_eq!(scene.samira.post_json(&page, &stale).await.status, StatusCode::CONFLICT);
        let both = scene.samira.post(&page, &stale).await;
        assert_eq!(both.status, StatusCode::CONFLICT);
        both.says("Mon autre onglet").says("Huit ans de garage");
        let version = hidden(&both, "section-path", "_version");
        let again = scene.samira.post(&page, &[("path", "Mon autre onglet"), ("_version", &version)]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        scene.samira.get(&page).await.says("Mon autre onglet");
    }
}

#[tokio::test]
async fn refusals_keep_what_was_typed() {
    for mut scene in Scene::each().await {
        let (page, answer) = (scene.at_path("diagnostic"), scene.at_path("diagnostic/accord"));
        let long = "é".repeat(20_001);
        let refused = scene.samira.post(&page, &[("support", &long), ("_version", "0")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says(&long).says("retirez-en 1");
        let refused = scene.samira.post_json(&page, &[("support", &long), ("_version", "0")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let whole = "é".repeat(20_000);
        assert_eq!(
            scene.samira.post(&page, &[("support", &whole), ("_version", "0")]).await.status,
            StatusCode::SEE_OTHER
        );
        for fields in [
            vec![("verdict", ""), ("_version", "1")],
            vec![("verdict", "peut-être"), ("_version", "1")],
            vec![("verdict", "disagreed"), ("_version", "1")],
            vec![("verdict", "agreed"), ("disagreement", "non <i>"), ("_version", "1")],
        ] {
            let refused = scene.samira.post(&answer, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            refused.says("Il y a un problème");
        }
        let nothing = scene.samira.post(&page, &[("other", "x")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_file_of_others_looks_like_no_file() {
    for mut scene in Scene::each().await {
        let other = a_counsellor(&scene.world, "Paul Petit").await;
        let (stranger, _) = a_person(&scene.world, "Autre", "autre@exemple.fr").await;
        let mut paul = Browser::of_professional(&scene.house, other.id, Some(other.mandate)).await;
        let mut stranger = Browser::of_person(&scene.house, stranger).await;
        scene.samira.post(&scene.at_path("diagnostic"), &[("demand", "SECRET-7"), ("_version", "0")]).await;
        for page in ["diagnostic", "projet", "projet/nouveau", "plan", "synthese", "synthese/1"] {
            let path = scene.at_path(page);
            for browser in [&mut paul, &mut stranger] {
                let answer = browser.get(&path).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
                answer.does_not_say("SECRET-7");
                let nothing = browser.get("/parcours/0198c0de-0000-7000-8000-000000000000/diagnostic").await;
                assert_eq!(nothing.status, StatusCode::NOT_FOUND);
            }
            let visitor = Browser::new(&scene.house).get(&path).await;
            assert!(visitor.location.is_some_and(|to| to.starts_with("/connexion")), "{page}");
        }
        for page in
            ["diagnostic", "diagnostic/accord", "projet", "objectifs", "plan", "synthese", "synthese/accord"]
        {
            let answer = paul.post(&scene.at_path(page), &[("demand", "à moi"), ("_version", "1")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
        }
        // The person proposes no synthesis, the counsellor does not agree to it.
        assert_eq!(scene.samira.post(&scene.at_path("synthese"), &[]).await.status, StatusCode::NOT_FOUND);
        let agreed = scene.claire.post(&scene.at_path("synthese/accord"), &[("verdict", "agree")]).await;
        assert_eq!(agreed.status, StatusCode::NOT_FOUND);
        assert_eq!(scene.samira.get("/parcours/nonsense/plan").await.status, StatusCode::NOT_FOUND);
    }
}
