//! Erasing: everything personal is unreadable afterwards, in the files, and in a backup taken before.

mod common;

use std::collections::HashMap;

use common::{CANARIES, Somebody, both, hidden, house, opens, somebody};
use jalon_kernel::db::{Db, Place, Sql};
use jalon_kernel::people::{contact, login_code, person};
use jalon_kernel::seal::{self, SealError, hex};
use jalon_kernel::testing::{Answer, Browser, World, a_person};
use jalon_kernel::web::SESSION;
use jalon_kernel::{House, journal, params, post};
use sqlx::{AssertSqlSafe, Row as _};
use uuid::Uuid;

async fn erases(browser: &mut Browser) -> Answer {
    let once = hidden(&browser.get("/mes-donnees/effacer").await.text(), "_once");
    browser.post("/mes-donnees/effacer", &[("confirm", "oui"), ("_once", &once)]).await
}

// Every sealed text of a person and their wrapped key, as they stand in the database.
async fn sealed(world: &World, id: Uuid) -> Vec<(&'static str, Vec<u8>)> {
    const SEALED: [(&str, Sql); 6] = [
        ("wrapped key", both("select wrapped as sealed from person_key where person_id = $1")),
        ("name", both("select name_sealed as sealed from person where id = $1")),
        ("addresses", both("select address_sealed as sealed from person_contact where person_id = $1")),
        ("message", both("select secret_sealed as sealed from message where person_id = $1")),
        ("message address", both("select address_sealed as sealed from message where person_id = $1")),
        ("note", both("select note_sealed as sealed from kept_occupation where person_id = $1")),
    ];
    let mut tx = world.db.read().await.expect("read");
    let mut all = Vec::new();
    for (name, sql) in &SEALED {
        for bytes in tx.all(sql, params![id], |row| row.get::<Option<Vec<u8>>>("sealed")).await.expect("read")
        {
            all.extend(bytes.map(|bytes| (*name, bytes)));
        }
    }
    all
}

// Everything the database holds, as bytes: its files, or the text of every row.
async fn everything(world: &World) -> Vec<u8> {
    match (&world.place, &world.db) {
        (Place::Sqlite(path), _) => {
            let mut bytes = std::fs::read(path).expect("the file");
            for side in ["-wal", "-shm"] {
                let beside = format!("{}{side}", path.display());
                bytes.extend(std::fs::read(beside).unwrap_or_default());
            }
            bytes
        }
        (_, Db::Postgres(pool)) => {
            let tables =
                "select table_name::text from information_schema.tables where table_schema = 'public'";
            let mut dump = String::new();
            for table in sqlx::query(tables).fetch_all(pool).await.expect("tables") {
                let table: String = table.get(0);
                let rows = format!("select coalesce(string_agg(t::text, E'\\n'), '') from {table} as t");
                let row = sqlx::query(AssertSqlSafe(rows)).fetch_one(pool).await.expect("rows");
                dump += &format!("{table}\n{}\n", row.get::<String, _>(0));
            }
            dump.into_bytes()
        }
        _ => panic!("a place and its database are of one kind"),
    }
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

// PostgreSQL writes bytes as hexadecimal digits in a dump.
fn as_kept(world: &World, bytes: &[u8]) -> Vec<u8> {
    match &world.db {
        Db::Sqlite(_) => bytes.to_vec(),
        Db::Postgres(_) => hex(bytes).into_bytes(),
    }
}

#[tokio::test]
async fn clause_1_16_erasing_leaves_nothing_readable_in_the_database_or_in_a_backup_taken_before() {
    for world in World::each().await {
        let engine = world.db.engine();
        let house = house(&world);
        let me = somebody(&world).await;
        opens(&world, me.counsellor, &me, "follow-up", None).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        let mut elsewhere = Browser::of_person(&house, me.id).await;

        let before = sealed(&world, me.id).await;
        assert_eq!(before.len(), 7, "one key, one name, two addresses, two parts of a message, one note");
        let kept = everything(&world).await;
        for (name, bytes) in &before {
            assert!(
                holds(&kept, &as_kept(&world, bytes)),
                "{engine}: the {name} can be found while it is there"
            );
        }
        let backup = backup(&world).await;

        let answer = erases(&mut browser).await;
        assert_eq!(answer.status, 303, "{engine}");
        assert_eq!(browser.cookie_value(SESSION), None);
        browser.follow(answer).await.says("C’est effacé");
        assert!(elsewhere.get("/mes-donnees").await.location.is_some_and(|to| to.starts_with("/connexion")));

        let left = everything(&world).await;
        for (name, bytes) in &before {
            assert!(!holds(&left, &as_kept(&world, bytes)), "{engine}: the {name} is still there");
        }
        for canary in CANARIES {
            assert!(!holds(&left, canary.as_bytes()), "{engine}: {canary}");
            assert!(!holds(&backup.bytes, canary.as_bytes()), "{engine}: {canary} in the backup");
        }
        nothing_opens(&world, &world.db, me.id, &before).await;
        if let Some(db) = &backup.db {
            nothing_opens(&world, db, me.id, &before).await;
        }
        what_stays(&world, &me).await;
    }
}

struct Backup {
    db: Option<Db>,
    bytes: Vec<u8>,
}

// A backup as they are made: everything but the table of keys. On PostgreSQL the sealed texts read before stand for it.
async fn backup(world: &World) -> Backup {
    let Db::Sqlite(pool) = &world.db else {
        let bytes = everything(world).await;
        return Backup { db: None, bytes };
    };
    let path = world.folder().join("backup.sqlite");
    pool.maintenance().await.execute("vacuum into $1", [path.display().to_string()]).expect("a copy");
    let with_keys = Db::open(&Place::Sqlite(path.clone())).await.expect("opens");
    let mut tx = with_keys.read().await.expect("read");
    let find = both("select person_id from person_key limit 1");
    let id = tx.one(&find, params![], |row| row.get::<Uuid>("person_id")).await.expect("somebody");
    let (known, _) = person::load(&mut tx, &world.secrets, id).await.expect("load").expect("somebody");
    assert!(CANARIES.contains(&known.name.as_str()), "with the keys, the copy can be read");
    drop((tx, with_keys));
    let connection = rusqlite::Connection::open(&path).expect("opens");
    connection
        .execute_batch("delete from person_key; vacuum; pragma wal_checkpoint(truncate)")
        .expect("keys left out");
    drop(connection);
    let bytes = std::fs::read(&path).expect("the file");
    let db = Db::open(&Place::Sqlite(path)).await.expect("opens");
    Backup { db: Some(db), bytes }
}

async fn nothing_opens(world: &World, db: &Db, id: Uuid, before: &[(&'static str, Vec<u8>)]) {
    let mut tx = db.read().await.expect("read");
    let key = seal::person_key(&mut tx, &world.secrets, id).await;
    assert!(matches!(key, Err(SealError::KeyErased)));
    let loaded = person::load(&mut tx, &world.secrets, id).await;
    assert!(matches!(loaded, Ok(None) | Err(SealError::KeyErased)));
    for message in post::of_person(&mut tx, id).await.expect("messages") {
        assert!(message.open(&world.secrets).is_none());
    }
    // What the house itself can open is not enough either.
    for (name, bytes) in before {
        for column in [
            "person.name_sealed",
            "person_contact.email",
            "message.secret_sealed",
            "kept_occupation.note_sealed",
        ] {
            assert!(world.secrets.open(seal::Place::new(column, id), bytes).is_err(), "{name}");
        }
    }
}

async fn what_stays(world: &World, me: &Somebody) {
    let mut tx = world.db.read().await.expect("read");
    let count = |table: &'static str| match table {
        "person_contact" => both("select count(*) as n from person_contact where person_id = $1"),
        "login_code" => {
            both("select count(*) as n from login_code where person_id = $1 or person_id is null")
        }
        "session" => both("select count(*) as n from session where person_id = $1"),
        "message" => both("select count(*) as n from message where person_id = $1"),
        "kept_occupation" => both("select count(*) as n from kept_occupation where person_id = $1"),
        "person" => both(
            "select count(*) as n from person where id = $1 and erased_at is not null and contact_mode is null",
        ),
        "parcours" => both("select count(*) as n from parcours where person_id = $1 and state = 'erased'"),
        "consent" => {
            both("select count(*) as n from consent where person_id = $1 and withdrawn_at is not null")
        }
        _ => both("select count(*) as n from access_log where person_id = $1"),
    };
    for (table, expected) in [
        ("person_contact", 0),
        ("login_code", 0),
        ("session", 0),
        ("message", 0),
        ("kept_occupation", 0),
        ("person", 1),
        ("parcours", 1),
        ("consent", 1),
        ("access_log", 2),
    ] {
        let found = tx.one(&count(table), params![me.id], |row| row.get::<i64>("n")).await.expect("count");
        assert_eq!(found, expected, "{}: {table}", world.db.engine());
    }
    let owner =
        contact::owner(&mut tx, &world.secrets, contact::Kind::Email, CANARIES[1]).await.expect("owner");
    assert_eq!(owner, None, "the address is free again");
    let verified = journal::verify(&mut tx, &world.secrets).await.expect("read");
    assert!(verified.is_ok(), "{verified:?}");
    let acts = both("select act, detail from journal where chain = $1 order by position");
    let last =
        |row: &jalon_kernel::db::Row<'_>| Ok((row.get::<String>("act")?, row.get::<String>("detail")?));
    let mine = tx.all(&acts, params![me.id], last).await.expect("journal");
    assert_eq!(mine.last(), Some(&("privacy.erase".to_owned(), "{}".to_owned())));
    let file = tx.all(&acts, params![me.parcours], last).await.expect("journal");
    assert_eq!(file.last().map(|(act, _)| act.as_str()), Some("parcours.erase"));
}

#[tokio::test]
async fn clause_1_16_nobody_else_loses_anything() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        let (you, _) = a_person(&world, "Louis", "louis@exemple.fr").await;
        let mut yours = Browser::of_person(&house, you).await;
        let mut tx = world.db.write().await.expect("write");
        let kind = contact::Kind::Email;
        let asked = login_code::create(
            &mut tx,
            &world.secrets,
            &world.chance,
            world.clock.now(),
            None,
            kind,
            "louis@exemple.fr",
        );
        let code = asked.await.expect("code").expect("a first code");
        tx.commit().await.expect("commit");
        erases(&mut Browser::of_person(&house, me.id).await).await;
        yours.get("/mes-donnees").await.says("louis@exemple.fr");
        let mut tx = world.db.write().await.expect("write");
        let tried =
            login_code::try_code(&mut tx, &world.secrets, world.clock.now(), kind, "louis@exemple.fr", &code);
        assert!(matches!(tried.await.expect("tried"), login_code::Outcome::Right { .. }));
        // The file of somebody erased opens for its counsellor no more.
        let mut tx = world.db.read().await.expect("read");
        let file =
            jalon_kernel::casefile::load(&mut tx, &world.secrets, world.clock.now(), me.parcours).await;
        assert!(file.expect("load").is_none());
    }
}

#[tokio::test]
async fn clause_1_16_a_box_must_be_ticked_and_a_second_click_is_told_the_same() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        let page = browser.get("/mes-donnees/effacer").await;
        page.says("Métiers gardés").says("C’est définitif").says("href=\"/mes-donnees/document\"");
        page.says("Des nombres sans nom").does_not_say("checked");
        let once = hidden(&page.text(), "_once");
        let huge = "x".repeat(10 << 20);
        for confirm in ["", "non", "OUI", "<script>", "' or 1=1 --", "👍", "oui\0non", huge.as_str()] {
            let answer =
                browser.post("/mes-donnees/effacer", &[("confirm", confirm), ("_once", &once)]).await;
            assert_eq!(answer.status, 422, "{:?}", &confirm[..confirm.len().min(12)]);
            answer.says("Il y a un problème");
            assert_eq!(hidden(&answer.text(), "_once"), once, "the same attempt goes on");
        }
        let answer = browser.post("/mes-donnees/effacer", &[("_once", &once)]).await;
        assert_eq!(answer.status, 422);
        answer.says("cochez la case");
        assert_eq!(browser.post("/mes-donnees/effacer", &[("confirm", "oui")]).await.status, 403);

        let token = browser.cookie_value(SESSION).expect("a session").to_owned();
        let fields = [("confirm", "oui"), ("_once", once.as_str())];
        let first = browser.post("/mes-donnees/effacer", &fields).await;
        browser.cookie(SESSION, &token);
        let second = browser.post("/mes-donnees/effacer", &fields).await;
        assert_eq!((first.status, &first.location), (second.status, &second.location));
        browser.follow(second).await.says("C’est effacé");
        // Somebody whose session merely ended is not told that they are erased.
        let key = world.chance.id(world.clock.now()).to_string();
        let ended =
            Browser::new(&house).post("/mes-donnees/effacer", &[("confirm", "oui"), ("_once", &key)]).await;
        assert!(ended.location.is_some_and(|to| to.starts_with("/connexion")));
    }
}

#[tokio::test]
async fn clause_1_16_keys_erased_among_many_leave_no_trace_in_the_files() {
    let world = World::sqlite().await;
    let house = house(&world);
    let mut people = Vec::new();
    for number in 0..600 {
        let (id, _) = a_person(&world, "Quelqu’un", &format!("personne.{number}@exemple.fr")).await;
        people.push((id, sealed(&world, id).await));
    }
    // Every third in one direction, then a run of neighbours in the other, so that pages empty and merge.
    let order: Vec<usize> = (0..300).step_by(3).chain((400..480).rev()).collect();
    for index in &order {
        let answer = erases(&mut Browser::of_person(&house, people[*index].0).await).await;
        assert_eq!(answer.status, 303);
    }
    // The random beginning of a sealed text is enough to know it by.
    let mut wanted = HashMap::new();
    for index in order {
        wanted.extend(people[index].1.iter().map(|(name, bytes)| (bytes[..24].to_vec(), (index, *name))));
    }
    let left = everything(&world).await;
    let traces: Vec<_> = left.windows(24).filter_map(|window| wanted.get(window)).collect();
    let kept = &people[1].1[0].1[..24];
    assert!(holds(&left, kept), "what was not erased can be found");
    assert!(traces.is_empty(), "{traces:?}");
}

#[tokio::test]
async fn the_job_that_cuts_the_log_can_be_done_twice() {
    for world in World::each().await {
        let house: House = house(&world);
        let me = somebody(&world).await;
        erases(&mut Browser::of_person(&house, me.id).await).await;
        let mut tx = world.db.write().await.expect("write");
        let jobs = jalon_kernel::jobs::take_due(&mut tx, world.clock.now(), 10).await.expect("jobs");
        tx.commit().await.expect("commit");
        let job = jobs.iter().find(|job| job.kind == "privacy.scrub").expect("the job is waiting");
        let wing = house.wings.iter().find(|wing| wing.jobs().contains(&"privacy.scrub")).expect("its wing");
        for _ in 0..2 {
            wing.run(&house, job).await.expect("done");
        }
        if let Place::Sqlite(path) = &world.place {
            let log = format!("{}-wal", path.display());
            assert_eq!(std::fs::metadata(log).map(|it| it.len()).unwrap_or(0), 0, "the log is empty");
        }
    }
}
