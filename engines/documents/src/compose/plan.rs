//! The second half of the synthesis: objectives, ways, training, money, steps, and what comes next.

use crate::blocks::{Block, Column, Fact, Table};
use crate::synthesis::{Action, Cents, Contact, FundingLine, NextReview, Objective, Strategy, TrainingStep};
use crate::words::Labels;

pub(super) fn objectives(objectives: &[Objective], labels: &Labels) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, objective) in objectives.iter().enumerate() {
        blocks.push(Block::heading(2, format!("{} {}", labels.objective, index + 1)));
        blocks.push(Block::Text(objective.what.clone()));
        if !objective.success.is_empty() {
            blocks.push(Block::Text(format!("{}{}", labels.success, labels.colon.trim_end())));
            blocks.push(Block::List(objective.success.clone()));
        }
    }
    blocks
}

pub(super) fn strategies(strategies: &[Strategy]) -> Vec<Block> {
    strategies
        .iter()
        .flat_map(|strategy| {
            [Block::heading(2, strategy.name.clone()), Block::Text(strategy.description.clone())]
        })
        .collect()
}

pub(super) fn training(steps: &[TrainingStep], labels: &Labels) -> Block {
    let row = |step: &TrainingStep| {
        vec![
            step.certification.clone(),
            step.organisation.clone().unwrap_or_default(),
            step.modality.clone().unwrap_or_default(),
            step.price.map(|price| labels.euros(price)).unwrap_or_default(),
        ]
    };
    Block::Table(Table {
        summary: labels.training.to_owned(),
        columns: vec![
            Column::new(labels.certification, 32),
            Column::new(labels.organisation, 24),
            Column::new(labels.modality, 28),
            Column::new(labels.price, 16),
        ],
        rows: steps.iter().map(row).collect(),
    })
}

/// The funding plan, closed by a total when every amount is known: a total of part of the lines would mislead.
pub(super) fn funding(lines: &[FundingLine], labels: &Labels) -> Block {
    let mut rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            vec![
                line.payer.clone(),
                line.scheme.clone(),
                line.amount.map(|amount| labels.euros(amount)).unwrap_or_default(),
                line.state.clone(),
                line.deadline.map(|day| labels.day(day)).unwrap_or_default(),
            ]
        })
        .collect();
    if lines.len() > 1
        && let Some(total) = total(lines)
    {
        rows.push(vec![
            labels.total.to_owned(),
            String::new(),
            labels.euros(total),
            String::new(),
            String::new(),
        ]);
    }
    Block::Table(Table {
        summary: labels.funding.to_owned(),
        columns: vec![
            Column::new(labels.payer, 22),
            Column::new(labels.scheme, 26),
            Column::new(labels.amount, 16),
            Column::new(labels.state, 18),
            Column::new(labels.deadline, 20),
        ],
        rows,
    })
}

fn total(lines: &[FundingLine]) -> Option<Cents> {
    lines.iter().try_fold(0i64, |sum, line| sum.checked_add(line.amount?.0)).map(Cents)
}

pub(super) fn actions(actions: &[Action], labels: &Labels) -> Block {
    let row = |action: &Action| {
        vec![
            action.what.clone(),
            action.owner.clone(),
            action.due.map(|day| labels.day(day)).unwrap_or_default(),
            action.done_when.clone().unwrap_or_default(),
            labels.action_state(action.state).to_owned(),
        ]
    };
    Block::Table(Table {
        summary: labels.actions.to_owned(),
        columns: vec![
            Column::new(labels.what, 30),
            Column::new(labels.who, 18),
            Column::new(labels.when, 21),
            Column::new(labels.done_when, 26),
            Column::new(labels.state, 15),
        ],
        rows: actions.iter().map(row).collect(),
    })
}

pub(super) fn contacts(contacts: &[Contact]) -> Block {
    let fact = |contact: &Contact| match &contact.role {
        Some(role) => Fact::new(&contact.name, format!("{role}\n{}", contact.reach)),
        None => Fact::new(&contact.name, &contact.reach),
    };
    Block::Facts(contacts.iter().map(fact).collect())
}

pub(super) fn next_review(review: &NextReview, labels: &Labels) -> Block {
    let mut facts = vec![Fact::new(labels.date, labels.day(review.date))];
    if let Some(place) = &review.place {
        facts.push(Fact::new(labels.place, place));
    }
    Block::Facts(facts)
}
