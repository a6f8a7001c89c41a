//! Every page, with invented content, in every language.

use std::sync::Arc;

use jalon_kernel::page::{Frame, Locale, structure};
use jalon_kernel::testing::World;
use jalon_kernel::wing::Wing as _;
use jalon_studies::Studies;

#[tokio::test]
async fn every_sample_is_sound_in_every_language_and_lacks_no_word() {
    let world = World::sqlite().await;
    let (house, _) = world.house(vec![Arc::new(Studies::default())]);
    let samples = Studies::default().samples();
    assert!(samples.len() >= 8, "{}", samples.len());
    for locale in Locale::ALL {
        for sample in &samples {
            let html = (sample.render)(Frame::sample_with(house.words(locale)));
            let is_page = html.starts_with("<!doctype");
            let faults = if is_page { structure::faults(&html) } else { structure::fragment_faults(&html) };
            assert_eq!(faults, Vec::<String>::new(), "{} in {}:\n{html}", sample.name, locale.tag());
            assert!(!html.contains("<b>") && !html.contains("<dans>"), "{}: a text became HTML", sample.name);
        }
    }
    assert_eq!(house.catalogue.missing(), Vec::<String>::new());
}
