//! The walk of a request as people take it: stated without an account, taken by one counsellor, met, withdrawn.

use std::sync::Arc;

use axum::http::StatusCode;
use jalon_kernel::House;
use jalon_kernel::jobs;
use jalon_kernel::post;
use jalon_kernel::post::Message;
use jalon_kernel::seal;
use jalon_kernel::testing::{Browser, Working, World, a_counsellor, a_person};
use jalon_kernel::wing::Wing as _;
use jalon_reception::{AppointmentState, ContactMode, Motive, Reception};
use uuid::Uuid;

const RECAP: &str = "/demande/recapitulatif";
const ONCE: &str = "018f0000-0000-7000-8000-000000000001";

fn house(world: &World) -> House {
    world.house(vec![Arc::new(Reception)]).0
}

// Answers every question; `email` empty leaves nothing to be reached by.
async fn answer_all(browser: &mut Browser, site: Uuid, email: &str) {
    let site = site.to_string();
    let steps: [(&str, Vec<(&str, &str)>); 8] = [
        ("/demande/motif", vec![("motif", "health")]),
        ("/demande/situation", vec![("situation", "private-employee"), ("situation", "self-employed")]),
        ("/demande/mots", vec![("mots", "J’aime réparer <b>tout</b> & \"plus\" 🌱")]),
        ("/demande/echeance", vec![("echeance", "unfitness"), ("date", "20/03/2026")]),
        ("/demande/lieu", vec![("lieu", "35000")]),
        ("/demande/accueil", vec![("accueil", &site)]),
        ("/demande/contact", vec![("contact", "video"), ("email", email)]),
        ("/demande/nom", vec![("nom", "Samira")]),
    ];
    for (index, (path, fields)) in steps.iter().enumerate() {
        let version = (index + 1).to_string();
        let mut fields = fields.clone();
        fields.push(("_version", &version));
        browser.get(path).await.says("name=\"");
        let answer = browser.post(path, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text());
    }
}

async fn send(browser: &mut Browser) {
    let sent = browser.post("/demande/envoyer", &[("_once", ONCE)]).await;
    assert_eq!(sent.location.as_deref(), Some("/demande/envoyee"), "{}", sent.text());
}

// The requests a page of the queue leads to.
fn rows(page: &str) -> Vec<String> {
    let links = page.split("href=\"/file/").skip(1);
    links.map(|rest| format!("/file/{}", rest.split('"').next().unwrap_or_default())).collect()
}

async fn messages(world: &World) -> Vec<Message> {
    let mut tx = world.db.read().await.expect("read");
    post::latest(&mut tx, 50).await.expect("messages")
}

async fn link_of(world: &World, kind: &str) -> String {
    let all = messages(world).await;
    let message = all.iter().find(|message| message.kind == kind).unwrap_or_else(|| panic!("no {kind}"));
    message.open(&world.secrets).expect("opens").link.expect("a link")
}

// A request of a visitor at this counsellor's site, taken by them: the parcours.
async fn taken(house: &House, working: &Working, email: &str) -> (Browser, Browser, String) {
    let mut visitor = Browser::new(house);
    answer_all(&mut visitor, working.site, email).await;
    send(&mut visitor).await;
    let mut counsellor = Browser::of_professional(house, working.id, Some(working.mandate)).await;
    let page = counsellor.get("/file").await.text();
    let row = rows(&page).first().cloned().expect("a row");
    let took = counsellor.post(&format!("{row}/prendre"), &[]).await;
    let meetings = took.location.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&took.bytes)));
    (visitor, counsellor, meetings)
}

const PROPOSAL: [(&str, &str); 5] = [
    ("date", "10/03/2026"),
    ("heure", "14 h 30"),
    ("duree", "60"),
    ("mode", "video"),
    ("lieu", "https://visio.exemple.fr/x"),
];

#[tokio::test]
async fn clause_1_12_a_request_is_left_resumed_recapped_and_sent_without_an_account() {
    for world in World::each().await {
        let house = house(&world);
        let claire = a_counsellor(&world, "Claire Moreau").await;
        let mut browser = Browser::new(&house);
        browser.get("/demande").await.says("/demande/motif");
        let first = browser.post("/demande/motif", &[("motif", "change")]).await;
        assert_eq!(first.location.as_deref(), Some("/demande/situation"));
        browser.get("/demande").await.says("href=\"/demande/situation\"");
        assert_eq!(browser.get(RECAP).await.location.as_deref(), Some("/demande/situation"));
        answer_all_but_first(&mut browser, claire.site).await;
        let recap = browser.get(RECAP).await;
        recap.says("Samira").says("href=\"/demande/motif\"").says("&#60;b&#62;");
        send(&mut browser).await;
        send(&mut browser).await;
        browser
            .get("/demande/envoyee")
            .await
            .says("JAL-")
            .says("vendredi 6")
            .says("Opérateur de Claire Moreau");
        assert_eq!(messages(&world).await.len(), 1, "a double click sends once on {}", world.db.engine());
        assert_eq!(messages(&world).await[0].kind, "request-received");
    }
}

// The second half of a request: a question passed over, a stale window, then the answers.
async fn answer_all_but_first(browser: &mut Browser, site: Uuid) {
    let skipped = browser.post("/demande/mots", &[("passer", "oui"), ("_version", "2")]).await;
    assert_eq!(skipped.status, StatusCode::SEE_OTHER);
    let stale = browser.post("/demande/mots", &[("mots", "trop tard"), ("_version", "2")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "another window answered: both texts, no loss");
    stale.says("trop tard");
    let site = site.to_string();
    for (path, fields) in [
        ("/demande/situation", vec![("situation", "unknown")]),
        ("/demande/mots", vec![("mots", "<b>réparer</b>")]),
        ("/demande/echeance", vec![("passer", "oui")]),
        ("/demande/lieu", vec![("passer", "oui")]),
        ("/demande/accueil", vec![("accueil", site.as_str())]),
        ("/demande/contact", vec![("contact", "mail"), ("email", "samira@exemple.fr")]),
        ("/demande/nom", vec![("nom", "Samira")]),
    ] {
        let mut fields = fields;
        fields.push(("_version", "50"));
        assert_eq!(browser.post(path, &fields).await.status, StatusCode::SEE_OTHER, "{path}");
    }
}

#[tokio::test]
async fn clause_2_1_01_two_counsellors_take_and_one_wins_the_other_is_told_who() {
    for world in World::each().await {
        let house = house(&world);
        let claire = a_counsellor(&world, "Claire Moreau").await;
        let (_, mut first, meetings) = taken(&house, &claire, "samira@exemple.fr").await;
        assert!(meetings.starts_with("/parcours/"), "{meetings}");
        // The same counsellor again: the same parcours.
        let mine = first.get("/file?vue=miennes").await.text();
        let row = rows(&mine).first().cloned().expect("mine");
        let again = first.post(&format!("{row}/prendre"), &[]).await;
        assert_eq!(again.location.as_deref(), Some(meetings.as_str()));
        first.get(&row).await.says("samira@exemple.fr");
        // A colleague of the same site comes second.
        let other = a_counsellor(&world, "Paul Durand").await;
        let mut tx = world.db.write().await.expect("write");
        let now = world.clock.now();
        let role = jalon_kernel::access::Role::Counsellor;
        let mandate = jalon_kernel::people::mandate::give(
            &mut tx,
            &world.chance,
            now,
            other.id,
            claire.operator,
            claire.site,
            role,
            now,
            None,
        )
        .await
        .expect("a mandate");
        tx.commit().await.expect("commit");
        let mut second = Browser::of_professional(&house, other.id, Some(mandate)).await;
        let late = second.post(&format!("{row}/prendre"), &[]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        late.says("Claire Moreau").does_not_say("Samira");
        assert_eq!(second.get(&row).await.status, StatusCode::NOT_FOUND);
        // Somebody of another site sees nothing at all.
        let mut stranger = Browser::of_professional(&house, other.id, Some(other.mandate)).await;
        assert_eq!(stranger.post(&format!("{row}/prendre"), &[]).await.status, StatusCode::NOT_FOUND);
        assert!(messages(&world).await.iter().any(|message| message.kind == "request-taken"));
    }
}

#[tokio::test]
async fn clause_2_0_04_the_queue_shows_what_is_asked_never_health_nor_how_to_reach() {
    for world in World::each().await {
        let house = house(&world);
        let claire = a_counsellor(&world, "Claire Moreau").await;
        let mut visitor = Browser::new(&house);
        answer_all(&mut visitor, claire.site, "samira@exemple.fr").await;
        send(&mut visitor).await;
        let mut counsellor = Browser::of_professional(&house, claire.id, Some(claire.mandate)).await;
        let queue = counsellor.get("/file").await;
        queue.says("Samira").says("Une date approche").does_not_say("samira@exemple.fr");
        queue.does_not_say("santé m").does_not_say("inaptitude");
        let row = rows(&queue.text()).first().cloned().expect("a row");
        let read = counsellor.get(&row).await;
        read.says("réparer")
            .does_not_say("samira@exemple.fr")
            .does_not_say("inaptitude")
            .does_not_say("35000");
        // The opening is in the log its person sees.
        let mut tx = world.db.read().await.expect("read");
        let person = messages(&world).await[0].person.expect("a person");
        let openings = jalon_kernel::journal::openings_of(&mut tx, person).await.expect("openings");
        assert_eq!(openings.len(), 1);
        assert_eq!(openings[0].purpose, "purpose-request");
        assert_eq!(Browser::new(&house).get("/file").await.status, StatusCode::SEE_OTHER);
        assert_eq!(visitor.get(&row).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn clause_3_04_an_appointment_is_accepted_from_the_mail_and_reminded_of_once() {
    for world in World::each().await {
        let house = house(&world);
        let claire = a_counsellor(&world, "Claire Moreau").await;
        let (mut visitor, mut counsellor, meetings) = taken(&house, &claire, "samira@exemple.fr").await;
        counsellor.get(&meetings).await.says("En vidéo");
        for _ in 0..2 {
            let mut fields = PROPOSAL.to_vec();
            fields.push(("_once", ONCE));
            let proposed = counsellor.post(&meetings, &fields).await;
            assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text());
        }
        let link = link_of(&world, "appointment-proposed").await;
        let mut mail = Browser::new(&house);
        let page = mail.get(&link).await;
        page.says("14\u{a0}h\u{a0}30").says("En vidéo").does_not_say("visio.exemple").does_not_say("Samira");
        page.does_not_say("Claire");
        assert_eq!(mail.post(&link, &[("reponse", "oui")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(mail.post(&link, &[("reponse", "annuler")]).await.status, StatusCode::NOT_FOUND);
        mail.get(&link).await.says("accepté");
        visitor.get("/demande/envoyee").await.says("accepté").says("visio.exemple.fr");
        assert_eq!(messages(&world).await.iter().filter(|one| one.kind == "appointment-answered").count(), 1);
        let file = mail.get(&format!("{link}/calendrier.ics")).await;
        file.says("DTSTART:20260310T133000Z").says("SEQUENCE:0").says("UID:rdv-").does_not_say("visio");
        // The day before, once.
        world.clock.advance(std::time::Duration::from_secs(6 * 24 * 3600 + 2 * 3600));
        let mut tx = world.db.write().await.expect("write");
        let due = jobs::take_due(&mut tx, world.clock.now(), 10).await.expect("due");
        tx.commit().await.expect("commit");
        let before = messages(&world).await.len();
        assert_eq!(due.len(), 1);
        Reception.run(&house, &due[0]).await.expect("reminds");
        Reception.run(&house, &due[0]).await.expect("reminds not again");
        assert_eq!(messages(&world).await.len(), before + 1);
        // Days later the counsellor signs in again.
        let mut counsellor = Browser::of_professional(&house, claire.id, Some(claire.mandate)).await;
        // Another time makes the former link worth nothing, and is another version for agendas.
        let moved = link_after_move(&world, &mut counsellor, &meetings).await;
        assert_ne!(moved, link);
        assert_eq!(mail.get(&link).await.status, StatusCode::NOT_FOUND);
        mail.get(&format!("{moved}/calendrier.ics")).await.says("SEQUENCE:1");
    }
}

async fn link_after_move(world: &World, counsellor: &mut Browser, meetings: &str) -> String {
    let page = counsellor.get(meetings).await.text();
    let id = page.split("?deplacer=").nth(1).and_then(|rest| rest.split('"').next()).expect("a link to move");
    let form = counsellor.get(&format!("{meetings}?deplacer={id}")).await.text();
    let version = form.split("name=\"_version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let mut fields = PROPOSAL.to_vec();
    fields[0].1 = "11/03/2026";
    fields.extend([("deplacer", id), ("_version", version.expect("a version"))]);
    assert_eq!(counsellor.post(meetings, &fields).await.status, StatusCode::SEE_OTHER);
    link_of(world, "appointment-proposed").await
}

#[tokio::test]
async fn clause_1_12_the_person_withdraws_whenever_they_want() {
    for world in World::each().await {
        let house = house(&world);
        let claire = a_counsellor(&world, "Claire Moreau").await;
        let mut visitor = Browser::new(&house);
        answer_all(&mut visitor, claire.site, "").await;
        send(&mut visitor).await;
        let page = visitor.get("/demande/envoyee").await.text();
        let id = page
            .split("name=\"demande\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("an id");
        let mut stranger = Browser::new(&house);
        stranger.post("/demande/motif", &[("motif", "job")]).await;
        let refused = stranger.post("/demande/retirer", &[("demande", id)]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        for _ in 0..2 {
            let withdrawn = visitor.post("/demande/retirer", &[("demande", id)]).await;
            assert_eq!(withdrawn.location.as_deref(), Some("/demande/envoyee"), "{}", withdrawn.status);
        }
        let mut counsellor = Browser::of_professional(&house, claire.id, Some(claire.mandate)).await;
        assert!(rows(&counsellor.get("/file").await.text()).is_empty());
        // Again and again (P-01): nothing stands in the way of another one.
        let next = visitor.post("/demande/motif", &[("motif", "job")]).await;
        assert_eq!(next.location.as_deref(), Some("/demande/situation"));
    }
}

#[tokio::test]
async fn clause_p_01_a_number_is_enough_to_be_called_back() {
    for world in World::each().await {
        let house = house(&world);
        let mut browser = Browser::new(&house);
        let nowhere =
            browser.post("/etre-rappele", &[("telephone", "06 12 34 56 78"), ("slot", "any")]).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        let claire = a_counsellor(&world, "Claire Moreau").await;
        browser.post("/demande/motif", &[("motif", "train")]).await;
        for _ in 0..2 {
            let fields = [("telephone", "06 12 34 56 78"), ("slot", "evening"), ("_once", ONCE)];
            let asked = browser.post("/etre-rappele", &fields).await;
            assert_eq!(asked.location.as_deref(), Some("/demande/envoyee"), "{}", asked.text());
        }
        browser.get("/demande").await.says("href=\"/demande/situation\"");
        let mut counsellor = Browser::of_professional(&house, claire.id, Some(claire.mandate)).await;
        let queue = counsellor.get("/file").await;
        queue.does_not_say("06\u{a0}12").does_not_say("+336");
        assert_eq!(rows(&queue.text()).len(), 1);
    }
}

#[tokio::test]
async fn what_was_kept_follows_into_the_account_and_erasure_leaves_nothing_to_read() {
    for world in World::each().await {
        let house = house(&world);
        let claire = a_counsellor(&world, "Claire Moreau").await;
        let (_, mut counsellor, meetings) = taken(&house, &claire, "samira@exemple.fr").await;
        counsellor.post(&meetings, &PROPOSAL).await;
        let parcours: Uuid = meetings.split('/').nth(2).and_then(|id| id.parse().ok()).expect("an id");
        let (account, key) = a_person(&world, "Samira", "samira@exemple.fr").await;
        let mut tx = world.db.write().await.expect("write");
        let file = jalon_kernel::casefile::load(&mut tx, &world.secrets, world.clock.now(), parcours).await;
        let file = file.expect("load").expect("a file");
        Reception
            .follow(&house, &mut tx, (file.person(), &file.key), (account, &key))
            .await
            .expect("follows");
        let request = file.parcours.request.expect("a request");
        let demand =
            jalon_reception::demand_of(&mut tx, &key, request).await.expect("reads").expect("a demand");
        assert_eq!(demand.answers.motive, Some(Motive::Health));
        assert_eq!(demand.answers.reach.mode, Some(ContactMode::Video));
        let met = jalon_reception::appointments_of(&mut tx, &key, parcours).await.expect("reads");
        assert_eq!((met.len(), met[0].state), (1, AppointmentState::Proposed));
        assert_eq!(met[0].place, "https://visio.exemple.fr/x");
        let held = Reception.export(&house, &mut tx, account, &key).await.expect("exports");
        assert_eq!(held.iter().map(|one| one.name).collect::<Vec<_>>(), ["demandes", "rendez-vous"]);
        assert!(held[0].content.to_string().contains("réparer"));
        Reception.erase(&mut tx, world.clock.now(), account).await.expect("erases");
        seal::erase_person_key(&mut tx, account).await.expect("the key");
        tx.commit().await.expect("commit");
        let link = link_of(&world, "appointment-proposed").await;
        assert_eq!(Browser::new(&house).get(&link).await.status, StatusCode::NOT_FOUND);
        assert!(rows(&counsellor.get("/file?vue=miennes").await.text()).is_empty());
    }
}

#[tokio::test]
async fn hostile_answers_are_refused_with_a_word_and_kept() {
    let world = World::sqlite().await;
    let house = house(&world);
    a_counsellor(&world, "Claire Moreau").await;
    let mut browser = Browser::new(&house);
    let long = "é".repeat(5_001);
    let huge = "a".repeat(10 << 20);
    let refused: [(&str, Vec<(&str, &str)>); 14] = [
        ("/demande/motif", vec![]),
        ("/demande/motif", vec![("motif", "<script>")]),
        ("/demande/situation", vec![]),
        ("/demande/situation", vec![("situation", "roi")]),
        ("/demande/mots", vec![("mots", &long)]),
        ("/demande/mots", vec![("mots", &huge)]),
        ("/demande/echeance", vec![("echeance", "contract-end"), ("date", "31/02/2026")]),
        ("/demande/echeance", vec![("echeance", "contract-end"), ("date", "01/01/2020")]),
        ("/demande/lieu", vec![("lieu", &long)]),
        ("/demande/accueil", vec![("accueil", ONCE)]),
        ("/demande/contact", vec![("contact", "telephone")]),
        ("/demande/contact", vec![("contact", "mail"), ("email", "hélène@")]),
        ("/demande/nom", vec![("nom", &long)]),
        ("/etre-rappele", vec![("telephone", "\0'\"><b>"), ("slot", "any")]),
    ];
    for (path, fields) in refused {
        let answer = browser.post(path, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        answer.says("Il y a un problème").does_not_say("<script>\"").does_not_say("\"><b>");
    }
    let kept = browser.post("/demande/lieu", &[("lieu", &long)]).await;
    kept.says(&long);
    for path in ["/demande/inconnue", "/file/nope", "/rendez-vous/nope", "/rendez-vous/nope/calendrier.ics"] {
        let answer = browser.get(path).await;
        assert!(
            matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::SEE_OTHER),
            "{path}: {}",
            answer.status
        );
    }
}

#[tokio::test]
async fn every_page_says_all_its_words_in_every_language() {
    let world = World::sqlite().await;
    let house = house(&world);
    for locale in jalon_kernel::page::Locale::ALL {
        for sample in Reception.samples() {
            let frame = jalon_kernel::page::Frame::sample_with(house.words(locale));
            let html = (sample.render)(frame);
            let faults = if html.starts_with("<!doctype") {
                jalon_kernel::page::structure::faults(&html)
            } else {
                Vec::new()
            };
            assert_eq!(faults, Vec::<String>::new(), "{} in {}", sample.name, locale.tag());
        }
    }
    assert_eq!(house.catalogue.missing(), Vec::<String>::new());
}
