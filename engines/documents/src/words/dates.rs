//! Dates, durations and amounts as each language writes them.

use jiff::civil::{Date, DateTime};

use super::{Labels, Language};
use crate::synthesis::Cents;

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FRENCH_DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

impl Labels {
    /// A day: "1er décembre 2026"; easy French adds the day of the week.
    pub fn day(&self, date: Date) -> String {
        let month = usize::from(date.month().unsigned_abs()) - 1;
        let (number, year) = (date.day(), date.year());
        match self.language {
            Language::English => format!("{number} {} {year}", ENGLISH_MONTHS[month]),
            Language::French | Language::EasyFrench => {
                let number = if number == 1 { "1er".to_owned() } else { number.to_string() };
                let day = format!("{number}\u{a0}{} {year}", FRENCH_MONTHS[month]);
                if self.language == Language::French {
                    return day;
                }
                let weekday = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
                format!("{} {day}", FRENCH_DAYS[weekday])
            }
        }
    }

    /// A moment, to the minute.
    pub fn moment(&self, at: DateTime) -> String {
        let (hour, minute) = (at.hour(), at.minute());
        match self.language {
            Language::English => format!("{}, {hour:02}:{minute:02}", self.day(at.date())),
            Language::French | Language::EasyFrench => {
                format!("{} à {hour}\u{a0}h\u{a0}{minute:02}", self.day(at.date()))
            }
        }
    }

    /// A duration: "45 min", "1 h 30".
    pub fn duration_of(&self, minutes: u32) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        match (hours, rest) {
            (0, rest) => format!("{rest}\u{a0}{}", self.minutes),
            (hours, 0) => format!("{hours}\u{a0}{}", self.hours),
            (hours, rest) => format!("{hours}\u{a0}{}\u{a0}{rest:02}", self.hours),
        }
    }

    /// An amount: "1 234,50 €" in French, "€1,234.50" in English.
    pub fn euros(&self, amount: Cents) -> String {
        let sign = if amount.0 < 0 { "\u{2212}" } else { "" };
        let cents = amount.0.unsigned_abs();
        let (group, point) = match self.language {
            Language::English => (",", "."),
            Language::French | Language::EasyFrench => ("\u{202f}", ","),
        };
        let mut whole = (cents / 100).to_string();
        let mut at = whole.len();
        while at > 3 {
            at -= 3;
            whole.insert_str(at, group);
        }
        let rest = cents % 100;
        let number = if rest == 0 { whole } else { format!("{whole}{point}{rest:02}") };
        match self.language {
            Language::English => format!("{sign}€{number}"),
            Language::French | Language::EasyFrench => format!("{sign}{number}\u{a0}€"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_written_as_people_write_it() {
        let first = date(2026, 12, 1);
        assert_eq!(Labels::of(Language::French).day(first), "1er\u{a0}décembre 2026");
        assert_eq!(Labels::of(Language::EasyFrench).day(first), "mardi 1er\u{a0}décembre 2026");
        assert_eq!(Labels::of(Language::English).day(first), "1 December 2026");
        assert_eq!(
            Labels::of(Language::French).moment(date(2026, 2, 28).at(9, 5, 0, 0)),
            "28\u{a0}février 2026 à 9\u{a0}h\u{a0}05"
        );
    }

    #[test]
    fn an_amount_keeps_its_cents_and_its_sign() {
        let french = Labels::of(Language::French);
        assert_eq!(french.euros(Cents(123_450)), "1\u{202f}234,50\u{a0}€");
        assert_eq!(french.euros(Cents(-5)), "\u{2212}0,05\u{a0}€");
        assert_eq!(Labels::of(Language::English).euros(Cents(100_000_000)), "€1,000,000");
        assert_eq!(french.euros(Cents(i64::MIN)).chars().next(), Some('\u{2212}'));
    }

    #[test]
    fn a_duration_goes_from_minutes_to_hours() {
        let french = Labels::of(Language::French);
        assert_eq!(french.duration_of(45), "45\u{a0}min");
        assert_eq!(french.duration_of(60), "1\u{a0}h");
        assert_eq!(french.duration_of(95), "1\u{a0}h\u{a0}35");
    }
}
