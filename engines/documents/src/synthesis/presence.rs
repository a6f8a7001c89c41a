//! Which parts of a synthesis hold something.
//!
//! The list is written once here, so that the document, the screen and the export tell the same parts as missing.

use super::{Agreement, Guidance, Identity, Synthesis};

/// The parts a synthesis can hold, in the order of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Operator, site, counsellor.
    Guidance,
    /// Days covered.
    Period,
    /// Services received.
    Services,
    /// Demand.
    Demand,
    /// Shared diagnosis.
    Diagnosis,
    /// Skills and assets.
    Assets,
    /// Options explored.
    Options,
    /// Projects.
    Projects,
    /// Objectives.
    Objectives,
    /// Strategies.
    Strategies,
    /// Training path.
    Training,
    /// Funding plan.
    Funding,
    /// Action plan.
    Actions,
    /// The person's own words.
    OwnWords,
    /// Contacts.
    Contacts,
    /// Next review.
    NextReview,
    /// Consents.
    Consents,
    /// Right to contact again.
    ContactAgain,
}

impl Synthesis {
    /// A synthesis with no part filled yet.
    pub fn draft(identity: Identity, version: u32) -> Self {
        Self {
            version,
            agreement: Agreement::Draft,
            identity,
            guidance: Guidance::default(),
            period: None,
            services: Vec::new(),
            demand: None,
            diagnosis: None,
            assets: Vec::new(),
            options: Vec::new(),
            projects: Vec::new(),
            objectives: Vec::new(),
            strategies: Vec::new(),
            training: Vec::new(),
            funding: Vec::new(),
            actions: Vec::new(),
            own_words: None,
            contacts: Vec::new(),
            next_review: None,
            consents: Vec::new(),
            contact_again: None,
        }
    }

    /// Every part with whether it holds something, in the order of the document.
    pub fn presence(&self) -> Vec<(Part, bool)> {
        let demand = self.demand.clone().unwrap_or_default();
        let diagnosis = self.diagnosis.clone().unwrap_or_default();
        let guidance = &self.guidance;
        vec![
            (
                Part::Guidance,
                [&guidance.operator, &guidance.site, &guidance.counsellor].into_iter().any(said),
            ),
            (Part::Period, self.period.is_some()),
            (Part::Services, !self.services.is_empty()),
            (Part::Demand, said(&demand.expressed) || said(&demand.reformulated)),
            (
                Part::Diagnosis,
                diagnosis.outcome.is_some()
                    || [&diagnosis.situation, &diagnosis.person, &diagnosis.counsellor].into_iter().any(said),
            ),
            (Part::Assets, !self.assets.is_empty()),
            (Part::Options, !self.options.is_empty()),
            (Part::Projects, !self.projects.is_empty()),
            (Part::Objectives, !self.objectives.is_empty()),
            (Part::Strategies, !self.strategies.is_empty()),
            (Part::Training, !self.training.is_empty()),
            (Part::Funding, !self.funding.is_empty()),
            (Part::Actions, !self.actions.is_empty()),
            (Part::OwnWords, said(&self.own_words)),
            (Part::Contacts, !self.contacts.is_empty()),
            (Part::NextReview, self.next_review.is_some()),
            (Part::Consents, !self.consents.is_empty()),
            (Part::ContactAgain, said(&self.contact_again)),
        ]
    }
}

/// Whether a text says something: blanks alone do not.
fn said(text: &Option<String>) -> bool {
    text.as_deref().is_some_and(|text| !text.trim().is_empty())
}
