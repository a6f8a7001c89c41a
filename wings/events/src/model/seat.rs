//! A place in an event: held, waited for, or given up.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatState {
    /// They have a place.
    Held,
    /// They wait for one.
    Waiting,
    /// They gave it up.
    GivenUp,
}

impl SeatState {
    /// Its word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Waiting => "waiting",
            Self::GivenUp => "given-up",
        }
    }

    /// Reads the word back.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Held, Self::Waiting, Self::GivenUp].into_iter().find(|state| state.word() == word)
    }
}

/// Who comes and how to reach them, as they wrote it; kept sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// What to call them; may be empty.
    pub name: String,
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
}

/// A registration.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Its identifier.
    pub id: Uuid,
    /// For which event.
    pub event: Uuid,
    /// Whose.
    pub person: Uuid,
    /// What one says on the telephone.
    pub reference: String,
    /// Where it stands.
    pub state: SeatState,
    /// Who comes.
    pub holder: Holder,
    /// When they asked.
    pub asked_at: Timestamp,
}
