//! The one box: a hundred everyday queries over trainings, certifications, schemes and services, written before the search;
//! kinds, alerts, and whatever may be typed.

use std::sync::LazyLock;

use jalon_search::{
    Everything, EverythingQuery, KINDS, Kind, OpenError, SavedSearch, Schema, Synonyms, Thing, build,
    build_everything,
};

mod generated;

const THINGS: &str = include_str!("queries/things.tsv");
const WANTED: &str = include_str!("queries/things_wanted.tsv");
const OCCUPATIONS: &str = include_str!("queries/forty.tsv");
const SYNONYMS: [&str; 2] = [
    include_str!("../../../data/search/synonymes.tsv"),
    include_str!("../../../data/search/synonymes-formation.tsv"),
];

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn list(values: &str) -> Vec<String> {
    values.split(';').filter(|value| !value.is_empty()).map(str::to_string).collect()
}

fn thing(kind: Kind, key: &str, title: &str) -> Thing {
    Thing { kind, key: key.into(), title: title.into(), names: Vec::new(), texts: Vec::new() }
}

/// Trainings, their certifications, schemes, services, documents, skills, and forty occupations that stand in the way.
fn things() -> Vec<Thing> {
    let mut things = Vec::new();
    for training in generated::trainings() {
        if let Some(code) = &training.code {
            let names = vec![code.clone()];
            things.push(Thing { names, ..thing(Kind::Certification, code, &training.title) });
        }
        let mut texts = training.occupations;
        texts.extend([training.domain, training.aim]);
        things.push(Thing { texts, ..thing(Kind::Training, &training.key, &training.title) });
    }
    for row in rows(THINGS) {
        let [kind, key, title, names, text] = row[..] else { panic!("five columns: {row:?}") };
        let kind = match kind {
            "scheme" => Kind::Scheme,
            "service" => Kind::Service,
            "skill" => Kind::Skill,
            "document" => Kind::Document,
            other => panic!("no kind {other}"),
        };
        things.push(Thing { names: list(names), texts: vec![text.into()], ..thing(kind, key, title) });
    }
    for row in rows(OCCUPATIONS) {
        things.push(Thing { texts: vec![row[2].into()], ..thing(Kind::Occupation, row[0], row[1]) });
    }
    things
}

fn synonyms() -> Synonyms {
    let [of_occupations, of_trainings] = SYNONYMS.map(|table| Synonyms::parse(table).unwrap());
    of_trainings.and(of_occupations)
}

static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| build_everything(&synonyms(), &things()).unwrap());
static BOX: LazyLock<Everything<Vec<u8>>> = LazyLock::new(|| Everything::open(BYTES.clone()).unwrap());

fn query(words: &str, kinds: &[Kind]) -> EverythingQuery {
    EverythingQuery { words: words.to_string(), kinds: kinds.to_vec() }
}

#[test]
fn at_least_90_of_100_everyday_queries_find_what_is_meant_in_the_first_three() {
    let kinds =
        [Kind::Training, Kind::Certification, Kind::Scheme, Kind::Service, Kind::Document, Kind::Skill];
    let wanted: Vec<Vec<&str>> = rows(WANTED).collect();
    assert_eq!(wanted.len(), 100);
    let missed: Vec<String> = wanted
        .iter()
        .filter_map(|row| {
            let hits = BOX.search(&query(row[0], &kinds), 0, 3).hits;
            let is_meant = |key: &str| row[1].split(',').any(|one| one == key);
            let shown: Vec<String> = hits.iter().map(|hit| format!("{} {}", hit.key, hit.title)).collect();
            (!hits.iter().any(|hit| is_meant(&hit.key)))
                .then(|| format!("{} -> {shown:?}, not {}", row[0], row[1]))
        })
        .collect();
    println!("{} of 100 in the first three; missed:\n{}", 100 - missed.len(), missed.join("\n"));
    assert!(missed.len() <= 10, "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn every_key_that_is_wanted_exists() {
    let known: Vec<String> = things().into_iter().map(|thing| thing.key).collect();
    for row in rows(WANTED) {
        for key in row[1].split(',') {
            assert!(known.iter().any(|one| one == key), "{}: {key}", row[0]);
        }
    }
}

#[test]
fn kinds_are_counted_and_can_be_chosen() {
    let all = BOX.search(&query("boulanger", &[]), 0, 50);
    let of = |kind: Kind| all.hits.iter().filter(|hit| hit.kind == kind).count();
    for (kind, count) in &all.kinds {
        assert_eq!(of(*kind), *count, "{kind:?}");
    }
    assert!(of(Kind::Occupation) > 0 && of(Kind::Training) > 0 && of(Kind::Certification) > 0, "{all:#?}");
    let one = BOX.search(&query("boulanger", &[Kind::Occupation]), 0, 50);
    assert!(one.hits.iter().all(|hit| hit.kind == Kind::Occupation));
    assert_eq!((one.total, one.kinds), (of(Kind::Occupation), all.kinds));
    assert!(KINDS.iter().all(|kind| Kind::from_key(kind.key()) == Some(*kind)));
    assert_eq!(Kind::from_key("autre"), None);
}

#[test]
fn each_hit_says_why() {
    let hits = BOX.search(&query("mission local", &[]), 0, 1).hits;
    assert_eq!((hits[0].kind, hits[0].key.as_str()), (Kind::Service, "missionlocale"));
    assert_eq!((hits[0].reason.field.as_str(), hits[0].reason.label.as_str()), ("titre", "Mission locale"));
}

#[test]
fn an_alert_names_only_what_is_new_and_answers() {
    let saved = query("boulanger", &[Kind::Training]);
    let told =
        BOX.alert(&saved, &[(Kind::Training, "F003"), (Kind::Training, "F001"), (Kind::Occupation, "D1102")]);
    assert_eq!(told.iter().map(|hit| hit.key.as_str()).collect::<Vec<_>>(), ["F003"]);
    assert!(BOX.alert(&saved, &[(Kind::Training, "gone")]).is_empty());
    assert!(BOX.alert(&query("", &[]), &[(Kind::Training, "F003")]).is_empty());
}

#[test]
fn a_title_under_way_is_proposed_with_its_kind() {
    let proposed = BOX.suggest("mission l", 5);
    assert!(
        proposed.iter().any(|(kind, one)| *kind == Kind::Service && one.key == "missionlocale"),
        "{proposed:?}"
    );
}

#[test]
fn a_saved_search_comes_back_and_anything_else_is_refused() {
    let saved = SavedSearch::Everything(query("boulanger", &[Kind::Training]));
    let text = saved.to_text();
    assert_eq!(text, r#"{"recherche":"tout","demande":{"words":"boulanger","kinds":["formation"]}}"#);
    assert_eq!(SavedSearch::from_text(&text).unwrap(), saved);
    let sessions = SavedSearch::Sessions(Box::default());
    assert_eq!(SavedSearch::from_text(&sessions.to_text()).unwrap(), sessions);
    assert!(SavedSearch::from_text(r#"{"recherche":"sessions","demande":{"words":"x"}}"#).is_ok());
    for text in [
        "",
        "{}",
        "null",
        r#"{"recherche":"lune"}"#,
        r#"{"recherche":"sessions","demande":{"couleur":"rouge"}}"#,
        r#"{"recherche":"sessions","demande":{"near":{"point":[91.0,0.0],"km":3}}}"#,
        r#"{"recherche":"sessions","demande":{"wanted":{"niveau":["douze"]}}}"#,
        r#"{"recherche":"tout","demande":{"kinds":["autre"]}}"#,
    ] {
        assert!(SavedSearch::from_text(text).is_err(), "{text}");
    }
}

#[test]
fn whatever_is_typed_gets_an_answer_and_other_bytes_are_refused() {
    let huge = "formation <b>🧑‍🍳</b> ".repeat(500_000);
    for typed in ["", " ", "de la", "🧑‍🍳", "'; drop table --", "<script>", "\u{0}", huge.as_str()] {
        let things = BOX.search(&query(typed, &[]), 0, 10);
        assert!(things.hits.len() <= things.total, "{}", &typed[..typed.floor_char_boundary(20)]);
        BOX.suggest(typed, 10);
    }
    assert_eq!(BOX.search(&query("", &[]), 0, 10).total, 0);
    // An index of another schema is not the one box.
    let other = build(&Schema::occupations(), &Synonyms::default(), &[]).unwrap();
    assert_eq!(Everything::open(other).unwrap_err(), OpenError::NotAnIndex);
    assert!(Everything::open(&BYTES[..BYTES.len() / 2]).is_err());
    assert_eq!(BOX.len(), things().len());
}
