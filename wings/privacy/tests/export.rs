//! The file and the document: whole, valid, and of one person only.

mod common;

use std::process::Command;

use common::{CANARIES, Keepsakes, house, opens, somebody};
use jalon_kernel::page::Reading;
use jalon_kernel::testing::{Browser, World, a_person};
use jalon_kernel::web::{LANGUAGE, READING};
use serde_json::Value as Json;

fn schema() -> Json {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats/mes-donnees.schema.json");
    let text = std::fs::read_to_string(path).expect("the schema is in the documents of the house");
    serde_json::from_str(&text).expect("a JSON file")
}

fn faults(file: &Json) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    validator.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[tokio::test]
async fn clause_1_16_the_file_holds_everything_and_keeps_to_its_format() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        opens(&world, me.counsellor, &me, "follow-up", None).await;
        let (you, your_key) = a_person(&world, "Autrui", "autrui@exemple.fr").await;
        Keepsakes.keep(&world, you, &your_key, "K1304", "le secret d'autrui").await;

        let mut browser = Browser::of_person(&house, me.id).await;
        let answer = browser.get("/mes-donnees/telecharger").await;
        assert_eq!(answer.headers["content-type"], "application/json");
        assert_eq!(
            answer.headers["content-disposition"],
            "attachment; filename=\"mes-donnees-2026-03-03.json\""
        );
        assert_eq!(answer.headers["cache-control"], "no-store");
        let file: Json = serde_json::from_slice(&answer.bytes).expect("JSON");
        assert_eq!(faults(&file), Vec::<String>::new(), "{}", world.db.engine());

        assert_eq!(file["version"], 1);
        assert_eq!(file["produit_le"], "2026-03-03T07:00:00Z");
        assert_eq!(file["personne"]["nom"], CANARIES[0]);
        assert_eq!(file["personne"]["mode_de_contact"], "video");
        let addresses: Vec<_> =
            file["contacts"].as_array().expect("a list").iter().map(|it| &it["adresse"]).collect();
        assert_eq!(addresses, [CANARIES[1], CANARIES[2]]);
        assert_eq!(file["parties"][0]["aile"], "keepsakes");
        assert_eq!(file["parties"][0]["contenu"][0]["note"], CANARIES[4]);
        assert_eq!(file["parcours"][0]["conseiller"], "Claire Moreau");
        assert_eq!(file["accords"][0]["ouvre"], serde_json::json!(["identity", "project"]));
        assert_eq!(file["acces"][0]["par"], "soi");
        assert_eq!(file["acces"][0]["raison"], "export");
        assert_eq!(file["acces"][1]["nom"], "Claire Moreau");
        assert_eq!(file["acces"][1]["operateur"], "Opérateur de Claire Moreau");
        assert_eq!(file["messages"][0]["genre"], "request-taken");
        assert_eq!(file["connexions"][0]["avec_compte"], true);
        // What a message carried opens doors; what is somebody else's is not mine.
        for foreign in [CANARIES[3], "Autrui", "autrui", "K1304"] {
            assert!(!answer.text().contains(foreign), "{foreign}");
        }
    }
}

#[tokio::test]
async fn the_schema_refuses_what_is_not_the_format() {
    let world = World::sqlite().await;
    let house = house(&world);
    let me = somebody(&world).await;
    let answer = Browser::of_person(&house, me.id).await.get("/mes-donnees/telecharger").await;
    let file: Json = serde_json::from_slice(&answer.bytes).expect("JSON");
    let changed = |change: fn(&mut Json)| {
        let mut file = file.clone();
        change(&mut file);
        faults(&file)
    };
    assert!(changed(|_| ()).is_empty());
    for change in [
        (|file: &mut Json| file["version"] = 2.into()) as fn(&mut Json),
        |file| file["produit_le"] = "hier".into(),
        |file| file["contacts"][0]["genre"] = "pigeon".into(),
        |file| file["messages"][0]["texte"] = "mots".into(),
        |file| drop(file.as_object_mut().expect("a record").remove("acces")),
    ] {
        assert!(!changed(change).is_empty());
    }
}

fn text_of(world: &World, pdf: &[u8]) -> Option<String> {
    let path = world.folder().join("document.pdf");
    std::fs::write(&path, pdf).expect("written");
    let output = Command::new("pdftotext").arg("-layout").arg(&path).arg("-").output();
    match output {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(_) => {
            assert!(std::env::var_os("JALON_REQUIRE_TOOLS").is_none(), "pdftotext must be installed");
            println!("SKIPPED: pdftotext is not installed");
            None
        }
    }
}

#[tokio::test]
async fn clause_1_16_the_document_says_the_same_in_words() {
    for world in World::each().await {
        let house = house(&world);
        let me = somebody(&world).await;
        opens(&world, me.counsellor, &me, "follow-up", None).await;
        let mut browser = Browser::of_person(&house, me.id).await;
        let answer = browser.get("/mes-donnees/document").await;
        assert_eq!(answer.headers["content-type"], "application/pdf");
        assert_eq!(
            answer.headers["content-disposition"],
            "attachment; filename=\"mes-donnees-2026-03-03.pdf\""
        );
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert!(answer.bytes.starts_with(b"%PDF-"));
        let Some(text) = text_of(&world, &answer.bytes) else { continue };
        // No-break spaces and the places where a long address may be broken are typography.
        let text = text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{200b}', "");
        for words in [
            CANARIES[0],
            CANARIES[1],
            CANARIES[2],
            CANARIES[4],
            "Claire Moreau",
            "D1102",
            "Métiers gardés",
            "En vidéo",
            "3 mars 2026",
        ] {
            assert!(text.contains(words), "« {words} » is not in the document:\n{text}");
        }
        assert!(!text.contains(CANARIES[3]), "what a message carried opens doors");
    }
}

#[tokio::test]
async fn the_document_is_set_large_for_whoever_reads_so_and_in_their_language() {
    let world = World::sqlite().await;
    let house = house(&world);
    let me = somebody(&world).await;
    let mut browser = Browser::of_person(&house, me.id).await;
    let usual = browser.get("/mes-donnees/document").await;
    let reading = Reading { size: jalon_kernel::page::frame::TextSize::Large, ..Reading::default() };
    browser.cookie(READING, &reading.to_cookie());
    browser.cookie(LANGUAGE, "en");
    let large = browser.get("/mes-donnees/document").await;
    assert_eq!(large.status, 200);
    let (Some(usual), Some(large)) = (text_of(&world, &usual.bytes), text_of(&world, &large.bytes)) else {
        return;
    };
    assert!(large.matches('\u{c}').count() > usual.matches('\u{c}').count(), "large print takes more pages");
    assert!(large.contains("Who you are") && usual.contains("Qui vous êtes"));
}
