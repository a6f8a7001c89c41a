//! Every sample in every language and size is rendered, and its text read back.

mod common;

use jalon_documents::samples::samples;
use jalon_documents::{Language, Options, TextSize, pdf};

use common::{options, renderer};

#[test]
fn every_sample_renders_in_every_language_and_size() {
    for sample in samples() {
        for language in Language::ALL {
            for text_size in [TextSize::Normal, TextSize::Large] {
                let options = Options { text_size, ..options(language) };
                let started = std::time::Instant::now();
                let file = pdf::render(renderer(), &sample.document, &options).unwrap_or_else(|problem| {
                    panic!("{} in {language:?} {text_size:?}: {problem}", sample.name)
                });
                let took = started.elapsed();
                println!(
                    "{} {language:?} {text_size:?}: {} kB in {took:.1?}",
                    sample.name,
                    file.len() / 1000
                );
                assert!(file.starts_with(b"%PDF-1.7"), "{} is no PDF", sample.name);
                common::keep(&format!("{}-{language:?}-{text_size:?}.pdf", sample.name), &file);
            }
        }
    }
}
