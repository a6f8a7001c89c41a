//! Whether one session is what a query asks, apart from its words: yes, no, or not said.

use super::build::is_remote_bits;
use super::facets::{FACETS, Facet, Traits};
use super::index::Columns;
use super::query::{FromHome, SessionQuery, WhenUnsaid};
use super::row::{NO_PLACE, Row, UNSAID, UNSAID_PRICE, day_number};

/// Something a session does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unsaid {
    /// Where it is held.
    Place,
    /// When one can begin.
    Start,
    /// How many hours it lasts.
    Hours,
    /// What it costs.
    Price,
    /// A facet.
    Facet(Facet),
}

/// What of a query is asked of each session.
pub(crate) struct Filter {
    today: u16,
    near: Option<NearBy>,
    /// The days one would begin, ends included; nothing when any day will do.
    window: Option<(u16, u16)>,
    hours_max: Option<u16>,
    cents_max: Option<u32>,
    wanted: Vec<Wanted>,
    keep_unsaid: bool,
}

struct NearBy {
    /// Per place: how far, or [`UNSAID`] for too far.
    km_of: Vec<u16>,
    keep_remote: bool,
}

struct Wanted {
    facet: Facet,
    bits: u64,
    unsaid: u64,
}

/// A session that may be shown, or counted for a facet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Checked {
    /// How far; nothing when no place was asked for or it is not said.
    pub km: Option<u16>,
    /// The first day one can begin, or [`UNSAID`].
    pub day: u16,
    /// The facets that keep it out, one bit each.
    pub failed: u16,
    /// The facets that surely do.
    surely_failed: u16,
    /// Something asked is not said.
    pub is_unsure: bool,
    /// Something asked that is no facet is not said, and that keeps it out.
    pub is_out: bool,
}

impl Checked {
    /// True when it is an answer.
    pub fn passes(&self) -> bool {
        self.failed == 0 && !self.is_out
    }

    /// True when it would be an answer if it said more.
    pub fn may_pass(&self) -> bool {
        self.is_unsure && self.surely_failed == 0 && !self.passes()
    }
}

impl Filter {
    /// `near` are the places within the radius asked for.
    pub fn new(
        columns: Columns<'_>,
        query: &SessionQuery,
        today: u16,
        near: Option<&[(u32, u16)]>,
    ) -> Filter {
        let near = query.near.as_ref().zip(near).map(|(asked, places)| {
            let mut km_of = vec![UNSAID; columns.place_count()];
            for &(place, km) in places {
                if let Some(own) = km_of.get_mut(place as usize) {
                    *own = km;
                }
            }
            NearBy { km_of, keep_remote: asked.remote == FromHome::Keep }
        });
        Filter {
            today,
            near,
            window: window(query, today),
            hours_max: query.hours_max,
            cents_max: query.cents_max,
            wanted: wanted(query.wanted),
            keep_unsaid: query.when_unsaid == WhenUnsaid::Keep,
        }
    }

    /// Nothing when the session surely is not what is asked, whatever becomes of the facets.
    #[inline]
    pub fn check(&self, row: &Row) -> Option<Checked> {
        let mut unsure = false;
        let mut km = None;
        if let Some(near) = &self.near {
            if row.place != NO_PLACE {
                let far = near.km_of.get(row.place as usize).copied().unwrap_or(UNSAID);
                if far == UNSAID {
                    return None;
                }
                km = Some(far);
            } else if is_remote_bits(row.bits) {
                if !near.keep_remote {
                    return None;
                }
                km = Some(0);
            } else {
                unsure = true;
            }
        }
        let mut day = row.earliest(self.today)?;
        if let Some((from, until)) = self.window {
            if day == UNSAID {
                unsure = true;
            } else {
                day = day.max(from);
                if day > until || day > row.last {
                    return None;
                }
            }
        }
        if let Some(most) = self.hours_max {
            unsure |= row.hours == UNSAID;
            if row.hours != UNSAID && row.hours > most {
                return None;
            }
        }
        if let Some(most) = self.cents_max {
            unsure |= row.cents == UNSAID_PRICE;
            if row.cents != UNSAID_PRICE && row.cents > most {
                return None;
            }
        }
        let is_out = unsure && !self.keep_unsaid;
        let (mut failed, mut surely_failed) = (0, 0);
        for wanted in &self.wanted {
            if wanted.holds(row.bits) {
                continue;
            }
            let is_unsaid = row.bits & wanted.unsaid != 0;
            unsure |= is_unsaid;
            let bit = 1 << wanted.facet as u16;
            if !is_unsaid {
                surely_failed |= bit;
            }
            if !is_unsaid || !self.keep_unsaid {
                failed |= bit;
            }
        }
        Some(Checked { km, day, failed, surely_failed, is_unsure: unsure, is_out })
    }

    /// What the session does not say of what is asked.
    pub fn unsaid(&self, row: &Row) -> Vec<Unsaid> {
        let is_nowhere = row.place == NO_PLACE && !is_remote_bits(row.bits);
        let numbers = [
            (self.near.is_some() && is_nowhere, Unsaid::Place),
            (self.window.is_some() && row.first == UNSAID, Unsaid::Start),
            (self.hours_max.is_some() && row.hours == UNSAID, Unsaid::Hours),
            (self.cents_max.is_some() && row.cents == UNSAID_PRICE, Unsaid::Price),
        ];
        let numbers = numbers.into_iter().filter(|(is_unsaid, _)| *is_unsaid).map(|(_, what)| what);
        let facets = self.wanted.iter().filter(|wanted| row.bits & wanted.unsaid != 0);
        numbers.chain(facets.map(|wanted| Unsaid::Facet(wanted.facet))).collect()
    }
}

impl Wanted {
    fn holds(&self, bits: u64) -> bool {
        if self.facet.needs_all() { bits & self.bits == self.bits } else { bits & self.bits != 0 }
    }
}

fn wanted(traits: Traits) -> Vec<Wanted> {
    let asked = FACETS.iter().filter(|facet| traits.speaks_of(**facet));
    asked
        .map(|&facet| Wanted { facet, bits: traits.bits() & facet.mask(), unsaid: facet.unsaid_bit() })
        .collect()
}

/// The days one would begin.
fn window(query: &SessionQuery, today: u16) -> Option<(u16, u16)> {
    if query.from.is_none() && query.until.is_none() && query.within_days.is_none() {
        return None;
    }
    // Days that rows cannot hold are before or after every session.
    let from = match query.from.map(|day| (day.year() < 2000, day_number(day))) {
        None | Some((true, _)) => 0,
        Some((false, number)) => number.unwrap_or(UNSAID),
    };
    let until = match query.until.map(|day| (day.year() < 2000, day_number(day))) {
        None | Some((false, None)) => UNSAID - 1,
        Some((true, _)) => return Some((UNSAID, 0)),
        Some((false, Some(number))) => number,
    };
    let within = query.within_days.map_or(UNSAID - 1, |days| today.saturating_add(days));
    Some((from, until.min(within)))
}
