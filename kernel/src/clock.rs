//! The clock: the only place where the present moment enters the house.
//!
//! Everything that needs "now" is handed a [`Clock`]; tests hand it a fixed one and move it. Moments are kept to
//! the microsecond because that is what PostgreSQL keeps: what is read back equals what was written.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

/// Where the present moment comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's own clock.
    System,
    /// A moment that only moves when a test moves it, in microseconds since 1970 (UTC).
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `moment` until it is moved with [`Clock::advance`].
    pub fn fixed(moment: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(moment.as_microsecond())))
    }

    /// The present moment, cut to the microsecond.
    pub fn now(&self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "this is the clock everyone else is handed")]
            Self::System => cut_to_microsecond(Timestamp::now()),
            Self::Fixed(micros) => {
                Timestamp::from_microsecond(micros.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
            }
        }
    }

    /// The civil day in metropolitan France at the present moment: deadlines are counted in such days.
    pub fn today(&self) -> civil::Date {
        civil_day(self.now())
    }

    /// Moves a fixed clock; the machine's clock does not let itself be moved.
    pub fn advance(&self, by: std::time::Duration) {
        if let Self::Fixed(micros) = self {
            micros.fetch_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }
}

/// The civil day of `moment` in metropolitan France (Europe/Paris, daylight saving included).
pub fn civil_day(moment: Timestamp) -> civil::Date {
    moment.to_zoned_datetime(paris()).date()
}

/// The time zone in which people of this service read their appointments.
pub fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
}

fn cut_to_microsecond(moment: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(moment.as_microsecond()).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_moved() {
        let clock = Clock::fixed("2026-03-03T08:00:00Z".parse().expect("a moment"));
        assert_eq!(clock.now(), clock.now());
        clock.advance(std::time::Duration::from_secs(3600));
        assert_eq!(clock.now().to_string(), "2026-03-03T09:00:00Z");
    }

    #[test]
    fn the_day_is_the_one_of_paris_not_of_greenwich() {
        let late = "2026-06-30T22:30:00Z".parse().expect("a moment");
        assert_eq!(civil_day(late).to_string(), "2026-07-01");
    }
}
