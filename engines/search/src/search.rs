//! Searching: a request in, a page of explained hits out.
//!
//! The same request on the same index always gives the same answer; equal scores are ordered by key. A document is counted
//! when it answers at least [`KEPT`] as well as the best one.

use std::collections::{BTreeMap, HashMap};

use crate::explain::{Reason, WordMatch};
use crate::index::{Index, View};
use crate::query::Query;
use crate::readings::{self, Reading};
use crate::score::{DocumentScore, Scorer};

/// The part of the best score under which a document no longer answers the query.
pub const KEPT: f32 = 0.4;
/// The longest page that can be asked for.
pub const PAGE_MAX: usize = 200;

/// What is asked: words, facet values to keep, a page.
#[derive(Clone, Debug)]
pub struct Request {
    query: Query,
    filters: BTreeMap<String, Vec<String>>,
    offset: usize,
    limit: usize,
}

impl Request {
    /// The first ten answers to a query.
    pub fn new(query: Query) -> Request {
        Request { query, filters: BTreeMap::new(), offset: 0, limit: 10 }
    }

    /// Keeps only documents that have one of these values; several calls on different facets must all hold.
    pub fn keep(mut self, facet: &str, values: &[&str]) -> Request {
        self.filters
            .entry(facet.to_string())
            .or_default()
            .extend(values.iter().map(|value| value.to_string()));
        self
    }

    /// Asks for `limit` answers (at most [`PAGE_MAX`]) after the first `offset`.
    pub fn page(mut self, offset: usize, limit: usize) -> Request {
        self.offset = offset;
        self.limit = limit.min(PAGE_MAX);
        self
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The key its owner gave.
    pub key: String,
    /// Its first title.
    pub title: String,
    /// How well it answers, from 0 to about 1; only comparable within one query.
    pub score: f32,
    /// Why it answers.
    pub reason: Reason,
}

/// How many answers have each value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet's name in the schema.
    pub facet: String,
    /// Value and number of answers, the most frequent first. The filter on this facet itself is left aside, so that a
    /// person sees what another choice would give.
    pub values: Vec<(String, usize)>,
}

/// The answer to a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// How many documents answer, all pages together.
    pub total: usize,
    /// The page asked for, best first.
    pub hits: Vec<Hit>,
    /// Counts for every facet of the schema.
    pub facets: Vec<FacetCounts>,
}

impl<B: AsRef<[u8]>> Index<B> {
    /// Answers a request; never fails: nothing found is an answer.
    pub fn search(&self, request: &Request) -> Results {
        let view = self.view();
        let readings = readings::readings(view, &request.query);
        let scorers = scorers(view, &readings);
        let (mut kept, facets) = Filters::new(view, &request.filters).apply(view, answers(&scorers));
        let end = request.offset.saturating_add(request.limit).min(kept.len());
        let order = |one: &Answer, other: &Answer| best_first(view, one, other);
        if end > 0 && end < kept.len() {
            kept.select_nth_unstable_by(end - 1, order);
        }
        kept[..end].sort_unstable_by(order);
        let hits = kept.get(request.offset..end).unwrap_or_default().iter();
        let hits = hits.map(|answer| hit(view, &readings, &scorers, answer));
        Results { total: kept.len(), hits: hits.collect(), facets }
    }

    /// All answers to a request whose key is one of those looked for, best first, whatever page is asked for: what an
    /// import brought that answers a saved search.
    pub fn answers_among(&self, request: &Request, is_looked_for: impl Fn(&str) -> bool) -> Vec<Hit> {
        let view = self.view();
        let readings = readings::readings(view, &request.query);
        let scorers = scorers(view, &readings);
        let (mut kept, _) = Filters::new(view, &request.filters).apply(view, answers(&scorers));
        kept.retain(|(_, answer)| is_looked_for(view.key(answer.document)));
        kept.sort_unstable_by(|one, other| best_first(view, one, other));
        kept.iter().map(|answer| hit(view, &readings, &scorers, answer)).collect()
    }
}

/// The reading that a document answers best, and how well.
type Answer = (usize, DocumentScore);

fn scorers<'v, 'r>(view: View<'v>, readings: &'r [Reading]) -> Vec<Scorer<'v, 'r>> {
    readings.iter().map(|reading| Scorer::new(view, reading)).collect()
}

fn best_first(view: View<'_>, one: &Answer, other: &Answer) -> std::cmp::Ordering {
    let by_score = other.1.score.total_cmp(&one.1.score);
    by_score.then_with(|| view.key(one.1.document).cmp(view.key(other.1.document)))
}

/// The best reading of each document that answers well enough.
fn answers(scorers: &[Scorer<'_, '_>]) -> Vec<(usize, DocumentScore)> {
    let mut all: Vec<(usize, DocumentScore)> = Vec::new();
    let mut row_of: HashMap<u32, usize> = HashMap::new();
    for (reading, scorer) in scorers.iter().enumerate() {
        for score in scorer.documents() {
            if scorers.len() == 1 {
                all.push((reading, score));
                continue;
            }
            let row = *row_of.entry(score.document).or_insert(all.len());
            match all.get_mut(row) {
                Some(known) if known.1.score >= score.score => {}
                Some(known) => *known = (reading, score),
                None => all.push((reading, score)),
            }
        }
    }
    let best = all.iter().map(|(_, score)| score.score).fold(0.0, f32::max);
    all.retain(|(_, score)| score.score > 0.0 && score.score >= best * KEPT);
    all
}

fn hit(view: View<'_>, readings: &[Reading], scorers: &[Scorer<'_, '_>], answer: &Answer) -> Hit {
    let (place, answer) = answer;
    let (reading, scorer) = (&readings[*place], &scorers[*place]);
    let words = reading.words.iter().enumerate().map(|(place, word)| {
        let sought = word.typed.clone();
        match scorer.match_in(answer.entry, place) {
            Some(found) => {
                WordMatch::Here { sought, found: view.word_text(found.word).to_string(), how: found.how }
            }
            None if answer.found & (1 << place) != 0 => WordMatch::Elsewhere { sought },
            None => WordMatch::Missing { sought },
        }
    });
    let reason = Reason {
        field: view.schema.fields.get(answer.field).map_or_else(String::new, |field| field.name.clone()),
        label: view.entry_label(answer.entry).to_string(),
        words: words.collect(),
        understood: reading.replaced.clone(),
    };
    Hit {
        key: view.key(answer.document).to_string(),
        title: view.shown(answer.document).to_string(),
        score: answer.score,
        reason,
    }
}

/// Facet values asked for, as places among all values.
struct Filters {
    /// Per facet of the schema: nothing to hold, or one flag per value.
    wanted: Vec<Option<Vec<u32>>>,
    /// A facet that the schema does not have was asked for: nothing can answer.
    impossible: Option<String>,
}

impl Filters {
    fn new(view: View<'_>, filters: &BTreeMap<String, Vec<String>>) -> Filters {
        let facets = &view.schema.facets;
        let impossible = filters.keys().find(|name| !facets.contains(name)).cloned();
        let wanted = facets.iter().enumerate().map(|(facet, name)| {
            let values = filters.get(name)?;
            let all = 0..view.facet_value_count() as u32;
            let asked = all.filter(|&place| {
                view.facet_value(place)
                    .is_some_and(|(own, value)| own == facet && values.iter().any(|v| v == value))
            });
            Some(asked.collect())
        });
        Filters { wanted: wanted.collect(), impossible }
    }

    /// Keeps what passes every filter; counts, per facet, what passes all filters but its own.
    fn apply(
        &self,
        view: View<'_>,
        answers: Vec<(usize, DocumentScore)>,
    ) -> (Vec<(usize, DocumentScore)>, Vec<FacetCounts>) {
        let mut counts = vec![0usize; view.facet_value_count()];
        let facet_of: Vec<usize> = (0..view.facet_value_count() as u32)
            .map(|place| view.facet_value(place).map_or(usize::MAX, |(facet, _)| facet))
            .collect();
        let mut kept = Vec::with_capacity(answers.len());
        let answers = if self.impossible.is_some() { Vec::new() } else { answers };
        for answer in answers {
            let own: Vec<u32> = view.facets_of(answer.1.document).collect();
            let failed: Vec<usize> = self
                .wanted
                .iter()
                .enumerate()
                .filter(|(_, wanted)| {
                    wanted.as_ref().is_some_and(|wanted| !own.iter().any(|value| wanted.contains(value)))
                })
                .map(|(facet, _)| facet)
                .collect();
            for &value in &own {
                let Some(&facet) = facet_of.get(value as usize) else { continue };
                if failed.iter().all(|&one| one == facet) {
                    counts[value as usize] += 1;
                }
            }
            if failed.is_empty() {
                kept.push(answer);
            }
        }
        let facets = view.schema.facets.iter().enumerate().map(|(facet, name)| {
            let own = counts.iter().zip(0u32..).filter(|(count, _)| **count > 0);
            let mut values: Vec<(String, usize)> = own
                .filter_map(|(count, place)| {
                    let (of, value) = view.facet_value(place)?;
                    (of == facet).then(|| (value.to_string(), *count))
                })
                .collect();
            values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            FacetCounts { facet: name.clone(), values }
        });
        (kept, facets.collect())
    }
}
