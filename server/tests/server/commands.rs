//! The commands of `jalon` as anybody types them: exit codes, what is said, and where.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use jalon_kernel::db::{Db, Place, Value};
use jalon_kernel::testing::World;

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays only costs room in the temporary directory.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

static COUNT: AtomicU32 = AtomicU32::new(0);

fn folder() -> Folder {
    let name = format!("jalon-commands-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    Folder(folder)
}

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Folder {
    fn jalon(&self, arguments: &[&str]) -> Said {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_jalon"))
            .args(arguments)
            .current_dir(&self.0)
            .env_remove("DATABASE_URL")
            .env_remove("JALON_SECRET")
            .env_remove("JALON_FOLDER")
            .env_remove("JALON_BASE_URL")
            .output()
            .expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Said { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    fn done(&self, arguments: &[&str]) -> String {
        let said = self.jalon(arguments);
        assert_eq!(said.code, Some(0), "jalon {arguments:?}: {}{}", said.out, said.err);
        said.out
    }

    fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let said = self.jalon(arguments);
        assert_eq!(said.code, Some(code), "jalon {arguments:?}: {}{}", said.out, said.err);
        said.err
    }
}

fn starter() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../data/starter/rome").to_owned()
}

#[test]
fn help_is_in_french_and_every_command_has_its_own() {
    let folder = folder();
    let help = folder.done(&["--help"]);
    for word in [
        "Utilisation",
        "Commandes",
        "demo",
        "serve",
        "migrate",
        "import",
        "datasets",
        "check",
        "admin",
        "backup",
        "restore",
        "generate",
    ] {
        assert!(help.contains(word), "{word} is not in:\n{help}");
    }
    for english in ["Usage", "Print help", "Commands:", "Options:\n  -h, --help  Print"] {
        assert!(!help.contains(english), "« {english} » is in:\n{help}");
    }
    for command in ["demo", "serve", "migrate", "import", "check", "admin", "backup", "restore", "generate"] {
        let help = folder.done(&[command, "--help"]);
        assert!(help.contains("Utilisation") && !help.contains("Usage:"), "{command}:\n{help}");
    }
    assert!(folder.done(&["backup", "--help"]).contains("ailleurs"));
    assert!(folder.done(&["--version"]).starts_with("jalon "));
}

#[test]
fn a_command_that_is_not_understood_says_so_and_ends_with_two() {
    let folder = folder();
    assert!(folder.refused(2, &["sevre"]).contains("« sevre » n’existe pas"));
    assert!(folder.refused(2, &["serve", "--listen", "ici"]).contains("« ici » ne convient pas"));
    assert!(folder.refused(2, &["import", "rome"]).contains("il manque"));
    assert!(folder.refused(2, &["generate", "--parcours", "0"]).contains("ne convient pas"));
    assert!(folder.refused(2, &["serve", "--port", "1"]).contains("n’existe pas ici"));
    assert!(!folder.0.join("jalon-data").exists(), "nothing was touched");
}

#[test]
fn a_wrong_place_or_secret_is_said_plainly() {
    let folder = folder();
    assert!(folder.refused(1, &["migrate", "--database", "mysql://x"]).contains("postgres://"));
    let gone = ["migrate", "--database", "postgres://jalon@127.0.0.1:1/jalon"];
    assert!(folder.refused(1, &gone).contains("ne s’ouvre pas"));
    assert!(folder.refused(1, &["check", "journal", "--secret", "abc"]).contains("64 chiffres"));
    assert!(
        folder
            .refused(1, &["serve", "--base-url", "cep.fr", "--listen", "127.0.0.1:0"])
            .contains("JALON_BASE_URL")
    );
    assert!(
        folder
            .refused(1, &["serve", "--smtp", "smtp://localhost", "--listen", "127.0.0.1:0"])
            .contains("JALON_MAIL_FROM")
    );
}

#[test]
fn migrate_says_what_it_did_then_that_nothing_is_left() {
    let folder = folder();
    assert!(folder.done(&["migrate"]).contains("fait : 0001_house"));
    assert!(folder.done(&["migrate"]).contains("à jour"));
    assert!(folder.0.join("jalon-data/jalon.sqlite").exists());
}

#[test]
fn rome_is_rehearsed_imported_and_refused_when_cut() {
    let folder = folder();
    let set = starter();
    assert!(folder.done(&["import", "rome", &set, "--dry-run"]).contains("Essai à blanc"));
    let said = folder.done(&["import", "rome", &set]);
    assert!(said.contains("métiers : 43") && said.contains("Empreinte"), "{said}");
    assert!(folder.done(&["import", "rome", &set]).contains("déjà en place"));

    let cut = folder.0.join("cut");
    std::fs::create_dir(&cut).expect("a folder");
    for entry in Path::new(&set).read_dir().expect("the set") {
        let entry = entry.expect("an entry");
        let mut bytes = std::fs::read(entry.path()).expect("a file");
        if entry.file_name().to_string_lossy().contains("appellation") {
            bytes.truncate(bytes.len() / 2);
        }
        std::fs::write(cut.join(entry.file_name()), bytes).expect("a copy");
    }
    let said = folder.refused(1, &["import", "rome", &cut.display().to_string()]);
    assert!(said.contains("refusé") && said.contains("appellation"), "{said}");
    assert!(
        folder.done(&["import", "rome", &set]).contains("déjà en place"),
        "the version before is still there"
    );
    assert!(folder.refused(1, &["import", "rome", "nulle-part"]).contains("nulle-part"));
    std::fs::create_dir(folder.0.join("vide")).expect("a folder");
    assert!(folder.refused(1, &["import", "rome", "vide"]).contains("aucun fichier"));
}

#[test]
fn a_reference_set_is_imported_listed_and_rolled_back() {
    let folder = folder();
    let starter = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/starter/rncp");
    assert!(folder.done(&["datasets"]).contains("Aucune donnée"));
    assert!(folder.done(&["import", "rncp", starter, "--dry-run"]).contains("Essai à blanc"));
    let said = folder.done(&["import", "rncp", starter]);
    assert!(said.contains("certifications : 6") && said.contains("démonstration"), "{said}");
    let listed = folder.done(&["datasets"]);
    assert!(listed.contains("rncp : édition") && listed.contains("[démonstration]"), "{listed}");
    assert!(folder.refused(1, &["datasets", "rollback", "rncp"]).contains("Aucune version précédente"));
    assert!(folder.refused(1, &["import", "bmo", starter]).contains("refusé"));
    assert!(folder.refused(2, &["import", "inconnue", starter]).contains("ne convient pas"));
}

#[test]
fn the_first_accounts_are_made_from_a_terminal() {
    let folder = folder();
    let said = folder.done(&[
        "admin",
        "administrator",
        "Anne Petit",
        "Anne@exemple.fr",
        "--base-url",
        "https://cep.fr/",
    ]);
    assert!(said.contains("https://cep.fr/invitation/"), "{said}");
    assert!(
        folder.refused(1, &["admin", "administrator", "Anne", "anne@exemple.fr"]).contains("existe déjà")
    );
    assert!(folder.refused(1, &["admin", "professional", "Anne", "anne"]).contains("adresse e-mail"));
    folder.done(&["admin", "operator", "cap-emploi", "Cap emploi 35"]);
    assert!(folder.refused(2, &["admin", "operator", "afpa", "Afpa"]).contains("« afpa » ne convient pas"));
    folder.done(&["admin", "site", "Cap emploi 35", "Rennes", "12 rue du Port, 35000 Rennes"]);
    assert!(folder.refused(1, &["admin", "site", "Inconnu", "Rennes", "rue"]).contains("aucun opérateur"));
    folder.done(&["admin", "professional", "Claire Moreau", "claire@exemple.fr"]);
    folder.done(&["admin", "mandate", "claire@exemple.fr", "Cap emploi 35", "Rennes"]);
    assert!(
        folder
            .refused(1, &["admin", "mandate", "anne@exemple.fr", "Cap emploi 35", "Rennes"])
            .contains("aucun dossier")
    );
    let list = folder.done(&["admin", "list"]);
    assert!(list.contains("Rennes (counsellor)") && list.contains("Anne Petit"), "{list}");
    folder.done(&["admin", "end-mandate", "claire@exemple.fr", "Rennes"]);
    assert!(!folder.done(&["admin", "list"]).contains("(counsellor)"));
    assert!(folder.done(&["admin", "reset", "claire@exemple.fr"]).contains("/invitation/"));
    assert!(folder.refused(1, &["admin", "reset", "nobody@exemple.fr"]).contains("aucun accès"));
    assert!(folder.done(&["check", "journal"]).contains("toutes en ordre"));
}

#[test]
fn a_forged_journal_is_named_at_its_first_broken_link() {
    let folder = folder();
    folder.done(&["admin", "operator", "apec", "Apec 35"]);
    folder.done(&["admin", "site", "Apec 35", "Rennes", "rue"]);
    folder.done(&["check", "journal"]);
    // A link that the house never sealed, as somebody with the database alone could write it.
    let place = Place::Sqlite(folder.0.join("jalon-data/jalon.sqlite"));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let db = Db::open(&place).await.expect("open");
        let mut tx = db.write().await.expect("write");
        let into = jalon_kernel::db::CopyInto {
            table: "journal",
            columns: &[
                "chain",
                "position",
                "at",
                "actor_kind",
                "actor_id",
                "act",
                "detail",
                "previous",
                "digest",
            ],
        };
        let row = vec![
            Value::from(uuid::Uuid::nil()),
            Value::from(3_i64),
            Value::from(jiff::Timestamp::UNIX_EPOCH),
            Value::from("system"),
            Value::Id(None),
            Value::from("operator.create"),
            Value::from("{}"),
            Value::from(vec![0_u8; 32]),
            Value::from(vec![0_u8; 32]),
        ];
        tx.copy(&into, std::iter::once(row)).await.expect("a forged link");
        tx.commit().await.expect("commit");
    });
    let said = folder.refused(1, &["check", "journal"]);
    assert!(said.contains("le journal est rompu") && said.contains("maillon 3"), "{said}");
}

#[test]
fn a_backup_goes_from_one_house_to_a_fresh_one_and_refuses_the_rest() {
    let folder = folder();
    folder.done(&["import", "rome", &starter()]);
    folder.done(&["admin", "operator", "apec", "Apec 35"]);
    folder.done(&["generate", "--help"]);
    let said = folder.done(&["backup", "lundi.zip", "--keys", "cles.zip"]);
    assert!(said.contains("lignes dans lundi.zip") && said.contains("garder ailleurs"), "{said}");
    assert!(folder.refused(1, &["backup", "lundi.zip"]).contains("existe déjà"));
    folder.done(&["backup", "mardi.zip", "--keys", "cles.zip"]);
    assert!(folder.refused(1, &["restore", "lundi.zip"]).contains("contient déjà"));
    let swapped = folder.refused(1, &["restore", "cles.zip", "--folder", "autre"]);
    assert!(swapped.contains("les clés"), "{swapped}");
    folder.done(&["restore", "lundi.zip", "--keys", "cles.zip", "--folder", "neuf"]);
    std::fs::copy(folder.0.join("jalon-data/secret.key"), folder.0.join("neuf/secret.key"))
        .expect("the secret");
    assert!(folder.done(&["admin", "list", "--folder", "neuf"]).contains("Apec 35"));
    assert!(folder.done(&["check", "journal", "--folder", "neuf"]).contains("toutes en ordre"));

    let mut bytes = std::fs::read(folder.0.join("lundi.zip")).expect("the archive");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(folder.0.join("abime.zip"), &bytes).expect("a damaged copy");
    let said = folder.refused(1, &["restore", "abime.zip", "--folder", "vide"]);
    assert!(said.contains("sauvegarde"), "{said}");
    bytes.truncate(middle);
    std::fs::write(folder.0.join("coupe.zip"), &bytes).expect("a cut copy");
    folder.refused(1, &["restore", "coupe.zip", "--folder", "vide"]);
    assert!(!folder.done(&["admin", "list", "--folder", "vide"]).contains("Apec 35"), "nothing was restored");
}

#[test]
fn parcours_are_generated_into_a_fresh_base_on_either_engine_and_only_there() {
    let folder = folder();
    assert!(folder.done(&["generate", "--parcours", "300", "--seed", "7"]).contains("300 parcours"));
    assert!(folder.refused(1, &["generate", "--parcours", "10"]).contains("base neuve"));
    assert!(folder.done(&["check", "journal"]).contains("toutes en ordre"));
    let said = folder.done(&["backup", "b.zip", "--keys", "k.zip"]);
    assert!(said.contains("300 clés") || said.contains("clés"), "{said}");
}

#[tokio::test]
async fn every_command_works_on_the_server_too() {
    for world in World::each().await {
        let Place::Postgres(address) = &world.place else { continue };
        let folder = folder();
        folder.done(&["generate", "--parcours", "200", "--database", address]);
        assert!(folder.done(&["check", "journal", "--database", address]).contains("toutes en ordre"));
        // From the server into a file of SQLite.
        folder.done(&["backup", "b.zip", "--keys", "k.zip", "--database", address]);
        assert!(folder.done(&["restore", "b.zip", "--keys", "k.zip"]).contains("restaurées"));
        assert!(folder.done(&["admin", "list"]).contains("Opérateur généré 1"));
    }
}

#[test]
fn the_demonstration_only_empties_what_a_demonstration_made() {
    let folder = folder();
    std::fs::create_dir(folder.0.join("photos")).expect("a folder");
    std::fs::write(folder.0.join("photos/vacances.jpg"), "x").expect("a file");
    let said = folder.refused(1, &["demo", "--port", "0", "--in", "photos"]);
    assert!(said.contains("autre chose"), "{said}");
    assert!(folder.0.join("photos/vacances.jpg").exists());
}
