//! "What am I entitled to?" over HTTP (1-04, 1-18, 3.1-05): without an account, kept, followed, erased, and never broken.

mod common;

use axum::http::StatusCode;
use common::Scene;
use jalon_kernel::seal;
use jalon_kernel::testing::Browser;
use jalon_kernel::wing::Wing as _;

/// An employee who wants another trade.
const EMPLOYEE: &[(&str, &str)] = &[
    ("personne-statut", "salarié du privé"),
    ("personne-age", "34"),
    ("personne-region", "53"),
    ("personne-revenu-net", "1 580 €"),
    ("personne-handicap-reconnu", "non"),
    ("contrat-nature", "CDI"),
    ("contrat-mois-dans-l-entreprise", "60"),
    ("contrat-mois-de-travail-salarie", "96"),
    ("contrat-salaire-brut", "2050"),
    ("compte-solde", "2 410,00"),
    ("formation-changement-de-metier", "oui"),
    ("formation-pendant-le-temps-de-travail", "oui"),
    ("formation-place-collective", "non"),
    ("formation-eligible-au-compte", "oui"),
];

const TRAINING: &[(&str, &str)] = &[
    ("formation-nature", "certification RNCP"),
    ("formation-debut", "7/9/2026"),
    ("formation-fin", "26/02/2027"),
    ("formation-heures", "780"),
    ("formation-cout-formation", "11 650 €"),
];

async fn answer_all(browser: &mut Browser) {
    let sent = browser.post("/mes-droits/formation", TRAINING).await;
    assert_eq!(sent.location.as_deref(), Some("/mes-droits/question"), "{}", sent.text());
    for (question, value) in EMPLOYEE {
        let sent = browser.post(&format!("/mes-droits/question/{question}"), &[("reponse", value)]).await;
        assert_eq!(sent.location.as_deref(), Some("/mes-droits/question"), "{question}: {}", sent.text());
    }
}

#[tokio::test]
async fn clause_1_04_3_1_05_anybody_learns_without_an_account_who_pays_and_why() {
    for scene in Scene::each().await {
        let mut browser = Browser::new(&scene.house);
        browser.get("/mes-droits").await.says("sans compte").says("/mes-droits/formation");
        assert_eq!(browser.get("/mes-droits/resultat").await.location.as_deref(), Some("/mes-droits"));
        answer_all(&mut browser).await;
        let result = browser.get("/mes-droits/resultat").await;
        assert_eq!(result.status, StatusCode::OK, "{}", result.text());
        result
            .says("Qui paie quoi")
            .says("Projet de transition professionnelle")
            .says("Pourquoi ")
            .says("<svg class=\"bar\"")
            .says("Quoi envoyer, à qui, avant quand")
            .says("Ce qui ne peut pas payer, et pourquoi")
            .says("11\u{202f}650\u{a0}€");
        // What was said can be read again and changed.
        browser.get("/mes-droits").await.says("Bretagne").says("Effacer toutes mes réponses");
        browser.get("/mes-droits/question/compte-solde").await.says("value=\"2410\"");
    }
}

#[tokio::test]
async fn one_question_leads_to_the_next_and_not_knowing_is_an_answer() {
    let scene = Scene::sqlite().await;
    let mut browser = Browser::new(&scene.house);
    let mut asked = Vec::new();
    browser.post("/mes-droits/question/personne-statut", &[("inconnu", "oui")]).await;
    for _ in 0..200 {
        let next = browser.get("/mes-droits/question").await.location.expect("it leads somewhere");
        if next == "/mes-droits/resultat" {
            break;
        }
        assert!(!asked.contains(&next), "{next} is asked twice");
        browser.get(&next).await.says("Je ne sais pas");
        let sent = browser.post(&next, &[("inconnu", "oui")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        asked.push(next);
    }
    assert!(asked.len() < 200 && asked.len() > 5, "{asked:?}");
    let result = browser.get("/mes-droits/resultat").await;
    result.says("Ce qui dépend de vos réponses").does_not_say("Qui paie quoi");
}

#[tokio::test]
async fn a_change_is_shown_to_see_and_not_kept() {
    let scene = Scene::sqlite().await;
    let mut browser = Browser::new(&scene.house);
    answer_all(&mut browser).await;
    let seen = browser
        .post(
            "/mes-droits/et-si",
            &[("personne-statut", "sans emploi"), ("formation-cout-formation", "8000")],
        )
        .await;
    assert_eq!(seen.status, StatusCode::OK);
    seen.says("Pour voir, avec").says("8\u{202f}000\u{a0}€");
    browser.get("/mes-droits/resultat").await.says("11\u{202f}650\u{a0}€").does_not_say("Pour voir, avec");
    let refused = browser.post("/mes-droits/et-si", &[("formation-cout-formation", "cher")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Écrivez un nombre").says("value=\"cher\"");
}

#[tokio::test]
async fn dates_that_contradict_each_other_are_refused_in_the_form_and_shown_in_the_result() {
    let scene = Scene::sqlite().await;
    let mut browser = Browser::new(&scene.house);
    let fields = [("formation-debut", "07/09/2026"), ("formation-fin", "06/09/2026")];
    let refused = browser.post("/mes-droits/formation", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Le dernier jour est avant le premier").says("value=\"07/09/2026\"");
    // One by one, each is a date; together they are shown for what they are, and the answer goes on.
    for (question, value) in fields {
        browser.post(&format!("/mes-droits/question/{question}"), &[("reponse", value)]).await;
    }
    let result = browser.get("/mes-droits/resultat").await;
    assert_eq!(result.status, StatusCode::OK);
    result.says("finit avant de commencer");
}

#[tokio::test]
async fn answers_follow_into_the_account_are_exported_and_erased() {
    for mut scene in Scene::each().await {
        let mut browser = Browser::new(&scene.house);
        answer_all(&mut browser).await;
        let mut tx = scene.world.db.write().await.expect("write");
        let visitor = browser.cookie_value(jalon_kernel::web::SESSION).expect("a session").to_owned();
        let now = scene.world.clock.now();
        let session = jalon_kernel::people::session::find(&mut tx, &scene.world.secrets, now, &visitor).await;
        let session = session.expect("read").expect("the visitor's session");
        let jalon_kernel::people::session::Holder::Person { id: from, .. } = session.holder else {
            panic!("no visitor")
        };
        let from_key = seal::person_key(&mut tx, &scene.world.secrets, from).await.expect("a key");
        scene
            .wing
            .follow(&scene.house, &mut tx, (from, &from_key), (scene.person, &scene.key))
            .await
            .expect("follows");
        tx.commit().await.expect("commit");
        scene.samira.get("/mes-droits/resultat").await.says("11\u{202f}650\u{a0}€").says("mon espace");
        let mut tx = scene.world.db.write().await.expect("write");
        let held = scene.wing.export(&scene.house, &mut tx, scene.person, &scene.key).await.expect("exports");
        let text = held.iter().map(|held| held.content.to_string()).collect::<String>();
        assert!(text.contains("salarié du privé") && text.contains("11650"), "{text}");
        let left = scene.wing.export(&scene.house, &mut tx, from, &from_key).await.expect("exports");
        assert_eq!(left, Vec::new(), "nothing stays with the visitor");
        scene.wing.erase(&mut tx, now, scene.person).await.expect("erases");
        let left = scene.wing.export(&scene.house, &mut tx, scene.person, &scene.key).await.expect("exports");
        assert_eq!(left, Vec::new());
    }
}

#[tokio::test]
async fn answers_are_erased_when_asked_and_closed_to_whoever_is_at_work() {
    let mut scene = Scene::sqlite().await;
    let mut browser = Browser::new(&scene.house);
    answer_all(&mut browser).await;
    browser.post("/mes-droits/effacer", &[]).await;
    browser.get("/mes-droits").await.says("Vos réponses sont effacées").does_not_say("Bretagne");
    assert_eq!(scene.claire.get("/mes-droits").await.status, StatusCode::NOT_FOUND);
    assert_eq!(scene.claire.get("/dispositifs/ptp").await.status, StatusCode::OK);
}

#[tokio::test]
async fn clause_1_04_sheets_are_searched_in_everyday_words_and_read() {
    let scene = Scene::sqlite().await;
    let mut browser = Browser::new(&scene.house);
    browser.get("/dispositifs").await.says("/dispositifs/cpf").says("/dispositifs/ptp").says("Ceux d’avant");
    browser.get("/dispositifs?q=salaire").await.says("/dispositifs/ptp");
    browser.get("/dispositifs?q=%3Cb%3E").await.does_not_say("<b>");
    let nothing = browser.get("/dispositifs?q=xyzxyz").await;
    nothing.says("Aucun dispositif ne répond").says("/demande");
    browser.get("/dispositifs/ptp").await.says("Qui décide").says("Les conditions").says("Sources");
    browser.get("/dispositifs/cif").await.says("n’est plus en vigueur");
    for path in ["/dispositifs/rien", "/dispositifs/..%2f", "/mes-droits/question/rien"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn hostile_answers_are_refused_or_kept_as_text_and_never_run() {
    let scene = Scene::sqlite().await;
    let mut browser = Browser::new(&scene.house);
    let hostile = [
        String::new(),
        "\0".to_owned(),
        "'; drop table funding_inquiry; --".to_owned(),
        "<script>alert(1)</script>".to_owned(),
        "🌱👩‍🔧\u{202e}".to_owned(),
        "-1".to_owned(),
        "9".repeat(1_000_000),
    ];
    for question in
        ["personne-statut", "compte-solde", "formation-debut", "personne-region", "employeur-organisme"]
    {
        for text in &hostile {
            let sent = browser.post(&format!("/mes-droits/question/{question}"), &[("reponse", text)]).await;
            assert!(matches!(sent.status.as_u16(), 303 | 422), "{question}: {}", sent.status);
            sent.does_not_say("<script>alert");
        }
    }
    let ten = "z".repeat(10 << 20);
    let sent = browser.post("/mes-droits/question/compte-solde", &[("reponse", &ten)]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    browser.get("/mes-droits/resultat").await.does_not_say("<script>alert");
    for plan in ["0", "-1", "99999999999999999999", "%3Cb%3E", "2"] {
        let shown = browser.get(&format!("/mes-droits/resultat?plan={plan}")).await;
        assert!(matches!(shown.status.as_u16(), 200 | 303 | 400), "{plan}: {}", shown.status);
    }
}
