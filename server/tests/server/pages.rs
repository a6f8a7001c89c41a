//! The house's own pages, walked through over HTTP.

use std::time::Duration;

use axum::http::StatusCode;
use jalon_kernel::access::{Lifecycle, Role};
use jalon_kernel::people::factor::Factor;
use jalon_kernel::people::professional::{self, Post};
use jalon_kernel::people::{contact, login_code, mandate, operator, password};
use jalon_kernel::testing::{Browser, a_counsellor, a_person, an_administrator};
use uuid::Uuid;

use crate::people::{Whole, code_in};

const PASSWORD: &str = "trois pommes bleues";

async fn ask(browser: &mut Browser, address: &str) -> StatusCode {
    let answer = browser.post("/connexion", &[("address", address), ("retour", "")]).await;
    if answer.status == StatusCode::SEE_OTHER {
        assert_eq!(answer.location.as_deref(), Some("/connexion/code"));
    }
    answer.status
}

#[tokio::test]
async fn clause_p_01_someone_enters_with_a_code_and_finds_what_they_kept_before() {
    for whole in Whole::each().await {
        let mut browser = Browser::new(&whole.house);
        browser.get("/").await.says("Qu’est-ce qui vous amène");
        let kept = browser.post("/metiers/I1619/garder", &[]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        let before = browser.cookie_value("__Host-jalon").expect("a session").to_owned();

        assert_eq!(ask(&mut browser, "Samira@Exemple.fr").await, StatusCode::SEE_OTHER);
        browser.get("/connexion/code").await.says("samira@exemple.fr");
        let code = code_in(&whole.delivered().await);
        let wrong = if code == "000000" { "000001" } else { "000000" };
        let refused = browser.post("/connexion/code", &[("code", wrong)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let entered = browser.post("/connexion/code", &[("code", &code)]).await;
        assert_eq!(entered.location.as_deref(), Some("/connexion/prenom"), "the account is new");
        assert_ne!(browser.cookie_value("__Host-jalon"), Some(before.as_str()), "the token is a new one");

        let named = browser.post("/connexion/prenom", &[("name", "Samira")]).await;
        browser.follow(named).await.says("Bonjour Samira");
        browser.get("/mon-carnet").await.says("/metiers/I1619");
        let out = browser.post("/deconnexion", &[]).await;
        assert_eq!(out.location.as_deref(), Some("/"));
        assert_eq!(
            browser.get("/mon-espace").await.location.as_deref(),
            Some("/connexion?retour=%2Fmon-espace")
        );
    }
}

#[tokio::test]
async fn what_a_visitor_kept_joins_the_account_that_has_the_address() {
    for whole in Whole::each().await {
        let (account, _) = a_person(&whole.world, "Samira", "samira@exemple.fr").await;
        let mut home = Browser::of_person(&whole.house, account).await;
        home.post("/metiers/D1102/garder", &[]).await;

        let mut library = Browser::new(&whole.house);
        library.post("/metiers/I1619/garder", &[]).await;
        ask(&mut library, "samira@exemple.fr").await;
        let code = code_in(&whole.delivered().await);
        let entered = library.post("/connexion/code", &[("code", &code)]).await;
        assert_eq!(entered.location.as_deref(), Some("/mon-espace"), "the account is known");
        let notebook = library.get("/mon-carnet").await;
        notebook.says("/metiers/I1619").says("/metiers/D1102");
        home.get("/mon-carnet").await.says("/metiers/I1619");
    }
}

#[tokio::test]
async fn the_pages_say_the_same_of_every_address() {
    let whole = Whole::sqlite().await;
    a_person(&whole.world, "Samira", "samira@exemple.fr").await;
    let mut answers = Vec::new();
    for address in ["samira@exemple.fr", "nobody@exemple.fr"] {
        let mut browser = Browser::new(&whole.house);
        ask(&mut browser, address).await;
        answers.push(browser.get("/connexion/code").await.text().replace(address, "…"));
    }
    let without_tokens = |page: &str| {
        page.split('"').filter(|part| part.len() != 22 && part.len() != 32).collect::<Vec<_>>().join("\"")
    };
    assert_eq!(without_tokens(&answers[0]), without_tokens(&answers[1]));
}

#[tokio::test]
async fn addresses_that_are_none_are_refused_by_their_field_with_what_was_typed() {
    let whole = Whole::sqlite().await;
    let long = "a".repeat(10_000_000);
    for wrong in ["", "  ", "claire", "claire@", "0612", "<script>", "\"'", "🙂", "a\0b", &long] {
        let mut browser = Browser::new(&whole.house);
        let answer = browser.post("/connexion", &[("address", wrong)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{:.30}", wrong);
        answer.says("champ-address");
        answer.does_not_say("<script>a");
    }
    assert!(whole.delivered().await.is_empty(), "nothing was sent");
}

#[tokio::test]
async fn codes_run_out_and_so_do_tries() {
    let whole = Whole::sqlite().await;
    let mut browser = Browser::new(&whole.house);
    for _ in 0..login_code::ASKED + 2 {
        ask(&mut browser, "06 39 98 12 34").await;
    }
    let messages = whole.delivered().await;
    assert_eq!(messages.len(), usize::try_from(login_code::ASKED).expect("a few"));
    assert!(messages.iter().all(|message| message.address == "+33639981234" && message.subject == ""
        || message.channel == contact::Kind::Phone));
    let code = code_in(&messages);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..login_code::TRIES {
        browser.post("/connexion/code", &[("code", wrong)]).await;
    }
    let late = browser.post("/connexion/code", &[("code", &code)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "the code is dead");
    assert_eq!(browser.get("/mon-espace").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_way_back_stays_in_the_house() {
    let whole = Whole::sqlite().await;
    for (back, expected) in
        [("/mon-carnet", "/mon-carnet"), ("//evil.fr", "/mon-espace"), ("https://evil.fr", "/mon-espace")]
    {
        a_person(&whole.world, "Samira", &format!("samira{}@exemple.fr", back.len())).await;
        let address = format!("samira{}@exemple.fr", back.len());
        let mut browser = Browser::new(&whole.house);
        browser.post("/connexion", &[("address", &address), ("retour", back)]).await;
        let code = code_in(&whole.delivered().await);
        let entered = browser.post("/connexion/code", &[("code", &code)]).await;
        assert_eq!(entered.location.as_deref(), Some(expected), "{back}");
    }
}

struct Account {
    id: Uuid,
    factor: Factor,
}

async fn an_account(whole: &Whole, email: &str, mandates: usize) -> Account {
    let world = &whole.world;
    let (now, chance, secrets) = (world.clock.now(), &world.chance, &world.secrets);
    let mut tx = world.db.write().await.expect("write");
    let (id, _) =
        professional::invite(&mut tx, secrets, chance, now, "Claire Moreau", email, Post::Professional)
            .await
            .expect("invited");
    let factor = Factor::generate(chance);
    let hash = password::hash(PASSWORD, chance);
    professional::confirm(&mut tx, secrets, chance, id, &hash, &factor).await.expect("confirmed");
    professional::set_lifecycle(&mut tx, id, Lifecycle::Confirmed).await.expect("confirmed");
    for number in 0..mandates {
        let name = format!("Opérateur {email} {number}");
        let operator =
            operator::create(&mut tx, chance, now, "cap-emploi", &name).await.expect("an operator");
        let new = operator::NewSite { name: format!("Site {number}"), ..operator::NewSite::default() };
        let site = operator::create_site(&mut tx, chance, now, operator, new).await.expect("a site");
        mandate::give(&mut tx, chance, now, id, operator, site, Role::Counsellor, now, None)
            .await
            .expect("a mandate");
    }
    tx.commit().await.expect("commit");
    Account { id, factor }
}

async fn sign_in(
    browser: &mut Browser,
    email: &str,
    password: &str,
    code: &str,
) -> (StatusCode, Option<String>) {
    let fields = [("email", email), ("password", password), ("code", code), ("retour", "")];
    let answer = browser.post("/pro/connexion", &fields).await;
    (answer.status, answer.location)
}

#[tokio::test]
async fn a_professional_needs_both_factors_and_a_code_serves_once() {
    for whole in Whole::each().await {
        let account = an_account(&whole, "claire@exemple.fr", 1).await;
        let code = account.factor.code(whole.world.clock.now());
        let wrong = if code == "000000" { "000001" } else { "000000" };
        let refused = StatusCode::UNPROCESSABLE_ENTITY;
        let mut browser = Browser::new(&whole.house);
        for (email, password, code) in [
            ("claire@exemple.fr", "trois pommes vertes", code.as_str()),
            ("claire@exemple.fr", PASSWORD, wrong),
            ("nobody@exemple.fr", PASSWORD, code.as_str()),
        ] {
            assert_eq!(sign_in(&mut browser, email, password, code).await.0, refused, "{email} {password}");
        }
        let (status, location) = sign_in(&mut browser, "Claire@exemple.fr", PASSWORD, &code).await;
        assert_eq!((status, location.is_some()), (StatusCode::SEE_OTHER, true));
        let location = location.expect("somewhere");
        assert_eq!(browser.get(&location).await.status, StatusCode::OK, "{location}");
        let mut other = Browser::new(&whole.house);
        assert_eq!(sign_in(&mut other, "claire@exemple.fr", PASSWORD, &code).await.0, refused, "it served");
    }
}

#[tokio::test]
async fn too_many_failures_make_an_account_wait_whatever_is_typed() {
    let whole = Whole::sqlite().await;
    let account = an_account(&whole, "claire@exemple.fr", 1).await;
    let mut browser = Browser::new(&whole.house);
    for _ in 0..professional::FAILURES {
        sign_in(&mut browser, "claire@exemple.fr", "quelque chose de faux", "000000").await;
    }
    let code = account.factor.code(whole.world.clock.now());
    let (status, _) = sign_in(&mut browser, "claire@exemple.fr", PASSWORD, &code).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    whole.world.clock.advance(professional::LOCK + Duration::from_secs(60));
    let code = account.factor.code(whole.world.clock.now());
    let (status, _) = sign_in(&mut browser, "claire@exemple.fr", PASSWORD, &code).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn several_mandates_are_chosen_from_and_none_says_so() {
    let whole = Whole::sqlite().await;
    let two = an_account(&whole, "claire@exemple.fr", 2).await;
    let mut browser = Browser::new(&whole.house);
    let code = two.factor.code(whole.world.clock.now());
    let (_, location) = sign_in(&mut browser, "claire@exemple.fr", PASSWORD, &code).await;
    assert_eq!(location.as_deref(), Some("/pro/mandats"));
    let foreign = a_counsellor(&whole.world, "Karim").await.mandate.to_string();
    let refused = browser.post("/pro/mandats", &[("mandate", &foreign)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody else's mandate");
    let mut tx = whole.world.db.read().await.expect("read");
    let held = mandate::live(&mut tx, two.id, whole.world.clock.now()).await.expect("mandates");
    let chosen = held[1].mandate.id.to_string();
    let led = browser.post("/pro/mandats", &[("mandate", &chosen)]).await;
    browser.follow(led).await.says("Site 1");

    let none = an_account(&whole, "lucie@exemple.fr", 0).await;
    let mut browser = Browser::new(&whole.house);
    let code = none.factor.code(whole.world.clock.now());
    let (_, location) = sign_in(&mut browser, "lucie@exemple.fr", PASSWORD, &code).await;
    assert_eq!(location.as_deref(), Some("/pro/mandats"));
    browser.get("/pro/mandats").await.says("mandat en cours");
}

#[tokio::test]
async fn an_administrator_opens_the_house_and_whoever_they_invite_gets_in() {
    for whole in Whole::each().await {
        let admin = an_administrator(&whole.world, "Anne").await;
        let mut browser = Browser::of_professional(&whole.house, admin, None).await;
        let empty =
            browser.post("/administration/operateurs/nouveau", &[("name", ""), ("network", "x")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields = [("name", "Cap emploi 35"), ("network", "cap-emploi")];
        let made = browser.post("/administration/operateurs/nouveau", &fields).await;
        browser.follow(made).await.says("Cap emploi 35");
        let twice = browser.post("/administration/operateurs/nouveau", &fields).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "the name is taken");

        let mut tx = whole.world.db.read().await.expect("read");
        let operator = operator::all(&mut tx).await.expect("operators")[0].id.to_string();
        drop(tx);
        let fields = [
            ("operator", operator.as_str()),
            ("name", "Rennes"),
            ("address", "12 rue du Port, 35000 Rennes"),
        ];
        let made = browser.post("/administration/sites/nouveau", &fields).await;
        browser.follow(made).await.says("12 rue du Port");
        let fields = [("name", "Claire Moreau"), ("email", "Claire@exemple.fr"), ("kind", "professional")];
        let made = browser.post("/administration/professionnels/nouveau", &fields).await;
        let account = made.location.clone().expect("the account's page");
        browser.follow(made).await.says("Claire Moreau");
        let mut tx = whole.world.db.read().await.expect("read");
        let site = operator::sites(&mut tx).await.expect("sites")[0].id.to_string();
        drop(tx);
        let given =
            browser.post(&format!("{account}/mandats"), &[("site", &site), ("role", "counsellor")]).await;
        browser.follow(given).await.says("Rennes");

        let messages = whole.delivered().await;
        let invitation =
            messages.iter().find(|message| message.address == "claire@exemple.fr").expect("a message");
        assert!(invitation.html.contains("<a href=\"http://jalon.test/invitation/"), "{}", invitation.html);
        let link = invitation.text.split("http://jalon.test").nth(1).expect("a link");
        let link = link.split_whitespace().next().expect("a link").to_owned();
        let mut claire = Browser::new(&whole.house);
        let page = claire.get(&link).await.text();
        let sealed = page
            .split("name=\"facteur\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("sealed");
        let secret =
            page.split("secret=").nth(1).and_then(|rest| rest.split(['&', '"']).next()).expect("a secret");
        let factor = Factor::from_base32(secret).expect("base32");
        let code = factor.code(whole.world.clock.now());
        for weak in ["", "court", "motdepasse1234", "clairemoreau12"] {
            let fields = [("password", weak), ("code", code.as_str()), ("facteur", sealed)];
            assert_eq!(claire.post(&link, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{weak}");
        }
        let fields = [("password", PASSWORD), ("code", code.as_str()), ("facteur", "00")];
        assert_eq!(
            claire.post(&link, &fields).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "not offered by us"
        );
        let fields = [("password", PASSWORD), ("code", code.as_str()), ("facteur", sealed)];
        let opened = claire.post(&link, &fields).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
        claire.follow(opened).await.says("Claire Moreau");
        assert_eq!(
            Browser::new(&whole.house).get(&link).await.status,
            StatusCode::NOT_FOUND,
            "the link served"
        );

        let suspended = browser.post(&format!("{account}/suspension"), &[("etat", "suspendu")]).await;
        browser.follow(suspended).await.says("suspendu");
        assert_ne!(claire.get("/suivis").await.status, StatusCode::OK, "the session is over");
        let reset = browser.post(&format!("{account}/acces"), &[]).await;
        assert_eq!(reset.status, StatusCode::SEE_OTHER);
        assert_eq!(whole.delivered().await.len(), 1, "a new invitation");
    }
}

#[tokio::test]
async fn the_administration_is_nobody_elses() {
    let whole = Whole::sqlite().await;
    let (person, _) = a_person(&whole.world, "Samira", "samira@exemple.fr").await;
    let counsellor = a_counsellor(&whole.world, "Claire").await;
    let mut nobody = Browser::new(&whole.house);
    let led = nobody.get("/administration").await.location.expect("somewhere to sign in");
    assert_eq!(led, "/connexion?retour=%2Fadministration");
    let led = nobody.get(&led).await.location;
    assert_eq!(
        led.as_deref(),
        Some("/pro/connexion?retour=%2Fadministration"),
        "it is the professionals' door"
    );
    let mut all = [
        Browser::of_person(&whole.house, person).await,
        Browser::of_professional(&whole.house, counsellor.id, Some(counsellor.mandate)).await,
    ];
    for browser in &mut all {
        for page in ["/administration", "/administration/operateurs/nouveau"] {
            assert_eq!(browser.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
    }
}

#[tokio::test]
async fn language_and_reading_are_remembered_and_come_back_to_the_page() {
    let whole = Whole::sqlite().await;
    let mut browser = Browser::new(&whole.house);
    let led = browser.post("/langue", &[("langue", "en"), ("retour", "/aide")]).await;
    assert_eq!(led.location.as_deref(), Some("/aide"));
    browser.get("/aide").await.says("What does it cost?");
    let led = browser.post("/langue", &[("langue", "xx"), ("retour", "//evil.fr")]).await;
    assert_eq!(led.location.as_deref(), Some("/"));
    let fields =
        [("size", "grand"), ("contrast", "fort"), ("theme", "sombre"), ("spacing", "<b>"), ("retour", "/")];
    browser.post("/lecture", &fields).await;
    browser
        .get("/")
        .await
        .says("data-size=\"grand\"")
        .says("data-contrast=\"fort\"")
        .says("data-spacing=\"normal\"");
}

#[tokio::test]
async fn machines_are_told_what_they_ask() {
    let whole = Whole::sqlite().await;
    let mut browser = Browser::new(&whole.house);
    assert_eq!(browser.get("/sante").await.status, StatusCode::OK);
    browser.get("/robots.txt").await.says("Disallow: /parcours");
    browser.get("/.well-known/security.txt").await.says("Expires: 2026-06-01T07:00:00Z");
    for page in ["/accessibilite", "/confidentialite", "/aide", "/plan-du-site", "/composants", "/lecture"] {
        assert_eq!(browser.get(page).await.status, StatusCode::OK, "{page}");
    }
    assert_eq!(browser.get("/nulle-part").await.status, StatusCode::NOT_FOUND);
}
