//! Every sample page of every wing, in every language, held to the rules of accessibility: at both widths, light and dark.

use jalon_journeys::{Engine, Setting, play};
use jalon_kernel::page::Locale;

#[test]
fn sample_pages_in_french_are_accessible() {
    check(Locale::Fr);
}

#[test]
fn sample_pages_in_easy_french_are_accessible() {
    check(Locale::FrFacile);
}

#[test]
fn sample_pages_in_english_are_accessible() {
    check(Locale::En);
}

fn check(locale: Locale) {
    play(Engine::Sqlite, async |stage| {
        let visitor = stage.somebody("visitor", Setting::PHONE).await;
        let (pages, faults) = visitor.hold_samples(stage, locale).await;
        assert!(pages > 40, "the wings have more than {pages} samples");
        assert!(faults.is_empty(), "{} faults on {pages} pages:\n{}", faults.len(), faults.join("\n"));
    });
}
