//! Every sample in every language and size is rendered, and its text read back.

mod common;

use jalon_documents::samples::samples;
use jalon_documents::{Language, Options, TextSize, pdf};

use common::{options, renderer};

#[test]
fn every_sample_renders_in_every_language() {
    for language in Language::ALL {
        render_all(options(language));
    }
}

#[test]
fn every_sample_renders_in_large_text() {
    render_all(Options { text_size: TextSize::Large, ..options(Language::EasyFrench) });
}

/// Renders every sample and leaves the files to be looked at.
fn render_all(options: Options) {
    for sample in samples() {
        let name = format!("{}-{:?}-{:?}", sample.name, options.language, options.text_size);
        let file = pdf::render(renderer(), &sample.document, &options)
            .unwrap_or_else(|problem| panic!("{name}: {problem}"));
        assert!(file.starts_with(b"%PDF-1.7"), "{name} is no PDF");
        println!("{}: {} kB", common::keep(&format!("{name}.pdf"), &file).display(), file.len() / 1000);
    }
}
