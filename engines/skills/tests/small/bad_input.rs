//! Nonsense, emptiness and ten megabytes get an answer or a plain no, never a crash.

use std::time::{Duration, Instant};

use jalon_skills::{Atlas, Everyday, Held, Profile, Reading, Taxonomy, Wishes};
use proptest::prelude::*;

use crate::world::{atlas, item};

#[test]
fn ten_megabytes_of_anything_get_an_answer_quickly() {
    let atlas = atlas();
    for piece in [
        "caisse ",
        "caisse",
        "é",
        "<",
        "<script>",
        "&",
        "🧑‍🍳",
        "a.",
        "(((",
        "infirmiere planning\n",
        "\u{0}",
        "'",
    ] {
        let text = piece.repeat(10_000_000 / piece.len());
        let started = Instant::now();
        let reading = atlas.read(&text);
        // An unoptimised build on a busy machine still stays far below.
        assert!(started.elapsed() < Duration::from_secs(10), "{piece:?} took {:?}", started.elapsed());
        if let Reading::Understood(told) = reading {
            assert!(told.cut, "{piece:?}");
        }
    }
}

#[test]
fn an_empty_classification_answers_too() {
    let taxonomy = Taxonomy::new(Vec::new(), Vec::new(), Vec::new()).expect("nothing contradicts itself");
    let atlas = Atlas::learn(taxonomy, Everyday::default());
    assert!(atlas.read("caissière").understood().is_none());
    assert!(atlas.openings(&Profile::default(), &Wishes::default(), 5).is_empty());
    assert!(atlas.levers(&Profile::default(), 5).is_empty());
}

#[test]
fn nobody_is_refused_for_holding_nothing_or_everything() {
    let atlas = atlas();
    let everything = Profile::new(atlas.taxonomy().items().map(Held::new));
    let openings = atlas.openings(&everything, &Wishes::default(), 10);
    assert_eq!(openings.len(), 5);
    assert!(openings.iter().all(|one| one.missing().count() == 0 && one.can.covered > 0.99));
    assert!(atlas.openings(&Profile::default(), &Wishes::default(), 10).is_empty());
    assert!(atlas.openings(&everything, &Wishes::default(), 0).is_empty());
    let strange = Wishes { wanted: vec![item(&atlas, "caisse")], ..Wishes::default() };
    assert_eq!(atlas.openings(&everything, &strange, 10).len(), 5);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        let _ = atlas().read(&text);
    }

    #[test]
    fn no_mixture_of_words_and_signs_panics(words in proptest::collection::vec(
        prop_oneof![
            Just("caisse"), Just("<b>"), Just("</"), Just("&eacute;"), Just("l'"), Just("(se)"), Just("·e·s"), Just("."),
            Just("infirmière"), Just("\u{300}"), Just("C++"), Just("🧑‍🍳"), Just("“"), Just(" "), Just("İ"), Just("ﬃ"),
        ],
        0..40,
    )) {
        let atlas = atlas();
        if let Reading::Understood(told) = atlas.read(&words.concat()) {
            prop_assert!(told.skills.iter().all(|found| (0.0..=1.0).contains(&found.confidence)));
        }
    }

    #[test]
    fn shares_stay_between_nothing_and_all(held in proptest::collection::vec(0usize..14, 0..14)) {
        let atlas = atlas();
        let items: Vec<_> = atlas.taxonomy().items().collect();
        let profile = Profile::new(held.into_iter().map(|place| Held::new(items[place])));
        for opening in atlas.openings(&profile, &Wishes::default(), 10) {
            let can = opening.can;
            for share in [can.covered, can.transferable, can.technical, can.used, can.fit()] {
                prop_assert!((0.0..=1.0).contains(&share), "{can:?}");
            }
            let effort = atlas.step(&profile, opening.occupation).effort;
            prop_assert!((0.0..=1.0).contains(&effort));
        }
    }

    #[test]
    fn a_skill_more_never_closes_a_door(held in proptest::collection::vec(0usize..14, 0..8), more in 0usize..14) {
        let atlas = atlas();
        let items: Vec<_> = atlas.taxonomy().items().collect();
        let profile = Profile::new(held.into_iter().map(|place| Held::new(items[place])));
        let richer = profile.with([items[more]]);
        for occupation in atlas.taxonomy().occupations() {
            let covered = |profile| atlas.opening(profile, &Wishes::default(), occupation).can.covered;
            prop_assert!(covered(&richer) >= covered(&profile) - 1e-6);
        }
    }
}
