//! Reference sets into the database, on each engine: whole or not at all.

mod common;

use std::io::{Cursor, Write as _};

use jalon_information::import::Run;
use jalon_information::model::dataset::State;
use jalon_information::sets::{
    SetError, SetOptions, SetOutcome, SetReport, import_set, rollback, starter_sets,
};
use jalon_information::{Territory, datasets, occupation_market};
use jalon_kernel::testing::World;
use jalon_reference::registry;
use jalon_reference::shrinkage::Tolerance;

type Files = Vec<(String, Cursor<Vec<u8>>)>;

async fn import(
    world: &World,
    source: &str,
    files: Files,
    options: SetOptions,
) -> Result<SetReport, SetError> {
    let source = registry::source(source).expect("a source");
    import_set(&world.db, &world.clock, &world.chance, source, files, options, &mut |_| {}).await
}

async fn take(world: &World, source: &str, files: Files) -> SetReport {
    import(world, source, files, SetOptions::default()).await.expect("a sound set")
}

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> (String, Cursor<Vec<u8>>) {
    (name.to_owned(), Cursor::new(bytes.into()))
}

fn shortages(lines: usize) -> Vec<u8> {
    let mut text = String::from("Region,Famille Professionnelle,Code FAP\n");
    for number in 0..lines {
        text.push_str(&format!("Bretagne,Famille {number},A0Z{:02}\n", 40 + number % 60));
    }
    text.into_bytes()
}

const SHORTAGES: &str = "metiers_en_tension_mars_2024.csv";

fn anything() -> Tolerance {
    Tolerance::per_thousand(1000).expect("all of it")
}

/// What is loaded, to be compared before and after.
async fn loaded(world: &World) -> Vec<(String, String, State)> {
    let mut tx = world.db.read().await.expect("read");
    let all = datasets(&mut tx).await.expect("datasets");
    all.into_iter().map(|it| (it.source, it.checksum, it.state)).collect()
}

#[tokio::test]
async fn a_set_is_put_in_place_with_its_provenance_and_the_same_files_change_nothing() {
    for world in World::each().await {
        let report = take(&world, "metiers-en-tension", vec![file(SHORTAGES, shortages(40))]).await;
        assert_eq!(report.outcome, SetOutcome::Applied);
        assert_eq!(report.dataset.counts.get("métiers en tension"), 40);
        assert_eq!(
            (report.dataset.publisher.as_str(), report.dataset.edition.as_str()),
            ("Ministère du Travail", "2024")
        );
        assert_eq!(report.difference.0["métiers en tension"].added, 40);
        let again = take(&world, "metiers-en-tension", vec![file(SHORTAGES, shortages(40))]).await;
        assert_eq!(again.outcome, SetOutcome::AlreadyCurrent);
        assert_eq!(loaded(&world).await.len(), 1);
    }
}

#[tokio::test]
async fn a_rehearsal_tells_the_difference_and_writes_nothing() {
    for world in World::each().await {
        take(&world, "metiers-en-tension", vec![file(SHORTAGES, shortages(40))]).await;
        let before = loaded(&world).await;
        let options = SetOptions { run: Run::Rehearse, ..SetOptions::default() };
        let files = vec![file(SHORTAGES, shortages(43))];
        let report = import(&world, "metiers-en-tension", files, options).await.expect("accepted");
        assert_eq!(report.outcome, SetOutcome::Rehearsed);
        let change = report.difference.0["métiers en tension"];
        assert_eq!((change.added, change.removed, change.changed), (3, 0, 0));
        assert_eq!(loaded(&world).await, before);
    }
}

#[tokio::test]
async fn the_version_before_comes_back_and_older_ones_go() {
    for world in World::each().await {
        let mut sums = Vec::new();
        for lines in [40, 41, 42] {
            let report = take(&world, "metiers-en-tension", vec![file(SHORTAGES, shortages(lines))]).await;
            sums.push(report.dataset.checksum);
        }
        let states = loaded(&world).await;
        let states: Vec<_> = states.iter().map(|(_, sum, state)| (sum.as_str(), *state)).collect();
        assert_eq!(states, [(sums[2].as_str(), State::Current), (sums[1].as_str(), State::Previous)]);
        let back = rollback(&world.db, "metiers-en-tension").await.expect("there is one before");
        assert_eq!((back.checksum.as_str(), back.counts.get("métiers en tension")), (sums[1].as_str(), 41));
        let forth = rollback(&world.db, "metiers-en-tension").await.expect("and back");
        assert_eq!(forth.checksum, sums[2]);
        assert!(matches!(rollback(&world.db, "bmo").await, Err(SetError::NothingBefore)));
    }
}

#[tokio::test]
async fn a_suspicious_loss_is_refused_unless_it_is_tolerated() {
    for world in World::each().await {
        take(&world, "metiers-en-tension", vec![file(SHORTAGES, shortages(100))]).await;
        let before = loaded(&world).await;
        // Two in a hundred are tolerated, three are not.
        let cut = || vec![file(SHORTAGES, shortages(97))];
        let refused = import(&world, "metiers-en-tension", cut(), SetOptions::default()).await;
        assert!(matches!(refused, Err(SetError::Shrunk(_))), "{refused:?}");
        assert_eq!(loaded(&world).await, before, "nothing changed, nothing staged is left");
        let options = SetOptions { tolerance: anything(), ..SetOptions::default() };
        assert!(import(&world, "metiers-en-tension", cut(), options).await.is_ok());
        assert_eq!(
            take(&world, "metiers-en-tension", vec![file(SHORTAGES, shortages(96))])
                .await
                .dataset
                .counts
                .get("métiers en tension"),
            96
        );
    }
}

#[tokio::test]
async fn refused_records_are_told_and_only_so_many_are_let_go() {
    for world in World::each().await {
        let with_faults = |sound: usize, wrong: usize| {
            let mut bytes = shortages(sound);
            (0..wrong).for_each(|_| bytes.extend_from_slice(b"Bretagne,Famille,code inconnu\n"));
            vec![file(SHORTAGES, bytes)]
        };
        let report = take(&world, "metiers-en-tension", with_faults(98, 2)).await;
        assert_eq!((report.lost, report.dataset.counts.get("métiers en tension")), (2, 98));
        assert!(report.to_string().contains("ligne 100"), "{report}");
        let before = loaded(&world).await;
        let refused = import(&world, "metiers-en-tension", with_faults(97, 3), SetOptions::default()).await;
        let Err(SetError::Refused(refused)) = refused else { panic!("three in a hundred: {refused:?}") };
        assert_eq!(refused.rejections().len(), 3);
        assert_eq!(loaded(&world).await, before);
    }
}

fn zipped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("in memory");
    writer.write_all(bytes).expect("in memory");
    writer.finish().expect("in memory").into_inner()
}

#[tokio::test]
async fn a_damaged_file_leaves_the_version_in_place() {
    for world in World::each().await {
        take(&world, "metiers-en-tension", vec![file(SHORTAGES, shortages(60))]).await;
        take(&world, "rncp", vec![file("export_fiches_RNCP_x.xml", RNCP)]).await;
        let before = loaded(&world).await;
        let sound = shortages(60);
        let flipped: Vec<u8> = sound
            .iter()
            .enumerate()
            .map(|(at, byte)| if at % 40 == 39 { byte ^ 0x80 } else { *byte })
            .collect();
        let in_utf_16: Vec<u8> = String::from_utf8(sound.clone())
            .expect("text")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let entities = format!("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>{RNCP}");
        let nested = format!("<FICHES>{}</FICHES>", "<FICHE>".repeat(100_000));
        let cases: Vec<(&str, &str, Vec<u8>)> = vec![
            ("cut in a line", SHORTAGES, sound[..sound.len() - 10].to_vec()),
            ("flipped", SHORTAGES, flipped),
            ("in another encoding", SHORTAGES, in_utf_16),
            ("empty", SHORTAGES, Vec::new()),
            ("another file under this name", SHORTAGES, b"Annee,A0Z40\n2019,3\n".to_vec()),
            ("a bomb", "bombe.zip", zipped(SHORTAGES, &vec![b'a'; 40 << 20])),
            ("nonsense in a zip", "rien.zip", b"PK and nothing".to_vec()),
            ("nothing known in a zip", "autre.zip", zipped("inconnu.csv", b"a,b\n")),
            ("cut XML", "export_fiches_RNCP_x.xml", RNCP.as_bytes()[..RNCP.len() - 12].to_vec()),
            ("an entity bomb", "export_fiches_RNCP_x.xml", entities.into_bytes()),
            ("nested", "export_fiches_RNCP_x.xml", nested.into_bytes()),
        ];
        let options = || SetOptions {
            tolerance: anything(),
            rows_lost: Tolerance::per_thousand(0).expect("none"),
            ..SetOptions::default()
        };
        for (what, name, bytes) in cases {
            let source = if name.ends_with(".xml") { "rncp" } else { "metiers-en-tension" };
            let outcome = import(&world, source, vec![file(name, bytes)], options()).await;
            assert!(matches!(outcome, Err(SetError::Refused(_))), "{what}: {outcome:?}");
            assert_eq!(loaded(&world).await, before, "{what}");
        }
        let strange = import(
            &world,
            "bmo",
            vec![file("photo.jpg", b"x".to_vec()), file("b.txt", b"y".to_vec())],
            options(),
        )
        .await;
        assert!(matches!(strange, Err(SetError::NothingToRead { .. })), "{strange:?}");
        // Renamed, alone, in a source of one format: its header says what it is.
        let renamed =
            import(&world, "metiers-en-tension", vec![file("liste.csv", shortages(61))], options()).await;
        assert!(renamed.is_ok(), "{renamed:?}");
    }
}

#[tokio::test]
async fn what_was_written_for_the_demonstration_never_replaces_published_data() {
    for world in World::each().await {
        let invented = || vec![file("metiers_en_tension_demonstration.csv", shortages(3))];
        let report = take(&world, "metiers-en-tension", invented()).await;
        assert!(report.dataset.is_demonstration() && report.dataset.publisher == "Jalon");
        take(&world, "metiers-en-tension", vec![file(SHORTAGES, shortages(1))]).await;
        let refused = import(&world, "metiers-en-tension", invented(), SetOptions::default()).await;
        assert!(matches!(refused, Err(SetError::DemonstrationOverPublished)), "{refused:?}");
    }
}

const RNCP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>\n<FICHE>\
    <NUMERO_FICHE>RNCP90001</NUMERO_FICHE><INTITULE>Agent d'essai</INTITULE></FICHE>\n</FICHES>\n";

#[tokio::test]
async fn the_starter_sets_say_that_they_are_invented() {
    for world in World::each().await {
        for (source, files) in starter_sets() {
            let files =
                files.into_iter().map(|(name, bytes)| file(&name, bytes.into_inner().to_vec())).collect();
            let report = take(&world, source, files).await;
            assert!(report.dataset.is_demonstration() && report.lost == 0, "{report}");
            assert_eq!(report.dataset.counts.get("certifications"), 6);
        }
    }
}

/// Every published file, on the embedded engine: the counts of their description, through the whole way in.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_published_set_is_imported_with_its_counts() {
    let shared = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    if !shared.is_dir() {
        println!("SKIPPED: no reference data");
        return;
    }
    let world = World::each().await.into_iter().find(|world| world.db.engine() == "sqlite").expect("sqlite");
    for (source, folders, expected) in PUBLISHED {
        let mut files = Vec::new();
        for folder in *folders {
            walk(&shared.join(folder), &mut files);
        }
        let start = std::time::Instant::now();
        let source = registry::source(source).expect("a source");
        // The sample of services holds one record in seven that is refused, as its publisher's schema would.
        let rows_lost = Tolerance::per_thousand(200).expect("a fifth");
        let options = SetOptions { rows_lost, ..SetOptions::default() };
        let report = import_set(&world.db, &world.clock, &world.chance, source, files, options, &mut |_| {})
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", source.id));
        println!("{} imported in {:?}", source.id, start.elapsed());
        for (records, count) in *expected {
            assert_eq!(report.dataset.counts.get(records), *count, "{}: {records}", source.id);
        }
    }
    let covered: Vec<&str> = PUBLISHED.iter().map(|(source, ..)| *source).collect();
    for source in registry::SOURCES.iter().filter(|source| !matches!(source.id, "rome-3" | "rome-4")) {
        assert!(covered.contains(&source.id), "{}: imported by no case", source.id);
    }
    let mut tx = world.db.read().await.expect("read");
    let market = occupation_market(&mut tx, "A1416", &Territory::France).await.expect("the market");
    assert!(
        market.iter().any(|figure| figure.indicator == "pay-median" && figure.value.is_some()),
        "{market:?}"
    );
}

fn walk(folder: &std::path::Path, into: &mut Vec<(String, std::fs::File)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, into);
        } else {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            into.push((name, std::fs::File::open(&path).expect("it opens")));
        }
    }
}

/// A source, its folders, and how many records of each kind its files hold.
type Published = (&'static str, &'static [&'static str], &'static [(&'static str, u64)]);

const PUBLISHED: &[Published] = &[
    (
        "cog",
        &["territoires"],
        &[("communes", 37_544), ("communes des collectivités d'outre-mer", 94), ("régions", 18)],
    ),
    ("codes-postaux", &["territoires"], &[("codes postaux", 39_201)]),
    ("zones-emploi", &["territoires"], &[("communes des zones d'emploi", 34_935)]),
    ("bassins-france-travail", &["territoires"], &[("communes des bassins", 37_498)]),
    ("bassins-bmo", &["territoires"], &[("communes des bassins de l'enquête BMO", 35_357)]),
    ("population", &["territoires"], &[("populations communales", 34_995)]),
    (
        "decoupage-administratif",
        &["territoires"],
        &[("régions et collectivités", 26), ("départements et collectivités", 109)],
    ),
    ("academies", &["territoires"], &[("départements par académie", 122)]),
    ("anciennes-regions", &["territoires"], &[("anciennes régions", 68)]),
    (
        "rncp",
        &["rncp"],
        &[
            ("certifications", 13),
            ("certifications en bref", 9),
            ("blocs de compétences", 6),
            ("voies d'accès", 34),
        ],
    ),
    ("edof", &["lheo"], &[("offres de formation", 4)]),
    ("lheo", &["lheo"], &[("offres de formation", 10)]),
    (
        "formacode",
        &["formacode"],
        &[("termes", 2_775), ("grands domaines", 14), ("termes de la version 13", 2_632)],
    ),
    (
        "nsf",
        &["nsf"],
        &[("groupes de spécialités", 115), ("domaines de spécialités", 22), ("niveaux de diplômes", 212)],
    ),
    ("certif-info", &["certif_info"], &[("certifications", 10_067)]),
    (
        "data-inclusion",
        &["data_inclusion"],
        &[
            ("structures", 5),
            ("services", 6),
            ("contributeurs", 15),
            ("thématiques", 69),
            ("réseaux porteurs", 108),
        ],
    ),
    ("annuaire-operateurs", &["operateurs"], &[("agences", 1_003)]),
    ("bmo", &["bmo_2025"], &[("projets de recrutement", 50_076)]),
    (
        "tensions-bassins",
        &["tension_bassin_2019_2020"],
        &[("tensions par bassin", 27_053), ("tensions par bassin de 2019", 2_088)],
    ),
    (
        "dares-metiers",
        &["dares_portraits_metiers"],
        &[
            ("tensions par famille", 31_034),
            ("évolution des tensions", 2_367),
            ("tranches de salaire", 1_645),
            ("salaires médians", 654),
            ("effectifs par année", 36),
            ("passages des familles au ROME 3", 765),
            ("passages des familles à la PCS", 486),
        ],
    ),
    (
        "fap",
        &["fap"],
        &[
            ("familles de 2021", 341),
            ("intitulés des familles de 2009", 343),
            ("passages du ROME 3 aux familles de 2009", 561),
            ("passages de la PCS au ROME", 929),
        ],
    ),
    ("metiers-en-tension", &["fap"], &[("métiers en tension", 399)]),
    ("rome-connexe", &["rome_connexe"], &[("métiers proches observés", 10_317)]),
    ("rome-isco08", &["rome_isco08"], &[("passages du ROME 3 à la CITP-08", 106)]),
    (
        "esco",
        &["esco_v1_0_fr", "esco_v1_1_1_relations"],
        &[
            ("métiers", 2_942),
            ("compétences et savoirs", 13_485),
            ("hiérarchie", 3_551 + 7_161 + 3_617 + 20_656),
            ("compétences des métiers", 123_855),
            ("compétences liées", 5_899),
        ],
    ),
    ("rome-esco", &["rome_esco"], &[("passages du ROME à ESCO", 2_130)]),
];
