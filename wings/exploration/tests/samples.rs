//! Every page and panel, with invented content, in every language.

use std::sync::Arc;

use jalon_exploration::Exploration;
use jalon_information::Information;
use jalon_kernel::page::{Frame, Locale, structure};
use jalon_kernel::testing::World;
use jalon_kernel::wing::Wing as _;

#[tokio::test]
async fn every_sample_is_sound_in_every_language_and_lacks_no_word() {
    let world = World::sqlite().await;
    let information = Information::open(&world.db).await.expect("without data");
    let exploration = Exploration::default();
    let (house, _) = world.house(vec![Arc::new(information), Arc::new(exploration.clone())]);
    let samples = exploration.samples();
    assert!(samples.len() >= 30, "{}", samples.len());
    for locale in Locale::ALL {
        for sample in &samples {
            let html = (sample.render)(Frame::sample_with(house.words(locale)));
            let is_page = html.starts_with("<!doctype");
            let faults = if is_page { structure::faults(&html) } else { structure::fragment_faults(&html) };
            assert_eq!(faults, Vec::<String>::new(), "{} in {}:\n{html}", sample.name, locale.tag());
            assert!(!html.is_empty(), "{}", sample.name);
            for raw in ["<une vente>", "<n°", "<au>", "<b>", "<vente>"] {
                assert!(!html.contains(raw), "{}: {raw} became HTML", sample.name);
            }
        }
    }
    assert_eq!(house.catalogue.missing(), Vec::<String>::new());
}

#[test]
fn easy_french_has_short_sentences() {
    let words = include_str!("../locales/fr-facile.ftl");
    for line in words.lines().filter(|line| !line.starts_with('#')) {
        let text = line.split_once('=').map_or(line, |(_, text)| text);
        for sentence in text.split(['.', '?', '!', ':']) {
            let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
            let count = sentence.split_whitespace().filter(is_word).count();
            assert!(count <= 13, "{count} words: {sentence}");
        }
    }
}
