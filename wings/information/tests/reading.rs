//! Searching and reading occupations over HTTP, without an account.

mod common;

use std::sync::Arc;
use std::time::Instant;

use common::{house, import_starter, import_with, published, starter_with};
use jalon_information::Information;
use jalon_information::import::Options;
use jalon_kernel::page::structure;
use jalon_kernel::testing::{Browser, World, a_counsellor, an_administrator};
use jalon_kernel::web::LANGUAGE;

#[tokio::test]
async fn clause_3_1_05_everything_informative_is_read_without_an_account() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        for path in [
            "/metiers",
            "/metiers?q=jardin",
            "/metiers?domaine=A",
            "/metiers/A1208",
            "/sources",
            "/mon-carnet",
        ] {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(structure::faults(&answer.text()), Vec::<String>::new(), "{path}");
            answer.does_not_say("/connexion?retour=/metiers");
        }
        assert_eq!(browser.cookie_value("__Host-jalon"), None, "reading leaves no trace");
    }
}

#[tokio::test]
async fn clause_1_01_a_sheet_says_what_the_job_is_with_its_source_and_date() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        let sheet = browser.get("/metiers/A1208").await;
        sheet
            .says("Jardinier / Jardinière paysagiste")
            .says("Crée et entretient des jardins")
            .says("Comment y accéder")
            .says("Vers quels autres métiers")
            .says("Maraîcher / Maraîchère")
            .says("Ce métier peut plaire à qui aime")
            .says("Jardinier / Jardinière</li>")
            .says("Données de démonstration")
            .says("version 4.00")
            .says("24\u{a0}novembre 2026")
            .says("EUPL-1.2")
            .says("/demande");
        // Lower case is the same code.
        assert_eq!(browser.get("/metiers/a1208").await.status, 200);
    }
}

#[tokio::test]
async fn clause_p_01_a_search_leads_to_the_right_job_and_says_why() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        let found = browser.get("/metiers?q=jardiniere").await;
        found.says("/metiers/A1208").says("classés par vos mots seulement").says("Autre nom");
        let fault = browser.get("/metiers?q=jardinierre").await;
        fault.says("/metiers/A1208");
        let home = browser.get("/metiers?q=nounou").await;
        home.says("Nous avons compris «\u{a0}nounou\u{a0}»");
    }
}

#[tokio::test]
async fn nothing_found_offers_other_titles_and_ways_on() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        let nothing = browser.get("/metiers?q=jardzzzqqq").await;
        assert_eq!(nothing.status, 200);
        nothing.says("Aucun métier pour").says("Cherchiez-vous").says("/metiers/A1208").says("/demande");
        browser.get("/metiers?q=%F0%9F%94%A5").await.says("Aucun métier").does_not_say("Cherchiez-vous");
    }
}

#[tokio::test]
async fn suggestions_are_short_json_that_anybody_may_keep() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        let answer = browser.get_json("/metiers/suggestions?q=jard").await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["content-type"], "application/json; charset=utf-8");
        assert_eq!(answer.headers["cache-control"], "public, max-age=300");
        let list: serde_json::Value = serde_json::from_slice(&answer.bytes).expect("JSON");
        let list = list.as_array().expect("a list");
        assert!((1..=8).contains(&list.len()), "{list:?}");
        assert!(list.iter().any(|it| it["href"] == "/metiers/A1208"), "{list:?}");
        assert_eq!(browser.get_json("/metiers/suggestions").await.text(), "[]");
    }
}

#[tokio::test]
async fn domains_are_browsed_and_pages_beyond_the_end_show_the_last() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.get("/metiers").await.says("Quel métier cherchez-vous").says("/metiers?domaine=A");
        browser.get("/metiers?domaine=A&page=99").await.says("/metiers/A1208");
        browser.get("/metiers?domaine=ZZ").await.says("Quel métier cherchez-vous");
        for page in ["0", "-1", "99999999999999999999", "999", "abc", ""] {
            let answer = browser.get(&format!("/metiers?q=travail&page={page}")).await;
            assert_eq!(answer.status, 200, "{page}");
            answer.says("<ol start=");
        }
    }
}

#[tokio::test]
async fn hostile_searches_are_answered_calmly_and_never_become_html() {
    let world = World::sqlite().await;
    let (house, _) = house(&world).await;
    let mut browser = Browser::new(&house);
    let long = "é".repeat(6000);
    let hostile = [
        "<script>alert(1)</script>",
        "\" onmouseover=\"x",
        "'; drop table occupation; --",
        "🧑‍🍳🔥",
        "\u{0}\u{1b}[31m",
        "%",
        long.as_str(),
    ];
    for text in hostile {
        let q: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        for path in [format!("/metiers?q={q}"), format!("/metiers/suggestions?q={q}")] {
            let answer = browser.get(&path).await;
            assert_eq!(answer.status, 200, "{text:.40}");
            answer.does_not_say("<script>alert").does_not_say("\" onmouseover");
        }
        let page = browser.get(&format!("/metiers?q={q}")).await;
        assert_eq!(structure::faults(&page.text()), Vec::<String>::new(), "{text:.40}");
        let code = browser.get(&format!("/metiers/{q}")).await;
        assert!(code.status == 404 || code.status == 414, "{text:.40}: {}", code.status);
    }
    assert_eq!(browser.get("/metiers?q=%ff%fe").await.status, 200);
}

#[tokio::test]
async fn without_data_the_pages_say_so_plainly() {
    for world in World::each().await {
        let information = Information::open(&world.db).await.expect("no data is no fault");
        assert_eq!(information.search("boulanger", 5), []);
        let house = world.house(vec![Arc::new(information)]).0;
        let mut browser = Browser::new(&house);
        browser.get("/metiers").await.says("ne sont pas encore chargés").says("/demande");
        browser.get("/metiers?q=boulanger").await.says("ne sont pas encore chargés");
        browser.get("/sources").await.says("Aucune donnée");
        assert_eq!(browser.get("/metiers/A1208").await.status, 404);
        assert_eq!(browser.get_json("/metiers/suggestions?q=boul").await.text(), "[]");
    }
}

#[tokio::test]
async fn an_import_by_another_process_is_noticed() {
    for world in World::each().await {
        let (house, information) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.get("/metiers?q=imaginateur").await.says("Aucun métier");
        let files = starter_with("texte", |text| text.replacen("Crée et entretient", "Imaginateur de", 1));
        import_with(&world, files, Options::default()).await.expect("accepted");
        // The sheet reads the database; the search follows as soon as the new index is built.
        browser.get("/metiers/A1208").await.says("Imaginateur de");
        browser.get("/metiers?q=imaginateur").await;
        information.refresh(&house.db).await.expect("rebuilt");
        browser.get("/metiers?q=imaginateur").await.says("/metiers/A1208");
        assert_eq!(information.search("imaginateur", 1)[0].code, "A1208");
    }
}

#[tokio::test]
async fn professionals_read_but_keep_nothing() {
    let world = World::sqlite().await;
    let (house, _) = house(&world).await;
    let counsellor = a_counsellor(&world, "Claire Morel").await;
    let administrator = an_administrator(&world, "Alex").await;
    for (who, mandate) in [(counsellor.id, Some(counsellor.mandate)), (administrator, None)] {
        let mut browser = Browser::of_professional(&house, who, mandate).await;
        browser.get("/metiers/A1208").await.says("Jardinier").does_not_say("/garder");
        assert_eq!(browser.post("/metiers/A1208/garder", &[]).await.status, 404);
        assert_eq!(browser.get("/mon-carnet").await.status, 404);
        assert_eq!(browser.post("/metiers/A1208/retirer", &[]).await.status, 404);
    }
}

#[tokio::test]
async fn every_page_speaks_the_three_languages() {
    let world = World::sqlite().await;
    let (house, _) = house(&world).await;
    for locale in ["fr", "fr-facile", "en"] {
        let mut browser = Browser::new(&house);
        browser.cookie(LANGUAGE, locale);
        for path in ["/metiers", "/metiers?q=jardin", "/metiers/A1208", "/mon-carnet", "/sources"] {
            assert_eq!(browser.get(path).await.status, 200);
        }
    }
    assert_eq!(house.catalogue.missing(), Vec::<String>::new());
}

/// The whole ROME over HTTP: how long people wait for an answer.
#[tokio::test]
async fn published_occupations_are_searched_quickly_and_every_sheet_is_sound() {
    for world in World::each().await {
        let Some(files) = published("rome_v460") else { return };
        import_with(&world, files, Options::default()).await.expect("ROME 4.60");
        let information = Information::open(&world.db).await.expect("the index");
        let house = world.house(vec![Arc::new(information)]).0;
        let mut browser = Browser::new(&house);
        let queries =
            ["boulangere", "reparer des velos", "nounou", "infirmier de nuit", "rh", "chaufeur poids lour"];
        let mut times = Vec::new();
        for round in 0..20 {
            for query in queries {
                let start = Instant::now();
                let answer = browser.get(&format!("/metiers?q={}", query.replace(' ', "+"))).await;
                if round > 0 {
                    times.push(start.elapsed());
                }
                answer.says("<ol start=");
            }
        }
        times.sort();
        println!(
            "{}: search page median {:?}, p99 {:?}",
            house.db.engine(),
            times[times.len() / 2],
            times[times.len() * 99 / 100]
        );
        let mut times = Vec::new();
        let mut heaviest = (0, String::new());
        for code in ["D1102", "A1101", "J1506", "K1303", "M1805", "F1702", "N4101", "G1602", "E1103", "L1510"]
        {
            let start = Instant::now();
            let answer = browser.get(&format!("/metiers/{code}")).await;
            times.push(start.elapsed());
            if answer.status == 404 {
                continue;
            }
            assert_eq!(structure::faults(&answer.text()), Vec::<String>::new(), "{code}");
            answer.does_not_say("''").says("France Travail").does_not_say("Données de démonstration");
            heaviest = heaviest.max((answer.bytes.len(), code.to_owned()));
        }
        times.sort();
        println!(
            "{}: sheet median {:?}; heaviest {heaviest:?} bytes",
            house.db.engine(),
            times[times.len() / 2]
        );
    }
}

#[tokio::test]
async fn sources_say_publisher_licence_and_age() {
    for world in World::each().await {
        import_starter(&world).await;
        let Some(files) = published("rome_v460") else { return };
        import_with(&world, files, Options::default()).await.expect("ROME 4.60");
        let information = Information::open(&world.db).await.expect("the index");
        let house = world.house(vec![Arc::new(information)]).0;
        let mut browser = Browser::new(&house);
        let page = browser.get("/sources").await;
        page.says("France Travail").says("Licence Ouverte 2.0").says("18\u{a0}septembre 2025").says("5 mois");
        page.does_not_say("Données de démonstration").does_not_say("plus d’un an");
    }
}
