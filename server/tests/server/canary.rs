//! The canary crawl: texts that only one file holds are looked for on every page that each principal can reach.
//!
//! The world is the demonstration in a production house, whose people wrote things nobody else writes. Every link is
//! followed, every file opened; a text is seen by whoever its policy says, and by nobody else.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::StatusCode;
use jalon_kernel::access::{Assurance, Mode};
use jalon_kernel::people::contact;
use jalon_kernel::people::professional;
use jalon_kernel::people::session::For;
use jalon_kernel::testing::{Browser, a_person};

use crate::people::Whole;

/// A text, and who may see it.
const CANARIES: [(&str, &[&str]); 9] = [
    // Samira's request, and what both wrote: she and the counsellor who follows her.
    ("Je ne peux plus porter de charges", &["Samira", "Claire"]),
    ("avant que mon dos ne lâche", &["Samira", "Claire"]),
    ("transmission à deux apprentis", &["Samira", "Claire"]),
    ("avec un accueil du public", &["Samira", "Claire"]),
    ("Rencontrer l’atelier Roue Libre", &["Samira", "Claire"]),
    // Thu Ha's, followed by Karim.
    ("Je fais les saisons en cuisine", &["Karim"]),
    // Waiting in the queue of Rennes: whoever receives there, but for how to reach him until one of them takes it.
    ("J’ai arrêté ma licence", &["Claire"]),
    ("yanis@exemple.fr", &[]),
    // Waiting at a distance: nobody of this crawl works there.
    ("Je voudrais passer d’une mairie à un hôpital", &[]),
];

#[tokio::test]
async fn clause_1_16_what_one_file_holds_is_seen_by_its_people_alone() {
    let whole = Whole::sqlite().await;
    whole.fill().await;
    let house = whole.with(whole.world.clock.clone(), Mode::Production).await;
    let world = &whole.world;
    let mut tx = world.db.read().await.expect("read");
    let email = contact::Kind::Email;
    let samira = contact::owner(&mut tx, &world.secrets, email, "samira@exemple.fr").await.expect("read");
    let accounts = professional::all(&mut tx).await.expect("accounts");
    drop(tx);
    let anne = accounts.iter().find(|account| account.administrator).expect("Anne").id;
    let (claire, rennes) = whole.worker("Claire Moreau", "Rennes").await;
    let (karim, nantes) = whole.worker("Karim Benali", "Nantes").await;
    let (moussa, desk) = whole.worker("Moussa Diallo", "Saint-Malo").await;
    let (other, _) = a_person(world, "Autre", "autre@exemple.fr").await;
    let two = Assurance::Two;
    let principals = [
        ("nobody", None),
        ("Samira", Some(For::Person(samira.expect("Samira")))),
        ("another person", Some(For::Person(other))),
        ("Claire", Some(For::Professional(claire, two, Some(rennes)))),
        ("Claire with one factor", Some(For::Professional(claire, Assurance::One, Some(rennes)))),
        ("Karim", Some(For::Professional(karim, two, Some(nantes)))),
        ("the desk of another operator", Some(For::Professional(moussa, two, Some(desk)))),
        ("the administrator", Some(For::Professional(anne, two, None))),
    ];
    // Addresses that one principal found are tried by all the others.
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for round in 0..2 {
        for (name, whom) in principals {
            let mut browser = whole.browser(&house, whom).await;
            let found = crawl(&mut browser, &known, |address, text| {
                for (canary, _) in CANARIES {
                    if text.contains(canary) {
                        seen.entry(canary).or_default().insert(name);
                        let allowed =
                            CANARIES.iter().any(|(known, who)| *known == canary && who.contains(&name));
                        assert!(allowed, "{name} sees « {canary} » on {address} (round {round})");
                    }
                }
            })
            .await;
            known.extend(found);
        }
    }
    for (canary, who) in CANARIES {
        let who: BTreeSet<&str> = who.iter().copied().collect();
        assert_eq!(seen.get(canary).cloned().unwrap_or_default(), who, "« {canary} »");
    }
    assert!(known.len() > 60, "only {} addresses were found", known.len());
    for message in whole.delivered().await {
        for (canary, _) in CANARIES {
            assert!(
                !message.text.contains(canary) && !message.subject.contains(canary),
                "{canary} is in a message"
            );
        }
    }
}

// Follows every link of every page, but for those to one occupation or another: they are all alike.
async fn crawl(
    browser: &mut Browser,
    known: &BTreeSet<String>,
    mut look: impl FnMut(&str, &str),
) -> BTreeSet<String> {
    let starts = [
        "/",
        "/mon-espace",
        "/mon-carnet",
        "/mes-donnees",
        "/file",
        "/suivis",
        "/administration",
        "/demande",
    ];
    let mut waiting: VecDeque<String> = starts.iter().map(|start| (*start).to_owned()).collect();
    waiting.extend(known.iter().cloned());
    let mut visited = BTreeSet::new();
    while let Some(address) = waiting.pop_front() {
        if !visited.insert(address.clone()) {
            continue;
        }
        let answer = browser.get(&address).await;
        assert!(!answer.status.is_server_error(), "{address} answers {}", answer.status);
        let text = unescaped(&answer.text());
        look(&address, &text);
        if let Some(location) = answer.location.filter(|_| answer.status == StatusCode::SEE_OTHER) {
            waiting.push_back(location);
        }
        let links = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for link in links.filter(|link| link.starts_with('/') && !link.starts_with("//")) {
            let bare = link.split('#').next().unwrap_or_default();
            let tells_nothing =
                bare.starts_with("/metiers") || bare.starts_with("/assets") || bare.contains("retour=");
            if !tells_nothing {
                waiting.push_back(bare.to_owned());
            }
        }
    }
    visited
}

fn unescaped(html: &str) -> String {
    html.replace("&#39;", "'").replace("&#34;", "\"").replace("&amp;", "&").replace("&#38;", "&")
}
