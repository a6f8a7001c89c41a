//! The funding of a parcours over HTTP (2.3-01, 2.3-03, 2.3-09, 2.3-12): from the facts of the file, kept, asked, refused,
//! planned again; what tells of health stays with its person.

mod common;

use axum::http::StatusCode;
use common::{Scene, hidden, ids};
use jalon_kernel::testing::Browser;

const ONCE: &str = "018f0000-0000-7000-8000-000000000001";

const ANSWERS: &[(&str, &str)] = &[
    ("personne-statut", "salarié du privé"),
    ("personne-age", "34"),
    ("personne-region", "53"),
    ("personne-revenu-net", "1580"),
    ("contrat-nature", "CDI"),
    ("contrat-mois-dans-l-entreprise", "60"),
    ("contrat-mois-de-travail-salarie", "96"),
    ("contrat-salaire-brut", "2050"),
    ("compte-solde", "2410"),
    ("formation-changement-de-metier", "oui"),
    ("formation-eligible-au-compte", "oui"),
];

// A project with a session chosen, written by the counsellor.
async fn a_project(scene: &mut Scene) {
    let offers = scene.at_path("formation/organismes");
    let offer = [
        ("organisation", "Institut A"),
        ("start", "7/9/2026"),
        ("end", "26/2/2027"),
        ("hours", "780"),
        ("price", "11 650"),
        ("places", "individual"),
        ("_once", ONCE),
    ];
    scene.claire.post(&offers, &offer).await;
    scene.claire.post(&format!("{offers}/{ONCE}/choisir"), &[("_version", "1")]).await;
    let certification = [("title_field", "CAP"), ("register", "rncp"), ("number", "12345")];
    scene.claire.post(&scene.at_path("formation/certification"), &certification).await;
    let time = [("when", "during"), ("answer", "yes")];
    scene.claire.post(&scene.at_path("formation/temps-de-travail"), &time).await;
}

async fn answer(browser: &mut Browser, funding: &str, answers: &[(&str, &str)]) {
    for (fact, value) in answers {
        let sent = browser.post(&format!("{funding}/question/{fact}"), &[("reponse", value)]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{fact}: {}", sent.text());
    }
}

#[tokio::test]
async fn clause_2_3_01_2_3_03_a_plan_is_reckoned_kept_asked_for_refused_and_made_again() {
    for mut scene in Scene::each().await {
        let funding = scene.at_path("financement");
        a_project(&mut scene).await;
        scene.samira.get(&scene.at_path("formation")).await.says(&funding);
        let next = scene.claire.get(&format!("{funding}/question")).await.location.expect("a question");
        assert!(next.starts_with(&format!("{funding}/question/")), "{next}");
        answer(&mut scene.claire, &funding, ANSWERS).await;
        let shown = scene.samira.get(&funding).await;
        shown
            .says("Qui paie quoi")
            .says("Projet de transition professionnelle")
            .says("11\u{202f}650\u{a0}€")
            .says("Télécharger la lettre")
            .says("Retenir ce plan");
        // Whatever is kept twice begins each request once.
        for _ in 0..2 {
            let kept = scene.samira.post(&format!("{funding}/plans"), &[("plan", "0")]).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
        }
        let shown = scene.claire.get(&funding).await;
        shown.says("Plan 1").says("Plan 2").says("Les demandes aux financeurs").says("à faire");
        let requests = ids(&shown, "id=\"demande-");
        let text = shown.text();
        assert!(!requests.is_empty() && requests.len() < 5, "{requests:?}");
        let ptp = requests
            .iter()
            .find(|id| {
                let at = text.find(&format!("id=\"demande-{id}\"")).expect("its card");
                text[at..]
                    .chars()
                    .take(200)
                    .collect::<String>()
                    .contains("Projet de transition professionnelle")
            })
            .expect("a request for the PTP");
        let request = format!("{funding}/demandes/{ptp}");
        // Nothing is granted that was not asked, and no refusal goes without its reason.
        for (fields, status) in [
            (vec![("state", "granted"), ("_version", "1")], StatusCode::UNPROCESSABLE_ENTITY),
            (
                vec![("state", "asked"), ("asked_on", "3/3/2027"), ("_version", "1")],
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (vec![("state", "asked"), ("_version", "1")], StatusCode::SEE_OTHER),
            (vec![("state", "refused"), ("_version", "2")], StatusCode::UNPROCESSABLE_ENTITY),
            (
                vec![("state", "refused"), ("reason", "Budget épuisé"), ("_version", "1")],
                StatusCode::CONFLICT,
            ),
            (
                vec![("state", "refused"), ("reason", "Budget épuisé"), ("_version", "2")],
                StatusCode::SEE_OTHER,
            ),
        ] {
            let sent = scene.claire.post(&request, &fields).await;
            assert_eq!(sent.status, status, "{fields:?}: {}", sent.text());
        }
        let again = scene.samira.get(&funding).await;
        again
            .says("Le plan est refait sans ce financeur")
            .says("Budget épuisé")
            .says("Le financeur a refusé cette demande");
        // Another funder says yes: the notice says how much, and the session goes into an agenda (2.3-14).
        let notice = format!("{funding}/avis");
        assert_eq!(scene.samira.get(&notice).await.status, StatusCode::NOT_FOUND);
        let other = requests.iter().find(|id| *id != ptp);
        if let Some(other) = other {
            let other = format!("{funding}/demandes/{other}");
            scene.claire.post(&other, &[("state", "asked"), ("_version", "1")]).await;
            let granted = [("state", "granted"), ("granted", "1 900"), ("_version", "2")];
            assert_eq!(scene.claire.post(&other, &granted).await.status, StatusCode::SEE_OTHER);
            scene.samira.get(&funding).await.says("Télécharger l’avis de financement");
            let file = scene.samira.get(&notice).await;
            assert!(file.bytes.starts_with(b"%PDF-"), "{}", file.text());
            let agenda = scene.samira.get(&format!("{notice}/calendrier.ics")).await;
            agenda.says("BEGIN:VCALENDAR").says("DTSTART:20260907T070000Z").says("Institut A");
        }
        let version = hidden(&scene.claire.get(&request).await, "name=\"_csrf\"", "_version");
        assert_eq!(version, "3", "a refused request can be asked again");
    }
}

#[tokio::test]
async fn clause_2_0_04_what_tells_of_health_stays_with_its_person_until_they_consent() {
    for mut scene in Scene::each().await {
        let funding = scene.at_path("financement");
        a_project(&mut scene).await;
        answer(&mut scene.samira, &funding, ANSWERS).await;
        answer(&mut scene.samira, &funding, &[("personne-handicap-reconnu", "oui")]).await;
        let hers = scene.samira.get(&funding).await;
        hers.says("Avez-vous une reconnaissance");
        let theirs = scene.claire.get(&funding).await;
        theirs.says("ne vous sont pas montrées").does_not_say("reconnaissance de travailleur handicapé, ou");
        let question = format!("{funding}/question/personne-handicap-reconnu");
        assert_eq!(scene.claire.get(&question).await.status, StatusCode::NOT_FOUND);
        let forged = scene.claire.post(&question, &[("reponse", "non")]).await;
        assert_eq!(forged.status, StatusCode::NOT_FOUND);
        // A plan that rests on it, and its requests, are hers alone.
        scene.samira.post(&format!("{funding}/plans"), &[("plan", "0")]).await;
        scene.samira.get(&funding).await.says("Plan 1").says("Les demandes aux financeurs");
        let theirs = scene.claire.get(&funding).await;
        theirs.does_not_say("Plan 1").does_not_say("Les demandes aux financeurs");
    }
}

#[tokio::test]
async fn answers_given_alone_are_brought_by_their_person_only() {
    for mut scene in Scene::each().await {
        let funding = scene.at_path("financement");
        for (fact, value) in [("compte-solde", "777"), ("personne-handicap-reconnu", "non")] {
            scene.samira.post(&format!("/mes-droits/question/{fact}"), &[("reponse", value)]).await;
        }
        scene.claire.get(&funding).await.does_not_say("777").does_not_say("Apporter mes réponses");
        let forged = scene.claire.post(&format!("{funding}/apporter"), &[]).await;
        assert_eq!(forged.status, StatusCode::NOT_FOUND);
        scene.samira.get(&funding).await.says("Apporter mes réponses");
        let brought = scene.samira.post(&format!("{funding}/apporter"), &[]).await;
        assert_eq!(brought.location.as_deref(), Some(funding.as_str()));
        scene.samira.get(&funding).await.does_not_say("Apporter mes réponses");
        scene.claire.get(&funding).await.says("777");
    }
}

#[tokio::test]
async fn what_project_and_answers_say_differently_is_shown_with_both() {
    let mut scene = Scene::sqlite().await;
    let funding = scene.at_path("financement");
    a_project(&mut scene).await;
    answer(&mut scene.samira, &funding, &[("formation-heures", "500")]).await;
    scene.samira.get(&funding).await.says("Ces deux réponses ne vont pas ensemble").says("500").says("780");
    for fields in [vec![("plan", "-1")], vec![("plan", "99")], vec![("plan", "<b>")], vec![]] {
        let sent = scene.samira.post(&format!("{funding}/plans"), &fields).await;
        assert!(matches!(sent.status.as_u16(), 400 | 404 | 422), "{fields:?}: {}", sent.status);
    }
}

#[tokio::test]
async fn everything_of_a_parcours_is_exported_and_erased() {
    use jalon_kernel::wing::Wing as _;
    for mut scene in Scene::each().await {
        let funding = scene.at_path("financement");
        a_project(&mut scene).await;
        answer(&mut scene.samira, &funding, ANSWERS).await;
        scene.samira.post(&format!("{funding}/plans"), &[("plan", "0")]).await;
        let mut tx = scene.world.db.write().await.expect("write");
        let held = scene.wing.export(&scene.house, &mut tx, scene.person, &scene.key).await.expect("exports");
        let names: Vec<&str> = held.iter().map(|held| held.name).collect();
        assert_eq!(names, ["projet_de_formation", "plans_de_financement", "demandes_de_financement"]);
        let other = jalon_kernel::people::person::create(
            &mut tx,
            &scene.world.secrets,
            &scene.world.chance,
            scene.world.clock.now(),
            "fr",
        )
        .await
        .expect("somebody");
        let (from, to) = ((scene.person, &scene.key), (other.0, &other.1));
        scene.wing.follow(&scene.house, &mut tx, from, to).await.expect("follows");
        let moved = scene.wing.export(&scene.house, &mut tx, other.0, &other.1).await.expect("exports");
        assert_eq!(moved, held, "everything follows, sealed anew");
        scene.wing.erase(&mut tx, scene.world.clock.now(), other.0).await.expect("erases");
        for (id, key) in [from, to] {
            let left = scene.wing.export(&scene.house, &mut tx, id, key).await.expect("exports");
            assert_eq!(left, Vec::new());
        }
    }
}
