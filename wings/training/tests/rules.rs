//! The rules that are served: imported whole or not at all, and what a region writes of them.

mod common;

use axum::http::StatusCode;
use common::Scene;
use jalon_kernel::access::Role;
use jalon_kernel::people::mandate;
use jalon_kernel::people::operator::{self, NewSite, REGION};
use jalon_kernel::testing::{Browser, a_counsellor, an_administrator};
use jalon_training::import::{ImportError, Run, built_in, schemes};

type Files = Vec<(String, String)>;

fn changed(path: &str, from: &str, to: &str) -> Files {
    let mut files = built_in();
    let (_, text) = files.iter_mut().find(|(known, _)| known == path).expect("the file is there");
    assert!(text.contains(from), "{path} has no {from:?}");
    *text = text.replacen(from, to, 1);
    files
}

async fn import(scene: &Scene, files: Files, run: Run) -> Result<String, ImportError> {
    let world = &scene.world;
    let report =
        schemes(&world.db, &scene.house.secrets, &world.clock, "/srv/dispositifs", files, run).await?;
    Ok(report.to_string())
}

const SHEET: &str = "/dispositifs/cpf";
const TITLE: &str = "Le compte personnel de formation (CPF)";

#[tokio::test]
async fn clause_2_3_03_an_imported_set_serves_at_once_and_one_with_an_error_never_does() {
    for scene in Scene::each().await {
        let mut reader = Browser::new(&scene.house);
        let administrator = an_administrator(&scene.world, "Anne Petit").await;
        let mut anne = Browser::of_professional(&scene.house, administrator, None).await;
        anne.get("/administration/dispositifs").await.says("Les règles du programme sont en service");

        let new = changed("cpf/fiche.fr.md", TITLE, "Le compte, version de test");
        let said = import(&scene, new.clone(), Run::Rehearse).await.expect("a rehearsal");
        assert!(said.contains("~ fichier cpf/fiche.fr.md") && said.contains("Rien n’a été écrit"), "{said}");
        reader.get(SHEET).await.says(TITLE).does_not_say("version de test");

        let said = import(&scene, new.clone(), Run::Apply).await.expect("an import");
        assert!(said.contains("Version 1 en place"), "{said}");
        reader.get(SHEET).await.says("Le compte, version de test");
        let again = import(&scene, new, Run::Apply).await.expect("the same again");
        assert!(again.contains("Rien ne change"), "{again}");

        // A fault in the last file read leaves everything as it was, and is told with its place.
        let broken = changed("vae/dispositif.yaml", "rang:", "rangg:");
        let why = import(&scene, broken, Run::Apply).await.expect_err("refused").to_string();
        assert!(why.contains("vae/dispositif.yaml:") && why.contains("la version en place reste"), "{why}");
        reader.get(SHEET).await.says("Le compte, version de test");
        anne.get("/administration/dispositifs")
            .await
            .says("Version 1 en service")
            .says("Version refusée\u{a0}: /srv/dispositifs")
            .says("vae/dispositif.yaml:");

        // What keeps health apart by its name cannot be renamed away.
        let mut renamed = built_in();
        for (_, text) in &mut renamed {
            *text = text.replace("personne . handicap reconnu", "personne . handicap connu");
        }
        let why = import(&scene, renamed, Run::Apply).await.expect_err("refused").to_string();
        assert!(why.contains("« personne . handicap reconnu », dont Jalon a besoin"), "{why}");

        import(&scene, built_in(), Run::Apply).await.expect("back to the program");
        reader.get(SHEET).await.says(TITLE);
    }
}

#[tokio::test]
async fn nonsense_is_refused_without_a_panic() {
    let scene = Scene::sqlite().await;
    let one = |path: &str, text: &str| vec![(path.to_owned(), text.to_owned())];
    for files in [
        Vec::new(),
        one("", ""),
        one("../../etc/passwd", "root"),
        one("cpf/dispositif.yaml", "\u{0}🙂: [<script>\"'"),
        one("faits.publicodes.yaml", &"a: ".repeat(10_000)),
        one("cpf/fiche.fr.md", &"x".repeat(jalon_training::import::MOST_BYTES)),
    ] {
        assert!(import(&scene, files, Run::Apply).await.is_err());
    }
    Browser::new(&scene.house).get(SHEET).await.says(TITLE);
}

/// Somebody of the Région Bretagne.
async fn a_region(scene: &Scene, code: Option<&str>) -> Browser {
    let world = &scene.world;
    let who = a_counsellor(world, "Maëlle Kerguelen").await;
    let (now, chance) = (world.clock.now(), &world.chance);
    let mut tx = world.db.write().await.expect("write");
    let operator = operator::create(&mut tx, chance, now, REGION, "Région Bretagne").await.expect("operator");
    let site = NewSite { name: "Région".to_owned(), region: code.map(str::to_owned), ..NewSite::default() };
    let site = operator::create_site(&mut tx, chance, now, operator, site).await.expect("site");
    let given = mandate::give(&mut tx, chance, now, who.id, operator, site, Role::Region, now, None).await;
    tx.commit().await.expect("commit");
    Browser::of_professional(&scene.house, who.id, Some(given.expect("a mandate"))).await
}

#[tokio::test]
async fn a_region_writes_what_it_decides_and_never_rewrites_the_past() {
    const PAGE: &str = "/region/aide-regionale-plafond";
    for mut scene in Scene::each().await {
        let mut maelle = a_region(&scene, Some("53")).await;
        maelle
            .get("/region")
            .await
            .says("Bretagne")
            .says("exemple")
            .says("Montant le plus haut pour une formation");
        let today = day(&scene);
        let shown = |day: jiff::civil::Date| day.strftime("%d/%m/%Y").to_string();
        let whole = |worth: &str, from: String, source: &str| -> Vec<(&'static str, String)> {
            let fields = [
                ("worth", worth),
                ("from", &from),
                ("source", source),
                ("evidence", "M"),
                ("example", "non"),
            ];
            fields.map(|(name, value)| (name, value.to_owned())).to_vec()
        };
        let later = today.saturating_add(jiff::Span::new().days(40));
        let past = today.saturating_sub(jiff::Span::new().days(40));
        for (fields, told) in [
            (whole("beaucoup", shown(later), "Délibération"), "Écrivez un nombre"),
            (whole("1 500", shown(past), "Délibération"), "Cette date est passée"),
            (whole("1 500", "31/02/2027".to_owned(), "Délibération"), "n’existe pas dans le calendrier"),
            (whole("1 500", shown(later), ""), "id=\"champ-source-erreur\""),
        ] {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let refused = maelle.post(PAGE, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            refused.says(told);
        }
        let fields = whole("1 500,00 €", shown(later), "Délibération <b>du 3 mars</b> 🙂");
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let sent = maelle.post(PAGE, &fields).await;
        assert_eq!(sent.location.as_deref(), Some("/region"), "{}", sent.text());
        let page = maelle.get("/region").await;
        page.says("500").says("à vérifier").says("exemple").does_not_say("<b>du 3 mars");
        maelle.get(PAGE).await.says("Tout ce qui a été écrit").says("Maëlle Kerguelen");

        // Nobody else writes it, and a region whose site names none writes nothing.
        assert_eq!(scene.claire.get("/region").await.status, StatusCode::NOT_FOUND);
        assert_eq!(scene.claire.post(PAGE, &fields).await.status, StatusCode::NOT_FOUND);
        assert_ne!(scene.samira.get("/region").await.status, StatusCode::OK);
        assert_ne!(maelle.get("/administration/dispositifs").await.status, StatusCode::OK);
        assert_eq!(maelle.get("/region/ptp-plafond-du-cout").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn clause_2_3_03_what_a_region_writes_enters_the_answer_with_its_source() {
    let scene = Scene::sqlite().await;
    let mut maelle = a_region(&scene, Some("53")).await;
    let today = day(&scene);
    let mut reader = Browser::new(&scene.house);
    let start = today.saturating_add(jiff::Span::new().months(6)).strftime("%d/%m/%Y").to_string();
    let training: [(&str, &str); 4] = [
        ("formation-nature", "certification RNCP"),
        ("formation-debut", &start),
        ("formation-heures", "400"),
        ("formation-cout-formation", "4000"),
    ];
    reader.post("/mes-droits/formation", &training).await;
    for (question, value) in [
        ("personne-statut", "sans emploi"),
        ("personne-inscrite-a-france-travail", "oui"),
        ("personne-age", "45"),
        ("personne-region", "53"),
        ("allocation-nature", "ARE"),
        ("compte-solde", "0"),
        ("formation-validee-par-le-conseiller", "oui"),
        ("formation-place-collective", "non"),
        ("formation-eligible-au-compte", "oui"),
    ] {
        reader.post(&format!("/mes-droits/question/{question}"), &[("reponse", value)]).await;
    }
    reader.get("/mes-droits/resultat").await.does_not_say("Délibération du 3 mars");
    let from = today.strftime("%d/%m/%Y").to_string();
    let fields = [
        ("worth", "1500"),
        ("from", from.as_str()),
        ("source", "Délibération du 3 mars"),
        ("evidence", "V"),
        ("example", "non"),
    ];
    let sent = maelle.post("/region/aide-regionale-plafond", &fields).await;
    assert_eq!(sent.location.as_deref(), Some("/region"), "{}", sent.text());
    let result = reader.get("/mes-droits/resultat").await;
    result.says("Aide individuelle de la Région").says("Délibération du 3 mars");
}

fn day(scene: &Scene) -> jiff::civil::Date {
    scene.world.clock.now().to_string()[..10].parse().expect("a moment begins with its day")
}
