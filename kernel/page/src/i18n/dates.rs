//! Dates and times as people say them, in the time of Paris.

use std::sync::LazyLock;

use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
    tz::{TimeZone, TimeZoneDatabase},
};

use super::{Locale, Words};

// The time zone database is compiled in, so that an old machine still knows today's rules.
static PARIS: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZoneDatabase::bundled().get("Europe/Paris").unwrap_or(TimeZone::UTC));

const MONTHS: [(&str, &str); 12] = [
    ("janvier", "January"),
    ("février", "February"),
    ("mars", "March"),
    ("avril", "April"),
    ("mai", "May"),
    ("juin", "June"),
    ("juillet", "July"),
    ("août", "August"),
    ("septembre", "September"),
    ("octobre", "October"),
    ("novembre", "November"),
    ("décembre", "December"),
];

impl Words {
    /// `12 juin 2026`, `1er juin 2026`, `12 June 2026`.
    pub fn date(&self, date: impl Into<Date>) -> String {
        let date = date.into();
        let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
        let year = date.year();
        match (self.locale(), date.day()) {
            (Locale::En, day) => format!("{day} {} {year}", month.1),
            (_, 1) => format!("1er\u{a0}{} {year}", month.0),
            (_, day) => format!("{day}\u{a0}{} {year}", month.0),
        }
    }

    /// `vendredi 12 juin 2026`, `Friday 12 June 2026`.
    pub fn day(&self, date: impl Into<Date>) -> String {
        let date = date.into();
        let (french, english) = match date.weekday() {
            Weekday::Monday => ("lundi", "Monday"),
            Weekday::Tuesday => ("mardi", "Tuesday"),
            Weekday::Wednesday => ("mercredi", "Wednesday"),
            Weekday::Thursday => ("jeudi", "Thursday"),
            Weekday::Friday => ("vendredi", "Friday"),
            Weekday::Saturday => ("samedi", "Saturday"),
            Weekday::Sunday => ("dimanche", "Sunday"),
        };
        let name = if self.locale() == Locale::En { english } else { french };
        format!("{name} {}", self.date(date))
    }

    /// `14 h 02`, `14 h`, `14:02`.
    pub fn time(&self, time: impl Into<Time>) -> String {
        let time = time.into();
        match (self.locale(), time.hour(), time.minute()) {
            (Locale::En, hour, minute) => format!("{hour}:{minute:02}"),
            (_, hour, 0) => format!("{hour}\u{a0}h"),
            (_, hour, minute) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        }
    }

    /// A moment on the clocks of Paris: `12 juin 2026 à 14 h 02`, `12 June 2026 at 14:02`.
    pub fn date_time(&self, moment: Timestamp) -> String {
        let here = moment.to_zoned_datetime(PARIS.clone());
        let at = if self.locale() == Locale::En { "at" } else { "à" };
        format!("{} {at} {}", self.date(here.date()), self.time(here.time()))
    }

    /// The day it was in Paris at `moment`.
    pub fn date_of(&self, moment: Timestamp) -> String {
        self.date(moment.to_zoned_datetime(PARIS.clone()).date())
    }

    /// The hour it was in Paris at `moment`.
    pub fn time_of(&self, moment: Timestamp) -> String {
        self.time(moment.to_zoned_datetime(PARIS.clone()).time())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::super::{Catalogue, Locale};

    #[test]
    fn dates_are_written_as_people_say_them() {
        let catalogue = Arc::new(Catalogue::build(&[]).expect("the page's own words"));
        let french = catalogue.words(Locale::Fr);
        let english = catalogue.words(Locale::En);
        assert_eq!(french.date(date(2026, 6, 1)), "1er\u{a0}juin 2026");
        assert_eq!(french.day(date(2026, 6, 12)), "vendredi 12\u{a0}juin 2026");
        assert_eq!(english.day(date(2026, 6, 12)), "Friday 12 June 2026");
        let summer = "2026-06-12T12:02:00Z".parse().expect("a moment");
        let winter = "2026-12-12T12:00:00Z".parse().expect("a moment");
        assert_eq!(french.date_time(summer), "12\u{a0}juin 2026 à 14\u{a0}h\u{a0}02");
        assert_eq!(french.date_time(winter), "12\u{a0}décembre 2026 à 13\u{a0}h");
        assert_eq!(english.date_time(summer), "12 June 2026 at 14:02");
    }
}
