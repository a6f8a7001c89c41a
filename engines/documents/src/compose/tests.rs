use jiff::civil::date;

use super::sheet;
use crate::blocks::{Block, Sheet};
use crate::document::{Document, Options, TextSize};
use crate::personal_data::{PersonalData, Section, Tree};
use crate::samples::samples;
use crate::synthesis::{Agreement, Cents, FundingLine, Identity, Part, Synthesis};
use crate::words::{Labels, Language};

fn options(language: Language) -> Options {
    let created_at = "2026-11-24T08:00:00Z".parse().expect("a moment");
    Options { language, text_size: TextSize::Normal, created_at }
}

fn composed(content: Tree) -> Sheet {
    let data = PersonalData {
        chosen_name: "Sacha".to_owned(),
        reference: "R-1".to_owned(),
        sections: vec![Section { title: "Tout".to_owned(), about: None, content }],
        access_log: Vec::new(),
    };
    sheet(&Document::PersonalData(data), &options(Language::French))
}

fn synthesis(synthesis: Synthesis) -> Sheet {
    sheet(&Document::Synthesis(Box::new(synthesis)), &options(Language::French))
}

fn blank() -> Synthesis {
    Synthesis::draft(Identity { chosen_name: "Sacha".to_owned(), reference: "R-1".to_owned() }, 1)
}

fn headings(sheet: &Sheet) -> Vec<(u8, &str)> {
    sheet
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level, text } => Some((*level, text.as_str())),
            _ => None,
        })
        .collect()
}

#[test]
fn every_part_is_either_shown_or_told_missing() {
    let labels = Labels::of(Language::French);
    for sample in samples() {
        let Document::Synthesis(it) = &sample.document else { continue };
        let sheet = sheet(&sample.document, &options(Language::French));
        let missing = sheet.blocks.iter().rev().find_map(|block| match block {
            Block::List(items) => Some(items.clone()),
            _ => None,
        });
        let shown = headings(&sheet);
        for (part, present) in it.presence() {
            let title = labels.part(part);
            assert_eq!(shown.contains(&(1, title)), present, "{}: {part:?}", sample.name);
            if !present {
                assert!(
                    missing.as_ref().is_some_and(|it| it.iter().any(|it| it == title)),
                    "{part:?} is not told"
                );
            }
        }
    }
    assert_eq!(blank().presence().iter().filter(|(_, present)| *present).count(), 0);
}

#[test]
fn blanks_alone_are_no_content() {
    let presence = Synthesis { own_words: Some(" \n ".to_owned()), ..blank() }.presence();
    assert!(presence.contains(&(Part::OwnWords, false)));
}

#[test]
fn a_draft_says_so_on_every_page_and_an_accepted_one_says_when() {
    let draft = synthesis(blank());
    assert_eq!(draft.mention.as_deref(), Some("Projet, pas encore accepté"));
    let agreed = synthesis(Synthesis { agreement: Agreement::Agreed(date(2026, 12, 1)), ..blank() });
    assert_eq!(agreed.mention, None);
    let Block::Notice(notice) = &agreed.blocks[0] else { panic!("the notice comes first") };
    assert_eq!(notice, "Accepté par la personne accompagnée le 1er\u{a0}décembre 2026.");
}

#[test]
fn a_funding_plan_is_totalled_only_when_every_amount_is_known() {
    let line = |amount| FundingLine {
        payer: "P".to_owned(),
        scheme: "S".to_owned(),
        amount,
        state: "E".to_owned(),
        deadline: None,
    };
    let rows = |funding: Vec<FundingLine>| {
        let sheet = synthesis(Synthesis { funding, ..blank() });
        sheet.blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table.rows.clone()),
            _ => None,
        })
    };
    let total = rows(vec![line(Some(Cents(100))), line(Some(Cents(250)))]).expect("a table");
    assert_eq!(total[2][2], "3,50\u{a0}€");
    assert_eq!(rows(vec![line(Some(Cents(100))), line(None)]).expect("a table").len(), 2);
    let beyond = rows(vec![line(Some(Cents(i64::MAX))), line(Some(Cents(1)))]).expect("a table");
    assert_eq!(beyond.len(), 2, "a sum that cannot be written is left out rather than wrong");
}

#[test]
fn no_heading_level_is_skipped_and_none_is_deeper_than_four() {
    for sample in samples() {
        let sheet = sheet(&sample.document, &options(Language::English));
        let mut previous = 0;
        for (level, text) in headings(&sheet) {
            assert!(
                level <= previous + 1 && level <= 4,
                "{}: {text:?} at {level} after {previous}",
                sample.name
            );
            previous = level;
        }
    }
}

#[test]
fn a_tree_loses_no_value_however_deep() {
    let json = serde_json::json!({
        "nom": "v1", "vide": null, "oui": true, "nombre": 12.5, "rien": [], "noms": ["v2", "v3"],
        "alike": [{"a": "v4", "b": "v5"}, {"a": "v6", "c": "v7"}],
        "mixed": [{"a": ["v8"]}, "v9"],
        "1": {"2": {"3": {"4": {"5": {"6": ["v10", {"7": "v11"}]}}}}},
    });
    let sheet = composed(Tree::from(&json));
    let all = format!("{:?}", sheet.blocks);
    for index in 1..=11 {
        assert!(all.contains(&format!("\"v{index}\"")), "v{index} is lost");
    }
    for text in ["12.5", "Oui", "Non renseigné", "Rien n’est conservé ici."] {
        assert!(all.contains(text), "{text} is lost");
    }
    assert!(all.contains("4 › 5 › 6 › 2 › 7") || all.contains("5 › 6 › 2 › 7"), "the path is told: {all}");
}

#[test]
fn records_become_a_table_only_if_each_value_has_one_cell() {
    let record = |fields: &[(&str, &str)]| {
        Tree::Record(
            fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), Tree::Text((*value).to_owned())))
                .collect(),
        )
    };
    let has_table = |tree: Tree| composed(tree).blocks.iter().any(|block| matches!(block, Block::Table(_)));
    assert!(has_table(Tree::List(vec![record(&[("a", "1"), ("b", "2")]), record(&[("b", "3")])])));
    let twice = composed(Tree::List(vec![record(&[("a", "1"), ("a", "2")])]));
    let all = format!("{:?}", twice.blocks);
    assert!(!all.contains("Table") && all.contains("\"1\"") && all.contains("\"2\""), "{all}");
    let six = [("a", "1"), ("b", "1"), ("c", "1"), ("d", "1"), ("e", "1"), ("f", "1")];
    assert!(!has_table(Tree::List(vec![record(&six)])));
    assert!(!has_table(Tree::List(vec![record(&[])])));
}
