//! The words are complete, faults in them are named, and easy French is easy.

use std::sync::Arc;

use jalon_page::{Catalogue, Locale, Value};

const FRENCH: &str = include_str!("../locales/fr.ftl");
const EASY: &str = include_str!("../locales/fr-facile.ftl");

/// The sentences of a Fluent file: what stands after `=` and in variants, without keys and comments.
fn sentences(source: &str) -> Vec<String> {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .filter_map(|line| match line.split_once(" = ").or_else(|| line.split_once("] ")) {
            Some((_, text)) if !text.ends_with("->") => Some(text),
            _ => None,
        })
        .flat_map(|text| {
            text.replace(['!', '?', ':'], ".").split(". ").map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn easy_french_has_short_sentences() {
    let long: Vec<String> =
        sentences(EASY).into_iter().filter(|text| text.split_whitespace().count() > 20).collect();
    assert!(long.is_empty(), "{long:#?}");
    let mut lengths: Vec<usize> =
        sentences(EASY).iter().map(|text| text.split_whitespace().count()).collect();
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 12, "the median is {} words", lengths[lengths.len() / 2]);
}

#[test]
fn usual_french_stays_under_thirty_words_a_sentence() {
    let long: Vec<String> =
        sentences(FRENCH).into_iter().filter(|text| text.split_whitespace().count() > 30).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn all_faults_of_the_words_are_named_at_once() {
    let refused = Catalogue::build(&[
        ("reception", ["a = un\nb = deux\n", "a = un\n", "a = one\nb = two\na = again\n"]),
        ("privacy", ["b = autre\n!?\n", "b = autre\n", "b = other\n"]),
    ])
    .expect_err("four faults");
    let said = refused.join("\n");
    assert!(said.contains("reception/en: the key `a` is defined twice"), "{said}");
    assert!(said.contains("privacy/fr: the key `b` already belongs to `reception`"), "{said}");
    assert!(said.contains("privacy/fr, line 2"), "{said}");
    let refused =
        Catalogue::build(&[("x", ["a = un\n    .hint = aide\n", "a = un\n", "a = one\n    .hint = help\n"])]);
    assert_eq!(refused.expect_err("one fault"), ["x/fr-facile: the key `a.hint` is missing"]);
}

#[test]
fn a_missing_key_shows_in_brackets_and_is_counted() {
    let catalogue = Arc::new(Catalogue::build(&[]).expect("own words"));
    let words = catalogue.words(Locale::Fr);
    assert_eq!(words.t("nowhere"), "[nowhere]");
    assert_eq!(words.t("page-skip.nowhere"), "[page-skip.nowhere]");
    words.with("page-progress", &[("now", Value::from(1))]);
    assert_eq!(catalogue.faults(), 3);
    assert_eq!(catalogue.missing(), ["nowhere", "page-progress", "page-skip.nowhere"]);
}

#[test]
fn numbers_choose_the_plural_and_are_written_as_the_locale_wants() {
    let source = "n = { $count ->\n    [one] { $count } métier\n   *[other] { $count } métiers\n }\n";
    let catalogue = Arc::new(Catalogue::build(&[("x", [source, source, source])]).expect("sound words"));
    let text =
        |locale, count: i64| catalogue.words(locale).with("n", &[("count", Value::from(count))]).into_owned();
    assert_eq!(text(Locale::Fr, 0), "0 métier");
    assert_eq!(text(Locale::En, 0), "0 métiers");
    assert_eq!(text(Locale::Fr, 12_345), "12\u{202f}345 métiers");
    assert_eq!(text(Locale::En, 12_345), "12,345 métiers");
}

#[test]
fn sums_sizes_and_lists_follow_the_locale() {
    let catalogue = Arc::new(Catalogue::build(&[]).expect("own words"));
    let (french, english) = (catalogue.words(Locale::Fr), catalogue.words(Locale::En));
    assert_eq!(french.euros(123_450), "1\u{202f}234,50\u{a0}€");
    assert_eq!(english.euros(-123_400), "−€1,234");
    assert_eq!(french.size(184_320), "185\u{a0}Ko");
    assert_eq!(english.size(12_345_678), "12.3\u{a0}MB");
    assert_eq!(french.list(&["a", "b", "c"]), "a, b et c");
    assert_eq!(english.list(&["a"]), "a");
}
