//! The words of the documents in the three languages of the house.
//!
//! [`Labels`] is one typed table, filled once per language: a missing word does not compile. Words of the person or of
//! the counsellor are never translated.

mod dates;
mod easy_french;
mod english;
mod french;

use crate::personal_data::Answer;
use crate::synthesis::{ActionState, AssetSource, Channel, OptionFate, Part, ProjectKind};

/// The languages a document can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// French.
    French,
    /// French, easy to read.
    EasyFrench,
    /// English.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 3] = [Language::French, Language::EasyFrench, Language::English];

    /// The language tag, as BCP 47 has it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::French | Language::EasyFrench => "fr",
            Language::English => "en",
        }
    }
}

/// The words of one language. Fields are named after what they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labels {
    /// The language these words are in.
    pub language: Language,

    /// "Summary of your career guidance"
    pub synthesis_title: &'static str,
    /// "What we hold about you"
    pub personal_data_title: &'static str,
    /// "Contents"
    pub contents: &'static str,
    /// "Page"
    pub page: &'static str,
    /// "of"
    pub page_of: &'static str,
    /// "Version"
    pub version: &'static str,
    /// "File reference"
    pub reference: &'static str,
    /// "Person"
    pub person: &'static str,
    /// "What stands between a label and its value"
    pub colon: &'static str,

    /// "Draft, not accepted yet"
    pub draft_mention: &'static str,
    /// "This document is a draft"
    pub draft_notice: &'static str,
    /// "Accepted by the person on"
    pub agreed_on: &'static str,
    /// "Issued on"
    pub made_on: &'static str,
    /// "Parts left empty"
    pub missing_parts: &'static str,
    /// "A summary can hold these parts"
    pub missing_parts_intro: &'static str,
    /// "The sign □ stands for a character this document cannot show"
    pub replaced_characters: &'static str,
    /// "Not filled in"
    pub not_filled: &'static str,
    /// "Nothing is held here."
    pub nothing_held: &'static str,
    /// "Yes"
    pub yes: &'static str,
    /// "No"
    pub no: &'static str,

    /// "Who supports you"
    pub guidance: &'static str,
    /// "Operator"
    pub operator: &'static str,
    /// "Site"
    pub site: &'static str,
    /// "Counsellor"
    pub counsellor: &'static str,
    /// "Period"
    pub period: &'static str,
    /// "From"
    pub period_from: &'static str,
    /// "to"
    pub period_to: &'static str,
    /// "Since"
    pub period_open: &'static str,

    /// "Services received"
    pub services: &'static str,
    /// "Date"
    pub date: &'static str,
    /// "Service"
    pub service: &'static str,
    /// "How"
    pub channel: &'static str,
    /// "Duration"
    pub duration: &'static str,
    /// "Outcome"
    pub output: &'static str,
    /// "In person"
    pub in_person: &'static str,
    /// "By telephone"
    pub telephone: &'static str,
    /// "By video"
    pub video: &'static str,
    /// "In writing"
    pub message: &'static str,
    /// "min"
    pub minutes: &'static str,
    /// "h"
    pub hours: &'static str,

    /// "The request"
    pub demand: &'static str,
    /// "As first expressed"
    pub demand_expressed: &'static str,
    /// "As reformulated together"
    pub demand_reformulated: &'static str,

    /// "Shared assessment"
    pub diagnosis: &'static str,
    /// "Situation and constraints"
    pub situation: &'static str,
    /// "The person"
    pub person_says: &'static str,
    /// "The counsellor"
    pub counsellor_says: &'static str,
    /// "Shared by both on"
    pub both_agreed_on: &'static str,
    /// "Disagreement"
    pub disagreement: &'static str,

    /// "Skills and assets"
    pub assets: &'static str,
    /// "Skill or asset"
    pub asset: &'static str,
    /// "Source"
    pub asset_source: &'static str,
    /// "Declared"
    pub declared: &'static str,
    /// "Proven"
    pub proven: &'static str,
    /// "Recognised"
    pub recognised: &'static str,

    /// "Options explored"
    pub options: &'static str,
    /// "Option"
    pub option: &'static str,
    /// "Outcome"
    pub option_fate: &'static str,
    /// "Reasons"
    pub reasons: &'static str,
    /// "Kept"
    pub kept: &'static str,
    /// "Dropped"
    pub dropped_option: &'static str,
    /// "Still open"
    pub open: &'static str,

    /// "Career project"
    pub projects: &'static str,
    /// "Project"
    pub project: &'static str,
    /// "Kind"
    pub project_kind: &'static str,
    /// "Move within the same employer"
    pub internal_mobility: &'static str,
    /// "Move to another employer"
    pub external_mobility: &'static str,
    /// "Public employment"
    pub public_employment: &'static str,
    /// "Job search"
    pub job_search: &'static str,
    /// "Starting or taking over a business"
    pub business: &'static str,
    /// "Keeping one’s job"
    pub keeping_job: &'static str,
    /// "Target occupation"
    pub occupation: &'static str,
    /// "ROME code"
    pub rome: &'static str,
    /// "Description"
    pub description: &'static str,
    /// "Area"
    pub territory: &'static str,
    /// "Time frame"
    pub horizon: &'static str,
    /// "Evidence of feasibility"
    pub feasibility: &'static str,
    /// "Skills or qualifications to gain"
    pub gaps: &'static str,
    /// "What remains to be checked"
    pub to_check: &'static str,

    /// "Objectives"
    pub objectives: &'static str,
    /// "Objective"
    pub objective: &'static str,
    /// "Reached when"
    pub success: &'static str,
    /// "Strategies"
    pub strategies: &'static str,

    /// "Training considered"
    pub training: &'static str,
    /// "Certification"
    pub certification: &'static str,
    /// "Organisation"
    pub organisation: &'static str,
    /// "Format and dates"
    pub modality: &'static str,
    /// "Price"
    pub price: &'static str,
    /// "Funding plan"
    pub funding: &'static str,
    /// "Payer"
    pub payer: &'static str,
    /// "Scheme"
    pub scheme: &'static str,
    /// "Amount"
    pub amount: &'static str,
    /// "Apply before"
    pub deadline: &'static str,
    /// "Total"
    pub total: &'static str,

    /// "Action plan"
    pub actions: &'static str,
    /// "Action"
    pub what: &'static str,
    /// "Who"
    pub who: &'static str,
    /// "When"
    pub when: &'static str,
    /// "Done when"
    pub done_when: &'static str,
    /// "State"
    pub state: &'static str,
    /// "To do"
    pub to_do: &'static str,
    /// "Under way"
    pub doing: &'static str,
    /// "Done"
    pub done: &'static str,
    /// "Given up"
    pub given_up: &'static str,

    /// "In the person’s own words"
    pub own_words: &'static str,
    /// "Contacts"
    pub contacts: &'static str,
    /// "Next review"
    pub next_review: &'static str,
    /// "Place"
    pub place: &'static str,
    /// "Consents given"
    pub consents: &'static str,
    /// "Coming back to us"
    pub contact_again: &'static str,

    /// "Who opened your file"
    pub access_log: &'static str,
    /// "Each line is one consultation of your file by an authorised person."
    pub access_log_intro: &'static str,
    /// "Nobody but you has opened your file."
    pub access_log_empty: &'static str,
    /// "Purpose"
    pub purpose: &'static str,
    /// "Item"
    pub item: &'static str,
}

impl Labels {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Labels {
        match language {
            Language::French => &french::LABELS,
            Language::EasyFrench => &easy_french::LABELS,
            Language::English => &english::LABELS,
        }
    }

    /// The title of a part of the synthesis.
    pub fn part(&self, part: Part) -> &'static str {
        match part {
            Part::Guidance => self.guidance,
            Part::Period => self.period,
            Part::Services => self.services,
            Part::Demand => self.demand,
            Part::Diagnosis => self.diagnosis,
            Part::Assets => self.assets,
            Part::Options => self.options,
            Part::Projects => self.projects,
            Part::Objectives => self.objectives,
            Part::Strategies => self.strategies,
            Part::Training => self.training,
            Part::Funding => self.funding,
            Part::Actions => self.actions,
            Part::OwnWords => self.own_words,
            Part::Contacts => self.contacts,
            Part::NextReview => self.next_review,
            Part::Consents => self.consents,
            Part::ContactAgain => self.contact_again,
        }
    }

    /// How a service took place.
    pub fn channel_name(&self, channel: Channel) -> &'static str {
        match channel {
            Channel::InPerson => self.in_person,
            Channel::Telephone => self.telephone,
            Channel::Video => self.video,
            Channel::Message => self.message,
        }
    }

    /// Where a skill comes from.
    pub fn asset_source_name(&self, source: AssetSource) -> &'static str {
        match source {
            AssetSource::Declared => self.declared,
            AssetSource::Proven => self.proven,
            AssetSource::Recognised => self.recognised,
        }
    }

    /// What became of an option.
    pub fn fate(&self, fate: OptionFate) -> &'static str {
        match fate {
            OptionFate::Kept => self.kept,
            OptionFate::Dropped => self.dropped_option,
            OptionFate::Open => self.open,
        }
    }

    /// The kind of a project.
    pub fn project_kind_name(&self, kind: ProjectKind) -> &'static str {
        match kind {
            ProjectKind::InternalMobility => self.internal_mobility,
            ProjectKind::ExternalMobility => self.external_mobility,
            ProjectKind::PublicEmployment => self.public_employment,
            ProjectKind::JobSearch => self.job_search,
            ProjectKind::Business => self.business,
            ProjectKind::KeepingJob => self.keeping_job,
        }
    }

    /// Where a step of the plan stands.
    pub fn action_state(&self, state: ActionState) -> &'static str {
        match state {
            ActionState::ToDo => self.to_do,
            ActionState::Doing => self.doing,
            ActionState::Done => self.done,
            ActionState::Dropped => self.given_up,
        }
    }

    /// Yes or no.
    pub fn answer(&self, answer: Answer) -> &'static str {
        match answer {
            Answer::Yes => self.yes,
            Answer::No => self.no,
        }
    }
}
