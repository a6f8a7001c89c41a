//! The numbers of one session, as they stand in the index: 32 bytes, two sessions to a cache line.

use jiff::civil::{Date, date};

use super::record::{Session, Starts};

pub(crate) const ROW: usize = 32;
/// Stands for a number that is not said.
pub(crate) const UNSAID: u16 = u16::MAX;
pub(crate) const UNSAID_PRICE: u32 = u32::MAX;
/// Held nowhere, or the place is not said.
pub(crate) const NO_PLACE: u32 = u32::MAX;

/// Days are counted from here; the count ends in 2179.
const FIRST_DAY: Date = date(2000, 1, 1);

/// The number of a day; nothing for a day that no session of ours can begin on.
pub(crate) fn day_number(day: Date) -> Option<u16> {
    let days = day.duration_since(FIRST_DAY).as_hours() / 24;
    u16::try_from(days).ok().filter(|&days| days != UNSAID)
}

/// The day of a number.
pub(crate) fn day_of(number: u16) -> Date {
    FIRST_DAY.saturating_add(jiff::Span::new().days(i64::from(number)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// See [`super::facets::Traits::bits_with_unsaid`].
    pub bits: u64,
    pub offer: u32,
    pub place: u32,
    pub cents: u32,
    /// Orders what is equal otherwise: drawn from the key, the same for everyone, chosen by nobody.
    pub lot: u32,
    pub hours: u16,
    /// The first and the last day one can begin.
    pub first: u16,
    pub last: u16,
    pub access_days: u16,
}

impl Row {
    /// The numbers of a session, without those of its offer and its place.
    pub fn of(session: &Session, bits: u64, lot: u32) -> Row {
        let (first, last) = match session.starts {
            Starts::On(day) => (Some(day), Some(day)),
            Starts::Between(first, last) => (Some(first), Some(last)),
            Starts::Unsaid => (None, None),
        };
        let days = first.and_then(day_number).zip(last.and_then(day_number));
        let (first, last) = days.filter(|(first, last)| first <= last).unwrap_or((UNSAID, UNSAID));
        Row {
            bits,
            offer: 0,
            place: NO_PLACE,
            cents: session.cents.unwrap_or(UNSAID_PRICE),
            lot,
            hours: session.hours.unwrap_or(UNSAID),
            first,
            last,
            access_days: session.access_days.unwrap_or(UNSAID),
        }
    }

    pub fn write(self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.bits.to_le_bytes());
        for number in [self.offer, self.place, self.cents, self.lot] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        for number in [self.hours, self.first, self.last, self.access_days] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
    }

    #[inline]
    pub fn read(b: &[u8; ROW]) -> Row {
        let long = |at: usize| u32::from_le_bytes([b[at], b[at + 1], b[at + 2], b[at + 3]]);
        let short = |at: usize| u16::from_le_bytes([b[at], b[at + 1]]);
        Row {
            bits: u64::from(long(0)) | u64::from(long(4)) << 32,
            offer: long(8),
            place: long(12),
            cents: long(16),
            lot: long(20),
            hours: short(24),
            first: short(26),
            last: short(28),
            access_days: short(30),
        }
    }

    /// The first day somebody who asks today can begin; nothing when it is over, and [`UNSAID`] when it is not said.
    ///
    /// With the others one begins on the day, however long access takes as a rule; alone one begins when one is let in.
    #[inline]
    pub fn earliest(&self, today: u16) -> Option<u16> {
        if self.first == UNSAID {
            return Some(UNSAID);
        }
        if self.first == self.last {
            return (self.first >= today).then_some(self.first);
        }
        let access_days = if self.access_days == UNSAID { 0 } else { self.access_days };
        let day = self.first.max(today.saturating_add(access_days));
        (day <= self.last).then_some(day)
    }

    /// True when less time is left than access takes as a rule.
    pub fn is_short_notice(&self, today: u16) -> bool {
        self.first != UNSAID
            && self.first == self.last
            && self.access_days != UNSAID
            && self.first < today.saturating_add(self.access_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back() {
        let session = Session {
            starts: Starts::Between(date(2026, 11, 24), date(2027, 3, 1)),
            access_days: Some(12),
            hours: Some(70),
            cents: Some(123_456),
            ..Session::new("x")
        };
        let row = Row::of(&session, u64::MAX - 5, 9);
        let mut bytes = Vec::new();
        row.write(&mut bytes);
        assert_eq!(Row::read(bytes.as_slice().try_into().unwrap()), row);
        assert_eq!(day_of(row.first), date(2026, 11, 24));
    }

    #[test]
    fn days_out_of_reach_and_seasons_upside_down_are_not_said() {
        let first = |starts| Row::of(&Session { starts, ..Session::new("x") }, 0, 0).first;
        assert_eq!(first(Starts::On(date(2000, 1, 1))), 0);
        assert_eq!(first(Starts::On(date(1999, 12, 31))), UNSAID);
        assert_eq!(first(Starts::On(date(2179, 6, 5))), UNSAID - 1);
        assert_eq!(first(Starts::On(date(2179, 6, 6))), UNSAID);
        assert_eq!(first(Starts::Between(date(2026, 2, 2), date(2026, 2, 1))), UNSAID);
    }

    #[test]
    fn one_begins_with_the_others_or_when_one_is_let_in() {
        let row =
            |first, last, access_days| Row { first, last, access_days, ..Row::of(&Session::new("x"), 0, 0) };
        assert_eq!(row(100, 100, 30).earliest(100), Some(100));
        assert_eq!(row(100, 100, 30).earliest(101), None);
        assert_eq!(row(100, 200, 30).earliest(90), Some(120));
        assert_eq!(row(100, 200, 30).earliest(50), Some(100));
        assert_eq!(row(100, 200, 30).earliest(170), Some(200));
        assert_eq!(row(100, 200, 30).earliest(171), None);
        assert_eq!(row(100, 200, UNSAID).earliest(150), Some(150));
        assert_eq!(row(UNSAID, UNSAID, 3).earliest(150), Some(UNSAID));
        assert!(row(100, 100, 30).is_short_notice(71));
        assert!(!row(100, 100, 30).is_short_notice(70));
        assert!(!row(100, 101, 30).is_short_notice(99));
    }
}
