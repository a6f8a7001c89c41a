//! A paper whose words are the caller's: each part becomes one block.

use crate::blocks::{Block, Column, Contents, Fact, Sheet, Table};
use crate::paper::{Grid, Paper, Part};

pub(super) fn sheet(paper: &Paper) -> Sheet {
    Sheet {
        title: paper.title.clone(),
        subtitle: paper.subtitle.clone(),
        footer: paper.footer.clone(),
        mention: paper.mention.clone(),
        contents: Contents::Omitted,
        blocks: paper.parts.iter().filter_map(block).collect(),
    }
}

// A list, a table or facts with nothing in them would be an empty tag, which PDF/UA refuses.
fn block(part: &Part) -> Option<Block> {
    Some(match part {
        Part::Heading(text) => Block::heading(1, text.clone()),
        Part::Text(text) => Block::Text(text.clone()),
        Part::Aside(text) => Block::Aside(text.clone()),
        Part::Notice(text) => Block::Notice(text.clone()),
        Part::Facts(facts) if facts.is_empty() => return None,
        Part::Facts(facts) => {
            Block::Facts(facts.iter().map(|(label, value)| Fact::new(label, value)).collect())
        }
        Part::List(items) if items.is_empty() => return None,
        Part::List(items) => Block::List(items.clone()),
        Part::Table(grid) if grid.columns.is_empty() || grid.rows.is_empty() => return None,
        Part::Table(grid) => Block::Table(table(grid)),
    })
}

fn table(grid: &Grid) -> Table {
    let row = |row: &Vec<String>| {
        let mut row = row.clone();
        row.resize(grid.columns.len(), String::new());
        row
    };
    Table {
        summary: grid.summary.clone(),
        columns: grid.columns.iter().map(|(head, share)| Column::new(head, (*share).max(1))).collect(),
        rows: grid.rows.iter().map(row).collect(),
    }
}
