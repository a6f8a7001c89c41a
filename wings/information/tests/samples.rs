//! Every page and panel, with invented content, in every language.

use std::sync::Arc;

use jalon_information::Information;
use jalon_kernel::House;
use jalon_kernel::page::{Frame, Locale, structure};
use jalon_kernel::testing::World;
use jalon_kernel::wing::Wing as _;

async fn house(world: &World) -> (House, Information) {
    let information = Information::open(&world.db).await.expect("without data");
    (world.house(vec![Arc::new(information.clone())]).0, information)
}

#[tokio::test]
async fn every_sample_is_sound_in_every_language_and_lacks_no_word() {
    let world = World::sqlite().await;
    let (house, information) = house(&world).await;
    let samples = information.samples();
    assert!(samples.len() >= 17, "{}", samples.len());
    for locale in Locale::ALL {
        for sample in &samples {
            let html = (sample.render)(Frame::sample_with(house.words(locale)));
            let is_page = html.starts_with("<!doctype");
            let faults = if is_page { structure::faults(&html) } else { structure::fragment_faults(&html) };
            assert_eq!(faults, Vec::<String>::new(), "{} in {}:\n{html}", sample.name, locale.tag());
            assert!(!html.contains("<b>") && !html.contains("<pain>"), "{}: a text became HTML", sample.name);
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
            let count =
                sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
            assert!(count <= 13, "{count} words: {sentence}");
        }
    }
}
