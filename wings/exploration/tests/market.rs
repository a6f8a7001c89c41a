//! Meeting the market: talks, immersions and what they change; a map, demand on a territory; a CV pasted.

mod common;

use common::{count, house, listed, say_yes};
use jalon_kernel::House;
use jalon_kernel::testing::{Answer, Browser, World};

async fn with_skills(house: &House) -> Browser {
    let mut browser = Browser::new(house);
    let chosen = [("pictures", "caisse"), ("pictures", "jardin"), ("pictures", "porter")];
    browser.post("/competences/images", &chosen).await;
    say_yes(&mut browser, "/competences/propositions?de=images").await;
    browser
}

/// Where an answer leads, with the identifier at its end.
#[track_caller]
fn led(answer: &Answer) -> (String, String) {
    let location = answer.location.clone().unwrap_or_else(|| panic!("nowhere:\n{}", answer.text()));
    let id = location.rsplit('=').next().unwrap_or_default().to_owned();
    (location, id)
}

/// How much each occupation of a page is looked for, in its order: 0 much, 1 some, 2 little, 3 not known.
fn levels(page: &Answer) -> Vec<usize> {
    let text = page.text();
    let lines = text.split("<p>").filter_map(|line| {
        let said = ["On en cherche beaucoup", "On en cherche peu", "On en cherche"];
        let known = said.iter().position(|said| line.starts_with(said)).map(|place| [0, 2, 1][place]);
        known.or_else(|| line.contains("nous ne savons pas").then_some(3))
    });
    lines.collect()
}

#[tokio::test]
async fn clause_2_2_12_a_talk_changes_the_grid_with_its_source() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.get("/marche").await.says("Aucune rencontre").says("/marche/enquete");
        browser.get("/marche/enquete?metier=Jardinier").await.says("value=\"Jardinier\"");
        browser.get("/marche/enquete/feuille").await.says("À quoi ressemble une journée");
        assert_eq!(browser.post("/marche/enquete", &[("who", "Ali")]).await.status, 422);
        let told = [
            ("occupation", "Jardinier <vert>"),
            ("who", "Ali"),
            ("on", "2026-06-03"),
            ("learned", "On travaille dehors."),
            ("answer-recruiters", "La mairie"),
        ];
        let (page, id) = led(&browser.post("/marche/enquete", &told).await);
        let change = format!("/marche/changement?de={id}");
        // Nothing said, or health: refused, and nothing is written.
        let refused = browser.post(&change, &[("point", "prospects")]).await;
        assert_eq!(refused.status, 422);
        refused.says("Dites pourquoi en quelques mots").says("On travaille dehors.");
        let health = [("point", "health"), ("after", "holds"), ("said", "x")];
        assert_eq!(browser.post(&change, &health).await.status, 422);
        let said = [("point", "prospects"), ("after", "holds"), ("said", "La mairie <embauche>")];
        assert_eq!(led(&browser.post(&change, &said).await).0, page);
        browser.get(&page).await.says("Débouchés").says("est devenu");
        browser
            .get("/faisabilite")
            .await
            .says("value=\"Jardinier &#60;vert&#62;\"")
            .says("Enquête métier, Jardinier")
            .says("La mairie &#60;embauche&#62;");
        browser.get("/marche").await.says("Une rencontre faite");
        // A page read before is overtaken; what is taken away is gone, and the grid keeps what it said.
        let before = [("occupation", "x"), ("_version", "1")];
        assert_eq!(browser.post(&page, &before).await.status, 409);
        browser.post(&format!("/marche/enquete/retirer?de={id}"), &[]).await;
        assert_eq!(browser.get(&page).await.status, 303);
        browser.get("/faisabilite").await.says("La mairie");
        // Somebody else changes nothing through its number.
        let mut other = Browser::new(&house);
        assert_eq!(other.post(&change, &said).await.location.as_deref(), Some("/competences"));
    }
}

#[tokio::test]
async fn clause_2_2_12_an_immersion_is_held_against_its_rules_and_kept_all_the_same() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.get("/marche/immersion").await.says("30 jours au plus").says("L. 5135-2").says("https://");
        assert_eq!(browser.post("/marche/immersion", &[("host", "Ici")]).await.status, 422);
        let base = [("occupation", "Jardinier"), ("host", "Ferme <A>"), ("goal", "confirm")];
        let post = async |browser: &mut Browser, address: &str, more: &[(&str, &str)]| {
            browser.post(address, &[&base[..], more].concat()).await
        };
        let (page, id) = led(&post(&mut browser, "/marche/immersion", &[("convention", "to-ask")]).await);
        browser
            .get(&page)
            .await
            .says("Il manque le premier et le dernier jour")
            .says("Ne commencez pas sans la convention");
        let good = [
            ("from", "2026-06-01"),
            ("to", "2026-06-05"),
            ("prescriber", "cap-emploi"),
            ("convention", "signed"),
            ("_version", "1"),
        ];
        assert_eq!(post(&mut browser, &page, &good).await.status, 303);
        browser.get(&page).await.says("Tout ce que nous savons vérifier est en règle");
        let long =
            [("from", "2026-06-01"), ("to", "2026-07-02"), ("convention", "signed"), ("_version", "2")];
        assert_eq!(post(&mut browser, &page, &long).await.status, 303);
        browser.get(&page).await.says("31 jours entre le premier et le dernier jour").says("à confirmer");
        browser.get("/marche").await.says("Ferme &#60;A&#62;");
        let said = [("point", "person"), ("after", "doubt"), ("said", "Le dos fatigue")];
        browser.post(&format!("/marche/changement?de={id}"), &said).await;
        browser.get("/faisabilite").await.says("Immersion, Jardinier").says("Le dos fatigue");
    }
}

#[tokio::test]
async fn clause_1_03_a_map_draws_the_families_that_open_and_demand_orders_the_list() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = with_skills(&house).await;
        let map = browser.get("/mes-metiers/carte").await;
        map.says("<svg viewBox").says("class=\"disc\"").says("/mes-metiers?famille=").says("Le plus proche");
        Browser::new(&house).get("/mes-metiers/carte").await.says("Dites d’abord ce que vous savez faire");
        let plain = browser.get("/mes-metiers").await;
        assert!(!plain.text().contains("inventés pour la démonstration)"), "no territory was asked for");
        let there = browser.get("/mes-metiers?ou=demo-rennes").await;
        there.says("Bassin de Rennes").says("chiffres inventés pour la démonstration");
        assert_eq!(listed(&there), listed(&plain), "a mention changes no order");
        let by_demand = browser.get("/mes-metiers?ou=demo-rennes&tri=demand").await;
        by_demand.says("Rangés d’abord par la demande");
        let levels = levels(&by_demand);
        assert!(levels.len() > 3 && levels.is_sorted(), "{levels:?}");
        assert_ne!(listed(&by_demand), listed(&plain));
        let wanted = browser.get("/mes-metiers?ou=demo-rennes&seulement=wanted").await;
        assert!(listed(&wanted).len() < listed(&plain).len());
        assert!(self::levels(&wanted).iter().all(|level| *level == 0));
        browser.get("/mes-metiers?ou=%27%3B&tri=x").await.says("Classés par");
    }
}

#[tokio::test]
async fn clause_2_2_06_of_a_pasted_cv_only_what_is_confirmed_is_kept() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.get("/competences").await.says("/competences/cv");
        assert_eq!(browser.post("/competences/cv", &[("cv", "zzz 😀")]).await.status, 422);
        let cv = "2012 - 2019 : Caissière <b>x\nTenir la caisse\nBénévolat\n2016-2018 Trésorière";
        let found = browser.post("/competences/cv", &[("cv", cv)]).await;
        found.says("value=\"Caissière &#60;b&#62;x\"").says("value=\"Trésorière\"");
        assert_eq!(count(&world, "select count(*) as n from exploration_thing").await, 0, "nothing is kept");
        let fields = [
            ("nature-0", "work"),
            ("title-0", "Caissière"),
            ("from-0", "2012"),
            ("to-0", "2019"),
            ("words-0", "Tenir la caisse"),
            ("nature-1", "volunteering"),
            ("title-1", "Trésorière"),
            ("from-1", "jamais"),
        ];
        browser.post("/competences/cv", &fields).await.says("Cochez au moins une expérience");
        // What is not confirmed is not even looked at.
        let kept = browser.post("/competences/cv", &[&fields[..], &[("keep-0", "yes")]].concat()).await;
        browser.get(&led(&kept).0).await.says("Savez-vous faire cela");
        assert_eq!(count(&world, "select count(*) as n from exploration_thing").await, 1);
        let wrong = browser.post("/competences/cv", &[&fields[..], &[("keep-1", "yes")]].concat()).await;
        assert_eq!(wrong.status, 422);
        wrong.says("Écrivez une année");
    }
}
