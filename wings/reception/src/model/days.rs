//! Working days in metropolitan France: what "within three working days" means on a calendar.

use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan as _};

/// The day that comes `count` working days after `from`.
pub fn after_working_days(from: Date, count: u8) -> Date {
    let mut day = from;
    let mut left = count;
    while left > 0 {
        day = plus(day, 1.day());
        if is_working(day) {
            left -= 1;
        }
    }
    day
}

/// Whether people are at work that day: neither a weekend nor a legal holiday (article L. 3133-1 of the code du travail).
pub fn is_working(day: Date) -> bool {
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return false;
    }
    let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
    if fixed.contains(&(day.month(), day.day())) {
        return false;
    }
    let easter = easter(day.year());
    // Easter Monday, Ascension, Whit Monday.
    ![1, 39, 50].iter().any(|days| plus(easter, days.days()) == day)
}

fn plus(day: Date, span: Span) -> Date {
    day.checked_add(span).unwrap_or(day)
}

// The anonymous Gregorian algorithm (Nature, 1876; Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let (month, day) = (i8::try_from(n / 31).unwrap_or(3), i8::try_from(n % 31 + 1).unwrap_or(31));
    Date::new(i16::try_from(year).unwrap_or(2000), month, day).unwrap_or(date(2000, 4, 23))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_calendars_say() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        assert_eq!(after_working_days(date(2026, 3, 3), 3), date(2026, 3, 6));
        assert_eq!(after_working_days(date(2026, 3, 6), 1), date(2026, 3, 9));
        // Good Friday is worked, Easter Monday is not.
        assert_eq!(after_working_days(date(2026, 4, 3), 1), date(2026, 4, 7));
        // The Ascension of 2026 is 14 May, Whit Monday 25 May.
        assert!(!is_working(date(2026, 5, 14)) && !is_working(date(2026, 5, 25)));
        assert!(is_working(date(2026, 5, 15)));
    }
}
