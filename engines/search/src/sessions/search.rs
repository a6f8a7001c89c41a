//! Searching sessions: a query and a day in, a page of explained answers and counts out.
//!
//! The same query on the same day and the same index always gives the same answer.

use std::ops::Range;

use jiff::civil::Date;

use super::build::certification_key;
use super::facets::{Choice, FACETS, Facet};
use super::filter::{Checked, Filter};
use super::hit::{Found, SessionHit};
use super::index::{Columns, Sessions};
use super::offers::{self, Answers, Demand};
use super::query::{FromHome, Page, SessionQuery, Show};
use super::rank::{Criterion, criteria, standing};
use super::row::{Row, UNSAID, day_number};
use super::span::Surroundings;
use crate::query::Query;
use crate::search::PAGE_MAX;

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionResults {
    /// How many answers there are, all pages together: sessions, or offers when these are shown.
    pub total: usize,
    /// How many sessions answer.
    pub sessions: usize,
    /// How many more sessions might answer, if they said all that is asked.
    pub unsaid: usize,
    /// By what answers are ranked, the deciding criterion first.
    pub ranked_by: Vec<Criterion>,
    /// The page asked for.
    pub hits: Vec<SessionHit>,
    /// Counts for every facet.
    pub facets: Vec<SessionFacet>,
}

/// How many sessions have each value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionFacet {
    /// The facet.
    pub facet: Facet,
    /// Its values in their own order and the number of sessions; what is wanted of this facet itself is left aside, so that
    /// a person sees what another choice would give.
    pub values: Vec<(Choice, usize)>,
    /// How many do not say.
    pub unsaid: usize,
}

/// Sessions to look among: those that came with an import, for an alert.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Among(Vec<u32>);

impl Among {
    /// How many of the keys given are sessions of the index.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when none is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<B: AsRef<[u8]>> Sessions<B> {
    /// Answers a query asked on a day; never fails: nothing found is an answer.
    pub fn search(&self, query: &SessionQuery, today: Date, page: Page) -> SessionResults {
        let search = Search::new(self.columns(), query, today, Demand::BestWords);
        let mut found = search.run(None);
        let sessions = found.ranked.len();
        let more = match page.show {
            Show::EverySession => None,
            Show::BestOfEachOffer => {
                Some(best_of_each_offer(&mut found.ranked, search.columns.words().documents))
            }
        };
        let end = page.offset.saturating_add(page.limit.min(PAGE_MAX)).min(found.ranked.len());
        if end > 0 && end < found.ranked.len() {
            found.ranked.select_nth_unstable(end - 1);
        }
        found.ranked[..end].sort_unstable();
        let shown = found.ranked.get(page.offset..end).unwrap_or_default();
        let hits = shown.iter().map(|ranked| {
            let count = more.as_ref().and_then(|more| more.get(ranked.offer as usize)).copied().unwrap_or(1);
            search.hit(ranked.session, count as usize)
        });
        SessionResults {
            total: found.ranked.len(),
            sessions,
            unsaid: found.unsaid,
            hits: hits.collect(),
            facets: found.facets(),
            ranked_by: search.criteria,
        }
    }

    /// The sessions with these keys, to be looked among by [`Sessions::alert`]; keys that the index does not have are left out.
    pub fn among<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> Among {
        let columns = self.columns();
        let mut sessions: Vec<u32> = keys.into_iter().filter_map(|key| columns.session_of_key(key)).collect();
        sessions.sort_unstable();
        sessions.dedup();
        Among(sessions)
    }

    /// Which of these sessions answer a saved query, in the order of the query. Unlike a search, an alert wants every word:
    /// nobody is disturbed for half an answer.
    pub fn alert(&self, query: &SessionQuery, today: Date, among: &Among) -> Vec<SessionHit> {
        let search = Search::new(self.columns(), query, today, Demand::AllWords);
        let mut ranked = search.run(Some(among)).ranked;
        ranked.sort_unstable();
        ranked.iter().map(|ranked| search.hit(ranked.session, 1)).collect()
    }
}

/// One session on its way to a page; the smallest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    standing: u64,
    lot: u32,
    session: u32,
    offer: u32,
}

/// Keeps the best session of each offer and says how many each had.
fn best_of_each_offer(ranked: &mut Vec<Ranked>, offers: usize) -> Vec<u32> {
    let mut counts = vec![0u32; offers];
    let mut best_of = vec![u32::MAX; offers];
    for (place, one) in ranked.iter().enumerate() {
        let offer = one.offer as usize;
        let (Some(count), Some(best)) = (counts.get_mut(offer), best_of.get_mut(offer)) else { continue };
        *count += 1;
        if ranked.get(*best as usize).is_none_or(|known| one < known) {
            *best = place as u32;
        }
    }
    let mut place = 0;
    ranked.retain(|one| {
        let is_best = best_of.get(one.offer as usize) == Some(&place);
        place += 1;
        is_best
    });
    counts
}

/// A query made ready to run.
struct Search<'a> {
    columns: Columns<'a>,
    today: u16,
    filter: Filter,
    criteria: Vec<Criterion>,
    /// The sessions within the radius, in ranges.
    near: Option<Vec<Range<u32>>>,
    around: Option<Surroundings>,
    /// Sessions followed from home and sessions that do not say where they are may answer although no place is near.
    beyond_places: Range<u32>,
    answers: Option<Answers>,
    /// The offers that may answer, rising, each with its fit in tenths; nothing when every offer may.
    offers: Option<Vec<(u32, u8)>>,
}

/// What a run found.
struct Gathered {
    ranked: Vec<Ranked>,
    counts: [u32; 64],
    unsaid: usize,
}

impl<'a> Search<'a> {
    fn new(columns: Columns<'a>, query: &'a SessionQuery, today: Date, demand: Demand) -> Search<'a> {
        let today = day_number(today).unwrap_or(if today.year() < 2000 { 0 } else { UNSAID - 1 });
        let places = query.near.as_ref().map(|near| columns.places_near(near.point, near.km));
        let filter = Filter::new(columns, query, today, places.as_deref());
        let near = places.map(|places| {
            places.into_iter().map(|(place, _)| columns.sessions_at(place)).collect::<Vec<Range<u32>>>()
        });
        let (placed, unsaid) = columns.bounds();
        let beyond_places = match query.near {
            Some(near) if near.remote == FromHome::Keep => placed..columns.session_count() as u32,
            _ => placed..unsaid,
        };
        let around = near.as_ref().map(|near| {
            let keep_remote = query.near.is_some_and(|near| near.remote == FromHome::Keep);
            Surroundings::of(near, &beyond_places, columns.session_count(), keep_remote)
        });
        let answers = offers::answers(columns, &Query::parse(&query.words), demand, around.as_ref());
        let mut offers = answers.as_ref().map(|answers| {
            answers.offers.iter().map(|answer| (answer.offer, answer.tenths())).collect::<Vec<(u32, u8)>>()
        });
        if let Some(code) = &query.certification {
            let certified = columns.offers_of_certification(&certification_key(code));
            offers = Some(match &answers {
                Some(answers) => {
                    certified.filter_map(|offer| Some((offer, answers.of(offer)?.tenths()))).collect()
                }
                None => certified.map(|offer| (offer, 10)).collect(),
            });
        }
        let criteria = criteria(query, answers.is_some());
        Search { columns, today, filter, criteria, near, around, beyond_places, answers, offers }
    }

    /// Looks at the fewest sessions that can hold every answer.
    fn run(&self, among: Option<&Among>) -> Gathered {
        let mut found = Gathered { ranked: Vec::new(), counts: [0; 64], unsaid: 0 };
        let columns = self.columns;
        if let Some(Among(sessions)) = among {
            for (session, row) in
                sessions.iter().filter_map(|&session| Some((session, columns.row(session)?)))
            {
                if let Some(tenths) = self.tenths_of(row.offer) {
                    self.look(session, &row, tenths, &mut found);
                }
            }
            return found;
        }
        let cost_of_offers = self.offers.as_ref().map_or(usize::MAX, |offers| {
            offers.iter().map(|(offer, _)| columns.session_count_of_offer(*offer)).sum()
        });
        // Sessions at a place follow each other in memory: reading one costs a small part of looking one up.
        let cost_of_places = self.near.as_ref().map_or(usize::MAX, |near| {
            (near.iter().map(|range| range.len()).sum::<usize>() + self.beyond_places.len()) / 8
        });
        match (&self.offers, &self.near) {
            (Some(offers), _) if cost_of_offers <= cost_of_places => {
                for &(offer, tenths) in offers {
                    for session in columns.sessions_of_offer(offer) {
                        if self.around.as_ref().is_none_or(|around| around.may_hold(session))
                            && let Some(row) = columns.row(session)
                        {
                            self.look(session, &row, tenths, &mut found);
                        }
                    }
                }
            }
            (offers, near) => {
                let tenths_of = offers.as_ref().map(|offers| {
                    let mut tenths_of = vec![0u8; columns.words().documents];
                    for &(offer, tenths) in offers {
                        if let Some(own) = tenths_of.get_mut(offer as usize) {
                            *own = tenths;
                        }
                    }
                    tenths_of
                });
                let everything = 0..columns.session_count() as u32;
                let ranges = near.as_deref().unwrap_or(std::slice::from_ref(&everything)).iter().cloned();
                let beyond = near.as_ref().map(|_| self.beyond_places.clone());
                for (session, row) in ranges.chain(beyond).flat_map(|range| columns.rows(range)) {
                    let tenths = match &tenths_of {
                        Some(tenths_of) => tenths_of.get(row.offer as usize).copied().unwrap_or(0),
                        None => 10,
                    };
                    if tenths > 0 {
                        self.look(session, &row, tenths, &mut found);
                    }
                }
            }
        }
        found
    }

    /// How well an offer answers, in tenths; nothing when it does not.
    fn tenths_of(&self, offer: u32) -> Option<u8> {
        let Some(offers) = &self.offers else { return Some(10) };
        let place = offers.binary_search_by_key(&offer, |(offer, _)| *offer).ok()?;
        offers.get(place).map(|(_, tenths)| *tenths)
    }

    #[inline]
    fn look(&self, session: u32, row: &Row, tenths: u8, found: &mut Gathered) {
        let Some(checked) = self.filter.check(row) else { return };
        found.count(row, &checked);
        if checked.passes() {
            let standing = standing(&self.criteria, row, &checked, tenths, self.today);
            found.ranked.push(Ranked { standing, lot: row.lot, session, offer: row.offer });
        } else if checked.may_pass() {
            found.unsaid += 1;
        }
    }

    fn hit(&self, session: u32, sessions: usize) -> SessionHit {
        let Some(row) = self.columns.row(session) else { return SessionHit::default() };
        let found = Found {
            columns: self.columns,
            answers: self.answers.as_ref(),
            filter: &self.filter,
            tenths: self.answers.as_ref().and_then(|_| self.tenths_of(row.offer)),
            today: self.today,
        };
        found.hit(session, &row, sessions)
    }
}

impl Gathered {
    /// Counts a session for the facets it passes, or for the only one that keeps it out.
    #[inline]
    fn count(&mut self, row: &Row, checked: &Checked) {
        if checked.is_out {
            return;
        }
        let mut bits = match checked.failed.count_ones() {
            0 => row.bits,
            1 => {
                let facet = FACETS[checked.failed.trailing_zeros() as usize % FACETS.len()];
                row.bits & (facet.mask() | facet.unsaid_bit())
            }
            _ => return,
        };
        while bits != 0 {
            self.counts[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
    }

    fn facets(&self) -> Vec<SessionFacet> {
        let at = |bit: u64| self.counts[bit.trailing_zeros() as usize] as usize;
        let facets = FACETS.iter().map(|&facet| SessionFacet {
            facet,
            values: facet.choices().map(|choice| (choice, at(choice.bit()))).collect(),
            unsaid: at(facet.unsaid_bit()),
        });
        facets.collect()
    }
}
