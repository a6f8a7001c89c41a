//! Dated values: what a rule needs and the law changes, each with the text that set it.

use jiff::civil::Date;

use crate::fact::Value;
use crate::scheme::{Basis, Source};

/// What a parameter is worth during a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Worth {
    /// In the unit of the parameter.
    Number(f64),
    Bool(bool),
    /// `néant`: repealed, or not yet made.
    Nothing,
}

impl Worth {
    /// In words, with its unit.
    pub(crate) fn show(self, unit: &str) -> String {
        match self {
            Worth::Number(number) => format!("{} {unit}", Value::Number(number)).trim_end().to_owned(),
            Worth::Bool(value) => Value::Bool(value).to_string(),
            Worth::Nothing => "néant".to_owned(),
        }
    }
}

/// A value and the time it holds; `to` included.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    pub from: Date,
    /// None while nothing replaces it.
    pub to: Option<Date>,
    pub worth: Worth,
    pub source: Source,
    /// Announced but not published: shown, never applied.
    pub announced: bool,
    /// Invented for the demonstration.
    pub example: bool,
    pub(crate) line: u32,
}

/// Whose region chooses a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionBasis {
    Home,
    Work,
    Training,
}

impl RegionBasis {
    pub(crate) fn fact(self) -> &'static str {
        match self {
            RegionBasis::Home => "personne . région",
            RegionBasis::Work => "contrat . région",
            RegionBasis::Training => "formation . région",
        }
    }
}

/// A parameter: its values in time, and those of regions that have their own.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Full name: `ptp . plafond du coût`.
    pub name: String,
    pub title: String,
    /// Empty for a yes or no.
    pub unit: String,
    pub basis: Basis,
    pub by_region: Option<RegionBasis>,
    pub values: Vec<Dated>,
    pub regional: Vec<RegionalValues>,
    pub(crate) file: String,
    pub(crate) line: u32,
    /// The value the rules were read with: what holds unless a date or a region says otherwise.
    pub(crate) compiled: Option<usize>,
}

/// The values of one region for one parameter.
#[derive(Debug, Clone)]
pub struct RegionalValues {
    /// Official code: `53`.
    pub region: String,
    pub values: Vec<Dated>,
    pub(crate) file: String,
}

/// Where a value in force stands: in the national list, or in that of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chosen {
    National(usize),
    Regional(usize, usize),
    /// No value covers that day.
    Uncovered,
    /// Each region has its own and this one's is not known.
    Unknown,
}

impl Parameter {
    pub(crate) fn choose(&self, day: Date, region: Option<&str>) -> Chosen {
        if self.by_region.is_some()
            && let Some(place) =
                region.and_then(|code| self.regional.iter().position(|own| own.region == code))
            && let Some(rank) = in_force(&self.regional[place].values, day)
        {
            return Chosen::Regional(place, rank);
        }
        if self.by_region.is_some() && region.is_none() && self.depends_on_region(day) {
            return Chosen::Unknown;
        }
        match self.national(day) {
            Some(rank) => Chosen::National(rank),
            None if self.by_region.is_some() && self.values.is_empty() => Chosen::Unknown,
            None => Chosen::Uncovered,
        }
    }

    /// The value of the national list that holds on a day.
    pub(crate) fn national(&self, day: Date) -> Option<usize> {
        in_force(&self.values, day)
    }

    /// Whether some region decided otherwise than the national list: who does not know the region does not know the value.
    fn depends_on_region(&self, day: Date) -> bool {
        let everywhere = self.national(day).map(|rank| self.values[rank].worth);
        let own = self.regional.iter().filter_map(|own| Some(own.values[in_force(&own.values, day)?].worth));
        own.into_iter().any(|worth| Some(worth) != everywhere)
    }

    pub(crate) fn chosen(&self, chosen: Chosen) -> Option<&Dated> {
        match chosen {
            Chosen::National(rank) => self.values.get(rank),
            Chosen::Regional(place, rank) => self.regional.get(place)?.values.get(rank),
            Chosen::Uncovered | Chosen::Unknown => None,
        }
    }

    /// Every list of values: the national one, then those of regions.
    pub(crate) fn lists(&self) -> impl Iterator<Item = (&str, &[Dated])> {
        let own = (!self.values.is_empty()).then_some((self.file.as_str(), self.values.as_slice()));
        own.into_iter().chain(self.regional.iter().map(|own| (own.file.as_str(), own.values.as_slice())))
    }
}

/// The value that holds on a day; lists are sorted by date, announced values do not hold.
fn in_force(values: &[Dated], day: Date) -> Option<usize> {
    let (rank, value) =
        values.iter().enumerate().rev().find(|(_, value)| !value.announced && value.from <= day)?;
    value.to.is_none_or(|to| day <= to).then_some(rank)
}
