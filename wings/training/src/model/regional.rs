//! What a region may write: which evidence it gives, and from which day a value may take effect.

use jalon_kernel::closed;
use jiff::civil::Date;

closed! {
    /// How surely a value is known, in the letters of `data/schemes`.
    Evidence {
        /// Read in the official text.
        Official = "V",
        /// Read in the rules of a public body.
        PublicBody = "C",
        /// Read in a secondary source.
        Secondary = "S",
        /// From memory.
        Memory = "M",
        /// Sources conflict or are silent.
        Open = "?",
    }
}

impl Evidence {
    /// As the engine takes it.
    pub fn of_engine(self) -> jalon_financing::Evidence {
        match self {
            Self::Official => jalon_financing::Evidence::Official,
            Self::PublicBody => jalon_financing::Evidence::PublicBody,
            Self::Secondary => jalon_financing::Evidence::Secondary,
            Self::Memory => jalon_financing::Evidence::Memory,
            Self::Open => jalon_financing::Evidence::Open,
        }
    }
}

/// No value of these schemes is older: the founding text dates from 2014.
pub const EARLIEST: Date = Date::constant(2014, 1, 1);
/// Nobody decides further ahead, in years.
const AHEAD: i16 = 10;

/// Why a day cannot be one from which a value takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadDay {
    /// Plans were made with what the region wrote before: the past is not rewritten.
    Past,
    /// Before the founding text, or absurdly far ahead.
    Absurd,
}

/// Whether a value may take effect on `day`: the first one of a region may tell what already holds, a later one only
/// changes what is to come. `own` says whether the region already wrote a value of this parameter.
pub fn may_begin(day: Date, today: Date, own: bool) -> Result<(), BadDay> {
    let furthest = today.saturating_add(jiff::Span::new().years(AHEAD));
    if day < EARLIEST || day > furthest {
        return Err(BadDay::Absurd);
    }
    if own && day < today {
        return Err(BadDay::Past);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_a_region_wrote_of_the_past_is_never_overwritten() {
        let today = date(2026, 11, 24);
        assert_eq!(may_begin(date(2026, 11, 23), today, true), Err(BadDay::Past));
        assert_eq!(may_begin(today, today, true), Ok(()));
        assert_eq!(may_begin(date(2027, 1, 1), today, true), Ok(()));
    }

    #[test]
    fn the_first_value_of_a_region_may_tell_what_already_holds() {
        let today = date(2026, 11, 24);
        assert_eq!(may_begin(date(2014, 1, 1), today, false), Ok(()));
        assert_eq!(may_begin(date(2013, 12, 31), today, false), Err(BadDay::Absurd));
        assert_eq!(may_begin(date(2036, 11, 24), today, false), Ok(()));
        assert_eq!(may_begin(date(2036, 11, 25), today, false), Err(BadDay::Absurd));
    }
}
