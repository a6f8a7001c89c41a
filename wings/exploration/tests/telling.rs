//! From what one did to the occupations it opens: without an account, then continued in one's own.

mod common;

use common::{count, hidden, house, listed, questions, say_yes};
use jalon_kernel::people::person;
use jalon_kernel::seal;
use jalon_kernel::testing::{Browser, World, a_counsellor, a_person};
use jalon_kernel::web::SESSION;
use jalon_kernel::wing::Wing as _;

const STORY: &str = "J'ai tenu une caisse et je gérais les plannings. <b>J'accueillais</b> les clients.";

#[tokio::test]
async fn clause_3_1_05_clause_1_03_pictures_lead_to_five_occupations_without_an_account() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.get("/competences").await.says("/competences/images").says("/competences/experience");
        assert_eq!(count(&world, "select count(*) as n from person").await, 0, "reading makes nobody");
        let chosen = browser
            .post(
                "/competences/images",
                &[("pictures", "caisse"), ("pictures", "accueil"), ("pictures", "porter")],
            )
            .await;
        assert_eq!(chosen.status, 303, "{}", chosen.text());
        assert_eq!(chosen.location.as_deref(), Some("/competences/propositions?de=images"));
        assert!(browser.cookie_value(SESSION).is_some(), "an exploration of their own");
        let answered = say_yes(&mut browser, "/competences/propositions?de=images").await;
        assert_eq!(answered.location.as_deref(), Some("/mes-metiers"));
        let list = browser.get("/mes-metiers").await;
        let codes = listed(&list);
        assert!(codes.len() >= 5, "{codes:?}");
        assert!(codes[..5].contains(&"D1505".to_owned()), "who keeps a till is near a cashier: {codes:?}");
        list.says("Pourquoi celui-ci").says("Classés par ce que vous savez déjà faire");
        browser
            .get(&format!("/mes-metiers/{}", codes[0]))
            .await
            .says("Qu’est-ce qui me manque")
            .says("/demande");
        // Somebody else sees nothing of it.
        assert_eq!(listed(&Browser::new(&house).get("/mes-metiers").await).len(), 0);
    }
}

#[tokio::test]
async fn clause_2_2_06_an_experience_told_becomes_skills_that_the_person_confirms() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        let told = [
            ("nature", "work"),
            ("title", "Caissière"),
            ("words", STORY),
            ("from", "2012"),
            ("to", "mars 2019"),
        ];
        let kept = browser.post("/competences/experience", &told).await;
        let location = kept.location.clone().expect("somewhere");
        assert!(location.starts_with("/competences/propositions?de="), "{location}");
        let page = browser.get(&location).await;
        page.says("vos mots").does_not_say("<b>J'accueillais");
        let names = questions(&page);
        assert!(names.len() >= 3, "{names:?}");
        // One yes, one a little, one no, and the rest unanswered.
        let answers = [(names[0].as_str(), "yes"), (names[1].as_str(), "little"), (names[2].as_str(), "no")];
        browser.post(&location, &answers).await;
        browser.get("/competences/liste").await.says("Seul").says("Avec de l’aide");
        let again = questions(&browser.get(&location).await);
        assert!(names[..3].iter().all(|name| !again.contains(name)), "what was answered is not asked again");
        let code = names[0].trim_start_matches("skill-").to_owned();
        let address = format!("/competences/savoir/{code}");
        browser.get(&address).await.says("Caissière");
        let version = hidden(&browser.get(&address).await, "_version");
        let proven = [
            ("level", "teach"),
            ("liking", "likes"),
            ("standing", "proven"),
            ("evidence", "CAP, 2011"),
            ("_version", version.as_str()),
        ];
        assert_eq!(browser.post(&address, &proven).await.status, 303);
        browser.get("/competences/liste").await.says("Un document le prouve");
        // The same page sent again was overtaken: both texts are shown.
        let stale = browser.post(&address, &proven).await;
        assert_eq!(stale.status, 409);
        stale.says("CAP, 2011");
        // A proof without a word about it is refused, and what was typed comes back.
        let bare =
            browser.post(&address, &[("level", "alone"), ("standing", "confirmed"), ("_version", "2")]).await;
        assert_eq!(bare.status, 422);
        assert_eq!(browser.post(&format!("{address}/retirer"), &[]).await.status, 303);
        let gone = browser.get(&address).await;
        assert_eq!(gone.location.as_deref(), Some("/competences"));
        assert_eq!(count(&world, "select count(*) as n from exploration_thing").await, 2);
    }
}

#[tokio::test]
async fn nothing_readable_stands_in_the_database() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser
            .post("/competences/experience", &[("nature", "home"), ("title", "Zébulon"), ("words", STORY)])
            .await;
        let text =
            "select count(*) as n from exploration_thing where cast(content_sealed as text) like '%bulon%'";
        if world.db.engine() == "sqlite" {
            assert_eq!(count(&world, text).await, 0);
        }
        assert_eq!(count(&world, "select count(*) as n from exploration_thing where code <> ''").await, 0);
        assert_eq!(
            count(&world, "select count(*) as n from journal where act = 'exploration.write'").await,
            1,
            "what was done is noted"
        );
    }
}

#[tokio::test]
async fn whatever_is_typed_an_answer_comes_back() {
    let world = World::sqlite().await;
    let (house, _) = house(&world).await;
    let mut browser = Browser::new(&house);
    let long = "a ".repeat(5_000_000);
    for words in [
        "",
        "zzgrub flumpf qwxz",
        "The quick brown fox jumps over the lazy dog",
        "😀😀😀",
        "JE TENAIS LA CAISSE",
        "'; drop table exploration_thing; --",
        "<html><body><h1>Caissier H/F</h1><script>alert(1)</script><ul><li>encaisser</ul>",
        long.as_str(),
    ] {
        let told = [("nature", "work"), ("title", "x"), ("words", words)];
        let answer = browser.post("/competences/experience", &told).await;
        match answer.location.clone() {
            Some(location) => {
                let page = browser.get(&location).await;
                assert_eq!(page.status, 200);
                page.does_not_say("<script>alert");
            }
            None => assert_eq!(answer.status, 422, "{} characters", words.len()),
        }
    }
    let nonsense =
        browser.post("/competences/experience", &[("nature", "work"), ("title", "qwxz flumpf")]).await;
    browser.get(&nonsense.location.expect("somewhere")).await.says("Je n’ai pas compris, essayez autrement");
    for wrong in [
        "/competences/propositions?de=nulle-part",
        "/competences/propositions",
        "/competences/experience?de=00000000-0000-0000-0000-000000000000",
        "/competences/savoir/%3Cb%3E",
        "/mes-metiers/Z9999",
    ] {
        let answer = browser.get(wrong).await;
        assert_eq!(answer.location.as_deref(), Some("/competences"), "{wrong}");
    }
    for odd in [
        "/mes-metiers?page=99999999&famille=%F0%9F%98%80&pas=x&c=1&c=%3Cb%3E",
        "/mes-metiers/comparer?c=x&c=D1505",
    ] {
        assert_eq!(browser.get(odd).await.status, 200, "{odd}");
    }
    let refused = browser.post("/competences/experience", &[("title", "x"), ("from", "hier")]).await;
    assert_eq!(refused.status, 422);
    refused.says("Dites où c’était").says("Écrivez une année").says("value=\"hier\"");
    assert_eq!(browser.post("/competences/images", &[]).await.status, 422);
    assert_eq!(browser.post("/competences/images", &[("pictures", "<b>")]).await.status, 422);
}

#[tokio::test]
async fn an_occupation_is_kept_set_aside_put_back_and_compared() {
    for world in World::each().await {
        let (house, _) = house(&world).await;
        let mut browser = Browser::new(&house);
        browser.post("/competences/images", &[("pictures", "caisse"), ("pictures", "vendre")]).await;
        say_yes(&mut browser, "/competences/propositions?de=images").await;
        let codes = listed(&browser.get("/mes-metiers").await);
        let (first, second) = (codes[0].clone(), codes[1].clone());
        assert_eq!(browser.post(&format!("/mes-metiers/{first}/ecarter"), &[]).await.status, 422);
        let aside = [("reason", "pay"), ("words", "Trop <peu>")];
        assert_eq!(browser.post(&format!("/mes-metiers/{first}/ecarter"), &aside).await.status, 303);
        let list = browser.get("/mes-metiers").await;
        assert!(!listed(&list).contains(&first));
        list.says("Métiers écartés").says("trop peu payé").says("Trop &#60;peu&#62;");
        assert_eq!(browser.post(&format!("/mes-metiers/{first}/remettre"), &[]).await.status, 303);
        assert_eq!(listed(&browser.get("/mes-metiers").await)[0], first);
        assert_eq!(browser.post(&format!("/mes-metiers/{second}/garder"), &[]).await.status, 303);
        let kept = listed(&browser.get("/mes-metiers?seulement=kept").await);
        assert_eq!(kept, [second.clone()]);
        browser.get("/mon-carnet").await.says(&second);
        let side = browser.get(&format!("/mes-metiers/comparer?c={first}&c={second}&c={first}")).await;
        side.says(&format!("/mes-metiers/{first}"))
            .says(&format!("/mes-metiers/{second}"))
            .says("sans gagnant");
        // The address of a list holds at most four.
        let five: Vec<String> = codes.iter().take(5).map(|code| format!("c={code}")).collect();
        browser.get(&format!("/mes-metiers?{}", five.join("&"))).await.says("Comparer ces 4 métiers");
    }
}

#[tokio::test]
async fn clause_1_02_what_was_told_without_an_account_follows_into_it_and_can_be_taken_along_and_erased() {
    for world in World::each().await {
        let (house, exploration) = house(&world).await;
        let (samira, key) = a_person(&world, "Samira", "samira@exemple.fr").await;
        let mut own = Browser::of_person(&house, samira).await;
        own.post("/competences/images", &[("pictures", "caisse")]).await;
        say_yes(&mut own, "/competences/propositions?de=images").await;
        let mut tx = world.db.write().await.expect("write");
        let (visitor, visitor_key) =
            person::create(&mut tx, &world.secrets, &world.chance, world.clock.now(), "fr")
                .await
                .expect("someone");
        tx.commit().await.expect("commit");
        let mut before =
            Browser::new(&house).signed_in(jalon_kernel::people::session::For::Visitor(visitor)).await;
        before.post("/competences/images", &[("pictures", "caisse"), ("pictures", "jardin")]).await;
        say_yes(&mut before, "/competences/propositions?de=images").await;
        let told = before
            .post("/competences/experience", &[("nature", "hobby"), ("title", "Potager partagé")])
            .await;
        let location = told.location.expect("somewhere");

        let mut tx = world.db.write().await.expect("write");
        exploration
            .follow(&house, &mut tx, (visitor, &visitor_key), (samira, &key))
            .await
            .expect("it follows");
        tx.commit().await.expect("commit");
        own.get("/competences").await.says("Potager partagé").says("Jardiner").says("Tenir une caisse");
        assert_eq!(own.get(&location).await.status, 200, "what refers to an experience still does");
        let mut tx = world.db.read().await.expect("read");
        let left = exploration.export(&house, &mut tx, visitor, &visitor_key).await.expect("export");
        assert!(left.is_empty(), "nothing stays behind");
        let held = exploration.export(&house, &mut tx, samira, &key).await.expect("export");
        let names: Vec<&str> = held.iter().map(|part| part.name).collect();
        assert_eq!(names, ["experiences", "situations_en_images", "competences"]);
        drop(tx);

        let mut tx = world.db.write().await.expect("write");
        exploration.erase(&mut tx, world.clock.now(), samira).await.expect("erased");
        tx.commit().await.expect("commit");
        assert_eq!(count(&world, "select count(*) as n from exploration_thing").await, 0);
        // The key of somebody who is not erased opens nothing of it any more, for there is nothing.
        let mut tx = world.db.read().await.expect("read");
        assert!(seal::person_key(&mut tx, &world.secrets, samira).await.is_ok());
    }
}

#[tokio::test]
async fn who_is_at_work_explores_nothing_for_themselves() {
    let world = World::sqlite().await;
    let (house, _) = house(&world).await;
    let counsellor = a_counsellor(&world, "Claire Moreau").await;
    let mut claire = Browser::of_professional(&house, counsellor.id, Some(counsellor.mandate)).await;
    for page in ["/competences", "/mes-metiers", "/competences/liste", "/mes-metiers/D1505"] {
        assert_eq!(claire.get(page).await.status, 404, "{page}");
    }
    for action in ["/competences/images", "/competences/experience", "/mes-metiers/D1505/ecarter"] {
        assert_eq!(claire.post(action, &[]).await.status, 404, "{action}");
    }
}
