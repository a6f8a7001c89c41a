//! What counselling works on: the shared diagnosis, projects, objectives, steps, the synthesis.
//!
//! Types and rules only: a word of a column is read by one function, a form by one constructor that can refuse, and
//! nothing here fails for an outside reason.

pub mod diagnosis;
pub mod objective;
pub mod project;
pub mod step;
pub mod synthesis;

use jalon_kernel::access::Actor;
pub(crate) use jalon_kernel::words;

words! {
    /// Whose words these are.
    Voice {
        /// The person whose path it is.
        Person = "person",
        /// Who accompanies them.
        Counsellor = "counsellor",
    }
}

impl Voice {
    /// The voice an actor speaks with; the policies have said before whether they may speak at all.
    pub fn of(actor: &Actor) -> Self {
        match actor {
            Actor::Person { .. } | Actor::Visitor { .. } => Self::Person,
            _ => Self::Counsellor,
        }
    }

    /// The other one of the two.
    pub const fn other(self) -> Self {
        match self {
            Self::Person => Self::Counsellor,
            Self::Counsellor => Self::Person,
        }
    }
}
