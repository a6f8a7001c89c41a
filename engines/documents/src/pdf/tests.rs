//! What comes out of the file, read back with poppler's tools, against what was composed.

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::{Renderer, render};
use crate::blocks::{Block, Sheet};
use crate::compose;
use crate::document::{Document, Options, TextSize};
use crate::personal_data::{PersonalData, Section, Tree};
use crate::samples::{HOSTILE_TEXTS, samples};
use crate::words::{Labels, Language};

static RENDERER: LazyLock<Renderer> = LazyLock::new(Renderer::new);

fn options(language: Language) -> Options {
    let created_at = "2026-11-24T08:00:00Z".parse().expect("a moment");
    Options { language, text_size: TextSize::Normal, created_at }
}

fn sample(name: &str) -> Document {
    samples().into_iter().find(|it| it.name == name).expect("the sample exists").document
}

/// One section of one text.
fn saying(text: &str) -> Document {
    Document::PersonalData(PersonalData {
        chosen_name: "Sacha".to_owned(),
        reference: "R-1".to_owned(),
        sections: vec![Section {
            title: "Texte".to_owned(),
            about: None,
            content: Tree::Text(text.to_owned()),
        }],
        access_log: Vec::new(),
    })
}

/// Runs a tool of poppler-utils on a file; none, said loudly, if it is not installed.
fn poppler(tool: &str, arguments: &[&str], name: &str, file: &[u8]) -> Option<String> {
    let path: PathBuf =
        std::env::temp_dir().join(format!("jalon-documents-{}-{name}.pdf", std::process::id()));
    std::fs::write(&path, file).expect("the file can be written");
    let mut command = Command::new(tool);
    command.args(arguments).arg(&path);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let output = command.output();
    std::fs::remove_file(&path).expect("the file can be removed");
    match output {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(problem) => {
            eprintln!("SKIPPED: {tool} (Debian package poppler-utils) cannot be run: {problem}");
            None
        }
    }
}

/// A text without what typesetting may change: spaces, places to break, and hyphens at line ends.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '\u{200b}' | '-' | '\u{ad}' | '•'))
        .collect()
}

/// Every text of a sheet, in reading order.
fn texts(sheet: &Sheet) -> Vec<String> {
    let mut texts = vec![sheet.title.clone(), sheet.subtitle.clone()];
    for block in &sheet.blocks {
        match block {
            Block::Heading { text, .. } => texts.push(text.clone()),
            Block::Text(text) | Block::Aside(text) | Block::Notice(text) => texts.push(text.clone()),
            Block::Voice { who, words } => texts.extend([who.clone(), words.clone()]),
            Block::Facts(facts) => {
                texts.extend(facts.iter().flat_map(|fact| [fact.label.clone(), fact.value.clone()]));
            }
            Block::List(items) => texts.extend(items.iter().cloned()),
            Block::Table(table) => {
                texts.extend(table.columns.iter().map(|column| column.header.clone()));
                texts.extend(table.rows.iter().flatten().cloned());
            }
        }
    }
    texts
}

#[test]
fn the_text_of_the_file_is_the_text_composed_in_the_same_order() {
    for name in ["synthesis-typical", "synthesis-draft", "synthesis-empty", "personal-data-typical"] {
        for language in Language::ALL {
            let (document, options) = (sample(name), options(language));
            let sheet = compose::sheet(&document, &options);
            let file = render(&RENDERER, &document, &options).expect("a sample renders");
            let Some(read) = poppler("pdftotext", &["-raw"], &format!("{name}-{language:?}"), &file) else {
                return;
            };
            // Heads and feet of pages stand between the lines of a text that runs over a page end.
            let (footer, mention) = (bare(&sheet.footer), sheet.mention.as_deref().map(bare));
            let lines = read.lines().map(bare).filter(|line| {
                !line.starts_with(&footer) && Some(line) != mention.as_ref() && !line.starts_with("Page")
            });
            let read: String = lines.collect();
            let mut at = 0;
            for text in texts(&sheet).iter().map(|text| bare(text)) {
                let found = read[at..].find(&text);
                let next: String = read[at..].chars().take(60).collect();
                at += found.unwrap_or_else(|| {
                    panic!("{name} {language:?}: {text:?} does not follow; next is {next:?}")
                }) + text.len();
            }
        }
    }
}

#[test]
fn the_file_declares_what_a_screen_reader_needs() {
    let file =
        render(&RENDERER, &sample("synthesis-typical"), &options(Language::French)).expect("it renders");
    let Some(about) = poppler("pdfinfo", &[], "about", &file) else { return };
    for line in
        ["Title:           Document de synthèse", "Tagged:          yes", "JavaScript:      no", "(A4)"]
    {
        assert!(about.contains(line), "{line:?} is missing from:\n{about}");
    }
    let structure = poppler("pdfinfo", &["-struct-text"], "structure", &file).unwrap_or_default();
    for role in ["H1", "H2", "Table", "TH", "TD", "BlockQuote", "Lbl", "LBody"] {
        assert!(structure.lines().any(|line| line.trim().starts_with(role)), "no {role} in:\n{structure}");
    }
    assert!(structure.contains("Plan d’actions"), "headings carry their text");
    let raw = String::from_utf8_lossy(&file);
    assert!(raw.contains("/Lang(fr") || raw.contains("/Lang (fr"), "the language is declared");
    assert!(raw.contains("pdfuaid") && raw.contains("pdfaid"), "PDF/UA and PDF/A are declared");
}

#[test]
fn the_same_values_give_the_same_bytes() {
    let document = sample("synthesis-long");
    let first = render(&RENDERER, &document, &options(Language::French)).expect("it renders");
    let again = render(&Renderer::new(), &document, &options(Language::French)).expect("it renders");
    assert!(first == again, "two renderings differ");
    let later = Options {
        created_at: "2026-11-25T08:00:00Z".parse().expect("a moment"),
        ..options(Language::French)
    };
    assert!(first != render(&RENDERER, &document, &later).expect("it renders"), "the date is written");
}

#[test]
fn a_hostile_text_is_shown_as_written() {
    // The first ten hold only characters that any font draws: they must come out whole.
    for (index, text) in HOSTILE_TEXTS[..10].iter().enumerate() {
        let file = render(&RENDERER, &saying(text), &options(Language::French)).expect("it renders");
        let Some(read) = poppler("pdftotext", &["-raw"], &format!("hostile-{index}"), &file) else { return };
        assert!(bare(&read).contains(&bare(text)), "{text:?} became {read:?}");
        let scripts = poppler("pdfinfo", &["-js"], &format!("scripts-{index}"), &file).unwrap_or_default();
        assert_eq!(scripts.trim(), "", "no script may run in the file");
    }
}

#[test]
fn a_character_without_a_glyph_is_replaced_and_the_document_says_so() {
    let note = Labels::of(Language::French).replaced_characters;
    for (text, replaced) in [("Je parle 中文.", true), ("Très bien ☺ ✓ שלום", false)] {
        let file = render(&RENDERER, &saying(text), &options(Language::French)).expect("it renders");
        let Some(read) = poppler("pdftotext", &["-raw"], "replaced", &file) else { return };
        assert_eq!(read.contains('□'), replaced, "{read}");
        assert_eq!(bare(&read).contains(&bare(note)), replaced, "{read}");
    }
}

#[test]
fn an_endless_text_loses_no_word() {
    let words = "mot ".repeat(25_000);
    let endless = "a".repeat(100_000);
    for (text, letter, count) in [(words, "mot", 25_000), (endless, "a", 100_000)] {
        let file = render(&RENDERER, &saying(&text), &options(Language::English)).expect("it renders");
        let Some(read) = poppler("pdftotext", &["-raw"], "endless", &file) else { return };
        let found = bare(&read).matches(letter).count();
        assert!((count..count + 500).contains(&found), "{found} of {count}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Many texts in one document, so that each case tries many characters.
    #[test]
    fn any_text_can_be_set(texts in prop::collection::vec(any::<String>(), 1..60)) {
        let fields = texts.iter().map(|text| (text.clone(), Tree::Text(text.clone()))).collect();
        let document = Document::PersonalData(PersonalData {
            chosen_name: texts[0].clone(),
            reference: texts[0].clone(),
            sections: vec![Section {
                title: texts[0].clone(),
                about: Some(texts.concat()),
                content: Tree::List(vec![Tree::Record(fields), Tree::Text(texts.concat())]),
            }],
            access_log: Vec::new(),
        });
        for text_size in [TextSize::Normal, TextSize::Large] {
            let outcome = render(&RENDERER, &document, &Options { text_size, ..options(Language::French) });
            prop_assert!(outcome.is_ok(), "{:?}", outcome.err());
        }
    }
}

#[test]
fn every_character_of_the_world_can_be_set() {
    // Each plane in turn, one paragraph of 256 characters at a time: marks, joiners and fillers meet neighbours.
    let characters: Vec<char> =
        ('\0'..='\u{2fff}').chain('\u{a000}'..='\u{abff}').chain('\u{e000}'..='\u{1ffff}').collect();
    let text: String =
        characters.chunks(256).map(|chunk| chunk.iter().collect::<String>() + "\n\n").collect();
    let outcome = render(&RENDERER, &saying(&text), &options(Language::English));
    assert!(outcome.is_ok(), "{:?}", outcome.err());
    // And each alone after a letter, where a mark would have to sit on it.
    let text: String = characters.iter().flat_map(|it| ['a', *it, ' ']).collect();
    let outcome = render(&RENDERER, &saying(&text), &options(Language::English));
    assert!(outcome.is_ok(), "{:?}", outcome.err());
}
