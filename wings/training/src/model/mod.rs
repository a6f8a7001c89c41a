//! What this wing works on: answers and facts, the sheets of schemes, the parts of a training project, plans, requests,
//! what is decided of a project, declared of it, and noted while it goes on.
//!
//! Types and rules only; nothing here fails for an outside reason.

pub mod answers;
pub mod case;
pub mod check;
pub mod declaration;
pub mod direct;
pub mod follow_up;
pub mod outcome;
pub mod part;
pub mod plan;
pub mod project;
pub mod regional;
pub mod request;
pub mod sheet;
pub mod whole;

use jalon_kernel::access::Actor;
use jalon_kernel::closed;

closed! {
    /// Whose words these are.
    Voice {
        /// The person whose project it is.
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
}
