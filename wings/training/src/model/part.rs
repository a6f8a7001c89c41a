//! The parts of a training project, each written and versioned apart.

use jalon_kernel::closed;
use jiff::Timestamp;

use super::Voice;

closed! {
    /// A part of the training project of a parcours.
    Part {
        /// What the training must bring, and for whom (2.3-04).
        Need = "need",
        /// Whether experience can be recognised instead, whole or in part (2.3-02).
        Recognition = "recognition",
        /// The certification or programme looked for (2.3-05).
        Certification = "certification",
        /// Sessions and their organisations, side by side (2.3-10).
        Offers = "offers",
        /// In or out of working time, and the employer's answer (2.3-11).
        WorkingTime = "working-time",
        /// What funding depends on, but for health.
        Facts = "facts",
        /// What of it tells of health or disability: of the class *health* (2.0-04).
        HealthFacts = "health-facts",
        /// A project brought ready-made and what was decided of it (2.3-07).
        Direct = "direct",
        /// What is declared to the account's information system (2.3-13).
        Declarations = "declarations",
        /// What happens during the training (1-11).
        FollowUp = "follow-up",
    }
}

/// A part as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept<T> {
    /// What it says.
    pub content: T,
    /// Who wrote it last.
    pub by: Voice,
    /// When.
    pub at: Timestamp,
    /// Its version.
    pub version: i64,
}
