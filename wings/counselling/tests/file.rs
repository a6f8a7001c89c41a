//! The file as a whole: the counsellor's list, and what leaves, follows or is erased.

mod common;

use std::time::Duration;

use axum::http::StatusCode;
use common::{Scene, a_parcours};
use jalon_kernel::casefile::{self, End};
use jalon_kernel::db::{Db, Sql};
use jalon_kernel::journal;
use jalon_kernel::params;
use jalon_kernel::people::mandate;
use jalon_kernel::testing::{Browser, World, a_counsellor, a_person};
use jalon_kernel::wing::Wing as _;
use uuid::Uuid;

async fn fill(scene: &mut Scene) {
    let paths =
        ["diagnostic", "diagnostic/accord", "projet", "objectifs", "plan"].map(|page| scene.at_path(page));
    let [diagnosis, answer, project, objectives, plan] = paths;
    scene.samira.post(&diagnosis, &[("demand", "JETON-DIAGNOSTIC"), ("_version", "0")]).await;
    let no = [("verdict", "disagreed"), ("disagreement", "JETON-DESACCORD"), ("_version", "1")];
    scene.samira.post(&answer, &no).await;
    let fields = [
        ("kind", "business"),
        ("summary", "JETON-PROJET"),
        ("territory", "JETON-LIEU"),
        ("to_check", "JETON-VERIF"),
    ];
    scene.samira.post(&project, &fields).await;
    scene.samira.post(&objectives, &[("text", "JETON-OBJECTIF"), ("criterion", "JETON-CRITERE")]).await;
    scene
        .samira
        .post(&plan, &[("text", "JETON-ETAPE"), ("owner", "person"), ("done_when", "JETON-PREUVE")])
        .await;
    scene.claire.post(&scene.at_path("synthese"), &[]).await;
    let words =
        [("words", "JETON-MOTS"), ("verdict", "return"), ("remark", "JETON-REMARQUE"), ("_version", "1")];
    scene.samira.post(&scene.at_path("synthese/accord"), &words).await;
}

const TOKENS: [&str; 11] = [
    "JETON-DIAGNOSTIC",
    "JETON-DESACCORD",
    "JETON-PROJET",
    "JETON-LIEU",
    "JETON-VERIF",
    "JETON-OBJECTIF",
    "JETON-CRITERE",
    "JETON-ETAPE",
    "JETON-PREUVE",
    "JETON-MOTS",
    "JETON-REMARQUE",
];

#[tokio::test]
async fn everything_is_exported_follows_and_is_erased() {
    for mut scene in Scene::each().await {
        fill(&mut scene).await;
        let mut tx = scene.world.db.write().await.expect("write");
        let held = scene.wing.export(&scene.house, &mut tx, scene.person, &scene.key).await.expect("export");
        let text: String = held.iter().map(|part| part.content.to_string()).collect();
        for token in TOKENS {
            assert!(text.contains(token), "{token} is not exported: {text}");
        }
        let (other, other_key) = {
            drop(tx);
            a_person(&scene.world, "Samira", "samira@ailleurs.fr").await
        };
        let mut tx = scene.world.db.write().await.expect("write");
        let (from, to) = ((scene.person, &scene.key), (other, &other_key));
        scene.wing.follow(&scene.house, &mut tx, from, to).await.expect("follow");
        let left = scene.wing.export(&scene.house, &mut tx, scene.person, &scene.key).await.expect("export");
        assert_eq!(left, [], "nothing stays behind");
        let followed = scene.wing.export(&scene.house, &mut tx, other, &other_key).await.expect("export");
        assert_eq!(followed, held, "everything reads the same with the other key");
        scene.wing.erase(&mut tx, scene.world.clock.now(), other).await.expect("erase");
        tx.commit().await.expect("commit");
        let mut tx = scene.world.db.read().await.expect("read");
        for table in scene.wing.personal_tables() {
            assert_eq!(count(&mut tx, table).await, 0, "{table}");
        }
    }
}

async fn count(tx: &mut jalon_kernel::db::Tx, table: &str) -> i64 {
    const COUNTS: [(&str, &str); 6] = [
        ("diagnosis_entry", "select count(*) as n from diagnosis_entry"),
        ("diagnosis_answer", "select count(*) as n from diagnosis_answer"),
        ("project", "select count(*) as n from project"),
        ("objective", "select count(*) as n from objective"),
        ("step", "select count(*) as n from step"),
        ("synthesis", "select count(*) as n from synthesis"),
    ];
    let (_, text) = COUNTS.iter().find(|(name, _)| *name == table).expect("a table that is counted");
    let sql = Sql { name: "count", sqlite: text, postgres: text };
    tx.one(&sql, &[], |row| row.get::<i64>("n")).await.expect("count")
}

#[tokio::test]
async fn nothing_written_stands_in_the_clear_or_in_the_journal() {
    let mut scene = Scene::each().await.remove(0);
    fill(&mut scene).await;
    let mut tx = scene.world.db.read().await.expect("read");
    let whole =
        journal::verify(&mut tx, &scene.world.secrets).await.expect("verify").expect("the journal holds");
    assert!(whole.entries >= 7, "{whole:?}");
    drop(tx);
    for entry in std::fs::read_dir(scene.world.folder()).expect("a folder") {
        let bytes = std::fs::read(entry.expect("an entry").path()).expect("a file");
        assert!(!bytes.windows(6).any(|window| window == b"JETON-"), "a text stands in the clear");
    }
}

#[tokio::test]
async fn a_closed_file_is_read_and_no_longer_written() {
    for mut scene in Scene::each().await {
        fill(&mut scene).await;
        let mut tx = scene.world.db.write().await.expect("write");
        casefile::close(&mut tx, scene.world.clock.now(), scene.parcours, End::Closed).await.expect("close");
        tx.commit().await.expect("commit");
        for page in ["diagnostic", "projet", "plan", "synthese"] {
            scene
                .samira
                .get(&scene.at_path(page))
                .await
                .does_not_say("/parcours/0000")
                .does_not_say("<textarea");
        }
        let answer = scene.samira.post(&scene.at_path("plan"), &[("text", "x"), ("owner", "person")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(scene.samira.get(&scene.at_path("projet/nouveau")).await.status, StatusCode::NOT_FOUND);
        scene.claire.get("/suivis").await.says("Aucun parcours ici");
        scene.claire.get("/suivis?etat=clos").await.says("Samira");
    }
}

#[tokio::test]
async fn the_list_holds_what_a_counsellor_follows_fifty_a_page_and_nothing_else() {
    for mut scene in Scene::each().await {
        let mut expected = vec![scene.parcours];
        for number in 0..120 {
            let (person, _) =
                a_person(&scene.world, &format!("Personne {number}"), &format!("p{number}@exemple.fr")).await;
            // Some moved at the same moment: their identifiers order them.
            if number % 3 == 0 {
                scene.world.clock.advance(Duration::from_secs(1));
            }
            expected.push(a_parcours(&scene.world, person, scene.counsellor).await);
        }
        let other = a_counsellor(&scene.world, "Paul Petit").await;
        let (person, _) = a_person(&scene.world, "Pas à elle", "pas@exemple.fr").await;
        a_parcours(&scene.world, person, other).await;
        let (mut seen, mut path, mut pages) = (Vec::new(), Some("/suivis".to_owned()), 0);
        while let Some(here) = path {
            let page = scene.claire.get(&here).await;
            assert_eq!(page.status, StatusCode::OK);
            page.does_not_say("Pas à elle");
            let rows = common::ids(&page, "<a href=\"/parcours/");
            assert!(rows.len() <= 50);
            seen.extend(rows);
            pages += 1;
            let text = page.text();
            path = text.split("href=\"").map(|rest| rest.split('"').next().unwrap_or_default()).find_map(
                |href| {
                    let is_next =
                        href.contains("apres=") && text.contains(&format!("href=\"{href}\">Page suivante"));
                    is_next.then(|| href.replace("&#38;", "&"))
                },
            );
        }
        assert_eq!((seen.len(), pages), (121, 3));
        seen.sort();
        expected.sort();
        assert_eq!(seen, expected, "each file once, none missing");

        scene.samira.post(&scene.at_path("plan"), &[("text", "x"), ("owner", "person")]).await;
        let one = scene.claire.get("/suivis?etape=plan").await;
        assert_eq!(common::ids(&one, "<a href=\"/parcours/"), [scene.parcours]);
        one.says("Samira");
        scene.claire.get("/suivis?etape=nonsense&apres=x").await.says("Page suivante");
        assert_eq!(scene.samira.get("/suivis").await.status, StatusCode::NOT_FOUND);
        // A mandate that ended opens nothing.
        let mut tx = scene.world.db.write().await.expect("write");
        mandate::end(&mut tx, scene.counsellor.mandate, scene.world.clock.now()).await.expect("end");
        tx.commit().await.expect("commit");
        scene.world.clock.advance(Duration::from_secs(1));
        let mut claire =
            Browser::of_professional(&scene.house, scene.counsellor.id, Some(scene.counsellor.mandate)).await;
        assert_ne!(claire.get("/suivis").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn the_list_walks_its_index_and_sorts_nothing() {
    let world = World::sqlite().await;
    assert!(matches!(world.db, Db::Sqlite(_)));
    for (statement, index) in [
        (include_str!("../queries/list_followed.sql"), "parcours_counsellor ("),
        (include_str!("../queries/list_followed_at_stage.sql"), "parcours_counsellor_stage ("),
    ] {
        let text =
            format!("explain query plan {}", statement.replace("-- ", "/* ").replacen('\n', " */\n", 1));
        let sql = Sql { name: "plan", sqlite: Box::leak(text.into_boxed_str()), postgres: "" };
        let mut tx = world.db.read().await.expect("read");
        let (now, id) = (world.clock.now(), Uuid::nil());
        let mut given = params![id, "open", now, id, id, now, 51].to_vec();
        if statement.contains("$8") {
            given.push("plan".into());
        }
        let plan = tx.all(&sql, &given, |row| row.get::<String>("detail")).await;
        let plan = plan.expect("a plan").join("\n");
        assert!(plan.contains(index), "{plan}");
        assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
