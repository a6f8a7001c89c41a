//! The rows of a classification as the engine takes them, and what pages show of each occupation.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jalon_information::model::sheet::{Answer, ItemKind, Standing};
use jalon_information::{Dataset, Rows};
use jalon_skills::{
    Atlas, Everyday, EverydayError, GroupRecord, ItemRecord, LinkRecord, Nature, OccupationRecord, Reach,
    Stake, Taxonomy, TaxonomyError, TitleRecord,
};

use super::{Guide, Occupation};
use crate::model::environment;

/// Everyday expressions and what they stand for, edited by domain experts.
const EVERYDAY: &str = include_str!("../../../../data/skills/expressions.tsv");

/// What publishers call the category of diplomas, licences and clearances.
const CREDENTIALS: &str = "Certifications";

/// Why the guide cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The table of everyday expressions has a wrong line.
    #[error("reading the table of everyday expressions")]
    Everyday(#[from] EverydayError),
    /// The classification refers to something that is not in it.
    #[error("taking in the classification")]
    Taxonomy(#[from] TaxonomyError),
}

impl Guide {
    /// Learns a classification.
    pub fn build(dataset: Dataset, rows: &Rows) -> Result<Self, BuildError> {
        let (items, groups) = items(rows);
        let taxonomy = Taxonomy::new(occupations(rows), items, groups)?;
        let atlas = Atlas::learn(taxonomy, Everyday::parse(EVERYDAY)?);
        let occupations = shown(rows);
        let places = occupations
            .iter()
            .enumerate()
            .filter_map(|(place, occupation)| Some((atlas.taxonomy().occupation(&occupation.code)?, place)));
        let places = places.collect();
        let mut contexts: HashMap<&'static str, Vec<_>> = HashMap::new();
        for row in rows.items.iter().filter(|row| row.kind == ItemKind::Context) {
            for condition in environment::ALL.iter().filter(|it| it.is_said_by(&row.label)) {
                contexts
                    .entry(condition.name)
                    .or_default()
                    .extend(atlas.taxonomy().item(&row.ogr.to_string()));
            }
        }
        Ok(Self { dataset, atlas, occupations, places, contexts })
    }
}

fn items(rows: &Rows) -> (Vec<ItemRecord>, Vec<GroupRecord>) {
    let mut groups: BTreeMap<&str, GroupRecord> = BTreeMap::new();
    let items = rows.items.iter().map(|row| {
        let category = row.category.as_str();
        let is_grouped = !category.is_empty() && row.kind != ItemKind::Context;
        if is_grouped {
            let group = || GroupRecord { key: category.to_owned(), label: category.to_owned() };
            groups.entry(category).or_insert_with(group);
        }
        ItemRecord {
            key: row.ogr.to_string(),
            label: row.label.clone(),
            nature: match row.kind {
                ItemKind::Skill => Nature::Skill,
                ItemKind::Behaviour => Nature::Attitude,
                ItemKind::Knowledge if category.starts_with(CREDENTIALS) => Nature::Credential,
                ItemKind::Knowledge => Nature::Knowledge,
                ItemKind::Context => Nature::Context,
            },
            reach: Reach::Unsaid,
            group: is_grouped.then(|| category.to_owned()),
            definition: String::new(),
        }
    });
    let items = items.collect();
    (items, groups.into_values().collect())
}

fn occupations(rows: &Rows) -> Vec<OccupationRecord> {
    let mut records: Vec<OccupationRecord> = rows
        .occupations
        .iter()
        .map(|row| {
            let families = [1, 3].into_iter().filter_map(|end| row.code.get(..end));
            let interests = [(&row.riasec_major, true), (&row.riasec_minor, false)];
            OccupationRecord {
                key: row.code.clone(),
                label: row.title.clone(),
                families: families.map(str::to_owned).collect(),
                definition: row.definition.clone(),
                regulated: row.regulated == Answer::Yes,
                interests: interests
                    .into_iter()
                    .filter_map(|(letter, is_main)| Some((letter.clone()?, is_main)))
                    .collect(),
                titles: Vec::new(),
                links: Vec::new(),
            }
        })
        .collect();
    let places: HashMap<&str, usize> =
        rows.occupations.iter().enumerate().map(|(place, row)| (row.code.as_str(), place)).collect();
    for title in &rows.titles {
        if let Some(place) = places.get(title.code.as_str()) {
            let title = TitleRecord { key: title.ogr.to_string(), label: title.label.clone() };
            records[*place].titles.push(title);
        }
    }
    for link in &rows.links {
        if let Some(place) = places.get(link.code.as_str()) {
            let stake = match link.standing {
                Standing::Core => Stake::Core,
                Standing::Emerging => Stake::Emerging,
                Standing::Other => Stake::Ordinary,
            };
            records[*place].links.push(LinkRecord { item: link.ogr.to_string(), stake });
        }
    }
    records
}

fn shown(rows: &Rows) -> Vec<Arc<Occupation>> {
    let labels: HashMap<i64, &str> = rows
        .items
        .iter()
        .filter(|row| row.kind == ItemKind::Context)
        .map(|row| (row.ogr, row.label.as_str()))
        .collect();
    let mut contexts: HashMap<&str, Vec<String>> = HashMap::new();
    for link in &rows.links {
        if let Some(label) = labels.get(&link.ogr) {
            contexts.entry(&link.code).or_default().push((*label).to_owned());
        }
    }
    let lines = |text: &str| -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let mut occupation = |row: &jalon_information::OccupationRow| {
        let interests = [&row.riasec_major, &row.riasec_minor];
        Arc::new(Occupation {
            code: row.code.clone(),
            title: row.title.clone(),
            definition: lines(&row.definition),
            family: row.major_domain.clone(),
            is_regulated: row.regulated == Answer::Yes,
            access: lines(&row.access),
            interests: interests.into_iter().flatten().filter_map(|it| it.chars().next()).collect(),
            contexts: contexts.remove(row.code.as_str()).unwrap_or_default(),
        })
    };
    rows.occupations.iter().map(&mut occupation).collect()
}
