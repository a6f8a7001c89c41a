//! Every page and panel, with invented content, in every language.

mod common;

use std::collections::BTreeSet;

use common::Scene;
use jalon_kernel::page::{Frame, Locale, structure};
use jalon_kernel::wing::Wing as _;

#[tokio::test]
async fn every_sample_is_sound_in_every_language_and_lacks_no_word() {
    let scene = Scene::sqlite().await;
    let samples = scene.wing.samples();
    let names: BTreeSet<_> = samples.iter().map(|sample| sample.name).collect();
    assert_eq!(names.len(), samples.len(), "names are unique");
    assert!(samples.len() >= 30, "{}", samples.len());
    for locale in Locale::ALL {
        for sample in &samples {
            let html = (sample.render)(Frame::sample_with(scene.house.words(locale)));
            assert!(!html.trim().is_empty(), "{} shows nothing", sample.name);
            let is_page = html.starts_with("<!doctype");
            let faults = if is_page { structure::faults(&html) } else { structure::fragment_faults(&html) };
            assert_eq!(faults, Vec::<String>::new(), "{} in {}:\n{html}", sample.name, locale.tag());
        }
    }
    assert_eq!(scene.house.catalogue.missing(), Vec::<String>::new());
}

#[test]
fn easy_french_has_short_sentences() {
    let words = include_str!("../locales/fr-facile.ftl");
    for line in words.lines().filter(|line| !line.starts_with('#')) {
        let text = line.split_once('=').map_or(line, |(_, text)| text);
        for sentence in text.split(['.', '?', '!', ':']) {
            let count =
                sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
            assert!(count <= 13, "{count} words: {sentence}");
        }
    }
}
