//! What the person lives on during the training, day by day: one regime a day, the first by rank among those that pay;
//! others that add up come on top. Changes on the way are found to the day.

use std::sync::Arc;

use jiff::civil::Date;

use crate::desk::{Desk, Replied};
use crate::entitlement::Figure;
use crate::money::Money;
use crate::scheme::Index;
use crate::training::{days_between, plus_days};

/// What a regime pays on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pay {
    /// Net, for each calendar day.
    Daily(Money),
    /// Net, for a whole month; a day counts for its share of the month.
    Monthly(Money),
    /// It pays, but facts are missing to say how much.
    Unknown,
}

/// Days in a row on which the same regime pays the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    pub from: Date,
    /// Included.
    pub to: Date,
    /// The regime, and what explains its amount; none when nothing is paid.
    pub regime: Option<(Arc<str>, Pay, Figure)>,
    /// What comes on top.
    pub extras: Vec<(Arc<str>, Pay, Figure)>,
}

/// A calendar month, or the part of it that the training takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Month {
    pub year: i16,
    /// From 1.
    pub month: i8,
    pub days: i32,
    /// What the same days bring today; none when nobody says.
    pub today: Option<Money>,
    /// What they bring during the training; none when an amount is not known.
    pub during: Option<Money>,
    /// By regime, in the order of the days.
    pub parts: Vec<(Arc<str>, Money)>,
    /// Days on which nothing is paid.
    pub unpaid_days: i32,
}

/// What the person lives on during the training.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Income {
    pub segments: Vec<Segment>,
    pub months: Vec<Month>,
    /// Paid once, whatever the training costs.
    pub lump_sums: Vec<(Arc<str>, Money, Figure)>,
    /// Over the whole training, lump sums included; none when an amount is not known.
    pub total: Option<Money>,
    /// What the same days bring today; none when nobody says.
    pub today: Option<Money>,
    /// What is lost against today; never negative, none when either is not known.
    pub loss: Option<Money>,
}

/// What one scheme pays, as pieces that follow each other from the first day to the last.
#[derive(Debug, Clone)]
pub(crate) struct Stream {
    pub scheme: Index,
    pub pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece {
    pub from: Date,
    pub to: Date,
    pub pay: Option<Pay>,
}

/// Days on which incomes are looked at first: both ends, and the first of each month between.
fn looked_at(start: Date, end: Date) -> Vec<Date> {
    let mut days = vec![start];
    let mut day = start;
    while let Ok(first) = day.last_of_month().tomorrow() {
        if first > end {
            break;
        }
        days.push(first);
        day = first;
    }
    if days.last() != Some(&end) {
        days.push(end);
    }
    days
}

/// What each of these schemes pays on each day. Facts that would make an amount known are gathered in `missing`.
pub(crate) fn streams(
    desk: &mut Desk<'_>,
    schemes: &[Index],
    (start, end): (Date, Date),
    missing: &mut Vec<String>,
) -> Vec<Stream> {
    let mut streams: Vec<Stream> =
        schemes.iter().map(|scheme| Stream { scheme: *scheme, pieces: Vec::new() }).collect();
    if schemes.is_empty() {
        return streams;
    }
    for day in looked_at(start, end) {
        for stream in &mut streams {
            lengthen(desk, stream, day, missing);
        }
    }
    desk.move_to(start);
    streams
}

/// Carries a stream on to a later day, with the change that came on the way if there was one.
fn lengthen(desk: &mut Desk<'_>, stream: &mut Stream, day: Date, missing: &mut Vec<String>) {
    let scheme = stream.scheme;
    desk.move_to(day);
    let now = pay(desk, scheme, missing);
    let Some(last) = stream.pieces.last_mut() else {
        stream.pieces.push(Piece { from: day, to: day, pay: now });
        return;
    };
    if last.pay == now {
        last.to = day;
        return;
    }
    let change = change(desk, scheme, (last.to, day), last.pay, missing);
    last.to = plus_days(change, -1);
    desk.move_to(change);
    let after = pay(desk, scheme, missing);
    if after == now || change == day {
        stream.pieces.push(Piece { from: change, to: day, pay: now });
    } else {
        // Two changes within a month: what holds at its end is what was found there.
        stream.pieces.push(Piece { from: change, to: plus_days(day, -1), pay: after });
        stream.pieces.push(Piece { from: day, to: day, pay: now });
    }
}

/// The first day, after `from` and up to `to`, on which the pay is no longer what it was on `from`.
fn change(
    desk: &mut Desk<'_>,
    scheme: Index,
    (from, to): (Date, Date),
    before: Option<Pay>,
    missing: &mut Vec<String>,
) -> Date {
    let (mut same, mut other) = (0, days_between(from, to).max(1));
    while other - same > 1 {
        let middle = (same + other) / 2;
        desk.move_to(plus_days(from, middle));
        if pay(desk, scheme, missing) == before {
            same = middle;
        } else {
            other = middle;
        }
    }
    plus_days(from, other)
}

fn pay(desk: &mut Desk<'_>, scheme: Index, missing: &mut Vec<String>) -> Option<Pay> {
    let inner = desk.inner;
    let reply = desk.ask(inner.schemes[scheme].income?);
    match reply.value {
        Replied::Number(euros) => {
            let amount = Money::rounded(euros.max(0.0))?;
            Some(if reply.unit.contains("jour") { Pay::Daily(amount) } else { Pay::Monthly(amount) })
        }
        Replied::Unknown => {
            for name in reply.missing {
                if !missing.contains(&name) {
                    missing.push(name);
                }
            }
            Some(Pay::Unknown)
        }
        _ => None,
    }
}

/// Puts streams together: one regime a day, the first by rank that pays, and what adds up.
pub(crate) fn segments(desk: &Desk<'_>, streams: &[&Stream], (start, end): (Date, Date)) -> Vec<Segment> {
    let inner = desk.inner;
    let mut cuts: Vec<Date> =
        streams.iter().flat_map(|stream| &stream.pieces).map(|piece| piece.from).collect();
    cuts.push(start);
    cuts.retain(|day| (start..=end).contains(day));
    cuts.sort_unstable();
    cuts.dedup();
    let mut ordered: Vec<&&Stream> = streams.iter().collect();
    ordered.sort_by_key(|stream| (inner.schemes[stream.scheme].rank, stream.scheme));
    let mut segments: Vec<Segment> = Vec::new();
    for (rank, from) in cuts.iter().enumerate() {
        let to = cuts.get(rank + 1).map_or(end, |next| plus_days(*next, -1));
        let mut segment = Segment { from: *from, to, regime: None, extras: Vec::new() };
        for stream in &ordered {
            let scheme = &inner.schemes[stream.scheme];
            let piece = stream.pieces.iter().find(|piece| (piece.from..=piece.to).contains(from));
            let Some(pay) = piece.and_then(|piece| piece.pay) else { continue };
            let figure = Figure { rule: format!("{} . revenu . montant", scheme.id), day: Some(*from) };
            if scheme.adds_up {
                segment.extras.push((scheme.id.clone(), pay, figure));
            } else if segment.regime.is_none() {
                segment.regime = Some((scheme.id.clone(), pay, figure));
            }
        }
        match segments.last_mut() {
            Some(last) if same(last, &segment) => last.to = to,
            _ => segments.push(segment),
        }
    }
    segments
}

fn same(left: &Segment, right: &Segment) -> bool {
    let paid = |(scheme, pay, _): &(Arc<str>, Pay, Figure)| (scheme.clone(), *pay);
    left.regime.as_ref().map(paid) == right.regime.as_ref().map(paid)
        && left.extras.iter().map(paid).eq(right.extras.iter().map(paid))
}

/// Lays segments out month by month beside today's income (net, a month).
pub(crate) fn income(
    segments: Vec<Segment>,
    lump_sums: Vec<(Arc<str>, Money, Figure)>,
    today: Option<Money>,
    (start, end): (Date, Date),
) -> Income {
    let mut months = Vec::new();
    let mut first = start;
    while first <= end {
        let last = first.last_of_month().min(end);
        months.push(month(&segments, today, (first, last)));
        match last.tomorrow() {
            Ok(next) => first = next,
            Err(_) => break,
        }
    }
    let lump: Money = lump_sums.iter().map(|(_, amount, _)| *amount).sum();
    let sum = |amounts: Vec<Option<Money>>| amounts.into_iter().sum::<Option<Money>>();
    let total = sum(months.iter().map(|month| month.during).collect()).map(|total| total + lump);
    let today = sum(months.iter().map(|month| month.today).collect());
    let loss = total.zip(today).map(|(total, today)| (today - total).max(Money::ZERO));
    Income { segments, months, lump_sums, total, today, loss }
}

fn month(segments: &[Segment], today: Option<Money>, (first, last): (Date, Date)) -> Month {
    let length = i64::from(first.days_in_month());
    let days = days_between(first, last) + 1;
    let mut month = Month {
        year: first.year(),
        month: first.month(),
        days,
        today: today.map(|today| today.share(i64::from(days), length)),
        during: Some(Money::ZERO),
        parts: Vec::new(),
        unpaid_days: 0,
    };
    for segment in segments {
        let (from, to) = (segment.from.max(first), segment.to.min(last));
        if from > to {
            continue;
        }
        let days = i64::from(days_between(from, to) + 1);
        if segment.regime.is_none() && segment.extras.is_empty() {
            month.unpaid_days += days as i32;
        }
        for (scheme, pay, _) in segment.regime.iter().chain(&segment.extras) {
            let amount = match pay {
                Pay::Daily(amount) => amount.times(days),
                Pay::Monthly(amount) => amount.share(days, length),
                Pay::Unknown => {
                    month.during = None;
                    continue;
                }
            };
            month.during = month.during.map(|sum| sum + amount);
            match month.parts.iter_mut().find(|(other, _)| other == scheme) {
                Some((_, sum)) => *sum += amount,
                None => month.parts.push((scheme.clone(), amount)),
            }
        }
    }
    month
}
