//! Everything held about a person: a heading a section, facts for plain values, tables for lists of alike records.
//!
//! The tree may be as deep as it likes: headings stop at level 4, and below that the path is written in the label
//! ("Adresse › Commune"), so that nothing is lost and no heading level is skipped.

use super::made_on;
use crate::blocks::{Block, Column, Contents, Fact, Sheet, Table};
use crate::document::Options;
use crate::personal_data::{Access, PersonalData, Tree};
use crate::words::Labels;

/// Headings go no deeper; a reader with a screen reader loses the thread after that.
const DEEPEST_HEADING: u8 = 4;
/// Tables of more columns than this are too narrow to read on paper.
const WIDEST_TABLE: usize = 5;
/// What stands between the steps of a path in a label.
const STEP: &str = " › ";

pub(super) fn sheet(data: &PersonalData, options: &Options, labels: &Labels) -> Sheet {
    let mut blocks = vec![Block::Facts(vec![
        Fact::new(labels.person, &data.chosen_name),
        Fact::new(labels.reference, &data.reference),
    ])];
    for section in &data.sections {
        blocks.push(Block::heading(1, section.title.clone()));
        blocks.extend(section.about.iter().map(|about| Block::Aside(about.clone())));
        let before = blocks.len();
        tree(&section.content, 2, &mut blocks, labels);
        if blocks.len() == before {
            blocks.push(Block::Text(labels.nothing_held.to_owned()));
        }
    }
    blocks.push(Block::heading(1, labels.access_log));
    blocks.extend(access_log(&data.access_log, labels));
    Sheet {
        title: labels.personal_data_title.to_owned(),
        subtitle: made_on(options, labels),
        footer: format!("{} · {}", labels.personal_data_title, data.reference),
        mention: None,
        contents: if data.sections.len() > 1 { Contents::Shown } else { Contents::Omitted },
        blocks,
    }
}

fn access_log(log: &[Access], labels: &Labels) -> Vec<Block> {
    if log.is_empty() {
        return vec![Block::Text(labels.access_log_empty.to_owned())];
    }
    let row = |access: &Access| {
        vec![labels.moment(access.at), access.who.clone(), access.operator.clone(), access.purpose.clone()]
    };
    let table = Table {
        summary: labels.access_log.to_owned(),
        columns: vec![
            Column::new(labels.date, 26),
            Column::new(labels.who, 24),
            Column::new(labels.operator, 22),
            Column::new(labels.purpose, 28),
        ],
        rows: log.iter().map(row).collect(),
    };
    vec![Block::Text(labels.access_log_intro.to_owned()), Block::Table(table)]
}

/// Writes a tree whose sub-headings start at `level`.
fn tree(content: &Tree, level: u8, blocks: &mut Vec<Block>, labels: &Labels) {
    match content {
        Tree::Record(fields) => record(fields, level, blocks, labels),
        Tree::List(items) if items.is_empty() => {}
        Tree::List(items) => list(items, level, blocks, labels),
        leaf => blocks.push(Block::Text(leaf_text(leaf, labels))),
    }
}

/// Plain values first, together; then each nested value under its own heading.
fn record(fields: &[(String, Tree)], level: u8, blocks: &mut Vec<Block>, labels: &Labels) {
    if level > DEEPEST_HEADING {
        let named = fields.iter().rev().map(|(name, value)| (name.clone(), value)).collect();
        blocks.extend(flatten(named, labels));
        return;
    }
    let facts: Vec<Fact> = fields
        .iter()
        .filter(|(_, value)| is_leaf(value))
        .map(|(name, value)| Fact::new(name, leaf_text(value, labels)))
        .collect();
    blocks.extend((!facts.is_empty()).then_some(Block::Facts(facts)));
    for (name, value) in fields.iter().filter(|(_, value)| !is_leaf(value)) {
        blocks.push(Block::heading(level, name.clone()));
        let before = blocks.len();
        tree(value, level + 1, blocks, labels);
        if blocks.len() == before {
            blocks.push(Block::Text(labels.nothing_held.to_owned()));
        }
    }
}

fn list(items: &[Tree], level: u8, blocks: &mut Vec<Block>, labels: &Labels) {
    if items.iter().all(is_leaf) {
        blocks.push(Block::List(items.iter().map(|item| leaf_text(item, labels)).collect()));
    } else if let Some(table) = table(items, labels) {
        blocks.push(Block::Table(table));
    } else if level > DEEPEST_HEADING {
        let numbered = items.iter().enumerate().rev().map(|(index, item)| ((index + 1).to_string(), item));
        blocks.extend(flatten(numbered.collect(), labels));
    } else {
        for (index, item) in items.iter().enumerate() {
            blocks.push(Block::heading(level, format!("{} {}", labels.item, index + 1)));
            tree(item, level + 1, blocks, labels);
        }
    }
}

/// A table, if the items are flat records with few enough names between them.
fn table(items: &[Tree], labels: &Labels) -> Option<Table> {
    let mut names: Vec<&str> = Vec::new();
    for item in items {
        let Tree::Record(fields) = item else { return None };
        for (position, (name, value)) in fields.iter().enumerate() {
            // A name that comes twice in one record has no single cell to go to.
            let repeated = fields[..position].iter().any(|(earlier, _)| earlier == name);
            if repeated || !is_leaf(value) {
                return None;
            }
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        if names.len() > WIDEST_TABLE {
            return None;
        }
    }
    if names.is_empty() {
        return None;
    }
    let cell = |fields: &[(String, Tree)], name: &str| {
        let value = fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
        value.map(|value| leaf_text(value, labels)).unwrap_or_default()
    };
    let rows = items
        .iter()
        .filter_map(|item| match item {
            Tree::Record(fields) => Some(names.iter().map(|name| cell(fields, name)).collect()),
            _ => None,
        })
        .collect();
    let columns = names.iter().map(|name| Column::new(*name, 1)).collect();
    Some(Table { summary: names.join(", "), columns, rows })
}

/// Writes every leaf under its path. Walks with its own stack, last first, so that no depth exhausts the call stack.
fn flatten(mut waiting: Vec<(String, &Tree)>, labels: &Labels) -> Option<Block> {
    let mut facts = Vec::new();
    while let Some((path, content)) = waiting.pop() {
        match content {
            Tree::Record(fields) if !fields.is_empty() => {
                let steps = fields.iter().rev();
                waiting.extend(steps.map(|(name, value)| (format!("{path}{STEP}{name}"), value)));
            }
            Tree::List(items) if !items.is_empty() => {
                let steps = items.iter().enumerate().rev();
                waiting.extend(steps.map(|(index, item)| (format!("{path}{STEP}{}", index + 1), item)));
            }
            leaf => facts.push(Fact::new(path, leaf_text(leaf, labels))),
        }
    }
    (!facts.is_empty()).then_some(Block::Facts(facts))
}

fn is_leaf(value: &Tree) -> bool {
    !matches!(value, Tree::List(_) | Tree::Record(_))
}

fn leaf_text(value: &Tree, labels: &Labels) -> String {
    match value {
        Tree::Flag(answer) => labels.answer(*answer).to_owned(),
        Tree::Text(text) if !text.trim().is_empty() => text.clone(),
        Tree::Text(_) | Tree::Nothing => labels.not_filled.to_owned(),
        Tree::List(_) | Tree::Record(_) => labels.nothing_held.to_owned(),
    }
}
