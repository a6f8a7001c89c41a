//! A backup restores on either engine, holds nothing readable without its keys, and is refused when it is damaged.

use jalon_kernel::archive::{ArchiveError, Content, backup, restore};
use jalon_kernel::db::{Db, Place};
use jalon_kernel::journal::{self, Author, Entry};
use jalon_kernel::people::person;
use jalon_kernel::seal;
use jalon_kernel::testing::{World, a_counsellor, a_person};
use uuid::Uuid;

const CANARY: &str = "Samira-canari-7731";

async fn filled(world: &World) -> Uuid {
    let (person, _) = a_person(world, CANARY, "canari@exemple.fr").await;
    a_counsellor(world, "Claire Moreau").await;
    let mut tx = world.db.write().await.expect("write");
    let author = Author { kind: "system", id: None };
    let entry = Entry { chain: person, author, act: "test.act", detail: serde_json::json!({}) };
    journal::record(&mut tx, &world.secrets, world.clock.now(), entry).await.expect("record");
    tx.commit().await.expect("commit");
    person
}

#[tokio::test]
async fn a_backup_restores_on_either_engine() {
    for from in World::each().await {
        let person = filled(&from).await;
        let (data, keys) = (from.folder().join("data"), from.folder().join("keys"));
        let rows = backup(&from.db, &data, Content::Data).await.expect("backup");
        assert!(rows > 5, "{rows} rows");
        assert_eq!(backup(&from.db, &keys, Content::Keys).await.expect("backup"), 1);
        for to in World::each().await {
            assert_eq!(restore(&to.db, &data, Some(&keys)).await.expect("restore"), rows + 1);
            let mut tx = to.db.read().await.expect("read");
            let (known, _) =
                person::load(&mut tx, &from.secrets, person).await.expect("load").expect("there");
            assert_eq!(known.name, CANARY);
            let whole = journal::verify(&mut tx, &from.secrets).await.expect("verify").expect("whole");
            assert_eq!(whole.entries, 1);
            drop(tx);
            let again = restore(&to.db, &data, None).await;
            assert!(matches!(again, Err(ArchiveError::NotEmpty { .. })), "a full house is not written over");
        }
    }
}

#[tokio::test]
async fn clause_1_16_without_its_keys_a_backup_tells_nothing() {
    for from in World::each().await {
        let person = filled(&from).await;
        let data = from.folder().join("data");
        backup(&from.db, &data, Content::Data).await.expect("backup");
        let to = World::sqlite().await;
        restore(&to.db, &data, None).await.expect("restore");
        let mut tx = to.db.read().await.expect("read");
        let opened = person::load(&mut tx, &from.secrets, person).await;
        assert!(matches!(opened, Err(seal::SealError::KeyErased)), "nothing opens without the keys");
        // The archive is compressed: the restored file is what would show a name in the clear.
        let Place::Sqlite(path) = &to.place else { panic!("on SQLite") };
        for file in [path.clone(), path.with_extension("sqlite-wal")] {
            let bytes = std::fs::read(file).unwrap_or_default();
            for canary in [CANARY, "canari@exemple.fr"] {
                assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()), "{canary}");
            }
        }
    }
}

#[tokio::test]
async fn a_damaged_or_wrong_file_is_refused_and_changes_nothing() {
    let from = World::sqlite().await;
    filled(&from).await;
    let (data, keys) = (from.folder().join("data"), from.folder().join("keys"));
    let rows = backup(&from.db, &data, Content::Data).await.expect("backup");
    backup(&from.db, &keys, Content::Keys).await.expect("backup");
    assert!(
        matches!(backup(&from.db, &data, Content::Data).await, Err(ArchiveError::Io { .. })),
        "never written over"
    );
    let to = World::sqlite().await;
    let other = restore(&to.db, &keys, None).await;
    assert!(matches!(other, Err(ArchiveError::OtherContent { .. })));
    let whole = std::fs::read(&data).expect("the file");
    for place in (0..whole.len()).step_by(whole.len() / 40 + 1) {
        let damaged = from.folder().join("damaged");
        let mut bytes = whole.clone();
        bytes[place] ^= 0x55;
        std::fs::write(&damaged, &bytes).expect("written");
        let fresh = World::sqlite().await;
        // A changed byte may stand where nobody looks (a date in the directory of the file): then all rows are right.
        if let Ok(found) = restore(&fresh.db, &damaged, None).await {
            assert_eq!(found, rows, "byte {place}");
        }
        std::fs::write(&damaged, &whole[..place]).expect("written");
        assert!(restore(&to.db, &damaged, None).await.is_err(), "a file cut at {place} was read");
    }
    restore(&to.db, &data, Some(&keys))
        .await
        .expect("the whole file still restores: nothing was left behind");
}

#[tokio::test]
async fn a_database_from_a_newer_program_is_not_touched() {
    let world = World::sqlite().await;
    let mut tx = world.db.write().await.expect("write");
    const NEWER: jalon_kernel::db::Sql = jalon_kernel::db::Sql {
        name: "newer",
        sqlite: "insert into schema_migration (name, checksum) values ('9999_tomorrow', '')",
        postgres: "",
    };
    tx.execute(&NEWER, &[]).await.expect("insert");
    tx.commit().await.expect("commit");
    let again = Db::open(&world.place).await.expect("open").migrate().await;
    assert!(again.is_err_and(|error| error.to_string().contains("9999_tomorrow")));
}
