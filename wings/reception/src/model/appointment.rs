//! An appointment: when, how, and where its answer stands. Times are those of Paris; what is kept is a moment.

use jalon_kernel::clock;
use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::answers::ContactMode;
use jalon_kernel::closed;

closed! {
    /// Where the answer to an appointment stands.
    AppointmentState {
        /// Waiting for the person's answer.
        Proposed = "proposed",
        /// The person comes.
        Accepted = "accepted",
        /// The person cannot come.
        Declined = "declined",
        /// It will not take place.
        Cancelled = "cancelled",
    }
}

closed! {
    /// What can be said to an appointment.
    Reply {
        /// The person comes.
        Accept = "oui",
        /// The person cannot come.
        Decline = "non",
        /// Whoever proposed it takes it back.
        Cancel = "annuler",
    }
}

/// How long an appointment can last, in minutes.
pub const LENGTHS: [&str; 5] = ["30", "45", "60", "90", "120"];

/// From when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
}

/// Why a time cannot be proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSlot {
    /// It is over already.
    #[error("an appointment must be in the future")]
    Past,
    /// Nobody can promise it.
    #[error("an appointment must be within a year")]
    Far,
}

impl Slot {
    /// Reads a day and an hour as the clocks of Paris show them; an hour that does not exist (spring) moves forward.
    ///
    /// # Errors
    /// [`NoSlot`] when it has begun already, or is more than a year away.
    pub fn parse(day: Date, time: Time, minutes: i64, now: Timestamp) -> Result<Self, NoSlot> {
        let start = day.to_datetime(time).to_zoned_datetime(clock::paris()).map_err(|_| NoSlot::Far)?;
        let starts_at = start.timestamp();
        if starts_at <= now {
            return Err(NoSlot::Past);
        }
        let year = clock::civil_day(now).checked_add(1.year()).map_err(|_| NoSlot::Far)?;
        if day > year {
            return Err(NoSlot::Far);
        }
        let ends_at = starts_at.checked_add(minutes.minutes()).map_err(|_| NoSlot::Far)?;
        Ok(Self { starts_at, ends_at })
    }

    /// When to remind of it: the day before at nine, in Paris; `None` when that has passed.
    pub fn reminder(self, now: Timestamp) -> Option<Timestamp> {
        let eve = clock::civil_day(self.starts_at).checked_sub(1.day()).ok()?;
        let nine =
            eve.to_datetime(Time::constant(9, 0, 0, 0)).to_zoned_datetime(clock::paris()).ok()?.timestamp();
        (nine > now).then_some(nine)
    }
}

/// An appointment, readable.
#[derive(Clone, Debug)]
pub struct Appointment {
    /// Its identifier.
    pub id: Uuid,
    /// Of which parcours.
    pub parcours: Uuid,
    /// Whose.
    pub person: Uuid,
    /// With whom.
    pub professional: Uuid,
    /// Their name.
    pub professional_name: String,
    /// How.
    pub mode: ContactMode,
    /// Where: an address, a number, a link; empty when not said, and wherever the person's key is not at hand.
    pub place: String,
    /// From when to when.
    pub slot: Slot,
    /// Where its answer stands.
    pub state: AppointmentState,
    /// How many times it changed: agendas replace the older.
    pub sequence: i64,
    /// When it was first proposed.
    pub created_at: Timestamp,
    /// The version of the row.
    pub version: i64,
}

impl Appointment {
    /// Whether it is still to come and stands.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        self.slot.ends_at > now
            && matches!(self.state, AppointmentState::Proposed | AppointmentState::Accepted)
    }

    /// Whether the person can still answer, or change their mind.
    pub fn can_answer(&self, now: Timestamp) -> bool {
        self.slot.starts_at > now && self.state != AppointmentState::Cancelled
    }

    /// What becomes of it after `reply`; `None` when that can no longer be said.
    pub fn after(&self, reply: Reply, now: Timestamp) -> Option<AppointmentState> {
        if !self.can_answer(now) {
            return None;
        }
        Some(match reply {
            Reply::Accept => AppointmentState::Accepted,
            Reply::Decline => AppointmentState::Declined,
            Reply::Cancel => AppointmentState::Cancelled,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    #[test]
    fn the_clocks_of_paris_are_meant_in_winter_and_in_summer() {
        let now = at("2026-03-03T07:00:00Z");
        let half = time(14, 30, 0, 0);
        let winter = Slot::parse(date(2026, 3, 10), half, 60, now).expect("a slot");
        assert_eq!(
            (winter.starts_at, winter.ends_at),
            (at("2026-03-10T13:30:00Z"), at("2026-03-10T14:30:00Z"))
        );
        let summer = Slot::parse(date(2026, 6, 10), half, 45, now).expect("a slot");
        assert_eq!(summer.starts_at, at("2026-06-10T12:30:00Z"));
    }

    #[test]
    fn the_past_and_the_far_are_refused() {
        let now = at("2026-03-03T07:00:00Z");
        let slot = |day, hour| Slot::parse(day, time(hour, 0, 0, 0), 60, now);
        assert_eq!(slot(date(2026, 3, 2), 9), Err(NoSlot::Past));
        assert_eq!(slot(date(2026, 3, 3), 8), Err(NoSlot::Past));
        assert!(slot(date(2026, 3, 3), 9).is_ok());
        assert!(slot(date(2027, 3, 3), 9).is_ok());
        assert_eq!(slot(date(2027, 3, 4), 9), Err(NoSlot::Far));
    }

    #[test]
    fn the_reminder_comes_the_day_before_at_nine() {
        let now = at("2026-03-03T07:00:00Z");
        let slot = Slot::parse(date(2026, 3, 10), time(8, 0, 0, 0), 60, now).expect("a slot");
        assert_eq!(slot.reminder(now), Some(at("2026-03-09T08:00:00Z")));
        let soon = Slot::parse(date(2026, 3, 4), time(8, 0, 0, 0), 60, now).expect("a slot");
        assert_eq!(soon.reminder(now), Some(at("2026-03-03T08:00:00Z")));
        assert_eq!(soon.reminder(at("2026-03-03T08:00:00Z")), None);
    }
}
