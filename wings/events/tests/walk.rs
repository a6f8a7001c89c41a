//! A site announces, people come, wait, give up: through the pages, on both databases.

use std::sync::Arc;
use std::time::Duration;

use jalon_events::Events;
use jalon_kernel::House;
use jalon_kernel::clock::civil_day;
use jalon_kernel::jobs;
use jalon_kernel::people::contact::{self, Kind};
use jalon_kernel::post;
use jalon_kernel::testing::{Answer, Browser, Working, World, a_counsellor, a_person};
use jalon_kernel::wing::Wing as _;
use jiff::ToSpan as _;
use uuid::Uuid;

fn form(world: &World, places: &str) -> Vec<(&'static str, String)> {
    let day = civil_day(world.clock.now()).checked_add(10.days()).expect("a day");
    let date = format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
    [
        ("genre", "atelier"),
        ("titre", "Lire une offre d'emploi"),
        ("texte", "Apportez une offre."),
        ("date", date.as_str()),
        ("debut", "14:00"),
        ("fin", "16:00"),
        ("lieu", "12 rue des Lilas"),
        ("code-postal", "35000"),
        ("ville", "Rennes"),
        ("places", places),
        ("accessibilite", "De plain-pied"),
        ("contact", "02 00 00 00 00"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

async fn send(browser: &mut Browser, path: &str, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(path, &fields).await
}

async fn only_event(world: &World) -> Uuid {
    let mut tx = world.db.read().await.expect("read");
    let ahead = jalon_events::ahead(&mut tx, world.clock.now()).await.expect("events");
    assert_eq!(ahead.len(), 1);
    ahead[0].id
}

/// A house where a counsellor has announced a workshop of so many places.
async fn announced(world: &World, places: &str) -> (House, Working, Uuid) {
    let (house, _) = world.house(vec![Arc::new(Events)]);
    let counsellor = a_counsellor(world, "Claire").await;
    let mut desk = Browser::of_professional(&house, counsellor.id, Some(counsellor.mandate)).await;
    let answer = send(&mut desk, "/pro/rencontres/nouvelle", &form(world, places)).await;
    assert_eq!(answer.location.as_deref(), Some("/pro/rencontres"), "{}", answer.text());
    let event = only_event(world).await;
    (house, counsellor, event)
}

async fn join(browser: &mut Browser, event: Uuid, email: &str) -> String {
    let answer = browser.post(&format!("/rencontres/{event}/inscription"), &[("courriel", email)]).await;
    let path = answer.location.clone().unwrap_or_else(|| panic!("{} {}", answer.status, answer.text()));
    assert!(path.starts_with("/inscriptions/"), "{path}");
    path
}

async fn letters(world: &World) -> Vec<String> {
    let mut tx = world.db.read().await.expect("read");
    let mut kinds: Vec<String> =
        post::latest(&mut tx, 100).await.expect("messages").into_iter().map(|message| message.kind).collect();
    kinds.sort();
    kinds
}

#[tokio::test]
async fn clause_2_1_08_a_place_given_up_goes_to_whoever_has_waited_longest() {
    for world in World::each().await {
        let (house, _, event) = announced(&world, "1").await;
        let (mut first, mut second, mut third) =
            (Browser::new(&house), Browser::new(&house), Browser::new(&house));
        first.get("/rencontres").await.says("Lire une offre").says("1 place libre");
        first.get(&format!("/rencontres/{event}")).await.says("De plain-pied").says("inscrire");
        let held = join(&mut first, event, "un@exemple.fr").await;
        first.get(&held).await.says("Vous avez une place").says("JAL-");
        second.get(&format!("/rencontres/{event}/inscription")).await.says("Toutes les places sont prises");
        let waits = join(&mut second, event, "deux@exemple.fr").await;
        second.get(&waits).await.says("Vous êtes le prochain");
        let later = join(&mut third, event, "trois@exemple.fr").await;
        third.get(&later).await.says("1 personne attend avant vous");
        // Sending the form twice changes nothing.
        assert_eq!(join(&mut second, event, "deux@exemple.fr").await, waits);

        // The link alone is enough to give up, from another device.
        let answer = Browser::new(&house).post(&held, &[]).await;
        assert_eq!(answer.location.as_deref(), Some(held.as_str()));
        first.get(&held).await.says("plus inscrit").does_not_say("Rendre ma place");
        second.get(&waits).await.says("Vous avez une place");
        third.get(&later).await.says("Vous êtes le prochain");
        assert_eq!(
            letters(&world).await,
            ["event-place", "event-registered", "event-registered", "event-registered"]
        );
        // Who gave up may ask again, and then comes last.
        world.clock.advance(Duration::from_secs(1));
        assert_eq!(join(&mut first, event, "un@exemple.fr").await, held);
        first.get(&held).await.says("1 personne attend avant vous");
    }
}

#[tokio::test]
async fn clause_2_1_08_two_people_who_take_the_last_place_at_once_do_not_both_get_it() {
    for world in World::each().await {
        let (house, _, event) = announced(&world, "3").await;
        // Each on a connection of its own: they meet in the database.
        let all = tokio::task::LocalSet::new();
        let tasks: Vec<_> = (0..8)
            .map(|number| {
                let house = house.clone();
                all.spawn_local(async move {
                    let mut browser = Browser::new(&house);
                    let path = join(&mut browser, event, &format!("p{number}@exemple.fr")).await;
                    browser.get(&path).await.text().contains("Vous avez une place")
                })
            })
            .collect();
        all.await;
        let mut held = 0;
        for task in tasks {
            held += usize::from(task.await.expect("a registration"));
        }
        assert_eq!(held, 3, "on {}", world.db.engine());
        let mut tx = world.db.read().await.expect("read");
        let events = jalon_events::ahead(&mut tx, world.clock.now()).await.expect("events");
        assert_eq!((events[0].held, events[0].waiting), (3, 5));
    }
}

#[tokio::test]
async fn a_form_says_what_is_wrong_and_keeps_what_was_typed() {
    for world in World::each().await {
        let (house, counsellor, event) = announced(&world, "2").await;
        let mut browser = Browser::new(&house);
        let path = format!("/rencontres/{event}/inscription");
        let answer = browser.post(&path, &[("nom", "Sam <b>"), ("courriel", "")]).await;
        assert_eq!(answer.status, 422);
        answer.says("Laissez une adresse").says("Sam &#60;b&#62;");
        for wrong in ["pas une adresse", "💥", "a@", &"x".repeat(100_000)] {
            assert_eq!(browser.post(&path, &[("courriel", wrong)]).await.status, 422);
        }
        let mut desk = Browser::of_professional(&house, counsellor.id, Some(counsellor.mandate)).await;
        for (field, wrong) in [
            ("places", "0"),
            ("places", "501"),
            ("places", "deux"),
            ("fin", "14:00"),
            ("date", "01/01/2001"),
            ("code-postal", "3500"),
            ("genre", "autre"),
            ("titre", ""),
        ] {
            let mut fields = form(&world, "2");
            fields.retain(|(name, _)| *name != field);
            fields.push((field, wrong.to_owned()));
            let answer = send(&mut desk, "/pro/rencontres/nouvelle", &fields).await;
            assert_eq!(answer.status, 422, "{field} = {wrong}");
        }
        for nowhere in ["/rencontres/x", "/rencontres/%00", "/inscriptions/x", "/pro/rencontres/x"] {
            assert_eq!(desk.get(nowhere).await.status, 404, "{nowhere}");
        }
        assert_eq!(browser.get("/rencontres?depuis=hier&genre=%27&lieu=%F0%9F%92%A5").await.status, 200);
    }
}

#[tokio::test]
async fn clause_2_1_08_whoever_receives_sees_who_comes_and_adds_places() {
    for world in World::each().await {
        let (house, counsellor, event) = announced(&world, "1").await;
        let (mut first, mut second) = (Browser::new(&house), Browser::new(&house));
        join(&mut first, event, "un@exemple.fr").await;
        let waits = join(&mut second, event, "deux@exemple.fr").await;
        let mut desk = Browser::of_professional(&house, counsellor.id, Some(counsellor.mandate)).await;
        let page = format!("/pro/rencontres/{event}");
        desk.get(&page).await.says("un@exemple.fr").says("attend une place");
        // Another site sees nothing of it.
        let other = a_counsellor(&world, "Karim").await;
        let mut elsewhere = Browser::of_professional(&house, other.id, Some(other.mandate)).await;
        assert_eq!(elsewhere.get(&page).await.status, 404);
        assert_eq!(elsewhere.post(&format!("{page}/annuler"), &[]).await.status, 404);
        // One place more, at the same day and place: only who gets it is told.
        let mut fields = form(&world, "2");
        fields.push(("_version", "1".to_owned()));
        let change = format!("{page}/modifier");
        assert_eq!(send(&mut desk, &change, &fields).await.location.as_deref(), Some(page.as_str()));
        second.get(&waits).await.says("Vous avez une place");
        assert_eq!(letters(&world).await, ["event-place", "event-registered", "event-registered"]);
        // The same version again is too late.
        let again = send(&mut desk, &change, &fields).await;
        desk.follow(again).await.says("rien n’a été changé");
        // Called off, everybody is told, and nobody can come any more.
        desk.post(&format!("{page}/annuler"), &[]).await;
        second.get(&waits).await.says("annulée");
        assert_eq!(letters(&world).await.iter().filter(|kind| *kind == "event-changed").count(), 2);
        let late = first.post(&format!("/rencontres/{event}/inscription"), &[("courriel", "x@y.fr")]).await;
        assert_eq!(late.location.as_deref(), Some(format!("/rencontres/{event}").as_str()));
        first.get("/rencontres").await.does_not_say("Lire une offre");
        let ics = first.get(&format!("/rencontres/{event}/calendrier.ics")).await.text();
        assert!(ics.contains("METHOD:CANCEL"), "{ics}");
    }
}

#[tokio::test]
async fn clause_2_1_08_those_who_come_are_reminded_once() {
    for world in World::each().await {
        let (house, _, event) = announced(&world, "1").await;
        join(&mut Browser::new(&house), event, "un@exemple.fr").await;
        join(&mut Browser::new(&house), event, "deux@exemple.fr").await;
        world.clock.advance(Duration::from_secs(9 * 24 * 3600 + 20 * 3600));
        let mut tx = world.db.write().await.expect("write");
        let due = jobs::take_due(&mut tx, world.clock.now(), 10).await.expect("jobs");
        tx.commit().await.expect("commit");
        assert_eq!(due.len(), 1);
        for _ in 0..2 {
            Events.run(&house, &due[0]).await.expect("the job");
        }
        assert_eq!(letters(&world).await, ["event-registered", "event-registered", "event-reminder"]);
    }
}

#[tokio::test]
async fn what_a_person_holds_is_shown_exported_taken_along_and_erased() {
    for world in World::each().await {
        let (house, _, event) = announced(&world, "1").await;
        let (samira, key) = a_person(&world, "Samira", "samira@exemple.fr").await;
        let mut browser = Browser::of_person(&house, samira).await;
        // What the account knows is filled in.
        browser.get(&format!("/rencontres/{event}/inscription")).await.says("samira@exemple.fr");
        join(&mut browser, event, "samira@exemple.fr").await;
        let (other, other_key) = a_person(&world, "Samira bis", "bis@exemple.fr").await;
        let mut tx = world.db.write().await.expect("write");
        let held = Events.export(&house, &mut tx, samira, &key).await.expect("export");
        assert_eq!(held[0].content[0]["etat"], "held");
        assert_eq!(held[0].content[0]["courriel"], "samira@exemple.fr");
        Events.follow(&house, &mut tx, (samira, &key), (other, &other_key)).await.expect("follow");
        let held = Events.export(&house, &mut tx, other, &other_key).await.expect("export");
        assert_eq!(held[0].content[0]["courriel"], "samira@exemple.fr");
        Events.erase(&mut tx, world.clock.now(), other).await.expect("erase");
        let held = Events.export(&house, &mut tx, other, &other_key).await.expect("export");
        assert_eq!(held[0].content, serde_json::json!([]));
        tx.commit().await.expect("commit");
        let mut tx = world.db.read().await.expect("read");
        let known = contact::of_person(&mut tx, other, &other_key).await.expect("contacts");
        assert!(known.iter().any(|one| one.kind == Kind::Email), "the account is not the wing's to erase");
        // The freed place is open again.
        Browser::new(&house).get("/rencontres").await.says("1 place libre");
    }
}

#[tokio::test]
async fn clause_2_1_08_a_resource_space_has_its_hours() {
    for world in World::each().await {
        let (house, counsellor, _) = announced(&world, "1").await;
        let mut desk = Browser::of_professional(&house, counsellor.id, Some(counsellor.mandate)).await;
        let mut fields = vec![
            ("nom", "Espace des Lilas"),
            ("texte", "Ordinateurs"),
            ("lieu", "12 rue des Lilas"),
            ("code-postal", "35000"),
            ("ville", "Rennes"),
            ("horaires", "lundi : 9 h à 12 h"),
            ("_version", "0"),
        ];
        let page = "/pro/espace-ressources";
        assert_eq!(desk.post(page, &fields).await.location.as_deref(), Some(page));
        let mut visitor = Browser::new(&house);
        visitor.get("/espaces-ressources?lieu=35").await.says("lundi").says("Non renseignée");
        visitor.get("/espaces-ressources?lieu=44").await.does_not_say("Espace des Lilas");
        // A second one of the same site is the same one, changed.
        fields.retain(|(name, _)| !["horaires", "_version"].contains(name));
        fields.extend([("horaires", "mardi : 9 h à 12 h"), ("_version", "1")]);
        desk.post(page, &fields).await;
        visitor.get("/espaces-ressources").await.says("mardi").does_not_say("lundi :");
    }
}
