//! Whatever is typed gets an answer; whatever happens to the bytes of an index gets a refusal. Never a panic.

use std::sync::LazyLock;

use jalon_search::{Document, Index, OpenError, Query, Request, Schema, Synonyms, build};
use proptest::prelude::*;

static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let synonyms = Synonyms::parse("nounou\tgarde d'enfant\nfemme de ménage\temployé de ménage").unwrap();
    let documents = [
        Document::new("D1102").with("titre", "Boulanger / Boulangère").facet("domaine", "D"),
        Document::new("K1303")
            .with("titre", "Garde d'enfant")
            .with("appellation", "Baby-sitter")
            .facet("domaine", "K"),
        Document::new("K1304").with("titre", "Employé / Employée de ménage").with("competence", "Repasser"),
        Document::new("M1805")
            .with("titre", "Développeur / Développeuse C++")
            .with("definition", "Écrit, teste."),
    ];
    build(&Schema::occupations(), &synonyms, &documents).unwrap()
});

static INDEX: LazyLock<Index<Vec<u8>>> = LazyLock::new(|| Index::open(BYTES.clone()).unwrap());

/// Pieces that a person, a machine or someone ill-meaning may type.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[a-zéèêàçœ'’·(). -]{0,30}",
        Just("boulangere ".to_string()),
        Just("femme de m".to_string()),
        Just("C++ ".to_string()),
        Just("l'".to_string()),
        Just("vendeur(se)·".to_string()),
        Just("\u{301}\u{200d}🧑‍🍳".to_string()),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gets_an_answer(typed in typed(), offset in 0usize..5, limit in 0usize..5) {
        for query in [Query::parse(&typed), Query::parse_while_typing(&typed)] {
            let results = INDEX.search(&Request::new(query.clone()).page(offset, limit).keep("domaine", &["K", &typed]));
            prop_assert!(results.hits.len() <= limit.min(results.total));
            prop_assert!(results.hits.iter().all(|hit| hit.score.is_finite() && hit.score <= 1.01));
            prop_assert!(INDEX.suggest(&query, limit).len() <= limit);
        }
    }

    #[test]
    fn any_text_can_be_indexed_and_found_again(title in typed()) {
        let documents = [Document::new("x").with("titre", &title), Document::new("y").with("definition", &title)];
        let bytes = build(&Schema::occupations(), &Synonyms::default(), &documents).unwrap();
        let index = Index::open(bytes).unwrap();
        let query = Query::parse(&title);
        // One side of "a / b" may hold only a part of the words; a word cut by a limit may not be found whole.
        if !query.is_empty() && !query.is_cut() && !title.contains('/') {
            prop_assert!(index.search(&Request::new(query)).total > 0, "{:?}", title);
        }
    }

    #[test]
    fn any_table_of_synonyms_is_read_or_refused(table in any::<String>(), left in typed(), right in typed()) {
        let _ = Synonyms::parse(&table);
        if let Ok(synonyms) = Synonyms::parse(&format!("{left}\t{right}")) {
            build(&Schema::occupations(), &synonyms, &[Document::new("x").with("titre", &right)]).unwrap();
        }
    }

    #[test]
    fn a_changed_byte_is_refused(place in any::<prop::sample::Index>(), change in 1u8..) {
        let mut bytes = BYTES.clone();
        let place = place.index(bytes.len());
        bytes[place] ^= change;
        prop_assert!(Index::open(bytes).is_err());
    }

    #[test]
    fn a_cut_index_is_refused(kept in any::<prop::sample::Index>()) {
        prop_assert!(Index::open(&BYTES[..kept.index(BYTES.len())]).is_err());
    }

    #[test]
    fn any_other_bytes_are_refused(mut bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Index::open(&bytes).is_err());
        bytes.splice(0..0, *b"JALONSR1");
        prop_assert!(Index::open(&bytes).is_err());
    }
}

#[test]
fn a_refusal_says_what_to_do() {
    assert_eq!(Index::open(b"PK\x03\x04 not an index").unwrap_err(), OpenError::NotAnIndex);
    let mut bytes = BYTES.clone();
    bytes.pop();
    assert_eq!(Index::open(bytes).unwrap_err(), OpenError::Damaged);
    assert!(OpenError::Damaged.to_string().contains("rebuild"));
}

#[test]
fn a_borrowed_buffer_serves_as_well_as_an_owned_one() {
    let index = Index::open(BYTES.as_slice()).unwrap();
    assert_eq!(index.len(), 4);
    assert_eq!(index.search(&Request::new(Query::parse("nounou"))).hits[0].key, "K1303");
    assert_eq!(index.search(&Request::new(Query::parse("c++"))).hits[0].key, "M1805");
}
