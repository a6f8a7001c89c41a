//! The engine on a set of forty occupations, as the demonstration has: what is found, why, and by which facets.

use jalon_search::{
    BuildError, Document, FieldKind, How, Index, Query, Reason, Request, Results, Schema, Synonyms,
    WordMatch, build,
};

const SYNONYMS: &str = include_str!("../../../data/search/synonymes.tsv");
const OCCUPATIONS: &str = include_str!("queries/forty.tsv");

fn forty() -> Index<Vec<u8>> {
    let documents: Vec<Document> = OCCUPATIONS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [code, title, skill] = columns[..] else { panic!("three columns: {line}") };
            Document::new(code).with("titre", title).with("competence", skill).facet("domaine", &code[..1])
        })
        .collect();
    assert_eq!(documents.len(), 40);
    let synonyms = Synonyms::parse(SYNONYMS).unwrap();
    Index::open(build(&Schema::occupations(), &synonyms, &documents).unwrap()).unwrap()
}

fn search(typed: &str) -> Results {
    forty().search(&Request::new(Query::parse(typed)))
}

#[track_caller]
fn check_first(typed: &str, code: &str) -> Reason {
    let hits = search(typed).hits;
    let first = hits.first().unwrap_or_else(|| panic!("{typed}: nothing found"));
    assert_eq!(first.key, code, "{typed}: {first:#?}");
    first.reason.clone()
}

#[test]
fn accents_genders_numbers_faults_and_everyday_words_find_the_occupation() {
    for (typed, code) in [
        ("boulangere", "D1102"),
        ("Les BOULANGERS", "D1102"),
        ("boulangé", "D1102"),
        ("aide soignant", "J1501"),
        ("aidesoignante", "J1501"),
        ("chauffeur poid lourd", "N4101"),
        ("infermiere", "J1506"),
        ("kiné", "J1404"),
        ("nounous", "K1303"),
        ("je garde des enfants", "K1303"),
        ("réparer des vélos", "I1619"),
        ("mécanique vélo", "I1619"),
        ("électro-mécanicien", "I1304"),
        ("vendeur·se en prêt-à-porter", "D1214"),
    ] {
        check_first(typed, code);
    }
}

#[test]
fn each_hit_says_why() {
    let here =
        |sought: &str, found: &str, how| WordMatch::Here { sought: sought.into(), found: found.into(), how };
    let reason = check_first("boulangere", "D1102");
    assert_eq!((reason.field.as_str(), reason.label.as_str()), ("titre", "Boulanger / Boulangère"));
    assert_eq!(reason.words, [here("boulangere", "boulangere", How::Exact)]);
    assert_eq!(check_first("boulangers", "D1102").words, [here("boulangers", "boulanger", How::Form)]);
    assert_eq!(check_first("boullangers", "D1102").words, [here("boullangers", "boulanger", How::Sound)]);
    assert_eq!(check_first("bouhlanger", "D1102").words, [here("bouhlanger", "boulanger", How::Sound)]);
    assert_eq!(
        check_first("boulagner", "D1102").words,
        [here("boulagner", "boulanger", How::Typo { faults: 1 })]
    );
    let reason = check_first("nounou", "K1303");
    assert_eq!(reason.understood, [("nounou".to_string(), "garde d'enfant".to_string())]);
    let reason = check_first("boulanger martien", "D1102");
    assert_eq!(reason.words[1], WordMatch::Missing { sought: "martien".into() });
    let reason = check_first("boulanger pétrir", "D1102");
    assert_eq!(reason.words[1], WordMatch::Elsewhere { sought: "petrir".into() });
}

#[test]
fn nothing_to_look_for_and_nothing_found_are_honest_answers() {
    for typed in ["", " ", "de la les", "🧑‍🍳", "\u{0}\u{1}", "xyzzyplugh", "'; --", "<>&\"'"] {
        let results = search(typed);
        assert_eq!((results.total, results.hits.len()), (0, 0), "{typed:?}: {results:#?}");
        assert!(results.facets.iter().all(|facet| facet.values.is_empty()));
    }
    check_first("'; DROP TABLE boulanger; --", "D1102");
    check_first("<script>alert('boulanger')</script>", "D1102");
}

#[test]
fn facets_filter_and_count_what_another_choice_would_give() {
    let index = forty();
    let all = index.search(&Request::new(Query::parse("vendeur chef conducteur")));
    let domains = |results: &Results| {
        results.facets.iter().find(|facet| facet.facet == "domaine").unwrap().values.clone()
    };
    assert_eq!(domains(&all).iter().map(|(_, count)| count).sum::<usize>(), all.total);
    assert!(domains(&all).len() > 1);
    let one = index.search(&Request::new(Query::parse("vendeur chef conducteur")).keep("domaine", &["N"]));
    assert!(!one.hits.is_empty() && one.hits.iter().all(|hit| hit.key.starts_with('N')));
    assert_eq!(domains(&one), domains(&all), "the filter on a facet leaves its own counts alone");
    let none = index.search(&Request::new(Query::parse("vendeur")).keep("inconnue", &["N"]));
    assert_eq!(none.total, 0);
}

#[test]
fn pages_follow_each_other_without_loss_or_double() {
    let index = forty();
    let query = || Query::parse("conducteur chef");
    let whole = index.search(&Request::new(query()).page(0, 200));
    assert!(whole.total > 3);
    let paged: Vec<String> = (0..whole.total)
        .flat_map(|page| index.search(&Request::new(query()).page(page, 1)).hits)
        .map(|hit| hit.key)
        .collect();
    assert_eq!(paged, whole.hits.iter().map(|hit| hit.key.clone()).collect::<Vec<_>>());
    assert!(index.search(&Request::new(query()).page(usize::MAX, usize::MAX)).hits.is_empty());
}

#[test]
fn suggestions_are_titles_that_begin_as_typed() {
    let index = forty();
    let labels = |typed: &str| -> Vec<String> {
        index.suggest(&Query::parse_while_typing(typed), 5).into_iter().map(|one| one.label).collect()
    };
    assert_eq!(labels("boul")[0], "Boulanger / Boulangère");
    assert_eq!(labels("conductrice de po")[0], "Conducteur / Conductrice de poids lourd");
    assert_eq!(labels("noun")[0], "Garde d'enfant");
    assert!(labels("").is_empty());
    assert!(index.suggest(&Query::parse_while_typing("b"), 0).is_empty());
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let documents =
        [Document::new("a").with("titre", "Chef / Cheffe"), Document::new("b").with("titre", "Luthier")];
    let schema = Schema::occupations();
    let once = build(&schema, &Synonyms::default(), &documents).unwrap();
    assert_eq!(once, build(&schema, &Synonyms::default(), &documents).unwrap());
}

#[test]
fn an_index_without_documents_answers_nothing() {
    let index = Index::open(build(&Schema::new(), &Synonyms::default(), &[]).unwrap()).unwrap();
    assert!(index.is_empty());
    assert_eq!(index.search(&Request::new(Query::parse("boulanger"))), Results::default());
    assert!(index.suggest(&Query::parse_while_typing("boul"), 5).is_empty());
}

#[test]
fn documents_that_do_not_follow_the_schema_are_refused_by_name() {
    let schema = Schema::new().field("titre", FieldKind::Title, 1.0);
    let refused = |documents: &[Document]| build(&schema, &Synonyms::default(), documents).unwrap_err();
    let unknown = refused(&[Document::new("x").with("tire", "y")]);
    assert!(matches!(unknown, BuildError::UnknownField { key, field } if key == "x" && field == "tire"));
    let unknown = refused(&[Document::new("x").facet("lieu", "y")]);
    assert!(matches!(unknown, BuildError::UnknownFacet { .. }));
    let twice = refused(&[Document::new("x"), Document::new("x")]);
    assert!(matches!(twice, BuildError::KeyTwice(key) if key == "x"));
}
