//! By what sessions are ranked: a list of criteria, each decided before the next, all of them said aloud.
//!
//! Nothing here can be bought: sessions equal by every criterion follow a lot drawn from their keys.

use std::fmt;

use super::facets::Programmed;
use super::filter::Checked;
use super::query::{Order, ProgrammedActions, SessionQuery, WhenUnsaid};
use super::row::{Row, UNSAID, UNSAID_PRICE};

/// One thing that decides the order of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// How well the offer answers the words, in tenths.
    Fit,
    /// Sessions that say all that is asked before the others.
    Said,
    /// Collective actions before the others.
    Programmed,
    /// The day one can begin, sooner first.
    Start,
    /// The same by fortnights, so that a few days do not outweigh a long way.
    StartFortnight,
    /// The distance, in kilometres.
    Distance,
    /// The price before any help, in euros.
    Price,
    /// The number of hours.
    Hours,
}

impl fmt::Display for Criterion {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Criterion::Fit => "réponse aux mots cherchés",
            Criterion::Said => "informations demandées connues",
            Criterion::Programmed => "actions collectives d'abord",
            Criterion::Start => "date d'entrée la plus proche",
            Criterion::StartFortnight => "délai d'accès, par quinzaine",
            Criterion::Distance => "distance",
            Criterion::Price => "prix",
            Criterion::Hours => "durée",
        })
    }
}

/// The criteria of a query, the deciding one first.
pub(crate) fn criteria(query: &SessionQuery, has_words: bool) -> Vec<Criterion> {
    use Criterion::{Distance, Fit, Hours, Price, Programmed, Said, Start, StartFortnight};
    let order: &[Criterion] = match query.order {
        Order::Fit => &[Fit, Said, Programmed, StartFortnight, Distance],
        Order::Soonest => &[Said, Programmed, Start, Fit, Distance],
        Order::Nearest => &[Said, Programmed, Distance, Fit, StartFortnight],
        Order::Cheapest => &[Said, Programmed, Price, Fit, StartFortnight, Distance],
        Order::Shortest => &[Said, Programmed, Hours, Fit, StartFortnight, Distance],
    };
    let counts = |criterion: &Criterion| match criterion {
        Fit => has_words,
        Said => query.when_unsaid == WhenUnsaid::Keep,
        Programmed => query.programmed == ProgrammedActions::First,
        Distance => query.near.is_some(),
        _ => true,
    };
    order.iter().copied().filter(counts).collect()
}

/// Where a session stands by these criteria: smaller is better.
pub(crate) fn standing(criteria: &[Criterion], row: &Row, checked: &Checked, tenths: u8, today: u16) -> u64 {
    let delay = if checked.day == UNSAID { UNSAID } else { checked.day.saturating_sub(today) };
    criteria.iter().fold(0, |standing, criterion| {
        let (bits, value) = match criterion {
            Criterion::Fit => (4, u64::from(10u8.saturating_sub(tenths))),
            Criterion::Said => (1, u64::from(checked.is_unsure)),
            Criterion::Programmed => (1, u64::from(!is_programmed(row))),
            Criterion::Start => (16, u64::from(delay)),
            Criterion::StartFortnight => (13, u64::from(delay / 14)),
            Criterion::Distance => (15, u64::from(checked.km.unwrap_or(UNSAID).min(0x7fff))),
            Criterion::Price => (20, u64::from(euros(row)).min(0xf_ffff)),
            Criterion::Hours => (16, u64::from(row.hours)),
        };
        standing << bits | value
    })
}

pub(crate) fn is_programmed(row: &Row) -> bool {
    row.bits & super::facets::Traits::NONE.with(Programmed::Yes).bits() != 0
}

fn euros(row: &Row) -> u32 {
    if row.cents == UNSAID_PRICE { u32::MAX } else { row.cents.div_ceil(100) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_list_of_criteria_fits_in_64_bits() {
        for order in [Order::Fit, Order::Soonest, Order::Nearest, Order::Cheapest, Order::Shortest] {
            let query = SessionQuery {
                order,
                when_unsaid: WhenUnsaid::Keep,
                programmed: ProgrammedActions::First,
                near: Some(super::super::query::Near {
                    point: super::super::place::Point::new(0.0, 0.0).unwrap(),
                    km: 1,
                    remote: Default::default(),
                }),
                ..SessionQuery::default()
            };
            let bits = |criterion: &Criterion| match criterion {
                Criterion::Fit => 4,
                Criterion::Said | Criterion::Programmed => 1,
                Criterion::Start | Criterion::Hours => 16,
                Criterion::StartFortnight => 13,
                Criterion::Distance => 15,
                Criterion::Price => 20,
            };
            assert!(criteria(&query, true).iter().map(bits).sum::<u32>() <= 64);
        }
    }
}
