//! Values that regions write themselves, beside those of the files: kept elsewhere, dated, never rewritten. They join the
//! schemes as values; nothing else of the schemes changes, so that no rule is read again.

use std::sync::Arc;

use jiff::civil::Date;

use crate::fact::{Fact, Kind, Misread, Value};
use crate::parameter::{Dated, Parameter, RegionalValues, Worth};
use crate::read::Region;
use crate::scheme::{Source, Wording};
use crate::schemes::{Inner, Schemes};

/// What a region decided of one parameter, from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct RegionalEntry {
    /// Official code of the region: `53`.
    pub region: String,
    /// Its name, for regions the files do not know.
    pub name: String,
    /// Full name of the parameter: `aide-regionale . plafond`.
    pub parameter: String,
    /// The day it takes effect.
    pub from: Date,
    pub worth: Worth,
    pub source: Source,
    /// Invented for the demonstration.
    pub example: bool,
}

impl Parameter {
    /// Understands what somebody typed as a value of this parameter: « 1 234,50 € », « oui », « néant ». A number is
    /// never below zero.
    pub fn parse(&self, text: &str) -> Result<Worth, Misread> {
        if matches!(text.trim().to_lowercase().as_str(), "néant" | "neant") {
            return Ok(Worth::Nothing);
        }
        let kind = match self.unit.as_str() {
            "" => Kind::YesNo,
            unit => Kind::Number { unit: unit.to_owned(), least: Some(0.0), most: Some(MOST) },
        };
        let read = Fact {
            name: self.name.clone(),
            title: self.title.clone(),
            question: Wording::default(),
            note: None,
            kind,
            usual: None,
            line: 0,
        };
        match read.parse(text)? {
            Value::Bool(value) => Ok(Worth::Bool(value)),
            Value::Number(number) => Ok(Worth::Number(number)),
            Value::Text(_) | Value::Date(_) => Err(Misread::NotANumber),
        }
    }

    /// A value in words, with its unit.
    pub fn show(&self, worth: Worth) -> String {
        worth.show(&self.unit)
    }

    /// Whether it can be worth this.
    fn takes(&self, worth: Worth) -> bool {
        match worth {
            Worth::Nothing => true,
            Worth::Bool(_) => self.unit.is_empty(),
            Worth::Number(number) => !self.unit.is_empty() && number.is_finite() && number >= 0.0,
        }
    }
}

/// No amount, rate or delay that a region decides is larger.
const MOST: f64 = 1_000_000.0;

impl Schemes {
    /// The same schemes with what regions wrote, in the order it was written: of two entries of one day the later one
    /// holds, and an entry takes the place of a value of the files that begins on its day. Entries that these schemes
    /// have no place for (a parameter that is gone, or that no region decides) are left out and handed back.
    #[must_use]
    pub fn with_regional(&self, entries: &[RegionalEntry]) -> (Schemes, Vec<RegionalEntry>) {
        let inner = &*self.inner;
        let mut parameters = inner.parameters.clone();
        let mut regions = inner.regions.clone();
        let mut left_out = Vec::new();
        for entry in entries {
            let known = parameters.iter_mut().find(|parameter| parameter.name == entry.parameter);
            let fits = |parameter: &&mut Parameter| {
                parameter.by_region.is_some() && parameter.takes(entry.worth) && !entry.region.is_empty()
            };
            let Some(parameter) = known.filter(fits) else {
                left_out.push(entry.clone());
                continue;
            };
            if regions.iter().all(|region| region.code != entry.region) {
                regions.push(Region {
                    code: entry.region.clone(),
                    name: entry.name.clone(),
                    example: entry.example,
                });
            }
            put(parameter, entry);
        }
        for parameter in &mut parameters {
            for own in &mut parameter.regional {
                close(&mut own.values);
            }
        }
        let inner = Inner::new(
            inner.engine.clone(),
            inner.schemes.clone(),
            inner.facts.clone(),
            inner.documents.clone(),
            parameters,
            regions,
            inner.cases.clone(),
            inner.contradictions.clone(),
        );
        (Schemes { inner: Arc::new(inner) }, left_out)
    }
}

fn put(parameter: &mut Parameter, entry: &RegionalEntry) {
    let place = parameter.regional.iter().position(|own| own.region == entry.region);
    let place = place.unwrap_or_else(|| {
        parameter.regional.push(RegionalValues {
            region: entry.region.clone(),
            values: Vec::new(),
            file: format!("regions/{}.yaml", entry.region),
        });
        parameter.regional.len() - 1
    });
    let values = &mut parameter.regional[place].values;
    values.retain(|value| value.announced || value.from != entry.from);
    values.push(Dated {
        from: entry.from,
        to: None,
        worth: entry.worth,
        source: entry.source.clone(),
        announced: false,
        example: entry.example,
        line: 0,
    });
}

/// Sorts values by date and ends each on the eve of the next; an end that a file wrote stays, if it comes sooner.
fn close(values: &mut [Dated]) {
    values.sort_by_key(|value| (value.announced, value.from));
    for rank in 1..values.len() {
        if values[rank].announced {
            break;
        }
        let eve = values[rank].from.yesterday().unwrap_or(values[rank].from);
        let before = &mut values[rank - 1];
        before.to = Some(before.to.map_or(eve, |to| to.min(eve)));
    }
}
