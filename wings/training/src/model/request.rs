//! What is asked of one funder, and where it stands.

use jalon_kernel::closed;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

closed! {
    /// Where a request to a funder stands.
    State {
        /// It may be made.
        Considered = "considered",
        /// It was sent.
        Asked = "asked",
        /// The funder said yes.
        Granted = "granted",
        /// The funder said no, and why.
        Refused = "refused",
        /// The money has come.
        Paid = "paid",
        /// It is not made after all.
        Dropped = "dropped",
    }
}

impl State {
    /// Whether a request can pass from this state to `next`; a refused one can be asked again, as an appeal.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Considered => matches!(next, Self::Asked | Self::Dropped),
            Self::Asked => matches!(next, Self::Granted | Self::Refused | Self::Dropped),
            Self::Granted => matches!(next, Self::Paid | Self::Refused),
            Self::Refused => matches!(next, Self::Asked),
            Self::Dropped => matches!(next, Self::Considered),
            Self::Paid => false,
        }
    }

    /// The states a request can pass to, in the order pages show them.
    pub fn next(self) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |next| self.may_become(*next))
    }

    /// Whether money may still come of it.
    pub fn is_alive(self) -> bool {
        !matches!(self, Self::Refused | Self::Dropped)
    }
}

/// What is asked, and what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The identifier of the scheme.
    pub scheme: String,
    /// What pages call the scheme or its funder.
    pub name: String,
    /// How much is asked, in cents; `None` when the funder reckons it.
    pub amount: Option<i64>,
    /// How much was granted, in cents.
    pub granted: Option<i64>,
    /// By when the request must be sent.
    pub send_by: Option<Date>,
    /// When it was sent.
    pub asked_on: Option<Date>,
    /// By when the funder answers.
    pub answer_by: Option<Date>,
    /// When it answered.
    pub answered_on: Option<Date>,
    /// Why it refused, in the words of its decision.
    pub reason: String,
    /// The number of the file at the funder's.
    pub reference: String,
    /// Whether the scheme itself tells of health: then it is shown only to whoever may read health.
    pub tells_health: bool,
}

/// A request as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its identifier.
    pub id: Uuid,
    /// What is asked.
    pub asked: Asked,
    /// Where it stands.
    pub state: State,
    /// When it was first considered.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub written_at: Timestamp,
    /// Its version.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_goes_forward_and_a_refusal_can_be_appealed() {
        assert!(State::Considered.may_become(State::Asked));
        assert!(!State::Considered.may_become(State::Granted), "nobody grants what was not asked");
        assert!(State::Asked.may_become(State::Refused));
        assert!(State::Refused.may_become(State::Asked));
        assert!(!State::Paid.may_become(State::Refused));
        assert!(State::ALL.iter().all(|state| !state.may_become(*state)));
        assert!(!State::Refused.is_alive() && State::Granted.is_alive());
    }
}
