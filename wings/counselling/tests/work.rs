//! Projects, objectives, the plan and its reminders over HTTP (1-13, 2.2-02, 2.2-08, 3-03).

mod common;

use std::time::Duration;

use axum::http::StatusCode;
use common::{Scene, hidden, ids};
use jalon_kernel::jobs;
use jalon_kernel::post;
use jalon_kernel::wing::Wing as _;

const ONCE: &str = "018f0000-0000-7000-8000-000000000001";

#[tokio::test]
async fn clause_1_13_2_2_08_a_project_is_searched_chosen_kept_and_one_is_retained() {
    for mut scene in Scene::each().await {
        let (page, new) = (scene.at_path("projet"), scene.at_path("projet/nouveau"));
        scene.samira.get(&page).await.says("Aucun projet n’est décrit");
        scene.samira.get(&new).await.says("Garder mon emploi").says("Créer ou reprendre");
        // The search keeps all that was typed, without JavaScript.
        let typed = [
            ("kind", "business"),
            ("occupation", "jardinier"),
            ("summary", "Mon <jardin>"),
            ("search", "oui"),
        ];
        let found = scene.samira.post(&page, &typed).await;
        assert_eq!(found.status, StatusCode::OK);
        found.says("value=\"A1208\"").says("Mon &#60;jardin&#62;").says("value=\"business\" checked");
        // Words alone choose nothing.
        let unchosen = [("kind", "business"), ("occupation", "jardinier"), ("_once", ONCE)];
        let refused = scene.samira.post(&page, &unchosen).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says("Choisissez un métier dans la liste");

        let whole = [
            ("kind", "business"),
            ("occupation", "jardinier"),
            ("target", "A1208"),
            ("summary", "Mon jardin"),
            ("territory", "Rennes"),
            ("horizon", "1er juin 2027"),
            ("to_check", "Le terrain\n\nLe prix"),
            ("_once", ONCE),
        ];
        for _ in 0..2 {
            let kept = scene.samira.post(&page, &whole).await;
            assert_eq!(kept.location.as_deref(), Some(page.as_str()), "{}", kept.text());
        }
        let shown = scene.claire.get(&page).await;
        shown
            .says("Jardinier / Jardinière paysagiste (A1208)")
            .says("Mon jardin")
            .says("à l’étude")
            .says("Le prix");
        let projects = ids(&shown, "id=\"projet-");
        assert_eq!(projects.len(), 1, "a double click creates one project");

        scene.claire.post(&page, &[("kind", "keeping-job"), ("target", "aucun")]).await;
        let shown = scene.claire.get(&page).await;
        let projects = ids(&shown, "id=\"projet-");
        assert_eq!(projects.len(), 2);
        for project in &projects {
            let state = format!("{page}/{project}/etat");
            let version =
                hidden(&scene.claire.get(&page).await, &format!("projet/{project}/etat"), "_version");
            let moved = scene.claire.post(&state, &[("state", "retained"), ("_version", &version)]).await;
            assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text());
            let again = scene.claire.post(&state, &[("state", "dropped"), ("_version", &version)]).await;
            assert_eq!(again.status, StatusCode::CONFLICT);
        }
        let shown = scene.samira.get(&page).await.text();
        assert_eq!(shown.matches(">retenu<").count(), 1, "one project at most is retained");
        assert_eq!(shown.matches(">en réserve<").count(), 1);

        let edit = format!("{page}/{}", projects[1]);
        let form = scene.samira.get(&edit).await;
        let version = hidden(&form, "name=\"_csrf\"", "_version");
        let changed =
            [("kind", "job-search"), ("target", "aucun"), ("summary", "Le mien"), ("_version", &version)];
        assert_eq!(scene.samira.post(&edit, &changed).await.location.as_deref(), Some(page.as_str()));
        let stale =
            [("kind", "job-search"), ("target", "aucun"), ("summary", "Le vôtre"), ("_version", &version)];
        let both = scene.claire.post(&edit, &stale).await;
        assert_eq!(both.status, StatusCode::CONFLICT);
        both.says("Le mien").says("Le vôtre");
    }
}

#[tokio::test]
async fn clause_2_2_02_objectives_have_a_criterion_and_are_reached() {
    for mut scene in Scene::each().await {
        let (page, add) = (scene.at_path("projet"), scene.at_path("objectifs"));
        let refused = scene.samira.post(&add, &[("text", "Trouver un contrat"), ("criterion", " ")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says("Trouver un contrat").says("Écrivez à quoi on verra que c’est atteint.");
        for _ in 0..2 {
            let fields = [("text", "Trouver un contrat"), ("criterion", "J’ai signé"), ("_once", ONCE)];
            assert_eq!(scene.samira.post(&add, &fields).await.status, StatusCode::SEE_OTHER);
        }
        let shown = scene.claire.get(&page).await;
        let objectives = ids(&shown, "/objectifs/");
        assert_eq!(objectives.len(), 1);
        let one = format!("{add}/{}", objectives[0]);
        let reached =
            scene.claire.post(&format!("{one}/atteint"), &[("reach", "reached"), ("_version", "1")]).await;
        assert_eq!(reached.status, StatusCode::SEE_OTHER);
        scene.samira.get(&page).await.says("atteint le 3");
        scene.samira.get(&one).await.says("J’ai signé");
        let fields = [("text", "Trouver un CDI"), ("criterion", "J’ai signé"), ("_version", "2")];
        assert_eq!(scene.samira.post(&one, &fields).await.status, StatusCode::SEE_OTHER);
        let both = scene.claire.post(&one, &fields).await;
        assert_eq!(both.status, StatusCode::CONFLICT);
        let late = scene
            .claire
            .post(&format!("{one}/atteint"), &[("reach", "not-reached"), ("_version", "1")])
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn clause_3_03_both_edit_the_plan_and_what_is_late_is_said() {
    for mut scene in Scene::each().await {
        let page = scene.at_path("plan");
        scene.samira.get(&page).await.says("Le plan est vide");
        for fields in [
            vec![("text", ""), ("owner", "person")],
            vec![("text", "Appeler"), ("owner", "nobody")],
            vec![("text", "Appeler"), ("owner", "person"), ("due", "demain")],
        ] {
            let refused = scene.samira.post(&page, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        }
        for _ in 0..2 {
            let fields =
                [("text", "Appeler l’atelier"), ("owner", "person"), ("due", "2/3/2026"), ("_once", ONCE)];
            let kept = scene.claire.post(&page, &fields).await;
            assert_eq!(kept.location.as_deref(), Some(page.as_str()), "{}", kept.text());
        }
        let shown = scene.samira.get(&page).await;
        shown.says("Appeler l’atelier").says("la date est passée").says("Vous");
        let steps = ids(&shown, "id=\"etape-");
        assert_eq!(steps.len(), 1);
        let one = format!("{page}/{}", steps[0]);
        let unable =
            scene.samira.post(&format!("{one}/etat"), &[("state", "unable"), ("_version", "1")]).await;
        assert_eq!(unable.status, StatusCode::SEE_OTHER);
        scene.claire.get(&page).await.says("pas pu").does_not_say("la date est passée");
        let late = scene.claire.post(&format!("{one}/etat"), &[("state", "done"), ("_version", "1")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        scene.claire.get(&one).await.says("value=\"02/03/2026\"");
        let fields = [
            ("text", "Passer à l’atelier"),
            ("owner", "counsellor"),
            ("done_when", "Un rendez-vous"),
            ("state", "to-do"),
            ("_version", "2"),
        ];
        assert_eq!(scene.claire.post(&one, &fields).await.status, StatusCode::SEE_OTHER);
        let both = scene.samira.post(&one, &fields).await;
        assert_eq!(both.status, StatusCode::CONFLICT);
        both.says("Ce texte a changé pendant que vous écriviez");
    }
}

#[tokio::test]
async fn clause_3_03_a_reminder_goes_out_once_two_days_before_while_the_step_stands() {
    for mut scene in Scene::each().await {
        let page = scene.at_path("plan");
        for (text, owner, due) in [
            ("A", "person", "10/03/2026"),
            ("B", "counsellor", "10/03/2026"),
            ("C", "person", "10/03/2026"),
            ("D", "person", "04/03/2026"),
        ] {
            let kept = scene.samira.post(&page, &[("text", text), ("owner", owner), ("due", due)]).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER);
        }
        let shown = scene.samira.get(&page).await;
        // C is done before its reminder; A is put to another day and back, which asks for it twice.
        let text = shown.text();
        let id = |name: &str| {
            let start = text.find(&format!("\">{name}</h2>")).expect("a step");
            let end = &text[..start];
            end[end.rfind("id=\"etape-").expect("its id") + 10..].to_owned()
        };
        let (a, c) = (id("A"), id("C"));
        scene.samira.post(&format!("{page}/{c}/etat"), &[("state", "done"), ("_version", "1")]).await;
        for (due, version) in [("12/03/2026", "1"), ("10/03/2026", "2")] {
            let fields =
                [("text", "A"), ("owner", "person"), ("due", due), ("state", "to-do"), ("_version", version)];
            assert_eq!(
                scene.samira.post(&format!("{page}/{a}"), &fields).await.status,
                StatusCode::SEE_OTHER
            );
        }
        run(&scene).await;
        assert_eq!(messages(&scene).await, Vec::<(String, bool)>::new(), "nothing goes out before its time");
        // Five days on, at eight in the morning: the eighth of March.
        scene.world.clock.advance(Duration::from_secs(5 * 24 * 3600));
        for _ in 0..2 {
            run(&scene).await;
        }
        assert_eq!(
            messages(&scene).await,
            [("step-reminder".to_owned(), false), ("step-reminder".to_owned(), true)],
            "one to the counsellor for B, one to the person for A; C is done, D is too near"
        );
        scene.world.clock.advance(Duration::from_secs(9 * 24 * 3600));
        run(&scene).await;
        assert_eq!(messages(&scene).await.len(), 2);
    }
}

// Does every job that is due, twice each: doing it again must change nothing.
async fn run(scene: &Scene) {
    let mut tx = scene.world.db.write().await.expect("write");
    let due = jobs::take_due(&mut tx, scene.world.clock.now(), 100).await.expect("take");
    tx.commit().await.expect("commit");
    for job in due {
        for _ in 0..2 {
            scene.wing.run(&scene.house, &job).await.expect("the job is done");
        }
        let mut tx = scene.world.db.write().await.expect("write");
        jobs::done(&mut tx, job.id).await.expect("done");
        tx.commit().await.expect("commit");
    }
}

// The kind of each message and whether it goes to the person.
async fn messages(scene: &Scene) -> Vec<(String, bool)> {
    let mut tx = scene.world.db.read().await.expect("read");
    let all = post::latest(&mut tx, 100).await.expect("latest");
    let mut all: Vec<_> = all.into_iter().map(|it| (it.kind.clone(), it.person.is_some())).collect();
    all.sort();
    all
}

#[tokio::test]
async fn hostile_texts_are_refused_or_kept_as_they_are_and_never_run() {
    for mut scene in Scene::each().await {
        let hostile = [
            String::new(),
            "\0".to_owned(),
            "'; drop table step; --".to_owned(),
            "<script>alert(1)</script>".to_owned(),
            "\"><img src=x onerror=alert(1)>".to_owned(),
            "🌱👩‍🔧\u{202e}".to_owned(),
            "x".repeat(1_000_000),
        ];
        let forms: [(&str, &[&str]); 6] = [
            ("plan", &["text", "owner", "due", "done_when"]),
            ("objectifs", &["text", "criterion"]),
            ("projet", &["kind", "occupation", "target", "summary", "territory", "horizon", "to_check"]),
            ("diagnostic", &["demand"]),
            ("diagnostic/accord", &["verdict", "disagreement", "_version"]),
            ("synthese/accord", &["words", "verdict", "remark"]),
        ];
        for (page, fields) in forms {
            for field in fields {
                for text in &hostile {
                    let sent = scene.samira.post(&scene.at_path(page), &[(*field, text)]).await;
                    assert!(
                        matches!(sent.status.as_u16(), 303 | 409 | 422),
                        "{page} {field} {}: {}",
                        text.chars().take(20).collect::<String>(),
                        sent.status
                    );
                    sent.does_not_say("<script>alert").does_not_say("<img src=x");
                }
            }
            scene.samira.get(&scene.at_path("plan")).await.does_not_say("<script>alert");
        }
        let huge = "y".repeat(13 << 20);
        let sent = scene.samira.post(&scene.at_path("plan"), &[("text", &huge), ("owner", "person")]).await;
        assert_eq!(sent.status, StatusCode::PAYLOAD_TOO_LARGE);
        let ten = "z".repeat(10 << 20);
        let sent = scene.samira.post(&scene.at_path("plan"), &[("text", &ten), ("owner", "person")]).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
