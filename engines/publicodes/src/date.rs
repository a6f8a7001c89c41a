//! Calendar dates, and the durations between them as the language counts them. A date is a day: no hour, no time zone.

use std::fmt;

/// A day of the Gregorian calendar, years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

/// The day, month and year given do not make a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("la date {day:02}/{month:02}/{year:04} n'existe pas")]
pub struct ImpossibleDate {
    day: u32,
    month: u32,
    year: i32,
}

impl Date {
    /// The day `day` of month `month` (from 1) of `year`; refused when the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Date, ImpossibleDate> {
        if !(1..=9999).contains(&year)
            || !(1..=12).contains(&month)
            || day < 1
            || day > month_length(year, month)
        {
            return Err(ImpossibleDate { day, month, year });
        }
        Ok(Date { year, month: month as u8, day: day as u8 })
    }

    pub(crate) fn parse(text: &str) -> Option<Result<Date, ImpossibleDate>> {
        let (first, rest) = text.split_once('/')?;
        let number = |digits: &str| digits.parse::<u32>().ok();
        let (day, month, year) = match rest.split_once('/') {
            Some((month, year)) => (number(first)?, number(month)?, number(year)?),
            None => (1, number(first)?, number(rest)?),
        };
        Some(Date::new(year as i32, month, day))
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// Month, from 1.
    pub fn month(self) -> u32 {
        u32::from(self.month)
    }

    pub fn day(self) -> u32 {
        u32::from(self.day)
    }

    /// Days since 1 January 1970.
    pub(crate) fn days(self) -> i64 {
        // Howard Hinnant's "days from civil": years start in March, so that leap days fall at the end.
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day as one number, from which [`Date::of_rank`] makes it again; the order of days is kept.
    pub(crate) fn rank(self) -> f64 {
        f64::from((self.year * 16 + i32::from(self.month)) * 32 + i32::from(self.day))
    }

    pub(crate) fn of_rank(rank: f64) -> Date {
        let rank = rank as i32;
        Date { year: rank / 512, month: (rank / 32 % 16) as u8, day: (rank % 32) as u8 }
    }

    /// Whether a rank stood for a day.
    pub(crate) fn is_real(self) -> bool {
        Date::new(self.year, u32::from(self.month), u32::from(self.day)).is_ok()
    }

    fn months(self) -> i32 {
        12 * self.year + i32::from(self.month)
    }

    fn quarter_start(self) -> Date {
        Date { year: self.year, month: 3 * ((self.month - 1) / 3) + 1, day: 1 }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{:02}/{:04}", self.day, self.month, self.year)
    }
}

fn month_length(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

fn is_leap(year: i32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

/// What a duration is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum DurationUnit {
    Day,
    Month,
    Year,
    Quarter,
    CivilQuarter,
    CivilYear,
}

impl DurationUnit {
    pub const NAMES: &'static str = "mois, jour, an, trimestre, trimestre civil, année civile";

    pub fn parse(name: &str) -> Option<DurationUnit> {
        Some(match name {
            "jour" => DurationUnit::Day,
            "mois" => DurationUnit::Month,
            "an" => DurationUnit::Year,
            "trimestre" => DurationUnit::Quarter,
            "trimestre civil" => DurationUnit::CivilQuarter,
            "année civile" => DurationUnit::CivilYear,
            _ => return None,
        })
    }
}

/// Time from one day to another, never negative. Months begun count for their share of days; years count days, leap days
/// left out; civil quarters and years count the periods touched.
pub(crate) fn duration(from: Date, to: Date, unit: DurationUnit) -> f64 {
    let counted = match unit {
        DurationUnit::Day => (to.days() - from.days()) as f64,
        DurationUnit::Month => months_between(from, to),
        DurationUnit::Quarter => months_between(from, to) / 3.0,
        DurationUnit::Year => years_between(from, to),
        DurationUnit::CivilQuarter => {
            (months_between(from.quarter_start(), to.quarter_start()) / 3.0).floor() + 1.0
        }
        DurationUnit::CivilYear => {
            let first = Date { year: from.year, month: 1, day: 1 };
            let last = Date { year: to.year, month: 1, day: 1 };
            years_between(first, last).floor() + 1.0
        }
    };
    counted.max(0.0)
}

fn months_between(from: Date, to: Date) -> f64 {
    let full = f64::from(to.months() - from.months());
    let share_from = f64::from(from.day - 1) / f64::from(month_length(from.year, from.month()));
    let share_to = f64::from(to.day) / f64::from(month_length(to.year, to.month()));
    full - share_from + share_to
}

fn years_between(from: Date, to: Date) -> f64 {
    let past_february = from.month >= 3;
    let first = from.year + i32::from(past_february);
    let last = to.year + if past_february { 0 } else { -1 };
    let leaps = (first..=last).filter(|year| is_leap(*year)).count();
    ((to.days() - from.days()) as f64 - leaps as f64) / 365.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|| panic!("not a date")).unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(date("01/01/1970").days(), 0);
        assert_eq!(date("01/03/2000").days(), 11_017);
        assert_eq!(date("31/12/1969").days(), -1);
    }

    #[test]
    fn a_month_and_a_year_stand_for_their_first_day() {
        assert_eq!(date("02/2015").to_string(), "01/02/2015");
    }

    #[test]
    fn impossible_days_are_refused() {
        assert!(matches!(Date::parse("31/02/2015"), Some(Err(_))));
        assert!(matches!(Date::parse("29/02/2015"), Some(Err(_))));
        assert!(matches!(Date::parse("29/02/2016"), Some(Ok(_))));
    }
}
