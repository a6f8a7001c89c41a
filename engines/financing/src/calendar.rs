//! The calendar: from the first day of the training back through every delay, request, answer and document; what must be
//! sent by when, what is already too late, and from which day a session would do.

use std::sync::Arc;

use jiff::civil::Date;
use publicodes::RuleId;

use crate::desk::{Desk, Replied};
use crate::scheme::{Index, Silence, Source, Wording};
use crate::training::{days_between, plus_days};

/// Something to send, dated.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    pub scheme: Arc<str>,
    pub step: String,
    pub title: Wording,
    pub who: String,
    pub to: Option<String>,
    /// The last day to send it; none when nothing dates it.
    pub send_by: Option<Date>,
    /// When the answer comes if it is sent on the last day; none when nobody can say.
    pub answer_by: Option<Date>,
    /// The first day it can be sent, counting documents and answers to wait for.
    pub can_be_sent: Date,
    pub silence: Silence,
    /// The last day is past, or cannot be kept.
    pub late: bool,
    /// Days the one who answers may put the training off.
    pub deferral: Option<i32>,
    pub letter: Option<String>,
    pub documents: Vec<DocumentDue>,
    pub source: Option<Source>,
}

/// A document to get for a step.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentDue {
    pub name: String,
    pub title: Wording,
    /// The last day to ask for it.
    pub ask_by: Option<Date>,
    /// Asked for sooner than this, it would no longer be valid when it is sent on the last day.
    pub not_before: Option<Date>,
}

/// The calendar of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calendar {
    /// By last day, undated ones last.
    pub steps: Vec<Due>,
    /// Some step is too late for this session.
    pub late: bool,
    /// The first day a session could start for every step to be in time.
    pub earliest_start: Option<Date>,
    /// The first of the other sessions that would do, when this one is too soon.
    pub next_session: Option<Date>,
}

/// What the steps of one scheme ask for, before they are put together.
#[derive(Debug, Clone)]
pub(crate) struct Schedule {
    pub steps: Vec<Due>,
    pub late: bool,
    pub earliest_start: Date,
    /// Days from the request until every answer is known.
    pub certain: Option<i32>,
    /// Facts that a delay waits for.
    pub missing: Vec<String>,
}

/// Dates the steps of a scheme.
pub(crate) fn schedule(desk: &mut Desk<'_>, index: Index) -> Schedule {
    let inner = desk.inner;
    let scheme = &inner.schemes[index];
    let (request, start) = (desk.dates.request, desk.dates.start);
    let mut missing = Vec::new();
    // Steps whose answer nobody waits for do not exist for this person.
    let kept: Vec<bool> =
        scheme.steps.iter().map(|step| step.only_if.is_none_or(|rule| holds(desk, rule))).collect();
    let delays: Vec<Delays> = scheme
        .steps
        .iter()
        .map(|step| Delays {
            before: step.before_start.map(|rule| days(desk, rule, &mut missing)),
            after: step.after_start.and_then(|rule| days(desk, rule, &mut missing)),
            answer: step.answer_within.map(|rule| days(desk, rule, &mut missing)),
            deferral: step.deferral.and_then(|rule| days(desk, rule, &mut missing)),
        })
        .collect();
    let mut ready = vec![request; scheme.steps.len()];
    let mut answered: Vec<Option<Date>> = vec![None; scheme.steps.len()];
    let mut certain = Some(0);
    let mut earliest_start = request;
    for (rank, step) in scheme.steps.iter().enumerate().filter(|(rank, _)| kept[*rank]) {
        let documents =
            step.documents.iter().filter_map(|name| inner.documents.iter().find(|known| known.name == *name));
        let slowest = documents.map(|document| document.days_to_get).max().unwrap_or(0);
        ready[rank] = plus_days(request, slowest);
        for before in step.after.iter().filter(|before| kept[**before]) {
            ready[rank] = ready[rank].max(answered[*before].unwrap_or(ready[*before]));
        }
        answered[rank] = match delays[rank].answer {
            Some(Some(days)) => Some(plus_days(ready[rank], days)),
            Some(None) => None,
            // Nothing to wait for.
            None => Some(ready[rank]),
        };
        if delays[rank].after.is_none() {
            if let Some(Some(before)) = delays[rank].before {
                earliest_start = earliest_start.max(plus_days(ready[rank], before));
            }
            earliest_start = earliest_start.max(answered[rank].unwrap_or(ready[rank]));
            certain = certain
                .zip(answered[rank])
                .map(|(sum, day): (i32, Date)| sum.max(days_between(request, day)));
        }
    }
    let decision = scheme.decision.as_ref().and_then(|decision| decision.delay);
    if scheme.steps.is_empty()
        && let Some(rule) = decision
    {
        certain = days(desk, rule, &mut missing);
        earliest_start = plus_days(request, certain.unwrap_or(0));
    }
    let send_by = deadlines(
        &scheme.steps.iter().map(|step| step.after.clone()).collect::<Vec<_>>(),
        &kept,
        &delays,
        start,
    );
    let mut steps = Vec::new();
    for (rank, step) in scheme.steps.iter().enumerate().filter(|(rank, _)| kept[*rank]) {
        let last = send_by[rank];
        let documents =
            step.documents.iter().filter_map(|name| inner.documents.iter().find(|known| known.name == *name));
        steps.push(Due {
            scheme: scheme.id.clone(),
            step: step.name.clone(),
            title: step.title.clone(),
            who: step.who.clone(),
            to: step.to.clone(),
            send_by: last,
            answer_by: last.zip(delays[rank].answer.flatten()).map(|(day, days)| plus_days(day, days)),
            can_be_sent: ready[rank],
            silence: step.silence,
            late: last.is_some_and(|last| last < ready[rank]),
            deferral: delays[rank].deferral,
            letter: step.letter.clone(),
            documents: documents
                .map(|document| DocumentDue {
                    name: document.name.clone(),
                    title: document.title.clone(),
                    ask_by: last.map(|last| plus_days(last, -document.days_to_get)),
                    not_before: last.zip(document.valid_days).map(|(last, valid)| plus_days(last, -valid)),
                })
                .collect(),
            source: step.source.clone(),
        });
    }
    let late = steps.iter().any(|step| step.late) || start < earliest_start;
    Schedule { steps, late, earliest_start, certain, missing }
}

struct Delays {
    /// Asked for, and known or not.
    before: Option<Option<i32>>,
    after: Option<i32>,
    answer: Option<Option<i32>>,
    deferral: Option<i32>,
}

/// The last day of each step: its own, and what the steps that wait for its answer leave it.
fn deadlines(after: &[Vec<usize>], kept: &[bool], delays: &[Delays], start: Date) -> Vec<Option<Date>> {
    let mut last: Vec<Option<Date>> = delays
        .iter()
        .map(|delays| match (delays.before, delays.after) {
            (_, Some(days)) => Some(plus_days(start, days)),
            (Some(Some(days)), None) => Some(plus_days(start, -days)),
            // An answer is wanted by the first day even when no text says how long before to ask.
            (_, None) => Some(plus_days(start, -delays.answer.flatten().unwrap_or(0))),
        })
        .collect();
    // Steps only wait for steps written above them: going up settles each before those it waits for.
    for rank in (0..after.len()).rev().filter(|rank| kept[*rank]) {
        for before in after[rank].iter().filter(|before| kept[**before]) {
            let room = last[rank].map(|day| plus_days(day, -delays[*before].answer.flatten().unwrap_or(0)));
            last[*before] = match (last[*before], room) {
                (Some(own), Some(room)) => Some(own.min(room)),
                (own, room) => own.or(room),
            };
        }
    }
    last
}

fn holds(desk: &mut Desk<'_>, rule: RuleId) -> bool {
    // A step whose condition is not known yet is shown: forgetting it costs more than doing it.
    !matches!(desk.ask(rule).value, Replied::Bool(false) | Replied::Nothing)
}

/// A delay in days; none when it is not known.
fn days(desk: &mut Desk<'_>, rule: RuleId, missing: &mut Vec<String>) -> Option<i32> {
    let reply = desk.ask(rule);
    match reply.value {
        Replied::Number(days) if (0.0..=3660.0).contains(&days) => Some(days.ceil() as i32),
        Replied::Unknown => {
            missing.extend(reply.missing);
            None
        }
        _ => None,
    }
}

/// Puts the schedules of a plan together.
pub(crate) fn calendar(schedules: &[&Schedule], start: Date, other_starts: &[Date]) -> Calendar {
    let mut steps: Vec<Due> = schedules.iter().flat_map(|schedule| schedule.steps.clone()).collect();
    steps.sort_by_key(|step| (step.send_by.unwrap_or(Date::MAX), step.can_be_sent));
    let late = schedules.iter().any(|schedule| schedule.late);
    let earliest_start = schedules.iter().map(|schedule| schedule.earliest_start).max();
    let mut later: Vec<Date> = other_starts.iter().copied().filter(|other| *other > start).collect();
    later.sort_unstable();
    let next_session = match earliest_start {
        Some(earliest) if late => later.into_iter().find(|other| *other >= earliest),
        _ => None,
    };
    Calendar { steps, late, earliest_start, next_session }
}
