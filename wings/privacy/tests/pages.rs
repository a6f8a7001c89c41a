//! What people see of their data, over HTTP, on both engines.

mod common;

use std::time::Duration;

use common::{CANARIES, Keepsakes, hidden, house, opens, somebody};
use jalon_kernel::access::Mode;
use jalon_kernel::page::Locale;
use jalon_kernel::people::person;
use jalon_kernel::people::session::For;
use jalon_kernel::testing::{Browser, World, a_counsellor, a_person, an_administrator};

const PAGES: [&str; 5] = [
    "/mes-donnees",
    "/mes-donnees/acces",
    "/mes-donnees/effacer",
    "/mes-donnees/telecharger",
    "/mes-donnees/document",
];

#[tokio::test]
async fn clause_1_16_a_person_sees_what_is_kept_of_them_in_plain_words() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        let page = browser.get("/mes-donnees").await;
        assert_eq!(page.status, 200, "{}", world.db.engine());
        for words in [
            CANARIES[0],
            CANARIES[1],
            CANARIES[2],
            "En vidéo",
            "Claire Moreau",
            "Métiers gardés",
            "1\u{a0}élément",
        ] {
            assert!(
                page.text().contains(words) || page.text().contains(&words.replace('\u{a0}', " ")),
                "{words}"
            );
        }
        page.says("Opérateur de Hugo Petit")
            .says("href=\"/mes-donnees/acces\"")
            .says("href=\"/mes-donnees/identite\"");
        // The text of a note is not on this page: it is in the document and the file.
        page.does_not_say(CANARIES[4]);
        assert_eq!(page.headers["cache-control"], "no-store");
    }
}

#[tokio::test]
async fn clause_1_16_someone_without_an_account_sees_and_erases_what_they_left() {
    for world in World::each().await {
        let house = house(&world);
        let mut tx = world.db.write().await.expect("write");
        let (id, key) = person::create(&mut tx, &world.secrets, &world.chance, world.clock.now(), "fr")
            .await
            .expect("person");
        tx.commit().await.expect("commit");
        Keepsakes.keep(&world, id, &key, "D1102", "mon rêve").await;
        let mut browser = Browser::new(&house).signed_in(For::Visitor(id)).await;
        browser.get("/mes-donnees").await.says("pas de compte");
        browser.get("/mes-donnees/telecharger").await.says("mon rêve");
        let page = browser.get("/mes-donnees/effacer").await;
        let once = hidden(&page.text(), "_once");
        let answer = browser.post("/mes-donnees/effacer", &[("confirm", "oui"), ("_once", &once)]).await;
        assert_eq!(answer.status, 303);
        browser.follow(answer).await.says("C’est effacé");
        let mut tx = world.db.read().await.expect("read");
        assert!(person::load(&mut tx, &world.secrets, id).await.expect("load").is_none());
    }
}

#[tokio::test]
async fn clause_1_16_whoever_is_not_the_person_finds_nothing_here() {
    for world in World::each().await {
        let house = house(&world);
        somebody(&world).await;
        let counsellor = a_counsellor(&world, "Zoé Blanc").await;
        let administrator = an_administrator(&world, "Ada").await;
        let mut stranger = Browser::new(&house);
        let mut professional =
            Browser::of_professional(&house, counsellor.id, Some(counsellor.mandate)).await;
        let mut admin = Browser::of_professional(&house, administrator, None).await;
        for path in PAGES.into_iter().chain(["/mes-donnees/identite"]) {
            let answer = stranger.get(path).await;
            assert!(
                answer.location.as_deref().is_some_and(|to| to.starts_with("/connexion?retour=")),
                "{path}"
            );
        }
        for path in PAGES.into_iter().chain(["/mes-donnees/identite"]) {
            assert_eq!(professional.get(path).await.status, 404, "{path}");
            assert_eq!(admin.get(path).await.status, 404, "{path}");
        }
        for browser in [&mut professional, &mut admin] {
            let key = world.chance.id(world.clock.now()).to_string();
            let answer = browser.post("/mes-donnees/effacer", &[("confirm", "oui"), ("_once", &key)]).await;
            assert_eq!(answer.status, 404);
        }
        assert_eq!(stranger.get("/mes-donnees/efface").await.status, 404);
        assert_eq!(
            stranger.get("/mes-donnees/efface?cle=00000000-0000-0000-0000-000000000000").await.status,
            404
        );
    }
}

#[tokio::test]
async fn clause_1_16_a_person_sees_who_opened_their_file_when_and_why() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        opens(&world, me.counsellor, &me, "follow-up", None).await;
        world.clock.advance(Duration::from_secs(3600));
        opens(&world, me.other, &me, "synthesis", Some(me.consent)).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        let page = browser.get("/mes-donnees/acces").await;
        page.says("Claire Moreau")
            .says("Opérateur de Claire Moreau, Site de Claire Moreau")
            .says("Suivi du parcours");
        page.says("Hugo Petit").says("Synthèse").says("donné le 3\u{a0}mars 2026");
        page.says("3\u{a0}mars 2026 à 8\u{a0}h<").says("3\u{a0}mars 2026 à 9\u{a0}h<");
        let text = page.text();
        assert!(text.find("Hugo Petit") < text.find("Claire Moreau"), "latest first");
        // Somebody else's openings are not mine, and mine appear once I have looked.
        let (you, _) = a_person(&world, "Louis", "louis@exemple.fr").await;
        Browser::of_person(&house, you).await.get("/mes-donnees/acces").await.does_not_say("Claire Moreau");
        page.does_not_say("Vous-même");
        browser.get("/mes-donnees").await;
        browser.get("/mes-donnees/acces").await.says("Vous-même").says("Votre propre lecture");
    }
}

#[tokio::test]
async fn clause_1_16_the_openings_of_a_long_file_are_paged() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        for _ in 0..60 {
            world.clock.advance(Duration::from_secs(3600));
            opens(&world, me.counsellor, &me, "follow-up", None).await;
        }
        let mut browser = Browser::of_person(&house, me.id).await;
        let lines = |text: &str| text.matches("Suivi du parcours").count();
        assert_eq!(lines(&browser.get("/mes-donnees/acces").await.text()), 25);
        assert_eq!(lines(&browser.get("/mes-donnees/acces?page=3").await.text()), 10);
        for nonsense in [
            "0",
            "-1",
            "999999999999999999999999",
            "99",
            "%00",
            "%F0%9F%8E%88",
            "'; drop table person; --",
            "",
        ] {
            let path = format!("/mes-donnees/acces?page={}", nonsense.replace([' ', ';', '\''], "%20"));
            assert_eq!(browser.get(&path).await.status, 200, "{path}");
        }
    }
}

#[tokio::test]
async fn clause_1_16_taking_along_is_counted_journaled_and_limited() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        for turn in 0..10 {
            assert_eq!(browser.get("/mes-donnees/telecharger").await.status, 200, "turn {turn}");
        }
        assert_eq!(browser.get("/mes-donnees/telecharger").await.status, 429);
        assert_eq!(browser.get("/mes-donnees/document").await.status, 429);
        // Seeing it is not limited, nor is erasing it.
        assert_eq!(browser.get("/mes-donnees").await.status, 200);
        world.clock.advance(Duration::from_secs(3600));
        assert_eq!(browser.get("/mes-donnees/telecharger").await.status, 200);
        let mut tx = world.db.read().await.expect("read");
        let written = common::both("select act from journal where chain = $1 and act = 'privacy.export'");
        let acts = tx
            .all(&written, jalon_kernel::params![me.id], |row| row.get::<String>("act"))
            .await
            .expect("read");
        assert_eq!(acts.len(), 11, "refused tries leave nothing");
        browser.get("/mes-donnees/acces").await.says("Téléchargement de vos données");
    }
}

#[tokio::test]
async fn clause_1_16_an_agreement_is_withdrawn_as_simply_as_it_was_given() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        let path = format!("/mes-donnees/accords/{}/retirer", me.consent);
        let (you, _) = a_person(&world, "Louis", "louis@exemple.fr").await;
        let mut yours = Browser::of_person(&house, you).await;
        assert_eq!(yours.post(&path, &[]).await.status, 404);
        assert_eq!(browser.post("/mes-donnees/accords/nonsense/retirer", &[]).await.status, 404);
        assert_eq!(browser.post_with(&path, &[], &[], Some("wrong")).await.status, 403);
        for _ in 0..2 {
            let answer = browser.post(&path, &[]).await;
            assert_eq!(answer.location.as_deref(), Some("/mes-donnees"));
            browser.follow(answer).await.says("Votre accord est retiré").does_not_say("Retirer mon accord");
        }
        let mut tx = world.db.read().await.expect("read");
        let facts =
            jalon_kernel::casefile::facts_of_person(&mut tx, world.clock.now(), me.id).await.expect("facts");
        assert!(!facts[0].consents[0].term.is_live());
    }
}

#[tokio::test]
async fn clause_1_16_a_person_corrects_their_name_and_never_loses_a_text() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        let page = browser.get("/mes-donnees/identite").await;
        page.says(CANARIES[0]);
        let version = hidden(&page.text(), "_version");
        let send = |name: &'static str, mode: &'static str, version: &str| {
            vec![("name", name.to_owned()), ("mode", mode.to_owned()), ("_version", version.to_owned())]
        };
        let fields = send("Samira B.", "telephone", &version);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = browser.post("/mes-donnees/identite", &fields).await;
        assert_eq!(answer.location.as_deref(), Some("/mes-donnees"));
        browser.follow(answer).await.says("Samira B.").says("Par téléphone").says("C’est enregistré");
        // A second page, open since before: both texts, nothing lost.
        let fields = send("Autre nom", "mail", &version);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let stale = browser.post("/mes-donnees/identite", &fields).await;
        assert_eq!(stale.status, 409);
        stale.says("Samira B.").says("Autre nom");
        let newer = hidden(&stale.text(), "_version");
        let fields = send("Autre nom", "", &newer);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(browser.post("/mes-donnees/identite", &fields).await.status, 303);
        browser.get("/mes-donnees").await.says("Autre nom").does_not_say("Par téléphone");
    }
}

#[tokio::test]
async fn hostile_names_are_refused_with_a_message_or_kept_as_text() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        let version = |page: String| hidden(&page, "_version");
        let now = version(browser.get("/mes-donnees/identite").await.text());
        let long = "é".repeat(81);
        let huge = "x".repeat(10 << 20);
        for (name, mode) in
            [(long.as_str(), ""), (huge.as_str(), ""), ("Samira", "pigeon"), ("Samira", "<b>")]
        {
            let answer = browser
                .post("/mes-donnees/identite", &[("name", name), ("mode", mode), ("_version", &now)])
                .await;
            assert_eq!(answer.status, 422, "{} {mode}", name.len());
            answer.says("Il y a un problème").says(&name[..6]);
        }
        for name in ["\"><script>alert(1)</script>", "'; drop table person; --", "👩‍🔧", "a\0b", "{{7*7}}", ""]
        {
            let now = version(browser.get("/mes-donnees/identite").await.text());
            let answer = browser
                .post("/mes-donnees/identite", &[("name", name), ("mode", ""), ("_version", &now)])
                .await;
            assert_eq!(answer.status, 303, "{name:?}");
            let page = browser.get("/mes-donnees").await;
            assert_eq!(page.status, 200);
            page.does_not_say("<script>alert");
            assert_eq!(browser.get("/mes-donnees/telecharger").await.status, 200);
            world.clock.advance(Duration::from_secs(3600));
        }
        let answer = browser.post("/mes-donnees/identite", &[("name", "x"), ("_version", "nonsense")]).await;
        assert_eq!(answer.status, 403, "a form without its version is not ours");
    }
}

#[tokio::test]
async fn forms_of_somebody_else_are_refused() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        let once = hidden(&browser.get("/mes-donnees/effacer").await.text(), "_once");
        let fields = [("confirm", "oui"), ("_once", once.as_str())];
        for (headers, proof) in [
            (vec![], None),
            (vec![], Some("0123456789abcdef0123456789abcdef")),
            (vec![("origin", "https://ailleurs.example")], None),
            (vec![("sec-fetch-site", "cross-site")], None),
        ] {
            let answer = browser.post_with("/mes-donnees/effacer", &fields, &headers, proof).await;
            assert_eq!(answer.status, 403);
        }
        let mut tx = world.db.read().await.expect("read");
        assert!(
            person::load(&mut tx, &world.secrets, me.id).await.expect("load").is_some(),
            "nothing was erased"
        );
    }
}

#[tokio::test]
async fn every_sample_is_whole_in_every_language() {
    let world = World::sqlite().await;
    let house = house(&world);
    assert_eq!(house.settings.mode, Mode::Demo);
    for wing in &house.wings {
        for sample in wing.samples() {
            for locale in Locale::ALL {
                let frame = jalon_page::Frame::sample_with(house.words(locale));
                let html = (sample.render)(frame);
                let faults = if html.starts_with("<!doctype") {
                    jalon_page::structure::faults(&html)
                } else {
                    jalon_page::structure::fragment_faults(&html)
                };
                assert!(faults.is_empty(), "{} {}: {faults:#?}", sample.name, locale.tag());
                assert!(!html.contains("<script>alert"), "{}", sample.name);
            }
        }
    }
    assert_eq!(house.catalogue.missing(), Vec::<String>::new());
}
