//! The *document de synthèse*, part by part, in the order of [`Part`].

use super::{made_on, plan};
use crate::blocks::{Block, Column, Contents, Fact, Sheet, Table};
use crate::document::Options;
use crate::synthesis::{
    Agreement, Demand, Diagnosis, Guidance, Outcome, Part, Period, Project, Service, Synthesis,
};
use crate::words::Labels;

pub(super) fn sheet(synthesis: &Synthesis, options: &Options, labels: &Labels) -> Sheet {
    let identity = &synthesis.identity;
    let version = format!("{} {}", labels.version, synthesis.version);
    let mut blocks = opening(synthesis, labels);
    let mut missing = Vec::new();
    for (part, present) in synthesis.presence() {
        if present {
            blocks.push(Block::heading(1, labels.part(part)));
            blocks.extend(part_blocks(part, synthesis, labels));
        } else {
            missing.push(labels.part(part).to_owned());
        }
    }
    if !missing.is_empty() {
        blocks.push(Block::heading(1, labels.missing_parts));
        blocks.push(Block::Text(labels.missing_parts_intro.to_owned()));
        blocks.push(Block::List(missing));
    }
    Sheet {
        title: labels.synthesis_title.to_owned(),
        subtitle: format!("{version} · {}", made_on(options, labels)),
        footer: format!("{} · {} · {version}", labels.synthesis_title, identity.reference),
        mention: (synthesis.agreement == Agreement::Draft).then(|| labels.draft_mention.to_owned()),
        contents: Contents::Omitted,
        blocks,
    }
}

/// Who it is about, and whether it is accepted.
fn opening(synthesis: &Synthesis, labels: &Labels) -> Vec<Block> {
    let notice = match synthesis.agreement {
        Agreement::Draft => format!("{}. {}", labels.draft_mention, labels.draft_notice),
        Agreement::Agreed(day) => format!("{} {}.", labels.agreed_on, labels.day(day)),
    };
    vec![
        Block::Notice(notice),
        Block::Facts(vec![
            Fact::new(labels.person, &synthesis.identity.chosen_name),
            Fact::new(labels.reference, &synthesis.identity.reference),
        ]),
    ]
}

fn part_blocks(part: Part, synthesis: &Synthesis, labels: &Labels) -> Vec<Block> {
    match part {
        Part::Guidance => guidance(&synthesis.guidance, labels),
        Part::Period => {
            synthesis.period.iter().map(|period| Block::Text(period_text(*period, labels))).collect()
        }
        Part::Services => vec![services(&synthesis.services, labels)],
        Part::Demand => synthesis.demand.iter().flat_map(|demand| demand_blocks(demand, labels)).collect(),
        Part::Diagnosis => synthesis.diagnosis.iter().flat_map(|it| diagnosis(it, labels)).collect(),
        Part::Assets => vec![assets(synthesis, labels)],
        Part::Options => vec![explored(synthesis, labels)],
        Part::Projects => projects(&synthesis.projects, labels),
        Part::Objectives => plan::objectives(&synthesis.objectives, labels),
        Part::Strategies => plan::strategies(&synthesis.strategies),
        Part::Training => vec![plan::training(&synthesis.training, labels)],
        Part::Funding => vec![plan::funding(&synthesis.funding, labels)],
        Part::Actions => vec![plan::actions(&synthesis.actions, labels)],
        Part::OwnWords => synthesis
            .own_words
            .iter()
            .map(|words| Block::Voice { who: synthesis.identity.chosen_name.clone(), words: words.clone() })
            .collect(),
        Part::Contacts => vec![plan::contacts(&synthesis.contacts)],
        Part::NextReview => {
            synthesis.next_review.iter().map(|review| plan::next_review(review, labels)).collect()
        }
        Part::Consents => vec![Block::List(synthesis.consents.clone())],
        Part::ContactAgain => synthesis.contact_again.iter().map(|text| Block::Text(text.clone())).collect(),
    }
}

fn guidance(guidance: &Guidance, labels: &Labels) -> Vec<Block> {
    let facts = [
        (labels.operator, &guidance.operator),
        (labels.site, &guidance.site),
        (labels.counsellor, &guidance.counsellor),
    ];
    vec![Block::Facts(facts.into_iter().filter_map(|(label, value)| fact(label, value)).collect())]
}

fn fact(label: &str, value: &Option<String>) -> Option<Fact> {
    value.as_ref().filter(|value| !value.trim().is_empty()).map(|value| Fact::new(label, value))
}

fn period_text(period: Period, labels: &Labels) -> String {
    let from = labels.day(period.from);
    match period.to {
        None => format!("{} {from}", labels.period_open),
        Some(to) => format!("{} {from} {} {}", labels.period_from, labels.period_to, labels.day(to)),
    }
}

fn services(services: &[Service], labels: &Labels) -> Block {
    let row = |service: &Service| {
        vec![
            labels.day(service.date),
            service.kind.clone(),
            labels.channel_name(service.channel).to_owned(),
            service.minutes.map(|minutes| labels.duration_of(minutes)).unwrap_or_default(),
            service.output.clone().unwrap_or_default(),
        ]
    };
    Block::Table(Table {
        summary: labels.services.to_owned(),
        columns: vec![
            Column::new(labels.date, 20),
            Column::new(labels.service, 24),
            Column::new(labels.channel, 18),
            Column::new(labels.duration, 14),
            Column::new(labels.output, 30),
        ],
        rows: services.iter().map(row).collect(),
    })
}

fn demand_blocks(demand: &Demand, labels: &Labels) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(expressed) = &demand.expressed {
        blocks.push(Block::Voice { who: labels.demand_expressed.to_owned(), words: expressed.clone() });
    }
    if let Some(reformulated) = &demand.reformulated {
        blocks.push(Block::heading(2, labels.demand_reformulated));
        blocks.push(Block::Text(reformulated.clone()));
    }
    blocks
}

fn diagnosis(diagnosis: &Diagnosis, labels: &Labels) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(situation) = &diagnosis.situation {
        blocks.push(Block::heading(2, labels.situation));
        blocks.push(Block::Text(situation.clone()));
    }
    let voices = [(labels.person_says, &diagnosis.person), (labels.counsellor_says, &diagnosis.counsellor)];
    for (who, words) in voices {
        if let Some(words) = words {
            blocks.push(Block::Voice { who: who.to_owned(), words: words.clone() });
        }
    }
    match &diagnosis.outcome {
        None => {}
        Some(Outcome::Agreed(day)) => {
            blocks.push(Block::Notice(format!("{} {}.", labels.both_agreed_on, labels.day(*day))));
        }
        Some(Outcome::Disagreement(words)) => {
            blocks.push(Block::heading(2, labels.disagreement));
            blocks.push(Block::Text(words.clone()));
        }
    }
    blocks
}

fn assets(synthesis: &Synthesis, labels: &Labels) -> Block {
    Block::Table(Table {
        summary: labels.assets.to_owned(),
        columns: vec![Column::new(labels.asset, 70), Column::new(labels.asset_source, 30)],
        rows: synthesis
            .assets
            .iter()
            .map(|asset| vec![asset.what.clone(), labels.asset_source_name(asset.source).to_owned()])
            .collect(),
    })
}

fn explored(synthesis: &Synthesis, labels: &Labels) -> Block {
    Block::Table(Table {
        summary: labels.options.to_owned(),
        columns: vec![
            Column::new(labels.option, 34),
            Column::new(labels.option_fate, 22),
            Column::new(labels.reasons, 44),
        ],
        rows: synthesis
            .options
            .iter()
            .map(|option| {
                vec![
                    option.what.clone(),
                    labels.fate(option.fate).to_owned(),
                    option.reasons.clone().unwrap_or_default(),
                ]
            })
            .collect(),
    })
}

fn projects(projects: &[Project], labels: &Labels) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, project) in projects.iter().enumerate() {
        if projects.len() > 1 {
            blocks.push(Block::heading(2, format!("{} {}", labels.project, index + 1)));
        }
        blocks.extend(project_blocks(project, labels));
    }
    blocks
}

fn project_blocks(project: &Project, labels: &Labels) -> Vec<Block> {
    let mut facts = vec![Fact::new(labels.project_kind, labels.project_kind_name(project.kind))];
    if let Some(occupation) = &project.occupation {
        let value = format!("{} ({} {})", occupation.title, labels.rome, occupation.code);
        facts.push(Fact::new(labels.occupation, value));
    }
    let texts = [
        (labels.description, &project.description),
        (labels.territory, &project.territory),
        (labels.horizon, &project.horizon),
        (labels.feasibility, &project.feasibility),
    ];
    facts.extend(texts.into_iter().filter_map(|(label, value)| fact(label, value)));
    let mut blocks = vec![Block::Facts(facts)];
    for (title, items) in [(labels.gaps, &project.gaps), (labels.to_check, &project.to_check)] {
        if !items.is_empty() {
            blocks.push(Block::heading(2, title));
            blocks.push(Block::List(items.clone()));
        }
    }
    blocks
}
