//! Where questions are put to the rules: a session that holds the facts of one person and one training, and the values
//! of parameters on the dates and in the regions that concern them. It forgets only what changes.

use jiff::civil::Date;
use publicodes::{Answered, Date as RuleDate, EvaluationError, FactValue, RuleId, Session};

use crate::fact::{Facts, Value};
use crate::parameter::{Chosen, RegionBasis, Worth};
use crate::scheme::Basis;
use crate::schemes::Inner;

pub(crate) struct Desk<'s> {
    pub inner: &'s Inner,
    /// Given back when the desk is left.
    session: Option<Session>,
    /// What each parameter is set to; the value it was compiled with at first.
    set: Vec<Chosen>,
    /// For each basis, the interval between two changes in which the desk stands.
    epochs: [usize; 3],
    regions: [Option<String>; 3],
    /// Facts that could not be stated, and why.
    pub refused: Vec<(String, String)>,
    /// What could not be computed.
    pub failures: Vec<String>,
    pub dates: Dates,
}

/// The dates that choose values: first day of the training, day of the request, day an income is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dates {
    pub start: Date,
    pub request: Date,
    pub day: Date,
}

impl Dates {
    pub fn of(self, basis: Basis) -> Date {
        match basis {
            Basis::Start => self.start,
            Basis::Request => self.request,
            Basis::Day => self.day,
        }
    }
}

const BASES: [Basis; 3] = [Basis::Start, Basis::Request, Basis::Day];
const REGIONS: [RegionBasis; 3] = [RegionBasis::Home, RegionBasis::Work, RegionBasis::Training];

/// An answer, with what is still to know: facts it needs, or stood on the usual value of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reply {
    pub value: Replied,
    pub unit: String,
    pub missing: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Replied {
    Unknown,
    Nothing,
    Bool(bool),
    Number(f64),
    /// A text or a date: nothing that the engine computes with.
    Other,
}

impl<'s> Desk<'s> {
    pub fn new(inner: &'s Inner, dates: Dates) -> Desk<'s> {
        let set = inner.parameters.iter().map(|parameter| match parameter.compiled {
            Some(rank) => Chosen::National(rank),
            None => Chosen::Unknown,
        });
        let mut desk = Desk {
            inner,
            session: Some(inner.session()),
            set: set.collect(),
            epochs: [usize::MAX; 3],
            regions: [None, None, None],
            refused: Vec::new(),
            failures: Vec::new(),
            dates,
        };
        desk.set("dossier . demande", &Value::Date(dates.request));
        desk.set("dossier . jour", &Value::Date(dates.day));
        for basis in BASES {
            desk.turn(basis);
        }
        desk
    }

    /// States every fact known with one value; what is stated twice differently is not known.
    pub fn state_all(&mut self, facts: &Facts) {
        for (name, values) in facts.iter() {
            match values {
                [value] => self.state(name, value),
                _ => self.unstate(name),
            }
        }
    }

    pub fn state(&mut self, name: &str, value: &Value) {
        let Some(fact) = self.inner.names.facts.get(name).map(|rank| &self.inner.facts[*rank]) else {
            self.refused.push((name.to_owned(), "Ce fait n'est pas dans le vocabulaire.".to_owned()));
            return;
        };
        match fact.accept(value.clone()) {
            Ok(value) => {
                for (rank, basis) in REGIONS.into_iter().enumerate() {
                    if basis.fact() == name {
                        self.regions[rank] = Some(value.to_string());
                        self.turn_regions(basis);
                    }
                }
                self.set(name, &value);
            }
            Err(misread) => self.refused.push((name.to_owned(), misread.to_string())),
        }
    }

    pub fn unstate(&mut self, name: &str) {
        for (rank, basis) in REGIONS.into_iter().enumerate() {
            if basis.fact() == name {
                self.regions[rank] = None;
                self.turn_regions(basis);
            }
        }
        // A name that is not in the vocabulary was never stated.
        let _ = self.session().unset(name);
    }

    /// Moves to another day of income.
    pub fn move_to(&mut self, day: Date) {
        if self.dates.day != day {
            self.dates.day = day;
            self.set("dossier . jour", &Value::Date(day));
            self.turn(Basis::Day);
        }
    }

    /// Moves to another first day of training.
    pub fn start_on(&mut self, start: Date) {
        if self.dates.start != start {
            self.dates.start = start;
            self.turn(Basis::Start);
        }
        self.move_to(start);
    }

    fn set(&mut self, name: &str, value: &Value) {
        let given = match value {
            Value::Bool(value) => FactValue::Bool(*value),
            Value::Number(number) => FactValue::Number(*number),
            Value::Text(text) => FactValue::Text(text.clone()),
            Value::Date(date) => match rule_date(*date) {
                Some(date) => FactValue::Date(date),
                None => return,
            },
        };
        if let Err(error) = self.session().set(name, given) {
            self.refused.push((name.to_owned(), error.to_string()));
        }
    }

    /// Gives the parameters of a basis the values of its date.
    fn turn(&mut self, basis: Basis) {
        let date = self.dates.of(basis);
        let epoch = self.inner.breakpoints[basis as usize].partition_point(|day| *day <= date);
        if self.epochs[basis as usize] == epoch {
            return;
        }
        self.epochs[basis as usize] = epoch;
        for rank in 0..self.inner.parameters.len() {
            if self.inner.parameters[rank].basis == basis {
                self.choose(rank);
            }
        }
    }

    fn turn_regions(&mut self, basis: RegionBasis) {
        for rank in 0..self.inner.parameters.len() {
            if self.inner.parameters[rank].by_region == Some(basis) {
                self.choose(rank);
            }
        }
    }

    fn choose(&mut self, rank: usize) {
        let inner = self.inner;
        let parameter = &inner.parameters[rank];
        let region = parameter
            .by_region
            .and_then(|basis| REGIONS.iter().position(|known| *known == basis))
            .and_then(|place| self.regions[place].as_deref());
        let chosen = parameter.choose(self.dates.of(parameter.basis), region);
        if self.set[rank] == chosen {
            return;
        }
        self.set[rank] = chosen;
        let given = match (chosen, parameter.chosen(chosen).map(|dated| dated.worth)) {
            (Chosen::Unknown, _) => {
                let _ = self.session().unset(&parameter.name);
                return;
            }
            (_, Some(Worth::Number(number))) if parameter.unit.is_empty() => FactValue::Number(number),
            (_, Some(Worth::Number(number))) => FactValue::Amount(number, parameter.unit.clone()),
            (_, Some(Worth::Bool(value))) => FactValue::Bool(value),
            (_, Some(Worth::Nothing) | None) => FactValue::NotApplicable,
        };
        if let Err(error) = self.session().set(&parameter.name, given) {
            self.failures.push(error.to_string());
        }
    }

    /// What a parameter is worth now, as it is dated.
    pub fn chosen(&self, rank: usize) -> Chosen {
        self.set[rank]
    }

    pub fn ask(&mut self, rule: RuleId) -> Reply {
        match self.session().evaluate_rule(rule) {
            Ok(answer) => {
                let value = match answer.value() {
                    Answered::Unknown => Replied::Unknown,
                    Answered::NotApplicable => Replied::Nothing,
                    Answered::Bool(value) => Replied::Bool(*value),
                    Answered::Number(number) => Replied::Number(*number),
                    Answered::Text(_) | Answered::Date(_) => Replied::Other,
                };
                let mut missing = Vec::new();
                for name in answer.missing().iter().filter_map(|missing| self.to_ask(&missing.rule)) {
                    if !missing.iter().any(|known| known == name) {
                        missing.push(name.to_owned());
                    }
                }
                Reply { value, unit: answer.unit().to_owned(), missing }
            }
            Err(error) => self.failed(&error),
        }
    }

    /// What to ask for this to be known: a value that a region decides waits for the region first. A value that is known
    /// waits for nobody, though the rules call it missing as long as it is the one they were read with.
    fn to_ask<'n>(&self, name: &'n str) -> Option<&'n str> {
        let Some(rank) = self.inner.names.parameters.get(name) else { return Some(name) };
        if self.set[*rank] != Chosen::Unknown {
            return None;
        }
        let Some(basis) = self.inner.parameters[*rank].by_region else { return Some(name) };
        match REGIONS.iter().position(|known| *known == basis) {
            Some(place) if self.regions[place].is_none() => Some(basis.fact()),
            _ => Some(name),
        }
    }

    /// Something that cannot be computed is not known, and is told.
    fn failed(&mut self, error: &EvaluationError) -> Reply {
        let message = error.to_string();
        if !self.failures.contains(&message) {
            self.failures.push(message);
        }
        Reply { value: Replied::Unknown, unit: String::new(), missing: Vec::new() }
    }

    /// For those who read how an answer came about, and not only the answer.
    pub fn session(&mut self) -> &mut Session {
        let inner = self.inner;
        self.session.get_or_insert_with(|| inner.session())
    }
}

impl Drop for Desk<'_> {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            self.inner.give_back(session);
        }
    }
}

fn rule_date(date: Date) -> Option<RuleDate> {
    RuleDate::new(i32::from(date.year()), date.month() as u32, date.day() as u32).ok()
}
