//! What the classification knows, ready to answer: the only place of this wing that talks to the engine of skills.
//!
//! Derived from the current data set, held in memory, swapped whole: losing it loses nothing. Everything that crosses this
//! module is named by what the house stores: codes of occupations, numbers of items.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use jalon_information::{Dataset, Rows, current_classification, rows_of};
use jalon_information::model::sheet::{Answer, ItemKind, Standing};
use jalon_kernel::db::{Db, DbError};

use crate::model::portrait::Held;

/// An occupation as pages of this wing show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupation {
    /// Its code.
    pub code: String,
    /// Its title, both genders.
    pub title: String,
    /// What is done in it, a sentence each.
    pub definition: Vec<String>,
    /// The name of its major domain; may be empty.
    pub family: String,
    /// Whether the law says who may do it.
    pub is_regulated: bool,
    /// How one enters it, a sentence each.
    pub access: Vec<String>,
    /// Its types of interest, the main one first.
    pub interests: Vec<char>,
    /// What it is done in.
    pub contexts: Vec<String>,
}

/// A skill or a piece of knowledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number in the classification.
    pub ogr: i64,
    /// As its publisher writes it.
    pub label: String,
    /// What it is.
    pub kind: ItemKind,
}

/// A skill proposed from what was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The skill.
    pub item: Item,
    /// The words that led to it.
    pub because: String,
}

/// What an occupation asks for and a person lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What it is.
    pub item: Item,
    /// Whether it is at the heart of the occupation.
    pub is_core: bool,
    /// What the person can do that comes close to it.
    pub near: Option<Item>,
}

/// How a person stands to an occupation: parts that are shown one by one, never one opaque mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The occupation.
    pub occupation: Arc<Occupation>,
    /// What it asks for that the person can do.
    pub has: Vec<Item>,
    /// What it asks for that they nearly can: each with what comes close.
    pub nearly: Vec<Need>,
    /// What it asks for that they lack.
    pub missing: Vec<Need>,
    /// Of what they can do, how much they like; of what they would not do again, how much it asks for.
    pub liked: usize,
    /// How many skills it asks for that they refuse to use again.
    pub refused: usize,
}

impl Match {
    /// How many things the occupation asks for.
    pub fn asked(&self) -> usize {
        self.has.len() + self.nearly.len() + self.missing.len()
    }
}

/// The classification, ready.
pub struct Guide {
    /// Where it comes from.
    pub dataset: Dataset,
    occupations: Vec<Arc<Occupation>>,
    places: HashMap<String, usize>,
    items: HashMap<i64, Item>,
    asked: Vec<Vec<(i64, bool)>>,
}

impl Guide {
    fn build(dataset: Dataset, rows: &Rows) -> Self {
        let items: HashMap<i64, Item> = rows
            .items
            .iter()
            .map(|row| (row.ogr, Item { ogr: row.ogr, label: row.label.clone(), kind: row.kind }))
            .collect();
        let places: HashMap<String, usize> =
            rows.occupations.iter().enumerate().map(|(place, row)| (row.code.clone(), place)).collect();
        let mut asked: Vec<Vec<(i64, bool)>> = vec![Vec::new(); rows.occupations.len()];
        let mut contexts: Vec<Vec<String>> = vec![Vec::new(); rows.occupations.len()];
        for link in &rows.links {
            let (Some(place), Some(item)) = (places.get(&link.code), items.get(&link.ogr)) else { continue };
            match item.kind {
                ItemKind::Context => contexts[*place].push(item.label.clone()),
                _ => asked[*place].push((item.ogr, link.standing == Standing::Core)),
            }
        }
        let lines = |text: &str| -> Vec<String> {
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
        };
        let occupations = rows
            .occupations
            .iter()
            .zip(contexts)
            .map(|(row, contexts)| {
                let interests = [&row.riasec_major, &row.riasec_minor];
                Arc::new(Occupation {
                    code: row.code.clone(),
                    title: row.title.clone(),
                    definition: lines(&row.definition),
                    family: row.major_domain.clone(),
                    is_regulated: row.regulated == Answer::Yes,
                    access: lines(&row.access),
                    interests: interests.into_iter().flatten().filter_map(|it| it.chars().next()).collect(),
                    contexts,
                })
            })
            .collect();
        Self { dataset, occupations, places, items, asked }
    }

    /// The occupation of that code.
    pub fn occupation(&self, code: &str) -> Option<&Arc<Occupation>> {
        self.places.get(code).map(|place| &self.occupations[*place])
    }

    /// The item of that number.
    pub fn item(&self, ogr: i64) -> Option<&Item> {
        self.items.get(&ogr)
    }

    /// Skills that a text tells of, the surest first; none when nothing is understood.
    pub fn propose(&self, text: &str, limit: usize) -> Vec<Proposed> {
        interim::propose(self, text, limit)
    }

    /// Every occupation that something of `held` opens, best first.
    pub fn matches(&self, held: &[Held]) -> Vec<Match> {
        let mut all: Vec<Match> =
            (0..self.occupations.len()).map(|place| self.at(place, held)).filter(|it| !it.has.is_empty()).collect();
        all.sort_by_key(|it| std::cmp::Reverse(it.has.len() * 100 / it.asked().max(1)));
        all
    }

    /// How `held` stands to one occupation.
    pub fn compare(&self, held: &[Held], code: &str) -> Option<Match> {
        self.places.get(code).map(|place| self.at(*place, held))
    }

    fn at(&self, place: usize, held: &[Held]) -> Match {
        let mut found = Match {
            occupation: Arc::clone(&self.occupations[place]),
            has: Vec::new(),
            nearly: Vec::new(),
            missing: Vec::new(),
            liked: 0,
            refused: 0,
        };
        for (ogr, is_core) in &self.asked[place] {
            let Some(item) = self.items.get(ogr) else { continue };
            match held.iter().find(|it| it.ogr == *ogr) {
                Some(_) => found.has.push(item.clone()),
                None => found.missing.push(Need { item: item.clone(), is_core: *is_core, near: None }),
            }
        }
        found
    }
}

mod interim {
    use super::{Guide, ItemKind, Proposed};

    pub fn propose(guide: &Guide, text: &str, limit: usize) -> Vec<Proposed> {
        let stems = |text: &str| -> Vec<String> {
            text.to_lowercase()
                .split(|sign: char| !sign.is_alphanumeric())
                .filter(|word| word.chars().count() > 3)
                .map(|word| word.chars().take(5).collect())
                .collect()
        };
        let told = stems(text);
        let mut found: Vec<(usize, Proposed)> = guide
            .items
            .values()
            .filter(|item| item.kind == ItemKind::Skill)
            .filter_map(|item| {
                let shared: Vec<String> = stems(&item.label).into_iter().filter(|stem| told.contains(stem)).collect();
                let proposed = Proposed { item: item.clone(), because: shared.join(", ") };
                (!shared.is_empty()).then_some((shared.len(), proposed))
            })
            .collect();
        found.sort_by_key(|(shared, proposed)| (std::cmp::Reverse(*shared), proposed.item.ogr));
        found.into_iter().take(limit).map(|(_, proposed)| proposed).collect()
    }
}

/// What is held between requests.
#[derive(Default)]
pub struct Guides {
    held: RwLock<Option<Arc<Guide>>>,
    building: tokio::sync::Mutex<()>,
}

impl Guides {
    /// The guide of the current data; none when there are no data.
    ///
    /// When an import has just put others in place, the guide in hand serves until the new one is ready.
    pub async fn current(self: &Arc<Self>, db: &Db) -> Result<Option<Arc<Guide>>, DbError> {
        let mut tx = db.read().await?;
        let current = current_classification(&mut tx).await?;
        drop(tx);
        let Some(current) = current else { return Ok(None) };
        match self.in_hand() {
            Some(held) if held.dataset.id == current.id => Ok(Some(held)),
            Some(held) => {
                let (guides, db) = (Arc::clone(self), db.clone());
                tokio::spawn(async move {
                    if let Err(error) = guides.refresh(&db).await {
                        let error = &error as &dyn std::error::Error;
                        tracing::error!(error, "the guide to occupations could not be rebuilt");
                    }
                });
                Ok(Some(held))
            }
            None => {
                self.refresh(db).await?;
                Ok(self.in_hand())
            }
        }
    }

    fn in_hand(&self) -> Option<Arc<Guide>> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn refresh(&self, db: &Db) -> Result<(), DbError> {
        // One at a time: whoever waited finds the work done.
        let _turn = self.building.lock().await;
        let mut tx = db.read().await?;
        let Some(current) = current_classification(&mut tx).await? else { return Ok(()) };
        if self.in_hand().is_some_and(|held| held.dataset.id == current.id) {
            return Ok(());
        }
        let rows = rows_of(&mut tx, current.id).await?;
        drop(tx);
        let built = tokio::task::spawn_blocking(move || Guide::build(current, &rows)).await;
        // A build that died leaves the guide in hand; the next visit tries again.
        if let Ok(guide) = built {
            *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(guide));
        }
        Ok(())
    }
}
