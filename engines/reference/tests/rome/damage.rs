//! Any truncation, any flipped byte: refused with a place, or harmless in a way that is stated; never a panic.
//!
//! What is stated: without a manifest, a flip that turns a letter of free text into another letter, or a code into
//! another code of the same list, is still a valid set. A cut exactly between two records of a table that nothing
//! vouches for (mobilities, themes, NAF, the last sentence of a text) is seen by the counts. With a manifest, nothing
//! passes.

use crate::common::{published, read_all, starter};
use jalon_reference::findings::Refused;
use jalon_reference::manifest;
use jalon_reference::rome::{Classification, Report};
use jalon_reference::shrinkage::{Tolerance, suspicious_shrinkage};
use jalon_reference::source::NamedBytes;
use proptest::prelude::*;
use proptest::sample::Index;

/// Index, among the files that hold records, of the one a test case damages.
fn damaged_file(files: &[NamedBytes], report: &Report, pick: Index) -> usize {
    let readable: Vec<&str> =
        report.files.iter().filter(|file| file.rows > 0).map(|file| file.name.as_str()).collect();
    let name = readable[pick.index(readable.len())];
    files.iter().position(|file| file.name == name).expect("reported files are given ones")
}

/// A refusal must lead a person somewhere: a file of the set, a line and a column.
fn assert_places(refused: &Refused, files: &[NamedBytes]) {
    assert!(!refused.rejections().is_empty());
    for rejected in refused.rejections() {
        let place = &rejected.place;
        let file = files.iter().find(|file| file.name == place.file);
        let file = file.unwrap_or_else(|| panic!("{rejected} names no file of the set"));
        assert!(place.line >= 1 && place.column >= 1 && place.byte <= file.bytes.len(), "{rejected}");
    }
}

/// A cut set is refused, or shrunken to the counts' eye, or lost nothing but a blank line.
fn assert_cut_is_seen(files: &[NamedBytes], sound: &(Classification, Report), file: usize, cut: usize) {
    let mut cut_files = files.to_vec();
    cut_files[file].bytes.truncate(cut);
    match read_all(cut_files.clone()) {
        Err(refused) => assert_places(&refused, &cut_files),
        Ok((classification, report)) => {
            let exact = Tolerance::per_thousand(0).expect("zero");
            let shrunken = suspicious_shrinkage(&sound.1.counts, &report.counts, exact);
            let name = &files[file].name;
            assert!(!shrunken.is_empty() || classification == sound.0, "{name} cut at {cut} passes unseen");
        }
    }
}

/// A flipped set is refused, or everything in it is still text. True when it was refused.
fn assert_flip_is_harmless(files: &[NamedBytes], file: usize, at: usize, bit: u8) -> bool {
    let mut flipped = files.to_vec();
    flipped[file].bytes[at] ^= 1 << bit;
    match read_all(flipped.clone()) {
        Err(refused) => {
            assert_places(&refused, &flipped);
            true
        }
        Ok((classification, _)) => {
            let labels = classification.titles().iter().map(|it| &it.long);
            let labels = labels.chain(classification.skills().iter().map(|it| &it.label));
            for text in labels.chain(classification.occupations().iter().flat_map(|it| &it.definition)) {
                assert!(!text.is_empty() && !text.contains(char::is_control), "{text:?}");
            }
            false
        }
    }
}

fn without_manifest() -> Vec<NamedBytes> {
    let mut files = starter();
    files.retain(|file| file.name != manifest::FILE_NAME && file.name.ends_with(".csv"));
    files
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn any_cut_of_the_starter_set_is_seen() {
    let files = without_manifest();
    let sound = read_all(files.clone()).unwrap_or_else(|refused| panic!("{refused}"));
    proptest!(cases(400), |(pick: Index, at: Index)| {
        let file = damaged_file(&files, &sound.1, pick);
        assert_cut_is_seen(&files, &sound, file, at.index(files[file].bytes.len()));
    });
}

#[test]
fn a_cut_at_any_line_end_of_the_starter_set_is_seen() {
    let files = without_manifest();
    let sound = read_all(files.clone()).unwrap_or_else(|refused| panic!("{refused}"));
    proptest!(cases(200), |(pick: Index, line: Index)| {
        let file = damaged_file(&files, &sound.1, pick);
        let bytes = &files[file].bytes;
        let ends: Vec<usize> = (1..bytes.len()).filter(|at| bytes[at - 1] == b'\n').collect();
        assert_cut_is_seen(&files, &sound, file, ends[line.index(ends.len())]);
    });
}

#[test]
fn any_flip_of_the_starter_set_is_refused_or_harmless() {
    let files = without_manifest();
    let sound = read_all(files.clone()).unwrap_or_else(|refused| panic!("{refused}"));
    proptest!(cases(400), |(pick: Index, at: Index, bit in 0u8..8)| {
        let file = damaged_file(&files, &sound.1, pick);
        assert_flip_is_harmless(&files, file, at.index(files[file].bytes.len()), bit);
    });
}

#[test]
fn with_a_manifest_no_cut_and_no_flip_passes() {
    let files = starter();
    let sound = read_all(files.clone()).unwrap_or_else(|refused| panic!("{refused}"));
    proptest!(cases(200), |(pick: Index, at: Index, bit in 0u8..8)| {
        let file = damaged_file(&files, &sound.1, pick);
        let at = at.index(files[file].bytes.len());
        let mut cut = files.clone();
        cut[file].bytes.truncate(at);
        assert_places(&read_all(cut.clone()).expect_err("a cut passes"), &cut);
        prop_assert!(assert_flip_is_harmless(&files, file, at, bit), "a flip passes");
    });
}

#[test]
fn any_bytes_in_place_of_a_table_are_refused_without_a_panic() {
    let files = without_manifest();
    let sound = read_all(files.clone()).unwrap_or_else(|refused| panic!("{refused}"));
    let anything = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..200),
        "[\"',;\n\r a-zA-Z0-9é_]{0,200}".prop_map(String::into_bytes),
    ];
    proptest!(cases(300), |(pick: Index, bytes in anything, keep_header: bool)| {
        let file = damaged_file(&files, &sound.1, pick);
        let mut replaced = files.clone();
        let header = replaced[file].bytes.iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let start = if keep_header { header } else { 0 };
        replaced[file].bytes.truncate(start);
        replaced[file].bytes.extend(bytes);
        let refused = read_all(replaced.clone()).expect_err("nonsense passes");
        assert_places(&refused, &replaced);
    });
}

#[test]
fn cuts_of_the_published_sets_are_seen() {
    for folder in ["rome_v460", "rome_v347"] {
        let Some(files) = published(folder) else { return };
        let sound = read_all(files.clone()).unwrap_or_else(|refused| panic!("{refused}"));
        proptest!(cases(20), |(pick: Index, at: Index)| {
            let file = damaged_file(&files, &sound.1, pick);
            // The tree of ROME 3 is of another version and vouches for nothing.
            prop_assume!(!files[file].name.starts_with("arbo_rome") && !files[file].name.contains("activite_v3"));
            assert_cut_is_seen(&files, &sound, file, at.index(files[file].bytes.len()));
        });
    }
}

#[test]
fn flips_of_the_published_sets_are_refused_or_harmless() {
    for folder in ["rome_v460", "rome_v347"] {
        let Some(files) = published(folder) else { return };
        let sound = read_all(files.clone()).unwrap_or_else(|refused| panic!("{refused}"));
        let (tried, refused) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
        proptest!(cases(40), |(pick: Index, at: Index, bit in 0u8..8)| {
            let file = damaged_file(&files, &sound.1, pick);
            let seen = assert_flip_is_harmless(&files, file, at.index(files[file].bytes.len()), bit);
            tried.set(tried.get() + 1);
            refused.set(refused.get() + u32::from(seen));
        });
        println!("{folder}: {} flips of {} refused", refused.get(), tried.get());
    }
}
