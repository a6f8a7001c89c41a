//! How long a document takes. Prints; the bound is loose enough for a loaded machine and an unoptimised build.

mod common;

use std::time::{Duration, Instant};

use jalon_documents::pdf::{self, Renderer};
use jalon_documents::samples::samples;
use jalon_documents::{Language, Options, TextSize};

use common::options;

#[test]
fn a_synthesis_is_rendered_while_a_person_waits() {
    let started = Instant::now();
    let renderer = Renderer::new();
    println!("fonts and layout read once: {:.1?}", started.elapsed());
    for name in
        ["synthesis-empty", "synthesis-typical", "synthesis-long", "personal-data-long", "synthesis-hostile"]
    {
        let sample = samples().into_iter().find(|it| it.name == name).expect("the sample exists");
        for text_size in [TextSize::Normal, TextSize::Large] {
            let options = Options { text_size, ..options(Language::French) };
            let runs = if name == "synthesis-typical" { 9 } else { 3 };
            let mut times: Vec<Duration> = (0..runs)
                .map(|_| {
                    let started = Instant::now();
                    pdf::render(&renderer, &sample.document, &options).expect("a sample renders");
                    started.elapsed()
                })
                .collect();
            times.sort();
            let median = times[times.len() / 2];
            println!(
                "{name} {text_size:?}: median {median:.1?}, first to last {:.1?} to {:.1?}",
                times[0],
                times[runs - 1]
            );
            if name == "synthesis-typical" {
                assert!(median < Duration::from_secs(10), "a person does not wait {median:?} for five pages");
            }
        }
    }
}

#[test]
fn a_renderer_is_shared_between_threads() {
    let renderer = Renderer::new();
    let sample = samples().into_iter().find(|it| it.name == "synthesis-typical").expect("the sample exists");
    let alone = pdf::render(&renderer, &sample.document, &options(Language::French)).expect("it renders");
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| pdf::render(&renderer, &sample.document, &options(Language::French))))
            .collect();
        for thread in threads {
            let file = thread.join().expect("the thread ends").expect("it renders");
            assert!(file == alone, "a rendering among others differs from one alone");
        }
    });
}
