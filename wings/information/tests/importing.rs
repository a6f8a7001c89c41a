//! ROME into the database, on each engine: whole or not at all.

mod common;

use std::time::Instant;

use common::{import_starter, import_with, published, starter_with};
use jalon_information::import::{Change, ImportError, Options, Outcome, Progress, Run, starter};
use jalon_information::model::dataset::State;
use jalon_information::{Information, datasets, import, occupation_title};
use jalon_kernel::testing::World;
use jalon_reference::shrinkage::Tolerance;

fn rehearsal() -> Options {
    Options { run: Run::Rehearse, ..Options::default() }
}

#[tokio::test]
async fn the_starter_set_is_put_in_place_with_its_provenance() {
    for world in World::each().await {
        let mut steps = Vec::new();
        let report = import::rome(
            &world.db,
            &world.clock,
            &world.chance,
            starter(),
            Options::default(),
            &mut |step: Progress<'_>| steps.push(step.to_string()),
        )
        .await
        .expect("the starter set");
        assert_eq!(report.outcome, Outcome::Applied);
        assert_eq!(report.difference.occupations, Change { added: 43, removed: 0, changed: 0 });
        assert!(steps.iter().any(|step| step.contains("occupation_item")), "{steps:?}");

        let mut tx = world.db.read().await.expect("read");
        let all = datasets(&mut tx).await.expect("datasets");
        assert_eq!(all, [report.dataset.clone()], "what was read is what was kept");
        assert!(all[0].is_demonstration());
        assert_eq!((all[0].publisher.as_str(), all[0].licence.as_str()), ("Jalon", "EUPL-1.2"));
        assert_eq!(all[0].counts.get("métiers"), 43);
        assert_eq!(all[0].checksum.len(), 64);
        let title = occupation_title(&mut tx, "A1208").await.expect("a title");
        assert_eq!(title.as_deref(), Some("Jardinier / Jardinière paysagiste"));
        assert_eq!(occupation_title(&mut tx, "Z9999").await.expect("nothing"), None);
        let said = report.to_string();
        assert!(said.contains("démonstration") && said.contains("Aucune version n'était en place"), "{said}");
    }
}

#[tokio::test]
async fn the_same_files_again_change_nothing() {
    for world in World::each().await {
        let first = import_starter(&world).await;
        let again = import_starter(&world).await;
        assert_eq!(again.outcome, Outcome::AlreadyCurrent);
        assert_eq!(again.previous.map(|previous| previous.id), Some(first.dataset.id));
        let mut tx = world.db.read().await.expect("read");
        assert_eq!(datasets(&mut tx).await.expect("datasets").len(), 1);
    }
}

#[tokio::test]
async fn a_rehearsal_tells_the_difference_and_writes_nothing() {
    for world in World::each().await {
        let first = import_starter(&world).await;
        let changed =
            || starter_with("texte", |text| text.replacen("Crée et entretient", "Imagine et entretient", 1));
        let report = import_with(&world, changed(), rehearsal()).await.expect("accepted");
        assert_eq!(report.outcome, Outcome::Rehearsed);
        assert_eq!(report.difference.occupations, Change { added: 0, removed: 0, changed: 1 });
        assert_eq!(report.difference.links, Change::default(), "what was written reads back the same");
        assert_eq!(report.difference.items, Change::default());
        assert_eq!(report.difference.titles, Change::default());
        assert_eq!(report.difference.mobilities, Change::default());
        let mut tx = world.db.read().await.expect("read");
        let all = datasets(&mut tx).await.expect("datasets");
        assert_eq!(all.iter().map(|it| it.id).collect::<Vec<_>>(), [first.dataset.id]);
    }
}

#[tokio::test]
async fn one_previous_version_stays_and_older_ones_go() {
    for world in World::each().await {
        let mut ids = vec![import_starter(&world).await.dataset.id];
        for word in ["Imagine", "Dessine"] {
            let files = starter_with("texte", |text| {
                text.replacen("Crée et entretient", &format!("{word} et entretient"), 1)
            });
            let report = import_with(&world, files, Options::default()).await.expect("accepted");
            ids.push(report.dataset.id);
        }
        let mut tx = world.db.read().await.expect("read");
        let all = datasets(&mut tx).await.expect("datasets");
        let states: Vec<_> = all.iter().map(|it| (it.id, it.state)).collect();
        assert_eq!(states, [(ids[2], State::Current), (ids[1], State::Previous)]);
    }
}

#[tokio::test]
async fn a_suspicious_loss_is_refused_unless_it_is_tolerated() {
    for world in World::each().await {
        let first = import_starter(&world).await;
        let cut = || {
            starter_with("rubrique_mobilite", |text| {
                text.lines().take(60).map(|line| format!("{line}\n")).collect()
            })
        };
        let refused =
            import_with(&world, cut(), Options::default()).await.expect_err("half the moves are gone");
        let ImportError::Shrunk(losses) = &refused else { panic!("{refused}") };
        assert_eq!(losses.len(), 1);
        assert!(refused.to_string().contains("mobilités : 59 au lieu de 129"), "{refused}");
        let mut tx = world.db.read().await.expect("read");
        let all = datasets(&mut tx).await.expect("datasets");
        assert_eq!(all, [first.dataset], "nothing changed");
        drop(tx);

        let tolerance = Tolerance::per_thousand(1000).expect("all of it");
        let taken = import_with(&world, cut(), Options { tolerance, ..Options::default() }).await;
        assert_eq!(taken.expect("tolerated").difference.mobilities.removed, 70);
    }
}

#[tokio::test]
async fn damaged_files_are_refused_with_their_place_and_nothing_changes() {
    for world in World::each().await {
        let nothing = import_with(&world, Vec::<(String, &[u8])>::new(), Options::default()).await;
        assert!(matches!(nothing, Err(ImportError::Refused(_))));
        let first = import_starter(&world).await;
        let broken =
            starter_with("referentiel_appellation", |text| text.replacen("\"A1208\"", "\"A12O8\"", 1));
        let refused =
            import_with(&world, broken, Options::default()).await.expect_err("a letter for a digit");
        let said = refused.to_string();
        assert!(said.contains("appellation") && said.contains("ligne 2"), "{said}");
        let mut tx = world.db.read().await.expect("read");
        assert_eq!(datasets(&mut tx).await.expect("datasets"), [first.dataset]);
    }
}

/// Both published editions, whole, and their times: the aim is ten seconds in release.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn published_editions_take_each_other_s_place() {
    for world in World::each().await {
        let Some(files) = published("rome_v460") else { return };
        let start = Instant::now();
        let fourth = import_with(&world, files, Options::default()).await.expect("ROME 4.60");
        println!("{}: ROME {} imported in {:?}", world.db.engine(), fourth.dataset.edition, start.elapsed());
        assert_eq!(fourth.dataset.counts.get("métiers"), 1584);
        assert_eq!(fourth.dataset.publisher, "France Travail");

        let start = Instant::now();
        let information = Information::open(&world.db).await.expect("the index");
        println!("{}: index of ROME 4.60 ready in {:?}", world.db.engine(), start.elapsed());
        let found: Vec<_> = information.search("boulangere", 3).into_iter().map(|it| it.code).collect();
        assert_eq!(found.first().map(String::as_str), Some("D1102"));

        // Everything that was written reads back the same.
        let files = published("rome_v460").expect("still there");
        let again = files.into_iter().filter(|(name, _)| name != "version.txt").collect();
        let start = Instant::now();
        let same = import_with(&world, again, rehearsal()).await.expect("accepted");
        println!("{}: rehearsal against itself in {:?}", world.db.engine(), start.elapsed());
        assert_eq!(same.outcome, Outcome::Rehearsed);
        assert_eq!(same.difference, import::Difference::default());

        let Some(files) = published("rome_v347") else { return };
        let refused = import_with(&world, files, Options::default()).await;
        assert!(matches!(refused, Err(ImportError::Shrunk(_))), "a third of the occupations only");
        let files = published("rome_v347").expect("still there");
        let tolerance = Tolerance::per_thousand(1000).expect("all of it");
        let start = Instant::now();
        let third =
            import_with(&world, files, Options { tolerance, ..Options::default() }).await.expect("ROME 3.47");
        println!("{}: ROME {} imported in {:?}", world.db.engine(), third.dataset.edition, start.elapsed());
        let mut tx = world.db.read().await.expect("read");
        let all = datasets(&mut tx).await.expect("datasets");
        assert_eq!(all.iter().map(|it| it.edition.as_str()).collect::<Vec<_>>(), ["3.47", "4.60"]);
    }
}
