//! Every store function of the kernel, on both engines.

use std::time::Duration;

use jalon_access::{Actor, Assurance, Lifecycle, Role};
use jalon_kernel::db::{Sql, Value};
use jalon_kernel::journal::{self, Author, Entry};
use jalon_kernel::people::contact::{self, Kind};
use jalon_kernel::people::session::{self, For, Holder};
use jalon_kernel::people::{factor::Factor, login_code, mandate, operator, person, professional};
use jalon_kernel::testing::World;
use jalon_kernel::{casefile, idempotency, jobs, limits, params, post, seal};
use uuid::Uuid;

const SYSTEM: Author = Author { kind: "system", id: None };

async fn a_person(world: &World) -> (Uuid, seal::PersonKey) {
    let mut tx = world.db.write().await.expect("write");
    let made = person::create(&mut tx, &world.secrets, &world.chance, world.clock.now(), "fr")
        .await
        .expect("person");
    tx.commit().await.expect("commit");
    made
}

async fn a_counsellor(world: &World, email: &str) -> (Uuid, operator::Site, Uuid) {
    let now = world.clock.now();
    let mut tx = world.db.write().await.expect("write");
    let operator =
        operator::create(&mut tx, &world.chance, now, "cap-emploi", &format!("Cap emploi {email}"))
            .await
            .expect("operator");
    let site =
        operator::NewSite { name: "Rennes".into(), address: "1 rue de la Soif".into(), ..Default::default() };
    let site = operator::create_site(&mut tx, &world.chance, now, operator, site).await.expect("site");
    let (id, _) = professional::invite(
        &mut tx,
        &world.secrets,
        &world.chance,
        now,
        "Claire Moreau",
        email,
        professional::Post::Professional,
    )
    .await
    .expect("invite");
    let mandate = mandate::give(&mut tx, &world.chance, now, id, operator, site, Role::Counsellor, now, None)
        .await
        .expect("give");
    let site = operator::site(&mut tx, site).await.expect("read").expect("site");
    tx.commit().await.expect("commit");
    (id, site, mandate)
}

#[tokio::test]
async fn a_dropped_write_leaves_nothing() {
    for world in World::each().await {
        let mut tx = world.db.write().await.expect("write");
        let (id, _) = person::create(&mut tx, &world.secrets, &world.chance, world.clock.now(), "fr")
            .await
            .expect("person");
        drop(tx);
        let mut tx = world.db.read().await.expect("read");
        assert!(
            person::load(&mut tx, &world.secrets, id).await.expect("load").is_none(),
            "{}",
            world.db.engine()
        );
    }
}

#[tokio::test]
async fn a_person_keeps_a_name_and_addresses_until_the_key_is_erased() {
    for world in World::each().await {
        let (id, key) = a_person(&world).await;
        let now = world.clock.now();
        let mut tx = world.db.write().await.expect("write");
        person::set_name(&mut tx, &world.chance, id, &key, "Samira").await.expect("name");
        person::set_contact_mode(&mut tx, id, "video").await.expect("mode");
        person::set_locale(&mut tx, id, "fr-facile").await.expect("locale");
        for (kind, address) in [(Kind::Email, "samira@exemple.fr"), (Kind::Phone, "+33600000000")] {
            contact::keep(&mut tx, &world.secrets, &world.chance, now, id, &key, kind, address, Some(now))
                .await
                .expect("keep");
        }
        tx.commit().await.expect("commit");

        let mut tx = world.db.write().await.expect("write");
        let (known, key) = person::load(&mut tx, &world.secrets, id).await.expect("load").expect("known");
        assert_eq!((known.name.as_str(), known.locale.as_str()), ("Samira", "fr-facile"));
        assert_eq!(known.contact_mode.as_deref(), Some("video"));
        let contacts = contact::of_person(&mut tx, id, &key).await.expect("contacts");
        assert_eq!(contacts.len(), 2);
        assert_eq!(contacts[0].address, "samira@exemple.fr");
        let owner =
            contact::owner(&mut tx, &world.secrets, Kind::Email, "samira@exemple.fr").await.expect("owner");
        assert_eq!(owner, Some(id));
        let other =
            contact::owner(&mut tx, &world.secrets, Kind::Phone, "samira@exemple.fr").await.expect("owner");
        assert_eq!(other, None);

        contact::forget_all(&mut tx, id).await.expect("forget");
        person::mark_erased(&mut tx, id, now).await.expect("mark");
        seal::erase_person_key(&mut tx, id).await.expect("erase");
        tx.commit().await.expect("commit");
        let mut tx = world.db.read().await.expect("read");
        assert!(person::load(&mut tx, &world.secrets, id).await.expect("load").is_none());
        assert!(matches!(
            seal::person_key(&mut tx, &world.secrets, id).await,
            Err(seal::SealError::KeyErased)
        ));
        assert_eq!(
            contact::owner(&mut tx, &world.secrets, Kind::Email, "samira@exemple.fr").await.expect("owner"),
            None
        );
    }
}

#[tokio::test]
async fn a_login_code_serves_once_and_dies_after_five_wrong_tries() {
    for world in World::each().await {
        let (person, _) = a_person(&world).await;
        let (secrets, address) = (&world.secrets, "samira@exemple.fr");
        let mut tx = world.db.write().await.expect("write");
        let now = world.clock.now();
        let make = async |tx: &mut _| {
            login_code::create(tx, secrets, &world.chance, now, Some(person), Kind::Email, address)
                .await
                .expect("create")
        };
        let code = make(&mut tx).await.expect("a code");
        let try_it = async |tx: &mut _, now, typed: &str| {
            login_code::try_code(tx, secrets, now, Kind::Email, address, typed).await.expect("try")
        };
        assert_eq!(try_it(&mut tx, now, "").await, login_code::Outcome::Wrong);
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert_eq!(try_it(&mut tx, now, &spaced).await, login_code::Outcome::Right { person: Some(person) });
        assert_eq!(try_it(&mut tx, now, &code).await, login_code::Outcome::Wrong);

        let code = make(&mut tx).await.expect("a second code");
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..4 {
            assert_eq!(try_it(&mut tx, now, wrong).await, login_code::Outcome::Wrong);
        }
        assert_eq!(try_it(&mut tx, now, wrong).await, login_code::Outcome::Exhausted);
        assert_eq!(try_it(&mut tx, now, &code).await, login_code::Outcome::Exhausted);

        let code = make(&mut tx).await.expect("a third code");
        assert_eq!(make(&mut tx).await, None, "a fourth code within ten minutes is refused");
        world.clock.advance(Duration::from_secs(601));
        assert_eq!(try_it(&mut tx, world.clock.now(), &code).await, login_code::Outcome::Wrong);
    }
}

#[tokio::test]
async fn a_professional_answers_an_invitation_and_signs_in_with_two_factors() {
    for world in World::each().await {
        let now = world.clock.now();
        let secrets = &world.secrets;
        let mut tx = world.db.write().await.expect("write");
        let (id, token) = professional::invite(
            &mut tx,
            secrets,
            &world.chance,
            now,
            "Ali Ben",
            "ali@exemple.fr",
            professional::Post::Administrator,
        )
        .await
        .expect("invite");
        assert!(professional::invited(&mut tx, secrets, now, "another").await.expect("find").is_none());
        let invited =
            professional::invited(&mut tx, secrets, now, &token).await.expect("find").expect("invited");
        assert_eq!((invited.id, invited.lifecycle, invited.administrator), (id, Lifecycle::Invited, true));
        let factor = Factor::generate(&world.chance);
        professional::confirm(&mut tx, secrets, &world.chance, id, "hash", &factor).await.expect("confirm");
        assert!(professional::invited(&mut tx, secrets, now, &token).await.expect("find").is_none());

        let known = professional::by_email(&mut tx, "ali@exemple.fr").await.expect("find").expect("known");
        assert_eq!(known.lifecycle, Lifecycle::Confirmed);
        let kept = known.factor(secrets).expect("opens").expect("a factor");
        let step = kept.verify(&factor.code(now), now, known.last_step()).expect("right");
        assert!(professional::count_success(&mut tx, id, step).await.expect("count"));
        assert!(!professional::count_success(&mut tx, id, step).await.expect("count"), "a step serves once");

        for _ in 0..professional::FAILURES - 1 {
            professional::count_failure(&mut tx, id, now).await.expect("count");
        }
        assert!(!professional::load(&mut tx, id).await.expect("load").expect("known").is_locked(now));
        professional::count_failure(&mut tx, id, now).await.expect("count");
        let known = professional::load(&mut tx, id).await.expect("load").expect("known");
        assert!(known.is_locked(now));
        assert!(!known.is_locked(now + professional::LOCK));

        let token = professional::reset(&mut tx, secrets, &world.chance, now, id).await.expect("reset");
        let again =
            professional::invited(&mut tx, secrets, now, &token).await.expect("find").expect("invited");
        assert!(again.password_hash.is_none());
        assert_eq!(professional::all(&mut tx).await.expect("all").len(), 1);
        let late = now + professional::INVITATION;
        assert!(professional::invited(&mut tx, secrets, late, &token).await.expect("find").is_none());
    }
}

#[tokio::test]
async fn a_session_says_who_and_ends_in_time() {
    for world in World::each().await {
        let (person, key) = a_person(&world).await;
        let (counsellor, site, mandate) = a_counsellor(&world, "claire@exemple.fr").await;
        let (secrets, now) = (&world.secrets, world.clock.now());
        let mut tx = world.db.write().await.expect("write");
        person::set_name(&mut tx, &world.chance, person, &key, "Samira").await.expect("name");
        let visitor = session::open(&mut tx, &world.chance, now, For::Visitor(person)).await.expect("open");
        let signed = session::open(&mut tx, &world.chance, now, For::Person(person)).await.expect("open");
        let whom = For::Professional(counsellor, Assurance::Two, Some(mandate));
        let working = session::open(&mut tx, &world.chance, now, whom).await.expect("open");

        let find =
            async |tx: &mut _, now, token: &str| session::find(tx, secrets, now, token).await.expect("find");
        assert!(find(&mut tx, now, "unknown").await.is_none());
        let found = find(&mut tx, now, &visitor).await.expect("live");
        assert!(matches!(found.holder, Holder::Person { signed_in: false, .. }));
        let found = find(&mut tx, now, &signed).await.expect("live");
        assert!(matches!(found.holder, Holder::Person { signed_in: true, ref name, .. } if name == "Samira"));
        let found = find(&mut tx, now, &working).await.expect("live");
        let Holder::Professional { actor, site: Some(named), .. } = found.holder else {
            panic!("a professional")
        };
        assert_eq!(named.0, "Rennes");
        let Actor::Professional { mandate: Some(held), .. } = actor else { panic!("a mandate") };
        assert_eq!((held.site, held.operator), (site.id, site.operator));

        let later = now + Duration::from_secs(31 * 60);
        assert!(
            find(&mut tx, later, &working).await.is_none(),
            "thirty idle minutes end a professional's session"
        );
        session::touch(&mut tx, session::digest(&working), now + Duration::from_secs(20 * 60))
            .await
            .expect("touch");
        assert!(find(&mut tx, later, &working).await.is_some());
        assert!(find(&mut tx, now + Duration::from_secs(13 * 3600), &signed).await.is_none());

        session::close(&mut tx, session::digest(&visitor)).await.expect("close");
        assert!(find(&mut tx, now, &visitor).await.is_none());
        session::close_all_of_person(&mut tx, person).await.expect("close");
        assert!(find(&mut tx, now, &signed).await.is_none());
        professional::set_lifecycle(&mut tx, counsellor, Lifecycle::Suspended).await.expect("suspend");
        assert!(find(&mut tx, now, &working).await.is_none());
        assert_eq!(mandate::live(&mut tx, counsellor, now).await.expect("live").len(), 1);
        mandate::end(&mut tx, mandate, now).await.expect("end");
        assert!(mandate::live(&mut tx, counsellor, now).await.expect("live").is_empty());
        assert_eq!(operator::all(&mut tx).await.expect("all").len(), 1);
        assert_eq!(operator::sites(&mut tx).await.expect("sites").len(), 1);
    }
}

#[tokio::test]
async fn a_parcours_knows_who_follows_it_and_ends() {
    for world in World::each().await {
        let (person, _) = a_person(&world).await;
        let (counsellor, site, _) = a_counsellor(&world, "claire@exemple.fr").await;
        let now = world.clock.now();
        let mut tx = world.db.write().await.expect("write");
        let id =
            casefile::create(&mut tx, &world.chance, now, person, site.operator, site.id, counsellor, None)
                .await
                .expect("create");
        let file = casefile::load(&mut tx, &world.secrets, now, id).await.expect("load").expect("there");
        assert_eq!(file.parcours.facts.followed_by, [counsellor]);
        assert_eq!(file.parcours.counsellor_name, "Claire Moreau");
        casefile::move_to(&mut tx, now, &file, casefile::Stage::Plan).await.expect("move");
        let file = casefile::load(&mut tx, &world.secrets, now, id).await.expect("load").expect("there");
        casefile::move_to(&mut tx, now, &file, casefile::Stage::Project).await.expect("move");
        let listed = casefile::list_of_person(&mut tx, person).await.expect("list");
        assert_eq!(listed[0].stage, casefile::Stage::Plan, "a stage never goes back");
        casefile::close(&mut tx, now, id, casefile::End::Closed).await.expect("close");
        let facts = casefile::facts_of_person(&mut tx, now, person).await.expect("facts");
        assert_eq!(facts[0].state, jalon_access::ParcoursState::Closed);
        assert!(casefile::load(&mut tx, &world.secrets, now, Uuid::nil()).await.expect("load").is_none());
    }
}

#[tokio::test]
async fn a_form_sent_twice_leads_to_one_place() {
    for world in World::each().await {
        let mut tx = world.db.write().await.expect("write");
        let (owner, key) = ([1; 32], Uuid::from_u128(9));
        assert_eq!(idempotency::already(&mut tx, owner, key).await.expect("ask"), None);
        idempotency::remember(&mut tx, owner, key, "/ici", world.clock.now()).await.expect("remember");
        assert_eq!(idempotency::already(&mut tx, owner, key).await.expect("ask").as_deref(), Some("/ici"));
        assert_eq!(idempotency::already(&mut tx, [2; 32], key).await.expect("ask"), None);
        tx.commit().await.expect("commit");
        let mut tx = world.db.write().await.expect("write");
        let again = idempotency::remember(&mut tx, owner, key, "/ici", world.clock.now()).await;
        assert!(again.is_err_and(|error| error.is_unique_violation()));
    }
}

#[tokio::test]
async fn tries_are_counted_per_window() {
    for world in World::each().await {
        let limit = limits::Limit { what: "test", count: 2, window: Duration::from_secs(60) };
        let mut tx = world.db.write().await.expect("write");
        for _ in 0..2 {
            assert_eq!(
                limits::count(&mut tx, limit, "here", world.clock.now()).await.expect("count"),
                Ok(())
            );
        }
        let refused = limits::count(&mut tx, limit, "here", world.clock.now()).await.expect("count");
        assert_eq!(refused, Err(Duration::from_secs(60)));
        assert_eq!(limits::count(&mut tx, limit, "there", world.clock.now()).await.expect("count"), Ok(()));
        world.clock.advance(Duration::from_secs(60));
        assert_eq!(limits::count(&mut tx, limit, "here", world.clock.now()).await.expect("count"), Ok(()));
        limits::forget(&mut tx, world.clock.now()).await.expect("forget");
    }
}

#[tokio::test]
async fn a_job_is_taken_once_and_comes_back_when_it_fails() {
    for world in World::each().await {
        let now = world.clock.now();
        let mut tx = world.db.write().await.expect("write");
        let payload = serde_json::json!({ "step": 1 });
        for _ in 0..2 {
            jobs::enqueue(&mut tx, &world.chance, now, "step.remind", &payload, now, Some("step:1"))
                .await
                .expect("enqueue");
        }
        let taken = jobs::take_due(&mut tx, now, 10).await.expect("take");
        assert_eq!(taken.len(), 1);
        assert_eq!(
            (taken[0].kind.as_str(), &taken[0].payload, taken[0].attempts),
            ("step.remind", &payload, 1)
        );
        assert!(jobs::take_due(&mut tx, now, 10).await.expect("take").is_empty());
        jobs::failed(&mut tx, now, &taken[0], "no").await.expect("fail");
        assert!(jobs::take_due(&mut tx, now, 10).await.expect("take").is_empty());
        let taken = jobs::take_due(&mut tx, now + Duration::from_secs(11), 10).await.expect("take");
        assert_eq!(taken[0].attempts, 2);
        jobs::done(&mut tx, taken[0].id).await.expect("done");
        assert!(jobs::take_due(&mut tx, now + Duration::from_secs(9999), 10).await.expect("take").is_empty());
    }
}

#[tokio::test]
async fn a_message_goes_out_once_in_words_chosen_when_it_leaves() {
    for world in World::each().await {
        let (person, key) = a_person(&world).await;
        let now = world.clock.now();
        let mut tx = world.db.write().await.expect("write");
        let to = post::To::Person { id: person, key: &key, kind: Kind::Email, address: "samira@exemple.fr" };
        let letter = post::Letter { kind: "login-code", link: None, code: Some("123456") };
        post::write(&mut tx, &world.secrets, &world.chance, now, to, "fr", letter).await.expect("write");
        tx.commit().await.expect("commit");
        let (carrier, kept) = post::Carrier::memory();
        let words = |message: &post::Message, _: Kind, opened: &post::Opened| {
            (message.kind.clone(), opened.code.clone().unwrap_or_default(), String::new())
        };
        let send = async || {
            post::send_due(&world.db, &world.secrets, &world.clock, &carrier, &words).await.expect("send")
        };
        assert_eq!(send().await, 1);
        assert_eq!(send().await, 0);
        let sent = kept.lock().expect("kept").clone();
        assert_eq!((sent[0].address.as_str(), sent[0].text.as_str()), ("samira@exemple.fr", "123456"));
        let mut tx = world.db.write().await.expect("write");
        assert_eq!(post::latest(&mut tx, 10).await.expect("latest")[0].state, "sent");
        assert_eq!(post::of_person(&mut tx, person).await.expect("list").len(), 1);
        seal::erase_person_key(&mut tx, person).await.expect("erase");
        assert!(post::latest(&mut tx, 10).await.expect("latest")[0].open(&world.secrets).is_none());
        post::forget_all(&mut tx, person).await.expect("forget");
        assert!(post::latest(&mut tx, 10).await.expect("latest").is_empty());
    }
}

#[tokio::test]
async fn a_mail_server_that_is_down_loses_nothing() {
    for world in World::each().await {
        let (person, key) = a_person(&world).await;
        let mut tx = world.db.write().await.expect("write");
        let to = post::To::Person { id: person, key: &key, kind: Kind::Email, address: "samira@exemple.fr" };
        let letter = post::Letter { kind: "request-received", link: Some("/mon-espace"), code: None };
        post::write(&mut tx, &world.secrets, &world.chance, world.clock.now(), to, "fr", letter)
            .await
            .expect("write");
        tx.commit().await.expect("commit");
        // Nothing listens on port 1 of the loopback.
        let down = post::Carrier::network("smtp://127.0.0.1:1", "jalon@exemple.fr", None).expect("a carrier");
        let words =
            |_: &post::Message, _: Kind, _: &post::Opened| ("s".into(), "t".into(), "<p>t</p>".into());
        let sent =
            post::send_due(&world.db, &world.secrets, &world.clock, &down, &words).await.expect("send");
        assert_eq!(sent, 0);
        let (carrier, kept) = post::Carrier::memory();
        world.clock.advance(Duration::from_secs(11));
        let sent =
            post::send_due(&world.db, &world.secrets, &world.clock, &carrier, &words).await.expect("send");
        assert_eq!((sent, kept.lock().expect("kept").len()), (1, 1));
    }
}

const CHANGE_JOURNAL: Sql = both("update journal set detail = '{}' where position = 2");
const CUT_JOURNAL: Sql = both("delete from journal where position = 3");
const CUT_MIDDLE: Sql = both("delete from journal where position = 1");
const CHANGE_ACCESS: Sql = both("update access_log set purpose = 'nothing' where position = 1");

const fn both(text: &'static str) -> Sql {
    Sql { name: "tamper", sqlite: text, postgres: text }
}

async fn a_journal(world: &World) -> (Uuid, Uuid) {
    let (person, _) = a_person(world).await;
    let chain = Uuid::from_u128(77);
    let mut tx = world.db.write().await.expect("write");
    for number in 0..3 {
        let entry =
            Entry { chain, author: SYSTEM, act: "test.act", detail: serde_json::json!({ "number": number }) };
        journal::record(&mut tx, &world.secrets, world.clock.now(), entry).await.expect("record");
    }
    let author = Author { kind: "professional", id: Some(Uuid::from_u128(5)) };
    for parcours in [1, 1, 2] {
        let parcours = Some(Uuid::from_u128(parcours));
        let now = world.clock.now();
        journal::log_opening(&mut tx, &world.secrets, now, author, None, person, parcours, "follow-up", None)
            .await
            .expect("log");
    }
    tx.commit().await.expect("commit");
    (chain, person)
}

#[tokio::test]
async fn the_journal_names_its_first_broken_link() {
    for (tamper, table, position) in [
        (&CHANGE_JOURNAL, "journal", 2),
        (&CUT_JOURNAL, "journal", 3),
        (&CUT_MIDDLE, "journal", 1),
        (&CHANGE_ACCESS, "access_log", 1),
    ] {
        for world in World::each().await {
            let (chain, person) = a_journal(&world).await;
            let mut tx = world.db.read().await.expect("read");
            let whole = journal::verify(&mut tx, &world.secrets).await.expect("verify").expect("whole");
            assert_eq!(
                (whole.chains, whole.entries, whole.openings),
                (1, 3, 2),
                "one visit of the same file is logged once"
            );
            drop(tx);
            let mut tx = world.db.write().await.expect("write");
            tx.execute(tamper, &[] as &[Value]).await.expect("tamper");
            tx.commit().await.expect("commit");
            let mut tx = world.db.read().await.expect("read");
            let broken = journal::verify(&mut tx, &world.secrets).await.expect("verify").expect_err("broken");
            let of = if table == "journal" { chain } else { person };
            assert_eq!(
                (broken.table, broken.chain, broken.position),
                (table, of, position),
                "{}",
                tamper.sqlite
            );
        }
    }
}

#[tokio::test]
async fn openings_are_shown_to_their_person() {
    for world in World::each().await {
        let (_, person) = a_journal(&world).await;
        let mut tx = world.db.read().await.expect("read");
        let openings = journal::openings_of(&mut tx, person).await.expect("list");
        assert_eq!(openings.len(), 2);
        assert_eq!(openings[0].purpose, "follow-up");
    }
}

#[tokio::test]
async fn writers_of_one_chain_queue_and_keep_it_whole() {
    for world in World::each().await {
        let tasks: Vec<_> = (0..8)
            .map(|number| {
                let (db, secrets, now) = (world.db.clone(), world.secrets.clone(), world.clock.now());
                tokio::spawn(async move {
                    for _ in 0..5 {
                        let mut tx = db.write().await.expect("write");
                        let entry = Entry {
                            chain: journal::HOUSE,
                            author: SYSTEM,
                            act: "test.act",
                            detail: serde_json::json!({ "task": number }),
                        };
                        journal::record(&mut tx, &secrets, now, entry).await.expect("record");
                        tx.commit().await.expect("commit");
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("no panic");
        }
        let mut tx = world.db.read().await.expect("read");
        let whole = journal::verify(&mut tx, &world.secrets).await.expect("verify").expect("whole");
        assert_eq!((whole.chains, whole.entries), (1, 40));
    }
}

#[tokio::test]
async fn copied_rows_read_back_as_they_were() {
    for world in World::each().await {
        let now = world.clock.now();
        let text = "tab\t, line\n, back\\slash, « é », 'quote'";
        let into =
            jalon_kernel::db::CopyInto { table: "rate", columns: &["bucket", "window_start", "count"] };
        let rows =
            (0..3_i64).map(|count| vec![Value::from(format!("{text}{count}")), now.into(), count.into()]);
        let mut tx = world.db.write().await.expect("write");
        assert_eq!(tx.copy(&into, rows).await.expect("copy"), 3);
        const READ: Sql = both("select bucket from rate where count = $1");
        let read = tx.one(&READ, params![2_i64], |row| row.get::<String>("bucket")).await.expect("read");
        assert_eq!(read, format!("{text}2"));
    }
}
