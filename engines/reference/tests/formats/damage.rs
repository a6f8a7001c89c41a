//! Any truncation, any flipped byte, any nonsense in any file: an error or fewer records, never a panic.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{bytes, shared, survey_bytes};
use jalon_reference::formats::{self, Format};
use jalon_reference::place::Reason;
use jalon_reference::shrinkage::Tolerance;
use proptest::prelude::*;
use proptest::sample::Index;

const LARGEST: usize = 40_000;

/// A published file that stands for its format, its end cut off where it is long.
struct Sample {
    format: &'static Format,
    bytes: Vec<u8>,
}

fn samples() -> Vec<Sample> {
    let Some(shared) = shared() else { return Vec::new() };
    let mut paths = Vec::new();
    walk(&shared, &mut paths);
    paths.sort();
    let mut samples: Vec<Sample> = Vec::new();
    for path in paths {
        let name = path.file_name().expect("name").to_string_lossy().into_owned();
        let plain = name.strip_suffix(".gz").unwrap_or(&name);
        let Some(format) = formats::of_file(plain) else { continue };
        if samples.iter().any(|sample| sample.format.file == format.file) {
            continue;
        }
        let mut bytes = bytes(&path);
        if plain.ends_with(".csv") && bytes.len() > LARGEST {
            let end = bytes[..LARGEST].iter().rposition(|byte| *byte == b'\n').expect("a line end");
            bytes.truncate(end + 1);
        }
        samples.push(Sample { format, bytes });
    }
    samples
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() { walk(&path, paths) } else { paths.push(path) }
    }
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Every refusal leads to a place of the file.
fn check_places(format: &Format, damaged: &[u8]) -> (u64, u64) {
    let intake = survey_bytes(format, damaged);
    let counts = (intake.taken(), intake.lost());
    if let Err(refused) = intake.judge(Tolerance::per_thousand(0).expect("none")) {
        for rejected in refused.rejections() {
            let place = &rejected.place;
            assert!(place.line >= 1 && place.column >= 1, "{rejected}");
            let is_workbook = format.file.ends_with(".xlsx");
            assert!(is_workbook || place.byte <= damaged.len(), "{rejected}");
            assert!(!rejected.to_string().is_empty());
        }
    }
    counts
}

#[test]
fn a_cut_gives_an_error_or_fewer_records() {
    for Sample { format, bytes } in samples() {
        let (whole, _) = check_places(format, &bytes);
        assert!(whole > 0, "{}", format.file);
        proptest!(cases(if bytes.len() > 200_000 { 6 } else { 40 }), |(at: Index)| {
            let at = at.index(bytes.len());
            let (taken, lost) = check_places(format, &bytes[..at]);
            prop_assert!(taken <= whole, "{} cut at {at}", format.file);
            // A structured file that was cut is never taken for a whole one.
            let is_structured = format.file.ends_with(".xml") || format.file.ends_with(".json");
            let tail_is_blank = bytes[at..].iter().all(u8::is_ascii_whitespace);
            prop_assert!(!is_structured || lost > 0 || tail_is_blank || taken == whole, "{} cut at {at}", format.file);
        });
    }
}

#[test]
fn a_flip_never_panics_and_places_what_it_breaks() {
    for Sample { format, bytes } in samples() {
        proptest!(cases(if bytes.len() > 200_000 { 6 } else { 60 }), |(at: Index, bit in 0u8..8)| {
            let mut flipped = bytes.clone();
            flipped[at.index(bytes.len())] ^= 1 << bit;
            check_places(format, &flipped);
        });
    }
}

#[test]
fn nonsense_is_refused_by_every_format() {
    let nonsense: [&[u8]; 9] = [
        b"",
        b"\n\n\n",
        b"nonsense",
        b"\xFF\xFE<\0a\0",
        b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><a>&b;</a>",
        b"{\"a\": [[[[",
        b"PK\x03\x04",
        "👷;\"',<b>&amp;\r\n".as_bytes(),
        b"\0\0\0\0",
    ];
    for format in formats::all() {
        for content in nonsense {
            let (taken, _) = check_places(format, content);
            assert!(taken <= 1, "{} takes {content:?}", format.file);
        }
        let (taken, lost) = check_places(format, &vec![b'a'; 10 << 20]);
        assert!(taken == 0 && lost > 0, "{} takes ten megabytes of nothing", format.file);
    }
}

#[test]
fn a_renamed_file_is_refused_by_every_other_format() {
    let samples = samples();
    for Sample { format, bytes } in &samples {
        // Two formats may share columns or a root; then they are the same format under two names.
        let is_other = |other: &&Format| other.source != format.source && other.records != format.records;
        for other in samples.iter().map(|sample| sample.format).filter(is_other) {
            let intake = survey_bytes(other, bytes);
            assert!(intake.lost() > 0, "{} is taken for {}", format.file, other.file);
        }
    }
}

#[test]
fn deep_nesting_stops_at_the_limit() {
    for format in formats::all().filter(|format| format.file.ends_with(".xml")) {
        let roots = ["FICHES", "lheo", "lheo-index"];
        let is_stopped = roots.iter().any(|root| {
            let deep = format!("<{root}>{}", "<a>".repeat(200_000));
            let intake = survey_bytes(format, deep.as_bytes());
            let refused = intake.judge(Tolerance::default()).expect_err("too deep");
            refused.rejections().iter().any(|it| matches!(it.reason, Reason::TooDeep { .. }))
        });
        assert!(is_stopped, "{}", format.file);
    }
}
