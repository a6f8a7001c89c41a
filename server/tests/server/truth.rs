//! The truth table over HTTP: every route of the house has its row, and answers every principal as its row says.
//!
//! The world is the demonstration; each principal holds a real session. What is refused looks like nothing at all: not
//! found, or led to sign in. Everything else counts as allowed, a refused form included.

use std::collections::BTreeMap;
use std::path::Path;

use axum::http::StatusCode;
use jalon_kernel::access::truth::{Access, Routes};
use jalon_kernel::access::{
    Actor, Assurance, FieldClass, FieldSet, House as HouseFacts, Lifecycle, Mode, ParcoursFacts, PersonFacts,
    RequestFacts, RequestState, Role, SiteFacts, Subject, SubjectKind, decide,
};
use jalon_kernel::casefile;
use jalon_kernel::db::{CopyInto, Value};
use jalon_kernel::people::professional::{self, Post};
use jalon_kernel::people::session::{self, For, Holder};
use jalon_kernel::people::{contact, mandate, person};
use jalon_kernel::testing::{Answer, Browser, a_person};
use jalon_kernel::web;
use uuid::Uuid;

use crate::people::Whole;

fn rows() -> Routes {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/truth/routes.toml"));
    Routes::load(path).unwrap_or_else(|error| panic!("{error}"))
}

#[tokio::test]
async fn every_route_has_its_row_and_every_row_its_route() {
    let whole = Whole::sqlite().await;
    let served = web::all_routes(&whole.house);
    let served: Vec<(&str, &str)> = served.iter().map(|(method, path)| (method.as_str(), *path)).collect();
    let differences = rows().differences(&served);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// A world full of people, with the identifiers that routes need.
struct Stage {
    whole: Whole,
    samira: Uuid,
    parcours: Uuid,
    request: RequestFacts,
    places: BTreeMap<&'static str, String>,
    principals: Vec<(&'static str, Option<For>)>,
}

impl Stage {
    async fn set() -> Self {
        let whole = Whole::sqlite().await;
        whole.fill().await;
        let (house, world) = (&whole.house, &whole.world);
        let (claire, mandate) = whole.worker("Claire Moreau", "Rennes").await;
        let mut browser = Browser::of_professional(house, claire, Some(mandate)).await;
        let mut tx = world.db.read().await.expect("read");
        let email = contact::Kind::Email;
        let samira = contact::owner(&mut tx, &world.secrets, email, "samira@exemple.fr").await.expect("read");
        let samira = samira.expect("Samira has an account");
        let parcours = casefile::list_of_person(&mut tx, samira).await.expect("read")[0].facts.id;
        drop(tx);
        let base = format!("/parcours/{parcours}");
        browser.post(&format!("{base}/synthese"), &[]).await;
        browser.post(&format!("{base}/formation/temps-de-travail"), &[("when", "during")]).await;
        browser.post(&format!("{base}/formation/vae"), &[("possible", "whole")]).await;
        let offers = format!("{base}/formation/organismes");
        browser.post(&offers, &[("organisation", "Un organisme"), ("start", "07/09/2026")]).await;
        let offer = after(&browser.get(&offers).await.text(), &format!("{offers}/"));
        browser.post(&format!("{offers}/{offer}/choisir"), &[("_version", "1")]).await;
        let demand = fund(&mut browser, &base).await;
        let mut places = BTreeMap::from([
            ("{id}", parcours.to_string()),
            ("{code}", "I1619".to_owned()),
            ("{question}", "motif".to_owned()),
            ("{number}", "1".to_owned()),
            ("{token}", "0".repeat(48)),
            ("{offer}", offer),
            ("{demand}", demand),
            ("{kind}", "message".to_owned()),
            ("{contact}", Uuid::from_u128(1).to_string()),
            ("{fact}", "personne-age".to_owned()),
            ("{scheme}", "cpf".to_owned()),
            ("{study}", Uuid::nil().to_string()),
        ]);
        for (place, page, before) in [
            ("{project}", "projet", "projet"),
            ("{objective}", "projet", "objectifs"),
            ("{step}", "plan", "plan"),
            ("{appointment}", "rendez-vous", "rendez-vous"),
        ] {
            let text = browser.get(&format!("{base}/{page}")).await.text();
            places.insert(place, after(&text, &format!("{base}/{before}/")));
        }
        let site = whole.site("Rennes").await;
        let owner = ask(&whole, site.id).await;
        // The oldest come first: the last one of the queue is theirs.
        let queue = browser.get("/file").await.text();
        let request = queue.rfind("/file/").map(|at| after(&queue[at..], "/file/")).expect("their request");
        places.insert("{request}", request.clone());
        let request = RequestFacts {
            id: request.parse().expect("an identifier"),
            person: owner,
            site: site.id,
            state: RequestState::Waiting,
            taken_by: None,
        };
        let ahead = {
            let mut tx = world.db.read().await.expect("read");
            jalon_events::ahead(&mut tx, world.clock.now()).await.expect("events")
        };
        let event = ahead.iter().find(|event| event.site.id == site.id).expect("an event in Rennes");
        places.insert("{event}", event.id.to_string());
        let nantes = whole.site("Nantes").await;
        places.insert("{consent}", give_consent(&whole, samira, parcours, nantes.operator).await.to_string());
        places.insert("{mandate}", mandate.to_string());
        let mut stage = Self { whole, samira, parcours, request, places, principals: Vec::new() };
        stage.hire().await;
        stage
    }

    fn address(&self, path: &str, account: Uuid) -> String {
        let path = if path.starts_with("/administration") {
            path.replace("{id}", &account.to_string())
        } else {
            path.to_owned()
        };
        self.places.iter().fold(path, |path, (place, value)| path.replace(place, value))
    }

    async fn hire(&mut self) {
        self.principals = self.make_principals().await;
    }

    async fn make_principals(&self) -> Vec<(&'static str, Option<For>)> {
        let (whole, world) = (&self.whole, &self.whole.world);
        let (claire, rennes) = whole.worker("Claire Moreau", "Rennes").await;
        let (karim, nantes) = whole.worker("Karim Benali", "Nantes").await;
        let (other, _) = a_person(world, "Autre", "autre@exemple.fr").await;
        let site = whole.site("Rennes").await;
        let now = world.clock.now();
        let mut tx = world.db.write().await.expect("write");
        let mut hired = Vec::new();
        for (name, role, lifecycle) in [
            ("collègue", Role::Counsellor, Lifecycle::Confirmed),
            ("accueil", Role::Desk, Lifecycle::Confirmed),
            ("suspendue", Role::Counsellor, Lifecycle::Suspended),
        ] {
            let email = format!("{name}@exemple.fr");
            let (id, _) = professional::invite(
                &mut tx,
                &world.secrets,
                &world.chance,
                now,
                name,
                &email,
                Post::Professional,
            )
            .await
            .expect("invited");
            professional::set_lifecycle(&mut tx, id, lifecycle).await.expect("lifecycle");
            let held =
                mandate::give(&mut tx, &world.chance, now, id, site.operator, site.id, role, now, None).await;
            hired.push((id, held.expect("a mandate")));
        }
        let accounts = professional::all(&mut tx).await.expect("accounts");
        let anne = accounts.iter().find(|account| account.administrator).expect("Anne").id;
        let (anonymous, _) =
            person::create(&mut tx, &world.secrets, &world.chance, now, "fr").await.expect("someone");
        tx.commit().await.expect("commit");
        let two = Assurance::Two;
        vec![
            ("nobody", None),
            ("a visitor", Some(For::Visitor(anonymous))),
            ("the visitor who asked", Some(For::Visitor(self.request.person))),
            ("Samira", Some(For::Person(self.samira))),
            ("another person", Some(For::Person(other))),
            ("Claire", Some(For::Professional(claire, two, Some(rennes)))),
            ("Claire with one factor", Some(For::Professional(claire, Assurance::One, Some(rennes)))),
            ("Claire without a mandate", Some(For::Professional(claire, two, None))),
            ("Karim elsewhere", Some(For::Professional(karim, two, Some(nantes)))),
            ("a colleague", Some(For::Professional(hired[0].0, two, Some(hired[0].1)))),
            ("the desk", Some(For::Professional(hired[1].0, two, Some(hired[1].1)))),
            ("somebody suspended", Some(For::Professional(hired[2].0, two, Some(hired[2].1)))),
            ("the administrator", Some(For::Professional(anne, two, None))),
            ("the administrator with one factor", Some(For::Professional(anne, Assurance::One, None))),
        ]
    }

    async fn parcours(&self) -> ParcoursFacts {
        let world = &self.whole.world;
        let mut tx = world.db.read().await.expect("read");
        let now = world.clock.now();
        let file = casefile::load(&mut tx, &world.secrets, now, self.parcours).await.expect("read");
        file.expect("the file").parcours.facts
    }
}

fn after(text: &str, before: &str) -> String {
    let found = text.split(before).skip(1).find_map(|rest| rest.get(..36)?.parse::<Uuid>().ok());
    found.unwrap_or_else(|| panic!("no identifier after {before} in:\n{text}")).to_string()
}

// A plan kept for this parcours, and the request to a funder that comes with it.
async fn fund(browser: &mut Browser, base: &str) -> String {
    let answers = [
        ("personne-statut", "salarié du privé"),
        ("compte-solde", "3000"),
        ("formation-eligible-au-compte", "oui"),
        ("formation-place-collective", "non"),
        ("formation-fin", "30/10/2026"),
        ("formation-heures", "200"),
        ("formation-nature", "certification RNCP"),
        ("formation-cout-formation", "2000"),
        ("contrat-accord-de-l-employeur", "oui"),
    ];
    for (fact, value) in answers {
        browser.post(&format!("{base}/financement/question/{fact}"), &[("reponse", value)]).await;
    }
    browser.post(&format!("{base}/financement/plans"), &[("plan", "0")]).await;
    let page = browser.get(&format!("{base}/financement")).await.text();
    let demand = after(&page, &format!("{base}/financement/demandes/"));
    for (state, version) in [("asked", "1"), ("granted", "2")] {
        let fields = [("state", state), ("_version", version)];
        browser.post(&format!("{base}/financement/demandes/{demand}"), &fields).await;
    }
    demand
}

// Somebody without an account asks for the site whose queue is then read; who they are.
async fn ask(whole: &Whole, site: Uuid) -> Uuid {
    let mut visitor = Browser::new(&whole.house);
    let site = site.to_string();
    let answers = [
        ("motif", vec![("motif", "change")]),
        ("situation", vec![("situation", "unknown")]),
        ("mots", vec![("mots", "")]),
        ("echeance", vec![("echeance", "")]),
        ("lieu", vec![("lieu", "")]),
        ("accueil", vec![("accueil", site.as_str())]),
        ("contact", vec![("contact", "in-person")]),
        ("nom", vec![("nom", "")]),
    ];
    for (question, fields) in &answers {
        let answer = visitor.post(&format!("/demande/{question}"), fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{question}: {}", answer.text());
    }
    let sent = visitor.post("/demande/envoyer", &[]).await;
    assert_eq!(sent.location.as_deref(), Some("/demande/envoyee"), "{}", sent.text());
    match actor(whole, &visitor).await {
        Actor::Visitor { visitor: Some(id) } => id,
        other => panic!("{other:?} is no visitor with something of their own"),
    }
}

async fn give_consent(whole: &Whole, person: Uuid, parcours: Uuid, operator: Uuid) -> Uuid {
    let now = whole.world.clock.now();
    let id = whole.world.chance.id(now);
    let scope = FieldSet::of(&[FieldClass::Identity, FieldClass::Contact, FieldClass::Project]).bits();
    let later = now.checked_add(std::time::Duration::from_secs(30 * 24 * 3600)).expect("a moment");
    let columns =
        &["id", "person_id", "parcours_id", "operator_id", "scope", "purpose", "granted_at", "expires_at"];
    let row = vec![
        Value::from(id),
        Value::from(person),
        Value::from(parcours),
        Value::from(operator),
        Value::from(i64::from(scope)),
        Value::from("follow-up"),
        Value::from(now),
        Value::from(later),
    ];
    let mut tx = whole.world.db.write().await.expect("write");
    tx.copy(&CopyInto { table: "consent", columns }, std::iter::once(row)).await.expect("a consent");
    tx.commit().await.expect("commit");
    id
}

// Who somebody is, as decisions see it.
async fn actor(whole: &Whole, browser: &Browser) -> Actor {
    let Some(token) = browser.cookie_value(web::SESSION) else { return Actor::Visitor { visitor: None } };
    let world = &whole.world;
    let mut tx = world.db.read().await.expect("read");
    let found = session::find(&mut tx, &world.secrets, world.clock.now(), token).await.expect("read");
    match found.map(|session| session.holder) {
        None => Actor::Visitor { visitor: None },
        Some(Holder::Person { id, signed_in: true, .. }) => Actor::Person { person: id },
        Some(Holder::Person { id, .. }) => Actor::Visitor { visitor: Some(id) },
        Some(Holder::Professional { actor, .. }) => actor,
    }
}

// What is one's own is one's own: an address without an identifier is about whoever asks.
fn oneself(actor: &Actor) -> (Actor, PersonFacts) {
    let somebody = Uuid::from_u128(1);
    match actor {
        Actor::Person { person } => (actor.clone(), PersonFacts { id: *person }),
        // Somebody without a session becomes a visitor with the first thing they do.
        Actor::Visitor { visitor } => {
            let id = visitor.unwrap_or(somebody);
            (Actor::Visitor { visitor: Some(id) }, PersonFacts { id })
        }
        _ => (actor.clone(), PersonFacts { id: somebody }),
    }
}

// One act, several accounts: each kind of account has its own pages for it.
fn is_for(path: &str, actor: &Actor) -> bool {
    match path {
        "/connexion/prenom" => matches!(actor, Actor::Person { .. }),
        // Of somebody without a session nothing is kept: there is nothing to see, take back or send away.
        "/metiers/{code}/retirer" | "/demande/envoyee" => !is_nobody(actor),
        own if own.starts_with("/mes-donnees") => !is_nobody(actor),
        "/pro/mandats" => matches!(actor, Actor::Professional { .. }),
        _ => true,
    }
}

fn is_nobody(actor: &Actor) -> bool {
    matches!(actor, Actor::Visitor { visitor: None })
}

// Half signed in, one is led to the other half before any page, also before those that everybody may see.
fn is_led_to_the_other_half(path: &str, answer: &Answer) -> bool {
    let led = answer.location.as_deref().unwrap_or_default();
    path.starts_with("/demonstration/") && led.starts_with("/pro/")
}

fn is_refused(answer: &Answer) -> bool {
    let led = answer.location.as_deref().unwrap_or_default();
    answer.status == StatusCode::NOT_FOUND
        || (answer.status == StatusCode::SEE_OTHER
            && ["/connexion", "/pro/connexion", "/pro/mandats"].iter().any(|page| led.starts_with(page)))
}

#[tokio::test]
async fn clause_1_16_every_route_answers_every_principal_as_the_table_says() {
    let mut stage = Stage::set().await;
    let mut wrong = Vec::new();
    let mut asked = 0;
    for route in rows().all() {
        let mut spent = false;
        for number in 0..stage.principals.len() {
            if spent {
                stage = Stage::set().await;
            }
            let (name, whom) = stage.principals[number];
            let whole = &stage.whole;
            let mut browser = whole.browser(&whole.house, whom).await;
            let actor = actor(whole, &browser).await;
            let parcours = stage.parcours().await;
            let (acting, person) = oneself(&actor);
            // An event is of the site that holds it, whoever asks.
            let own = actor.mandate().filter(|_| !route.path.contains("{event}"));
            let site = match own {
                Some(mandate) => SiteFacts { id: mandate.site, operator: mandate.operator },
                None => SiteFacts { id: stage.request.site, operator: parcours.operator },
            };
            let expected = match &route.access {
                Access::Public { .. } => None,
                Access::Act(act, kind) => {
                    let (acting, subject) = match kind {
                        SubjectKind::Parcours => (&actor, Subject::Parcours(&parcours)),
                        SubjectKind::Request => (&actor, Subject::Request(&stage.request)),
                        SubjectKind::Site => (&actor, Subject::Site(&site)),
                        SubjectKind::Person => (&acting, Subject::Person(&person)),
                        SubjectKind::House => (&actor, Subject::House(&HouseFacts { mode: Mode::Demo })),
                    };
                    Some(decide(acting, *act, subject).allow && is_for(&route.path, &actor))
                }
            };
            let (claire, _) = whole.worker("Claire Moreau", "Rennes").await;
            let address = stage.address(&route.path, claire);
            let request = stage.request.id.to_string();
            let answer = match route.method.as_str() {
                "GET" => browser.get(&address).await,
                _ => browser.post(&address, &[("demande", &request)]).await,
            };
            asked += 1;
            spent =
                route.method == "POST" && expected == Some(true) && answer.status == StatusCode::SEE_OTHER;
            let told = match expected {
                Some(true) if is_led_to_the_other_half(&route.path, &answer) => continue,
                Some(true) if is_refused(&answer) => "is refused and should not be",
                Some(false) if !is_refused(&answer) => "is allowed and should not be",
                _ if answer.status.is_server_error() => "breaks the house",
                _ => continue,
            };
            let led = answer.location.unwrap_or_default();
            wrong
                .push(format!("{} {} {told} for {name} ({} {led})", route.method, route.path, answer.status));
        }
    }
    assert!(asked > 900, "only {asked} questions");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
